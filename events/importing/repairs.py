"""Rejoin paragraphs that a page break cut, and name each join for the editor."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from .blocks import Block, Document, Joiner, Repair, passage_of
from .introductions import ENOUGH, introduction_of
from .layout import Layout, join_at_hyphen
from .quotes import label_of
from .vocabulary import Vocabulary

ENDS = re.compile(r"[.!?:;…。！？؟။।](?:\s?['\"”’»)\]]+)?(?:\s?\d{1,2})?$")
JOINABLE = ("paragraph", "item")
SHORTEST_CUT = 40


def rejoin(layout: Layout, document: Document, vocabulary: Vocabulary) -> Layout:
    """Join each paragraph that breaks off to the one that goes on with its sentence."""
    words = Counter(re.findall(r"[\w-]+", document.text.casefold()))
    repairs = list(layout.repairs)
    blocks: list[Block] = []
    for block in layout.blocks:
        if blocks and _goes_on(blocks[-1], block, document, vocabulary):
            before = blocks[-1]
            spans = (before.passage.spans()[-1], block.passage.spans()[0])
            repairs.append(Repair("join", spans, _note(before, block, document)))
            joiner = Joiner(before.passage)
            join_at_hyphen(joiner, block.passage, words, repairs, bridged=False)
            blocks[-1] = replace(before, passage=joiner.passage())
        else:
            blocks.append(block)
    return Layout(tuple(blocks), layout.furniture, tuple(repairs))


def _goes_on(before: Block, block: Block, document: Document, vocabulary: Vocabulary) -> bool:
    """Tell whether a block goes on with the sentence that the block before it leaves open."""
    if (
        before.cell != block.cell
        or before.kind not in JOINABLE
        or block.kind != "paragraph"
        or block.markers
        or block.after
    ):
        return False
    if not before.text or not block.text or ENDS.search(before.text) or before.strong or block.strong:
        return False
    if label_of(block.folded) or not block.text[0].isalnum():
        return False
    if block.text[0].islower():
        return len(before.text) >= SHORTEST_CUT or before.text.endswith((",", "-"))
    if not _page_break_between(before, block, document) or len(before.text) < SHORTEST_CUT:
        return False
    if label_of(before.folded) and len(before.text) > 60:
        return False  # a quote often has no full stop
    found = introduction_of(block.folded, vocabulary)
    return not (found and found.score >= ENOUGH)


def _page_break_between(before: Block, block: Block, document: Document) -> bool:
    start, end = before.passage.spans()[-1][1], block.passage.spans()[0][0]
    gap = passage_of(document.text, start, end, document.marks).text if start < end else ""
    return "\f" in document.text[start:end] or bool(gap)


def _note(before: Block, block: Block, document: Document) -> str:
    where = "A page break" if _page_break_between(before, block, document) else "An empty line"
    end, start = " ".join(before.text.split()[-3:]), " ".join(block.text.split()[:3])
    return f"{where} cut the sentence “… {end} | {start} …”; it was joined again."
