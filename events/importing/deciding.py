"""The decisions that a person takes on a sheet. Pure.

Each is checked before anything changes, says in `history` what it did, and can be taken back with `undo`. What hangs
on it follows: a candidate goes with the paragraph it stands in, and countries and targets are looked for anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from . import history
from .blocks import FOLDED
from .sheet import KINDS, PERSON, SESSION, SPOKEN, TITLED, Piece, Sheet, SheetError, Spans, places_of
from .titles import session_label
from .vocabulary import Vocabulary, targets_in

BETWEEN = ("running head", "page number", "marker", "other")  # a join passes over these, never over a label
NOBODY = "Say whose words these are. Only titles and text of the session belong to nobody."


def short(text: str) -> str:
    """Return the first words of a text, to name it by."""
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


@contextmanager
def _decided(sheet: Sheet, label: str) -> Iterator[None]:
    """Carry out a decision, let follow what hangs on it, and remember the way back."""
    before, owners = sheet.to_dict(), sheet.owners()
    yield
    _let_candidates_follow(sheet, owners)
    _look_for_mentions(sheet, before)
    if change := history.difference(before, sheet.to_dict()):
        sheet.history = [*sheet.history, {"label": label} | change][-history.MOST :]


def undo(sheet: Sheet) -> str:
    """Take back the last decision and return what it was."""
    if not sheet.history:
        raise SheetError("There is no decision to take back.")
    *earlier, last = sheet.history
    data = history.take_back(sheet.to_dict(), last)
    vars(sheet).update(vars(Sheet.from_dict(data | {"history": earlier}, sheet.source)))
    return last["label"]


# --- What follows a decision -----------------------------------------------------------------------------------------


def _let_candidates_follow(sheet: Sheet, before: dict[int, int | None]) -> None:
    """Give a candidate to the new owner of its paragraph, unless it was given to somebody else on purpose."""
    for number, owner in sheet.owners().items():
        candidate = sheet.candidate(number)
        if owner != before.get(number) and candidate["person"] == before.get(number):
            candidate["person"] = owner
            if owner is None and candidate["state"] == "accepted" and candidate["kind"] == "quote":
                candidate["state"] = "open"


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    return Vocabulary()


def _look_for_mentions(sheet: Sheet, before: dict[str, Any]) -> None:
    """Propose countries and targets anew for everybody whose words a decision changed."""
    was = {row["id"]: (row["person"], row["text"]) for row in before["pieces"]}
    now = {piece.id: (piece.person, piece.text) for piece in sheet.pieces}
    changed = {was.get(key, (None,))[0] for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    changed |= {now.get(key, (None,))[0] for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    for person in sheet.people:
        if person["id"] in changed:
            spoken = [_spoken(piece, person) for piece in sheet.pieces_of(person["id"])]
            person["countries"] = list(_vocabulary().countries_in(spoken))
            person["sdg_targets"] = list(targets_in(spoken))


def _spoken(piece: Piece, person: dict[str, Any]) -> str:
    """Return the words of a piece without the affiliation: a country represented is not one spoken of."""
    printed = person["attribution_text"]
    if piece.kind == "introduction" and printed and printed in piece.text:
        return piece.text.partition(printed)[2]
    return piece.text


# --- What a piece is -------------------------------------------------------------------------------------------------


def place(sheet: Sheet, number: int, kind: str, person: int | None = None, session: int | None = None) -> None:
    """Say what a piece is and whose it is."""
    piece = sheet.piece(number)
    if kind not in KINDS:
        raise SheetError("Choose what this part of the document is.")
    if kind in SPOKEN and person is None:
        raise SheetError(NOBODY)
    owner = sheet.person(person) if person is not None else None
    home = owner["session"] if owner else sheet.session(piece.session if session is None else session)["id"]
    if kind == "quote":
        _check_quotes(piece.spans, [c for c in sheet.candidates if c["kind"] == "quote" and c["state"] == "accepted"])
    whose = f", {owner['name'] or 'a new contribution'}" if owner and kind in SPOKEN else ""
    with _decided(sheet, f"Placed “{short(piece.text)}” as: {KINDS[kind]}{whose}"):
        _leave_title(sheet, piece)
        if kind != piece.kind:
            piece.note = piece.sort = piece.was = ""
        piece.kind, piece.session, piece.person = kind, home, person if kind in SPOKEN else None
        if kind in TITLED:
            _take_title(sheet, piece)


def _take_title(sheet: Sheet, piece: Piece) -> None:
    if piece.kind == "seminar-title":
        sheet.seminar["title"] = piece.text
        return
    session = sheet.session(piece.session)
    label = session_label(piece.text.translate(FOLDED), piece.text)
    if label and session["kind"] == "other":
        session["kind"] = label.kind
    session["title_was"] = session["title"]
    session["title_of"], session["title"] = piece.id, _titled(piece)


def _titled(piece: Piece) -> str:
    label = session_label(piece.text.translate(FOLDED), piece.text)
    return label.title if label and label.title else piece.text


def _leave_title(sheet: Sheet, piece: Piece) -> None:
    """Let a session be called what it was called before, where the piece that titles it becomes something else."""
    if piece.kind == "seminar-title" and sheet.seminar["title"] == piece.text:
        others = (other.text for other in sheet.pieces if other.kind == "seminar-title" and other is not piece)
        sheet.seminar["title"] = next(others, "")
    for session in sheet.sessions:
        if session["title_of"] == piece.id:
            if session["title"] in (piece.text, _titled(piece)):
                session["title"] = session["title_was"]
            session["title_of"], session["title_was"] = None, ""


# --- Splitting and joining -------------------------------------------------------------------------------------------


def split(sheet: Sheet, number: int, offset: int) -> Piece:
    """Cut a piece in two before a character of its text and return the second."""
    piece = sheet.piece(number)
    text = piece.text
    if not 0 < offset < len(text) or not text[:offset].strip() or not text[offset:].strip():
        raise SheetError("Choose a place inside this part at which to split it.")
    if all(letter.lower() != letter.upper() for letter in text[offset - 1 : offset + 1]):
        raise SheetError("A part cannot be split inside a word.")
    with _decided(sheet, f"Split “{short(text)}”"):
        return _cut(sheet, piece, offset)


def split_before(sheet: Sheet, number: int, words: str) -> Piece:
    """Cut a piece in two before some words of it, which must stand there once."""
    piece = sheet.piece(number)
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [match.start() for match in re.finditer(pattern, piece.text)] if pattern else []
    if not found:
        raise SheetError("These words do not stand in this part. Copy the first words of the second half from it.")
    if len(found) > 1:
        raise SheetError(f"These words stand in this part {len(found)} times. Add the words that follow them.")
    if not piece.text[: found[0]].strip():
        raise SheetError("The part begins with these words already. Copy the first words of the second half.")
    return split(sheet, number, found[0])


def _cut(sheet: Sheet, piece: Piece, offset: int) -> Piece:
    first, second = piece.text[:offset].rstrip(), piece.text[offset:].lstrip()
    place = places_of(piece.text, piece.spans, sheet.source)[len("".join(first.split())) - 1] + 1
    before, after = _cut_spans(piece.spans, place)
    kind = "paragraph" if piece.kind == "introduction" else piece.kind
    new = Piece(max(p.id for p in sheet.pieces) + 1, kind, second, after, piece.person, piece.session)
    new.sort = piece.sort
    piece.text, piece.spans, piece.note = first, before, ""
    sheet.pieces.insert(sheet.pieces.index(piece) + 1, new)
    return new


def _cut_spans(spans: Spans, place: int) -> tuple[Spans, Spans]:
    before = [[start, min(end, place)] for start, end in spans if start < place]
    after = [[max(start, place), end] for start, end in spans if end > place]
    return before, after


def above(sheet: Sheet, number: int) -> Piece:
    """Return the piece to which another can be joined; SheetError says why there is none."""
    piece = sheet.piece(number)
    at = sheet.pieces.index(piece)
    passed = [other for other in sheet.pieces[:at] if other.kind != "furniture" or other.sort not in BETWEEN]
    if not passed:
        raise SheetError("There is nothing above this part to which it could be joined.")
    other = passed[-1]
    if other.kind == "furniture":
        raise SheetError(
            f"“{short(other.text)}” stands between this part and the text above, and was left out as no content. "
            "Say what it is first."
        )
    spoken, said = piece.kind in SPOKEN, other.kind in SPOKEN
    alike = piece.kind == other.kind or (spoken and said and "quote" not in (piece.kind, other.kind))
    if piece.kind != "unplaced" and (piece.person != other.person or not alike):
        raise SheetError(
            f"The part above is “{short(other.text)}” ({other.label.lower()}{_whose(sheet, other)}). "
            "Say first that this part is the same, and whose it is; then join them."
        )
    return other


def _whose(sheet: Sheet, piece: Piece) -> str:
    return f" of {sheet.person(piece.person)['name'] or 'a new contribution'}" if piece.person is not None else ""


def join(sheet: Sheet, number: int) -> Piece:
    """Join a piece to the one above it, which must be the same person's and of the same kind."""
    piece, other = sheet.piece(number), above(sheet, number)
    with _decided(sheet, f"Joined “{short(piece.text)}” to the part above"):
        title = other.kind in TITLED
        if title:
            _leave_title(sheet, other)
        other.text = f"{other.text} {piece.text}"
        other.spans = [*other.spans, *piece.spans]
        other.note = "Joined to the part that followed it."
        if title:
            _take_title(sheet, other)
        _leave_title(sheet, piece)
        sheet.pieces.remove(piece)
    return other


# --- Contributions ---------------------------------------------------------------------------------------------------


def start_person(sheet: Sheet, number: int, found: dict[str, Any] | None = None) -> dict[str, Any]:
    """Let a new contribution begin with a piece; what the same person had after it goes along.

    `found` is what a reading of the piece says of the person. Pieces without a place that follow go along too.
    """
    piece = sheet.piece(number)
    name = (found or {}).get("name", "")
    label = f"Started a contribution{f' of {name}' if name else ''} with “{short(piece.text)}”"
    with _decided(sheet, label):
        return _start(sheet, piece, found or {})


def _start(sheet: Sheet, piece: Piece, found: dict[str, Any]) -> dict[str, Any]:
    new = PERSON | found | {"id": max((p["id"] for p in sheet.people), default=0) + 1, "session": piece.session}
    at = sheet.pieces.index(piece)
    speaking = next((p.person for p in reversed(sheet.pieces[: at + 1]) if p.person is not None), None)
    if speaking is not None and sheet.person(speaking)["session"] != piece.session:
        speaking = None
    run = True
    for other in sheet.pieces[at + 1 :]:
        run = run and other.kind in ("unplaced", "furniture")
        if other.person is not None and other.person == speaking:
            other.person = new["id"]
        elif run and other.kind == "unplaced":
            other.kind, other.person, other.was = other.was or "paragraph", new["id"], ""
            other.session = piece.session
    _leave_title(sheet, piece)
    piece.kind, piece.person, piece.note, piece.sort, piece.was = "introduction", new["id"], "", "", ""
    sheet.people.append(new)
    seat(sheet, new)
    return new


def seat(sheet: Sheet, person: dict[str, Any]) -> None:
    """Give a person the place in the order of speaking that their first words have in the document."""
    first = sheet.first_pieces()
    mine = first.get(person["id"], len(sheet.pieces))
    sheet.people.remove(person)
    others = sheet.people_of(person["session"])
    later = next((p for p in others if first.get(p["id"], -1) > mine), None)
    before = sheet.people.index(others[-1]) + 1 if others else len(sheet.people)
    sheet.people.insert(sheet.people.index(later) if later else before, person)


def shift_person(sheet: Sheet, number: int, step: int) -> None:
    """Let somebody speak one place earlier or later in their session."""
    person = sheet.person(number)
    others = sheet.people_of(person["session"])
    to = others.index(person) + step
    if not 0 <= to < len(others):
        raise SheetError("This contribution is at that end of its session already.")
    with _decided(sheet, f"Let {_called(person)} speak {'later' if step > 0 else 'earlier'}"):
        one, two = sheet.people.index(person), sheet.people.index(others[to])
        sheet.people[one], sheet.people[two] = sheet.people[two], sheet.people[one]


def move_person(sheet: Sheet, number: int, session: int) -> None:
    """Take a contribution, with all its words, to another session."""
    person, target = sheet.person(number), sheet.session(session)
    if person["session"] == target["id"]:
        return
    with _decided(sheet, f"Moved {_called(person)} to the session “{short(target['title']) or 'without a title'}”"):
        person["session"] = target["id"]
        for piece in sheet.pieces_of(number):
            piece.session = target["id"]
        seat(sheet, person)


def drop_person(sheet: Sheet, number: int) -> None:
    """Take a contribution off the sheet; its words lose their place, so that none is lost."""
    person = sheet.person(number)
    with _decided(sheet, f"Took the contribution of {_called(person)} apart"):
        for piece in sheet.pieces_of(number):
            piece.kind, piece.person, piece.was = "unplaced", None, piece.kind
        _remove(sheet, person)


def merge_person(sheet: Sheet, number: int) -> None:
    """Give all words of a contribution to the one before it in its session."""
    person = sheet.person(number)
    others = sheet.people_of(person["session"])
    at = others.index(person)
    if at == 0:
        raise SheetError("There is no contribution before this one in its session.")
    before = others[at - 1]
    with _decided(sheet, f"Gave the words of {_called(person)} to {_called(before)}"):
        for piece in sheet.pieces_of(number):
            piece.person = before["id"]
            piece.kind = "paragraph" if piece.kind == "introduction" else piece.kind
        for candidate in sheet.candidates:
            if candidate["person"] == number:
                candidate["person"] = before["id"]
        _remove(sheet, person)


def _remove(sheet: Sheet, person: dict[str, Any]) -> None:
    sheet.people.remove(person)
    for candidate in sheet.candidates:
        if candidate["person"] == person["id"]:
            candidate["person"] = None
            accepted = candidate["state"] == "accepted" and candidate["kind"] == "quote"
            candidate["state"] = "open" if accepted else candidate["state"]


def _called(person: dict[str, Any]) -> str:
    return person["name"] or "the new contribution"


# --- Sessions --------------------------------------------------------------------------------------------------------


def start_session(sheet: Sheet, number: int) -> dict[str, Any]:
    """Let a new session begin with a piece, which titles it unless it introduces somebody.

    Contributions that begin from there on go along. Words there of somebody who began before lose their place.
    """
    piece = sheet.piece(number)
    old, at = piece.session, sheet.pieces.index(piece)
    new = SESSION | {"id": max(row["id"] for row in sheet.sessions) + 1}
    with _decided(sheet, f"Began a new session with “{short(piece.text)}”"):
        sheet.sessions.insert(sheet.sessions.index(sheet.session(old)) + 1, new)
        moved = {key for key, first in sheet.first_pieces().items() if first >= at}
        _leave_title(sheet, piece)
        for other in sheet.pieces[at:]:
            if other.session == old:
                other.session = new["id"]
                if other.person is not None and other.person not in moved:
                    other.kind, other.person, other.was = "unplaced", None, other.kind
        for person in sheet.people:
            if person["id"] in moved and person["session"] == old:
                person["session"] = new["id"]
        if piece.kind != "introduction":
            piece.kind, piece.person, piece.note, piece.sort, piece.was = "session-title", None, "", "", ""
            _take_title(sheet, piece)
    return new


def drop_session(sheet: Sheet, number: int) -> None:
    """Join a session to the one before it, or the first to the next; the line that titled it loses its place."""
    session = sheet.session(number)
    if len(sheet.sessions) == 1:
        raise SheetError("A document has at least one session.")
    at = sheet.sessions.index(session)
    into = sheet.sessions[at - 1 if at else 1]
    with _decided(sheet, f"Joined the session “{short(session['title']) or 'without a title'}” to the one beside it"):
        for piece in sheet.pieces:
            if piece.session == number:
                piece.session = into["id"]
                if piece.kind == "session-title":
                    piece.kind, piece.was = "unplaced", piece.kind
        for person in sheet.people:
            if person["session"] == number:
                person["session"] = into["id"]
        sheet.sessions.remove(session)


# --- Candidates ------------------------------------------------------------------------------------------------------


def decide(sheet: Sheet, number: int, state: str, person: int | None = None) -> None:
    """Accept a candidate as a quote of a person, or dismiss it, or leave it open again."""
    candidate = sheet.candidate(number)
    if state not in ("open", "accepted", "dismissed"):
        raise SheetError("This candidate is no longer on the sheet.")
    verb = {"open": "Took back the decision on", "accepted": "Accepted", "dismissed": "Dismissed"}[state]
    label = f"{verb} “{short(candidate['text'])}”"
    if state == "accepted":
        if person is None:
            raise SheetError("Say whose words these are, then accept the quote.")
        label += f" as a quote of {_called(sheet.person(person))}"
        _check_overlap(sheet, candidate)
    with _decided(sheet, label):
        candidate["state"] = state
        if state == "accepted":
            candidate["person"] = person


def _check_overlap(sheet: Sheet, candidate: dict[str, Any]) -> None:
    quotes = [c for c in sheet.candidates if c is not candidate and c["kind"] == "quote" and c["state"] == "accepted"]
    quotes += [{"spans": piece.spans} for piece in sheet.pieces if piece.kind == "quote"]
    _check_quotes(candidate["spans"], quotes)


def _check_quotes(spans: Spans, quotes: list[dict[str, Any]]) -> None:
    """Refuse that words become a quote a second time."""
    if any(s < end and start < e for quote in quotes for s, e in quote["spans"] for start, end in spans):
        raise SheetError("Some of these words are a quote already. Take that quote back first.")


def start_at_candidate(sheet: Sheet, number: int, found: dict[str, Any]) -> dict[str, Any]:
    """Start a contribution where a candidate says that somebody takes the floor."""
    candidate = sheet.candidate(number)
    start = candidate["spans"][0][0] if candidate["spans"] else -1
    piece = sheet.pieces_at([start])[0]
    if piece is None:
        raise SheetError("The document has no words of this person. Start a contribution at a part of the document.")
    with _decided(
        sheet, f"Started a contribution of {found.get('name') or 'somebody'} at “{short(candidate['text'])}”"
    ):
        places = places_of(piece.text, piece.spans, sheet.source)
        solid = [at for at, character in enumerate(piece.text) if not character.isspace()]
        before = sum(place < start for place in places)
        piece = _cut(sheet, piece, solid[before]) if before else piece
        candidate["state"] = "accepted"
        return _start(sheet, piece, found)
