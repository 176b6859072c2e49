"""Read a person in a phrase: the name, what is printed of them before or behind it, and the verb."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from .affiliations import BODY, JOB
from .lexicon import CHAIR_VERBS, MODERATOR_VERBS, ROLE_BY_WORD, ROLE_WORDS
from .names import Name, honorific_end, is_name_token, mentions, name_at
from .sentences import LONGEST_INTRODUCTION, ROLES_IN_VERBS, Verb, find_verb, predicate_at, sentence_end, verb_at
from .vocabulary import Vocabulary

ROLE_BEHIND = re.compile(  # «…, Adviser, Union of Mutual Funds, rapporteur of the session, summed up»
    rf",\s*(?:and\s+|et\s+|y\s+|as\s+|the\s+)?(?P<role>{ROLE_WORDS})"
    r"(?P<of>\s+(?:of|for|de|du|del|da|do)\s+(?:the\s+|this\s+|la\s+|l')?(?:session|panel|meeting|event|séance|atelier|sesión|mesa"
    r"|evento|sessão|painel))?$",
    re.IGNORECASE,
)
SECOND_VERB = re.compile(  # «opened and chaired the session»
    r"[\s,]*[^,.;:]{3,40}?\s(?:and|et|y|e)\s+"
    rf"(?={CHAIR_VERBS.pattern}|{MODERATOR_VERBS.pattern})",
    re.IGNORECASE,
)
OFFICE_IS_ROLE = re.compile(
    rf"(?:(?:first|second|third|fourth|fifth|sixth|next|last|final|other|as|our|premier|première|deuxième|dernier|dernière"
    rf"|primera?|segund[ao]|tercera?|última?o?)\s+)?(?:the\s+)?{ROLE_WORDS}"
    r"(?:\s+(?:of|for|de|du|del|da|do)\s+(?:the\s+|this\s+|la\s+|l')?(?:session|panel|meeting|event|seminar|workshop|séance|sesión|mesa))?",
    re.IGNORECASE,
)
TITLE_BEFORE_NAME = re.compile(
    rf"(?:(?:[^\W\d_][\w-]+\s+){{0,3}}?)(?:{ROLE_WORDS}|{JOB.pattern}|President|Minister|Vice-Minister|Secretary-General|Director-General|Prime\s+Minister|Secretary|Chancellor|Governor"
    r"|Commissioner|Director|Mayor|Chairman|Chairperson|Chair|Moderator|Premier|Senator|Président|Présidente|Ministre|Directeur|Directrice|Presidente"
    r"|Presidenta|Ministro|Ministra|Embajador|Embajadora|Ambassadeur|Ambassadrice|Diretor|Diretora|Spokesperson|Coordinator|Economist)\s+(?=[^\W\d_])"
)
COMPANION = re.compile(
    r"\s*[,;]?\s+(?:and|et|y|e|und|&)\s+(?P<act>(?:(?:co-?)?moder\w+|modérée?|animée?|facilitat\w+|presidid[ao]|présidée?|chaired)\s+)?"
    r"(?:by\s+|par\s+|por\s+|pel[oa]\s+)?(?:the\s+|la\s+|el\s+|le\s+)?",
    re.IGNORECASE,
)
OFFICE = re.compile(rf"{JOB.pattern}|(?<![\w-]){ROLE_WORDS}(?![\w-])", re.IGNORECASE)
TITLE_OF_TALK = re.compile(r"[\s,:–—-]*(?P<mark>[\"“«])|:\s")
ROMANCE_LINK = re.compile(r"\s(?:de|del|des|du|da|do|dos|das)\s|\sd'")
CAPITAL = re.compile(r"[\s'(\[“«\"-][^\W\d_a-zß-ÿ]")  # without one no name follows, and the search would be for nothing
OFFICE_END = re.compile(r"[,:]?\s+")
# «la periodista Ana Ruiz», «le chercheur associé Paul Roy»
_NO_LINK = "".join(rf"(?<!\s{word})" for word in "de la del du des da do los les of the en au em for at et y e".split())
POST_IN_SMALL = re.compile(rf"(?i:{JOB.pattern})(?:\s+[a-zß-ÿ]+){{0,3}}{_NO_LINK}\s+(?=[^\W\d_a-zß-ÿ])")
CALLED = re.compile(r"(?:dona|doña|don|dom|mestre|maître|mama|papa)(?!\w)", re.IGNORECASE)
OPENS_NO_OFFICE = re.compile(  # «Interrogée par une participante, Mme X», «Pour le ministre, M. Y»
    r"(?:(?:Interrog|Questionn|Invit|Sollicit|Pregunt|Pergunt|Consult|Question)(?:ée?s?|ad[oa]s?)|Pour|Selon|Según|Segundo|Para|Por"
    r"|Con|Com|En|Em|Dans|Devant|Ante|À|Au|Aux|Après|Tras|Após|Avec|Sur|Sobre|Contre|Contra|Sans|Sin|Sem"
    r"|Sous|Bajo|Sob|Grâce|Gracias|Graças|Parmi|Entre|Dentre|Lors|Depuis|Desde|Malgré|Durante|Pendant|Avant|Antes|Vers|Hacia)\b"
)
NOT_AN_OFFICE = re.compile(r"[^\W\d_]*(?:ed|ing|and|with|by|for|said|to)$")
CLAUSE = re.compile(r"(?<!\bwho)\s(?:was|were|is|are|had|has|have|fell|went|came)\s")  # «The floor was given to Mr X»
BEHIND_NAME = re.compile(r"\s*(?:,|\(|$)")
BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
DASH = re.compile(r"\s*(?:\s[–—-]\s|\||,|;|:\s|\s/\s|—)\s*")
CONNECTED = re.compile(
    r"\s+(?:of|from|at|with|for|representing)\s+(?:the\s+)?(?=[^\W\d_a-z])"
)  # «Ms X of the ILO said»
ROLE_AND_POST = re.compile(  # «panéliste et généticienne», «moderador del panel y periodista»
    rf"(?P<role>{ROLE_WORDS})(?:\s+(?:of|de|du|del|da|do)\s+(?:the\s+|this\s+|la\s+|l')?"
    r"(?:session|panel|séance|sesión|mesa|sessão|painel))?\s+(?:and|et|y|e)\s+(?P<post>\S.*)",
    re.IGNORECASE,
)
ROLE_AT_END = re.compile(
    rf"\s*\((?P<role>{ROLE_WORDS})(?P<of>\s+of\s+(?:the|this)\s+[\w\s-]{{3,30}})?\)$", re.IGNORECASE
)
OTHER = re.compile(r"(?:(?:the|our)\s+)?other\s+|our\s+|(?:the\s+)(?=co-)", re.IGNORECASE)
HEADS = re.compile(r",?\s*who\s+(?:heads|leads|directs|runs|represents|works\s+(?:for|at|with))\s+(?:the\s+)?")
FURTHER_CLAUSE = re.compile(
    r",?\s+(?:(?:and|but)\s+(?:he|she|they|it|who)\b|to\s+(?:close|open|speak|present|respond|conclude|take|start)\b"
    r"|(?<=,\s)(?:himself|herself|an?)\s+[a-z]).*$",
    re.DOTALL,
)
OF_A_BODY = re.compile(
    r"\b(?:of|de|du|del|da)\s+(?!(?:the\s+|this\s+|la\s+|l')?(?:session|panel|meeting|event|seminar|workshop|round|séance|mesa|sesión))",
    re.IGNORECASE,
)
LEADING = re.compile(r"(?:of|at|from|for|with)\s+(?:the\s+)?(?=\S)")
ARTICLE = re.compile(r"(?:the|our|my)\s+(?:own\s+)?|(?:la|le|el|o|a)\s+(?=[a-zß-ÿ])|l'(?=[a-zß-ÿ])", re.IGNORECASE)
ARTICLE_BEHIND = re.compile(r"(?:^|[\s,]+)(?:la|le|el|l'|o|a|the)$")  # «Dernière intervenante, la» Dre X
ITS = re.compile(r"(?:^|\s)(?:its|their|sa|son|su|seu|sua|leur)\s+$")  # «l'Union, sa présidente, Mme X»
SPACES = re.compile(r"\s*")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Introduction:
    """Hold a person who takes the floor, what is printed of them, and how sure that is.

    `form` is `sentence` (the block introduces), `line` (a name line or a role label, nothing said yet) or `turn`
    (a name, a colon and what is said, from `body` on). `verb` is empty, `speech`, `weak`, `opinion`, `chair`, … or
    `attendance`.
    """

    name: Name
    printed: str = ""
    role: str = ""
    form: str = "sentence"
    verb: str = ""
    score: int = 0
    body: int = 0
    end: int = 0
    other_names: tuple[str, ...] = ()
    country: str = ""
    companions: tuple[Introduction, ...] = ()
    heading: str = ""  # the words before, if they are no sentence but a heading

    def as_printed(self, folded: str, text: str) -> Introduction:
        """Return the same with its texts as they stand in the text that was folded to find them."""

        def unfold(value: str) -> str:
            at = folded.find(value) if value else -1
            if at >= 0:
                return text[at : at + len(value)]
            parts = value.split(", ", 1)
            return ", ".join(map(unfold, parts)) if len(parts) > 1 else value

        return replace(
            self,
            name=replace(self.name, text=unfold(self.name.text), honorific=unfold(self.name.honorific)),
            printed=unfold(self.printed),
            other_names=tuple(map(unfold, self.other_names)),
            companions=tuple(other.as_printed(folded, text) for other in self.companions),
        )


def role_of(word: str) -> str:
    """Return the role a word stands for, such as «Chairperson», or nothing."""
    bare = " ".join(word.casefold().split()).strip(" .:")
    return ROLE_BY_WORD.get(bare, "")


def _tidy(printed: str) -> str:
    """Return an affiliation without the clause that goes on behind it and the preposition before it."""
    printed = FURTHER_CLAUSE.sub("", printed).strip(" ,.;:|–—-")
    leading = LEADING.match(printed)
    return printed[leading.end() :] if leading else printed


def role_apart(printed: str) -> tuple[str, str]:
    """Take a role out of an affiliation: «Lead, Seeds (moderator)», «Lawyer, Network, discussant»."""
    at_end = ROLE_AT_END.search(printed)
    if at_end and at_end["of"]:
        return printed[: at_end.start()], role_of(at_end["role"])  # «(chair of the round table)»
    parts = [part.strip() for part in ROLE_AT_END.sub(r", \g<role>", printed).split(",")]
    for number, part in enumerate(parts):
        joined = ROLE_AND_POST.fullmatch(part)
        if joined and role_of(joined["role"]) in ("moderator", "rapporteur", "discussant", "panellist"):
            return ", ".join([*parts[:number], joined["post"], *parts[number + 1 :]]), role_of(joined["role"])
        role = role_of(OTHER.sub("", part))
        if role and (role in ("moderator", "rapporteur", "discussant", "panellist") or OTHER.match(part)):
            return ", ".join([*parts[:number], *parts[number + 1 :]]), role
    return printed, ""


def with_affiliation(text: str, name: Name, end: int, vocabulary: Vocabulary) -> Introduction:
    """Return the person with everything from the name to `end` as the affiliation."""
    at, inside = bracket_at(text, name.end)
    printed = _without_talk(text[at:end]).strip(" ,.;:|–—-")
    printed, role = role_apart(_tidy(printed))
    found = Introduction(name, printed=printed, role=role, end=end)
    if inside:
        found = classify_bracket(found, inside, vocabulary)
    return found


def _without_talk(printed: str) -> str:
    """Cut a title or a clause behind the affiliation: «…, Bank: “Floors for all”», but not «Biblioteca “Ana Pool”»."""
    for match in TITLE_OF_TALK.finditer(printed):
        segment = printed[: match.start()].rpartition(",")[2]
        word = segment.split()[-1] if segment.split() else ""
        named = BODY.fullmatch(word) or (BODY.search(segment) and ROMANCE_LINK.search(segment))
        if match["mark"] and match[0].strip() == match["mark"] and named:
            continue
        if match["mark"] and match.start("mark") and printed[match.start("mark") - 1].isalnum():
            continue  # the closing mark
        return printed[: match.start()]
    return printed


def bracket_at(text: str, at: int) -> tuple[int, str]:
    match = BRACKET.match(text, at)
    return (match.end(), match["inside"].strip()) if match else (at, "")


def classify_bracket(found: Introduction, inside: str, vocabulary: Vocabulary) -> Introduction:
    """Say what a bracket behind a name holds: a role, the name in another script, a country, an affiliation."""
    first = inside.split(",")[0].split(";")[0]
    if role := role_of(first):
        rest = inside[len(first) :].strip(" ,;")
        return replace(found, role=role, printed=found.printed if not rest or found.printed == inside else rest)
    letters = [character for character in inside if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(character, "") for character in letters)
    if _is_full_name(found.name, inside, vocabulary):
        printed = "" if found.printed == inside else found.printed
        return replace(found, other_names=(inside,), printed=printed)
    if letters and not latin and not vocabulary.country_named(inside) and all(map(is_name_token, inside.split())):
        printed = "" if found.printed == inside else found.printed
        return replace(found, other_names=(inside,), printed=printed)
    if found.printed and found.printed != inside:
        return replace(found, printed=f"{found.printed}, {inside}")
    return replace(found, printed=inside)


def _is_full_name(name: Name, inside: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a bracket gives the full name of somebody called by another: «Dona Zefinha (Maria dos Anjos)»."""
    other = name_at(inside, 0, vocabulary, bare=True)
    tokens = inside.split()
    return bool(CALLED.match(name.honorific)) and bool(other) and other.end == len(inside) and 3 <= len(tokens) <= 6


def behind_name(text: str, name: Name, vocabulary: Vocabulary) -> Introduction | None:
    end = min(sentence_end(text, name.end), name.end + LONGEST_INTRODUCTION)
    at, inside = bracket_at(text, name.end)
    companion = _companion_at(text, at, vocabulary)
    behind = companion.end if companion else at
    direct = verb_at(text, SPACES.match(text, behind).end()) or (predicate_at(text, behind) if name.honorific else None)
    cut, verb = (behind, direct) if direct else find_verb(text, behind, end)
    printed = text[behind:cut].strip(" ,.;:–—-")
    in_role = None if direct else ROLE_BEHIND.search(printed)
    if in_role and not in_role["of"] and role_of(in_role["role"]) not in ("moderator", "rapporteur", "discussant"):
        in_role = None  # «Union of Mutual Funds, President»: a post
    printed = printed[: in_role.start()] if in_role else printed
    connected = CONNECTED.match(text, behind)
    if connected and (first := _verb_behind_body(text, connected.end(), cut)):
        cut, verb = first.start, first
    connected = connected if verb else None
    if not direct and printed and not connected and not DASH.match(text, behind) and not inside:
        return None  # «Ms X director», «Social Security reforms of …»: not a name set off by a comma
    if connected:
        printed = text[connected.end() : cut].strip(" ,.;:–—-")
    if not printed and not inside and (heads := HEADS.match(text, cut)):
        printed = text[heads.end() : find_verb(text, heads.end(), end)[0]].strip(" ,.;:–—-")
    printed, role = role_apart(_tidy(printed))
    found = Introduction(
        name, printed=printed, role=role, verb=verb.kind if verb else "", end=cut, score=_verb_score(verb)
    )
    if verb and verb.kind in ROLES_IN_VERBS:
        found = replace(found, role=verb.kind)
    elif verb and (second := SECOND_VERB.match(text, cut)):
        found = replace(found, role="chair" if CHAIR_VERBS.match(text, second.end()) else "moderator")
    elif in_role:
        found = replace(found, role=role_of(in_role["role"]))
    if companion:
        other = Introduction(companion, printed=printed, verb=found.verb, role=found.role)
        found = replace(found, companions=(other,))
    else:
        found = with_companions(found, text, cut, vocabulary)
    return classify_bracket(found, inside, vocabulary) if inside else found


def names_with_posts(text: str, vocabulary: Vocabulary) -> list[Name]:
    """Return the people without honorific whom a text names behind a post: «la comunicadora Delia Mamani»."""
    posts = (match for match in POST_IN_SMALL.finditer(text) if text[match.start()].islower())
    names = (name_at(text, match.end(), vocabulary, bare=True) for match in posts)
    return [name for name in names if name and BEHIND_NAME.match(text, name.end)]


def _role_of_act(act: str) -> str:
    return "chair" if re.match(r"pr[eé]sid|chair", act, re.IGNORECASE) else "moderator"


def _verb_behind_body(text: str, start: int, end: int) -> Verb | None:
    """Return the verb that follows a body without a comma: «Ms X of the Employers' Federation wanted to know»."""
    for gap in SPACE.finditer(text, start, end):
        if text[gap.end() : gap.end() + 1].islower() and (verb := verb_at(text, gap.end())):
            return replace(verb, start=gap.end())
        if text[gap.start() - 1] in ",;:":
            return None
    return None


def _companion_at(text: str, at: int, vocabulary: Vocabulary) -> Name | None:
    """Return the second of two people whose names stand side by side: «Ms X and Mr Y»."""
    match = COMPANION.match(text, at)
    if not match or honorific_end(text, match.end()) == match.end():
        return None
    return name_at(text, match.end(), vocabulary)


def _verb_score(verb: Verb | None) -> int:
    if verb is None:
        return 0
    if verb.kind == "attendance":
        return -3
    return 2 if verb.strong else 1


def with_companions(found: Introduction, text: str, cut: int, vocabulary: Vocabulary) -> Introduction:
    """Split «Ms X, Director, Y, and Mr Z, Head, W» into two people of one sentence."""
    for match in COMPANION.finditer(text[found.name.end : cut]):
        at = found.name.end + match.end()
        if honorific_end(text, at) == at and not (match.start() == 0 and name_at(text, at, vocabulary, bare=True)):
            continue
        name = name_at(text, at, vocabulary, bare=True)
        if not name or name.end > cut:
            continue
        role = _role_of_act(match["act"]) if match["act"] else found.role
        other = replace(with_affiliation(text, name, cut, vocabulary), verb=found.verb, role=role)
        printed = text[found.name.end : found.name.end + match.start()].strip(" ,;()")
        return replace(found, printed=printed, companions=(other,))
    return found


def office_first(text: str, start: int, vocabulary: Vocabulary) -> Introduction | None:
    """Read «The Minister of Labour, Ms X, said» and «Minister Yin Weimin said»."""
    end = min(sentence_end(text, start), start + 300)
    if text[start : start + 1] in ("", *"\"“«‘'") or honorific_end(text, start) != start:
        return None
    if OPENS_NO_OFFICE.match(text, start) or not CAPITAL.search(text, start + 1, end):
        return None
    title = TITLE_BEFORE_NAME.match(text, start, end)
    if title:
        name = name_at(text, title.end(), vocabulary) or name_at(text, title.end(), vocabulary, bare=True)
        if name:
            return _behind_office(text, start, name, vocabulary)
    post = POST_IN_SMALL.match(text, start, end) if text[start].islower() else None
    name = name_at(text, post.end(), vocabulary, bare=True) if post else None
    if name and (BEHIND_NAME.match(text, name.end) or verb_at(text, name.end + 1)):
        return _behind_office(text, start, name, vocabulary)
    cue = OFFICE.search(text, start, end)
    first = name_at(text, start, vocabulary, bare=True)
    if first and not first.possessive and text[first.end : first.end + 1] == "," and cue and cue.start() > first.end:
        return None  # «Xavier Roca, Head, Growers United»: the name comes first
    at = cue.end() if cue else end
    return _behind_offices(text, start, at, end, vocabulary, bare=False) or _behind_offices(
        text, start, at, end, vocabulary, bare=True
    )


def _behind_offices(
    text: str, start: int, behind: int, end: int, vocabulary: Vocabulary, *, bare: bool
) -> Introduction | None:
    """Read the person named behind an office; a name with an honorific goes before any other words with capitals."""
    for match in OFFICE_END.finditer(text, behind, end):
        at, is_set_off = match.end(), match[0][0] in ",:"
        if is_set_off and (verb_at(text, at) or CLAUSE.search(text, start, match.start())):
            return None
        if not is_set_off and honorific_end(text, at) == at:
            continue
        name = name_at(text, at, vocabulary, bare=bare and is_set_off)
        if not name or name.possessive:
            continue
        if not is_set_off and _has_verb(text, start, match.start()):
            return None
        if name.honorific or BEHIND_NAME.match(text, name.end) or verb_at(text, name.end + 1):
            return _behind_office(text, start, name, vocabulary)
    return None


def _has_verb(text: str, start: int, end: int) -> bool:
    """Tell whether what should be an office is the beginning of a sentence: «The Chair thanked Mr Y»."""
    gaps = SPACE.finditer(text, start, end)
    return bool(NOT_AN_OFFICE.search(text, start, end)) or any(verb_at(text, gap.end()) for gap in gaps)


def _is_turn(office: str) -> bool:
    """Tell whether an office says only that its holder speaks: «last speaker on the list», unlike a «House Speaker»."""
    return _role_within(office) == "speaker" and not JOB.search(office) and not BODY.search(office)


def _role_within(office: str) -> str:
    """Return the role that is part of an office: «Moderator of the panel», «The last speaker on the list»."""
    words = office.split()
    parts = [words[at : at + count] for count in (3, 2, 1) for at in range(len(words) - count + 1)]
    return next((role for part in parts if (role := role_of(" ".join(part)))), "")


def _behind_office(text: str, start: int, name: Name, vocabulary: Vocabulary) -> Introduction | None:
    office = ARTICLE_BEHIND.sub("", text[start : name.start].strip(" ,:;"))
    article = ARTICLE.match(office)
    office = office[article.end() :] if article else office
    found = behind_name(text, name, vocabulary)
    if not found:
        return None
    role = found.role or role_of(office) or _role_within(office)
    its = ITS.search(text[:start])
    if role == "chair" and (its or OF_A_BODY.search(office)):
        role = found.role  # «the Vice-Chair of the Federation»: a post
    if (OFFICE_IS_ROLE.fullmatch(office) and not its) or _is_turn(office):
        office = ""
    printed = ", ".join(filter(None, (office, found.printed)))
    return replace(found, printed=printed, role=role)


def panel_of(text: str, vocabulary: Vocabulary) -> list[Introduction]:
    """Return the people a sentence or list names with their affiliations: «Ms A (X), Mr B, Head, Y; and Dr C»."""
    people = []
    names = mentions(text, vocabulary)
    for name, following in zip(names, [*names[1:], None], strict=False):
        stop = min(following.start if following else len(text), name.end + LONGEST_INTRODUCTION)
        stop = min(stop, sentence_end(text[:stop], name.end))
        printed = re.sub(
            r"[\s,;]+(?:and|et|y|e|as\s+well\s+as)?[\s,;]*(?:the\s+|la\s+|el\s+|le\s+)?$", "", text[name.end : stop]
        )
        if not (DASH.match(printed) or BRACKET.match(printed) or CONNECTED.match(printed)):
            printed = ""  # «Ms X and others in the hall»: nothing is said of her
        cut, verb = find_verb(text, name.end, name.end + len(printed))
        if verb:
            printed = text[name.end : cut]
        people.append(with_affiliation(text[: name.end] + printed, name, name.end + len(printed), vocabulary))
    return people
