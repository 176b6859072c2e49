"""Read HTML: what a browser would show as text, paragraph by paragraph."""

from __future__ import annotations

import re
from html import unescape

from events.importing.blocks import ReadError
from events.importing.lexicon import words

from .source import MAX_PARAGRAPHS, Paragraph, Source, source_of

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
HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset(words("area base br col embed hr img input link meta source track wbr"))


def read_html(text: str) -> Source:
    """Read HTML; scripts, styles and forms are left out, pictures are counted."""
    if len(text) > MAX_HTML or text.count("<") > 2 * MAX_TAGS:
        raise ReadError("The HTML file is too large or has too many tags to be read.")
    reader = _Reader()
    reader.feed(text)
    reader.end_paragraph()
    return source_of(reader.paragraphs, reader.messages())


class _Reader:
    """Follow the tags of a page.

    The standard library's parser takes quadratic time on unclosed tags and comments; here each sign is looked at once
    and a tag is at most `LONGEST_TAG` long.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.title = ""
        self._parts: list[str] = []
        self._open: list[str] = []
        self._plain_letters = 0
        self._cells = 0
        self._tags = 0
        self._skipping = 0
        self._in_title = False
        self._tables = 0
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
        self.handle_starttag(name)
        if name in ("script", "style"):
            end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end())
            self.handle_endtag(name)
            return end.end() if end else len(text)
        return tag.end()

    def messages(self) -> list[str]:
        """Return what was left out or changed."""
        found = []
        body = " ".join(paragraph.text for paragraph in self.paragraphs)
        title = " ".join(self.title.split())
        if title and title not in " ".join(body.split()):
            found.append(f"The title of the page, “{title}”, is not part of its text and was left out.")
        if self._tables:
            found.append(f"The page holds {self._tables} table(s); they were read row by row.")
        if self._pictures:
            found.append(f"{self._pictures} picture(s) were left out.")
        return found

    def handle_starttag(self, tag: str) -> None:
        self._tags += 1
        if self._tags > MAX_TAGS or len(self._open) > 400:
            raise ReadError("The HTML file has too many tags, or they are nested too deeply.")
        if tag == "title":
            self._in_title = True
        if tag in SKIPPED:
            self._skipping += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "img":
            self._pictures += 1
        elif tag in ("td", "th"):
            self._parts.append("\t" if self._cells else "")
            self._cells += 1
        elif tag in BREAKING and not ("tr" in self._open and tag != "tr"):
            self.end_paragraph()
        elif tag in BREAKING:
            self._parts.append("\n")
        self._tables += tag == "table"
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        if tag in BREAKING and not ("tr" in self._open and tag != "tr"):
            self.end_paragraph()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._skipping:
            return
        text = data if "pre" in self._open else re.sub(r"[ \t\r\n\f]+", " ", data)
        self._parts.append(text)
        if text.strip() and not {"b", "strong"} & set(self._open):
            self._plain_letters += 1

    def end_paragraph(self) -> None:
        """Close the paragraph that is open and start the next one."""
        text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(self._parts))).strip(" \n")
        if text.strip():
            strong = self._plain_letters == 0
            self.paragraphs.append(self._paragraph(text, strong))
            if len(self.paragraphs) > MAX_PARAGRAPHS:
                raise ReadError(f"The file has more than {MAX_PARAGRAPHS:,} paragraphs.")
        self._parts, self._plain_letters, self._cells = [], 0, 0

    def _paragraph(self, text: str, strong: bool) -> Paragraph:
        heading = next((HEADINGS[tag] for tag in self._open if tag in HEADINGS), 0)
        lists = [tag for tag in self._open if tag in ("ul", "ol", "menu")]
        if heading:
            return Paragraph(" ".join(text.split()), "heading", heading)
        if "tr" in self._open:
            return Paragraph(text, "row")
        if lists and "li" in self._open:
            return Paragraph(text, "item", len(lists) - 1, lists[-1] == "ol")
        if "nav" in self._open:
            return Paragraph(text, "margin")
        if "blockquote" in self._open:
            return Paragraph(text, "quote")
        return Paragraph(text, strong=strong)
