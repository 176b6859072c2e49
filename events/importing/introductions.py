"""Find who takes the floor at the start of a block: cues are scored, and the reasons kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from .affiliations import BODY, JOB
from .lexicon import CHAIR_VERBS, MODERATOR_VERBS, ROLE_BY_WORD, ROLE_WORDS
from .names import Name, honorific_end, is_name_token, mentions, name_at
from .sentences import LONGEST_INTRODUCTION, RELATIVE, Verb, find_verb, sentence_end, verb_at
from .vocabulary import Vocabulary

ENOUGH = 5
MAYBE = 3

ROLE_LABEL = re.compile(
    rf"(?:the\s+)?(?P<role>{ROLE_WORDS})(?:\s+\d+)?(?:\s*\((?P<role_note>[^)]{{1,60}})\))?\s*"
    r"(?P<sign>:|\s[–—-]\s|(?<=\bby)\s|(?<=\bfrom)\s|(?<=\bde)\s|(?<=\bpar)\s|(?<=\bpor)\s)\s*(?P<rest>\S?)",
    re.IGNORECASE,
)
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
PASSIVE = re.compile(
    r"(?:[^.:]{0,120}?\b(?:was|were|is|fue|a\s+été|est|foi|é|es)\s+)?(?P<verb>(?:co-?)?(?:chaired|moderated|facilitated|opened|closed|presided\s+over"
    r"|introduced|présidée?|animée?|modérée?|ouverte?|presidid[ao]|moderad[ao]|inaugurad[ao]|abert[ao]))\s+(?:by|par|por)\s+",
    re.IGNORECASE,
)
PASSIVE_ROLES = (
    ("chair", r"(?:co-?)?(?:chaired|presid|présid)"),
    ("moderator", r"(?:co-?)?(?:moder|modér|facilitat|anim)"),
)
OPENER = re.compile(
    r"(?:In|En|Dans|Em|During|At|On|Speaking|Opening|Closing|Representing|Next|Then|First|Second|Third|Fourth|Finally|Lastly|Also|Following"
    r"|After|As|For|Por|A\s+su\s+vez|A\s+continuación|Seguidamente|Posteriormente|Finalmente|Ensuite|Enfin|Puis|À|De|Pour|Prenant|S'exprimant|Au|Intervenant|Responding"
    r"|Replying|Introducing|Summing|Concluding|Welcoming|To|Ao|Joining|From|Turning|Last|Again|Similarly|Meanwhile|Afterwards|Subsequently"
    r"|Après|Répondant|Tras|Durante|Desde|Con|Com|Nas|Na|No|Sur|Lors|Abriendo|Cerrando|Taking|Building|Reflecting|Drawing)\b"
    r"(?:[^,.:“«\"]|(?<=\bM[rsx]|\bDr)\.|(?<=\bMrs|\bSra)\.|(?<=\bProf)\.){0,140},\s+",
)
TURN_GIVEN = re.compile(
    r"(?:(?:En|Fue|Llegó)\s+el\s+turno\s+del?|(?:Le\s+)?tocó\s+el\s+turno\s+a|It\s+was\s+the\s+turn\s+of|Next\s+(?:came|was|up\s+was)|There\s+followed"
    r"|The\s+floor\s+(?:was|went)\s+(?:then\s+)?(?:given\s+)?to|La\s+parole\s+(?:a\s+été|est|fut)\s+(?:ensuite\s+)?(?:donnée|passée)?\s*à"
    r"|(?:The|Our|Le|La|El|O|A|L')\s*(?:\w+\s+){0,2}?(?:speaker|panell?ist|presenter|presentation|discussant|moderator|chair|intervenante?|orateur|oratrice"
    r"|panéliste|ponente|oradora?|panelista|expositora?|palestrante)\s+(?:was\s+by|was|is|came\s+from|était|est|fue|es|foi)\s+)\s*",
    re.IGNORECASE,
)
DETERMINER = re.compile(r"(?:The|La|El|Le|Les|L'|O|A|Los|Las|Our|la|el|le|o|a)(?:\s+|(?<='))")
OFFICE_IS_ROLE = re.compile(
    rf"(?:(?:first|second|third|fourth|fifth|sixth|next|last|final|other|as|our|premier|première|deuxième|dernier|dernière"
    rf"|primera?|segund[ao]|tercera?|última?o?)\s+)?(?:the\s+)?{ROLE_WORDS}"
    r"(?:\s+(?:of|for|de|du|del|da|do)\s+(?:the\s+|this\s+|la\s+|l')?(?:session|panel|meeting|event|seminar|workshop|séance|sesión|mesa))?",
    re.IGNORECASE,
)
TITLE_BEFORE_NAME = re.compile(
    r"(?:(?:[^\W\d_][\w-]+\s+){0,3}?)(?:President|Minister|Vice-Minister|Secretary-General|Director-General|Prime\s+Minister|Secretary|Chancellor|Governor"
    r"|Commissioner|Director|Mayor|Chairman|Chairperson|Chair|Moderator|Premier|Senator|Président|Présidente|Ministre|Directeur|Directrice|Presidente"
    r"|Presidenta|Ministro|Ministra|Embajador|Embajadora|Ambassadeur|Ambassadrice|Diretor|Diretora|Spokesperson|Coordinator|Economist)\s+(?=[^\W\d_])"
)
ASKED = re.compile(
    r"(?:(?P<question>Q|Question|Comment|Pregunta|Pergunta|Comentario|Intervention)|A|R|Answer|Reply|Réponse|Respuesta|Resposta)"
    r"\s*\d*\s*\((?P<inside>[^()]{3,200})\)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
COMPANION = re.compile(
    r"\s*[,;]?\s+(?:and|et|y|e|und|&)\s+(?:by\s+|par\s+|por\s+)?(?:the\s+|la\s+|el\s+|le\s+)?", re.IGNORECASE
)
OFFICE = re.compile(rf"{JOB.pattern}|(?<![\w-]){ROLE_WORDS}(?![\w-])", re.IGNORECASE)
COLON = re.compile(r"\s*(?::|\.\s?[—–-])\s+(?=\S)")
BEFORE_COLON = re.compile(r",[^.:]{2,120}?:\s+(?=\S)")
TITLE_OF_TALK = re.compile(r"[\s,:–—-]*[\"“«].*$", re.DOTALL)
BODY_FIRST = re.compile(r"(?P<body>[^|–—]{2,80}?)\s+[|–—-]\s+(?=\S)")
OFFICE_END = re.compile(r"[,:]?\s+")
NOT_AN_OFFICE = re.compile(r"[^\W\d_]*(?:ed|ing|and|with|by|for|said|to)$")
BEHIND_NAME = re.compile(r"\s*(?:,|\(|$)")
BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
DASH = re.compile(r"\s*(?:\s[–—-]\s|\||,|;|:\s|\s/\s|—)\s*")
SPACES = re.compile(r"\s*")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Introduction:
    """Hold a person who takes the floor, what is printed of them, and how sure that is.

    `form` is `sentence` (the block introduces), `line` (a name line or a role label, nothing said yet) or `turn`
    (a name, a colon and what is said, from `body` on). `verb` is empty, `speech`, `weak`, `chair`, … or `attendance`.
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


def introduction_of(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Return who takes the floor at the start of a block whose folded text is given, or nothing."""
    return (
        _asked(text, vocabulary)
        or _labelled(text, vocabulary)
        or _turn(text, vocabulary)
        or _sentence(text, vocabulary)
        or name_line(text, vocabulary)
    )


def role_of(word: str) -> str:
    """Return the role a word stands for, such as «Chairperson», or nothing."""
    bare = " ".join(word.casefold().split()).strip(" .:")
    return ROLE_BY_WORD.get(bare, "")


def _labelled(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Chair: Ms X, Director, Y» with or without more behind it."""
    label = ROLE_LABEL.match(text)
    if not label or not label["rest"]:
        return None
    role = role_of(label["role"])
    start = label.start("rest")
    found = _office_first(text, start, vocabulary) or _person(text, start, vocabulary, bare=True)
    if not found:
        return None
    spoken = COLON.match(text, _bracket(text, found.name.end)[0])
    if spoken:
        return replace(
            found, printed=_bracket(text, found.name.end)[1], role=role, form="turn", score=8, body=spoken.end()
        )
    rest = text[found.end :].strip(" .,;")
    if rest and found.verb:
        return replace(found, role=found.role or role, score=found.score + 3)
    if rest and sentence_end(text, start) < len(text.rstrip()):
        first = sentence_end(text, start)
        line = _with_affiliation(text, found.name, first, vocabulary)
        return replace(line, role=role, form="sentence", score=8)
    line = _with_affiliation(text, found.name, len(text), vocabulary)
    line = _with_companions(line, text, len(text), vocabulary)
    office = text[start : found.name.start].strip(" ,")
    printed = found.printed if office and not line.printed else line.printed
    return replace(line, printed=printed, role=role, form="line", score=8, body=len(text))


def _asked(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Question (Ms X, Org): what is asked» and «Answer (Mr Y): …»."""
    match = ASKED.match(text)
    name = name_at(match["inside"], 0, vocabulary, bare=True) if match else None
    if not match or not name:
        return None
    found = _with_affiliation(match["inside"], name, len(match["inside"]), vocabulary)
    role = "audience" if match["question"] else ""
    return replace(found, role=role, form="turn", score=8, body=match.end(), end=match.end())


def _turn(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Mr X (Org): what is said»."""
    name = name_at(text, 0, vocabulary, bare=True)
    if not name or name.possessive:
        return None
    at, inside = _bracket(text, name.end)
    colon = COLON.match(text, at)
    if not colon and text[at : at + 1] == ",":
        colon = BEFORE_COLON.match(text, at)
        inside = colon[0].strip(" ,:") if colon else inside
    if not colon:
        return None
    score = 5 + (2 if name.honorific else 0) - (0 if name.honorific or name.text.isupper() or inside else 2)
    found = Introduction(name, printed=inside, form="turn", score=score, body=colon.end(), end=at)
    return _classify_bracket(found, inside, vocabulary) if inside else found


def name_line(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read a block that is nothing but a name with an affiliation: «Ms X – Economist, Bank», «Name | Org»."""
    bare = text.strip()
    if len(bare) > 300 or "\n\n" in bare or re.search(r"[!?;]$", bare):
        return None
    found = _body_first(bare, vocabulary) or _office_first(bare, 0, vocabulary)
    if not found:
        name = name_at(bare, 0, vocabulary, bare=True)
        if not name or name.possessive:
            return None
        behind = BRACKET.sub("", bare[name.end :], count=1)
        if behind.strip() and (not DASH.match(behind) or RELATIVE.match(DASH.sub("", behind, count=1))):
            return None
        found = _with_affiliation(bare, name, len(bare), vocabulary)
    score = 4 + (2 if found.name.honorific else 0) + (1 if JOB.search(found.printed) else 0)
    return replace(found, form="line", verb="", score=score, body=len(text))


def _body_first(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Brazil | Ms X, Joint Secretary»."""
    match = BODY_FIRST.match(text)
    if not match or not (vocabulary.country_named(match["body"]) or BODY.search(match["body"])):
        return None
    name = name_at(text, match.end(), vocabulary, bare=True)
    if not name:
        return None
    found = _with_affiliation(text, name, len(text), vocabulary)
    return replace(found, printed=", ".join(filter(None, (found.printed, match["body"]))))


def _with_affiliation(text: str, name: Name, end: int, vocabulary: Vocabulary) -> Introduction:
    """Return the person with everything from the name to `end` as the affiliation."""
    at, inside = _bracket(text, name.end)
    printed = TITLE_OF_TALK.sub("", text[at:end]).strip(" ,.;:|–—-")
    found = Introduction(name, printed=printed, end=end)
    if inside:
        found = _classify_bracket(found, inside, vocabulary)
    return found


def _bracket(text: str, at: int) -> tuple[int, str]:
    match = BRACKET.match(text, at)
    return (match.end(), match["inside"].strip()) if match else (at, "")


def _classify_bracket(found: Introduction, inside: str, vocabulary: Vocabulary) -> Introduction:
    """Say what a bracket behind a name holds: a role, the name in another script, a country, an affiliation."""
    first = inside.split(",")[0].split(";")[0]
    if role := role_of(first):
        rest = inside[len(first) :].strip(" ,;")
        return replace(found, role=role, printed=found.printed if not rest or found.printed == inside else rest)
    letters = [character for character in inside if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(character, "") for character in letters)
    if letters and not latin and not vocabulary.country_named(inside) and all(map(is_name_token, inside.split())):
        printed = "" if found.printed == inside else found.printed
        return replace(found, other_names=(inside,), printed=printed)
    if found.printed and found.printed != inside:
        return replace(found, printed=f"{found.printed}, {inside}")
    return replace(found, printed=inside)


def _sentence(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read an introducing sentence: «Ms X, Director, Y, presented …», in several orders."""
    passive = PASSIVE.match(text)
    if passive:
        found = _passive(text, passive, vocabulary)
        if found:
            return found
    for start, bonus in _starts(text):
        found = (
            _person(text, start, vocabulary)
            or _office_first(text, start, vocabulary)
            or _person(text, start, vocabulary, bare=True)
        )
        if found and (found.verb or bonus):
            verb = found.verb or "speech"
            return replace(found, verb=verb, score=_score(found, text, start) + bonus)
    return None


def _passive(text: str, passive: re.Match[str], vocabulary: Vocabulary) -> Introduction | None:
    start = DETERMINER.match(text, passive.end())
    at = start.end() if start else passive.end()
    found = _office_first(text, at, vocabulary) or _person(text, at, vocabulary, bare=True)
    if not found:
        return None
    role = next((role for role, verb in PASSIVE_ROLES if re.match(verb, passive["verb"], re.IGNORECASE)), "")
    if not found.verb:
        end = sentence_end(text, at)
        line = replace(_with_affiliation(text, found.name, end, vocabulary), role=found.role)
        found = _with_companions(line, text, end, vocabulary)
    return replace(found, role=role or found.role, verb=role or "speech", score=8 if found.name.honorific else 6)


def _starts(text: str) -> list[tuple[int, int]]:
    """Return the places where a person may be named, with what the words before them add to the score."""
    places = [(0, 0)]
    given = TURN_GIVEN.match(text)
    if given:
        places.insert(0, (given.end(), 3))
    opener = OPENER.match(text)
    if opener:
        second = OPENER.match(text, opener.end())
        places = [*([(second.end(), 0)] if second else []), (opener.end(), 0), *places]
    result = []
    for at, bonus in places:
        determiner = DETERMINER.match(text, at)
        if determiner:
            result.append((determiner.end(), bonus))
        if not determiner or determiner[0].strip() in ("A", "O", "Le", "La", "El"):
            result.append((at, bonus))
    return result


def _person(text: str, start: int, vocabulary: Vocabulary, *, bare: bool = False) -> Introduction | None:
    """Read a name at `start`, its affiliation and the verb behind it."""
    name = name_at(text, start, vocabulary, bare=bare)
    if not name:
        return None
    if name.possessive:
        return Introduction(name, verb="possessive", end=name.end)
    return _behind_name(text, name, vocabulary)


def _behind_name(text: str, name: Name, vocabulary: Vocabulary) -> Introduction | None:
    end = min(sentence_end(text, name.end), name.end + LONGEST_INTRODUCTION)
    at, inside = _bracket(text, name.end)
    companion = _companion_at(text, at, vocabulary)
    behind = companion.end if companion else at
    direct = verb_at(text, SPACES.match(text, behind).end())
    cut, verb = (behind, direct) if direct else find_verb(text, behind, end)
    printed = text[behind:cut].strip(" ,.;:–—-")
    in_role = None if direct else ROLE_BEHIND.search(printed)
    if in_role and not in_role["of"] and role_of(in_role["role"]) not in ("moderator", "rapporteur", "discussant"):
        in_role = None  # «Union of Mutual Funds, President»: a post
    printed = printed[: in_role.start()] if in_role else printed
    if not direct and printed and not DASH.match(text, behind) and not inside:
        return None  # «Ms X director», «Social Security reforms of …»: not a name set off by a comma
    found = Introduction(name, printed=printed, verb=verb.kind if verb else "", end=cut, score=_verb_score(verb))
    if verb and verb.kind in ("chair", "moderator", "rapporteur"):
        found = replace(found, role=verb.kind)
    elif verb and (second := SECOND_VERB.match(text, cut)):
        found = replace(found, role="chair" if CHAIR_VERBS.match(text, second.end()) else "moderator")
    elif in_role:
        found = replace(found, role=role_of(in_role["role"]))
    if companion:
        other = Introduction(companion, printed=printed, verb=found.verb, role=found.role)
        found = replace(found, companions=(other,))
    else:
        found = _with_companions(found, text, cut, vocabulary)
    return _classify_bracket(found, inside, vocabulary) if inside else found


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


def _with_companions(found: Introduction, text: str, cut: int, vocabulary: Vocabulary) -> Introduction:
    """Split «Ms X, Director, Y, and Mr Z, Head, W» into two people of one sentence."""
    for match in COMPANION.finditer(text[found.name.end : cut]):
        at = found.name.end + match.end()
        if honorific_end(text, at) == at and not (match.start() == 0 and name_at(text, at, vocabulary, bare=True)):
            continue
        name = name_at(text, at, vocabulary, bare=True)
        if not name or name.end > cut:
            continue
        other = replace(_with_affiliation(text, name, cut, vocabulary), verb=found.verb, role=found.role)
        printed = text[found.name.end : found.name.end + match.start()].strip(" ,;()")
        return replace(found, printed=printed, companions=(other,))
    return found


def _office_first(text: str, start: int, vocabulary: Vocabulary) -> Introduction | None:
    """Read «The Minister of Labour, Ms X, said» and «Minister Yin Weimin said»."""
    end = min(sentence_end(text, start), start + 300)
    if text[start : start + 1] in ("", *"\"“«‘'") or honorific_end(text, start) != start:
        return None
    title = TITLE_BEFORE_NAME.match(text, start, end)
    if title:
        name = name_at(text, title.end(), vocabulary) or name_at(text, title.end(), vocabulary, bare=True)
        if name:
            return _behind_office(text, start, name, vocabulary)
    cue = OFFICE.search(text, start, end)
    for match in OFFICE_END.finditer(text, cue.end() if cue else end, end):
        at, is_set_off = match.end(), match[0][0] in ",:"
        if is_set_off and verb_at(text, at):
            return None
        if not is_set_off and honorific_end(text, at) == at:
            continue
        name = name_at(text, at, vocabulary, bare=is_set_off)
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


def _role_within(office: str) -> str:
    """Return the role an office begins or ends with: «Moderator of the panel», «The third speaker»."""
    words = office.split()
    parts = [part for count in (3, 2, 1) for part in (words[:count], words[-count:])]
    return next((role for part in parts if (role := role_of(" ".join(part)))), "")


def _behind_office(text: str, start: int, name: Name, vocabulary: Vocabulary) -> Introduction | None:
    office = text[start : name.start].strip(" ,:;")
    found = _behind_name(text, name, vocabulary)
    if not found:
        return None
    role = found.role or role_of(office) or _role_within(office)
    if OFFICE_IS_ROLE.fullmatch(office):
        office = ""
    printed = ", ".join(filter(None, (office, found.printed)))
    return replace(found, printed=printed, role=role)


def _score(found: Introduction, text: str, start: int) -> int:
    """Add up the cues that somebody takes the floor here."""
    if found.verb == "possessive":
        return 0
    score = found.score
    score += 3 if found.name.honorific else 2
    if found.printed:
        score += 2 if JOB.search(found.printed) else 1
    return score + (1 if len(text) <= 450 else 0)


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
        cut, verb = find_verb(text, name.end, name.end + len(printed))
        if verb:
            printed = text[name.end : cut]
        people.append(_with_affiliation(text[: name.end] + printed, name, name.end + len(printed), vocabulary))
    return people
