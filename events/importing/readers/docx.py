"""Read Word documents: paragraphs, lists, tables, text boxes, notes, headers and footers, tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .archive import Archive
from .office import Collector, Draftsheet, counted
from .source import Paragraph, Source, source_of

W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
MATH_TEXT = "http://schemas.openxmlformats.org/officeDocument/2006/math t"
PICTURES = ("http://schemas.openxmlformats.org/drawingml/2006/picture pic", "urn:schemas-microsoft-com:vml imagedata")
EMBEDDED = ("urn:schemas-microsoft-com:office:office OLEObject",)
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
CONTAINERS = ("tc", "txbxContent", "footnote", "endnote", "hdr", "ftr", "body")
SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F02D": "-"}
HEADING_STYLE = re.compile(r"(?:heading|title|subtitle|titre|título|überschrift)\s*\d*", re.IGNORECASE)
QUOTE_STYLE = re.compile(r"(?:intense\s+)?(?:quote|citation|cita)", re.IGNORECASE)
LIST_STYLE = re.compile(r"list\s+(?P<kind>bullet|number)\s*(?P<level>\d?)", re.IGNORECASE)
CONTENTS_STYLE = re.compile(r"toc\s*\d|table\s+of\s+(?:contents|figures)", re.IGNORECASE)


@dataclass
class Style:
    name: str = ""
    based_on: str = ""
    number: str = ""
    level: int = 0
    outline: int = 9
    bold: bool | None = None


def read_docx(data: bytes) -> Source:
    """Read a .docx; the text is that with all tracked changes accepted."""
    archive = Archive(data)
    styles, numbering = _Styles(), _Numbering()
    archive.walk("word/styles.xml", styles)
    archive.walk("word/numbering.xml", numbering)
    body = _Body(styles.styles, numbering)
    archive.walk("word/document.xml", body)
    notes = [part for name in ("footnotes", "endnotes") for part in _read_part(archive, f"word/{name}.xml", body)]
    margins: dict[str, None] = {}
    for name in sorted(archive.names):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            margins.update(dict.fromkeys(p.text for p in _read_part(archive, name, body) if p.text.strip()))
    comments = _Counter("comment")
    archive.walk("word/comments.xml", comments)
    paragraphs = [*body.collector.paragraphs, *(Paragraph(p.text, "note") for p in notes)]
    paragraphs += [Paragraph(text, "margin") for text in margins]
    return source_of(paragraphs, _messages(body, notes, margins, comments.count))


def _read_part(archive: Archive, name: str, body: _Body) -> list[Paragraph]:
    part = _Body(body.styles, body.numbering)
    archive.walk(name, part)
    body.inserted += part.inserted
    body.deleted += part.deleted
    return part.collector.paragraphs


def _messages(body: _Body, notes: list[Paragraph], margins: dict[str, None], comments: int) -> list[str]:
    found = []
    if body.inserted or body.deleted:
        found.append(
            f"The document holds tracked changes; they were taken as accepted ({body.inserted} insertions kept, "
            f"{body.deleted} deletions left out)."
        )
    found += [f"A note was left out of the draft: “{' '.join(note.text.split())}”" for note in notes]
    found += counted(len(margins), "A header or footer was set aside.", "{} headers and footers were set aside.")
    found += counted(body.collector.tables, "A table was read row by row.", "{} tables were read row by row.")
    found += counted(
        body.boxes, "A text box was read where it is anchored.", "{} text boxes were read where they are anchored."
    )
    found += counted(comments, "A comment was left out.", "{} comments were left out.")
    found += counted(body.pictures, "A picture was left out.", "{} pictures were left out.")
    found += counted(body.embedded, "An embedded object was left out.", "{} embedded objects were left out.")
    found += counted(
        body.contents,
        "A line of the table of contents was set aside.",
        "{} lines of the table of contents were set aside.",
    )
    if body.hidden:
        found.append("The document holds hidden text, which was read.")
    return found


def _local(tag: str) -> str:
    """Return the name of a Word element without its namespace, or nothing for other elements."""
    for namespace in W:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return ""


def _value(attributes: dict[str, str], name: str = "val") -> str:
    return next((attributes[namespace + name] for namespace in W if namespace + name in attributes), "")


def _is_on(attributes: dict[str, str]) -> bool:
    return _value(attributes) not in ("0", "false", "off", "none")


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default


class _Styles:
    """Read what the styles say of lists, headings and bold type."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._style = Style()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "style":
            self._style = self.styles.setdefault(_value(attributes, "styleId"), Style())
        elif name == "name":
            self._style.name = _value(attributes)
        elif name == "basedOn":
            self._style.based_on = _value(attributes)
        elif name == "numId":
            self._style.number = _value(attributes)
        elif name == "ilvl":
            self._style.level = _number(_value(attributes))
        elif name == "outlineLvl":
            self._style.outline = _number(_value(attributes), 9)
        elif name == "b":
            self._style.bold = _is_on(attributes)

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Numbering:
    """Read which lists are ordered."""

    def __init__(self) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        self._abstract_of: dict[str, str] = {}
        self._abstract = self._list = ""
        self._level = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "abstractNum":
            self._abstract = _value(attributes, "abstractNumId")
        elif name == "lvl":
            self._level = _number(_value(attributes, "ilvl"))
        elif name == "numFmt":
            self._formats[self._abstract, self._level] = _value(attributes)
        elif name == "num":
            self._list = _value(attributes, "numId")
        elif name == "abstractNumId":
            self._abstract_of[self._list] = _value(attributes)

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass

    def format_of(self, number: str, level: int) -> str:
        return self._formats.get((self._abstract_of.get(number, ""), level), "bullet")


class _Counter:
    """Count the elements of one name."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += _local(tag) == self._name

    def end(self, tag: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Body:
    """Read the paragraphs of a part in the order of the text; a text box follows the paragraph it hangs on."""

    def __init__(self, styles: dict[str, Style], numbering: _Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.collector = Collector()
        self.inserted = self.deleted = self.boxes = self.pictures = self.embedded = self.contents = self.hidden = 0
        self._open: list[Draftsheet] = []
        self._numbers: list[tuple[str, int]] = []
        self._boxed: list[Paragraph] = []
        self._cut: dict[int, Draftsheet] = {}  # by depth, what a deleted paragraph mark joins to what follows
        self._skip = 0  # inside text that is not part of the accepted document
        self._in_text = self._bold = self._in_run_properties = self._separator = False
        self._boxes_open = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if not name:
            self._start_foreign(tag)
        elif name in ("del", "moveFrom") and not self._in_run_properties:
            self.deleted += 1
            self._skip += 1
        elif name in ("del", "moveFrom") and self._open:
            self._open[-1].goes_on = True
        elif name in ("ins", "moveTo") and not self._in_run_properties:
            self.inserted += 1
        elif name in ("footnote", "endnote"):
            self._separator = bool(_value(attributes, "type")) and _value(attributes, "type") != "normal"
        elif name in ("tbl", "tr", "tc", "txbxContent"):
            self._start_container(name)
        elif name == "p":
            self._open.append(self._cut.pop(len(self._open), None) or Draftsheet())
            self._numbers.append(("", -1))
        elif self._open:
            self._start_inside(name, attributes)

    def _start_foreign(self, tag: str) -> None:
        if tag == COMPATIBILITY + "Fallback":
            self._skip += 1
        elif tag == MATH_TEXT:
            self._in_text = True
        elif tag in PICTURES and not self._skip:
            self.pictures += 1
        elif tag in EMBEDDED and not self._skip:
            self.embedded += 1

    def _start_container(self, name: str) -> None:
        if self._skip:
            return
        if name == "tbl":
            self.collector.start_table()
        elif name == "tr":
            self.collector.start_row()
        elif name == "tc":
            self.collector.start_cell()
        else:
            self.boxes += 1
            self._boxes_open += 1

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        sheet = self._open[-1]
        if name == "pStyle":
            sheet.style = _value(attributes)
        elif name == "numId":
            self._numbers[-1] = (_value(attributes), self._numbers[-1][1])
        elif name == "ilvl":
            self._numbers[-1] = (self._numbers[-1][0], _number(_value(attributes)))
        elif name == "r":
            self._bold = False
        elif name == "rPr":
            self._in_run_properties = True
        elif name == "b" and self._in_run_properties:
            self._bold = _is_on(attributes)
        elif name == "vanish" and self._in_run_properties:
            self.hidden += _is_on(attributes)
        elif name == "t":
            self._in_text = True
        elif name in BREAKS and not self._skip and not self._in_run_properties:
            sheet.add("\f" if _value(attributes, "type") == "page" else BREAKS[name])
        elif name == "sym" and not self._skip:
            sheet.add(SYMBOLS.get(_value(attributes, "char").upper(), "?"))

    def end(self, tag: str) -> None:
        name = _local(tag)
        if tag == COMPATIBILITY + "Fallback" or (name in ("del", "moveFrom") and not self._in_run_properties):
            self._skip -= 1
        elif name == "t" or tag == MATH_TEXT:
            self._in_text = False
        elif name in ("rPr", "pPr"):
            self._in_run_properties = False
        elif name == "txbxContent" and not self._skip:
            self._boxes_open -= 1
        elif name == "tr" and not self._skip:
            self.collector.end_row()
        elif name == "p" and self._open:
            self._end_paragraph()
        if name in CONTAINERS:
            self._end_container()

    def text(self, data: str) -> None:
        if self._in_text and self._open and not self._skip:
            self._open[-1].add(data, strong=self._bold)

    def _end_container(self) -> None:
        """Keep what was to be joined to a paragraph that does not come."""
        sheet = self._cut.pop(len(self._open), None)
        if sheet and self._open:
            self._boxed.append(sheet.finished())
        elif sheet:
            self.collector.add(sheet.finished())

    def _end_paragraph(self) -> None:
        sheet = self._open.pop()
        number = self._numbers.pop()
        if sheet.goes_on and not self._separator and not self._skip:
            sheet.goes_on, sheet.style = False, ""
            self._cut[len(self._open)] = sheet
            return
        self._shape(sheet, *number)
        if self._separator or self._skip:
            return
        if self._boxes_open and self._open:
            self._boxed.append(sheet.finished())
            return
        self.collector.add(sheet.finished())
        if not self._open:
            for paragraph in self._boxed:
                self.collector.add(paragraph)
            self._boxed = []

    def _shape(self, sheet: Draftsheet, number: str, level: int) -> None:
        """Set what the style, or the paragraph itself, says the paragraph is."""
        style = self._resolved(sheet.style)
        if style.bold and sheet.letters:
            sheet.strong_letters = sheet.letters
        listed = LIST_STYLE.match(style.name)
        number, level = number or style.number, level if level >= 0 else style.level
        if CONTENTS_STYLE.match(style.name):
            sheet.kind = "note"
            self.contents += 1
        elif HEADING_STYLE.fullmatch(style.name) or style.outline < 9:
            sheet.kind = "heading"
            sheet.level = style.outline + 1 if style.outline < 9 else 1
        elif QUOTE_STYLE.fullmatch(style.name):
            sheet.kind = "quote"
        elif listed or (number and number != "0"):
            fmt = self.numbering.format_of(number, level) if number else ""
            is_number = bool(listed) and listed["kind"].lower() == "number"
            sheet.kind, sheet.level = "item", level
            sheet.ordered = is_number or (bool(fmt) and fmt not in ("bullet", "none") and not listed)

    def _resolved(self, identifier: str) -> Style:
        """Return a style with what it takes from the styles it is based on."""
        result = Style()
        for _ in range(10):
            style = self.styles.get(identifier)
            if not style:
                break
            result.name = result.name or style.name
            if not result.number and style.number:
                result.number, result.level = style.number, style.level
            result.outline = min(result.outline, style.outline)
            result.bold = style.bold if result.bold is None else result.bold
            identifier = style.based_on
        return result
