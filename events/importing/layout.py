"""Turn the chunks of a document into blocks: lines into paragraphs, page furniture aside, every repair named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .blocks import FOLDED, Block, Chunk, Document, Furniture, Joiner, Passage, Repair, Span, passage_of
from .introductions import ROLE_LABEL
from .lexicon import words as listed
from .names import honorific_end
from .titles import is_date_or_place, is_document_kind, session_label

BULLET = r"[-–•*·▪▫◦‣●○■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf076]"
NUMBER = r"\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]|\([A-Z]\)"
LOOSE_BULLETS = (
    re.compile(r"(?P<bullet>o)[ \t\xa0]+(?P<number>(?!))?(?=\S)"),
    re.compile(r"(?P<bullet>[-–])(?P<number>(?!))?(?=[^\W\d_])"),
)
MARKER = re.compile(rf"(?P<bullet>{BULLET})[ \t\xa0]+(?=\S)|(?P<number>{NUMBER})[ \t\xa0]+(?=\S)")
SECOND_MARKER = re.compile(r"[;,.]\s+(?:\(?[b-h]\)|\(?ii\))\s")
RULE = re.compile(r"[\s*_=~#·•—–-]{3,}|[*_=~#-]\s*")
ATTRIBUTION_DASH = re.compile(r"(?:[-–—]|--)\s*[^\W\d_]")
PAGE_WORD = r"(?:page|pag\.?|página|pág\.?|p\.|seite|folio)"
PAGE_OF = re.compile(rf"[-–—\s|]*{PAGE_WORD}\s*\d+\s*(?:(?:of|/|de|sur|von)\s*\d+)?[-–—\s|]*", re.IGNORECASE)
PAGE_BARE = re.compile(r"[-–—\s|]*\d{1,4}\s*(?:(?:of|/|de|sur)\s*\d{1,4})?[-–—\s|]*", re.IGNORECASE)
PAGE_IN_LINE = re.compile(  # «Youth Summit – 1/3», «Proceedings | 4», «5 | Proceedings», «Annual Forum, page 2»
    r"\b\d+\s*(?:/|of|de|sur)\s*\d+$|\S\s{3,}\d+$|^\d+\s{3,}\S"
    rf"|\|\s*(?:{PAGE_WORD}\s*)?\d+$|^\d+\s*\||\b{PAGE_WORD}\s*\d+$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?:;…。！？؟။។]['\"’”»)\]]*$")
OPENS_NEW = re.compile(r"[“«\"‘—–>]")
LEFT_OPEN = re.compile(  # what stands behind such a word is no date of its own
    r"(?:,|\s(?:of|in|at|on|the|and|for|from|to|by|de|du|des|del|da|do|dos|das|la|le|les|el|los|las|en|em|no|na|au|aux|à|a|et|y|e|que|qui|par|por|pour|para))$"
)
LABEL_LIKE = re.compile(r"[^\W\d_][\w' ]{0,24}:", re.UNICODE)
FIRST_OF_COMPOUND = frozenset(
    listed(
        """well self non long short high low follow peer cross multi sub mid half full part post pre semi anti co vice
        ex inter decision policy evidence rights needs community gender face so mi demi sous contre avant après médico
        socio macro micro medium large small far all by on off up out one over under two three four five six
        seven eight nine ten first second third north south east west"""
    )
)
LONGEST_WRAPPED_LINE = 130
SHORTEST_WRAP_WIDTH = 45


@dataclass(frozen=True)
class Layout:
    """Hold the blocks of a document with what was set aside and repaired on the way."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True)
class Line:
    start: int
    end: int
    text: str
    indent: int
    page: int
    chunk: Chunk


@dataclass
class _Work:
    """Collect the blocks while the lines are walked through."""

    document: Document
    width: int | None
    words: Counter[str]
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def lay_out(document: Document) -> Layout:
    """Group the lines of a document into blocks and rejoin what page breaks cut."""
    lines = _lines(document)
    kept, furniture = _set_furniture_aside(lines, document)
    work = _Work(document, _wrap_width(kept), Counter(re.findall(r"[\w-]+", document.text.casefold())))
    work.furniture += furniture
    work.furniture += [Furniture("marker", document.text[a:b], ((a, b),)) for a, b in document.marks]
    group: list[Line] = []
    for line in kept:
        if group and line.chunk is not group[0].chunk:
            _group(group, work)
            group = []
        group.append(line)
    if group:
        _group(group, work)
    return Layout(tuple(work.blocks), tuple(work.furniture), tuple(work.repairs))


def _lines(document: Document) -> list[Line]:
    lines = []
    pages = [match.start() for match in re.finditer("\f", document.text)]
    page = 0
    for chunk in document.chunks:
        for match in re.finditer(r"[^\n\f\v\x1c-\x1e\x85\u2028\u2029]+", document.text[chunk.start : chunk.end]):
            start, raw = chunk.start + match.start(), match[0]
            if not raw.strip():
                continue
            while page < len(pages) and pages[page] < start:
                page += 1
            bare = raw.strip()
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(start + indent, start + indent + len(bare), bare, indent, page, chunk))
    return lines


def _set_furniture_aside(lines: list[Line], document: Document) -> tuple[list[Line], list[Furniture]]:
    pages = _pages(lines)
    heads = _running_heads(pages)
    edges = {id(line) for page in pages for line in (*page[:2], *page[-2:])} if len(pages) > 1 else set()
    numbers = _page_numbers_alone(lines)
    kept, furniture = [], []
    for line in lines:
        kind = None
        is_number = id(line) in numbers or (id(line) in edges and PAGE_BARE.fullmatch(line.text))
        if is_number or PAGE_OF.fullmatch(line.text):
            kind = "page number"
        elif line.chunk.kind == "margin" or (id(line) in edges and _shape(line.text) in heads):
            kind = "running head"
        elif line.chunk.kind == "note" or RULE.fullmatch(line.text):
            kind = "other"
        if kind:
            passage = passage_of(document.text, line.start, line.end, document.marks)
            furniture += [Furniture(kind, passage.text, passage.spans())] if passage.text else []
        else:
            kept.append(line)
    return kept, furniture


def _pages(lines: list[Line]) -> list[list[Line]]:
    """Split the lines at form feeds or, where there are none, after lines such as «Page 2 of 4» or «12»."""
    pages: list[list[Line]] = [[]]
    has_feeds = bool(lines) and lines[-1].page > 0
    numbers = _page_numbers_alone(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        ends_page = before and (PAGE_OF.fullmatch(before.text) or id(before) in numbers)
        if before and (before.page != line.page if has_feeds else ends_page):
            pages.append([])
        pages[-1].append(line)
    return pages


def _page_numbers_alone(lines: list[Line]) -> set[int]:
    """Return the lines that are nothing but a number beside an empty line, if they count the pages one by one."""
    chunks = [None, *(id(line.chunk) for line in lines), None]
    beside = [line for n, line in enumerate(lines, 1) if chunks[n - 1] != chunks[n] or chunks[n] != chunks[n + 1]]
    shapes: dict[str, list[tuple[int, Line]]] = {}
    for line in beside:
        bare = PAGE_BARE.fullmatch(line.text)
        number = re.search(r"\d+", line.text) if bare else PAGE_IN_LINE.search(line.text)
        if number and line.chunk.kind == "text" and len(line.text) <= 150:
            shape = "#" if bare else _shape(line.text)
            shapes.setdefault(shape, []).append((int(re.search(r"\d+", number[0])[0]), line))
    found = set()
    for rows in shapes.values():
        first = rows[0][0]
        if len(rows) > 1 and [number for number, _ in rows] == list(range(first, first + len(rows))):
            found |= {id(line) for _, line in rows}
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).casefold()


def _running_heads(pages: list[list[Line]]) -> set[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line.text) for line in (*page[:2], *page[-2:]) if len(line.text) <= 150})
    least = max(2, (len(pages) + 1) // 2)
    return {shape for shape, count in counts.items() if count >= least and re.search(r"[^\W\d_]", shape)}


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the width to which the text is wrapped, or nothing if each of its lines is a paragraph.

    A few lines that are far longer, such as one with an address in it, do not speak against it.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines if line.chunk.kind == "text")
    wrapped = [length for length in lengths if length <= LONGEST_WRAPPED_LINE]
    lengths = wrapped if sum(wrapped) > 0.9 * sum(lengths) else lengths
    if len(lengths) < 3 or lengths[-1] > LONGEST_WRAPPED_LINE or lengths[-1] < SHORTEST_WRAP_WIDTH:
        return None
    return lengths[-1]


def _group(lines: list[Line], work: _Work) -> None:
    """Add the lines of one chunk as blocks."""
    longest = max(line.indent + len(line.text) for line in lines)
    width = max(longest, SHORTEST_WRAP_WIDTH) if work.width else None
    rows: list[list[Line]] = []
    markers: list[re.Match[str] | None] = []
    loose, centred = _loose_bullets(lines), _is_centred(lines)
    told = any(SENTENCE_END.search(line.text) for line in lines)
    stopped = told or any(SENTENCE_END.search(block.text) for block in work.blocks)
    for line in lines:
        last = rows[-1][-1] if rows else None
        marker = _marker(line, last) or (loose.match(line.text) if loose else None)
        if (
            last
            and not marker
            and not centred
            and _goes_on(last, line, width, work.width, in_item=bool(markers[-1]), stopped=stopped)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
            markers.append(marker)
    for row, marker in zip(rows, markers, strict=True):
        block = _block(row, marker, work, after=row is not rows[0])
        if block.text or block.markers:
            work.blocks.append(block)


def _loose_bullets(lines: list[Line]) -> re.Pattern[str] | None:
    """Return the pattern of a bullet that only its repetition shows to be one: «o text», «-text»."""
    for pattern in LOOSE_BULLETS:
        found = [bool(pattern.match(line.text)) for line in lines]
        if sum(found) >= 2 and (found[0] or lines[0].text.endswith(":")) and lines[0].chunk.kind == "text":
            return pattern
    return None


def _is_centred(lines: list[Line]) -> bool:
    """Tell whether lines stand centred, one below the other, as those of a title page do."""
    middles = [2 * line.indent + len(line.text) for line in lines]
    return (
        len({line.indent for line in lines}) > 1
        and min(line.indent for line in lines) > 0
        and max(middles) - min(middles) <= 6
    )


def _marker(line: Line, last: Line | None) -> re.Match[str] | None:
    if line.chunk.kind not in ("text", "paragraph", "item", "quote"):
        return None
    match = MARKER.match(line.text)
    if not match or SECOND_MARKER.search(line.text):
        return None
    if match["bullet"] in ("-", "–") and last and last.text[-1] in "”»\"'’" and len(line.text) < 120:
        return None  # «— Name» under a quotation
    return match


def _block(row: list[Line], marker: re.Match[str] | None, work: _Work, *, after: bool) -> Block:
    """Return the block that some lines make up."""
    line, chunk = row[0], row[0].chunk
    start = line.start
    markers: tuple[Span, ...] = ()
    kind = "paragraph" if chunk.kind == "text" else chunk.kind
    if marker:
        kind = "item"
        markers = ((start, start + len(marker[0].rstrip())),)
        start += marker.end()
    text, marks = work.document.text, work.document.marks
    joiner = Joiner(passage_of(text, start, line.end, marks))
    for following in row[1:]:
        _join_line(joiner, passage_of(text, following.start, following.end, marks), work)
    level = line.indent // 2 if marker else chunk.level
    ordered = bool(marker["number"]) if marker else chunk.ordered
    return Block(kind, joiner.passage(), level, ordered, chunk.strong, markers, after, chunk.cell)


def _goes_on(
    last: Line, line: Line, width: int | None, page_width: int | None, *, in_item: bool, stopped: bool = True
) -> bool:
    """Tell whether a line goes on with the sentence of the line above it.

    A line goes on if the first word of the next one had no room on it: neither in the width of its own paragraph,
    which may be indented, nor by far in that of the page.
    """
    if line.chunk.kind in ("heading", "row"):
        return not (line.chunk.kind == "heading" and last.text[-1] in "?!" and line.text[0].isupper())
    lower = line.text[0].islower()
    if line.indent and line.indent != last.indent and not in_item and SENTENCE_END.search(last.text):
        return False  # a first line set in, or a quotation set in deeper
    if in_item and line.indent > last.indent and not SENTENCE_END.search(last.text):
        return True
    if lower and not SENTENCE_END.search(last.text):
        return True
    if width is None or page_width is None or line.chunk.kind != "text":
        return False
    first_word = len(line.text.split(None, 1)[0])
    length = last.indent + len(last.text) + 1 + first_word
    # Short lines without any stop are rather titles, one below the other, than a paragraph in a narrow column.
    is_full = length > 0.82 * width and length > (0.55 if stopped else 0.82) * page_width
    if OPENS_NEW.match(line.text) and (SENTENCE_END.search(last.text) or ATTRIBUTION_DASH.match(line.text)):
        return False
    if session_label(line.text, line.text) or is_document_kind(line.text):
        return False
    if is_date_or_place(line.text) and not LEFT_OPEN.search(last.text):
        return False
    if is_listed_person(last.text) and is_listed_person(line.text) and len(last.text) < 0.8 * page_width:
        return False
    if LABEL_LIKE.match(line.text) and SENTENCE_END.search(last.text):
        return False
    return is_full


def is_listed_person(text: str) -> bool:
    """Tell whether a line begins as those of a list of people do."""
    folded = text.translate(FOLDED)
    return honorific_end(folded, 0) > 0 or bool(ROLE_LABEL.match(folded))


def _join_line(joiner: Joiner, right: Passage, work: _Work) -> None:
    if not right.pieces:
        return
    if joiner.is_empty:
        joiner.add(right, "")
        return
    text, end = work.document.text, joiner.source_end()
    if text[end - 1] == "\u00ad":
        joiner.add(right, "")
    else:
        bridged = not text[end : right.pieces[0].source].strip()
        join_at_hyphen(joiner, right, work.words, work.repairs, bridged=bridged)


def join_at_hyphen(
    joiner: Joiner, right: Passage, words: Counter[str], repairs: list[Repair], *, bridged: bool
) -> None:
    """Add what a line or page end parted, and undo the hyphenation there if it is one."""
    broken = re.search(r"([\w-]*[^\W\d_])-$", joiner.tail())
    following = re.match(r"[^\W\d_]+", right.folded)
    if not broken or not following:
        joiner.add(right, bridged=bridged)
        return
    first, second = broken[1], following[0]
    end = joiner.source_end()
    spans = ((max(0, end - len(broken[0])), end), right.cut(0, following.end()).spans()[0])
    if _hyphen_is_real(first, second, words):
        repairs.append(Repair("hyphen", spans, f"The hyphen of “{first}-{second}” at a line end was kept."))
    else:
        repairs.append(Repair("hyphen", spans, f"The hyphen of a line end was taken out of “{first}{second}”."))
        joiner.drop_last_character()
    joiner.add(right, "", bridged=bridged)


def _hyphen_is_real(first: str, second: str, words: Counter[str]) -> bool:
    joined, hyphenated = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
    if words[hyphenated] or not second[0].islower():
        return True
    if words[joined]:
        return False
    return "-" in first or first.casefold() in FIRST_OF_COMPOUND
