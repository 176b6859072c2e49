"""Read HTML: what a browser would show as text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from events.importing.blocks import ReadError
from events.importing.lexicon import words

from .office import Collector, counted
from .source import Paragraph, Source, source_of

MAX_TAGS = 300_000
MAX_HTML = 5_000_000
LONGEST_TAG = 4_000
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
SKIPPED = frozenset(words("script style template noscript svg math head object iframe select textarea button"))
BREAKING = frozenset(
    words(
        """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary
        table tbody tfoot thead tr ul"""
    )
)
HOLDERS = frozenset(words("html body main article"))  # what holds the text of a page is never around it
SCOPES = frozenset(words("article main section blockquote figure"))
LANDMARKS = frozenset(words("navigation banner contentinfo search dialog alertdialog menu menubar toolbar"))
AROUND = re.compile(  # names that pages give to what stands around their text
    r"(?:[\w-]+-)?(?:cookies?|consent|gdpr|breadcrumbs?|share|sharing|navbar|nav|menu|pagination|pager|newsletter|subscribe)"
    r"(?:-(?:banner|bar|notice|popup|links?|list|buttons?|icons?|block|box|item|main|wrapper|container|form))*"
    r"|skip(?:-[\w-]+)?|skiplink|social-(?:media|links?|share|icons?|buttons?)|related(?:-[\w-]+)?|search(?:-(?:form|box|bar))?"
    r"|(?:[\w]+-)?sidebar(?:-[\w]+)?|(?:site|page|global)-(?:header|footer)",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"\s(?P<name>role|class|id|style)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
HIDDEN = re.compile(r"\shidden(?=[\s=>/])", re.IGNORECASE)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset(words("area base br col embed hr img input link meta source track wbr"))


def read_html(text: str) -> Source:
    """Read HTML; scripts, styles and forms are left out, pictures are counted."""
    if len(text) > MAX_HTML or text.count("<") > 2 * MAX_TAGS:
        raise ReadError("The HTML file is too large or has too many tags to be read.")
    reader = _Reader()
    reader.feed(text)
    reader.end_table()
    kept = _around_set_aside(reader.collector.paragraphs)
    return source_of(kept, reader.messages(kept))


def _around_set_aside(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, those that stand around the text of the page as margins.

    A page that would lose more than it keeps is not built as its names say: all of it is read.
    """
    has_main = 2 * _letters(p for p in paragraphs if p.zone == "main") > _letters(paragraphs)
    kept_zones = ("main",) if has_main else ("main", "")
    has_title = any(p.kind == "heading" and p.level == 1 and p.zone in kept_zones for p in paragraphs)
    read = [
        p
        if p.zone in kept_zones or (p.kind == "heading" and p.level == 1 and not has_title)
        else replace(p, kind="margin")
        for p in paragraphs
    ]
    return paragraphs if 2 * _letters(p for p in read if p.kind == "margin") > _letters(paragraphs) else read


def _letters(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


class _Reader:
    """Follow the tags of a page.

    The standard library's parser takes quadratic time on unclosed tags and comments; here each sign is looked at once
    and a tag is at most `LONGEST_TAG` long.
    """

    def __init__(self) -> None:
        self.collector = Collector()
        self.title = ""
        self._parts: list[str] = []
        self._open: list[str] = []
        self._rows: list[bool] = []  # whether a row is open, for each table that is open
        self._around_from = 0  # how many tags are open inside what stands around the text
        self._plain_letters = 0
        self._has_text = self._begun_in_cite = False
        self._tags = 0
        self._skipping = 0
        self._in_title = False
        self._pictures = 0

    def feed(self, text: str) -> None:
        at = 0
        while (start := text.find("<", at)) >= 0:
            if start > at:
                self.handle_data(unescape(text[at:start]))
            at = self._markup(text, start)
        self.handle_data(unescape(text[at:]))

    def _markup(self, text: str, start: int) -> int:
        """Handle what begins with «<» and return where it ends."""
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4)
            return len(text) if end < 0 else end + 3
        if text.startswith(("<!", "<?"), start):
            end = text.find(">", start, start + LONGEST_TAG)
            return end + 1 if end >= 0 else start + 2
        tag = TAG.match(text, start, start + LONGEST_TAG)
        if not tag:
            self.handle_data("<")
            return start + 1
        name = tag["name"].lower()
        if tag["close"]:
            self.handle_endtag(name)
            return tag.end()
        self.handle_starttag(name, tag[0])
        if name in ("script", "style"):
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end())
            self.handle_endtag(name)
            return end.end() if end else len(text)
        return tag.end()

    def messages(self, kept: list[Paragraph]) -> list[str]:
        """Return what was left out or changed."""
        found = []
        body = " ".join(paragraph.text for paragraph in kept)
        title = " ".join(self.title.split())
        if title and title not in " ".join(body.split()):
            found.append(f"The title of the page, “{title}”, is not part of its text and was left out.")
        around = sum(paragraph.kind == "margin" for paragraph in kept)
        found += counted(
            around,
            "A line around the text of the page, such as a menu, was set aside.",
            "{} lines around the text of the page, such as menus and banners, were set aside.",
        )
        tables = self.collector.tables
        found += counted(tables, "A table was read row by row.", "{} tables were read row by row.")
        found += counted(self._pictures, "A picture was left out.", "{} pictures were left out.")
        return found

    def handle_starttag(self, tag: str, printed: str) -> None:
        self._tags += 1
        if tag in BREAKING or tag in ("td", "th"):
            self.end_paragraph()
            self._close_unclosed(tag)
        elif tag == "cite" and self._opens_signature():
            self.end_paragraph()
        if self._tags > MAX_TAGS or len(self._open) > 400:
            raise ReadError("The HTML file has too many tags, or they are nested too deeply.")
        self._in_title = self._in_title or tag == "title"
        self._skipping += tag in SKIPPED
        self._pictures += tag == "img"
        if tag == "br":
            self._parts.append("\n")
        elif tag in ("table", "tr", "td", "th"):
            self._start_in_table(tag)
        if tag not in VOID:
            self._open.append(tag)
            if not self._around_from and self._is_around(tag, printed):
                self._around_from = len(self._open)

    def _opens_signature(self) -> bool:
        """Tell whether the name of a source begins here, apart from the words it stands below."""
        before = "".join(self._parts[-2:]).rstrip()
        return "blockquote" in self._open and before.endswith((".", "!", "?", "…", "”", "»", '"', "’"))

    def _is_signature(self) -> bool:
        """Tell whether the name of a source ends here that stands in no line of its own."""
        return "blockquote" in self._open and "footer" not in self._open and self._begun_in_cite

    def _close_unclosed(self, tag: str) -> None:
        """Close a paragraph or list item that a page leaves open before the next one."""
        if self._open and self._open[-1] == "p":
            self._open.pop()
        if tag == "li" and self._open and self._open[-1] == "li":
            self._open.pop()

    def _start_in_table(self, tag: str) -> None:
        if tag == "table":
            self.collector.start_table()
            self._rows.append(False)
        elif tag == "tr" and self._rows:
            self._end_row()
            self._rows[-1] = True
            self.collector.start_row()
        elif tag in ("td", "th") and self._rows and self._rows[-1]:
            self.collector.start_cell()

    def _end_row(self) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1] = False
            self.collector.end_row()

    def end_table(self) -> None:
        """Close what the page left open, each table with its row."""
        self.end_paragraph()
        while self._rows:
            self._end_row()
            self._rows.pop()

    def _is_around(self, tag: str, printed: str) -> bool:
        """Tell whether a tag opens what stands around the text: a menu, a banner, something not shown."""
        if tag in HOLDERS:
            return False
        values = {match["name"].lower(): match["value"].strip("\"'") for match in ATTRIBUTE.finditer(printed)}
        is_inside = bool(SCOPES & set(self._open[:-1]))
        role = values.get("role", "").lower()
        if tag == "nav" or role in LANDMARKS or HIDDEN.search(printed) or UNSEEN.search(values.get("style", "")):
            return True
        if not is_inside and (tag in ("header", "footer", "aside") or role == "complementary"):
            return True
        names = f"{values.get('class', '')} {values.get('id', '')}".replace("_", "-").split()
        return any(AROUND.fullmatch(name) for name in names)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        if tag in BREAKING or tag in ("td", "th") or (tag == "cite" and self._is_signature()):
            self.end_paragraph()
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if len(self._open) < self._around_from:
            self.end_paragraph()
            self._around_from = 0
        if tag in ("tr", "table"):
            self._end_row()
        if tag == "table" and self._rows:
            self._rows.pop()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._skipping:
            return
        text = data if "pre" in self._open else re.sub(r"[ \t\r\n\f]+", " ", data)
        if text.strip() and not self._has_text:
            self._has_text, self._begun_in_cite = True, "cite" in self._open
        self._parts.append(text)
        if text.strip() and not {"b", "strong", "th"} & set(self._open):
            self._plain_letters += 1

    def end_paragraph(self) -> None:
        """Close the paragraph that is open and start the next one."""
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self._parts))).strip(" \n")
        if text.strip():
            zone = "around" if self._around_from else "main" if "main" in self._open else ""
            self.collector.add(replace(self._paragraph(text, strong=self._plain_letters == 0), zone=zone))
        self._parts, self._plain_letters, self._has_text = [], 0, False

    def _paragraph(self, text: str, *, strong: bool) -> Paragraph:
        heading = next((HEADINGS[tag] for tag in self._open if tag in HEADINGS), 0)
        lists = [tag for tag in self._open if tag in ("ul", "ol", "menu")]
        if heading:
            return Paragraph(" ".join(text.split()), "heading", heading)
        if "blockquote" in self._open:
            is_source = {"cite", "footer"} & set(self._open) or text.startswith("— ")
            return Paragraph(text, "cite" if is_source else "quote")
        if lists and "li" in self._open:
            return Paragraph(text, "item", len(lists) - 1, lists[-1] == "ol")
        return Paragraph(text, strong=strong)
