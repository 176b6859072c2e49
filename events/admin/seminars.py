"""Seminars and where the facts about them were found."""

from django.contrib import admin

from events.models import Seminar, Source

from .base import RecordAdmin
from .publication import PublicationMixin


class SourceInline(admin.StackedInline):
    model = Source
    extra = 0


@admin.register(Seminar)
class SeminarAdmin(PublicationMixin, RecordAdmin):
    list_display = ["title", "start_date", "city", "country", "status"]
    list_select_related = ["country"]
    list_filter = ["status"]
    search_fields = ["title", "short_title"]
    autocomplete_fields = ["country"]
    readonly_fields = ["status"]
    inlines = [SourceInline]
