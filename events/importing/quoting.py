"""Handle blocks that are quotes: labelled, standing alone between marks, set off by their format."""

from __future__ import annotations

import re
from dataclasses import replace

from .assembly import Quotation
from .blocks import Block, Passage
from .introductions import ENOUGH, ROLE_LABEL
from .names import name_at
from .quotes import ANSWER, LABEL_IN_FORMAT, QUESTION, Label, Words, has_aside, label_of, standing_alone, unwrap
from .reading import Reading

SURE, LIKELY, POSSIBLE = 0.95, 0.8, 0.65
LONGEST_UNMARKED = 400
KNOWN = 0.9
NO_LABEL = Label("", 0, "", plural=False, alone=False)
FORMAT_LABEL = Label(">", 0, "", plural=False, alone=False)


def labelled_quote(reading: Reading, index: int) -> int:
    """Take a block that begins with «Quote:» and, where the label is alone, the blocks it announces."""
    block = reading.blocks[index]
    if block.kind not in ("paragraph", "heading", "item", "quote"):
        return 0
    label = label_of(block.folded)
    if not label or _is_question(reading, index, label):
        return 0
    if label.loose and not (label := _settled(reading, label)):
        return 0
    reading.assembly.mark(block)
    if label.alone:
        reading.assembly.set_aside("label", block.passage)
        return 1 + _announced(reading, index + 1, label)
    reading.assembly.set_aside("label", block.passage.cut(0, label.end))
    words = unwrap(block.passage.cut(label.end))
    return 1 + _add(reading, words, label, SURE, index + 1)


def _settled(reading: Reading, label: Label) -> Label | None:
    """Return a loose label with the person it names or without any; nothing if it gives the floor to a new one."""
    if ROLE_LABEL.match(f"{label.text}: {label.by}"):
        return None  # «Final thoughts from Ms X:» gives her the floor
    starts = [match.start() for match in re.finditer(r"\S+", label.by)]
    names = [name_at(label.by, start, reading.vocabulary, bare=True) for start in starts]
    by = next((label.by[name.start :] for name in names if name and name.end == len(label.by)), label.by)
    if reading.turn_named(by):
        return replace(label, by=by)
    return replace(label, by="") if reading.turn and not any(names) else None


def _is_question(reading: Reading, index: int, label: Label) -> bool:
    """Tell whether «Q» stands for a question: an answer follows, or the one who asks is named."""
    if not label.text.casefold().startswith("q") or label.text.casefold().startswith("quot"):
        return False
    return bool(label.by) or question_and_answer_at(reading, index)


def _announced(reading: Reading, index: int, label: Label) -> int:
    """Take the quotes that stand below a label of their own."""
    taken, all_marked = 0, False
    while block := reading.block(index + taken):
        if _attributed(reading, index + taken, label):
            taken, all_marked = taken + 1, True
            continue
        marked = standing_alone(block.passage) or (block.text[:1] in '“«"‘' and unwrap(block.passage).open_end)
        if taken and (block.kind == "item") != (reading.blocks[index].kind == "item"):
            break  # a list of quotes ends where the list ends
        if all_marked and not marked:
            break
        all_marked = bool(marked) if taken == 0 else all_marked
        close = taken == 0 or block.after or block.kind in ("item", "quote") or marked
        if not _may_be_announced(reading, index + taken, label) or not (close or label.plural):
            break
        confidence = SURE if close else POSSIBLE
        reading.assembly.mark(block)
        taken += 1 + _add(reading, unwrap(block.passage), label, confidence, index + taken + 1)
        if not label.plural:
            break
    if not taken:
        reading.assembly.warn(f"No quote follows the label “{label.text}”.")
    return taken


def _attributed(reading: Reading, index: int, label: Label) -> bool:
    """Take «Ms X: “Words.”» below a label as a quote of somebody who spoke before, not as a further turn."""
    block, found = reading.blocks[index], reading.introduction(index)
    words = unwrap(block.passage.cut(found.body)) if found and found.form == "turn" else None
    known = reading.people.find(found.name) if found and words and words.marks else None
    if not words or not known or known.sure < KNOWN or not known.person.speaks:
        return False
    reading.assembly.mark(block)
    reading.assembly.set_aside("label", block.passage.cut(0, found.body))
    reading.assembly.set_aside("marker", *words.marks)
    reading.add_quote(Quotation([words.passage], label.text, SURE, known.person.name))
    return True


def _may_be_announced(reading: Reading, index: int, label: Label) -> bool:
    block = reading.blocks[index]
    found = reading.introduction(index)
    if block.kind == "heading" or label_of(block.folded) or (found and found.score >= ENOUGH):
        return False
    return not label.plural or len(block.text) <= LONGEST_UNMARKED


def quotation_block(reading: Reading, index: int) -> int:
    """Take a block that is one quotation, by its marks or by its format."""
    block, printed = reading.blocks[index], None
    if block.kind == "quote":
        printed = LABEL_IN_FORMAT.match(block.folded)  # «> Quote 2 Bread comes first»
        label = replace(FORMAT_LABEL, text=printed[0].strip()) if printed else FORMAT_LABEL
        words, confidence = unwrap(block.passage.cut(printed.end() if printed else 0)), LIKELY + 0.1
    elif block.kind in ("paragraph", "item"):
        found = standing_alone(block.passage)
        told = reading.introduction(index)
        if not found or has_aside(found.passage) or (told and told.printed and not reading.people.find(told.name)):
            return 0  # «“Words,” said Ms X, Director, Y.»: this introduces her
        words, confidence, label = found, LIKELY, NO_LABEL
    else:
        return 0
    below = reading.block(index + 1)
    if not reading.turn and not words.by and not (below and _signature(reading, below)):
        return 0
    reading.assembly.mark(block)
    if printed:
        reading.assembly.set_aside("label", block.passage.cut(0, printed.end()))
    return 1 + _add(reading, words, label, SURE if words.by else confidence, index + 1)


def add_spoken(reading: Reading, passage: Passage) -> None:
    """Place what somebody is printed to say after a name and a colon: a quote if it stands between marks."""
    words = standing_alone(passage)
    if words:
        _add(reading, words, NO_LABEL, LIKELY, len(reading.blocks))
    else:
        reading.place("paragraph", passage)


def _add(reading: Reading, words: Words, label: Label, confidence: float, following: int) -> int:
    """Add a quote with the paragraphs it goes on in and the name below it; return how many blocks those are."""
    passages, taken = [words.passage], 0
    reading.assembly.set_aside("marker", *words.marks)
    by, signature = words.by or label.by, words.by_passage
    while words.open_end and (block := reading.block(following + taken)) and block.text[:1] in '“«"‘„':
        words = unwrap(block.passage)
        passages.append(words.passage)
        reading.assembly.set_aside("marker", *words.marks)
        by, signature = words.by or by, words.by_passage or signature
        taken += 1
    below = reading.block(following + taken)
    if not signature and below and (named := _signature(reading, below)):
        by, signature = named, below.passage
        reading.assembly.mark(below)
        taken += 1
    if signature:
        reading.assembly.set_aside("label", signature)
    reading.add_quote(Quotation(passages, label.text, confidence, by))
    return taken


def _signature(reading: Reading, block: Block) -> str:
    """Return the name in a line such as «— Adaeze Obi», in a source, or in a quotation that is a known name alone."""
    if block.kind == "cite":
        return block.text.lstrip("—–- ").strip()
    if block.kind == "quote" and len(block.text.split()) <= 6 and reading.turn_named(block.text):
        return block.text
    dash = (
        block.text[:1] in "—–"
        or (block.text[:2] == "- ")
        or (block.kind == "item" and block.markers and not block.ordered)
    )
    name = block.text.lstrip("—–- ").strip()
    words = name.split(",")[0].split()
    is_name = 1 <= len(words) <= 7 and all(
        word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words
    )
    starts_line = block.text[:1] in "—–" or (dash and block.after)
    return name if dash and starts_line and is_name and len(name) <= 200 and not name.endswith((".", ":", ";")) else ""


def question_and_answer_at(reading: Reading, index: int) -> bool:
    """Tell whether a block is part of an exchange «Q: … A: …», which holds no quotes."""
    block, before, below = (reading.block(at) for at in (index, index - 1, index + 1))
    if not block:
        return False
    if QUESTION.match(block.folded):
        return bool(below and ANSWER.match(below.folded)) or " A: " in block.folded
    return bool(ANSWER.match(block.folded) and before and QUESTION.match(before.folded))
