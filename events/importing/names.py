"""Read an honorific and a name at a place of a text, in any script."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import (
    DOTTED_HONORIFICS,
    HONORIFICS,
    JOB_HEADS,
    LOWER_HONORIFICS,
    NO_HONORIFIC,
    NOT_IN_NAMES,
    PARTICLES,
    POST_NOMINALS,
    any_of,
)
from .vocabulary import Vocabulary

# Each pattern reads one honorific; several may stand together («H.E. Mr», «Excmo. Sr. D.»).
HONORIFIC = re.compile(
    rf"(?:{any_of(HONORIFICS)}(?:\.?[ªº]|\.|(?![\w'-]))|{any_of(DOTTED_HONORIFICS)}\.[ªº]?)(?=\s*\S)\s*", re.IGNORECASE
)
LOWER_HONORIFIC = re.compile(rf"{any_of(LOWER_HONORIFICS)}\s+(?=[^\W\d_a-zß-ÿ]|doña?\s|dona\s)")
BURMESE_U = re.compile(r"U\s+(?=[A-Z]\w+\s+[A-Z])|Me\s+(?=[A-ZÀ-Þ][\w'-]+\s)")  # and the French «Me» of lawyers
CITIZEN = re.compile(r"C\.\s+(?=[A-ZÀ-Þ])")  # «El C. Ramiro Tun», «La relatora, C. Ana Pool»; elsewhere an initial
SPANISH_BEFORE = re.compile(r"(?<![\w'-])(?:[Ee]l|[Ll]a|[Dd]el|[Aa]l|[Ll]os|[Ll]as)\s+(?:[a-zß-ÿ]+,?\s+){0,3}$")
SURNAMES_LINKED = re.compile(r"[yie]\s+[^\W\d_][\w'-]+\s*(?:[,(|–—]|$)")  # «de la Vega y Ruiz,»
TOKEN = re.compile(r"[^\s,;:()\[\]|/\"“”«»!?—–…]+")
INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:-[^\W\d_]\.?)*|(?:St|Ste|Jr|Sr|Mc|Ph|Ma|Md|Mohd)\.", re.IGNORECASE)
JOINED_PARTICLE = re.compile(r"(?:d'|l'|al-|el-|as-|an-|at-|ash-|ad-|ar-|az-|o'|'t)[^\W\d_]", re.IGNORECASE)
LETTERS_BEHIND = re.compile(rf"(?:,?\s+{any_of(POST_NOMINALS)}(?![\w-]))+")
LETTERS = frozenset(word.strip(".").upper() for word in POST_NOMINALS)
BLANKS = re.compile(r" *")
BETWEEN_HONORIFICS = re.compile(r"(?:la|el|le|o|a)\s+(?=[A-Z])|l'(?=[A-Z])")  # «S.E. la Sra.»
RETIRED = re.compile(  # «Major (Ret'd)», «Dr. (Mrs.)»
    r"\((?:Ret'?d?|Rtd|Retired|Mrs?|Ms|Miss|Dr|Prof)\.?\)\s*", re.IGNORECASE
)
UNKNOWN_TITLE = re.compile(  # «Usec. Carlo Villanueva»: what a short word with a dot before a full name must be
    r"(?!(?:No|Vol|Fig|Art|Nos|St|Ste|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Sec|Ch|Para|Est|Dept|Univ"
    r"|Govt|Min|Jr|Sr|Bros|Ave|Tel)\.)[^\W\d_a-z][a-z]{2,5}\.\s+(?=[^\W\d_a-z][\w'-]+\s+(?:[A-Z]\.\s+)*[^\W\d_a-z])"
)
MARRIED_CHIEF = re.compile(r"Chief\s+(?=\((?:Mrs|Dr|Ms|Mr)\.?\))")
BEGINS = re.compile(r"(?:^|[,(:–—]\s?)$")
NICKNAME = re.compile(r"(?P<name>[“\"][^\W\d_][^“”\"]{0,24}[”\"])\s+(?=[^\W\d_])")  # «Rodel “Dodong” Macaraeg»
ALSO_NAMES = re.compile(  # honorifics that stand inside names too: «Abdirahman Sheikh Noor», «Amartya Sen»
    r"(?:Sheikh|Prince|Justice|Judge|Haji|Tun|Don|Dom|Baron|Lord|Lady|Bishop|Cardinal|Sen|Rep|Hon|Eng|Daw|Khun|Pr|Don|Gen|Col)"
    r"(?![\w.'-])"
)
HONOURED_POST = re.compile(  # «Exmo. Sr. Deputado Estadual Josué Lins», «Mme la Maire Rose Roy»
    rf"(?:(?:la|le|l'|el|a|o)\s*)?(?i:{any_of(JOB_HEADS)})(?:\s+(?:Estadual|Federal|Nacional|General|Geral|Municipal|Provincial"
    r"|Regional|Departamental|Adjunt[oa]))?\s+(?=[^\W\d_a-zß-ÿ][\w'-]+\s+(?:d[aeo]s?\s+)?[^\W\d_a-zß-ÿ])"
)
MOST_HONORIFICS = 6
MOST_TOKENS = 7


@dataclass(frozen=True)
class Name:
    """Hold a name as printed and where it stands; `end` is behind letters such as «SC» that follow it."""

    honorific: str
    text: str
    start: int
    end: int
    possessive: bool = False

    @property
    def surname(self) -> str:
        return surname_of(self.text)


def surname_of(name: str) -> str:
    """Return the word of a name by which a text would call the person again: one in capitals, else the last."""
    tokens = [token for token in name.split() if not INITIAL.fullmatch(token)]
    capitals = [token for token in tokens if len(token) > 1 and token.isupper()]
    if capitals and len(capitals) < len(tokens):
        return " ".join(capitals)
    return tokens[-1] if tokens else name


@lru_cache(maxsize=2_000)  # several rules ask about one place
def honorific_end(text: str, at: int) -> int:
    """Return where the honorifics that stand at a place end; `at` itself if there are none."""
    end = at
    for _ in range(MOST_HONORIFICS):
        match = None
        article = BETWEEN_HONORIFICS.match(text, end) if end > at else None
        if article and HONORIFIC.match(text, article.end()):
            end = article.end()
        if not (text[end : end + 1].isupper() or text.startswith(LOWER_HONORIFICS, end)):
            return end
        if not NO_HONORIFIC.match(text, end):
            match = LOWER_HONORIFIC.match(text, end) or HONORIFIC.match(text, end) or BURMESE_U.match(text, end)
        if not match and end == at and text.startswith("C.", at) and SPANISH_BEFORE.search(text[max(0, at - 60) : at]):
            match = CITIZEN.match(text, at)
        if not match or (match.re is HONORIFIC and not text[end].isupper()):
            match = MARRIED_CHIEF.match(text, end)
            if not match and BEGINS.search(text[max(0, end - 2) : end]):
                match = UNKNOWN_TITLE.match(text, end)
        if not match:
            return end
        retired = RETIRED.match(text, match.end())
        end = retired.end() if retired else match.end()
    return end


def name_at(text: str, at: int, vocabulary: Vocabulary, *, bare: bool = False) -> Name | None:
    """Read honorifics and a name at a place; `bare` also takes a name without honorific, if nothing speaks against."""
    start = honorific_end(text, at)
    if start > at and (post := HONOURED_POST.match(text, start)):
        start = post.end()
    found, end, possessive = _tokens(text, start)
    tokens = list(found)
    while tokens and tokens[-1][0].strip(".").upper() in LETTERS:
        if len(tokens) == 1:
            break
        tokens.pop()
    if not tokens:
        return None
    last = tokens[-1]
    printed = " ".join(text[start : last[1] + len(last[0])].split())
    honorific = " ".join(text[at:start].split())
    if not honorific and not (bare and _could_be_name([token for token, _ in tokens], printed, vocabulary)):
        return None
    if honorific and (printed.casefold() in NOT_IN_NAMES or vocabulary.country_named(printed)):
        return None
    return Name(honorific, printed, at, _behind_post_nominals(text, end), possessive)


@lru_cache(maxsize=2_000)
def _tokens(text: str, start: int) -> tuple[list[tuple[str, int]], int, bool]:
    """Return the words of the name with their places, where it ends, and whether it is in the possessive."""
    tokens: list[tuple[str, int]] = []
    at = end = start
    held: list[tuple[str, int]] = []
    while len(tokens) < MOST_TOKENS:
        nickname = NICKNAME.match(text, at) if tokens and not held else None
        if nickname:
            held.append((nickname["name"], at))
            at = nickname.end()
        match = TOKEN.match(text, at)
        if not match:
            break
        word, stop = match[0], False
        if word.endswith("'s"):
            tokens += [*held, (word[:-2], at)]
            return (tokens, match.end(), True) if is_name_token(word) else (tokens[:-1], end, False)
        if word.endswith(".") and not INITIAL.fullmatch(word):
            word, stop = word.rstrip("."), True
        word = word.rstrip("'")
        is_link = len(tokens) > 1 and SURNAMES_LINKED.match(text, at)
        if (word.casefold() in PARTICLES or is_link) and tokens and not stop:
            held.append((word, at))
        elif word and is_name_token(word) and _goes_on(text, at, word, is_first=not tokens):
            tokens += [*held, (word, at)]
            held = []
            end = at + len(word)
        else:
            break
        at = BLANKS.match(text, match.end()).end()
        if stop or at == match.end():
            break
    return tokens, end, False


def _goes_on(text: str, at: int, word: str, *, is_first: bool) -> bool:
    """Tell whether a word is part of a name although it may be an honorific too: «Juan D. Ruiz», «Amartya Sen»."""
    if honorific_end(text, at) == at:
        return True
    return not is_first and bool(INITIAL.fullmatch(word) or ALSO_NAMES.match(text, at))


def is_name_token(word: str) -> bool:
    """Tell whether a word may be part of a name: capital first, or of a script that has no capitals."""
    first = word.lstrip("'‘(")[:1]
    if not first or any(character.isdigit() for character in word):
        return False
    if first.isupper() or first.istitle() or unicodedata.category(first) in ("Lo", "Lm"):
        return True
    return bool(JOINED_PARTICLE.match(word)) and any(character.isupper() for character in word)


def _could_be_name(tokens: list[str], printed: str, vocabulary: Vocabulary) -> bool:
    if not 2 <= len(tokens) <= 6 or vocabulary.country_matches(printed):
        return False
    if any(token.casefold().strip(".") in NOT_IN_NAMES and token not in PARTICLES for token in tokens):
        return False
    words = [token for token in tokens if len(token.strip(".")) > 1]
    return bool(words) and not vocabulary.organization_spans(printed)


def _behind_post_nominals(text: str, end: int) -> int:
    match = LETTERS_BEHIND.match(text, end)
    return match.end() if match else end


def mentions(text: str, vocabulary: Vocabulary) -> list[Name]:
    """Return every person with an honorific that a text names."""
    found: list[Name] = []
    at = 0
    for match in re.finditer(r"(?<![\w'])[^\W\d_]", text):
        if match.start() < at or not (text[match.start()].isupper() or LOWER_HONORIFIC.match(text, match.start())):
            continue
        if honorific_end(text, match.start()) == match.start():
            continue
        name = name_at(text, match.start(), vocabulary)
        if name:
            found.append(name)
            at = name.end
    return found
