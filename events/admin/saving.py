"""Saving once, and never over what somebody else saved meanwhile.

Each form carries a token, so that a form sent twice is saved once. The forms of a session, its contributions and its
quotes carry the version they were opened at as well: a save on an older state is refused with 409, everything typed
stays on the page, and what the other person changed is shown beside it.
"""

import copy
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from events import editing, text
from events.models import Contribution, Quote, Session, Submission

from .choosing import ChoosingMixin, RecordForm, _Chosen

KEPT = timedelta(days=2)  # how long a page that is still open may be sent again and be recognized
SALT = "events.admin.saving"
ADDED, DELETED = "Added by the other person", "Deleted by the other person"


class AlreadySaved(Exception):
    """The form was saved while this second sending of it waited."""


class RecordMixin(ChoosingMixin):
    """The admin page of a part of the record: sent twice, it is saved once."""

    form = RecordForm

    @property
    def media(self):
        # Named with what it builds on, so that it comes after it.
        choices = forms.Media(js=["admin/js/jquery.init.js", "admin/js/autocomplete.js", "js/admin/choices.js"])
        return super().media + choices + forms.Media(js=["js/admin/leave.js"])

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and (sent := self.sent_before(request)):
            return self.answer_again(request, sent)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, AlreadySaved):
            if sent := self.sent_before(request):
                return self.answer_again(request, sent)
            raise

    def sent_before(self, request):
        token = request.POST.get("form_token", "")
        return token and Submission.objects.filter(token=token[:32]).first()

    def answer_again(self, request, sent):
        self.message_user(request, "This page was sent twice. It was saved once.", messages.INFO)
        return HttpResponseRedirect(sent.url)

    def render_change_form(self, request, context, *args, **kwargs):
        context["form_token"] = self.token(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        return self.note(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.note(request, obj, super().response_change(request, obj))

    def note(self, request, obj, response):
        """Write down that the form was saved, in the transaction that saved it."""
        self.note_sent(request, getattr(response, "url", "") or self.change_url(obj))
        return response

    def note_sent(self, request, url):
        if token := request.POST.get("form_token", ""):
            Submission.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()
            Submission.objects.create(token=token[:32], url=url[:500])

    def token(self, request):
        return request.POST.get("form_token") or secrets.token_hex(16)

    def change_url(self, obj):
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])

    def save_model(self, request, obj, form, change):
        form.save_new_choices()
        super().save_model(request, obj, form, change)


@dataclass
class Guard:
    """What a page that was sent knew of the session, against what the session is now."""

    session: Session
    base: int | None
    overwrite: int | None
    refused: str = ""

    @classmethod
    def of(cls, request, session):
        def number(name):
            sent = request.POST.get(name, "")
            return int(sent) if sent.isdecimal() and len(sent) < 10 else None

        return cls(session, number("base_version"), number("overwrite_version"))

    @property
    def overwrites(self):
        return self.overwrite == self.session.version

    def check(self):
        if self.base is None:
            self.refused = "unknown"
            raise ValidationError(
                "This page was sent without the version it was opened at, so nothing was saved. "
                "Compare it with what is saved now, then choose what to keep.",
                code="stale",
            )
        if self.session.version not in (self.base, self.overwrite):
            self.refused = "stale"
            raise ValidationError(
                "Somebody else saved this session after you had opened it, so nothing was saved. "
                "All you typed is still here. Compare both below, then choose what to keep.",
                code="stale",
            )


class GuardedForm(RecordForm):
    guard = None

    def clean(self):
        cleaned = super().clean()
        if self.guard:
            self.guard.check()
        return cleaned


class GuardedMixin(RecordMixin):
    """The admin page of a session or a part of one: no save lands on what its editor has not seen."""

    form = GuardedForm
    session_path = ""  # how a row of this model reaches its session

    def session_of(self, obj):
        for name in filter(None, self.session_path.split("__")):
            obj = getattr(obj, name)
        return obj

    def get_object(self, request, object_id, from_field=None):
        """Read the row; where it will be written, hold its session first, then read it as it is by now."""
        obj = super().get_object(request, object_id, from_field)
        if obj is None or request.method != "POST":
            return obj
        session = editing.lock(self.session_of(obj).pk)
        obj = session and super().get_object(request, object_id, from_field)
        if obj is not None:
            request.guard = Guard.of(request, self.session_of(obj))
        return obj

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.guard = getattr(request, "guard", None) if change else None
        return form

    def save_model(self, request, obj, form, change):
        if change:
            editing.claim(request.guard.session, request.guard.session.version)
        super().save_model(request, obj, form, change)

    # --- The page ----------------------------------------------------------------------------------------------------

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        guard = getattr(request, "guard", None)
        if guard and guard.refused and self.sent_before(request):
            raise AlreadySaved
        context["is_locked"] = change and not self.has_change_permission(request, obj)
        if change and obj is not None:
            context["base_version"] = self.session_of(obj).version
            if guard:
                context["base_version"] = "" if guard.base is None else guard.base
                context["base_state"] = request.POST.get("base_state", "")
                context["overwrite_version"] = guard.overwrite if guard.overwrites and not guard.refused else ""
            else:
                context["base_state"] = signing.dumps(state(forms_of(context)), salt=SALT, compress=True)
            if guard and guard.refused:
                context["conflict"] = self.compare(request, context, obj, guard)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if guard and guard.refused:
            response.status_code = 409
        return response

    def compare(self, request, context, obj, guard):
        """Return what the page was opened with, what is saved now, and what was typed, field by field."""
        try:
            base = signing.loads(request.POST.get("base_state", ""), salt=SALT)
        except signing.BadSignature:
            base = None
        typed, saved = state(forms_of(context)), state(self.saved_forms(request, obj))
        rows = []
        for key in dict.fromkeys([*saved, *typed, *(base or {})]):
            if key.startswith("new:"):
                continue
            names = dict.fromkeys([*saved.get(key, {}), *typed.get(key, {})])
            if key not in saved:
                rows.append(Row(((base or {}).get(key) or typed.get(key) or {}).get("", key), DELETED))
                continue
            if key not in typed:
                rows.append(Row(saved[key][""], ADDED))
                continue
            for name in filter(None, names):
                was = (base or {}).get(key, {}).get(name)
                now, mine = saved[key].get(name, ""), typed[key].get(name, "")
                if now not in (was, mine):
                    rows.append(Row(saved[key][""], name, was, now, mine, mine_changed=mine != was))
        return {"version": guard.session.version, "rows": rows, "last": last_entry(guard.session)}

    def saved_forms(self, request, obj):
        """Return the forms of the page as they would open now."""
        reading = copy.copy(request)
        reading.method = "GET"
        fresh = super().get_object(reading, str(obj.pk))
        form_class = super().get_form(reading, fresh, change=True)
        formsets, _ = self._create_formsets(reading, fresh, change=True)
        return [form_class(instance=fresh), *(form for formset in formsets for form in with_quotes(formset))]

    # --- Deleting ----------------------------------------------------------------------------------------------------

    def get_actions(self, request):
        """Rows are deleted one by one, each on a page that shows what goes with it."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def render_delete_form(self, request, context):
        if obj := context.get("object"):
            context["base_version"] = self.session_of(obj).version
            context["refused"] = getattr(request, "guard", None) and request.guard.refused
        response = super().render_delete_form(request, context)
        if context.get("refused"):
            response.status_code = 409
        return response

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except editing.StaleSession:
            reading = copy.copy(request)
            reading.method, reading.POST = "GET", {}
            return super().delete_view(reading, object_id, extra_context)

    def delete_model(self, request, obj):
        guard = request.guard
        if guard.base != guard.session.version:
            guard.refused = "stale"
            raise editing.StaleSession
        editing.claim(guard.session, guard.base)
        super().delete_model(request, obj)


# --- What a page says ------------------------------------------------------------------------------------------------


@dataclass
class Row:
    """A difference: where, in which field, what it was, is now, and what was typed here."""

    where: str
    field: str
    was: str | None = None
    now: str | None = None
    mine: str | None = None
    mine_changed: bool = False


def with_quotes(formset):
    for form in formset.forms:
        yield form
        if quotes := getattr(form, "quotes", None):
            yield from quotes.forms


def forms_of(context):
    """Return every form on the page: the main one, its rows, and their quotes."""
    yield context["adminform"].form
    for inline in context["inline_admin_formsets"]:
        yield from with_quotes(inline.formset)


def state(forms):
    """Return what the forms say, in words: {key of the row: {label of the field: what it says, "": its name}}."""
    said = {}
    for number, form in enumerate(forms):
        row = form.instance
        sent = form.data.get(form.add_prefix("id"), "") if form.is_bound and form.prefix else row.pk
        key = f"{row._meta.model_name}:{sent}" if sent else f"new:{number}"
        said[key] = {"": str(row) if row.pk else row._meta.verbose_name} | {
            field.label or name: words(form, name, field)
            for name, field in form.fields.items()
            if name not in ("id", "DELETE") and not field.widget.is_hidden
        }
    return said


def words(form, name, field):
    value = form[name].value()
    if isinstance(field, _Chosen):
        keys = value if isinstance(value, list | tuple) else [value]
        return ", ".join(sorted(field.rows.label(field.queryset.model, key) for key in keys if key not in (None, "")))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    choices = {"": ""} | {key: label for key, label in getattr(field, "choices", ()) if key}
    return text.normalize(str(choices.get(value, "" if value is None else value))).strip()


def last_entry(session):
    """Return who saved what of the session last, as the log of the admin has it."""
    types = ContentType.objects.get_for_models(Session, Contribution, Quote)
    turns = Contribution.objects.filter(session=session)
    rows = {
        Session: [str(session.pk)],
        Contribution: [str(pk) for pk in turns.values_list("pk", flat=True)],
        Quote: [str(pk) for pk in Quote.objects.filter(contribution__in=turns).values_list("pk", flat=True)],
    }
    entries = LogEntry.objects.none()
    for model, keys in rows.items():
        entries |= LogEntry.objects.filter(content_type=types[model], object_id__in=keys)
    return entries.select_related("user").order_by("-action_time", "-pk").first()
