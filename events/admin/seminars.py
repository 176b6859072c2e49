"""Seminars: their programme, where the facts about them were found, and the next one like this one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext, gettext_lazy, ngettext

from events import editing
from events.models import Seminar, Source

from .base import DeskMixin, WebAddressMixin
from .choosing import RecordForm
from .lists import SeminarListMixin
from .publication import PublicationMixin
from .rows import KeptFormSet
from .saving import TYPED_ON, GuardedInlineMixin, GuardedMixin
from .sessions import RowsMedia, in_words


class SourceInline(GuardedInlineMixin, WebAddressMixin, admin.StackedInline):
    model = Source
    form = RecordForm
    formset = KeptFormSet
    template = "admin/events/seminar/_sources.html"
    extra = 1

    @property
    def media(self):
        return super(admin.options.InlineModelAdmin, self).media  # our own rows.js serves these rows


class NextSeminarForm(RecordForm):
    """Asks what no copy can know."""

    people = forms.BooleanField(
        label=gettext_lazy("Expect the same people"),
        required=False,
        help_text=gettext_lazy(
            "Everyone who spoke is entered again, with their role and post of then. Nothing they said is copied."
        ),
    )

    class Meta:
        model = Seminar
        fields = ["title", "start_date", "end_date"]

    field_order = ["title", "start_date", "end_date", "people"]


@admin.register(Seminar)
class SeminarAdmin(GuardedMixin, SeminarListMixin, PublicationMixin, DeskMixin, admin.ModelAdmin):
    autocomplete_fields = ["country"]
    readonly_fields = ["state"]
    inlines = [SourceInline]
    Media = RowsMedia
    fieldsets = [
        (None, {"fields": ["title", "short_title"]}),
        (
            gettext_lazy("When and where"),
            {"fields": ["start_date", "end_date", "time_zone", "city", "country", "venue"]},
        ),
        (gettext_lazy("About it"), {"fields": ["hosts", "summary", "website", "language"]}),
        (gettext_lazy("State and address"), {"fields": ["state", "slug"], "classes": ["collapse"]}),
    ]

    @admin.display(description=gettext_lazy("State"))
    def state(self, seminar):
        return in_words(seminar)

    def render_change_form(self, request, context, *args, **kwargs):
        seminar = context["original"]
        context["programme"] = seminar and [
            {"session": session, "state": in_words(session)} for session in seminar.sessions.all()
        ]
        context["may_add_session"] = request.user.has_perm("events.add_session")
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.next_view)
        return [path("<path:object_id>/next/", view, name="events_seminar_next"), *super().get_urls()]

    def next_view(self, request, object_id):
        """Ask for the title and dates of the next seminar like this one, show what is copied, then make it."""
        seminar = self.get_object(request, object_id)
        if seminar is None:
            raise Http404
        may = request.user.has_perms(["events.add_session", "events.add_contribution"])
        if not (may and self.has_add_permission(request) and self.has_view_permission(request, seminar)):
            raise PermissionDenied
        form = NextSeminarForm(request.POST or None)
        if request.method == "POST":
            if sent := self.sent_before(request):
                return self.answer_again(request, sent)
            if form.is_valid() and (made := self.make_next(request, seminar, form.cleaned_data)):
                return made
            if self.is_typed_on(request):
                form.add_error(None, TYPED_ON)
        context = self.admin_site.each_context(request) | {
            "title": gettext("New seminar like this one"),
            "subtitle": str(seminar),
            "seminar": seminar,
            "sessions": editing.structure_of(seminar).prefetch_related("topics"),
            "form": form,
            "form_token": self.token(request),
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/events/seminar/next.html", context)

    def make_next(self, request, seminar, given):
        """Make it, and go to its page; None where the form was sent before with other words."""
        if self.is_typed_on(request):
            return None
        try:
            with transaction.atomic():
                made = editing.copy_seminar(seminar, **given)
                url = self.change_url(made)
                self.note_sent(request, url)
        except IntegrityError:
            if sent := self.sent_before(request):
                return self.answer_again(request, sent)
            if self.is_typed_on(request):
                return None
            raise
        self.log_addition(request, made, gettext("Made like “%(seminar)s”.") % {"seminar": seminar})
        count = made.sessions.count()
        told = ngettext(
            "The draft seminar “%(seminar)s” was made with %(count)s session.",
            "The draft seminar “%(seminar)s” was made with %(count)s sessions.",
            count,
        )
        self.message_user(request, told % {"seminar": made, "count": count}, messages.SUCCESS)
        return HttpResponseRedirect(url)
