"""Deleting: what is public or in use stays, and the page says where it is used."""

import copy
from itertools import islice

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import quote
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from events import editing
from events.models import (
    Contribution,
    Country,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    Source,
    Speaker,
    Status,
    Topic,
)

from .publication import AT_ONCE, TOO_MANY
from .rights import is_settled

SHOWN = 20
NAMED = (Seminar, Session, Contribution, Quote, Source, Speaker, Organization, Topic, Country, SDGTarget)

# Where a row may be named: the model, and the paths that lead from it to the row.
USES = {
    Seminar: [(Session, ["seminar"])],
    Speaker: [(Contribution, ["speaker"])],
    Organization: [(Contribution, ["organization"]), (Organization, ["parent"])],
    Topic: [(Contribution, ["topics"]), (Session, ["topics"])],
    Country: [
        (Contribution, ["country"]),
        (Contribution, ["countries"]),
        (Seminar, ["country"]),
        (Organization, ["country"]),
    ],
    SDGTarget: [(Contribution, ["sdg_targets"]), (Session, ["sdg_targets"]), (SDGTarget, ["goal"])],
}


@admin.action(permissions=["delete"], description=delete_selected.short_description)
def delete_chosen(modeladmin, request, queryset):
    """Delete rows together as far as somebody can read what goes: each costs a few queries."""
    if queryset.order_by()[: AT_ONCE + 1].count() > AT_ONCE:
        modeladmin.message_user(request, TOO_MANY, messages.WARNING)
        return None
    return delete_selected(modeladmin, request, queryset)


admin.site.add_action(delete_chosen, "delete_selected")


class AskedAnewMixin:
    """The deletion of what somebody changed meanwhile is asked about anew, with 409."""

    def render_delete_form(self, request, context):
        response = super().render_delete_form(request, context)
        response.status_code = 409 if context.get("refused") else response.status_code
        return response

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except editing.Stale:
            reading = copy.copy(request)
            reading.method, reading.POST = "GET", QueryDict()
            return super().delete_view(reading, object_id, {"refused": True})


class DeletionMixin:
    delete_confirmation_template = "admin/events/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/events/delete_selected_confirmation.html"

    def changelist_view(self, request, extra_context=None):
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        with transaction.atomic():  # an action checks and writes in one
            return super().changelist_view(request, extra_context)

    def get_deleted_objects(self, objs, request):
        """Refuse what is public or in use, with links, before the rows that would go with it are gathered."""
        keys = [obj.pk for obj in objs]
        rows = self.model._default_manager.filter(pk__in=keys)
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            rows = rows.select_for_update(of=("self",))  # nobody publishes it meanwhile
        reasons = list(islice((reason for row in rows for reason in reasons_to_keep(row)), 3 * SHOWN))
        if reasons := reasons or self._changed_since(request, rows):
            return [str(row) for row in rows], {}, set(), reasons
        _, counts, lacking, protected = super().get_deleted_objects(objs, request)
        named = {str(model._meta.verbose_name_plural) for model in NAMED}
        counts = {name: count for name, count in counts.items() if str(name) in named}
        return [part for obj in objs for part in _with_parts(obj)], counts, lacking, protected

    def render_delete_form(self, request, context):
        context["is_public"] = context.get("object") is not None and is_settled(context["object"])
        return super().render_delete_form(request, context)

    def _changed_since(self, request, rows):
        """Return what was changed after the page that asks whether to delete these rows together was shown."""
        if request.POST.get("action") != "delete_selected" or not request.POST.get("post"):
            return []
        seen = set(request.POST.getlist("seen"))
        changed = [row for row in rows if f"{row.pk}.{row.version}" not in seen]
        told = gettext("“%(row)s” was changed after this page was shown. Look at it, then choose again.")
        return [told % {"row": row} for row in changed]


def _with_parts(row):
    """Return the row and what of the record goes with it, nested as a list: no rows that only tie others together."""
    parts = []
    if isinstance(row, Session):
        parts = [part for turn in row.contributions.prefetch_related("quotes") for part in _with_parts(turn)]
    elif isinstance(row, Contribution):
        parts = [str(quote) for quote in row.quotes.all()]
    elif isinstance(row, Seminar):
        parts = [str(source) for source in row.sources.all()]
    return [str(row), parts] if parts else [str(row)]


def reasons_to_keep(row) -> list[str]:
    """Return sentences, with links, that say why a row must stay; none if it may go."""
    if isinstance(row, Session | Seminar) and row.status == Status.PUBLISHED:
        url = reverse(f"admin:events_{row._meta.model_name}_unpublish", args=[row.pk])
        told = format_html(gettext('“{row}” is published. <a href="{url}">Unpublish it first</a>.'), row=row, url=url)
        return [told]
    reasons = []
    for model, paths in USES.get(type(row), ()):
        for path in paths:
            users = model._default_manager.filter(**{path: row})
            users = users.select_related("session") if model is Contribution else users
            shown = list(users.order_by("pk")[: SHOWN + 1])
            reasons += [_use(row, user) for user in shown[:SHOWN]]
            if len(shown) > SHOWN:
                more = users.count() - SHOWN
                told = ngettext("And %(number)s more like these.", "And %(number)s more like these.", more)
                reasons.append(told % {"number": more})
    return reasons


def _use(row, user):
    name = user._meta.model_name
    url = reverse(f"admin:events_{name}_change", args=[quote(user.pk)])
    use = format_html('<a href="{}">{}</a>', url, user)
    kind = user._meta.verbose_name
    if isinstance(user, Contribution):
        return format_html(
            gettext("“{row}” is used by the {kind} {use} in “{session}”."),
            row=row,
            kind=kind,
            use=use,
            session=user.session,
        )
    return format_html(gettext("“{row}” is used by the {kind} {use}."), row=row, kind=kind, use=use)
