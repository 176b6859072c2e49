"""Compare a draft with the reading written by hand for the same document, field by field."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from events.importing.draft import Draft, DraftContribution
from events.importing.parser import Vocabulary, parse
from events.importing.readers import read

DATA = Path(__file__).parent.parent / "data"
FIELDS = ("role", "honorific", "name", "job_title", "unit", "organization", "country")
VOCABULARY = Vocabulary()


def draft_of(path: Path) -> Draft:
    return parse(read(path.read_bytes(), path.name), VOCABULARY)


def draft_of_text(text: str, name: str = "notes.txt") -> Draft:
    return parse(read(text.encode(), name), VOCABULARY)


def plain(text: str | None) -> str:
    """Return a text for comparison: how lines are broken and which quotation marks are used does not count."""
    folded = (text or "").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("\u00ad", "")
    return " ".join(folded.split())


@dataclass
class Score:
    """Count, for each field, what was right, what was proposed and what was to be found."""

    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.proposed += other.proposed
        self.wanted += other.wanted
        self.faults += other.faults

    def compare(self, name: str, where: str, proposed: str, wanted: str) -> None:
        self.proposed[name] += bool(proposed)
        self.wanted[name] += bool(wanted)
        self.right[name] += bool(wanted) and proposed == wanted
        if proposed != wanted:
            self.faults.append(f"{where}: {name} is {proposed!r}, should be {wanted!r}")

    def precision(self, name: str) -> float:
        return self.right[name] / self.proposed[name] if self.proposed[name] else 1.0

    def recall(self, name: str) -> float:
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0


def score_of(draft: Draft, expected: dict) -> Score:
    """Score a draft; a quote that is only a candidate counts as found where its proposed speaker is right."""
    score = Score()
    found = list(draft.contributions)
    for wanted in expected["contributions"]:
        contribution = _take(found, wanted["name"])
        where = f"{expected['file']}, {wanted['name']}"
        for name in FIELDS:
            proposed = getattr(contribution, name) if contribution else ""
            score.compare(name, where, plain(proposed), _wanted(name, wanted))
    for contribution in found:
        score.proposed["name"] += 1
        score.faults.append(f"{expected['file']}: nobody called {contribution.name!r} takes the floor")
    _score_texts(score, "block owner", expected, _blocks(draft), _expected_blocks(expected))
    _score_texts(score, "quote owner", expected, _quotes(draft, expected), _expected_quotes(expected))
    return score


def _wanted(name: str, wanted: dict) -> str:
    if name == "country":
        printed = wanted["country"] or ""
        return printed if len(printed) == 2 and printed.isupper() else VOCABULARY.country_named(printed)
    return plain(wanted[name])


def _take(found: list[DraftContribution], name: str) -> DraftContribution | None:
    for index, contribution in enumerate(found):
        if plain(contribution.name) == plain(name):
            return found.pop(index)
    return None


def _blocks(draft: Draft) -> list[tuple[str, str]]:
    """Return each block with its owner; the introducing sentence belongs to the person like any other block."""
    rows = []
    for session in draft.sessions:
        rows += [("", text) for block in session.introduction for text in _texts(block.kind, block.text, block.items)]
        for contribution in session.contributions:
            for block in contribution.blocks:
                rows += [(contribution.name, text) for text in _texts(block.kind, block.text, block.items)]
    return rows


def _texts(kind: str, text: str, items: list[str] | tuple[str, ...]) -> list[str]:
    return list(items) if kind == "list" else [text]


def _expected_blocks(expected: dict) -> list[tuple[str, str]]:
    rows = [("", text) for text in expected.get("session_level_text", [])]
    for wanted in expected["contributions"]:
        rows += [(wanted["name"], wanted["introduction"])] if wanted.get("introduction") else []
        for block in wanted["body"]:
            texts = [block["text"]] if "text" in block else []
            for number, item in enumerate(block.get("items", [])):
                texts += [item, *block.get("children", {}).get(str(number), [])]
            rows += [(wanted["name"], text) for text in texts]
    return rows


def _quotes(draft: Draft, expected: dict) -> list[tuple[str, str]]:
    rows = [(contribution.name, quote.text) for contribution in draft.contributions for quote in contribution.quotes]
    wanted = {_bare(text): text for _, text in _expected_quotes(expected)}
    offered = [(c.speaker, _bare(c.text)) for c in draft.candidates if c.kind == "quote"]
    return rows + [(speaker, wanted[text]) for speaker, text in offered if text in wanted]


def _bare(text: str) -> str:
    return plain(text).rstrip(",.")


def _expected_quotes(expected: dict) -> list[tuple[str, str]]:
    return [(wanted["name"], quote["text"]) for wanted in expected["contributions"] for quote in wanted["quotes"]]


def _score_texts(score: Score, name: str, expected: dict, found: list, wanted: list) -> None:
    """Count texts whose owner is right; a text given to somebody else counts against precision and recall."""
    proposed = Counter((plain(owner), plain(text)) for owner, text in found)
    to_find = Counter((plain(owner), plain(text)) for owner, text in wanted)
    score.right[name] += sum((proposed & to_find).values())
    score.proposed[name] += sum(proposed.values())
    score.wanted[name] += sum(to_find.values())
    for owner, text in to_find - proposed:
        score.faults.append(f"{expected['file']}: {name} of {text[:70]!r} should be {owner!r}")
    for owner, text in proposed - to_find:
        score.faults.append(f"{expected['file']}: {name} of {text[:70]!r} is {owner!r}")


def readings() -> list[Path]:
    """Return the files of expected readings of the corpus."""
    return sorted((DATA / "corpus").glob("*.json"))


def load(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))
