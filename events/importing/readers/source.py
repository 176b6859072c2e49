"""Collect the text of a document paragraph by paragraph, with its chunks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from events.importing.blocks import Cell, Chunk, Notice, Repair, Span

MAX_PARAGRAPHS = 40_000


@dataclass
class Source:
    """Hold what a reader found; `text` is NFC with LF, and everything else points into it."""

    text: str = ""
    chunks: list[Chunk] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


@dataclass(frozen=True)
class Paragraph:
    """Hold one paragraph of a format that knows its paragraphs; `kind` and the rest are those of a chunk.

    `zone` is where on a web page it stands: in its `main` part, `around` its text, or nowhere in particular.
    """

    text: str
    kind: str = "paragraph"
    level: int = 0
    ordered: bool = False
    strong: bool = False
    cell: Cell | None = None
    zone: str = ""


def source_of(paragraphs: list[Paragraph], warnings: list[str]) -> Source:
    """Write paragraphs one below the other, items of a list close together, and note where each stands."""
    source = Source(warnings=[Notice(message) for message in warnings])
    parts: list[str] = []
    at = 0
    before = None
    for paragraph in paragraphs:
        text = clean(paragraph.text)
        if not text.strip():
            continue
        if before:
            glue = "\n" if before == paragraph.kind == "item" else "\n\n"
            parts.append(glue)
            at += len(glue)
        shape = (paragraph.level, paragraph.ordered, paragraph.strong, paragraph.cell)
        source.chunks.append(Chunk(paragraph.kind, at, at + len(text), *shape))
        parts.append(text)
        at += len(text)
        before = paragraph.kind
    source.text = "".join(parts)
    return source


def clean(text: str) -> str:
    """Return the text as NFC with LF line ends and without NUL, which no database takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return unicodedata.normalize("NFC", text)
