"""Sessions, contributions and quotes."""

from django.contrib import admin

from events.models import Contribution, Quote, Session

from .base import DeskMixin
from .publication import PublicationMixin


class ContributionInline(admin.StackedInline):
    model = Contribution
    autocomplete_fields = ["speaker", "organization", "country", "countries", "topics", "sdg_targets"]
    extra = 0
    show_change_link = True


class QuoteInline(admin.StackedInline):
    model = Quote
    extra = 0


@admin.register(Session)
class SessionAdmin(PublicationMixin, DeskMixin, admin.ModelAdmin):
    list_display = ["title", "seminar", "kind", "start", "status"]
    list_select_related = ["seminar"]
    list_filter = ["status", "kind"]
    search_fields = ["title"]
    autocomplete_fields = ["seminar", "topics", "sdg_targets"]
    readonly_fields = ["status"]
    inlines = [ContributionInline]


@admin.register(Contribution)
class ContributionAdmin(DeskMixin, admin.ModelAdmin):
    list_display = ["name", "role", "session", "organization", "country"]
    list_select_related = ["session", "organization", "country"]
    list_filter = ["role"]
    search_fields = ["name", "speaker__name", "session__title"]
    autocomplete_fields = ["session", "speaker", "organization", "country", "countries", "topics", "sdg_targets"]
    inlines = [QuoteInline]


@admin.register(Quote)
class QuoteAdmin(DeskMixin, admin.ModelAdmin):
    list_display = ["text", "contribution", "featured"]
    list_select_related = ["contribution"]
    list_filter = ["featured"]
    search_fields = ["contribution__name"]
    autocomplete_fields = ["contribution"]
