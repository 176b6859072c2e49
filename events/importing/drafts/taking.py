"""Take a document in: read it, lay it out for checking, and keep both."""

from __future__ import annotations

import hashlib
from typing import Any

from events import text
from events.importing.first_sheet import from_report
from events.importing.readers import read
from events.importing.report import to_json
from events.importing.sheet import Sheet
from events.importing.vocabulary import Vocabulary
from events.models import Organization, Seminar, SourceDocument

from .matching import propose

LONGEST_NAME = 80


def _reading():
    """Return the modules that read: to compile their patterns takes as long as all else that a process starts with."""
    from events.importing import parser, rereading

    return parser, rereading


def vocabulary() -> Vocabulary:
    """Return what the parser may recognize: countries, and the organizations on record. One query."""
    names = []
    for name, acronym, others in Organization.objects.values_list("name", "acronym", "other_names"):
        names += [name, acronym, *others.splitlines()]
    return Vocabulary(organizations=tuple(name for name in names if name))


def lay_out(report: dict[str, Any], known: Vocabulary) -> Sheet:
    """Return the first sheet of a reading. The only session is called like the seminar where it has no title."""
    _, rereading = _reading()
    sheet = from_report(report)
    warned = {span[0] for row in [*sheet.warnings, *sheet.candidates] for span in row["spans"][:1]}
    sheet.warnings += [row for row in rereading.missed(sheet, known) if row["spans"][0][0] not in warned]
    if len(sheet.sessions) == 1 and not sheet.sessions[0]["title"]:
        sheet.sessions[0]["title"] = sheet.seminar["title"]
    return sheet


def take(data: bytes, name: str, *, user=None, seminar: Seminar | None = None) -> tuple[SourceDocument, bool]:
    """Read a file and keep the reading for checking; return the document and whether it is new here.

    The same file is recognized by its SHA-256: the work on it is then found again, as it was left.
    Raises ReadError, with a sentence for the person who sent the file.
    """
    known = SourceDocument.objects.for_listing().filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known:
        return known, False
    parser, _ = _reading()
    words = vocabulary()
    report = to_json(parser.parse(read(data, name), words))
    source = report["source"]
    sheet = lay_out(report, words)
    propose(sheet)
    document, new = SourceDocument.objects.get_or_create(
        sha256=source["sha256"],
        defaults={
            "name": name_of(name, source["text"]),
            "media_type": source["media_type"],
            "text": source["text"],
            "original": data,
            "seminar": seminar or find_seminar(sheet.seminar["title"]),
            "sheet": sheet.to_dict(),
            "uploaded_by": user,
        },
    )
    return document, new


def person_in(words: str, name: str = "") -> dict[str, Any]:
    """Return what words say of the person whom they introduce; `name` serves where none is read."""
    _, rereading = _reading()
    return rereading.person_in(words, vocabulary(), name)


def name_of(name: str, words: str) -> str:
    """Return the name of a document; a pasted text is called by its first words."""
    if name:
        return name
    begins = next((line.strip() for line in words.splitlines() if line.strip()), "")
    if len(begins) > LONGEST_NAME:
        begins = f"{begins[:LONGEST_NAME].rpartition(' ')[0] or begins[:LONGEST_NAME]} …"
    return f"Pasted text: {begins}"


def find_seminar(title: str) -> Seminar | None:
    """Return the seminar of exactly this title, if there is one."""
    wanted = text.fold(title)
    return next((s for s in Seminar.objects.order_by("pk") if wanted and text.fold(s.title) == wanted), None)
