"""What the record does with words: summaries, names, order and addresses. Pure: no models, no database.

A summary is plain paragraphs with a blank line between them, lists whose lines begin with "- " or "1. ", and
headings that begin with "### ". Nothing else is markup: `*`, `_`, `<` and `&` are what they are. A line that begins
with a marker but is none is written with a backslash before it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from anyascii import anyascii

MARKER = re.compile(r"(?P<bullet>- )|(?P<number>[0-9]{1,9})\. |(?P<heading>### )")
NEEDS_ESCAPE = re.compile(r"^(?=\\|- |[0-9]{1,9}\. |### )", re.MULTILINE)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What `fold` drops: accents, vowel signs and the stroke that lengthens Arabic words, quotation marks and apostrophes,
# and what stands between letters unseen.
_MARKS = (*range(0x300, 0x370), *range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE))
DROPPED = "".join(chr(code) for code in _MARKS if unicodedata.combining(chr(code)))
DROPPED += "ـ'`\"’‘‛ʼʻʹ′´“”„‟«»‹›\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
ALIKE = dict.fromkeys("‐‑‒–—―−", "-") | {
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
}  # fmt: skip
FOLDED = ALIKE | dict.fromkeys(DROPPED, "")
FOLDABLE = re.compile(f"[{re.escape(''.join(FOLDED))}]")
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}


@dataclass(frozen=True)
class Item:
    """One line of a list. `value` is its printed number in a numbered list."""

    text: str
    value: int | None = None
    number: int = 0


@dataclass(frozen=True)
class Block:
    """A paragraph, list or heading. `number` counts paragraphs and list items from 1; headings and lists have 0."""

    kind: str
    text: str = ""
    items: tuple[Item, ...] = ()
    number: int = 0

    @property
    def ordered(self) -> bool:
        return bool(self.items) and self.items[0].value is not None


def normalize(value: str) -> str:
    """Return the text as it is stored: NFC, with line feeds for line ends."""
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))


def parse(summary: str) -> list[Block]:
    """Read a summary into its blocks, each paragraph and list item with its number."""
    blocks: list[Block] = []
    number = 0
    for chunk in re.split(r"\n[^\S\n]*\n\s*", summary.strip("\n")):
        for kind, lines in _runs(chunk.split("\n")):
            if kind == "list":
                items = []
                for value, line in lines:
                    number += 1
                    items.append(Item(line, value, number))
                blocks.append(Block("list", items=tuple(items)))
            elif kind == "heading":
                blocks.append(Block("heading", lines[0][1]))
            elif any(line.strip() for _, line in lines):
                number += 1
                blocks.append(Block("paragraph", "\n".join(line for _, line in lines), number=number))
    return blocks


def _runs(lines: list[str]) -> Iterable[tuple[str, list[tuple[int | None, str]]]]:
    """Group the lines of a chunk into paragraphs, headings, and lists of one kind."""
    run: tuple[str, bool, list] | None = None
    for line in lines:
        match = MARKER.match(line)
        kind = "paragraph" if not match else "heading" if match["heading"] else "list"
        value = int(match["number"]) if match and match["number"] else None
        words = line[match.end() :] if match else line.removeprefix("\\")
        shape = (kind, value is not None)
        if run and run[:2] == shape and kind != "heading":
            run[2].append((value, words))
        else:
            if run:
                yield run[0], run[2]
            run = (*shape, [(value, words)])
    if run:
        yield run[0], run[2]


def escape(text: str) -> str:
    """Write a text so that a summary says it literally, markers at the start of a line included."""
    return NEEDS_ESCAPE.sub(r"\\", text)


def compose(blocks: Iterable[Block]) -> str:
    """Write blocks as a summary; the inverse of `parse`."""
    written = []
    for block in blocks:
        if block.kind == "list":
            written.append(
                "\n".join(f"{'-' if item.value is None else f'{item.value}.'} {item.text}" for item in block.items)
            )
        elif block.kind == "heading":
            written.append(f"### {block.text}")
        else:
            written.append(escape(block.text))
    return "\n\n".join(written)


def plain(summary: str) -> str:
    """Return the words of a summary without its marks: list items a line each, blocks a blank line apart."""
    return "\n\n".join(
        "\n".join(item.text for item in block.items) if block.kind == "list" else block.text for block in parse(summary)
    )


def fold(value: str) -> str:
    """Return a key that finds and orders a text as people type it: whatever its accents, capitals, marks and dashes."""
    folded = value.casefold()
    if folded.isascii():
        folded = folded.replace("'", "").replace('"', "").replace("`", "")
    else:
        folded = FOLDABLE.sub(lambda match: FOLDED[match[0]], unicodedata.normalize("NFKD", folded))
    return " ".join(folded.split())


def slugify(value: str, max_length: int = 80) -> str:
    """Return an address for a text in any script: `[a-z0-9-]`, never empty, the same each time."""
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(value.replace("'", "").replace("’", "")).lower()).strip("-")
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug or "x-" + hashlib.sha256(value.encode()).hexdigest()[:8]


def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a BCP 47 language tag; a script in the tag decides before the language does."""
    primary, *rest = language.lower().split("-")
    if {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"} & set(rest):
        return "rtl"
    return "rtl" if primary in RIGHT_TO_LEFT and not {"latn", "cyrl"} & set(rest) else "ltr"


# --- Names -----------------------------------------------------------------------------------------------------------

FAMILY_FIRST = set(
    "bai cai cao chan chang chen cheng choi cui dai deng ding dong du fan fang feng fu gao gong gu guo han he ho hong "
    "hou hu huang hwang jeong jia jiang jiao jung jin kang kim kong kwon lai lam lau lee lei leung li liang liao lim "
    "lin liu long lu luo lyu ma mao meng ng ngo nguyen nie oh ong pan park peng pham phan qian qin qiu ren seo shao "
    "shen shi shin song su sun tan tang tao tian tran vu vo wan wang wei wen wong wu xia xiang xiao xie xiong xu xue "
    "yan yang yao ye yi yin yoon yu yuan yun zeng zhang zhao zheng zhong zhou zhu zhuang zou".split()
)
PARTICLES = set("af al bin bint da das de del della der di do dos du el ibn la las le los ten ter van von".split())


def sort_name(name: str) -> str:
    """Propose how a name is filed: "Schmitt, Valérie", but "Liu Yuton" as printed.

    A name stays in printed order where the family name comes first (Chinese, Korean and Vietnamese family names;
    Han, Kana and Hangul letters), where it is no Western name (Lao, Thai, Khmer and other scripts are filed by the
    given name), or where it has one part. Otherwise the first part is the given name; further given names are
    recognized only as initials. Editors change what this gets wrong.
    """
    parts = name.split()
    if len(parts) < 2 or (not name.isascii() and not _is_western(name)):
        return " ".join(parts)
    if fold(parts[0]) in FAMILY_FIRST:
        return " ".join(parts)
    family = 1
    while family < len(parts) - 1 and re.fullmatch(r"\w\.?(-?\w\.)?", parts[family]):
        family += 1
    for place in range(1, len(parts) - 1):
        if parts[place] in PARTICLES:
            family = place
            break
    return f"{' '.join(parts[family:])}, {' '.join(parts[:family])}"


def _is_western(name: str) -> bool:
    scripts = {unicodedata.name(c, "").split()[0] for c in name if c.isalpha()}
    return scripts <= {"LATIN", "CYRILLIC", "GREEK"}
