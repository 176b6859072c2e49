"""Read once more a part of a document that a person points at: who is introduced in it. Pure."""

from __future__ import annotations

from typing import Any

from .names import name_at
from .parser import parse
from .readers import read
from .report import to_json
from .sheet import PERSON, Sheet
from .vocabulary import Vocabulary

READ = ("role", "honorific", "name", "job_title", "unit", "organization", "country", "attribution_text", "confidence")


def person_in(text: str, vocabulary: Vocabulary, name: str = "") -> dict[str, Any]:
    """Return what a text says of the person it introduces; nobody is made up, `name` serves where none is read."""
    report = to_json(parse(read(text.encode(), ""), vocabulary)) if text.strip() else {"sessions": []}
    found = [person for session in report["sessions"] for person in session["contributions"]]
    if not found or (name and name not in (found[0]["name"], "")):
        found = [person for person in found if person["name"] == name]
    if not found:
        return {"name": name} if name else {}
    values = {key: found[0].get(key) or PERSON[key] for key in READ}
    return values | {"other_names": "\n".join(found[0]["other_names"])}


def missed(sheet: Sheet, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Warn of each part that begins with somebody's name and stands in the contribution of another."""
    warnings = []
    names = {person["id"]: _words(person["name"]) for person in sheet.people}
    for piece in sheet.pieces:
        if piece.kind not in ("paragraph", "session-text"):
            continue
        found = name_at(piece.text[:200], 0, vocabulary)
        if not found or not found.honorific or found.possessive:
            continue
        if not _words(found.text) & names.get(piece.person, set()):
            called = f"{found.honorific} {found.text}"
            whose = "stands in the contribution of somebody else" if piece.person else "is text of the session"
            message = f"“{called}” begins a part that {whose}. Does a contribution start there?"
            warnings.append({"message": message, "spans": piece.spans})
    return warnings


def _words(name: str) -> set[str]:
    return {word.casefold().strip(".") for word in name.split()}
