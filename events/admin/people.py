"""Speakers and organizations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Organization, Speaker

from .base import DeskMixin
from .lists import OrganizationListMixin, SpeakerListMixin
from .occurrences import OccurrencesMixin
from .same import SameNameMixin
from .saving import GuardedMixin


@admin.register(Speaker)
class SpeakerAdmin(SameNameMixin, GuardedMixin, OccurrencesMixin, SpeakerListMixin, DeskMixin, admin.ModelAdmin):
    fields = ["name", "sort_name", "slug", "other_names", "biography", "website"]
    occurs_as = "speaker"
    occurs_title = _("Where they spoke")


@admin.register(Organization)
class OrganizationAdmin(
    SameNameMixin, GuardedMixin, OccurrencesMixin, OrganizationListMixin, DeskMixin, admin.ModelAdmin
):
    autocomplete_fields = ["country", "parent"]
    fields = ["name", "acronym", "kind", "country", "parent", "slug", "other_names", "website"]
    occurs_as = "organization"
