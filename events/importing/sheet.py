"""The sheet on which a person checks what was read: every piece of the document, what it is, and whose it is. Pure.

A sheet holds each stretch of the source once, in order, as a *piece*. Sessions, people and candidates are lists
beside it whose rows have numbers of their own; a piece names its person and its session by number. The order of
`sessions` and `people` is the order of the programme and of speaking. All words stay those of the source: a decision
(`events.importing.deciding`) moves, joins or splits pieces and never writes text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from .sentences import ABBREVIATION

Spans = list[list[int]]

SPOKEN = ("introduction", "paragraph", "item", "heading", "quote")
TITLED = ("seminar-title", "session-title")
KINDS = {
    "introduction": "Introducing sentence",
    "paragraph": "Paragraph",
    "item": "List item",
    "heading": "Heading",
    "quote": "Quote",
    "session-text": "Introduction of the session",
    "seminar-title": "Title of the seminar",
    "session-title": "Title of the session",
    "document-title": "Heading of the document, left out",
    "furniture": "No content, left out",
    "unplaced": "Not placed",
}
PERSON = {
    "role": "speaker",
    "honorific": "",
    "name": "",
    "other_names": "",
    "job_title": "",
    "unit": "",
    "organization": "",
    "country": "",
    "attribution_text": "",
    "countries": [],
    "sdg_targets": [],
    "unticked": [],  # countries and targets spoken of that whoever checks the sheet has taken away
    "confidence": 1,
    "speaker": None,
    "organization_pk": None,
    "new": [],  # "speaker", "organization_pk": a record of this name exists, and another one is meant
}
# `title_of` is the piece that gave a session its title, `title_was` what it was called before.
SESSION = {"title": "", "kind": "other", "start": "", "place": "", "title_of": None, "title_was": ""}
SEMINAR = {"title": "", "new": False}
SENTENCE_END = re.compile(r"[.!?…؟।။]['\"”’»)]*\s+|[。！？]['\"”’»)」』]*\s*|\n+")
BEFORE, AFTER = 6, 4  # words shown on both sides of a place to split at


class SheetError(ValueError):
    """Say in one sentence why a decision cannot be carried out."""


@dataclass
class Piece:
    """A stretch of the source: its words after repairs, and where they stand in the source.

    `value` is the printed number of an item of a numbered list. `note` says what to look at, such as a repair.
    `sort` says what a piece without content is, such as a label. `was` is the kind of a piece that lost its place.
    """

    id: int
    kind: str
    text: str
    spans: Spans
    person: int | None = None
    session: int = 0
    value: int | None = None
    note: str = ""
    sort: str = ""
    was: str = ""

    @property
    def start(self) -> int:
        return self.spans[0][0] if self.spans else 0

    @property
    def label(self) -> str:
        return f"{KINDS[self.kind]} ({self.sort})" if self.sort else KINDS[self.kind]

    def sentence_ends(self) -> list[tuple[int, str]]:
        """Return the places between two sentences, each with the words on both sides."""
        ends = []
        for match in SENTENCE_END.finditer(self.text):
            end, mark = match.end(), self.text[max(0, match.start() - 12) : match.start() + 1]
            if end < len(self.text) and not ABBREVIATION.search(mark):
                before, after = self.text[:end].split()[-BEFORE:], self.text[end:].split()[:AFTER]
                ends.append((end, f"{' '.join(before)} | {' '.join(after)}"))
        return ends


@dataclass
class Sheet:
    """All decisions on one document. Rows other than pieces are plain dictionaries, for they come from a form.

    `history` holds what leads back from each of the last decisions, `left_out` the pieces without a place that
    whoever checks the sheet has said to leave out.
    """

    source: str
    seminar: dict[str, Any]
    sessions: list[dict[str, Any]]
    people: list[dict[str, Any]]
    pieces: list[Piece]
    candidates: list[dict[str, Any]] = field(default_factory=list)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)

    # --- Keeping --------------------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Return the decisions as JSON holds them; the source is kept elsewhere. Rows are copies, values are not."""
        data = {name: value for name, value in vars(self).items() if name != "source"}
        for name in ("sessions", "people", "candidates"):
            data[name] = [dict(row) for row in data[name]]
        return data | {"seminar": dict(self.seminar), "pieces": [dict(vars(piece)) for piece in self.pieces]}

    @classmethod
    def from_dict(cls, data: dict[str, Any], source: str) -> Sheet:
        """Read what `to_dict` wrote, now or before sessions and candidates had numbers."""
        return cls(
            **data
            | {
                "source": source,
                "seminar": SEMINAR | data["seminar"],
                "sessions": [SESSION | {"id": n} | row for n, row in enumerate(data["sessions"])],
                "people": [PERSON | row for row in data["people"]],
                "candidates": [{"id": n, "parts": []} | row for n, row in enumerate(data.get("candidates", []))],
                "pieces": [_piece(row) for row in data["pieces"]],
            }
        )

    # --- Asking ---------------------------------------------------------------------------------------------------

    def piece(self, number: int) -> Piece:
        for piece in self.pieces:
            if piece.id == number:
                return piece
        raise SheetError("This part of the document has changed meanwhile. Please look at it again.")

    def person(self, number: int | None) -> dict[str, Any]:
        for person in self.people:
            if person["id"] == number:
                return person
        raise SheetError("This contribution is no longer on the sheet. Please choose another.")

    def session(self, number: int | None) -> dict[str, Any]:
        for session in self.sessions:
            if session["id"] == number:
                return session
        raise SheetError("This session is no longer on the sheet. Please choose another.")

    def candidate(self, number: int) -> dict[str, Any]:
        for candidate in self.candidates:
            if candidate["id"] == number:
                return candidate
        raise SheetError("This candidate is no longer on the sheet.")

    def pieces_of(self, person: int) -> list[Piece]:
        return [piece for piece in self.pieces if piece.person == person]

    def people_of(self, session: int) -> list[dict[str, Any]]:
        return [person for person in self.people if person["session"] == session]

    def first_pieces(self) -> dict[int, int]:
        """Return, for each person who has words, the place of their first piece in the list of pieces."""
        found: dict[int, int] = {}
        for at, piece in enumerate(self.pieces):
            if piece.person is not None:
                found.setdefault(piece.person, at)
        return found

    def pieces_at(self, places: list[int]) -> list[Piece | None]:
        """Return the piece in which each place of the source lies."""
        spans = sorted((start, end, at) for at, piece in enumerate(self.pieces) for start, end in piece.spans)
        starts = [start for start, _, _ in spans]
        found = []
        for place in places:
            index = bisect_right(starts, place) - 1
            inside = index >= 0 and place < spans[index][1]
            found.append(self.pieces[spans[index][2]] if inside else None)
        return found

    def owners(self) -> dict[int, int | None]:
        """Return, for each candidate, whose paragraph it stands in by now."""
        places = [candidate["spans"][0][0] if candidate["spans"] else -1 for candidate in self.candidates]
        pieces = self.pieces_at(places)
        return {c["id"]: piece and piece.person for c, piece in zip(self.candidates, pieces, strict=True)}

    def unplaced(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == "unplaced"]

    def may_leave_out(self) -> bool:
        """Tell whether somebody has said that all text without a place may be left out."""
        return {piece.id for piece in self.unplaced()} <= set(self.left_out)

    def counts(self) -> tuple[int, int]:
        """Return how many characters of the source have a place, and how many there are, white space left out."""
        total = _solid(self.source)
        return total - sum(_solid(self.source[s:e]) for piece in self.unplaced() for s, e in piece.spans), total

    def accepted_quotes(self, person: int) -> list[dict[str, Any]]:
        return [
            c for c in self.candidates if c["kind"] == "quote" and c["state"] == "accepted" and c["person"] == person
        ]


def _piece(row: dict[str, Any]) -> Piece:
    if row["kind"] == "furniture" and "sort" not in row:
        row = row | {"sort": row.get("note", ""), "note": ""}
    return Piece(**row)


def _solid(text: str) -> int:
    return sum(map(len, text.split()))


def places_of(text: str, spans: Spans, source: str) -> list[int]:
    """Return the place in the source of each character of a text that is no white space.

    Characters that a repair removed, such as the hyphen of a line end, are passed over.
    """
    wanted = [character for character in text if not character.isspace()]
    found: list[int] = []
    for start, end in spans:
        for place in range(start, end):
            if len(found) < len(wanted) and source[place] == wanted[len(found)]:
                found.append(place)
    if len(found) < len(wanted):
        raise SheetError("The words of this part do not stand in the source where they should.")
    return found
