"""Handle headings that say in which role the people below them speak: «PRESIDENCIA», «Ponentes»."""

from __future__ import annotations

from .blocks import Block
from .introductions import ENOUGH
from .lexicon import SPEAKERS_HEADING
from .phrases import Introduction, role_of
from .reading import Reading
from .sentences import sentence_end
from .speakers import affiliation_below, speaker

ONE_PERSON = ("chair", "moderator", "rapporteur", "discussant")


def role_heading(reading: Reading, index: int) -> int:
    """Take a role that stands alone above a name, an affiliation and what the person said, with that person's line."""
    block, below = reading.blocks[index], reading.introduction(index + 1)
    role = role_alone(block)
    if not role or not below or below.form != "line" or below.role or below.score < ENOUGH:
        return 0
    if not _says(reading, index + 1, below):
        return 0
    reading.assembly.mark(block)
    kept = reading.section_role
    reading.section_role = role
    taken = speaker(reading, index + 1)
    if not taken:
        reading.section_role = kept
        return 0
    if role in ONE_PERSON:
        reading.section_role = ""
    reading.assembly.set_aside("label", block.passage)
    return 1 + taken


def role_alone(block: Block) -> str:
    bare = block.folded.strip(" :.")
    if block.kind not in ("paragraph", "heading") or len(bare) > 40:
        return ""
    role = role_of(bare) or ("speaker" if SPEAKERS_HEADING.fullmatch(bare) else "")
    return "" if role == "audience" else role


def _says(reading: Reading, index: int, found: Introduction) -> bool:
    """Tell whether text stands below a name and its affiliation, and nobody else's name."""
    following = index + 1 + len(affiliation_below(reading, index) if not found.printed else ())
    text = reading.block(following)
    other = reading.introduction(following)
    if not text or text.kind not in ("paragraph", "quote") or (other and other.form == "line"):
        return False
    lead = text.folded[: sentence_end(text.folded)]
    if any(word in lead for word in found.name.text.split() if len(word) > 2):
        return True
    return sum(bool(role_alone(block)) for block in reading.blocks) > 1
