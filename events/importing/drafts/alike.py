"""Notice that a document may be on record already, from a file of another format or typed by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from events import text
from events.importing.sheet import SPOKEN, Sheet
from events.models import Contribution, Session, SourceDocument

MOST = 3  # records shown
MOST_COMPARED = 10  # sessions whose words are read
MOST_NAMES = 300
MOST_PARTS = 30  # parts of a session whose words are looked for
LONG = 40  # letters of a part that tells texts apart
SAME = 0.5  # share of people, and then of parts, that makes a text the same


@dataclass(frozen=True)
class Alike:
    """A session or document with the same people and words: what it is, and why we think so."""

    thing: Session | SourceDocument
    reason: str

    @property
    def is_being_checked(self) -> bool:
        return isinstance(self.thing, SourceDocument)


def look_alikes(sheet: Sheet, document: SourceDocument | None = None) -> list[Alike]:
    """Return the sessions on record and the documents being checked that seem to be this document. Few queries."""
    names = {text.fold(person["name"]): person["name"] for person in sheet.people if person["name"]}
    if not names:
        return []
    return [*_sessions(sheet, names, document), *_documents(sheet, names, document)][:MOST]


def _sessions(sheet: Sheet, names: dict[str, str], document: SourceDocument | None) -> list[Alike]:
    rows = Contribution.objects.filter(name__in=list(names.values())[:MOST_NAMES])
    if document:
        rows = rows.exclude(session__source_document=document)
    there: dict[int, set[str]] = defaultdict(set)
    for pk, name in rows.values_list("session_id", "name"):
        there[pk].add(text.fold(name))
    likely = sorted(there, key=lambda pk: -len(there[pk]))[:MOST_COMPARED]
    theirs: dict[int, str] = defaultdict(str)
    for pk, summary in Contribution.objects.filter(session__in=likely).values_list("session_id", "summary"):
        theirs[pk] += _letters(summary)
    found = {}
    for row in sheet.sessions:
        people = {text.fold(person["name"]) for person in sheet.people_of(row["id"])}
        parts = _parts(sheet, row["id"])
        for pk in likely:
            shared = len(people & there[pk])
            same = sum(len(words) for words in parts if words in theirs[pk])
            whole = min(sum(map(len, parts)), len(theirs[pk])) or 1
            if people and shared >= SAME * len(people) and same >= SAME * whole:
                found[pk] = f"{shared} of its people and {min(same / whole, 1):.0%} of the words compared are the same"
    rows = Session.objects.filter(pk__in=found).select_related("seminar") if found else []
    return [Alike(session, found[session.pk]) for session in rows]


def _parts(sheet: Sheet, session: int) -> set[str]:
    """Return the letters of some long parts of a session, evenly from all of it."""
    parts = [_letters(p.text) for p in sheet.pieces if p.kind in SPOKEN and p.session == session]
    parts = [words for words in parts if len(words) >= LONG]
    return set(parts[:: max(1, len(parts) // MOST_PARTS)])


def _documents(sheet: Sheet, names: dict[str, str], document: SourceDocument | None) -> list[Alike]:
    """Compare with what others are checking by now: their titles and people, without reading their texts."""
    rows = SourceDocument.objects.filter(saved_at=None).exclude(pk=document and document.pk).order_by("-pk")
    titles = {text.fold(row["title"]) for row in [sheet.seminar, *sheet.sessions] if row["title"]}
    found = []
    for pk, name, seminar, sessions, people in rows.values_list(
        "pk", "name", "sheet__seminar", "sheet__sessions", "sheet__people"
    )[:MOST_NAMES]:
        theirs = {text.fold(person["name"]) for person in people or [] if person["name"]}
        called = {text.fold(row["title"]) for row in [seminar or {"title": ""}, *(sessions or [])] if row["title"]}
        if titles & called and theirs and len(theirs & names.keys()) >= SAME * max(len(theirs), len(names)):
            known = f"it has the same title and {len(theirs & names.keys())} of its people"
            found.append(Alike(SourceDocument(pk=pk, name=name), known))
    return found


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", text.fold(words))
