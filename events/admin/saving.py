"""Saving once, and never over what somebody else saved meanwhile.

Each form carries a token, so that a form sent twice is saved once. Each carries the version it was opened at as well,
that of the session for contributions and quotes: a save on an older state is refused with 409, everything typed stays
on the page, and what the other person changed is shown beside it.
"""

import copy
import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from events import editing
from events.models import Contribution, Quote, Session, Submission
from seminar.held import hand_back

from . import comparing
from .choosing import ChoosingMixin, RecordForm
from .deletion import AskedAnewMixin
from .numbers import number_in
from .rights import is_settled, why_locked

MOST_ROWS = 3_000  # contributions and quotes together: 300 people with two quotes each have 900
KEPT = timedelta(days=2)  # how long a page that is still open may be sent again and be recognized
TYPED_ON = gettext_lazy(
    "This page was saved already, and what you typed since is not saved. It is still here: save again to add it as "
    "another one, or copy it to the one that was saved."
)
SIGNED = {"salt": "events.admin.saving", "compress": True}


def rows_sent(request):
    """Count the rows that a form says it has, those inside of others included."""
    said = [value for name, value in request.POST.items() if name.endswith("-TOTAL_FORMS")]
    return sum(int(value) if len(value) < 10 else MOST_ROWS + 1 for value in said if value.isdecimal())


def digest(request):
    """Sum up all that a form says; which button sent it makes no difference."""
    sent = sorted((name, values) for name, values in request.POST.lists() if not name.startswith(("_", "csrf")))
    return hashlib.sha256(json.dumps(sent).encode()).hexdigest()


def token_in(request):
    """Return the token that a form was sent with; nothing for one that no page gave out and no database stores."""
    sent = request.POST.get("form_token", "")
    return sent if sent.isalnum() else ""


class AlreadySaved(Exception):
    """The form was saved while this second sending of it waited."""


class TypedOnForm:
    """A form for something new that was saved already and came again with other words: the editor says what to do."""

    def clean(self):
        super().clean()
        raise ValidationError(TYPED_ON, code="typed-on")


class RecordMixin(ChoosingMixin):
    """The admin page of a part of the record: sent twice, it is saved once."""

    form = RecordForm

    @property
    def media(self):
        # Named with what it builds on, so that it comes after it.
        choices = forms.Media(js=["admin/js/jquery.init.js", "admin/js/autocomplete.js", "js/admin/choices.js"])
        return super().media + choices + forms.Media(js=["js/admin/leave.js", "js/admin/words.js"])

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and rows_sent(request) > MOST_ROWS:
            why = gettext("A page saves at most %(number)s rows. Save in several steps, with fewer rows each.")
            return hand_back(request, why % {"number": f"{MOST_ROWS:,}"}, again=False, status=400)
        if sent := self.sent_before(request):
            return self.answer_again(request, sent)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, AlreadySaved):
            if sent := self.sent_before(request):
                return self.answer_again(request, sent)
            if self.is_typed_on(request):  # saved with other words while this one waited
                return super().changeform_view(request, object_id, form_url, extra_context)
            raise
        except PermissionDenied:
            if "form_token" not in request.POST:
                raise
            obj = object_id and self.get_object(request, unquote(object_id))
            why = why_locked(request, obj) if obj else gettext("Your role does not let you add this.")
            return hand_back(request, why)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Say that the row is gone; with what was typed on its page, if it was sent."""
        if "form_token" not in request.POST:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        why = gettext("Somebody deleted this %(kind)s after you had opened it, so it cannot be saved.")
        return hand_back(request, why % {"kind": opts.verbose_name}, again=False, status=409)

    def sent_before(self, request):
        """Return what came of this very form, if it was saved before."""
        sent = self._of_token(request)
        return sent if sent and sent.digest == digest(request) else None

    def is_typed_on(self, request):
        """Tell whether this form was saved before, and came again with other words."""
        sent = self._of_token(request)
        return bool(sent and sent.digest != digest(request))

    def _of_token(self, request):
        token = token_in(request)
        return token and Submission.objects.filter(token=token[:32]).first()

    def answer_again(self, request, sent):
        self.message_user(request, gettext("This page was sent twice. It was saved once."), messages.INFO)
        return HttpResponseRedirect(sent.url)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not change and self.is_typed_on(request):
            return type(form.__name__, (TypedOnForm, form), {})
        return form

    def render_change_form(self, request, context, *args, **kwargs):
        context["form_token"] = self.token(request)
        response = super().render_change_form(request, context, *args, **kwargs)
        if isinstance(context["adminform"].form, TypedOnForm):
            response.status_code = 409
        return response

    def response_add(self, request, obj, post_url_continue=None):
        return self.note(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.note(request, obj, super().response_change(request, obj))

    def note(self, request, obj, response):
        """Write down that the form was saved, in the transaction that saved it."""
        self.note_sent(request, getattr(response, "url", "") or self.change_url(obj))
        return response

    def note_sent(self, request, url):
        if token_in(request):
            Submission.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()
            Submission.objects.create(token=self.token(request)[:32], digest=digest(request), url=url[:500])

    def token(self, request):
        """Return the token of the page: a new one where the one that was sent has been saved with other words."""
        sent = token_in(request)
        return sent if sent and not self.is_typed_on(request) else secrets.token_hex(16)

    def change_url(self, obj):
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])

    def save_model(self, request, obj, form, change):
        if isinstance(form, RecordForm):
            form.save_new_choices()
        super().save_model(request, obj, form, change)


@dataclass
class Guard:
    """What a page that was sent knew of a row, against what the row is now. `root` stands for its parts too."""

    root: Model
    base: int | None
    overwrite: int | None
    agreed: str = ""  # the rows that may vanish from a public page
    refused: str = ""
    vanishing: "Vanishing | None" = None

    @classmethod
    def of(cls, request, root):
        base, overwrite = (number_in(request.POST.get(name)) for name in ("base_version", "overwrite_version"))
        return cls(root, base, overwrite, request.POST.get("may_vanish", ""))

    @property
    def overwrites(self):
        return self.overwrite == self.root.version

    def check(self):
        if self.base is None:
            self.refused = "unknown"
            raise ValidationError(
                gettext(
                    "This page was sent without the version it was opened at, so nothing was saved. "
                    "Compare it with what is saved now, then choose what to keep."
                ),
                code="stale",
            )
        if self.root.version not in (self.base, self.overwrite):
            self.refused = "stale"
            told = gettext(
                "Somebody else saved this %(kind)s after you had opened it, so nothing was "
                "saved. All you typed is still here. Compare both below, then choose what to keep."
            )
            raise ValidationError(told % {"kind": self.root._meta.verbose_name}, code="stale")

    def ask_about(self, rows):
        """Refuse to take rows off a public page before somebody has read what vanishes and agreed to just that."""
        if rows and is_settled(self.root):
            vanishing = Vanishing(rows)
            if self.agreed != vanishing.token:
                self.vanishing = vanishing
                raise ValidationError(
                    gettext("Nothing is saved yet: agree above to what vanishes from the public page.")
                )


@dataclass
class Vanishing:
    """The contributions and quotes that a save would delete, each with the quotes that go with it."""

    rows: list[tuple[Model, list[Model]]]

    @property
    def token(self):
        return ",".join(sorted(f"{row._meta.model_name}:{row.pk}" for row, _ in self.rows))

    @property
    def named(self):
        return [(row._meta.verbose_name, row, quotes) for row, quotes in self.rows]


class GuardedForm(RecordForm):
    guard = None

    def clean(self):
        cleaned = super().clean()
        if self.guard:
            self.guard.check()
        return cleaned


class GuardedInlineMixin:
    """Rows of a guarded page: the formset asks the page's guard what to do with rows that are gone."""

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.guard = getattr(request, "guard", None)
        return formset


class GuardedMixin(AskedAnewMixin, RecordMixin):
    """The admin page of a row or a part of one: no save lands on what its editor has not seen."""

    form = GuardedForm
    root_path = ""  # how a row of this model reaches the one whose version guards it; empty where it is its own

    def root_of(self, obj):
        for name in filter(None, self.root_path.split("__")):
            obj = getattr(obj, name)
        return obj

    def get_object(self, request, object_id, from_field=None):
        """Read the row; where it will be written, hold its root first, then read it as it is by now."""
        obj = super().get_object(request, object_id, from_field)
        if obj is None or request.method != "POST" or not transaction.get_connection().in_atomic_block:
            return obj
        root = editing.lock(self.root_of(obj))
        obj = root and super().get_object(request, object_id, from_field)
        if obj is not None:
            request.guard = Guard.of(request, self.root_of(obj))
        return obj

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.guard = getattr(request, "guard", None) if change else None
        return form

    def save_model(self, request, obj, form, change):
        if change:
            self.claim(request.guard.root)
        super().save_model(request, obj, form, change)

    def claim(self, root):
        editing.claim(root, root.version)

    # --- The page ----------------------------------------------------------------------------------------------------

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        guard = getattr(request, "guard", None)
        if guard and guard.refused and self.sent_before(request):
            raise AlreadySaved
        context["is_locked"] = change and not self.has_change_permission(request, obj)
        context["why_locked"] = why_locked(request, obj) if context["is_locked"] else ""
        if change and obj is not None:
            context["base_version"] = self.root_of(obj).version
            if guard:
                context["base_version"] = "" if guard.base is None else guard.base
                context["base_state"] = request.POST.get("base_state", "")
                context["overwrite_version"] = guard.overwrite if guard.overwrites and not guard.refused else ""
            else:
                context["base_state"] = signing.dumps(comparing.state(comparing.forms_of(context)), **SIGNED)
            if guard and guard.vanishing and not guard.refused:
                context["vanishing"], context["errors"] = guard.vanishing, None
            if guard and guard.refused:
                context["conflict"] = self.compare(request, context, obj, guard)
                context["errors"] = None  # the conflict says what to do; what is wrong in a field stands at the field
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if guard and guard.refused:
            response.status_code = 409
        return response

    def compare(self, request, context, obj, guard):
        """Show both sides, and put the other person's values into the fields that were not changed here."""
        try:
            base = signing.loads(request.POST.get("base_state", ""), salt=SIGNED["salt"])
        except signing.BadSignature:
            base = {}  # nothing is known to be untouched, so everything that was sent stays
        mine, theirs = comparing.forms_of(context), comparing.keyed(self.saved_forms(request, obj))
        last = comparing.last_entry(guard.root)
        who = (last.user.get_full_name() or last.user.get_username()) if last else gettext("somebody else")
        if last and last.user == request.user:
            who = gettext("you, in another window")
        rows = comparing.differences(mine, theirs, base, who)
        data = comparing.merged(request.POST, mine, theirs, base)
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        for bound in [*formsets, *mine.values(), *(form.quotes for form in mine.values() if hasattr(form, "quotes"))]:
            if bound is not None:
                bound.data = data
        root = guard.root
        return {
            "version": root.version,
            "rows": rows,
            "last": last,
            "who": who,
            "root": root,
            "kind": root._meta.verbose_name,
            "part": self.opts.verbose_name if self.root_path else "",
            "is_merged": bool(base),
        }

    def saved_forms(self, request, obj):
        """Return the forms of the page as they would open now."""
        reading = copy.copy(request)
        reading.method = "GET"
        fresh = super().get_object(reading, str(obj.pk))
        form_class = super().get_form(reading, fresh, change=True)
        formsets, _ = self._create_formsets(reading, fresh, change=True)
        rows = [form for formset in formsets for form in comparing.with_quotes(formset)]
        return [form_class(instance=fresh), *rows]

    # --- Deleting ----------------------------------------------------------------------------------------------------

    def get_actions(self, request):
        """Parts of a session are deleted one by one, each on a page that shows what goes with it."""
        actions = super().get_actions(request)
        if self.model in (Session, Contribution, Quote):
            actions.pop("delete_selected", None)
        return actions

    def render_delete_form(self, request, context):
        if obj := context.get("object"):
            context["base_version"] = self.root_of(obj).version
        return super().render_delete_form(request, context)

    def delete_model(self, request, obj):
        guard = request.guard
        if guard.base != guard.root.version:
            raise editing.Stale
        self.claim(guard.root)
        if guard.root != obj:  # the log of a part is not found any more once the part is gone
            told = gettext("Deleted the %(kind)s “%(row)s”.") % {"kind": self.opts.verbose_name, "row": obj}
            self.log_change(request, guard.root, told)
        super().delete_model(request, obj)
