"""The document beside its draft, in rows: on the left what somebody said, on the right who it was. A long one in pages.

A page stays below about 6,000 elements, however many sessions, contributions and parts a document has.
"""

from dataclasses import dataclass, field
from itertools import groupby

MOST = 4600  # weight of a page: about as many elements as stand in its rows
ROW, PIECE, PERSON, SESSION = 10, 9, 120, 30  # weights
MOST_PIECES = 150  # in a row


@dataclass
class Row:
    """Parts that follow one another and belong to one person or session; `fresh` is what the row shows first."""

    session: int
    person: int | None
    pieces: list = field(default_factory=list)
    fresh: set = field(default_factory=set)  # of "session", "person"

    @property
    def weight(self):
        return ROW + PIECE * len(self.pieces) + PERSON * ("person" in self.fresh) + SESSION * ("session" in self.fresh)


def pages_of(sheet):
    """Return the rows of each page. A session begins a page where not all of it would fit on the one before."""
    pages, weight = [[]], 0
    for _, group in groupby(rows_of(sheet), key=lambda row: row.session):
        rows = list(group)
        whole = sum(row.weight for row in rows)
        for number, row in enumerate(rows):
            needed = row.weight if number else whole
            if pages[-1] and weight + needed > MOST:
                pages.append([])
                weight = 0
            pages[-1].append(row)
            weight += row.weight
    return pages


def rows_of(sheet):
    rows = []
    for piece, session, person in _targets(sheet):
        last = rows[-1] if rows else None
        if not last or (last.session, last.person) != (session, person) or len(last.pieces) >= MOST_PIECES:
            last = Row(session, person)
            rows.append(last)
        last.pieces.append(piece)
    _add_what_has_no_words(sheet, rows)
    seen = set()
    for row in rows:
        for kind, key in (("session", row.session), ("person", row.person)):
            if key is not None and (kind, key) not in seen:
                seen.add((kind, key))
                row.fresh.add(kind)
    return rows


def _targets(sheet):
    """Yield each piece with its session and person; a label goes with what it labels, unplaced text with its place."""
    held = []
    session, person = sheet.sessions[0]["id"], None
    for piece in sheet.pieces:
        if piece.kind == "furniture":
            held.append(piece)
            continue
        if piece.kind != "unplaced" or piece.session != session:
            session, person = piece.session, piece.person
        yield from ((other, session, person) for other in held)
        held = []
        yield piece, session, person
    yield from ((other, session, person) for other in held)


def _add_what_has_no_words(sheet, rows):
    """Add rows for people and sessions that own no part of the document, behind what comes before them."""
    spoken = {row.person for row in rows}
    for session in sheet.sessions:
        before = None
        for person in sheet.people_of(session["id"]):
            if person["id"] not in spoken:
                _insert(rows, Row(session["id"], person["id"]), before)
            before = person["id"]
        if all(row.session != session["id"] for row in rows):
            rows.append(Row(session["id"], None))


def _insert(rows, row, before):
    at = [n for n, other in enumerate(rows) if other.session == row.session and before in (None, other.person)]
    rows.insert(at[-1] + 1 if at and before is not None else at[0] + 1 if at else len(rows), row)


def places_in(pages):
    """Return the number, from 1, of the page on which each piece, person and session stands."""
    places = {}
    for number, rows in enumerate(pages, 1):
        for row in rows:
            places |= {("piece", piece.id): number for piece in row.pieces}
            if "person" in row.fresh:
                places["person", row.person] = number
            if "session" in row.fresh:
                places["session", row.session] = number
    return places
