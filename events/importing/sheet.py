"""The sheet on which a person checks what was read: every piece of the document, what it is, and whose it is. Pure.

A sheet is made from the report of a reading (`report.to_json`) and holds each stretch of the source once, in order,
as a *piece*. People and sessions are lists beside it; a piece names its person and its session by number. All words
stay those of the source: a decision moves, joins or splits pieces and never writes text.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any

Spans = list[list[int]]

TITLES = {"seminar": "seminar-title", "session": "session-title", "document": "document-title"}
SPOKEN = ("introduction", "paragraph", "item", "heading", "quote")
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
    "confidence": 1,
    "speaker": None,
    "organization_pk": None,
}
SESSION = {"title": "", "kind": "other", "start": "", "place": ""}
SENTENCE_END = re.compile(r"[.!?…。！？။។]['\"”’»)]*\s+|\n+")


class SheetError(ValueError):
    """Say in one sentence why a decision cannot be carried out."""


@dataclass
class Piece:
    """A stretch of the source: its words after repairs, and where they stand in the source.

    `value` is the printed number of an item of a numbered list. `note` says what to look at, such as a repair.
    """

    id: int
    kind: str
    text: str
    spans: Spans
    person: int | None = None
    session: int = 0
    value: int | None = None
    note: str = ""

    @property
    def start(self) -> int:
        return self.spans[0][0] if self.spans else 0

    def sentence_ends(self) -> list[tuple[int, str]]:
        """Return the places at which the piece can be split, each with the words before it."""
        ends = [match.end() for match in SENTENCE_END.finditer(self.text) if match.end() < len(self.text)]
        return [(end, self.text[max(0, end - 40) : end].strip()) for end in ends]


@dataclass
class Sheet:
    """All decisions on one document. `people` and `sessions` are plain dictionaries, for they come from a form."""

    source: str
    seminar: dict[str, str]
    sessions: list[dict[str, Any]]
    people: list[dict[str, Any]]
    pieces: list[Piece]
    candidates: list[dict[str, Any]] = field(default_factory=list)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    # --- Keeping --------------------------------------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Return the decisions as JSON holds them; the source is kept elsewhere."""
        data = asdict(self)
        del data["source"]
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any], source: str) -> Sheet:
        return cls(**(data | {"source": source, "pieces": [Piece(**piece) for piece in data["pieces"]]}))

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

    def pieces_of(self, person: int) -> list[Piece]:
        return [piece for piece in self.pieces if piece.person == person]

    def unplaced(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind == "unplaced"]

    def counts(self) -> tuple[int, int]:
        """Return how many characters of the source have a place, and how many there are, white space left out."""
        total = sum(not character.isspace() for character in self.source)
        missing = sum(
            not character.isspace()
            for piece in self.unplaced()
            for start, end in piece.spans
            for character in self.source[start:end]
        )
        return total - missing, total

    # --- Deciding -------------------------------------------------------------------------------------------------

    def place(self, number: int, kind: str, person: int | None) -> None:
        """Say what a piece is and whose it is."""
        piece = self.piece(number)
        if kind not in KINDS:
            raise SheetError("Choose what this part of the document is.")
        if kind in SPOKEN:
            piece.session = self.person(person)["session"]
        piece.kind, piece.person = kind, person if kind in SPOKEN else None
        if kind == "seminar-title":
            self.seminar["title"] = piece.text
        elif kind == "session-title":
            self.sessions[piece.session]["title"] = piece.text

    def split(self, number: int, offset: int) -> Piece:
        """Cut a piece in two before a character of its text and return the second."""
        piece = self.piece(number)
        if offset not in [place for place, _ in piece.sentence_ends()]:
            raise SheetError("A part can be split only where a sentence or a line ends.")
        first, second = piece.text[:offset].rstrip(), piece.text[offset:].lstrip()
        cut = piece_places(piece, self.source)[len("".join(first.split())) - 1] + 1
        before, after = _cut_spans(piece.spans, cut)
        new = Piece(self._next_piece(), piece.kind, second, after, piece.person, piece.session)
        if piece.kind == "introduction":
            new.kind = "paragraph"
        piece.text, piece.spans = first, before
        self.pieces.insert(self.pieces.index(piece) + 1, new)
        return new

    def join(self, number: int) -> Piece:
        """Join a piece to the last one before it that has words of the same person or session."""
        piece = self.piece(number)
        at = self.pieces.index(piece)
        before = next((other for other in reversed(self.pieces[:at]) if other.kind != "furniture"), None)
        if before is None:
            raise SheetError("There is nothing before this part to which it could be joined.")
        before.text = f"{before.text} {piece.text}"
        before.spans = [*before.spans, *piece.spans]
        before.note = "Joined to the part that followed it."
        self.pieces.remove(piece)
        return before

    def start_person(self, number: int) -> dict[str, Any]:
        """Let a new contribution begin with a piece; what the same person had after it goes along."""
        piece = self.piece(number)
        new = PERSON | {"id": max((p["id"] for p in self.people), default=0) + 1, "session": piece.session}
        at = self.pieces.index(piece)
        previous = piece.person
        place = len(self.people)
        if previous is not None:
            place = self.people.index(self.person(previous)) + 1
            for other in self.pieces[at:]:
                if other.person == previous:
                    other.person = new["id"]
        piece.kind, piece.person = "introduction", new["id"]
        self.people.insert(place, new)
        return new

    def drop_person(self, number: int) -> None:
        """Take a contribution off the sheet; its words become unplaced, so that none is lost."""
        self.people.remove(self.person(number))
        for piece in self.pieces_of(number):
            piece.kind, piece.person = "unplaced", None
        for candidate in self.candidates:
            if candidate.get("person") == number:
                candidate["person"] = None

    def decide(self, index: int, state: str, person: int | None = None) -> None:
        """Accept a candidate as a quote of a person, or dismiss it, or leave it open again."""
        if not 0 <= index < len(self.candidates) or state not in ("open", "accepted", "dismissed"):
            raise SheetError("This candidate is no longer on the sheet.")
        candidate = self.candidates[index]
        if state == "accepted" and candidate["kind"] == "quote":
            candidate["person"] = self.person(person if person is not None else candidate.get("person"))["id"]
        candidate["state"] = state

    def accepted_quotes(self, person: int) -> list[dict[str, Any]]:
        return [
            c for c in self.candidates if c["kind"] == "quote" and c["state"] == "accepted" and c["person"] == person
        ]

    def _next_piece(self) -> int:
        return max(piece.id for piece in self.pieces) + 1


def _cut_spans(spans: Spans, place: int) -> tuple[Spans, Spans]:
    before = [[start, min(end, place)] for start, end in spans if start < place]
    after = [[max(start, place), end] for start, end in spans if end > place]
    return before, after


def piece_places(piece: Piece, source: str) -> list[int]:
    """Return the place in the source of each character of the piece that is no white space.

    Characters that a repair removed, such as the hyphen of a line end, are passed over.
    """
    return _places(piece.text, piece.spans, source)


def _places(text: str, spans: Spans, source: str) -> list[int]:
    wanted = [character for character in text if not character.isspace()]
    found: list[int] = []
    for start, end in spans:
        for place in range(start, end):
            if len(found) < len(wanted) and source[place] == wanted[len(found)]:
                found.append(place)
    if len(found) < len(wanted):
        raise SheetError("The words of this part do not stand in the source where they should.")
    return found


# --- From the report of a reading ------------------------------------------------------------------------------------


def from_report(report: dict[str, Any]) -> Sheet:
    """Lay out the report of a reading as a sheet, its pieces in the order of the source."""
    layout = _Layout(report["source"]["text"])
    for session in report["sessions"]:
        layout.take_session(session)
    for title in report["titles"]:
        layout.add(TITLES[title["kind"]], title["text"], title["spans"])
    for part in report["furniture"]:
        layout.add("furniture", part["text"], part["spans"], note=part["kind"])
    for part in report["unplaced"]:
        layout.add("unplaced", part["text"], part["spans"])
    layout.pieces.sort(key=lambda piece: piece["spans"][0] if piece["spans"] else [0, 0])
    sheet = Sheet(
        source=layout.source,
        seminar={"title": report["seminar"]["title"] or ""},
        sessions=layout.sessions or [SESSION | {}],
        people=layout.people,
        pieces=[Piece(number, **piece) for number, piece in enumerate(layout.pieces, 1)],
        candidates=layout.quotes_inside,
        repairs=report["source"]["repairs"],
        warnings=report["warnings"],
    )
    _assign_sessions(sheet)
    _number_items(sheet)
    sheet.candidates += [_candidate(sheet, found) for found in report["candidates"]]
    _note_repairs(sheet)
    return sheet


class _Layout:
    """What a sheet is made of, gathered session by session."""

    def __init__(self, source: str):
        self.source = source
        self.pieces: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.sessions: list[dict[str, Any]] = []
        self.quotes_inside: list[dict[str, Any]] = []

    def add(self, kind: str, text: str, spans: Spans, **more: Any) -> None:
        self.pieces.append({"kind": kind, "text": text, "spans": [list(span) for span in spans]} | more)

    def take_session(self, session: dict[str, Any]) -> None:
        number = len(self.sessions)
        self.sessions.append(SESSION | {"title": session["title"], "kind": session["kind"]})
        for block in session["introduction"]:
            _add_block(self.add, block, self.source, kind="session-text", session=number)
        for contribution in session["contributions"]:
            self._take_contribution(contribution, number)

    def _take_contribution(self, contribution: dict[str, Any], session: int) -> None:
        person = PERSON | {key: contribution.get(key) or value for key, value in PERSON.items()}
        person |= {"id": len(self.people) + 1, "session": session, "confidence": contribution["confidence"]}
        person["other_names"] = "\n".join(_lines(contribution.get("other_names")))
        self.people.append(person)
        for block in contribution["blocks"]:
            _add_block(self.add, block, self.source, person=person["id"], session=session)
        covered = {p for b in contribution["blocks"] for start, end in b["spans"] for p in range(start, end)}
        for quote in contribution["quotes"]:
            if quote["spans"] and quote["spans"][0][0] in covered:
                self.quotes_inside.append(
                    {"kind": "quote", "text": quote["text"], "spans": quote["spans"], "person": person["id"]}
                    | {"state": "accepted", "reason": "The document marks these words as a quote."}
                )
            else:
                doubt = "" if quote["confidence"] >= 0.7 else "It is not certain whose quote this is."
                self.add("quote", quote["text"], quote["spans"], person=person["id"], session=session, note=doubt)


def _lines(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or [])


def _add_block(add: Any, block: dict[str, Any], source: str, *, kind: str = "", **more: Any) -> None:
    """Add a block as one piece, a list as a piece for each item."""
    if block["kind"] != "list":
        add(kind or block["kind"], block["text"], block["spans"], **more)
        return
    places = iter(_places(block["text"], block["spans"], source))
    for item in block["items"]:
        taken = [next(places) for character in item if not character.isspace()]
        spans = [
            [max(start, taken[0]), min(end, taken[-1] + 1)]
            for start, end in block["spans"]
            if start <= taken[-1] and end > taken[0]
        ]
        add(kind or "item", item, spans, **more)


def _assign_sessions(sheet: Sheet) -> None:
    """Give titles and furniture the session of what follows them, so that a new title lands in its own session."""
    current = max(len(sheet.sessions) - 1, 0)
    for piece in reversed(sheet.pieces):
        if piece.person is not None or piece.kind == "session-text":
            current = piece.session
        else:
            piece.session = current


def _number_items(sheet: Sheet) -> None:
    """Give each item of a numbered list the number that its marker prints."""
    marker = ""
    for piece in sheet.pieces:
        if piece.kind == "item" and (number := re.match(r"\(?(\d{1,4})[.)]", marker)):
            piece.value = int(number[1])
        marker = piece.text if piece.kind == "furniture" and piece.note == "marker" else ""


def _candidate(sheet: Sheet, found: dict[str, Any]) -> dict[str, Any]:
    start = found["spans"][0][0] if found["spans"] else 0
    owner = next((p.person for p in sheet.pieces if any(s <= start < e for s, e in p.spans)), None)
    named = next((p["id"] for p in sheet.people if found.get("speaker") and p["name"] == found["speaker"]), owner)
    return {
        "kind": found["kind"],
        "text": found["text"],
        "spans": [list(span) for span in found["spans"]],
        "person": named,
        "reason": found["reason"],
        "state": "open",
    }


def _note_repairs(sheet: Sheet) -> None:
    for repair in sheet.repairs:
        for piece in sheet.pieces:
            if any(s < end and start < e for s, e in piece.spans for start, end in repair["spans"]):
                piece.note = piece.note or repair["note"]
                break
