"""Recognize quotes: by a label, by standing alone between marks, by a name after a dash; and find candidates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from .blocks import Passage
from .lexicon import QUOTE_LABEL, SPEECH_VERBS, any_of, words
from .names import LOWER_HONORIFIC
from .sentences import SPANISH_PAST, sentence_end, verb_at

PAIRS = {"“": "”", "«": "»", "‘": "’", "„": "“”", '"': '"”', "'": "'’", "「": "」", "『": "』", "‹": "›", "”": "”"}
CLOSERS = "".join(dict.fromkeys("".join(PAIRS.values())))
INLINE = re.compile(
    r"“[^“”]+[”\"]|«[^«»]+»|„[^“”„]+[“”]|(?<!\w)\"[^\"“”]+[\"”](?!\w)|「[^「」]+」|‘[^‘’]{25,}’(?!\w)|(?<![\w])'[^']{25,}'(?!\w)"
)
DASHED_NAME = re.compile(r"(?P<gap>\s*)(?P<by>(?:[—–-]|--)\s*(?P<name>[^\d\W][^—\n]{2,160}))$")
BRACKETED_NAME = re.compile(r"(?P<gap>\s*)(?P<by>\((?P<name>[^()\d]{3,120})\)\.?)$")
SAID = (
    r"(?:said|says|stated|noted|added|explained|concluded|stressed|remarked|dijo|señaló|afirmó|añadió|concluyó"
    r"|expresó|a\s+dit|a\s+déclaré"
    r"|a\s+souligné|a\s+ajouté|a\s+conclu|disse|afirmou|acrescentou|according\s+to|según|selon|segundo)"
)
SAID_NAME = re.compile(
    rf"(?P<gap>,?\s*)(?P<by>{SAID}\s+(?:the\s+|la\s+|el\s+|o\s+|a\s+)?(?P<name>[^,.;]{{3,80}})(?:,[^.]{{2,120}})?\.?)$",
    re.IGNORECASE,
)
SPOKEN = words("dijo señaló afirmó expresó dit déclaré souligné ajouté affirmé disse afirmou")
SPEECH_NEAR = re.compile(rf"\b{any_of((*SPEECH_VERBS, *SPOKEN))}\b", re.IGNORECASE)
FRENCH_ASIDE = (
    r"(?:(?:a|ont)(?:-t)?-(?:il|elle|on|ils|elles)\s+(?:\w+\s+)?\w+(?:é|i|it|u|is|ert)|(?:dit|répond|lance|conclut|ajoute|poursuit)(?:-t)?-(?:il"
    r"|elle|on)|(?:a|ont)\s+(?:\w+ment\s+|ensuite\s+)?(?:\w+é|dit|répondu|conclu|repris|averti))"
)
SAID_ASIDE = (
    rf"(?:{FRENCH_ASIDE}|(?:se\s+|le\s+)?[^\W\d_]{{2,}}ó|dijo|dice|[^\W\d_]{{3,}}(?:ou|eu|iu)|disse|diz|{SAID})(?!\w)"
)
# «Nada enfría —reconoció la ponente— pero ayuda», «Le prix, a-t-elle dit, est politique»
ASIDE = re.compile(
    rf"\s*[—–]\s?{SAID_ASIDE}[^—–\"“”«»]{{0,70}}[—–][,.]?\s*|\s+-{SAID_ASIDE}[^—–\"“”«»-]{{0,70}}-[,.]?\s+|,\s+{FRENCH_ASIDE}(?:\s+[^,.!?]{{2,60}})?,\s+",
)
SPOKEN_ASIDE = re.compile(rf"[\s,.!?…—–-]*{SAID_ASIDE}")
QUOTE_WORDS = any_of(
    words(
        "quote quotes quoting quotable quotation quotations extract extracts soundbite soundbites verbatim cita citas "
        "citation citations frase frases verbatims citação citações extrait extraits extracto extractos"
    )
)
ANNOUNCING = re.compile(  # «Web quote 1:», «Ms Adan's quotes:», «Extract:», «Quote for the press –»
    rf"(?P<before>(?:[^\s:“«\"]+\s+){{0,6}}?)(?P<word>{QUOTE_WORDS})(?![\w-])(?P<after>(?:\s+[^\s:“«\"]+){{0,5}}?)\s*"
    r"(?P<sign>:|[–—-](?=\s))\s*",
    re.IGNORECASE,
)
BEFORE_MARKS = re.compile(  # «Best line: “…”», «Mr Diaz: “…”», «QUOTABLE “…”»
    r"(?P<label>[^\W\d_][^:“«„\"\n]{1,58}?)(?:\s*(?P<sign>:|\s[–—-](?=\s))\s*|\s{2,})(?=[“«\"'‘„])"
)
OWNER = re.compile(r"(?P<name>\S.*?)(?:'s|(?<=s)')$|(?:by|from|de|par|por|of)\s+(?P<giver>\S.*)$", re.IGNORECASE)
LONGEST_LABEL = 60
NUMBER_BEHIND = re.compile(r"\s*\(\d{1,2}\)$")
LABEL_IN_FORMAT = re.compile(r"(?i:quote|citation|cita|frase)\s*\d*\s+(?=[^\W\d_a-z]|[“«\"])")
QUESTION = re.compile(r"(?:Q|Question|Pregunta|Pergunta|P)\s*\d*\s*(?:\([^)]*\)\s*)?[:.]\s", re.IGNORECASE)
ANSWER = re.compile(r"(?:A|R|Answer|Reply|Réponse|Respuesta|Resposta)\s*\d*\s*(?:\([^)]*\)\s*)?[:.]\s", re.IGNORECASE)
FEWEST_WORDS = 4
MOST_CANDIDATES = 50  # in one paragraph; more are no quotations but an odd text


@dataclass(frozen=True)
class Label:
    """Hold a label such as «Quote 1:»; `by` is a name printed in it, `plural` announces several quotes.

    The words of a `loose` label do not say that a quote follows: marks do, and `by` may be no name.
    """

    text: str
    end: int
    by: str
    plural: bool
    alone: bool
    loose: bool = False


@dataclass(frozen=True)
class Words:
    """Hold the words of a quote, what stood around them, and the name printed behind them."""

    passage: Passage
    marks: tuple[Passage, ...] = ()
    by: str = ""
    by_passage: Passage | None = None
    open_end: bool = False


def label_of(folded: str) -> Label | None:
    """Return the label a block begins with, if what follows can be a quote."""
    return _plain_label(folded) or _announcing_label(folded) or _label_before_marks(folded)


def _plain_label(folded: str) -> Label | None:
    """Read «Quote», «Key quote 2 (Ms X):», «Citation n° 3 –»."""
    match = QUOTE_LABEL.match(folded)
    if not match:
        return None
    word = match["word"].casefold()
    rest = folded[match.end() :].strip()
    if word == "q" and match["sign"] not in (":", "."):
        return None
    if not match["sign"] and (word == "q" or match["by"]):
        return None
    if not match["sign"] and rest and not standing_alone(Passage(rest, ())):
        return None
    if rest and len(rest.split()) < 2 and not rest.startswith(tuple(PAIRS)):
        return None
    by = (match["by"] or "").strip("() ")
    by = re.sub(r"^(?:by|from|de|por|of)\s+", "", by, flags=re.IGNORECASE)
    if by[:1].islower() and not LOWER_HONORIFIC.match(by):
        by = ""  # «Quote (on rent):» says what it is about
    plural = bool(
        re.match(
            r"(?:quotes|quotations|citations|citas|citaciones|citações|(?:la\s+)?frases|phrases|paroles|verbatims|textuales|textuais)",
            word,
        )
    )
    text = folded[: match.end("sign")].rstrip(" :.–—-")
    return Label(text, match.end(), by, plural and not match["number"], not rest)


def _announcing_label(folded: str) -> Label | None:
    """Read a longer label that has a word for a quote in it, and in which nothing is said."""
    match = ANNOUNCING.match(folded)
    if not match or match.end("sign") > LONGEST_LABEL or _says_something(folded[: match.start("sign")]):
        return None
    rest = folded[match.end() :].strip()
    if rest and len(rest.split()) < 2:
        return None
    before, after = match["before"].strip(), NUMBER_BEHIND.sub("", match["after"]).strip()
    owner = OWNER.search(before) or OWNER.search(after)
    by = (owner["name"] or owner["giver"]) if owner else after if before.casefold() == "to" else ""
    by = by if by[:1].isupper() and not by.casefold().startswith("the ") else ""
    plural = match["word"].casefold().endswith("s") and not re.search(r"\d", match["after"])
    return Label(folded[: match.start("sign")].strip(), match.end(), by, plural, not rest)


def _label_before_marks(folded: str) -> Label | None:
    """Read whatever short words stand before a quotation that is all the rest of the block."""
    match = BEFORE_MARKS.match(folded)
    if not match or _says_something(match["label"]) or not standing_alone(Passage(folded[match.end() :], ())):
        return None
    return Label(match["label"], match.end(), match["label"], plural=False, alone=False, loose=True)


def _says_something(text: str) -> bool:
    """Tell whether a label is rather a sentence, such as «She added»."""
    return any(verb_at(f"{text} x", at.start()) for at in re.finditer(r"\S+", text)) or sentence_end(text) < len(text)


def unwrap(passage: Passage) -> Words:
    """Take the marks and the name away from the words of a quote that is known to be one."""
    body, by, by_passage = _split_name(passage)
    inner = _outer_marks(body.text)
    if inner:
        start, end = inner
        if body.text[end - 1] == ",":
            end -= 1  # «“Words,” said Ms X»: the comma is that of the sentence around it
        marks = tuple(mark for mark in (body.cut(0, start), body.cut(end)) if mark.text)
        return Words(body.cut(start, end), marks, by, by_passage)
    first = body.text[:1]
    if first in PAIRS and not any(mark in body.text[1:] for mark in PAIRS[first]):
        return Words(body.cut(1), (body.cut(0, 1),), by, by_passage, open_end=True)
    return Words(body, (), by, by_passage)


def standing_alone(passage: Passage) -> Words | None:
    """Return the words of a block that is nothing but one quotation between marks, or nothing."""
    if passage.text[:1] not in PAIRS:
        return None
    words = unwrap(passage)
    if not words.marks or words.open_end or len(words.passage.text.split()) < FEWEST_WORDS - 1:
        return None
    return words


def _split_name(passage: Passage) -> tuple[Passage, str, Passage | None]:
    """Split «“Words.” — Name, Org» into the words and the name; a dash counts only behind a closing mark or stop."""
    for pattern in (DASHED_NAME, BRACKETED_NAME, SAID_NAME):
        for match in pattern.finditer(passage.text):
            before = passage.text[: match.start()].rstrip()
            closed = bool(before) and (before[-1] in CLOSERS or (pattern is not SAID_NAME and before[-1] in ".!?…"))
            if closed and _looks_like_name(match["name"]):
                return (
                    passage.cut(0, match.start()),
                    match["name"].strip(),
                    passage.cut(match.start("gap"), match.end("by")),
                )
    return passage, "", None


def _looks_like_name(text: str) -> bool:
    words = text.split(",")[0].split()
    return 1 <= len(words) <= 9 and sum(word[0].isupper() or not word[0].islower() for word in words) * 2 >= len(words)


def _outer_marks(text: str) -> tuple[int, int] | None:
    """Return where the words between one balanced outer pair of marks begin and end."""
    closing = PAIRS.get(text[:1])
    if not closing:
        return None
    end = len(text)
    if text[-1] in ".," and len(text) > 1 and text[-2] in closing:
        end -= 1
    if end < 3 or text[end - 1] not in closing:
        return None
    inner = text[1 : end - 1]
    if text[0] in "'‘":
        inner = re.sub(r"(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)", "", inner)
    if any(mark in inner for mark in closing if mark != text[0] or mark in inner) and not _nested(inner, text[0]):
        return None
    return 1, end - 1


def _nested(inner: str, opening: str) -> bool:
    """Tell whether the marks inside open and close in pairs of their own («a “word” in it»)."""
    depth = 0
    for character in inner:
        if character == opening and character not in PAIRS[opening]:
            depth += 1
        elif character in PAIRS[opening]:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def candidates_in(passage: Passage) -> list[tuple[tuple[Passage, ...], str]]:
    """Return the quotations inside a paragraph, each as its parts, with the reason why it may be a quote.

    Parts on both sides of «said X» are one quotation. Short marked words without a verb of speech are no candidates.
    """
    found: list[tuple[list[re.Match[str]], bool]] = []
    previous: re.Match[str] | None = None
    for match in islice(INLINE.finditer(passage.text), MOST_CANDIDATES):
        around = (
            passage.text[max(0, match.start() - 60) : match.start()]
            + " "
            + passage.text[match.end() : match.end() + 60]
        )
        spoken = bool(
            SPEECH_NEAR.search(around)
            or ASIDE.search(match[0])
            or SPANISH_PAST.match(passage.text[match.end() :].lstrip(" ,."))
        )
        gap = passage.text[previous.end() : match.start()] if previous else ""
        if (
            previous
            and len(gap) <= 80
            and (SPEECH_NEAR.search(gap) or SPOKEN_ASIDE.match(gap))
            and sentence_end(gap) >= len(gap.rstrip())
            and not (gap.rstrip().endswith((".", ":")) and re.sub(r"^\W+", "", match[0])[:1].isupper())
            and found
        ):
            found[-1][0].append(match)
        else:
            found.append(([match], spoken))
        previous = match
    results = []
    for matches, spoken in found:
        count = sum(len(match[0].split()) for match in matches)
        if count >= 5 or (spoken and count >= 2):
            parts = tuple(
                part for match in matches for part in _without_asides(passage, match, is_last=match is matches[-1])
            )
            reason = "in quotation marks beside a verb of speech" if spoken else "in quotation marks inside a paragraph"
            results.append((parts, f"The words stand {reason}."))
    return results


def _without_asides(passage: Passage, match: re.Match[str], *, is_last: bool) -> list[Passage]:
    """Return the words between two marks, parted where the report says inside them who speaks."""
    start, end = match.start() + 1, match.end() - 1
    if is_last and passage.text[end - 1] == ",":
        end -= 1  # «“Words,” said Ms X»: the comma is that of the sentence around it
    parts = []
    for aside in ASIDE.finditer(passage.text, start, end):
        parts.append(passage.cut(start, aside.start()))
        start = aside.end()
    return [part for part in (*parts, passage.cut(start, end)) if part.text]


def has_aside(passage: Passage) -> bool:
    """Tell whether the report says inside the words of a quotation who speaks."""
    return bool(ASIDE.search(passage.text))
