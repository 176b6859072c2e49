"""Handle blocks that name people: who takes the floor and who returns to it."""

from __future__ import annotations

import re
from dataclasses import replace

from .affiliations import BODY, JOB
from .blocks import Block
from .introductions import ENOUGH, MAYBE, ROLE_LABEL
from .leads import OPENER
from .lexicon import ROLE_WORDS
from .names import Name
from .offers import offer_speakers
from .people import Match, Person
from .phrases import Introduction, role_apart, role_of
from .quotes import label_of
from .quoting import add_spoken
from .reading import Reading
from .sentences import sentence_end, verb_at
from .titles import session_label

SURE_SCORE = 8
MOST_AFFILIATION_LINES = 3
ROLE_IN_BRACKETS = re.compile(rf"(?:,\s*|\s+|^)\((?P<role>{ROLE_WORDS})\)$", re.IGNORECASE)
BARE_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w'-]+):\s+(?P<rest>\S)")  # «Graciela: what is said»
TITLED = re.compile(rf"(?:{ROLE_WORDS}|{JOB.pattern})\s+(?=[^\W\d_a-z])")  # «Chair Kobal noted …»
ROLE_SUBJECT = re.compile(
    rf"(?:The|Le|La|El|L'|O|A|the|le|la|el|l'|o|a)\s*(?P<role>{ROLE_WORDS})"
    r"(?:\s+(?:of|for|de|du|del|da|do)\s+(?:the\s+|this\s+|la\s+|l')?(?:session|panel|meeting|event|séance|sesión|mesa))?\s+(?=\S)",
    re.IGNORECASE,
)


def confidence_of(score: int) -> float:
    return {5: 0.65, 6: 0.8, 7: 0.9}.get(score, 0.95 if score >= SURE_SCORE else 0.5)


def speaker(reading: Reading, index: int) -> int:
    """Take a block in which somebody new takes the floor, or somebody known takes it again."""
    found = reading.introduction(index)
    block = reading.blocks[index]
    if not found:
        return 0
    if found.form == "line":
        return _line(reading, index, block, found)
    if found.verb in ("attendance", "possessive") or (found.verb == "opinion" and not _comes_back(reading, found)):
        return _absent(reading, block, found)
    if "@" in block.text[:200]:
        return 0  # a contact, not a speaker
    is_bare = len(found.name.text.split()) == 1 and not found.name.honorific
    if found.form == "turn" and is_bare and not reading.people.find(found.name):
        return 0
    if found.form == "turn" and reading.dialogue >= 2 and found.score < ENOUGH:
        found = replace(found, score=ENOUGH)  # one more voice in a text that gives each with a colon
    reading.dialogue += found.form == "turn"
    if found.score < (ENOUGH if block.kind != "item" else SURE_SCORE - 1):
        if found.score >= MAYBE:
            reading.assembly.propose(
                "speaker",
                (block.passage,),
                found.name.text,
                "The paragraph may be a turn of this person; the cues are weak.",
            )
        return 0
    return _take_floor(reading, block, found)


def _comes_back(reading: Reading, found: Introduction) -> bool:
    """Tell whether somebody whose view is reported is named again, as speakers are and authorities cited are not."""
    return reading.lower_words[re.split(r"[\s-]", found.name.surname)[-1]] > 1


def _absent(reading: Reading, block: Block, found: Introduction) -> int:
    """Keep a sentence on somebody who was there, or whose words are spoken of, from opening a turn."""
    if found.verb == "attendance":
        names = " and ".join(person.name.text for person in (found, *found.companions))
        for person in (found, *found.companions):
            reading.people.add(person)
        reading.place_in_session("paragraph", block.passage)
        reading.assembly.warn(f"Named as present, not as a speaker: {names}.", block.passage)
        return 1
    match = reading.people.find(found.name)
    if not match or not reading.turn or match.person is not reading.turn.person:
        reading.assembly.propose(
            "speaker", (block.passage,), found.name.text, "The paragraph is about what this person said or did."
        )
    return 0


def _take_floor(reading: Reading, block: Block, found: Introduction) -> int:
    match = reading.people.find(found.name)
    if match and match.sure < 1 and found.printed and JOB.search(found.printed):
        match = None if match.person.affiliation.printed and len(found.name.text.split()) > 1 else match
    if match and reading.turn and match.person is reading.turn.person and not found.printed:
        if found.form == "turn":
            reading.assembly.set_aside("label", block.passage.cut(0, found.body))
            add_spoken(reading, block.passage.cut(found.body))
            return 1
        if match.sure < 0.9:
            _doubt_spelling(reading, block, found, match)
        reading.assembly.mark(block)
        reading.place("paragraph", block.passage)
        return 1
    confidence = confidence_of(found.score)
    if match:
        confidence = _returning(reading, block, found, match)
        person = match.person
        if found.printed and not person.affiliation.printed:
            reading.people.add(replace(found, name=replace(found.name, text=person.name)))
    else:
        person = reading.people.add(found)
        if len(person.name.split()) == 1 and found.form == "sentence" and not found.printed:
            confidence = min(confidence, 0.5)
            reading.assembly.warn(f"{found.name.honorific} {person.name} speaks, but is not introduced.", block.passage)
    _open(reading, block, found, person, confidence)
    return 1


def _returning(reading: Reading, block: Block, found: Introduction, match: Match) -> float:
    """Say that somebody known takes the floor again, and how sure that is."""
    if not match.person.speaks and match.sure >= 0.9:
        return confidence_of(found.score)
    if match.sure < 0.9:
        _doubt_spelling(reading, block, found, match)
        return 0.5
    if any(turn.person is match.person for turn in reading.session.turns):
        reading.assembly.warn(
            f"{match.person.name} takes the floor again; this is read as a further turn.", block.passage
        )
    return 0.8


def _doubt_spelling(reading: Reading, block: Block, found: Introduction, match: Match) -> None:
    printed = " ".join(filter(None, (found.name.honorific, found.name.text)))
    reading.assembly.warn(f"“{printed}” was taken to be {match.person.name}.", block.passage)


def _open(reading: Reading, block: Block, found: Introduction, person, confidence: float) -> None:
    if found.score < 6 and not found.name.honorific:
        reading.assembly.warn(f"{person.name} was taken to be a speaker; the cues are weak.", block.passage)
    if found.verb == "opinion":
        reading.assembly.warn(f"A view of {person.name} is reported; this is read as a turn.", block.passage)
    reading.open_turn(person, found.role, confidence)
    reading.assembly.mark(block)
    if found.form == "turn":
        reading.assembly.set_aside("label", block.passage.cut(0, found.body))
        add_spoken(reading, block.passage.cut(found.body))
    else:
        reading.place("introduction", block.passage, spoken_from=found.end)
        offer_speakers(reading, block, sentence_end(block.folded, found.end))
    _add_companions(reading, block, found)


def _add_companions(reading: Reading, block: Block, found: Introduction) -> None:
    for other in found.companions:
        person = reading.people.add(other)
        main = reading.turn
        reading.open_turn(person, other.role or found.role, 0.6)
        reading.turn = main
        reading.assembly.warn(
            f"{found.name.text} and {person.name} are introduced in one sentence; the text below was given to "
            f"{found.name.text}.",
            block.passage,
        )


def _line(reading: Reading, index: int, block: Block, found: Introduction) -> int:
    """Take a line that is a name, a role or both, with the affiliation in the line below."""
    if block.kind == "item" and not found.role and not (block.ordered and found.printed):
        return 0
    below = affiliation_below(reading, index) if not found.printed else []
    taken = 1 + len(below)
    if below:
        printed, role = _printed_below(below)
        printed, other = (printed, "") if role else role_apart(printed)
        found = replace(found, printed=printed, role=found.role or role or other, score=found.score + 2)
    if not _is_speaker_line(reading, index, index + taken, block, found):
        return 0
    match = reading.people.find(found.name)
    person = match.person if match and match.sure >= 0.9 else reading.people.add(found)
    if match and found.printed:
        reading.people.add(replace(found, name=replace(found.name, text=person.name)))
    weak = not found.name.honorific and not found.role and not found.printed
    confidence = 0.6 if weak else confidence_of(found.score + 1)
    if weak:
        reading.assembly.warn(f"The heading “{block.text}” was taken to be a speaker.", block.passage)
    reading.open_turn(person, found.role, confidence)
    if block.kind == "heading":
        reading.speaker_level = block.level
    reading.numbers_speakers |= block.kind == "item"
    reading.assembly.mark(block)
    reading.assembly.set_aside("label", block.passage, *(line.passage for line in below))
    _add_companions(reading, block, found)
    return taken


def _printed_below(lines: list[Block]) -> tuple[str, str]:
    """Return the affiliation that some lines print, and the role in brackets behind it."""
    parts, role = [], ""
    for line in lines:
        text = line.text.strip(" .")
        in_role = ROLE_IN_BRACKETS.search(text)
        if in_role:
            role, text = role_of(in_role["role"]), text[: in_role.start()]
        parts.append(text.strip(" .()") if text.startswith("(") else text)
    return ", ".join(filter(None, parts)), role


def affiliation_below(reading: Reading, index: int) -> list[Block]:
    """Return the lines below a name that say what the person is: the first may stand apart, the others close."""
    lines: list[Block] = []
    while (block := reading.block(index + len(lines) + 1)) and len(lines) < MOST_AFFILIATION_LINES:
        if (lines and not block.after) or not is_affiliation(reading, index + len(lines) + 1, reading.blocks[index]):
            break
        lines.append(block)
    return lines


def is_affiliation(reading: Reading, index: int, name_block: Block) -> bool:
    """Tell whether a line below a name is what the person is: a post or a body, and no sentence."""
    block = reading.blocks[index]
    if block.kind not in ("paragraph", "heading") or len(block.text) > 220 or label_of(block.folded):
        return False
    found = reading.introduction(index)
    is_line = bool(found) and found.form == "line" and not found.name.honorific
    is_post = is_line and (block.after or bool(JOB.match(block.folded)))
    if found and found.score >= ENOUGH and not is_post:
        return False
    cue = (
        ROLE_IN_BRACKETS.search(block.folded)
        or JOB.search(block.folded)
        or BODY.search(block.folded)
        or reading.vocabulary.country_named(block.folded)
    )
    near = block.after or name_block.strong or name_block.kind == "heading" or block.text[:1] == "("
    if not cue or not near or (re.search(r"[.!?:]$", block.text) and not block.text.endswith(("Inc.", "Ltd."))):
        return False
    return not any(verb_at(block.folded, match.end()) for match in re.finditer(r"\s", block.folded)) or block.after


def _is_speaker_line(reading: Reading, index: int, following: int, block: Block, found: Introduction) -> bool:
    if found.role:
        return True
    below = reading.block(following)
    has_text = bool(below) and below.kind in ("paragraph", "quote", "item") and not _is_other_line(reading, following)
    if not has_text:
        return False
    if found.name.honorific and (
        found.printed or block.kind == "heading" or block.strong or not block.text.endswith(".")
    ):
        return True
    known = reading.people.find(found.name)
    if known and known.sure >= 1:
        return True
    set_off = block.kind == "heading" or block.strong or (reading.numbers_speakers and block.ordered)
    cue = bool(found.printed) and bool(
        JOB.search(found.printed)
        or BODY.search(found.printed)
        or reading.vocabulary.country_matches(found.printed)
        or found.printed.isupper()
    )
    plausible = reading.is_plausible_name(found.name.text)
    return (cue and not block.text.endswith(".")) or (set_off and plausible)


def _is_other_line(reading: Reading, index: int) -> bool:
    found = reading.introduction(index)
    block = reading.blocks[index]
    return bool(found and found.form == "line" and found.score >= ENOUGH and block.kind != "quote") or bool(
        session_label(block.folded, block.text)
    )


def returning_by_name(reading: Reading, index: int) -> int:
    """Take a paragraph that begins with the bare surname or the role of somebody known: «Okello added …»."""
    block = reading.blocks[index]
    if block.kind != "paragraph":
        return 0
    people, end = reading.people.named_at_start(block.folded)
    opener = OPENER.match(block.folded)
    titled = TITLED.match(block.folded, opener.end() if opener else 0)  # «Replying to him, Minister Diaz offered»
    if before := None if people else titled or opener:
        people, length = reading.people.named_at_start(block.folded[before.end() :])
        end = before.end() + length
    subjects = (ROLE_SUBJECT.match(block.folded, at) for at in (0, opener.end() if opener else 0))
    if not people and (subject := next(filter(None, subjects), None)):
        person = reading.person_in_role(role_of(subject["role"]))
        people, end = ([person] if person else []), subject.end()
    if not people or not verb_at(block.folded, end + (block.folded[end : end + 1] == " ")):
        return 0
    if len(people) > 1:
        names = " or ".join(person.name for person in people)
        reading.assembly.propose("speaker", (block.passage,), "", f"The paragraph may be a turn of {names}.")
        return 0
    if reading.turn and reading.turn.person is people[0]:
        return 0
    _return_to(reading, block, people[0])
    reading.place("paragraph", block.passage)
    return 1


def _return_to(reading: Reading, block: Block, person: Person) -> None:
    reading.open_turn(person, "", 0.7)
    reading.assembly.mark(block)
    reading.assembly.warn(f"{person.name} takes the floor again; this is read as a further turn.", block.passage)


def role_turn(reading: Reading, index: int) -> int:
    """Take «Moderator: what is said», where the moderator is known."""
    block = reading.blocks[index]
    if block.kind not in ("paragraph", "heading"):
        return 0
    label, found = ROLE_LABEL.match(block.folded), reading.introduction(index)
    if (role := role_of(block.folded)) and (person := reading.person_in_role(role)) and reading.block(index + 1):
        _return_to(reading, block, person)  # a heading «Moderator», where the moderator is known
        reading.assembly.set_aside("label", block.passage)
        return 1
    if label and label["rest"] and ":" in label["sign"]:
        person = reading.person_in_role(role_of(label["role"]))
        if not person or (found and not _is_addressed(reading, block, found, person)):
            return 0
    elif not found and (label := BARE_LABEL.match(block.folded)):
        match = reading.people.find(Name("", label["name"], 0, 0))
        if not match or match.sure < 0.6:
            return 0
        person = match.person
    else:
        return 0
    if not (reading.turn and reading.turn.person is person):
        _return_to(reading, block, person)
    reading.assembly.set_aside("label", block.passage.cut(0, label.start("rest")))
    add_spoken(reading, block.passage.cut(label.start("rest")))
    return 1


def _is_addressed(reading: Reading, block: Block, found: Introduction, person: Person) -> bool:
    """Tell whether a chair speaks to somebody: «Moderator: Ms X, what do you say?»"""
    match = reading.people.find(found.name)
    is_other = bool(match and match.person is not person)
    return is_other and person.role in ("chair", "moderator") and block.text[-1] in ".?!"
