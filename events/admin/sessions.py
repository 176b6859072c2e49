"""Sessions, contributions and quotes: the desk on which the record is written."""

from django.contrib import admin
from django.db.models import Max
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from events import editing
from events.models import Contribution, Quote, Session, Status

from .base import DeskMixin
from .choosing import ChoosingMixin
from .lists import ContributionListMixin, QuoteListMixin, SessionListMixin, state_in_words
from .numbers import number_in
from .publication import PublicationMixin
from .rights import ONLY_PUBLISHERS_ADD
from .rows import CONTRIBUTION_PARTS, MOST, ContributionForm, ContributionFormSet, QuoteForm, QuoteFormSet
from .saving import GuardedForm, GuardedInlineMixin, GuardedMixin
from .sourcing import SourcedMixin

CHOSEN = ["speaker", "organization", "country", "countries", "topics", "sdg_targets"]


def in_words(thing):
    """Return the state of a session or seminar as a sentence."""
    said = gettext("%(state)s.") if thing.status == Status.PUBLISHED else gettext("%(state)s: only staff can see it.")
    return said % {"state": state_in_words(thing)}


def after_last(rows):
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


class SessionForm(GuardedForm):
    """A session. What is published neither vanishes nor appears by moving: that is for the pages that say so."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            place = self.fields["position"]
            place.required = False
            place.help_text = format_lazy("{} {}", place.help_text, gettext_lazy("Left empty, it comes last."))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("position") is None and "position" not in self.errors and cleaned.get("seminar"):
            cleaned["position"] = after_last(Session.objects.filter(seminar=cleaned["seminar"]))
        self._stay_as_public(cleaned.get("seminar"))
        return cleaned

    def _stay_as_public(self, seminar):
        session = self.instance
        if seminar is None or session.status != Status.PUBLISHED or seminar.is_public == session.seminar.is_public:
            return
        if seminar.is_public:
            told = gettext(
                "This session is published, and in that seminar it would appear on the site at once. "
                "Unpublish it first, then move it."
            )
        else:
            told = gettext(
                "This session is published, and in that seminar it would vanish from the site. "
                "Unpublish it first, then move it."
            )
        self.add_error("seminar", told)


class RowsInline(GuardedInlineMixin, ChoosingMixin, admin.StackedInline):
    """Rows edited on the page of what they belong to."""

    extra = 1
    max_num = MOST

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Do without the links to other pages: a name that is not on record is added in the list itself."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.widget = getattr(field.widget, "widget", field.widget)
        field.label, field.help_text = str(field.label), str(field.help_text)  # once for all rows
        return field

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=MOST, **kwargs)

    @property
    def media(self):
        return super(admin.options.InlineModelAdmin, self).media  # our own rows.js serves both levels of rows


class ContributionInline(RowsInline):
    model = Contribution
    form = ContributionForm
    formset = ContributionFormSet
    template = "admin/events/_contributions.html"
    fields = ["position", *(name for _, names in CONTRIBUTION_PARTS for name in names)]
    autocomplete_fields = CHOSEN

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("quotes", "countries", "topics", "sdg_targets")


class QuoteInline(RowsInline):
    model = Quote
    form = QuoteForm
    formset = QuoteFormSet
    template = "admin/events/_quotes_inline.html"
    fields = ["position", "text", "language", "featured"]


class NewContributionForm(ContributionForm):
    """A contribution for a session, which is held from here on: nobody publishes or deletes it meanwhile."""

    def clean(self):
        cleaned = super().clean()
        session = cleaned.get("session")
        if session and editing.lock(session) is None:
            self.add_error("session", gettext("Somebody deleted this session meanwhile. Choose another."))
        elif session and not self.fields["session"].queryset.filter(pk=session.pk).exists():
            self.add_error("session", ONLY_PUBLISHERS_ADD)
        return cleaned


class RowsMedia:
    js = ("js/admin/rows.js", "js/admin/preview.js")


@admin.register(Session)
class SessionAdmin(GuardedMixin, SessionListMixin, PublicationMixin, DeskMixin, admin.ModelAdmin):
    form = SessionForm
    autocomplete_fields = ["seminar", "topics", "sdg_targets"]
    readonly_fields = ["state"]
    inlines = [ContributionInline]
    fieldsets = [
        (None, {"fields": ["seminar", "title", "kind", "position"]}),
        (gettext_lazy("When and where"), {"fields": ["start", "end", "place"]}),
        (gettext_lazy("Before anyone speaks"), {"fields": ["introduction", "language"]}),
        (gettext_lazy("What all of it is about"), {"fields": ["topics", "sdg_targets"]}),
        (gettext_lazy("State and address"), {"fields": ["state", "slug"], "classes": ["collapse"]}),
    ]
    Media = RowsMedia

    @admin.display(description=gettext_lazy("State"))
    def state(self, session):
        return in_words(session)

    def get_changeform_initial_data(self, request):
        """Start a session in the seminar it was asked for, after its last one and in its language."""
        initial = super().get_changeform_initial_data(request)
        initial.setdefault("position", "")
        if seminar := number_in(initial.get("seminar")):
            others = Session.objects.filter(seminar=seminar)
            initial["position"] = initial["position"] or after_last(others)
            if language := others.values_list("language", flat=True).first():
                initial.setdefault("language", language)
        return initial


@admin.register(Contribution)
class ContributionAdmin(GuardedMixin, SourcedMixin, ContributionListMixin, DeskMixin, admin.ModelAdmin):
    form = ContributionForm
    root_path = "session"
    autocomplete_fields = ["session", *CHOSEN]
    inlines = [QuoteInline]
    fieldsets = [
        (None, {"fields": ["session", "position"]}),
        *((name, {"fields": fields}) for name, fields in CONTRIBUTION_PARTS),
    ]
    Media = RowsMedia

    def get_changeform_initial_data(self, request):
        """Start after the last contribution of the session it was asked for."""
        initial = super().get_changeform_initial_data(request)
        initial.setdefault("position", "")
        if session := number_in(initial.get("session")):
            initial["position"] = initial["position"] or after_last(Contribution.objects.filter(session=session))
        return initial

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **({} if change else {"form": NewContributionForm}) | kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            session = editing.lock(obj.session)
            editing.claim(session, session.version)
        super().save_model(request, obj, form, change)
        if not change or "position" in form.changed_data:
            editing.put_in_place(obj)

    def get_readonly_fields(self, request, obj=None):
        return ["session_link", "source"] if obj else []

    def get_fieldsets(self, request, obj=None):
        """A contribution stays in its session: it is public there, with its address."""
        if not obj:
            return self.fieldsets
        return [(None, {"fields": ["session_link", "position", "source"]}), *self.fieldsets[1:]]

    @admin.display(description=gettext_lazy("Session"))
    def session_link(self, contribution):
        address = reverse("admin:events_session_change", args=[contribution.session_id])
        return format_html('<a href="{}">{}</a>', address, contribution.session)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("session__seminar")


@admin.register(Quote)
class QuoteAdmin(GuardedMixin, SourcedMixin, QuoteListMixin, DeskMixin, admin.ModelAdmin):
    root_path = "contribution__session"
    fields = ["said_by", "text", "language", "featured", "source"]
    readonly_fields = ["said_by", "source"]

    def has_add_permission(self, request):
        """A quote is added where it was said: on the page of its session or contribution."""
        return False

    @admin.display(description=gettext_lazy("Said by"))
    def said_by(self, quote):
        address = reverse("admin:events_contribution_change", args=[quote.contribution_id])
        return format_html('<a href="{}">{}</a>', address, quote.contribution)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contribution__session__seminar")
