"""Collect the parts of a draft while a document is walked through, and account for every character at the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from .blocks import Block, Cell, Document, Furniture, Notice, Passage, Repair, Span
from .draft import Candidate, Draft, DraftBlock, DraftContribution, DraftQuote, DraftSession, Title, Unplaced
from .people import Person
from .vocabulary import Vocabulary, targets_in


@dataclass
class Part:
    """Hold one block of a summary under construction; a list has a passage for each item."""

    kind: str
    passages: list[Passage]
    ordered: bool = False
    spoken_from: int = 0  # where, in an introduction, the affiliation ends

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


@dataclass
class Quotation:
    """Hold a quote under construction; `passages` are the paragraphs it consists of."""

    passages: list[Passage]
    label: str
    confidence: float
    by: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(passage.text for passage in self.passages)


@dataclass
class Turn:
    """Hold one person's turn under construction."""

    person: Person
    role: str
    confidence: float
    parts: list[Part] = field(default_factory=list)
    quotes: list[Quotation] = field(default_factory=list)
    cell: Cell | None = None  # where in a table the turn begins


@dataclass
class SessionParts:
    title: str = ""
    kind: str = ""
    introduction: list[Part] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)


@dataclass
class Assembly:
    """Collect what the parser decides; nothing here interprets a text."""

    document: Document
    vocabulary: Vocabulary
    titles: list[Title] = field(default_factory=list)
    seminar_title: str = ""
    sessions: list[SessionParts] = field(default_factory=lambda: [SessionParts()])
    candidates: list[Candidate] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    def spans(self, *passages: Passage) -> tuple[Span, ...]:
        """Return the places of passages in the source, white space around each place left out."""
        text = self.document.text
        tidy = []
        for start, end in (span for passage in passages for span in passage.spans()):
            part = text[start:end]
            left = len(part) - len(part.lstrip())
            stripped = part.strip()
            if stripped:
                tidy.append((start + left, start + left + len(stripped)))
        return tuple(sorted(tidy))

    def title(self, kind: str, passage: Passage) -> None:
        self.titles.append(Title(kind, passage.text, self.spans(passage)))

    def set_aside(self, kind: str, *passages: Passage) -> None:
        """Place passages as furniture."""
        for passage in passages:
            if passage.text:
                self.furniture.append(Furniture(kind, passage.text, self.spans(passage)))

    def mark(self, block: Block) -> None:
        """Place the list markers of a block as furniture."""
        for start, end in block.markers:
            self.furniture.append(Furniture("marker", self.document.text[start:end], ((start, end),)))

    def warn(self, message: str, *passages: Passage) -> None:
        self.warnings.append(Notice(message, self.spans(*passages)))

    def propose(self, kind: str, passages: tuple[Passage, ...], speaker: str, reason: str) -> None:
        text = " ".join(passage.text for passage in passages) or speaker
        self.candidates.append(Candidate(kind, text, self.spans(*passages), speaker, reason))

    def draft(self, repairs: tuple[Repair, ...]) -> Draft:
        """Return the finished draft; what nothing has claimed is named as unplaced."""
        sessions = tuple(
            self._session(parts) for parts in self.sessions if parts.title or parts.introduction or parts.turns
        )
        invisible, unplaced = self._remainder(sessions)
        return Draft(
            source=self.document,
            repairs=(*self.document.repairs, *repairs),
            titles=tuple(self.titles),
            seminar_title=self.seminar_title,
            sessions=sessions,
            candidates=tuple(self.candidates),
            furniture=tuple(sorted((*self.furniture, *invisible), key=lambda item: item.spans)),
            unplaced=unplaced,
            warnings=(*self.document.warnings, *self.warnings),
        )

    def _session(self, parts: SessionParts) -> DraftSession:
        introduction = tuple(self._block(part) for part in parts.introduction)
        return DraftSession(
            parts.title, parts.kind or "other", introduction, tuple(map(self._contribution, parts.turns))
        )

    def _block(self, part: Part) -> DraftBlock:
        items = tuple(passage.text for passage in part.passages) if part.kind == "list" else ()
        return DraftBlock(part.kind, part.text, self.spans(*part.passages), items)

    def _contribution(self, turn: Turn) -> DraftContribution:
        person, affiliation = turn.person, turn.person.affiliation
        spoken = [part.text[part.spoken_from :] for part in turn.parts] + [quote.text for quote in turn.quotes]
        return DraftContribution(
            role=turn.role or "speaker",
            honorific=person.honorific,
            name=person.name,
            other_names=person.other_names,
            job_title=affiliation.job_title,
            unit=affiliation.unit,
            organization=affiliation.organization,
            country=affiliation.country,
            attribution_text=affiliation.printed,
            confidence=turn.confidence,
            blocks=tuple(self._block(part) for part in turn.parts),
            quotes=tuple(
                DraftQuote(quote.text, self.spans(*quote.passages), quote.label, quote.confidence)
                for quote in turn.quotes
            ),
            countries=self.vocabulary.countries_in(spoken),
            sdg_targets=targets_in(spoken),
        )

    def _remainder(self, sessions: tuple[DraftSession, ...]) -> tuple[list[Furniture], tuple[Unplaced, ...]]:
        """Return what no span covers: signs that cannot be seen as furniture, everything else as unplaced."""
        text = self.document.text
        free = bytearray(b"\1") * len(text)
        holders = [*self.titles, *self.furniture]
        for session in sessions:
            holders += session.introduction
            for contribution in session.contributions:
                holders += [*contribution.blocks, *contribution.quotes]
        for holder in holders:
            for start, end in holder.spans:
                free[start:end] = bytes(end - start)
        invisible, unplaced = [], []
        for start, end in _runs(free, text):
            part = text[start:end]
            if any(character.isprintable() for character in part if not character.isspace()):
                unplaced.append(Unplaced(part, ((start, end),)))
            else:
                invisible.append(Furniture("other", part, ((start, end),)))
        return invisible, tuple(unplaced)


def _runs(free: bytearray, text: str) -> list[Span]:
    """Return the stretches of free characters, white space around each left out."""
    runs = []
    start = free.find(1)
    while start >= 0:
        end = free.find(0, start)
        end = len(free) if end < 0 else end
        part = text[start:end]
        if part.strip():
            left = len(part) - len(part.lstrip())
            runs.append((start + left, start + left + len(part.strip())))
        start = free.find(1, end)
    return runs
