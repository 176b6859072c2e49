"""Hold what readers hand to the parser: a text, the chunks it consists of, and passages that know where they came from.

Every place is a pair `(start, end)` of code points in `Document.text`, never in a text that was repaired.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
Cell = tuple[int, int, int]

# Cues are looked for in a copy of the same length in which look-alikes are one character.
FOLDED = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\n", " "
        ),
        **dict.fromkeys("‘’‛ʼ′`´", "'"),
        **dict.fromkeys("‐‑‒", "-"),
        "―": "—",
        "，": ",",
        "：": ":",
        "（": "(",
        "）": ")",
        "、": ",",
    }
)
INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


LONGEST_WORD = 100


class ReadError(ValueError):
    """Say in one sentence, to the person who chose the file, why it cannot be read."""


@dataclass(frozen=True)
class Chunk:
    """Mark a stretch of the text that its format calls one thing: a paragraph, a heading, a list item, a note.

    `kind` is `text` (lines still to be grouped), `paragraph`, `heading`, `item`, `row`, `quote`, `cite` (who is quoted
    above), `note` or `margin`; `cell` tells where in a table it stands: the table, the row and the column, from 1.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    ordered: bool = False
    strong: bool = False
    cell: Cell | None = None


@dataclass(frozen=True)
class Repair:
    """Name one change between the text as decoded and the text of the draft."""

    kind: str
    spans: tuple[Span, ...]
    note: str


@dataclass(frozen=True)
class Notice:
    """Tell the editor one thing to look at, and where."""

    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Furniture:
    """Keep a stretch of text that has a place but is no content: a label, a list marker, a page number."""

    kind: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Document:
    """Carry one source file, read: its text (NFC, LF, before repairs) and the chunks it consists of, in order.

    `marks` are places of signs that belong to the format and not to the text, such as `#` and `**` of Markdown.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    chunks: tuple[Chunk, ...]
    marks: tuple[Span, ...] = ()
    warnings: tuple[Notice, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Tie `length` characters of a passage at `at` to `taken` characters of the source at `source`.

    More is taken than kept where a repair removed characters, such as the hyphen of a line end.
    """

    at: int
    source: int
    length: int
    taken: int


@dataclass(frozen=True)
class Passage:
    """Hold a repaired text whose every character knows its place in the source."""

    text: str
    pieces: tuple[Piece, ...]

    @cached_property
    def folded(self) -> str:
        """The text in which cues are looked for: of the same length, look-alikes as one character."""
        return self.text.translate(FOLDED)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return the part from `start` to `end` without the white space around it."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        pieces = []
        for piece in self._pieces_between(start, end):
            first, last = max(start, piece.at), min(end, piece.at + piece.length)
            if first >= last:
                continue
            whole = last == piece.at + piece.length
            taken = piece.taken - (first - piece.at) if whole else last - first
            pieces.append(Piece(first - start, piece.source + first - piece.at, last - first, taken))
        return Passage(self.text[start:end], tuple(pieces))

    def _pieces_between(self, start: int, end: int) -> tuple[Piece, ...]:
        first = bisect_right(self.pieces, start, key=lambda piece: piece.at) - 1
        last = bisect_right(self.pieces, end - 1, key=lambda piece: piece.at)
        return self.pieces[max(first, 0) : last]

    def spans(self) -> tuple[Span, ...]:
        """Return where the passage stands in the source, touching pieces as one."""
        spans: list[Span] = []
        for piece in self.pieces:
            start, end = piece.source, piece.source + piece.taken
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end)
            elif end > start:
                spans.append((start, end))
        return tuple(spans)


class Joiner:
    """Put passages together to one, in time that grows with their length only."""

    def __init__(self, first: Passage) -> None:
        self._parts = [first.text]
        self._pieces = list(first.pieces)
        self._length = len(first.text)

    def add(self, other: Passage, glue: str = " ", *, bridged: bool = False) -> None:
        """Add a passage behind `glue` that belongs to neither.

        `bridged` counts the source between the two as part of the first: a line end, and its hyphen.
        """
        if bridged and self._pieces and other.pieces:
            last = self._pieces[-1]
            self._pieces[-1] = Piece(last.at, last.source, last.length, other.pieces[0].source - last.source)
        shift = self._length + len(glue)
        self._pieces += [Piece(piece.at + shift, piece.source, piece.length, piece.taken) for piece in other.pieces]
        self._parts += [glue, other.text]
        self._length = shift + len(other.text)

    def drop_last_character(self) -> None:
        """Leave out the last character, whose place stays taken."""
        last = self._pieces[-1]
        self._pieces[-1] = Piece(last.at, last.source, last.length - 1, last.taken)
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1

    @property
    def is_empty(self) -> bool:
        return not self._pieces

    def tail(self) -> str:
        """Return the end of the text, long enough for any word."""
        return "".join(self._parts[-3:])[-LONGEST_WORD:].translate(FOLDED)

    def source_end(self) -> int:
        return self._pieces[-1].source + self._pieces[-1].taken

    def passage(self) -> Passage:
        return Passage("".join(self._parts), tuple(self._pieces))


def passage_of(text: str, start: int, end: int, marks: tuple[Span, ...] = ()) -> Passage:
    """Return the passage of `text[start:end]` without white space around it, without invisible characters and marks."""
    pieces: list[Piece] = []
    kept: list[str] = []
    at = 0
    for first, last in _between(start, end, marks):
        for part in re.finditer(rf"([^{INVISIBLE}]+)([{INVISIBLE}]*)", text[first:last]):
            pieces.append(Piece(at, first + part.start(), len(part[1]), len(part[0])))
            kept.append(part[1])
            at += len(part[1])
    return Passage("".join(kept), tuple(pieces)).cut(0)


def _between(start: int, end: int, marks: tuple[Span, ...]) -> list[Span]:
    parts = []
    for mark in marks[bisect_right(marks, start, key=lambda mark: mark[1]) :]:
        if mark[0] >= end:
            break
        parts.append((start, mark[0]))
        start = mark[1]
    parts.append((start, end))
    return [part for part in parts if part[0] < part[1]]


@dataclass(frozen=True)
class Block:
    """Hold one block of the document as the parser sees it, after repairs.

    `kind` is `paragraph`, `heading`, `item`, `row`, `quote`, `cite`, `note` or `margin`; `markers` are places of signs
    such as `- ` or `**`; `after` is true when no blank line parts the block from the one before it.
    """

    kind: str
    passage: Passage
    level: int = 0
    ordered: bool = False
    strong: bool = False
    markers: tuple[Span, ...] = ()
    after: bool = False
    cell: Cell | None = None

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def folded(self) -> str:
        return self.passage.folded
