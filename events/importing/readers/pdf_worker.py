"""Turn a PDF on the standard input into text and chunks as JSON on the standard output, within fixed limits.

Run as a script, without the packages of the site: `python -I pdf_worker.py < file.pdf`.
"""

from __future__ import annotations

import io
import itertools
import json
import logging
import resource
import statistics
import sys
import unicodedata
from dataclasses import dataclass

MEMORY = 220 * 1024 * 1024
CPU_SECONDS = 8
MAX_PAGES = 1_000
MAX_LINES = 100_000
MAX_CHARACTERS = 4_000_000
BREAK_AT = 1.25  # times the usual distance between lines
HEADING_BREAK_AT = 1.75  # times the size of the type
SCANNED_BELOW = 20  # characters a page
PRIVATE_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf02d": "-", "\uf0fc": "✓"}


class Refused(Exception):
    """Say why a PDF is not read."""


@dataclass
class Line:
    text: str
    x: float
    y: float
    size: float
    bold: bool


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    sys.setrecursionlimit(500)
    logging.disable(logging.CRITICAL)
    try:
        answer = read(io.BytesIO(sys.stdin.buffer.read()))
    except Refused as refused:
        answer = {"error": str(refused)}
    except MemoryError:
        answer = {"error": "The PDF takes too much memory to read; print it to a new PDF and try again."}
    except Exception:  # whatever a library raises on a damaged file means the same to the person who chose it
        answer = {"error": "The PDF is damaged and cannot be read."}
    json.dump(answer, sys.stdout)


def read(stream) -> dict:
    from pypdf import PdfReader  # slow import

    reader = PdfReader(stream)
    if reader.is_encrypted:
        raise Refused("The PDF is encrypted; save it without a password.")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise Refused(f"The PDF has more than {MAX_PAGES:,} pages.")
    pages, broken, total = [], 0, 0
    for page in reader.pages:
        lines = page_lines(page)
        total += len(lines)
        broken += sum(line.text.count("\ufffd") for line in lines)
        pages.append(lines)
        if total > MAX_LINES:
            raise Refused("The PDF has too many lines of text.")
    letters = sum(len(line.text) for lines in pages for line in lines)
    if letters < SCANNED_BELOW * max(count, 1) and letters < 200:
        raise Refused(
            "The PDF holds no text, only pictures of pages: it was scanned; run it through text recognition first."
        )
    return write(pages, warnings_of(pages, broken))


def warnings_of(pages: list[list[Line]], broken: int) -> list[str]:
    found = []
    empty = sum(not lines for lines in pages)
    if empty:
        found.append(f"{empty} of {len(pages)} pages hold no text; if they are pictures, their text is missing.")
    if broken:
        found.append(f"{broken} characters of the PDF have no meaning in its fonts and are shown as \ufffd.")
    return found


def page_lines(page) -> list[Line]:
    """Return the lines of a page with their places, from top to bottom as the file has them."""
    parts: list[tuple[str, float, float, float, bool]] = []

    def visit(text, matrix, text_matrix, font, size) -> None:
        if text:
            x = matrix[0] * text_matrix[4] + matrix[2] * text_matrix[5] + matrix[4]
            y = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
            scale = abs(matrix[3] * text_matrix[3]) or abs(matrix[1] * text_matrix[2]) or 1.0
            name = str((font or {}).get("/BaseFont", "")).lower()
            parts.append((text, x, y, abs(size * scale), "bold" in name or "black" in name or "heavy" in name))

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    fresh = True
    for text, x, y, size, bold in parts:
        for number, row in enumerate(text.split("\n")):
            fresh = fresh or number > 0
            if not row.strip():
                if row and lines and not fresh:
                    lines[-1].text += row
                continue
            if fresh or not lines:
                lines.append(Line(row, x, y, size, bold))
                fresh = False
            else:
                lines[-1].text += row
                lines[-1].bold = lines[-1].bold and bold
                lines[-1].size = max(lines[-1].size, size)
    for line in lines:
        line.text = tidy(line.text)
    return [line for line in lines if line.text.strip()]


def tidy(text: str) -> str:
    for sign, plain in PRIVATE_SIGNS.items():
        text = text.replace(sign, plain)
    text = text.replace("\0", "").replace("\r", " ").replace("\f", " ")
    text = "".join(
        " " if unicodedata.category(character) == "Cc" and character != "\t" else character for character in text
    )
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(ligature, letters)
    return unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).strip()


def write(pages: list[list[Line]], warnings: list[str]) -> dict:
    """Write the lines one below the other, an empty line between paragraphs and a form feed between pages."""
    sizes = [line.size for lines in pages for line in lines for _ in range(len(line.text) // 20 + 1)]
    body = statistics.median(sizes) if sizes else 0.0
    pitch = usual_pitch(pages, body)
    parts: list[str] = []
    chunks: list[list] = []
    at = 0
    for number, lines in enumerate(pages):
        before = None
        for line in lines:
            is_heading = line.size > 1.12 * body and len(line.text) < 200
            glue = glue_between(before, line, body, pitch, is_first=not parts, new_page=number > 0 and before is None)
            parts += [glue, line.text]
            at += len(glue)
            kind = "heading" if is_heading else "text"
            if glue == "\n" and chunks:
                chunks[-1][2] = at + len(line.text)
                chunks[-1][3] = chunks[-1][3] and line.bold
            else:
                chunks.append([kind, at, at + len(line.text), line.bold])
            at += len(line.text)
            before = line
            if at > MAX_CHARACTERS:
                raise Refused("The PDF holds more text than can be read.")
    return {"text": "".join(parts), "chunks": chunks, "warnings": warnings}


def usual_pitch(pages: list[list[Line]], body: float) -> float:
    """Return the usual distance between two lines of the body, which is the smaller of those that are frequent."""
    gaps = [
        round(upper.y - lower.y, 1)
        for lines in pages
        for upper, lower in itertools.pairwise(lines)
        if abs(upper.size - body) < 0.6 and abs(lower.size - body) < 0.6 and 0 < upper.y - lower.y < 4 * body
    ]
    if not gaps:
        return 1.3 * body
    return statistics.median_low([gap for gap in gaps if gap <= 1.6 * min(statistics.median(gaps), 1.6 * body)] or gaps)


def glue_between(before: Line | None, line: Line, body: float, pitch: float, *, is_first: bool, new_page: bool) -> str:
    """Return what stands between two lines: nothing, a line end, an empty line or a page end."""
    if is_first:
        return ""
    if before is None:
        return "\n\f\n" if new_page else "\n\n"
    gap = before.y - line.y
    if abs(before.size - line.size) > 0.6:
        return "\n\n"
    if line.size > 1.12 * body:
        return "\n\n" if gap > HEADING_BREAK_AT * line.size else "\n"
    is_close = -0.5 * pitch <= gap <= BREAK_AT * pitch
    return "\n" if is_close else "\n\n"


if __name__ == "__main__":
    main()
