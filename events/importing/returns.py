"""Handle lines that give the floor back to somebody known by nothing but their surname."""

from __future__ import annotations

from .people import Person
from .reading import Reading

LONGEST_SURNAME_LINE = 60


def person_of_line(reading: Reading, index: int) -> Person | None:
    """Return the only person whose surname, set off in capitals or as a heading, is the whole of a line."""
    block = reading.block(index)
    if not block or block.kind not in ("paragraph", "heading") or len(block.text) > LONGEST_SURNAME_LINE:
        return None
    if not (block.kind == "heading" or block.strong or block.text.isupper()):
        return None
    people, end = reading.people.named_at_start(block.folded)
    below = reading.block(index + 1)
    says = below and below.kind in ("paragraph", "quote", "item")
    return people[0] if says and len(people) == 1 and not block.folded[end:].strip(" :.") else None


def surname_line(reading: Reading, index: int) -> int:
    """Take a line such as «MOSQUERA» above what the person says in a further round."""
    person = person_of_line(reading, index)
    if not person:
        return 0
    block = reading.blocks[index]
    if not (reading.turn and reading.turn.person is person):
        reading.open_turn(person, "", 0.9)
        reading.assembly.warn(f"{person.name} takes the floor again; this is read as a further turn.", block.passage)
    reading.assembly.mark(block)
    reading.assembly.set_aside("label", block.passage)
    return 1
