"""Tell titles from text: the seminar, the session and its kind, and lines such as «Summary and quotes»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blocks import Block
from .lexicon import DISCUSSION_HEADING, DOCUMENT_KIND, EVENTS, SESSION_KINDS

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


_WHO = (
    r"(?:participante?s?|intervenante?s?|orat(?:eurs?|rices?)|oradora?(?:e?s)?|ponentes?|panelistas?|panélistes?|palestrantes?|expositora?(?:e?s)?"
    r"|invitée?s?|invitad[oa]s|convidad[oa]s|speakers?|panell?ists?)"
)
_WHAT = (
    r"(?:interventions?|exposés?|présentations?|prises?\s+de\s+parole|propos|travaux|contributions?|déclarations?|discours|intervenciones|exposiciones"
    r"|ponencias?|presentaciones|participaciones|trabajos|discursos|declaraciones|intervenções|exposições|apresentações|comunicações|falas|trabalhos)"
)
_OF = r"(?:du|de\s+la|de\s+l'|des|del|de\s+los|de\s+las|de|d'|da|do|das|dos|of(?:\s+the)?|from(?:\s+the)?)\s*"
_QUOTED = (
    r"(?:citations|citas|citações|frases|phrases|paroles|propos|verbatims?|extraits|palabras|palavras|voces|vozes|falas|textuales|testimonios|quotes)"
    r"(?:\s+[^.:,]{1,40})?"
)
WHAT_WAS_SAID = re.compile(  # «Synthèse des interventions», «Ce qui s'est dit», «Palabras de los participantes»
    r"(?:(?:synthèse|résumé|compte[\s-]rendu|relevé|recueil|notes?|síntesis|resumen|relatoría|reseña|memoria|síntese|resumo|relatório|registo|registro)\s+"
    rf"{_OF}(?:principales?\s+|principais\s+)?(?:{_WHAT}|{_WHO}|{EVENTS})"
    r"|(?:temps|points|moments)\s+forts|faits\s+saillants|l'essentiel|lo\s+(?:más\s+destacado|esencial)|momentos\s+destacados|puntos\s+principales"
    r"|pontos\s+(?:principais|altos)|destaques|highlights|main\s+points"
    rf"|(?:les\s+|las\s+|as\s+|os\s+)?(?:paroles|propos|mots|voix|palabras|voces|dichos|palavras|falas|vozes|words|voices)\s+{_OF}(?:{_WHO}|{EVENTS}|{_WHAT})"
    r"|ce\s+qu(?:i\s+s'est\s+dit|i\s+a\s+été\s+dit|'(?:on\s+a|ils\s+ont|elles\s+ont)\s+dit|'on\s+a\s+entendu)|lo\s+(?:que\s+se\s+(?:dijo|oyó|habló)|dicho)"
    r"|o\s+que\s+(?:se\s+(?:disse|ouviu)|foi\s+dito)|what\s+(?:was\s+said|they\s+said|we\s+heard))"
    rf"(?P<quotes>,?\s+(?:et|y|e|and|avec|con|com|with|&|\+)\s+{_QUOTED})?\s*:?",
    re.IGNORECASE,
)
ALONE_NO_TITLE = re.compile(  # as good a heading inside a document: only «… et citations» makes it a title
    r"(?:temps|points|moments|faits|l'essentiel|lo\s+(?:más|esencial|dicho)|momentos|puntos|pontos|destaques|highlights|main)\b",
    re.IGNORECASE,
)


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
    parts = re.split(r"\s+[/|]\s+", folded.strip())
    if len(parts) > 1 and all(len(part) <= 60 for part in parts):
        return any(is_document_kind(part) for part in parts)  # «Highlights and quotes / Temps forts et citations»
    said = WHAT_WAS_SAID.fullmatch(parts[0]) if len(parts) == 1 else None
    if said and (said["quotes"] or not ALONE_NO_TITLE.match(parts[0])):
        return True
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
