"""Countries, topics, goals and targets."""

from django.contrib import admin

from events.models import Country, SDGTarget, Topic

from .base import DeskMixin
from .same import SameNameMixin
from .saving import GuardedMixin


@admin.register(Country)
class CountryAdmin(GuardedMixin, DeskMixin, admin.ModelAdmin):
    list_display = ["name", "code", "slug"]
    list_select_related = False
    search_fields = ["name", "code"]


@admin.register(Topic)
class TopicAdmin(SameNameMixin, GuardedMixin, DeskMixin, admin.ModelAdmin):
    list_display = ["name", "slug"]
    list_select_related = False
    search_fields = ["name"]
    fields = ["name", "slug", "description"]


@admin.register(SDGTarget)
class SDGTargetAdmin(GuardedMixin, DeskMixin, admin.ModelAdmin):
    list_display = ["code", "label", "goal"]
    list_select_related = ["goal"]
    search_fields = ["code", "label"]
    autocomplete_fields = ["goal"]
    fields = ["code", "label", "title", "goal", "position"]
