"""Handle lines that give the floor back to somebody known by nothing but their surname."""

from __future__ import annotations

import re

from .affiliations import JOB
from .formulas import formula_at
from .leads import OPENER
from .people import Person
from .reading import Reading
from .sentences import verb_at

LONGEST_SURNAME_LINE = 60
THE = re.compile(r"(?:The|La|Le|El|O|A|L'|the|la|le|el|o|a|l')\s*")


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


def office_return(reading: Reading, index: int) -> int:
    """Take «La ministre a répondu …» after somebody else's turn, where one person alone has that office."""
    block = reading.blocks[index]
    if block.kind != "paragraph" or not reading.turn:
        return 0
    office = _office_at_start(block.folded)
    holders = _holders(reading, office) if office else []
    if len(holders) != 1 or _has_office(reading.turn.person, office):
        return 0
    reading.open_turn(holders[0], "", 0.5)
    reading.assembly.mark(block)
    reading.assembly.warn(f"“{office}” was taken to be {holders[0].name}.", block.passage)
    reading.place("paragraph", block.passage)
    return 1


def _office_at_start(folded: str) -> str:
    """Return the office that is the subject of a paragraph: «La ministre a répondu», «Cerró el alcalde con …»."""
    formula, opener = formula_at(folded), OPENER.match(folded)
    for at in (0, opener.end() if opener else 0, formula.end if formula else 0):
        article = THE.match(folded, at)
        office = JOB.match(folded, article.end()) if article else None
        if office and ((formula and at == formula.end) or is_said(folded, office.end() + 1)):
            return office[0]
    return ""


def is_said(folded: str, at: int) -> bool:
    verb = verb_at(folded, at)
    return bool(verb and verb.strong and verb.kind != "attendance")


def _holders(reading: Reading, office: str) -> list[Person]:
    people = {id(turn.person): turn.person for turn in reading.session.turns}
    return [person for person in people.values() if _has_office(person, office)]


def _has_office(person: Person, office: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(office)}(?!\w)", person.affiliation.job_title, re.IGNORECASE))
