"""Offer as candidates the people who may speak inside a paragraph, or are named in it and may be missed."""

from __future__ import annotations

import re

from .blocks import Block
from .introductions import ENOUGH, introduction_of
from .names import Name, mentions, name_at
from .phrases import Introduction, names_with_posts, panel_of
from .reading import Reading
from .sentences import sentence_end, sentence_starts, verb_at

NEAR_START = 80
CAPITAL_WITHIN = re.compile(r"[\s(«“\"][^\W\d_a-zß-öø-ÿ]")
WORD_START = re.compile(r"(?<![\w'-])[^\W\d_]")


def offer_speakers(reading: Reading, block: Block, start: int) -> None:
    """Name as candidates the people who take the floor in the middle of a paragraph."""
    folded = block.folded
    for at in sentence_starts(folded):
        if at < start or at == 0:
            continue
        sentence = folded[at : at + 900]
        if not CAPITAL_WITHIN.search(sentence, 0, sentence_end(sentence)):
            continue  # nobody is named
        named, end = reading.people.named_at_start(sentence)
        found = introduction_of(sentence[: sentence_end(sentence)], reading.vocabulary)
        passage = block.passage.cut(at, sentence_end(folded, at))
        if (
            found
            and found.form == "sentence"
            and found.score >= ENOUGH
            and found.verb not in ("attendance", "possessive")
        ):
            _offer(reading, passage, found.as_printed(sentence, block.text[at : at + 900]))
        elif len(named) == 1 and verb_at(sentence, end + 1):
            _offer(reading, passage, Introduction(Name("", named[0].name, 0, 0)))


def _offer(reading: Reading, passage, found: Introduction) -> None:
    match = reading.people.find(found.name)
    if match and reading.turn and match.person is reading.turn.person:
        return
    owner = f"; the paragraph was given to {reading.turn.person.name}" if reading.turn else ""
    name = match.person.name if match else found.name.text
    reading.assembly.propose("speaker", (passage,), name, f"Somebody takes the floor inside a paragraph{owner}.")


def _offer_bare_name(reading: Reading, block: Block) -> None:
    """Name as a candidate somebody without honorific near the start: «Japan's Ambassador Kenji Sato noted»."""
    for match in WORD_START.finditer(block.folded[:NEAR_START]):
        name = name_at(block.folded, match.start(), reading.vocabulary, bare=True)
        if name and verb_at(block.folded, name.end + 1) and reading.is_plausible_name(name.text):
            passage = block.passage.cut(0, sentence_end(block.folded, name.end))
            _offer(reading, passage, Introduction(name))
            return


def offer_people(reading: Reading, block: Block) -> None:
    """Look through a paragraph that was placed for people who speak in it or are named as a panel."""
    offer_speakers(reading, block, 1)
    _offer_bare_name(reading, block)
    for name in names_with_posts(block.folded[: sentence_end(block.folded)], reading.vocabulary):
        if not reading.people.find(name):
            reading.assembly.propose(
                "speaker", (block.passage,), name.text, "The person is named with a post, but may not speak here."
            )
    names = mentions(block.folded, reading.vocabulary)
    if len(names) > 1 or (names and names[0].end <= NEAR_START):
        asked = {candidate.speaker for candidate in reading.assembly.candidates[-3:]}
        for found in panel_of(block.folded, reading.vocabulary):
            if found.printed and found.name.text not in asked and not reading.people.find(found.name):
                reading.people.add(found.as_printed(block.folded, block.text))
                reading.assembly.propose(
                    "speaker",
                    (block.passage,),
                    found.name.text,
                    "The person is named, but nothing is reported of them here.",
                )
