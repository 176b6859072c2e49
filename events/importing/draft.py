"""Hold the reading of a document: what the parser proposes, for a person to check."""

from __future__ import annotations

from dataclasses import dataclass

from .blocks import Document, Furniture, Notice, Repair, Span

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Title:
    """Hold a title line; `kind` is `seminar`, `session` or `document` (such as «Summary and quotes»)."""

    kind: str
    text: str
    spans: Spans


@dataclass(frozen=True)
class DraftBlock:
    """Hold a block of a summary; `kind` is `introduction`, `paragraph`, `list` (with its `items`) or `heading`."""

    kind: str
    text: str
    spans: Spans
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftQuote:
    """Hold the words of a quote, without marks; `label` is the one printed before it."""

    text: str
    spans: Spans
    label: str
    confidence: float


@dataclass(frozen=True)
class DraftContribution:
    """Hold one person's turn; `country` and `countries` are ISO codes, `role` is a value of the model."""

    role: str
    honorific: str
    name: str
    other_names: tuple[str, ...]
    job_title: str
    unit: str
    organization: str
    country: str
    attribution_text: str
    confidence: float
    blocks: tuple[DraftBlock, ...]
    quotes: tuple[DraftQuote, ...]
    countries: tuple[str, ...]
    sdg_targets: tuple[str, ...]


@dataclass(frozen=True)
class DraftSession:
    title: str
    kind: str
    introduction: tuple[DraftBlock, ...]
    contributions: tuple[DraftContribution, ...]


@dataclass(frozen=True)
class Candidate:
    """Hold something a person should decide: a `quote` inside a paragraph, a `speaker` introduced in the middle."""

    kind: str
    text: str
    spans: Spans
    speaker: str
    reason: str


@dataclass(frozen=True)
class Unplaced:
    text: str
    spans: Spans


@dataclass(frozen=True)
class Draft:
    """Hold everything read from one document.

    Titles, blocks, quotes, furniture and unplaced text together cover every character of the source that is no
    white space exactly once.
    """

    source: Document
    repairs: tuple[Repair, ...]
    titles: tuple[Title, ...]
    seminar_title: str
    sessions: tuple[DraftSession, ...]
    candidates: tuple[Candidate, ...]
    furniture: tuple[Furniture, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Notice, ...]

    @property
    def contributions(self) -> tuple[DraftContribution, ...]:
        return tuple(contribution for session in self.sessions for contribution in session.contributions)

    def placed(self) -> tuple[int, int]:
        """Return how many characters that are no white space have a place, and how many there are."""
        total = _solid(self.source.text)
        return total - sum(_solid(part.text) for part in self.unplaced), total


def _solid(text: str) -> int:
    return sum(len(part) for part in text.split())
