"""Seminars and where the facts about them were found."""

from django.contrib import admin

from events.models import Seminar, Source

from .base import DeskMixin, WebAddressMixin
from .lists import SeminarListMixin
from .publication import PublicationMixin


class SourceInline(WebAddressMixin, admin.StackedInline):
    model = Source
    extra = 0


@admin.register(Seminar)
class SeminarAdmin(SeminarListMixin, PublicationMixin, DeskMixin, admin.ModelAdmin):
    autocomplete_fields = ["country"]
    readonly_fields = ["status"]
    inlines = [SourceInline]
