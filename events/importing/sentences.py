"""Find where a sentence ends and where its finite verb stands, and say what kind of verb it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import (
    ATTENDANCE,
    JOB_HEADS,
    PARTICIPLES,
    ROLE_VERBS,
    ROMANCE_VERBS,
    SPEECH_VERBS,
    any_of,
    words,
)

LONGEST_INTRODUCTION = 900
LONGEST_SENTENCE = 3_000
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Hon|St|Sr|Sra|Srta|Dra|Excmo|Excma|Mme|Mlle|MM|Lt|Gen|Col|Amb|Rev|Ing|Lic|Mtro"
    r"|Mtra|Arq|Eng|Engr|Capt|Maj|Sgt|Sen|Rep|Fr|Msgr|Pr|Enga|Engª|Lcd[ao]|Licd[ao]|Ld[ao]|Hn[ao]|Pbro|Mons|Mgr"
    r"|Prof[ªa]|Dña|Dn|Pe|Gral|Cnel|Exm[ao]|Ilm[ao]|Abg|Mgtr|No|Art|Inc|Ltd|Co|Corp|vs|etc|approx|e\.g|i\.e|p\.ej"
    r"|[^\W\d_]\.[^\W\d_]+)\.$",
    re.IGNORECASE,
)
SENTENCE_BREAK = re.compile(r"[.!?。！？](?:['\"”’»)\]]+)?(?=\s+[^\s\W]|\s+[“«\"'(¿¡]|$)|$")
BEFORE_VERB = re.compile(
    r"(?:(?:no|não|ya|já|solo|sólo|só|nunca|aún|tampoco|then|also|first|next|briefly|further|again|finally|subsequently|in\s+(?:turn|response)|[a-z]+ly|and|y|et|e|puis|ensuite|también"
    r"|tambem|também|a\s+su\s+vez|por\s+su\s+parte|por\s+sua\s+vez|en\s+particular|for\s+(?:his|her)\s+part|to\s+conclude)\s+){1,3}"
)
RELATIVE = re.compile(r"(?:who|qui|quien|que)\s+")
NON_FINITE = re.compile(
    r"(?:also|on\s+behalf|in\s+(?:his|her)|au\s+nom|en\s+nombre|en\s+representación|em\s+nome"
    r"|as\s+(?:chair|moderator|rapporteur|discussant)"
    r"|(?!acting|founding|managing|leading|visiting|sitting|consulting|operating|marketing|nursing|engineering|training)"
    r"[a-z]{3,}ing"
    r"|(?!représentant|consultant|assistant|étudiant|commandant|enseignant|intervenant|dirigeant|savant)"
    r"(?:s')?[a-zéè]{3,}ant|[a-zí]{2,}(?:ando|iendo|endo|indo))\b(?=\s)"
)
AUXILIARY = re.compile(r"(?:has|had|was|is|will|would|could|did|does|began\s+by|started\s+by)\s+\w")
FRENCH_PERFECT = re.compile(r"(?:(?:lui|leur|nous|vous|y|en|se|le|la|les|ne)\s+){0,2}(?:n'|s'|l'|m')?(?:a|ont|est"
    r"|sont|avait|était)\s+(?:\w+ment\s+|également\s+|aussi\s+"
    r"|ensuite\s+|d'abord\s+|été\s+|pas\s+|jamais\s+|rien\s+|guère\s+)?"
                            r"(?!été\b)(?:\w+(?:é|ée|és|ées|i|ie|is|it|ert|u|ue|us)|fait|dit|mis|pris|remis"
                            r"|promis|ouvert|clos)\b")  # fmt: skip
FRENCH_IMPERFECT = re.compile(
    r"(?:(?:ne|se|y|en|lui|leur)\s+|[nls]')?(?!portr|extr|retr|souh|forf|attr|parf|str|aw)[a-zß-ÿ]{3,}(?:ait|aient)(?!\w)"
)
SPANISH_PAST = re.compile(
    r"(?:se\s+|le\s+|les\s+|lo\s+|nos\s+)?(?:[^\W\d_]{2,}ó|ha\s+\w+[aieí]do|han\s+\w+[aieí]do|se\s+\w+[ao])(?!\w)"
)
PORTUGUESE_PAST = re.compile(r"(?:[^\W\d_]{3,}(?:ou|eu|iu)|tem\s+\w+do)(?!\w)")
ENGLISH_PAST = re.compile(
    r"[a-z]{2,}(?:ed)(?![\w-])(?!\s+by\s+(?!video|telephone|phone|link|zoom|skype|tele|\w+ing\b))"
)
ROLES_IN_VERBS = frozenset(role for role, _ in ROLE_VERBS)
LISTED = frozenset((*SPEECH_VERBS, *ROMANCE_VERBS))
BARE_PREDICATE = re.compile(r" (?P<word>[a-z]{2,}) (?=[\w“«\"])")
CLAUSE_START = re.compile(r",\s+(?=[a-z])")
BY = re.compile(r"\s+by\s+(?!video|telephone|phone|link|zoom|skype|tele|\w+ing\b)")
TELLS = re.compile(r"\s+(?:how|that|what|why|where)\b")
POSTS = frozenset(head.casefold() for head in JOB_HEADS)
NO_PREDICATE = frozenset(
    words(
        """and or of for in at on to from by with the a an who which as de du des la le les el los las del y et e o
        da do head chief professor director member former acting responsible based then now currently also
        including formerly both all senior deputy vice assistant associate independent"""
    )
)
WORD = re.compile(r"[^\W\d_][\w'-]*")
STRONG = re.compile(
    rf"\s(?P<verb>{any_of(SPEECH_VERBS)}(?=\s+(?:that|how|about|on|the|a|an|of|his|her|to|why|for|,)))\b"
)


COMMA = re.compile(r",\s+")
NEW_SUBJECT = re.compile(  # what begins a clause of its own: «la mesa reunió», «cuatro alcaldes hablaron»
    r"(?:la|le|les|l'|el|los|las|os?|as?|the|un[ea]?|uma?|ce|cette|est[ae]|deux|trois|quatre|cinq|dos|tres|cuatro|cinco|seis|dois|duas|três|quatro"
    r"|plus\s+de|más\s+de|mais\s+de)(?:\s|(?<='))"
)


@dataclass(frozen=True)
class Verb:
    """Hold a finite verb: `kind` is chair, moderator, rapporteur, speech, weak or attendance."""

    start: int
    kind: str
    strong: bool


def sentence_end(text: str, start: int = 0) -> int:
    """Return where the sentence that begins at `start` ends, abbreviations aside, or where it grows too long."""
    limit = min(len(text), start + LONGEST_SENTENCE)
    for match in SENTENCE_BREAK.finditer(text, start, limit):
        if not ABBREVIATION.search(text[max(start, match.start() - 12) : match.start() + 1]):
            return match.end()
    return limit


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence of a text begins."""
    starts = [0]
    while True:
        end = sentence_end(text, starts[-1])
        while end < len(text) and text[end].isspace():
            end += 1
        if end >= len(text):
            return starts
        starts.append(end)


def verb_at(text: str, at: int) -> Verb | None:
    """Return the finite verb that stands at a place, adverbs before it skipped."""
    before = BEFORE_VERB.match(text, at)
    for start in (at, before.end() if before else at):
        if kind := _role_of_verb(text, start):
            return Verb(at, kind, strong=True)
        if ATTENDANCE.match(text, start):
            return Verb(at, "attendance", strong=True)
        word = WORD.match(text, start)
        if not word or not word[0][0].islower():
            continue
        if _is_participle(word[0], text, word.end()) and not TELLS.match(text, word.end()):
            continue
        if word[0] in LISTED and not (word[0] == "a" and not FRENCH_PERFECT.match(text, start)):
            return Verb(at, "speech", strong=True)
        if FRENCH_PERFECT.match(text, start) or SPANISH_PAST.match(text, start):
            return Verb(at, "speech", strong=True)
        if ENGLISH_PAST.match(text, start) or PORTUGUESE_PAST.match(text, start) or AUXILIARY.match(text, start):
            return Verb(at, "weak", strong=False)
        if FRENCH_IMPERFECT.match(text, start):
            return Verb(at, "weak", strong=False)
    return None


def _is_participle(word: str, text: str, end: int) -> bool:
    return word in PARTICIPLES or bool(word.endswith("ed") and BY.match(text, end))


def _role_of_verb(text: str, at: int) -> str:
    for kind, pattern in ROLE_VERBS:
        if pattern.match(text, at):
            return kind
    return ""


def find_verb(text: str, start: int, end: int) -> tuple[int, Verb | None]:
    """Return where the affiliation that begins at `start` ends, and the finite verb of the sentence.

    A verb is looked for right after the name and after each comma, bracket or dash; a clause such as «who chaired»
    or «speaking on behalf of» ends the affiliation, and the verb is what comes after it.
    """
    cut: int | None = None
    role = ""
    for match in re.finditer(r"[\s]+", text[start:end]):
        at = start + match.end()
        before = text[start + match.start() - 1] if start + match.start() > 0 else ""
        if match.start() and before not in ",)–—":
            continue
        relative = RELATIVE.match(text, at)
        if relative or NON_FINITE.match(text, at):
            cut = at if cut is None else cut
            inner = verb_at(text, relative.end() if relative else at)
            if inner and inner.kind == "attendance":
                return cut, inner
            role = role or (inner.kind if inner and inner.kind in ROLES_IN_VERBS else "")
            role = role or _role_of_verb(text, at)
            continue
        verb = verb_at(text, at)
        if verb:
            kind = role if role and verb.kind in ("speech", "weak") else verb.kind
            return (at if cut is None else cut), Verb(at, kind, verb.strong)
    if cut is not None and role:
        return cut, Verb(cut, role, strong=True)
    inner = STRONG.search(text, start, end)
    if inner:
        return (inner.start("verb") if cut is None else cut), Verb(inner.start("verb"), "speech", strong=False)
    if at := _predicate(text, start, end):
        return min(at, end if cut is None else cut), Verb(at, "weak", strong=False)
    return (end if cut is None else cut), None


def affiliation_end(text: str, start: int, end: int) -> int:
    """Return where what is printed of a person ends: at a verb, or at a comma behind which another clause begins."""
    cut, _ = find_verb(text, start, end)
    for comma in COMMA.finditer(text, start, cut):
        part = text[comma.end() : cut].split(",")[0]
        says = any(verb_at(text, comma.end() + gap.start()) for gap in re.finditer(r"(?<=\s)\S", part))
        if NEW_SUBJECT.match(part) or says:
            return comma.start()
    return cut


def predicate_at(text: str, at: int) -> Verb | None:
    """Return the verb that a word in small letters directly behind a name must be: «Ms X undertook to carry it»."""
    match = BARE_PREDICATE.match(text, at)
    if not match or match["word"] in NO_PREDICATE | POSTS or match["word"].endswith("ing"):
        return None
    return Verb(match.start("word"), "weak", strong=False)


def _predicate(text: str, start: int, end: int) -> int:
    """Return where, behind the last part of an affiliation, a clause begins with a small letter; 0 if none does."""
    if text[end - 1 : end] not in '.:!?”"':
        return 0
    for match in CLAUSE_START.finditer(text, start, end):
        word = WORD.match(text, match.end())
        if not text[start : match.start()].strip(" ,"):
            continue
        if word and word[0].casefold() not in NO_PREDICATE | POSTS and not word[0].endswith("ing"):
            return match.end() if len(text[match.end() : end].split()) >= 3 else 0
    return 0
