"""Read OpenDocument texts: paragraphs, lists, tables, frames, notes, headers and footers, tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.importing.blocks import ReadError

from .archive import Archive
from .office import Collector, Draftsheet, counted
from .source import Paragraph, Source, source_of

NAMESPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
}
SKIPPED = frozenset(
    ("text:tracked-changes", "office:annotation", "text:note-citation", "text:ruby-text", "draw:object")
)
INDEXES = frozenset(("text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index"))
HEADING_NAME = re.compile(r"(?:Heading|Title|Subtitle)(?:_20_\d+)?")
QUOTE_NAME = re.compile(r"Quotations?|Quote|Intense_20_Quote")
MAX_SPACES = 100


@dataclass
class Style:
    parent: str = ""
    bold: bool | None = None


def read_odt(data: bytes) -> Source:
    """Read an .odt; the text is that with all tracked changes accepted."""
    archive = Archive(data)
    manifest = _Manifest()
    archive.walk("META-INF/manifest.xml", manifest)
    if manifest.encrypted:
        raise ReadError("The file is encrypted; save it without a password.")
    if "content.xml" not in archive.names:
        raise ReadError("The file is damaged: its text is missing.")
    styles = _Styles()
    archive.walk("styles.xml", styles)
    archive.walk("content.xml", styles)
    body = _Body(styles)
    archive.walk("content.xml", body)
    margins = list(dict.fromkeys(text for text in styles.margins if text.strip()))
    paragraphs = [*body.collector.paragraphs, *body.collector.notes]
    paragraphs += [Paragraph(text, "margin") for text in margins]
    return source_of(paragraphs, _messages(body, margins))


def _messages(body: _Body, margins: list[str]) -> list[str]:
    found = []
    if body.changes:
        found.append(f"The document holds {body.changes} tracked changes; they were taken as accepted.")
    found += [f"A note was left out of the draft: “{' '.join(note.text.split())}”" for note in body.collector.notes]
    found += counted(len(margins), "A header or footer was set aside.", "{} headers and footers were set aside.")
    found += counted(body.collector.tables, "A table was read row by row.", "{} tables were read row by row.")
    found += counted(
        body.boxes, "A text box was read where it is anchored.", "{} text boxes were read where they are anchored."
    )
    found += counted(body.comments, "A comment was left out.", "{} comments were left out.")
    found += counted(body.pictures, "A picture was left out.", "{} pictures were left out.")
    found += counted(body.indexes, "A table of contents was left out.", "{} tables of contents were left out.")
    return found


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"{NAMESPACES.get(namespace, '')}:{local}"


class _Manifest:
    """Tell whether parts of the file are encrypted."""

    def __init__(self) -> None:
        self.encrypted = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.encrypted = self.encrypted or _short(tag) == "manifest:encryption-data"

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Styles:
    """Read which styles are bold, which lists are ordered, and the text of headers and footers."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.ordered: dict[tuple[str, int], bool] = {}
        self.margins: list[str] = []
        self._style = Style()
        self._list = ""
        self._margin: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _short(tag)
        values = {_short(key): value for key, value in attributes.items()}
        if name == "style:style":
            self._style = self.styles.setdefault(values.get("style:name", ""), Style())
            self._style.parent = values.get("style:parent-style-name", "")
        elif name == "style:text-properties" and "fo:font-weight" in values:
            self._style.bold = values["fo:font-weight"] in ("bold", "600", "700", "800", "900")
        elif name == "text:list-style":
            self._list = values.get("style:name", "")
        elif name in ("text:list-level-style-number", "text:list-level-style-bullet"):
            level = values.get("text:level", "1")
            self.ordered[self._list, int(level) if level.isdigit() and len(level) < 3 else 1] = name.endswith("number")
        elif name in ("style:header", "style:footer", "style:header-first", "style:footer-first", "style:header-left"):
            self._margin = []

    def end(self, tag: str) -> None:
        name = _short(tag)
        if name == "text:p" and self._margin is not None:
            self.margins.append("".join(self._margin))
            self._margin = []
        elif name.startswith(("style:header", "style:footer")) and not name.endswith("style"):
            self._margin = None

    def text(self, data: str) -> None:
        if self._margin is not None:
            self._margin.append(data)

    def name_of(self, style: str) -> str:
        """Return the first named style that a style of the document's own comes from."""
        for _ in range(10):
            if HEADING_NAME.fullmatch(style) or QUOTE_NAME.fullmatch(style) or style not in self.styles:
                break
            style = self.styles[style].parent or style
        return style

    def is_bold(self, style: str) -> bool:
        for _ in range(10):
            if style not in self.styles:
                return False
            if self.styles[style].bold is not None:
                return bool(self.styles[style].bold)
            style = self.styles[style].parent
        return False


class _Body:
    """Read the paragraphs of the text; a text box follows the paragraph it hangs on, notes come last."""

    def __init__(self, styles: _Styles) -> None:
        self.collector = Collector()
        self.changes = self.boxes = self.comments = self.pictures = self.indexes = 0
        self._styles = styles
        self._open: list[Draftsheet] = []
        self._bold: list[bool] = []
        self._lists: list[str] = []
        self._skip = self._notes = self._boxes_open = 0
        self._in_text = False
        self._boxed: list[Paragraph] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _short(tag)
        if name == "office:text":
            self._in_text = True
        if name in SKIPPED or name in INDEXES:
            self._skip += 1
            self.comments += name == "office:annotation"
            self.indexes += name in INDEXES
        elif name == "text:changed-region":
            self.changes += 1
        if self._skip or not self._in_text:
            return
        values = {_short(key): value for key, value in attributes.items()}
        if name in ("text:p", "text:h"):
            self._start_paragraph(name, values)
        elif name == "text:list":
            self._lists.append(values.get("text:style-name", self._lists[-1] if self._lists else ""))
        else:
            self._start_other(name, values)

    def _start_paragraph(self, name: str, values: dict[str, str]) -> None:
        style = values.get("text:style-name", "")
        named = self._styles.name_of(style)
        sheet = Draftsheet(style=style)
        level = values.get("text:outline-level", "1")
        if name == "text:h" or HEADING_NAME.fullmatch(named):
            sheet.kind, sheet.level = "heading", int(level) if level.isdigit() and len(level) < 3 else 1
        elif self._notes:
            sheet.kind = "note"
        elif self._lists:
            sheet.kind, sheet.level = "item", len(self._lists) - 1
            sheet.ordered = self._styles.ordered.get((self._lists[-1], len(self._lists)), False)
        elif QUOTE_NAME.fullmatch(named):
            sheet.kind = "quote"
        self._open.append(sheet)
        self._bold.append(self._styles.is_bold(style))

    def _start_other(self, name: str, values: dict[str, str]) -> None:
        if name == "text:note-body":
            self._notes += 1
        elif name == "draw:text-box":
            self.boxes += 1
            self._boxes_open += 1
        elif name == "draw:image":
            self.pictures += 1
        elif name == "table:table":
            self.collector.start_table()
        elif name == "table:table-row":
            self.collector.start_row()
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.collector.start_cell()
        elif self._open:
            self._start_inside(name, values)

    def _start_inside(self, name: str, values: dict[str, str]) -> None:
        if name == "text:s":
            count = values.get("text:c", "1")
            self._open[-1].add(" " * min(int(count) if count.isdigit() and len(count) < 6 else 1, MAX_SPACES))
        elif name == "text:tab":
            self._open[-1].add("\t")
        elif name == "text:line-break":
            self._open[-1].add("\n")
        elif name == "text:span":
            style = values.get("text:style-name", "")
            self._bold.append(self._styles.is_bold(style) or self._bold[-1])

    def end(self, tag: str) -> None:
        name = _short(tag)
        if name in SKIPPED or name in INDEXES:
            self._skip -= 1
        elif self._skip or not self._in_text:
            return
        elif name == "office:text":
            self._in_text = False
        elif name in ("text:p", "text:h") and self._open:
            self._end_paragraph()
        elif name == "text:list" and self._lists:
            self._lists.pop()
        elif name == "text:note-body":
            self._notes -= 1
        elif name == "draw:text-box":
            self._boxes_open -= 1
        elif name == "table:table-row":
            self.collector.end_row()
        elif name == "text:span" and len(self._bold) > 1:
            self._bold.pop()

    def text(self, data: str) -> None:
        if self._open and not self._skip and self._in_text:
            # white space in the file is that of its layout; real spaces are elements
            self._open[-1].add(re.sub(r"[ \t\r\n]+", " ", data), strong=self._bold[-1])

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop().finished()
        self._bold.pop()
        if paragraph.kind == "note":
            self.collector.notes.append(paragraph)
        elif self._boxes_open and self._open:
            self._boxed.append(paragraph)
        else:
            self.collector.add(paragraph)
            if not self._open:
                for boxed in self._boxed:
                    self.collector.add(boxed)
                self._boxed = []
