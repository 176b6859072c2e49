"""Editing the record: one write at a time to a row, and what follows from the parts that an editor typed."""

import re

from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone

from .models import Contribution, Seminar, Status

# What is known of a person before they speak again.
EXPECTED_AGAIN = (
    "speaker", "position", "role", "honorific", "name", "job_title", "unit", "organization_name", "organization",
    "country", "group", "attribution_text", "language",
)  # fmt: skip


class Stale(Exception):
    """Somebody else saved the row after the page that was sent had been opened."""


def _ask_for_transaction():
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A row is held and claimed only inside a transaction.")


def lock(row: Model) -> Model | None:
    """Return the row as it is by now, held until the transaction ends; None where it is gone.

    Others may name the row meanwhile: whoever saves a contribution does not wait for whoever edits its speaker, while
    that editor waits for the row of `events_revision` (see events/triggers.py).
    """
    _ask_for_transaction()
    return type(row)._base_manager.select_for_update(no_key=True).filter(pk=row.pk).first()


def claim(row: Model, version: int) -> None:
    """Take the right to write to a row, and to what belongs to it, once, on the state `version`.

    A session stands for its contributions and quotes, a seminar for its sources. Call it inside the transaction that
    writes, before the write; Stale must roll that transaction back. Whoever saw an older state is refused.
    `row.version` follows, so that saving the instance keeps the number.
    """
    _ask_for_transaction()
    moved = {"version": F("version") + 1}
    if hasattr(row, "updated_at"):
        moved["updated_at"] = timezone.now()
    if type(row)._base_manager.filter(pk=row.pk, version=version).update(**moved) != 1:
        raise Stale(f"“{row}” is not at version {version} any more.")
    row.version = version + 1


def attribution(*parts: str) -> str:
    """Propose the printed affiliation from post, unit, body and country.

    A part that an earlier one names already is left out: "ILO" after "ILO Decent Work Team", "Japan" after
    "Government of Japan".
    """
    kept: list[str] = []
    for part in filter(None, parts):
        if not any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", earlier) for earlier in kept):
            kept.append(part)
    return ", ".join(kept)


def complete(contribution: Contribution) -> None:
    """Fill what an editor left empty from what they gave: the body's name, the group, the affiliation as printed."""
    body = contribution.organization
    if body:
        contribution.organization_name = contribution.organization_name or body.name
        contribution.group = contribution.group or body.kind
    if not contribution.attribution_text:
        country = contribution.country.name if contribution.country else ""
        contribution.attribution_text = attribution(
            contribution.job_title, contribution.unit, contribution.organization_name, country
        )


def put_in_place(turn: Contribution) -> None:
    """Move a contribution to the place that its `position` names, counted from 1: the others make room."""
    others = list(Contribution.objects.filter(session=turn.session_id).exclude(pk=turn.pk).order_by("position", "pk"))
    at = min(max(turn.position, 1), len(others) + 1) - 1
    moved = []
    for place, other in enumerate([*others[:at], turn, *others[at:]], start=1):
        if other.position != place:
            other.position = place
            moved.append(other)
    Contribution.objects.bulk_update(moved, ["position"])


def part(rows, first) -> None:
    """Give rows that share a place one each, in their order: those with a key in `first` stay, the others follow."""
    in_order = sorted(rows, key=lambda row: (row.position, row.pk not in first, row.pk))
    moved, last = [], 0
    for row in in_order:
        if row.position <= last:
            row.position = last + 1
            moved.append(row)
        last = row.position
    rows.model.objects.bulk_update(moved, ["position"])


def structure_of(seminar: Seminar):
    """Return the sessions that the next seminar like this one starts with, in order."""
    sessions = seminar.sessions.exclude(status=Status.WITHDRAWN)
    published = sessions.filter(status=Status.PUBLISHED)
    return published if published.exists() else sessions


@transaction.atomic
def copy_seminar(seminar: Seminar, *, title: str, start_date="", end_date="", people=False) -> Seminar:
    """Make a draft seminar with the structure of another: its sessions, their kinds, order and topics.

    Drafts beside published sessions were never a part of it and are left out. With `people`, everyone who spoke is
    expected again in the same role and post; nothing that was said is copied.
    """
    made = Seminar.objects.create(
        title=title, start_date=start_date, end_date=end_date, language=seminar.language, status=Status.DRAFT
    )
    structure = structure_of(seminar).prefetch_related(
        "topics", "sdg_targets", "contributions__speaker", "contributions__organization", "contributions__country"
    )
    expected = []
    for place, old in enumerate(structure, start=1):
        new = made.sessions.create(
            title=old.title, kind=old.kind, position=place, language=old.language, status=Status.DRAFT
        )
        new.topics.set(old.topics.all())
        new.sdg_targets.set(old.sdg_targets.all())
        turns = old.contributions.all() if people else ()
        expected += [
            Contribution(session=new, **{name: getattr(turn, name) for name in EXPECTED_AGAIN}) for turn in turns
        ]
    if expected:
        Contribution._meta.get_field("anchor").propose_all(expected)
        Contribution.objects.bulk_create(expected)
    return made
