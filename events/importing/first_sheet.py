"""The first sheet of a document: the report of a reading (`report.to_json`), laid out for a person to check. Pure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from .sheet import PERSON, SEMINAR, SESSION, Piece, Sheet, Spans, places_of

TITLES = {"seminar": "seminar-title", "session": "session-title", "document": "document-title"}
SURE = 0.7


def from_report(report: dict[str, Any]) -> Sheet:
    """Lay out the report of a reading as a sheet, its pieces in the order of the source."""
    layout = _Layout(report["source"]["text"])
    for session in report["sessions"]:
        layout.take_session(session)
    for title in report["titles"]:
        layout.add(TITLES[title["kind"]], title["text"], title["spans"])
    for part in report["furniture"]:
        layout.add("furniture", part["text"], part["spans"], sort=part["kind"])
    for part in report["unplaced"]:
        layout.add("unplaced", part["text"], part["spans"])
    layout.pieces.sort(key=lambda piece: piece["spans"][0] if piece["spans"] else [0, 0])
    sheet = Sheet(
        source=layout.source,
        seminar=SEMINAR | {"title": report["seminar"]["title"] or ""},
        sessions=layout.sessions or [SESSION | {"id": 0}],
        people=layout.people,
        pieces=[Piece(number, **piece) for number, piece in enumerate(layout.pieces, 1)],
        candidates=layout.quotes_inside,
        repairs=report["source"]["repairs"],
        warnings=report["warnings"],
    )
    _assign_sessions(sheet)
    _number_items(sheet)
    for found in report["candidates"]:
        sheet.candidates += _candidates(sheet, found)
    for number, candidate in enumerate(sheet.candidates):
        candidate["id"] = number
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
        self.sessions.append(SESSION | {"id": number, "title": session["title"], "kind": session["kind"]})
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
                    | {"state": "accepted", "reason": "The document marks these words as a quote.", "parts": []}
                )
            else:
                doubt = "" if quote["confidence"] >= SURE else "It is not certain whose quote this is."
                self.add("quote", quote["text"], quote["spans"], person=person["id"], session=session, note=doubt)


def _lines(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or [])


def _add_block(add: Any, block: dict[str, Any], source: str, *, kind: str = "", **more: Any) -> None:
    """Add a block as one piece, a list as a piece for each item."""
    if block["kind"] != "list":
        add(kind or block["kind"], block["text"], block["spans"], **more)
        return
    places = iter(places_of(block["text"], block["spans"], source))
    for item in block["items"]:
        taken = [next(places) for character in item if not character.isspace()]
        spans = [
            [max(start, taken[0]), min(end, taken[-1] + 1)]
            for start, end in block["spans"]
            if start <= taken[-1] and end > taken[0]
        ]
        add(kind or "item", item, spans, **more)


def _assign_sessions(sheet: Sheet) -> None:
    """Give titles and furniture the session of what follows them, and each session the piece it is titled by."""
    current = sheet.sessions[-1]["id"]
    for piece in reversed(sheet.pieces):
        if piece.person is not None or piece.kind == "session-text":
            current = piece.session
        else:
            piece.session = current
    for piece in sheet.pieces:
        session = next((row for row in sheet.sessions if row["id"] == piece.session), None)
        if piece.kind == "session-title" and session and piece.text.endswith(session["title"]):
            session["title_of"] = piece.id


def _number_items(sheet: Sheet) -> None:
    """Give each item of a numbered list the number that its marker prints."""
    marker = ""
    for piece in sheet.pieces:
        if piece.kind == "item" and (number := re.match(r"\(?(\d{1,4})[.)]", marker)):
            piece.value = int(number[1])
        marker = piece.text if piece.kind == "furniture" and piece.sort == "marker" else ""


def _note_repairs(sheet: Sheet) -> None:
    for repair in sheet.repairs:
        for piece in sheet.pieces:
            if any(s < end and start < e for s, e in piece.spans for start, end in repair["spans"]):
                piece.note = piece.note or repair["note"]
                break


# --- Candidates ------------------------------------------------------------------------------------------------------


def _candidates(sheet: Sheet, found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a candidate of the reading as rows of the sheet: a quotation in two parts as each part by itself.

    Nobody said two parts without what stands between them, so that they are offered as one only where the source
    reads as one sentence: the first part ends no sentence, no mark stands behind it outside the quotation marks
    (whether it was spoken cannot be known), and the second goes on in small letters.
    """
    spans = [list(span) for span in found["spans"]]
    owner = sheet.pieces_at([spans[0][0]])[0] if spans else None
    named = next((p["id"] for p in sheet.people if found.get("speaker") and p["name"] == found["speaker"]), None)
    row = {"kind": found["kind"], "text": found["text"], "spans": spans, "parts": [], "state": "open"}
    row |= {"reason": found["reason"], "speaker": found.get("speaker") or ""}
    row["person"] = named if named is not None else owner and owner.person
    parts = _parts(owner, spans, sheet.source) if found["kind"] == "quote" and owner else []
    if len(parts) < 2:
        return [row]
    between = [" ".join(sheet.source[a["spans"][-1][1] : b["spans"][0][0]].split()) for a, b in pairwise(parts)]
    said = " … ".join(words.strip("“”«»\"'„「」『』‘’ ") for words in between)
    rows = [row | part | {"reason": _part_of(n, len(parts), said)} for n, part in enumerate(parts, 1)]
    if all(_goes_on(first, gap, second) for (first, second), gap in zip(pairwise(parts), between, strict=True)):
        whole = {"text": " ".join(part["text"] for part in parts), "parts": parts, "left_out": said}
        rows.append(row | whole | {"reason": "The parts read as one sentence. What stands between them is left out."})
    return rows


def _part_of(number: int, count: int, said: str) -> str:
    return f"Part {number} of {count} of a quotation: “{said}” stands between its parts."


def _goes_on(first: dict[str, Any], gap: str, second: dict[str, Any]) -> bool:
    """Tell whether a part goes on with the sentence of the one before it; `gap` is the source between them."""
    outside = gap[1:].lstrip("”»\"'’」』›")
    ends = re.search(r"[.!?…;:。！？]$", first["text"])
    return not ends and second["text"][:1].islower() and not re.match(r"\s*[.,;:!?…–—-]", outside)


def _parts(piece: Piece, spans: Spans, source: str) -> list[dict[str, Any]]:
    """Return the parts of a quotation as text and spans; what only a page break or a repair parts is one."""
    places = places_of(piece.text, piece.spans, source)
    solid = [at for at, character in enumerate(piece.text) if not character.isspace()]
    parts: list[list[int]] = []
    for start, end in spans:
        inside = [n for n, place in enumerate(places) if start <= place < end]
        if not inside:
            return []
        if parts and inside[0] == parts[-1][1] + 1:
            parts[-1][1] = inside[-1]
        else:
            parts.append([inside[0], inside[-1]])
    rows = []
    for first, last in parts:
        text = piece.text[solid[first] : solid[last] + 1]
        own = [span for span in spans if span[0] <= places[last] and span[1] > places[first]]
        rows.append({"text": text, "spans": own})
    return rows
