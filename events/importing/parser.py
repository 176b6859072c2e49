"""Read the blocks of a document as a draft: who spoke, in which role, what was said, and what is to be quoted.

`parse(document, vocabulary)` is pure. Blocks are walked through once; for each, handlers are asked in the order of
their reliability what it is. What a handler is not sure of becomes a candidate or a warning, never a silent guess.
"""

from __future__ import annotations

from .asides import attended, behind_quotes, closing, last_introduced, nameless
from .blocks import Block, Document
from .draft import Draft
from .headings import role_alone, role_heading
from .introductions import ENOUGH
from .layout import lay_out
from .lexicon import ABOUT_SESSION, CLOSING_NOTE, FROM_THE_FLOOR
from .listings import people_list
from .offers import offer_people
from .quotes import label_of
from .quoting import labelled_quote, question_and_answer_at, quotation_block
from .reading import Reading
from .repairs import rejoin
from .returns import office_return, person_of_line, surname_line
from .sentences import sentence_end, sentence_starts
from .shapes import reshape
from .speakers import returning_by_name, role_turn, speaker
from .tables import column_headings, leave_row, quote_row, quotes_heading
from .titles import is_date_or_place, is_document_kind, is_section_heading, may_be_title, session_label
from .vocabulary import Vocabulary

__all__ = ["Vocabulary", "parse"]

LONGEST_HEADING = 160
LONG_ITEM = 150


def parse(document: Document, vocabulary: Vocabulary) -> Draft:
    """Return the draft of a document; the same document and vocabulary give the same draft."""
    layout = rejoin(lay_out(document), document, vocabulary)
    blocks = reshape(layout.blocks, document.text, vocabulary)
    reading = Reading(document, vocabulary, blocks)
    reading.assembly.furniture += layout.furniture
    index = _read_head(reading)
    while index < len(blocks):
        leave_row(reading, index)
        before = reading.turn
        cell = blocks[index].cell
        index += next(taken for handler in HANDLERS if (taken := handler(reading, index)))
        if reading.turn and reading.turn is not before:
            reading.turn.cell = cell
    reading.settle_detached_quotes()
    _doubt_missing(reading)
    return reading.assembly.draft(layout.repairs)


def _read_head(reading: Reading) -> int:
    """Take the title lines at the head of the document and return the index of the first block that is none."""
    index = 0
    while (block := reading.block(index)) and _is_head(reading, index):
        _take_title(reading, block)
        index += 1
    return index


def _is_head(reading: Reading, index: int) -> bool:
    block = reading.blocks[index]
    if index == 0 and is_document_kind(block.folded):
        return True  # «Quotable quotes»
    if not may_be_title(block) or label_of(block.folded) or is_section_heading(block.folded):
        return False
    if role_alone(block) and (below := reading.introduction(index + 1)) and below.form == "line":
        return False
    if session_label(block.folded, block.text) or is_document_kind(block.folded) or is_date_or_place(block.folded):
        return True
    if _is_place(reading, block):
        return True
    found = reading.introduction(index)
    if found and (found.score >= ENOUGH or found.role):
        return False
    if reading.assembly.seminar_title and reading.session.title and block.kind != "heading":
        return False
    return not people_list_at(reading, index)


def _is_place(reading: Reading, block: Block) -> bool:
    """Tell whether a line is a city with its country, such as «Lomé, Togo»."""
    city, comma, country = block.folded.rpartition(", ")
    return bool(comma) and len(city.split()) <= 3 and bool(reading.vocabulary.country_named(country))


def people_list_at(reading: Reading, index: int) -> bool:
    """Tell whether a block is a line such as «Participants» or «Chair», under which people are listed."""
    from .lexicon import ATTENDANCE_HEADING, SPEAKERS_HEADING

    bare = reading.blocks[index].folded.strip()
    return bool(ATTENDANCE_HEADING.fullmatch(bare) or SPEAKERS_HEADING.fullmatch(bare))


def _take_title(reading: Reading, block: Block) -> None:
    assembly, session = reading.assembly, reading.session
    reading.assembly.mark(block)
    label = session_label(block.folded, block.text)
    if is_document_kind(block.folded):
        assembly.title("document", block.passage)
    elif label and not session.title:
        session.kind, session.title = label.kind, label.title
        assembly.title("session", block.passage)
    elif (is_date_or_place(block.folded) or _is_place(reading, block)) and (assembly.seminar_title or session.title):
        assembly.title("document", block.passage)
        assembly.warn(f"“{block.text}” may be a date or a place; enter it by hand.", block.passage)
    elif not assembly.seminar_title and not session.kind:
        assembly.title("seminar", block.passage)
        assembly.seminar_title = block.text
    elif not session.title:
        session.title = block.text
        assembly.title("session", block.passage)
    else:
        assembly.title("document", block.passage)


def _session_title(reading: Reading, index: int) -> int:
    """Take a line that opens a further session, or names the first one below some text."""
    block = reading.blocks[index]
    if block.kind not in ("paragraph", "heading") or not (may_be_title(block) or len(block.text) <= LONGEST_HEADING):
        return 0
    label = session_label(block.folded, block.text)
    if not label:
        return 0
    reading.open_session(label.kind, label.title)
    reading.assembly.title("session", block.passage)
    below = reading.block(index + 1)
    if label.title or not below or not may_be_title(below) or reading.introduction(index + 1):
        reading.session.title = label.title or block.text
        return 1
    if below.kind != "heading" and len(below.text) > LONGEST_HEADING:
        reading.session.title = block.text
        return 1
    reading.session.title = below.text
    reading.assembly.title("session", below.passage)
    return 2


def _document_line(reading: Reading, index: int) -> int:
    """Take a line such as «Summary and quotes» wherever it stands."""
    block = reading.blocks[index]
    if block.kind not in ("paragraph", "heading") or not is_document_kind(block.folded) or label_of(block.folded):
        return 0
    reading.assembly.title("document", block.passage)
    return 1


def _question_and_answer(reading: Reading, index: int) -> int:
    """Take one side of an exchange «Q: … A: …»; who answers is for a person to say."""
    block = reading.blocks[index]
    found = reading.introduction(index)
    if not question_and_answer_at(reading, index) or (found and found.form == "turn"):
        return 0
    owner = f"was given to {reading.turn.person.name}" if reading.turn else "is kept as text of the session"
    reading.assembly.warn(f"Questions and answers are no quotes; this part {owner}.", block.passage)
    reading.place("paragraph", block.passage)
    return 1


def _about_session(reading: Reading, index: int) -> int:
    """Take a paragraph that tells of the session itself: «In the discussion, …», «The meeting rose at noon.»"""
    block = reading.blocks[index]
    lead = block.folded[: sentence_end(block.folded)]
    is_section = len(lead) < len(block.folded) and is_section_heading(lead.strip(" ."))  # «Discussion. Many asked …»
    is_last = index == len(reading.blocks) - 1
    is_note = ABOUT_SESSION.match(block.folded) or (is_last and CLOSING_NOTE.fullmatch(block.folded.strip()))
    if block.kind != "paragraph" or block.markers or not (is_section or is_note):
        return 0
    if reading.turn:
        reading.assembly.warn(
            f"This is about the session and was not given to {reading.turn.person.name}.", block.passage
        )
    reading.turn = None
    reading.place("paragraph", block.passage)
    offer_people(reading, block)
    return 1


def _heading(reading: Reading, index: int) -> int:
    """Take a heading; under «Discussion» or «Next steps» nobody has the floor until somebody is named."""
    block = reading.blocks[index]
    bare = block.folded.strip()
    is_section = is_section_heading(bare) and len(bare) <= 60
    set_off = block.kind == "heading" or (block.strong and len(bare) <= LONGEST_HEADING)
    is_numbered = _is_numbered_heading(reading, index)
    if not set_off and not is_section and not is_numbered and not _is_plain_heading(reading, index):
        return 0
    if is_section or is_numbered or (block.kind == "heading" and _opens_section(reading, block)):
        reading.turn = None
        reading.section_role = "audience" if FROM_THE_FLOOR.search(bare) else ""
        reading.assembly.warn(
            f"Text under “{block.text}” that names no speaker is kept as text of the session.", block.passage
        )
    reading.assembly.mark(block)
    if _precedes_speaker(reading, index):
        reading.place_in_session("heading", block.passage)
    else:
        reading.place("heading", block.passage)
    return 1


def _opens_section(reading: Reading, block: Block) -> bool:
    """Tell whether a heading is above what one person said: of the level of those that name speakers, or a higher."""
    if not reading.turn:
        return False
    level = reading.speaker_level
    return level is None or bool(block.level and block.level <= level)


def _is_numbered_heading(reading: Reading, index: int) -> bool:
    """Tell whether a numbered line without a stop stands alone, as a heading does: «3. Reactions»."""
    block, below = reading.blocks[index], reading.block(index + 1)
    if block.kind != "item" or not block.ordered or block.after or len(block.text) > 60:
        return False
    return bool(below) and not below.after and below.kind != "item" and block.text[-1] not in ".!?:;,”»\"')"


def _precedes_speaker(reading: Reading, index: int) -> bool:
    """Tell whether the next block that is no heading gives the floor to somebody."""
    at = index + 1
    while (block := reading.block(at)) and block.kind == "heading" and not reading.introduction(at):
        at += 1
    if person_of_line(reading, at):
        return True
    found = reading.introduction(at)
    return bool(found and found.score >= ENOUGH and found.verb not in ("attendance", "possessive"))


def _is_plain_heading(reading: Reading, index: int) -> bool:
    """Tell whether a short line without a stop stands directly above somebody's turn."""
    block = reading.blocks[index]
    text = block.text
    is_question = text.endswith("?") and len(sentence_starts(block.folded)) == 1
    if (
        block.kind != "paragraph"
        or len(text) > (100 if is_question else 80)
        or (text[-1:] in ".!?:;,”»\"')" and not is_question)
        or not (text[0].isupper() or text[0] == "¿")
    ):
        return False
    return _precedes_speaker(reading, index) and len(text.split()) <= (16 if is_question else 10)


def _item(reading: Reading, index: int) -> int:
    """Take a list item, or a numbered paragraph."""
    block = reading.blocks[index]
    if block.kind != "item":
        return 0
    if block.ordered and not block.after and len(block.text) > LONG_ITEM and block.markers:
        reading.assembly.mark(block)
        reading.place("paragraph", block.passage)
        offer_people(reading, block)
    else:
        reading.place_item(block)
    return 1


def _paragraph(reading: Reading, index: int) -> int:
    block = reading.blocks[index]
    reading.assembly.mark(block)
    reading.place("paragraph", block.passage)
    offer_people(reading, block)
    return 1


def _doubt_missing(reading: Reading) -> None:
    for person in reading.people:
        if person.role and not person.speaks:
            reading.assembly.propose(
                "speaker", (), person.name, "The person is listed among the speakers, but nothing is reported of them."
            )
    if not any(session.turns for session in reading.assembly.sessions):
        reading.assembly.warn("No speaker was found; the whole text is kept as text of the session.")


HANDLERS = (
    _session_title,
    column_headings,
    quotes_heading,
    _document_line,
    quote_row,
    labelled_quote,
    quotation_block,
    _question_and_answer,
    attended,
    role_heading,
    people_list,
    role_turn,
    closing,
    surname_line,
    speaker,
    returning_by_name,
    office_return,
    last_introduced,
    _about_session,
    nameless,
    behind_quotes,
    _heading,
    _item,
    _paragraph,
)
