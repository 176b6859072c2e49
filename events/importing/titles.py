"""Tell titles from text: the seminar, the session and its kind, and lines such as «Summary and quotes»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blocks import Block
from .lexicon import DISCUSSION_HEADING, DOCUMENT_KIND, SESSION_KINDS

LONGEST_TITLE = 300
MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|déc|ene"
    r"|abr|ago|dic|fev|set|out|dez)[^\W\d_]*\.?"
)
DATE_OR_PLACE = re.compile(
    rf"(?:[^.!?]{{0,60}}?\b\d{{1,2}}(?:st|nd|rd|th|er|º)?(?:\s*(?:[-–—]|to|and|au|al|a|et|y|e)\s*\d{{1,2}})?\s+(?:de\s+|of\s+)?{MONTHS}(?:\s+(?:de\s+)?\d{{4}})?"
    rf"|[^.!?]{{0,60}}?{MONTHS}\s+\d{{1,2}}(?:\s*[-–—]\s*\d{{1,2}})?,?\s+\d{{4}}|{MONTHS}\s+(?:de\s+)?\d{{4}}|[^.!?\d]{{0,60}}\b(?:19|20)\d\d)[^!?]{{0,60}}"
    r"|[^.!?\d]{0,60}\b(?:(?:first|second|third|fourth|last|opening|closing)\s+day|(?:premier|deuxième|troisième|dernier)\s+jour"
    r"|(?:primer|segundo|tercer|último|primeiro|terceiro)\s+d[ií]a)\b[^.!?]{0,60}|(?:date|venue|place|time|location|lieu|lugar|fecha|hora|local|data)\s*:.{1,120}",
    re.IGNORECASE,
)
_NUMBER = r"(?:\s+(?:n[o°º.]*\s*)?(?:\d{1,3}|[ivx]{1,5}|[a-z])(?:\.\d+)?)?"
SESSION_LABELS = tuple(
    (kind, re.compile(rf"(?P<label>(?:{pattern})(?P<number>{_NUMBER}))(?:\s*(?:[:：]|\s[–—-]\s"
        rf"|\.\s)\s*(?P<title>\S.*)|\s*[:.]?)", re.IGNORECASE | re.DOTALL))
    for kind, pattern in SESSION_KINDS
)  # fmt: skip


@dataclass(frozen=True)
class SessionLabel:
    """Hold what a line says of a session; `title` is empty where the line is the label alone."""

    kind: str
    title: str


def session_label(folded: str, text: str) -> SessionLabel | None:
    """Return the session a line opens: «Side event: X», «Panel 2: X», «Closing session».

    The label stays in the title where it has a number, which the kind of a session cannot hold.
    """
    if len(folded) > LONGEST_TITLE:
        return None
    for kind, pattern in SESSION_LABELS:
        match = pattern.fullmatch(folded.strip())
        if not match:
            continue
        title = match["title"]
        if not title and not match["number"] and len(match["label"].split()) < 2:
            continue  # «Opening», «Panel»: a heading as good as any
        if title:
            title = text[match.start("title") : match.end("title")].strip()
        number = match["number"].strip()
        if number:
            return SessionLabel(kind, text.strip() if title else "")
        return SessionLabel(kind, title or "")
    return None


def is_document_kind(folded: str) -> bool:
    return bool(DOCUMENT_KIND.fullmatch(folded.strip()))


def is_date_or_place(folded: str) -> bool:
    return len(folded) <= 140 and bool(DATE_OR_PLACE.fullmatch(folded.strip()))


def is_section_heading(folded: str) -> bool:
    """Tell whether a line is a heading under which nobody in particular speaks: «Discussion», «Next steps»."""
    return bool(DISCUSSION_HEADING.fullmatch(folded.strip()))


def may_be_title(block: Block) -> bool:
    """Tell whether a block at the head of a document can be a title rather than text."""
    if block.kind == "heading":
        return True
    text = block.text
    return block.kind == "paragraph" and len(text) <= LONGEST_TITLE and not re.search(r"[.;:,](?:['\"”»)])?$", text)
