"""Handle what stands in a table: column headings, quotes beside a name, and where the turn of a row ends."""

from __future__ import annotations

import re

from .assembly import Quotation, Turn
from .blocks import Block
from .introductions import ENOUGH, name_line
from .lexicon import COLUMN_WORDS, QUOTES_WORDS
from .quotes import standing_alone
from .reading import Reading

SURE = 0.95
LONGEST_COLUMN_HEADING = 6  # words
COLUMN_HEADING = re.compile(rf"(?:.*\s)?{COLUMN_WORDS}(?:[\s/(].*)?", re.IGNORECASE)
QUOTES_HEADING = re.compile(rf"(?:[^\W\d_]+\s+){{0,2}}{QUOTES_WORDS}(?:\s+[^\W\d_]+){{0,4}}\s*:?", re.IGNORECASE)


def leave_row(reading: Reading, index: int) -> None:
    """Take the floor from the one whose turn is a row of a table, when a block stands in another row or below it."""
    turn, block = reading.turn, reading.blocks[index]
    if not turn or not turn.cell or not _stands_beside_text(reading, turn):
        return
    same_table = bool(block.cell) and block.cell[0] == turn.cell[0]
    next_row = same_table and block.cell[1] != turn.cell[1] and block.cell[2] <= turn.cell[2]
    in_table = sum(bool(other.cell) and other.cell[0] == turn.cell[0] for other in reading.session.turns)
    if not next_row and (same_table or in_table < 2):
        return
    reading.turn = None
    found = reading.introduction(index)
    if not found or found.score < ENOUGH:
        where = "This row of the table" if next_row else "The text below the table"
        reading.assembly.warn(f"{where} names no speaker; it was not given to {turn.person.name}.", block.passage)


def _stands_beside_text(reading: Reading, turn: Turn) -> bool:
    """Tell whether the row of a turn holds something in a further column."""
    cells = [block.cell for block in reading.blocks if block.cell and block.cell[:2] == turn.cell[:2]]
    return any(column > turn.cell[2] for _, _, column in cells)


def column_headings(reading: Reading, index: int) -> int:
    """Take the first row of a table that only says what its columns hold."""
    block = reading.blocks[index]
    if block.kind != "row" or not block.cell or block.cell[1] != 1:
        return 0
    cells = [cell.strip() for cell in re.split(r"\t", block.text)]
    known = [bool(COLUMN_HEADING.fullmatch(cell)) for cell in cells]
    short = all(len(cell.split()) <= LONGEST_COLUMN_HEADING and not re.search(r"[.!?”»]$|\d", cell) for cell in cells)
    if not short or not (all(known) or (block.strong and any(known))):
        return 0
    reading.assembly.set_aside("label", block.passage)
    return 1


def quotes_heading(reading: Reading, index: int) -> int:
    """Take a heading such as «Quotes cleared for use» above a table; it is nobody's text."""
    block, below = reading.blocks[index], reading.block(index + 1)
    is_heading = block.kind == "heading" or block.strong
    if (
        not is_heading
        or not below
        or not below.cell
        or block.cell
        or not QUOTES_HEADING.fullmatch(block.folded.strip())
    ):
        return 0
    reading.turn = None
    reading.assembly.mark(block)
    reading.assembly.set_aside("label", block.passage)
    return 1


def quote_row(reading: Reading, index: int) -> int:
    """Take a row «Ms X | “Words.”» of somebody whose turn was read before."""
    block = reading.blocks[index]
    beside = _beside(reading, index)
    named = name_line(block.folded, reading.vocabulary) if beside else None
    words = [standing_alone(cell.passage) for cell in beside]
    match = reading.people.find(named.name) if named else None
    if not match or match.sure < 1 or not match.person.speaks or not all(words):
        return 0
    reading.turn = None
    reading.assembly.mark(block)
    reading.assembly.set_aside("label", block.passage)
    for found in words:
        reading.assembly.set_aside("marker", *found.marks)
        reading.add_quote(Quotation([found.passage], "", SURE, match.person.name))
    return 1 + len(beside)


def _beside(reading: Reading, index: int) -> list[Block]:
    """Return the further cells of a row that begins with a block."""
    cell = reading.blocks[index].cell
    if not cell or cell[2] != 1:
        return []
    found: list[Block] = []
    while (block := reading.block(index + 1 + len(found))) and block.cell and block.cell[:2] == cell[:2]:
        if block.cell[2] == 1:
            return []
        found.append(block)
    return found
