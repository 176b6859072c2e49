"""Reshape blocks whose meaning only the whole document shows: numbered paragraphs, tables of who said what."""

from __future__ import annotations

import re
from dataclasses import replace

from .blocks import Block
from .introductions import introduction_of, name_line
from .vocabulary import Vocabulary

SURE_SCORE = 7
LONGEST_CELL_OF_A_LIST = 60
DIGITS = re.compile(r"\(?\d")


def reshape(blocks: tuple[Block, ...], source: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Return the blocks with numbered paragraphs as paragraphs, and table rows with a speaker as lines."""
    numbered = [block for block in blocks if _is_numbered(block, source)]
    if len(numbered) >= 3 and any(_introduces(block, vocabulary) for block in numbered):
        blocks = tuple(replace(block, kind="paragraph") if _is_numbered(block, source) else block for block in blocks)
    return tuple(part for block in blocks for part in _cells(block, vocabulary))


def _is_numbered(block: Block, source: str) -> bool:
    if block.kind != "item" or not block.ordered or block.after or not block.markers:
        return False
    return bool(DIGITS.match(source, block.markers[0][0]))


def _introduces(block: Block, vocabulary: Vocabulary) -> bool:
    found = introduction_of(block.folded, vocabulary)
    return bool(found and found.form == "sentence" and found.score >= SURE_SCORE)


def _cells(block: Block, vocabulary: Vocabulary) -> list[Block]:
    """Split a row «Ms X, Director, Y | what she said» into a name line and what stands beside it."""
    if block.kind != "row" or "\t" not in block.text:
        return [block]
    cells = [block.passage.cut(match.start(), match.end()) for match in re.finditer(r"[^\t]+", block.text)]
    cells = [cell for cell in cells if cell.text]
    named = name_line(cells[0].folded, vocabulary) if cells else None
    says = [
        cell for cell in cells[1:] if len(cell.text) > LONGEST_CELL_OF_A_LIST or re.search(r"[.!?”»\"]$", cell.text)
    ]
    is_speaker = named and (named.name.honorific or named.printed) and says and says == cells[-len(says) :]
    if not is_speaker:
        return [block]
    table, row, column = block.cell or (0, 0, 0)
    return [
        Block("paragraph", cell, strong=number == 0, after=number > 0, cell=(table, row, column + number))
        for number, cell in enumerate(cells)
    ]
