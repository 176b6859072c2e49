"""Sessions, contributions and quotes."""

from django.contrib import admin

from events.models import Contribution, Quote, Session

from .base import DeskMixin
from .lists import ContributionListMixin, QuoteListMixin, SessionListMixin
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
class SessionAdmin(SessionListMixin, PublicationMixin, DeskMixin, admin.ModelAdmin):
    autocomplete_fields = ["seminar", "topics", "sdg_targets"]
    readonly_fields = ["status"]
    inlines = [ContributionInline]


@admin.register(Contribution)
class ContributionAdmin(ContributionListMixin, DeskMixin, admin.ModelAdmin):
    autocomplete_fields = ["session", "speaker", "organization", "country", "countries", "topics", "sdg_targets"]
    inlines = [QuoteInline]


@admin.register(Quote)
class QuoteAdmin(QuoteListMixin, DeskMixin, admin.ModelAdmin):
    autocomplete_fields = ["contribution"]
