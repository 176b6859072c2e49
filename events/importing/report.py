"""Write a draft as JSON data or as a text to read in a terminal."""

from __future__ import annotations

import textwrap
from typing import Any

from .blocks import Span
from .draft import Draft, DraftBlock, DraftContribution, DraftQuote, DraftSession

WIDTH = 100


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def to_json(draft: Draft) -> dict[str, Any]:
    """Return the draft as data for `json.dumps`; the shape is stable and stands in the README."""
    source = draft.source
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "text": source.text,
            "characters": len(source.text),
            "repairs": [{"kind": r.kind, "spans": _pairs(r.spans), "note": r.note} for r in draft.repairs],
        },
        "titles": [{"kind": t.kind, "text": t.text, "spans": _pairs(t.spans)} for t in draft.titles],
        "seminar": {"title": draft.seminar_title},
        "sessions": [_session(session) for session in draft.sessions],
        "candidates": [
            {"kind": c.kind, "text": c.text, "spans": _pairs(c.spans), "speaker": c.speaker, "reason": c.reason}
            for c in draft.candidates
        ],
        "furniture": [{"kind": f.kind, "text": f.text, "spans": _pairs(f.spans)} for f in draft.furniture],
        "unplaced": [{"text": u.text, "spans": _pairs(u.spans)} for u in draft.unplaced],
        "warnings": [{"message": w.message, "spans": _pairs(w.spans)} for w in draft.warnings],
    }


def _session(session: DraftSession) -> dict[str, Any]:
    return {
        "title": session.title,
        "kind": session.kind,
        "introduction": [_block(block) for block in session.introduction],
        "contributions": [_contribution(contribution) for contribution in session.contributions],
    }


def _contribution(contribution: DraftContribution) -> dict[str, Any]:
    return {
        "role": contribution.role,
        "honorific": contribution.honorific,
        "name": contribution.name,
        "other_names": list(contribution.other_names),
        "job_title": contribution.job_title,
        "unit": contribution.unit,
        "organization": contribution.organization,
        "country": contribution.country,
        "attribution_text": contribution.attribution_text,
        "confidence": contribution.confidence,
        "blocks": [_block(block) for block in contribution.blocks],
        "quotes": [_quote(quote) for quote in contribution.quotes],
        "countries": list(contribution.countries),
        "sdg_targets": list(contribution.sdg_targets),
    }


def _block(block: DraftBlock) -> dict[str, Any]:
    return {"kind": block.kind, "text": block.text, "items": list(block.items), "spans": _pairs(block.spans)}


def _quote(quote: DraftQuote) -> dict[str, Any]:
    return {"text": quote.text, "spans": _pairs(quote.spans), "label": quote.label, "confidence": quote.confidence}


def to_text(draft: Draft) -> str:
    """Return a preview of the draft to read in a terminal."""
    placed, total = draft.placed()
    lines = [f"{draft.source.name or 'Pasted text'}: {placed:,} of {total:,} characters placed"]
    lines += [f"Seminar: {draft.seminar_title or 'not named'}"]
    for session in draft.sessions:
        lines += ["", f"Session ({session.kind}): {session.title or 'not named'}"]
        lines += [line for block in session.introduction for line in _preview(block)]
        for number, contribution in enumerate(session.contributions, 1):
            lines += _person(number, contribution)
    for title, rows in (
        ("To decide", [f"{c.kind}: “{c.text}” ({c.speaker or 'nobody named'}). {c.reason}" for c in draft.candidates]),
        ("Repairs", [repair.note for repair in draft.repairs]),
        ("Warnings", [warning.message for warning in draft.warnings]),
        ("Not placed", [unplaced.text for unplaced in draft.unplaced]),
    ):
        if rows:
            lines += ["", f"{title}:", *(line for row in rows for line in _wrapped(f"- {row}", "  "))]
    return "\n".join(lines) + "\n"


def _person(number: int, contribution: DraftContribution) -> list[str]:
    name = " ".join(filter(None, (contribution.honorific, contribution.name)))
    lines = ["", f"{number}. {name} ({contribution.role}, {contribution.confidence:.0%} sure)"]
    fields = (
        ("post", contribution.job_title),
        ("unit", contribution.unit),
        ("organization", contribution.organization),
        ("country", contribution.country),
        ("speaks of", ", ".join((*contribution.countries, *contribution.sdg_targets))),
    )
    lines += [line for label, value in fields if value for line in _wrapped(f"{label}: {value}", "   ")]
    lines += [line for block in contribution.blocks for line in _preview(block)]
    return lines + [line for quote in contribution.quotes for line in _wrapped(f"“{quote.text}”", "   > ")]


def _preview(block: DraftBlock) -> list[str]:
    rows = [f"- {item}" for item in block.items] or [block.text]
    return [line for row in rows for line in _wrapped(textwrap.shorten(row, 200, placeholder=" …"), "   ")]


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent)
