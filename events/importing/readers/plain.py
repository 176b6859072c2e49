"""Read plain text and Markdown, in whatever encoding they come."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from itertools import pairwise

from events.importing.blocks import Chunk, Notice, ReadError, Span

from .source import MAX_PARAGRAPHS, Source, clean

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
MAX_LINES = 200_000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n\s*)|\f\s*")
HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*(#*)$")
EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"(?P<open>!?\[)(?P<text>[^\[\]\n]*)(?P<close>\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\))")
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<fields>(?:(?:[\w-]+:|[ \t]|-|#|$).*\n)+?)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE
)
TITLE_FIELD = re.compile(r"title:[ \t]*(?P<mark>[\"']?)(?P<title>.*?)(?P=mark)[ \t]*$", re.IGNORECASE | re.MULTILINE)
UNDERLINE = re.compile(r"={3,}|-{3,}")
LIGHT_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])"
)


def decode(data: bytes) -> tuple[str, list[Notice]]:
    """Decode by byte order mark, else as UTF-8, UTF-16 or Windows-1252, and return a warning where it was a guess."""
    text, guess = _decode(data)
    if len(CONTROL.findall(text)) > max(2, len(text) // 1000) or "\0" in text:
        raise ReadError("The file is not a text: it holds control characters.")
    return clean(text), [Notice(guess)] if guess else []


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), ""
            except UnicodeDecodeError:
                raise ReadError("The file is damaged: its text breaks off or is not in its own encoding.") from None
    zeros = data[:4000].count(0)
    if zeros > len(data[:4000]) // 5:
        encoding = "utf-16-le" if data[1:4000:2].count(0) > zeros // 2 else "utf-16-be"
        try:
            return data.decode(encoding), "The encoding is not named in the file; it was read as UTF-16."
        except UnicodeDecodeError:
            raise ReadError("The file is not a text.") from None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 1 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), "The file breaks off in the middle of a character."
    try:
        return data.decode("cp1252"), "The text is not UTF-8; it was read as Windows-1252. Look at its accents."
    except UnicodeDecodeError:
        raise ReadError("The file is not a text in UTF-8, UTF-16 or Windows-1252.") from None


def read_plain(text: str) -> Source:
    """Read plain text: what blank lines part are chunks of lines."""
    source = Source(text)
    source.chunks = [part for chunk in _paragraphs(text) for part in _quotations_apart(source, chunk)]
    return source


def _paragraphs(text: str) -> list[Chunk]:
    """Return the stretches of lines that blank lines part."""
    if text.count("\n") > MAX_LINES:
        raise ReadError(f"The file has more than {MAX_LINES:,} lines.")
    chunks = []
    start = 0
    for gap in BLANK_LINES.finditer(text):
        if len(chunks) > MAX_PARAGRAPHS:
            raise ReadError(f"The file has more than {MAX_PARAGRAPHS:,} paragraphs.")
        chunks.append(Chunk("text", start, gap.start()))
        start = gap.end()
    chunks.append(Chunk("text", start, len(text)))
    return [_with_indent(chunk, text) for chunk in chunks if text[chunk.start : chunk.end].strip()]


def _quotations_apart(source: Source, chunk: Chunk) -> list[Chunk]:
    """Split a chunk where lines begin with the sign of a quotation, as in e-mail: «> words»."""
    lines = list(re.finditer(r"[^\n]+", source.text[chunk.start : chunk.end]))
    if not any(line[0].lstrip().startswith(">") for line in lines):
        return [chunk]
    parts: list[Chunk] = []
    for line in lines:
        sign = re.match(r"\s*(>+)\s?", line[0])
        kind = "quote" if sign else chunk.kind
        start, end = chunk.start + line.start(), chunk.start + line.end()
        if sign:
            source.marks.append((start + sign.start(1), start + sign.end(1)))
        if parts and parts[-1].kind == kind:
            parts[-1] = Chunk(kind, parts[-1].start, end)
        else:
            parts.append(Chunk(kind, start, end))
    return parts


def _with_indent(chunk: Chunk, text: str) -> Chunk:
    """Return the chunk from the start of its first line, whose indent tells the level of a list."""
    start = chunk.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return Chunk(chunk.kind, start, chunk.end)


def read_markdown(text: str) -> Source:
    """Read Markdown: headings, quotations and lines in bold are told apart; their signs become marks.

    The fields at the head of a file are set aside, but for a title that is printed nowhere else.
    """
    source = Source(text)
    front = _read_front_matter(source)
    for chunk in _paragraphs(text):
        if chunk.end > front:
            _add_markdown(source, replace(chunk, start=max(chunk.start, front)))
    source.marks.sort()
    source.marks = [mark for before, mark in pairwise([(0, 0), *source.marks]) if mark[0] >= before[1]]
    return source


def _read_front_matter(source: Source) -> int:
    """Set the fields between two lines of dashes aside and return where they end."""
    front = FRONT_MATTER.match(source.text)
    if not front:
        return 0
    source.warnings.append(Notice("The fields at the head of the file were set aside.", (front.span("fields"),)))
    title = TITLE_FIELD.search(source.text, 0, front.end())
    edges = [0, front.end()]
    if title and title["title"].strip() and title["title"].strip() not in source.text[front.end() :]:
        edges = [0, title.start("title"), title.end("title"), front.end()]
    kinds = ("note", "heading", "note")
    source.chunks += [Chunk(kind, *edge) for kind, edge in zip(kinds, pairwise(edges), strict=False)]
    return front.end()


def _add_markdown(source: Source, chunk: Chunk) -> None:
    """Split a chunk before and after headings and quotations."""
    at, open_kind = chunk.start, ""
    lines = source.text[chunk.start : chunk.end].splitlines(keepends=True)
    for number, line in enumerate(lines):
        kind, strong = _mark_line(source, line, at)
        if number == 0 and kind == "text" and len(lines) > 1 and UNDERLINE.fullmatch(lines[1].strip()):
            kind = "heading"
        end = at + len(line)
        if source.chunks and open_kind == kind and kind in ("text", "quote") and not strong:
            last = source.chunks[-1]
            source.chunks[-1] = Chunk(kind, last.start, end)
        elif line.strip():
            source.chunks.append(
                Chunk(kind, at, end, _level(line, lines[1:2]) if kind == "heading" else 0, strong=strong)
            )
        open_kind = "" if strong else kind
        at = end


def _level(line: str, below: list[str]) -> int:
    """Return the level of a heading, which its signs give or the line below that underlines it."""
    heading = HEADING.fullmatch(line.strip())
    return len(heading[1]) if heading else 1 if below[0].strip()[:1] == "=" else 2


def _mark_line(source: Source, line: str, at: int) -> tuple[str, bool]:
    bare = line.strip()
    indent = len(line) - len(line.lstrip())
    marks: list[Span] = []
    kind = "text"
    if heading := HEADING.fullmatch(bare):
        kind = "heading"
        marks.append((0, len(heading[1])))
        if heading[3]:
            marks.append((heading.start(3), heading.end(3)))
    elif bare.startswith(">"):
        kind = "quote"
        marks.append((0, len(re.match(r"(?:>\s?)+", bare)[0].rstrip())))
    strong = False
    for match in LINK.finditer(bare):
        marks += [match.span("open"), match.span("close")]
    for match in EMPHASIS.finditer(bare):
        marks += [(match.start(), match.start(2)), (match.end(2), match.end())]
        strong = strong or match.span() == (0, len(bare))
    for match in LIGHT_EMPHASIS.finditer(bare):
        marks += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    source.marks += [(at + indent + start, at + indent + end) for start, end in marks]
    return kind, strong
