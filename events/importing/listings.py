"""Handle lists of people: who is only named there, and is remembered for the turns below."""

from __future__ import annotations

import re

from .blocks import Block
from .introductions import ENOUGH, MAYBE, ROLE_LABEL, introduction_of, name_line
from .lexicon import ATTENDANCE_HEADING, SPEAKERS_HEADING
from .names import mentions
from .phrases import Introduction, panel_of, role_of
from .reading import Reading
from .speakers import is_affiliation

LISTED = re.compile(
    r"(?:(?:list\s+of\s+)?(?:participants|attendees|present|also\s+present|in\s+attendance|speakers|panell?ists|panel|presenters|participants?\s+présents"
    r"|intervenants|panélistes|participantes|asistentes|ponentes|panelistas|oradores|apologies))\s*:\s+(?=\S)",
    re.IGNORECASE,
)


def people_list(reading: Reading, index: int) -> int:
    """Take a list of people who do not take the floor where they are listed, and remember what is printed of them."""
    block = reading.blocks[index]
    heading = ATTENDANCE_HEADING.fullmatch(block.folded.strip()) or SPEAKERS_HEADING.fullmatch(block.folded.strip())
    if heading:
        role = role_of(heading[0].strip(" :")) if SPEAKERS_HEADING.fullmatch(heading[0]) else ""
        count = _count_listed(reading, index + 1)
        if not count:
            return 0
        reading.assembly.mark(block)
        reading.place_in_session("heading", block.passage)
        return 1 + _place_list(reading, index + 1, count, role)
    inline = LISTED.match(block.folded)
    names = mentions(block.folded[inline.end() :], reading.vocabulary) if inline else []
    if inline and (len(names) > 1 or ATTENDANCE_HEADING.fullmatch(inline[0].strip(" :"))):
        for found in panel_of(block.folded[inline.end() :], reading.vocabulary):
            person = reading.people.add(found.as_printed(block.folded, block.text))
            person.role = role_of(inline[0].strip(" :"))
        reading.place_in_session("paragraph", block.passage)
        return 1
    run = _run_of_lines(reading, index)
    if run >= 2 and not block.strong and block.kind != "heading":
        return _place_list(reading, index, run, "")
    return 0


def _run_of_lines(reading: Reading, index: int) -> int:
    """Count the name lines that follow one another with nothing said between them."""
    count = 0
    while (block := reading.block(index + count)) and block.kind in ("paragraph", "item"):
        found = reading.introduction(index + count)
        listed = found and found.form == "line" and not block.strong
        if listed and ROLE_LABEL.match(block.folded) and not _returns_later(reading, index + count, found):
            break
        if not listed or found.score < (MAYBE if count and block.after and found.printed else ENOUGH):
            break
        if count == 1 and is_affiliation(reading, index + 1, reading.blocks[index]):
            return 0
        count += 1
    return count


def _returns_later(reading: Reading, index: int, found: Introduction) -> bool:
    """Tell whether a person whom a list gives with a role begins a block further down, by name or by role alone."""
    below = reading.blocks[index + 1 :]
    return any(found.name.surname in block.folded[:60] or role_of(block.folded) == found.role for block in below)


def _count_listed(reading: Reading, index: int) -> int:
    """Count the blocks that go on with a list of people."""
    count = 0
    while (block := reading.block(index + count)) and block.kind in ("paragraph", "item", "row"):
        found = reading.introduction(index + count)
        is_line = bool(found and found.form == "line" and not ROLE_LABEL.match(block.folded))
        is_line = is_line or block.kind in ("item", "row")
        is_names = len(mentions(block.folded, reading.vocabulary)) > 1 and not (
            found and found.form == "sentence" and found.score >= ENOUGH
        )
        if not (is_line or is_names):
            break
        count += 1
    return count


def _place_list(reading: Reading, index: int, count: int, role: str) -> int:
    for at in range(index, index + count):
        block = reading.blocks[at]
        _remember(reading, block, role)
        if block.kind == "item":
            reading.place_item(block, in_session=True)
        else:
            reading.place_in_session("paragraph", block.passage)
    first = reading.blocks[index].passage
    reading.assembly.warn(
        f"A list of {count} people is kept as text of the session; they are not read as speakers.", first
    )
    return count


def _remember(reading: Reading, block: Block, role: str) -> None:
    """Keep what a list prints of people; participants who are only present get no role."""
    labelled = introduction_of(block.folded, reading.vocabulary) if ROLE_LABEL.match(block.folded) else None
    line = labelled or name_line(block.folded, reading.vocabulary)
    for found in [line] if line else panel_of(block.folded, reading.vocabulary):
        person = reading.people.add(found.as_printed(block.folded, block.text))
        person.role = found.role or (role if role != "audience" else "")
