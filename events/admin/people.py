"""Speakers and organizations."""

from django.contrib import admin

from events.models import Organization, Speaker

from .saving import RecordAdmin


@admin.register(Speaker)
class SpeakerAdmin(RecordAdmin):
    list_display = ["name", "sort_name", "slug"]
    list_select_related = False
    search_fields = ["name", "other_names"]
    fields = ["name", "sort_name", "slug", "other_names", "biography", "website"]


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    list_display = ["name", "acronym", "kind", "country", "parent"]
    list_select_related = ["country", "parent"]
    list_filter = ["kind"]
    search_fields = ["name", "acronym", "other_names"]
    autocomplete_fields = ["country", "parent"]
    fields = ["name", "acronym", "kind", "country", "parent", "slug", "other_names", "website"]
