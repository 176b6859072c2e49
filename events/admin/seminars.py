"""Seminars and where the facts about them were found."""

from django.contrib import admin

from events.models import Seminar, Source

from .saving import RecordAdmin


class SourceInline(admin.StackedInline):
    model = Source
    extra = 0


@admin.register(Seminar)
class SeminarAdmin(RecordAdmin):
    list_display = ["title", "start_date", "city", "country", "status"]
    list_select_related = ["country"]
    list_filter = ["status"]
    search_fields = ["title", "short_title"]
    autocomplete_fields = ["country"]
    readonly_fields = ["status"]
    inlines = [SourceInline]
