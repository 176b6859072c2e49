"""What the staff home shows: what needs an editor, what is on record, what was changed lately and by whom."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import (
    Contribution,
    Group,
    Organization,
    Quote,
    Revision,
    Seminar,
    Session,
    SourceDocument,
    Speaker,
    Status,
    Topic,
)

NEWEST = 200  # sessions among which gaps are looked for, so that the page costs the same on a large record
ROWS = 5  # shown of each kind
COUNTED = (Seminar, Session, Contribution, Quote, Speaker, Organization, Topic)
TALLY = "desk-tally"
SLOW = 0.3  # seconds
SLOW_TALLY_KEPT = timedelta(minutes=5)
UNFINISHED = (Status.DRAFT, Status.REVIEW)
QUOTED_ROLES = (Contribution.Role.SPEAKER, Contribution.Role.PANELLIST, Contribution.Role.DISCUSSANT)


@dataclass(frozen=True)
class Need:
    """Something that waits for an editor, where it is, and where it is mended."""

    what: str
    where: str
    url: str
    do: str


@dataclass(frozen=True)
class Kind:
    """How many of one kind are on record."""

    name: str
    public: int
    other: int
    list_url: str
    add_url: str  # empty for quotes, which are added where they were said


def needs() -> list[Need]:
    """Return what waits for an editor, newest first within each kind. Nine queries, whatever the size."""
    newest = Session.objects.order_by("-pk").values("pk")[:NEWEST]
    within = Session.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).select_related("seminar")
    quoted = Exists(Quote.objects.filter(contribution__session=OuterRef("pk")))
    seminars = Seminar.objects.filter(Q(status__in=UNFINISHED) | Q(start_date="") | Q(city="", country=None)).order_by(
        "-pk"
    )
    found = [_need(_("Import not finished"), document, document, _("Check")) for document in _documents()]
    found += [need for seminar in seminars[: 2 * ROWS] for need in _of_seminar(seminar)]
    for session in within.filter(status__in=UNFINISHED).order_by("-updated_at")[:ROWS]:
        state = _("Session: %(state)s") % {"state": session.get_status_display().lower()}
        found.append(_need(state, session, session, _("Continue")))
    for session in within.filter(status=Status.PUBLISHED, start="").order_by("-pk")[:ROWS]:
        found.append(_need(_("Start not recorded"), session, session, _("Add start")))
    spoken_there = Contribution.objects.filter(session__in=within.values("pk")).select_related("session")
    elsewhere = Q(country=None) & (Q(organization=None) | Q(organization__country=None)) & ~Q(group=Group.UN)
    for turn in spoken_there.filter(elsewhere).order_by("-pk")[:ROWS]:
        body = f"{turn.full_name}, {turn.organization_name}" if turn.organization_name else turn.full_name
        found.append(_need(_("No country"), body, turn, _("Add or confirm")))
    for session in within.filter(~quoted).order_by("-pk")[:ROWS]:
        found.append(_need(_("No quote"), session, session, _("Choose one")))
    found += _unquoted(spoken_there.filter(session__in=within.filter(quoted).values("pk")))
    for turn in spoken_there.filter(job_title="").order_by("-pk")[:ROWS]:
        found.append(_need(_("No post"), f"{turn.full_name}, {turn.session}", turn, _("Add or confirm")))
    return found


def _documents():
    return SourceDocument.objects.in_work().for_listing().order_by("-pk")[:ROWS]


def _of_seminar(seminar):
    """A seminar in work has one line for all that it lacks; a published one has a line for each."""
    gaps = {}
    if not seminar.start_date:
        gaps[_("Dates not recorded")] = _("Add dates")
    if not seminar.city and seminar.country_id is None:
        gaps[_("Place not recorded")] = _("Add place")
    if seminar.status in UNFINISHED:
        state = _("Seminar: %(state)s") % {"state": seminar.get_status_display().lower()}
        yield _need("; ".join([state, *(gap.lower() for gap in gaps)]), seminar, seminar, _("Continue"))
    else:
        for gap, do in gaps.items():
            yield _need(gap, seminar, seminar, do)


def _unquoted(turns):
    """Name those who spoke and are not quoted where others are, together for each session; nobody who led it."""
    quoted = Exists(Quote.objects.filter(contribution=OuterRef("pk")))
    silent = turns.filter(~quoted, role__in=QUOTED_ROLES).order_by("-session", "position", "pk")[: ROWS * ROWS]
    for session, named in groupby(silent, key=lambda turn: turn.session):
        yield _need(_("No quote"), "; ".join(turn.full_name for turn in named), session, _("Choose one"))


def _need(what, where, thing, do):
    url = reverse(f"admin:events_{thing._meta.model_name}_change", args=[thing.pk])
    return Need(what, str(where), url, do)


@dataclass(frozen=True)
class Tally:
    token: str
    counts: list
    cost: float  # seconds
    at: datetime


def tally() -> Tally:
    """Count the record: fourteen queries after a write to it, one until the next.

    Where counting is slow the numbers may be some minutes old; `at` says so.
    """
    token, known = Revision.current(), cache.get(TALLY)
    if known:
        patience = SLOW_TALLY_KEPT if known.cost > SLOW else timedelta(0)
        if known.token == token or timezone.now() - known.at < patience:
            return known
    start = time.perf_counter()
    counts = []
    for model in COUNTED:
        public = model.objects.published().count()
        counts.append((public, model.objects.count() - public))
    counted = Tally(token, counts, time.perf_counter() - start, timezone.now())
    cache.set(TALLY, counted, 24 * 60 * 60)
    return counted


def on_record(counted: Tally) -> list[Kind]:
    return [
        Kind(
            model._meta.verbose_name_plural.capitalize(),
            public,
            other,
            reverse(f"admin:events_{model._meta.model_name}_changelist"),
            "" if model is Quote else reverse(f"admin:events_{model._meta.model_name}_add"),
        )
        for model, (public, other) in zip(COUNTED, counted.counts, strict=True)
    ]


def changed_lately(limit=10) -> list[LogEntry]:
    """Return the latest log entries about the record, in two queries; `address` is empty where the thing is gone."""
    entries = list(
        LogEntry.objects.filter(content_type__app_label="events")
        .select_related("user", "content_type")
        .order_by("-pk")[:limit]
    )
    models = {entry.content_type.model: entry.content_type.model_class() for entry in entries}
    lookups = [
        model._base_manager.filter(
            pk__in=[entry.object_id for entry in entries if entry.content_type.model == name and entry.object_id]
        )
        .order_by()
        .values_list(Value(name), "pk")
        for name, model in models.items()
        if model
    ]
    here = set()
    if lookups:
        here = {(name, str(key)) for name, key in lookups[0].union(*lookups[1:], all=True)}
    for entry in entries:
        entry.address = entry.get_admin_url() if (entry.content_type.model, entry.object_id) in here else ""
    return entries
