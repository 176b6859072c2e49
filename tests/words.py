"""Pages in a language of brackets: whatever a translator is given is ⟦marked⟧, so that other words stand out.

A test imports the fixture (`from tests.words import brackets  # noqa: F401`) and uses it by name
(`pytestmark = pytest.mark.usefixtures("brackets")`), asks for a page, and lets `untranslated(html, on_record())` name
the words that are neither marked nor a part of the record.
"""

import re

import html5lib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.utils import translation
from django.utils.safestring import SafeData, mark_safe

from events import facets

OPEN, CLOSE = "⟦⟧"
SAID_ATTRIBUTES = ("title", "aria-label", "aria-description", "placeholder", "alt")
SILENT = ("script", "style")
WITHIN_WORDS = ("nb",)  # classes of elements that stand inside a run of text
SEPARATORS = re.compile(r"\s*[,;:.|/()“”\"…·–—]+\s*|\s+$|^\s+")
LINE_MARKS = re.compile(r"^(- |\d+\. |### )|\\(?=\S)")
LONG = 25  # characters from which a part of a text on record is known, not only the whole
DATES = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?<=\d) to (?=\d)|(?<= \d{4}) to (?=[A-Z])|\bhttps?://\S+"
)  # `events.dates` writes them in English


def marked(words: str) -> str:
    found = f"{OPEN}{words}{CLOSE}" if words.strip() else words
    return mark_safe(found) if isinstance(words, SafeData) else found  # noqa: S308 as safe as it was


@pytest.fixture
def brackets(monkeypatch):
    """Translate everything into itself between ⟦ and ⟧: gettext, lazy words and the tags of templates end here."""
    catalogue = {
        "gettext": marked,
        "ngettext": lambda one, many, number: marked(one if number == 1 else many),
        "pgettext": lambda context, words: marked(words),
        "npgettext": lambda context, one, many, number: marked(one if number == 1 else many),
    }
    for name, translate in catalogue.items():
        monkeypatch.setattr(translation._trans, name, translate)
    monkeypatch.setattr(facets, "_kept", None)  # the index of another test may hold words


class Unmarked:
    """Reads a page in order and gathers what stands outside of brackets; these may hold elements and be nested."""

    def __init__(self):
        self.depth = 0
        self.run = ""
        self.found: list[str] = []

    def read(self, node):
        if not isinstance(node.tag, str) or node.tag in SILENT:
            return
        for name in SAID_ATTRIBUTES:
            self.said_by(node.get(name))
        if node.tag == "input" and node.get("type") in ("submit", "button", "reset"):
            self.said_by(node.get("value"))
        if node.tag == "meta" and (node.get("name") or node.get("property")) in ("description", "og:description"):
            self.said_by(node.get("content"))
        within = node.get("class") in WITHIN_WORDS
        if not within:
            self.end_run()
        self.run += node.text or ""
        for child in node:
            self.read(child)
            self.run += child.tail or ""
        if not within:
            self.end_run()

    def end_run(self):
        self.depth = self.take(self.run, self.depth)
        self.run = ""

    def said_by(self, attribute):
        if attribute and not self.depth:
            assert self.take(attribute, 0) == 0, f"brackets are open at the end of {attribute!r}"

    def take(self, text, depth):
        for part in re.split(f"([{OPEN}{CLOSE}])", text):
            if part in (OPEN, CLOSE):
                depth += 1 if part == OPEN else -1
            elif depth == 0 and re.search(r"[^\W\d_]", part):
                self.found.append(" ".join(part.split()))
        return depth


def unmarked(html: str) -> list[str]:
    """Return the pieces of text, and of the attributes that are read out, which stand outside of brackets."""
    reader = Unmarked()
    reader.read(html5lib.parse(html, namespaceHTMLElements=False))
    assert reader.depth == 0, "brackets are open at the end of the page"
    return list(dict.fromkeys(reader.found))


class Known:
    """Texts that nobody translates: a short piece must be the whole of a line or of a part between punctuation."""

    def __init__(self, texts):
        lines = {" ".join(LINE_MARKS.sub("", line).split()) for text in texts for line in text.splitlines()} - {""}
        self.whole = "\n".join(lines)
        self.parts = lines | {part.strip() for line in lines for part in SEPARATORS.split(line)} - {""}

    def has(self, piece: str) -> bool:
        piece = " ".join(DATES.sub(" ", piece).split()).strip(' ,;:.|/()“”"…·–—')
        if not re.search(r"[^\W\d_]", piece) or piece in self.parts or (len(piece) >= LONG and piece in self.whole):
            return True
        parts = list(filter(None, SEPARATORS.split(piece)))
        if len(parts) > 1:
            return all(map(self.has, parts))
        words = piece.split()  # an honorific and a name, a code and a label
        return any(" ".join(words[:at]) in self.parts and self.has(" ".join(words[at:])) for at in range(1, len(words)))


def on_record(*more: str) -> Known:
    """Return what is written in the record and of its users, the site's name, and these further words."""
    texts = [settings.SITE_NAME, *more]
    for model in (*apps.get_app_config("events").get_models(), get_user_model(), Group):
        kinds = models.CharField | models.TextField
        fields = [field.name for field in model._meta.fields if isinstance(field, kinds) and not field.choices]
        if fields:
            texts += [text for row in model._base_manager.values_list(*fields) for text in row if text]
    return Known(texts)


def untranslated(html: str, known: Known) -> list[str]:
    return [piece for piece in unmarked(html) if not known.has(piece)]
