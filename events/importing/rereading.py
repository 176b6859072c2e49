"""Read once more a part of a document that a person points at: who is introduced in it. Pure."""

from __future__ import annotations

import re
from typing import Any

from .blocks import FOLDED
from .introductions import ENOUGH, introduction_of
from .names import name_at
from .parser import parse
from .readers import read
from .report import to_json
from .sentences import sentence_end, sentence_starts
from .sheet import PERSON, Sheet
from .vocabulary import Vocabulary

SENTENCE = re.compile(r"[.!?…]['\"”’»)]*\s*$")
THEN = re.compile(r"^(?:Then|Next|And|Later|Afterwards|Finally|Ensuite|Puis|Luego|Después|Depois)\s+(?=[^\W\d_])")
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
    """Warn of each part in which somebody else than its owner seems to take the floor.

    The reading looks into paragraphs itself; here are looked at how a part begins, and the sentences that follow one
    that introduces somebody.
    """
    warnings = []
    names = {person["id"]: _words(person["name"]) for person in sheet.people}
    for piece in sheet.pieces:
        mine = names.get(piece.person, set())
        if piece.kind == "introduction":
            found = [name for name in _inside(piece.text, vocabulary) if not _words(name) & mine]
            message = "“{}” seems to take the floor where somebody else is introduced. Does a contribution start there?"
        elif piece.kind in ("paragraph", "session-text") and SENTENCE.search(piece.text):
            first = name_at(piece.text[:200], 0, vocabulary)
            is_new = first and first.honorific and not first.possessive and not _words(first.text) & mine
            found = [f"{first.honorific} {first.text}"] if first and is_new else []
            whose = "stands in the contribution of somebody else" if piece.person else "is text of the session"
            message = f"“{{}}” begins a part that {whose}. Does a contribution start there?"
        else:
            continue
        warnings += [{"message": message.format(name), "spans": piece.spans} for name in found]
    return warnings


def _inside(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return who is introduced in the sentences after the first."""
    folded, found = text.translate(FOLDED), []
    for at in sentence_starts(folded)[1:]:
        sentence = THEN.sub("", folded[at : sentence_end(folded, at)])
        person = introduction_of(sentence, vocabulary)
        speaks = person and person.form == "sentence" and person.verb not in ("attendance", "possessive")
        if person and speaks and person.score >= ENOUGH:
            found.append(f"{person.name.honorific} {person.name.text}".strip())
    return found


def _words(name: str) -> set[str]:
    return {word.casefold().strip(".") for word in name.split()}
