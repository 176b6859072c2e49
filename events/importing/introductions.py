"""Find who takes the floor at the start of a block: cues are scored, and the reasons kept."""

from __future__ import annotations

import re
from dataclasses import replace

from .affiliations import BODY, JOB, UNIT
from .capacities import ABOUT_FLOOR, role_said
from .formulas import BEHALF, IN_CHARGE, OPINION, TASKS, Formula, formula_at
from .leads import (
    DETERMINER,
    FLOOR,
    NOT_PRESENTING,
    SPOKEN_FOR,
    heading_before,
    starts,
)
from .lexicon import EVENTS, LOWER_HONORIFICS, ROLE_WORDS
from .names import Name, honorific_end, mentions, name_at
from .phrases import (
    BRACKET,
    DASH,
    OFFICE_IS_ROLE,
    POST_IN_SMALL,
    SPACE,
    Introduction,
    behind_name,
    bracket_at,
    classify_bracket,
    office_first,
    role_of,
    with_affiliation,
    with_companions,
)
from .sentences import LONGEST_INTRODUCTION, RELATIVE, affiliation_end, sentence_end, verb_at
from .vocabulary import Vocabulary

ENOUGH = 5
MAYBE = 3
ROLE_LABEL = re.compile(
    rf"(?:the\s+)?(?P<role>{ROLE_WORDS})(?:\s+\d+)?(?:\s*\((?P<role_note>[^)]{{1,60}})\))?\s*"
    r"(?P<sign>:|\s[–—-]\s|(?<=\bby)\s|(?<=\bfrom)\s|(?<=\bde)\s|(?<=\bpar)\s|(?<=\bpor)\s)\s*(?P<rest>\S?)",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"(?:[^.:]{0,120}?\b(?:was|were|is|fue|a\s+été|est|foi|é|es|était|étaient|fut|ont\s+été|sont|estuvo|estaba|era|estava|esteve|ha\s+sido)"
    rf"\s+(?:[^\s,.:]+\s+)??|(?:La|Le|L'|El|A|O|Cette|Cet|Ce|Esta|Este)\s*{EVENTS}(?:\s+[^,.:]{{2,60}})?,\s+)?"
    r"(?P<verb>(?:co-?)?(?:chaired|moderated|facilitated|opened|closed|presided\s+over"
    r"|introduced|présidée?s?|animée?s?|modérée?s?|ouverte?s?|dirigée?|conduite?|coordonnée?|presidid[ao]|moderad[ao]|inaugurad[ao]|abert[ao]"
    r"|dirigid[ao]|conducid[ao]|coordinad[ao]|facilitad[ao]|clausurad[ao]|prononcée?s?|pronunciad[ao]s?|proferid[ao]s?|dictad[ao]|impartid[ao]|ministrad[ao]|conduzid[ao]|coordenad[ao]|mediad[ao]|encerrad[ao]"
    r"|called\s+to\s+order(?:\s+at\s+[\d.:]+(?:\s*[ap]\.?m\.?)?)?))\s+(?:by|par|por|pel[oa])\s+",
    re.IGNORECASE,
)
PASSIVE_ROLES = (
    ("chair", r"(?:co-?)?(?:chaired|presid|présid|dirig|called)"),
    ("moderator", r"(?:co-?)?(?:moder|modér|facilit|anim|condu|coord|mediad)"),
)
ANY_WORDS = re.compile(r"(?!(?:Entre|Parmi|Among|Dentre)\b)[A-ZÀ-Þ][^,.:;“«\"()\d]{2,80},\s+")
VIEW_OF = re.compile(r"(?:For|According\s+to|In\s+the\s+(?:view|opinion|words)\s+of)\s+")
CLAUSE_BEGINS = re.compile(
    r",\s+(?=(?:nobody|everyone|everybody|most|many|some|people|the|an?|this|that|these|those|it|there|what|all|no|nothing|one|each|every|we|our|he|she|his|her|they|their"
    r"|le|la|les|l'|un|une|des|ce|cela|il|elle|el|los|las|una|lo|esto|o|os|as|uma?|isso)\b)"
)
PRESENTING = re.compile(  # what stands directly before the name of somebody who is given the floor
    r"\b(?:(?:was|were|is|are)(?:\s+(?:for|that\s+of))?|came|(?:fell|went|goes|belonged|belongs|passed|turned|over|handed|given|put)\s+(?:\w+\s+)?to"
    r"|(?:given|delivered|made|presented|represented|followed|provided|offered)\s+by|came\s+from|invited|introduced|welcomed)\s+"
    r"(?:(?:the|our)\s+[^,.;:]{2,60},\s+)?",
)
FRAMED = re.compile(r"\s*(?:,|\(|[.!?]|$|\s[–—-]\s|(?:who|to)\s)")
LEAD_ROLES = (
    ("chair", re.compile(r".*?\b(?:chair(?:ing|ed)?\b(?!\s+of)|presid(?:ing|ed))", re.IGNORECASE)),
    (
        "moderator",
        re.compile(r".*?\b(?:moderat(?:or|ing|ed)|facilitat(?:or|ing|ed)|guiding|hosting|steering)\b", re.IGNORECASE),
    ),
    ("rapporteur", re.compile(r".*?\brapporteur\b", re.IGNORECASE)),
    ("discussant", re.compile(r".*?\b(?:discussant|respondent)\b", re.IGNORECASE)),
    ("panellist", re.compile(r".*?\bpanell?ists?\b", re.IGNORECASE)),
)
SURNAME = re.compile(r"[A-ZÀ-ÞŁŚŽŠĐ][\w'-]+")
TOLD_BY = re.compile(
    r"(?:,|,?[”\"»])\s+(?:said|says|explained|noted|added|stated|argued|warned|stressed|recalled|remarked|concluded"
    r"|insisted|observed|a\s+(?:dit|déclaré|expliqué|souligné)|dijo|explicó|señaló|afirmó|disse|afirmou)\s+"
    r"(?:the\s+|la\s+|el\s+|o\s+)?(?=[^\W\d_a-z])"
)
PROPER_NAME = re.compile(r"[^\W\d_a-z][\w'&.-]*(?:,?\s+(?:[^\W\d_a-z][\w'&.-]*|of|and|the|for|on|in|&|de|du|des|la))*")
ASKED = re.compile(
    r"(?:(?P<question>Q|Question|Comment|Pregunta|Pergunta|Comentario|Intervention)|A|R|Answer|Reply|Réponse|Respuesta|Resposta)"
    r"\s*\d*\s*\((?P<inside>[^()]{3,200})\)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
COLON = re.compile(r"\s*(?::|\.\s?[—–-])\s+(?=\S)")
BEFORE_COLON = re.compile(r",[^.:]{2,120}?:\s+(?=\S)")
TASK = re.compile(r",\s+(?:de\s+|d')?[a-zß-ÿ]+(?:ar|er|ir|re)(?:\s[^,]*)?$")  # «Coube à Sra. X, docente, concluir»
EVENT = re.compile(rf"\b{EVENTS}\b", re.IGNORECASE)
BETWEEN_COMMAS = re.compile(r",\s+(?P<part>[^,]{3,120})(?=,)")
ARTICLES = ("le ", "la ", "les", "el ", "los", "las", "o ", "a ", "os ", "as ", "il ", "ell", "c'e", "l'")
BODY_FIRST = re.compile(r"(?P<body>[^|–—]{2,80}?)\s+[|–—-]\s+(?=\S)")


def introduction_of(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Return who takes the floor at the start of a block whose folded text is given, or nothing."""
    return (
        _asked(text, vocabulary)
        or _labelled(text, vocabulary)
        or _turn(text, vocabulary)
        or _sentence(text, vocabulary)
        or name_line(text, vocabulary)
    )


def _labelled(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Chair: Ms X, Director, Y» with or without more behind it."""
    label = ROLE_LABEL.match(text)
    if not label or not label["rest"]:
        return None
    role = role_of(label["role"])
    start = label.start("rest")
    found = office_first(text, start, vocabulary) or _person(text, start, vocabulary, bare=True)
    if not found:
        return None
    spoken = COLON.match(text, bracket_at(text, found.name.end)[0])
    if spoken:
        return replace(
            found, printed=bracket_at(text, found.name.end)[1], role=role, form="turn", score=8, body=spoken.end()
        )
    rest = text[found.end :].strip(" .,;")
    if rest and found.verb:
        return replace(found, role=found.role or role, score=max(found.score + 3, _score(found, text, start)))
    if rest and sentence_end(text, start) < len(text.rstrip()):
        first = sentence_end(text, start)
        line = with_affiliation(text, found.name, first, vocabulary)
        return replace(line, role=role, form="sentence", score=8)
    line = with_affiliation(text, found.name, len(text), vocabulary)
    line = with_companions(line, text, len(text), vocabulary)
    office = text[start : found.name.start].strip(" ,")
    printed = found.printed if office and not line.printed else line.printed
    return replace(line, printed=printed, role=role, form="line", score=8, body=len(text))


def _asked(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Question (Ms X, Org): what is asked» and «Answer (Mr Y): …»."""
    match = ASKED.match(text)
    inside = match["inside"] if match else ""
    name = name_at(inside, 0, vocabulary, bare=True)
    if not name and SURNAME.fullmatch(inside):
        name = Name("", inside, 0, len(inside))
    if not match or not name:
        return None
    found = with_affiliation(match["inside"], name, len(match["inside"]), vocabulary)
    role = "audience" if match["question"] else ""
    return replace(found, role=role, form="turn", score=8, body=match.end(), end=match.end())


def _turn(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Mr X (Org): what is said»."""
    name = name_at(text, _behind_article(text), vocabulary, bare=True)
    if not name or name.possessive:
        return None
    at, inside = bracket_at(text, name.end)
    colon = COLON.match(text, at)
    if not colon and text[at : at + 1] == ",":
        colon = BEFORE_COLON.match(text, at)
        if colon and any(verb_at(text, at.end()) for at in SPACE.finditer(text, at, colon.end() - 1)):
            return None  # a sentence with a colon in it
        inside = colon[0].strip(" ,:") if colon else inside
    if not colon:
        return None
    score = 5 + (2 if name.honorific else 0) - (0 if name.honorific or name.text.isupper() or inside else 2)
    found = Introduction(name, printed=inside, form="turn", score=score, body=colon.end(), end=at)
    return classify_bracket(found, inside, vocabulary) if inside else found


def _behind_article(text: str) -> int:
    """Return where a name begins in «Le Pr X, océanographe» and «La Sra. Y: …»."""
    article = DETERMINER.match(text)
    return article.end() if article and honorific_end(text, article.end()) > article.end() else 0


def name_line(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read a block that is nothing but a name with an affiliation: «Ms X – Economist, Bank», «Name | Org»."""
    bare = text.strip()
    if len(bare) > 300 or "\n\n" in bare or re.search(r"[!?;]$", bare):
        return None
    found = _body_first(bare, vocabulary) or office_first(bare, 0, vocabulary)
    if not found:
        name = name_at(bare, _behind_article(bare), vocabulary, bare=True)
        if not name or name.possessive:
            return None
        behind = BRACKET.sub("", bare[name.end :], count=1)
        if behind.strip() and (not DASH.match(behind) or RELATIVE.match(DASH.sub("", behind, count=1))):
            return None
        found = with_affiliation(bare, name, len(bare), vocabulary)
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
    found = with_affiliation(text, name, len(text), vocabulary)
    return replace(found, printed=", ".join(filter(None, (found.printed, match["body"]))))


def _sentence(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read an introducing sentence: «Ms X, Director, Y, presented …», in several orders."""
    passive = PASSIVE.match(text)
    if passive:
        found = _passive(text, passive, vocabulary)
        if found:
            return found
    formula = formula_at(text)
    found = (formula and _behind_formula(text, formula, vocabulary)) or _in_charge(text, vocabulary)
    found = found or _opinion(text, vocabulary)
    if found:
        return found
    for start, bonus in starts(text):
        found = (
            _person(text, start, vocabulary)
            or _post_behind(text, start, vocabulary)
            or office_first(text, start, vocabulary)
            or _person(text, start, vocabulary, bare=True)
        )
        if found and (found.verb or bonus):
            verb = found.verb or "speech"
            role = found.role or role_said(text, start, found.end, sentence_end(text, found.end))
            role = role or next((role for role, verb in LEAD_ROLES if verb.match(text, 0, start)), "")
            found = replace(_with_body_spoken_for(found, text), heading=heading_before(text, start))
            return replace(found, role=role, verb=verb, score=_score(found, text, start) + bonus)
    if found := _behind_any_words(text, vocabulary):
        return found
    return _presented(text, vocabulary) or _in_view_of(text, vocabulary) or _told_by(text, vocabulary)


def _behind_any_words(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Premier à s'exprimer, M. X, Directeur, Y, a dit»: words that name nobody, then a person and a verb."""
    lead = ANY_WORDS.match(text)
    article = DETERMINER.match(text, lead.end()) if lead else None
    start = article.end() if article else lead.end() if lead else 0
    if not lead or not (text[start : start + 1].isupper() or text.startswith(LOWER_HONORIFICS, start)):
        return None
    if JOB.search(lead[0]) or mentions(lead[0], vocabulary) or name_at(text, 0, vocabulary, bare=True):
        return None
    if any(verb_at(text, at.end()) for at in SPACE.finditer(lead[0][:-1])):
        return None
    found = _person(text, start, vocabulary) or _post_behind(text, start, vocabulary)
    if not found or not found.verb or found.verb == "possessive":
        return None
    role = found.role or role_said(text, start, found.end, sentence_end(text, found.end))
    score = _score(found, text, start) if ABOUT_FLOOR.search(lead[0]) else min(ENOUGH, _score(found, text, start))
    return replace(_with_body_spoken_for(found, text), role=role, score=score)


def _post_behind(text: str, start: int, vocabulary: Vocabulary) -> Introduction | None:
    """Read a name without honorific whose post follows it, whatever the body is called that comes behind."""
    found = _person(text, start, vocabulary, bare=True)
    return found if found and found.verb and JOB.search(found.printed.split(",")[0]) else None


def _in_view_of(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «For Ms X, Director, Y, the cost is the whole story», which says no verb of hers."""
    opening = VIEW_OF.match(text)
    name = name_at(text, opening.end(), vocabulary, bare=True) if opening else None
    if not name or name.possessive or text[name.end : name.end + 1] != ",":
        return None
    if name.honorific and CLAUSE_BEGINS.match(text, name.end):
        return Introduction(name, verb="opinion", end=name.end, score=ENOUGH)  # of somebody known already
    for clause in CLAUSE_BEGINS.finditer(text, name.end, sentence_end(text)):
        printed = text[name.end : clause.start()].strip(" ,")
        if JOB.search(printed.split(",")[0]):
            score = 6 + (1 if name.honorific else 0)
            return Introduction(name, printed=printed, verb="speech", end=clause.start(), score=score)
    return None


def _behind_formula(text: str, formula: Formula, vocabulary: Vocabulary) -> Introduction | None:
    """Read the person behind «Moderó la sesión …» and «La clausura corrió a cargo de …»."""
    found = _named_behind(text, formula.end, vocabulary)
    if not found or not (found.name.honorific or found.printed or formula.body):
        return None
    task = TASK.search(found.printed)
    task = None if task and JOB.search(task[0]) else task
    told = task[0] if task else ", " + text[found.end :].lstrip(" ,")
    given = next((role for role, verb in TASKS if verb.match(told)), "")
    printed = found.printed[: task.start()] if task else found.printed
    printed = ", ".join(filter(None, (printed, formula.body)))
    role = formula.role or given or found.role
    return replace(found, printed=printed, role=role, verb=role or "speech", score=8)


def _in_charge(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Con la moderación de X, periodista de Y, la mesa reunió …»: a clause ends the affiliation."""
    role, match = next(((role, found) for role, cue in IN_CHARGE if (found := cue.match(text))), ("", None))
    found = _named_behind(text, match.end(), vocabulary) if match else None
    if not found or not found.printed or (role == "chair" and not EVENT.search(text, found.end, sentence_end(text))):
        return None  # «Sous la présidence de M. X, le pays a changé»
    return replace(found, role=role, verb=role, score=8)


def _named_behind(text: str, at: int, vocabulary: Vocabulary) -> Introduction | None:
    """Read a person at a place, or the office before them, with what the sentence prints of them."""
    start = DETERMINER.match(text, at)
    at = start.end() if start else at
    found = office_first(text, at, vocabulary) or _person(text, at, vocabulary)
    found = found or (None if start else _person(text, at, vocabulary, bare=True))
    if not found or found.verb:
        return found
    cut = affiliation_end(text, found.name.end, sentence_end(text, at))
    line = with_companions(with_affiliation(text, found.name, cut, vocabulary), text, cut, vocabulary)
    office = text[at : found.name.start].strip(" ,:;")
    printed = ", ".join(filter(None, ("" if OFFICE_IS_ROLE.fullmatch(office) else office, line.printed)))
    return replace(line, printed=printed, role=line.role or found.role)


def _opinion(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read «Pour Mme X, Directrice, Y, le débat …»: a view is reported of somebody who is introduced with it."""
    match = OPINION.match(text)
    determiner = DETERMINER.match(text, match.end()) if match else None
    start = (determiner or match).end() if match else 0
    office = POST_IN_SMALL.match(text, start) if match else None
    name = name_at(text, start, vocabulary) if match else None
    name = name or (name_at(text, office.end(), vocabulary, bare=True) if office else None)
    if not name or name.possessive:
        return None
    end = sentence_end(text)
    at = name.end
    while (part := BETWEEN_COMMAS.match(text, at, end)) and _tells_who(part["part"], vocabulary):
        at = part.end()
    before = text[start : name.start].strip(" ,")
    printed = ", ".join(filter(None, (before, text[name.end : at].strip(" ,"))))
    if not JOB.search(printed):
        return Introduction(name, verb="possessive", end=name.end)
    verb = "speech" if match["said"] else "opinion"
    return Introduction(name, printed=printed, verb=verb, score=ENOUGH, end=at)


def _tells_who(part: str, vocabulary: Vocabulary) -> bool:
    head = " ".join(part.split()[:4])
    return (
        bool(JOB.search(head) or BODY.search(head) or UNIT.search(head) or vocabulary.country_named(part))
        and part[:3] not in ARTICLES
    )


def _with_body_spoken_for(found: Introduction, text: str) -> Introduction:
    """Add the body of «au nom du Réseau Y» or «For Network Y, Ms X» to what is printed of somebody without one."""
    spoken_for = SPOKEN_FOR.match(text, 0, found.name.start)
    if spoken_for and not BODY.search(found.printed) and PROPER_NAME.fullmatch(body := spoken_for["body"].strip(" ,")):
        return replace(found, printed=", ".join(filter(None, (found.printed, body))))
    behalf = BEHALF.search(text, 0, sentence_end(text, found.name.end))
    if not behalf or BODY.search(found.printed) or not behalf["body"][0].isupper():
        return found
    printed = ", ".join(filter(None, (found.printed, behalf["body"].strip())))
    return replace(found, printed=printed)


def _passive(text: str, passive: re.Match[str], vocabulary: Vocabulary) -> Introduction | None:
    found = _named_behind(text, passive.end(), vocabulary)
    if not found:
        return None
    role = next((role for role, verb in PASSIVE_ROLES if re.match(verb, passive["verb"], re.IGNORECASE)), "")
    return replace(found, role=role or found.role, verb=role or "speech", score=8 if found.name.honorific else 6)


def _presented(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read a sentence that names the person at its end: «First up was Ms X, Director», «It fell to Mr Z to close»."""
    end = sentence_end(text)
    for match in PRESENTING.finditer(text, 0, end):
        lead = text[: match.end()]
        if mentions(lead, vocabulary) or NOT_PRESENTING.search(lead):
            return None
        cue = FLOOR.search(lead)
        name = name_at(text, match.end(), vocabulary) or name_at(text, match.end(), vocabulary, bare=True)
        if not cue or not name or name.possessive or not FRAMED.match(text, name.end):
            continue
        found = behind_name(text, name, vocabulary) or Introduction(name, end=name.end)
        role = found.role or next((role for role, verb in LEAD_ROLES if verb.search(lead)), "")
        score = 2 + (3 if name.honorific else 2) + (1 if len(text) <= 450 else 0)
        score += (2 if JOB.search(found.printed) else 1) if found.printed else 0
        return replace(found, role=role, verb=found.verb or "speech", score=score)
    return None


def _told_by(text: str, vocabulary: Vocabulary) -> Introduction | None:
    """Read a sentence whose speaker stands behind what is said: «Bread is dear, explained Ms X, Director, Y.»"""
    for match in TOLD_BY.finditer(text, 0, LONGEST_INTRODUCTION):
        name = name_at(text, match.end(), vocabulary) or name_at(text, match.end(), vocabulary, bare=True)
        lead = text[: match.end()]
        if not name or name.possessive or text[name.end : name.end + 1] != "," or mentions(lead, vocabulary):
            continue
        found = behind_name(text, name, vocabulary)
        if (
            found
            and found.printed
            and found.printed[0] not in '“"«'
            and (JOB.search(found.printed) or BODY.search(found.printed))
        ):
            score = 4 + (3 if name.honorific else 2) + (1 if len(text) <= 450 else 0)
            return replace(found, verb="speech", score=score)
    return None


def _person(text: str, start: int, vocabulary: Vocabulary, *, bare: bool = False) -> Introduction | None:
    """Read a name at `start`, its affiliation and the verb behind it."""
    name = name_at(text, start, vocabulary, bare=bare)
    if not name:
        return None
    if name.possessive:
        return Introduction(name, verb="possessive", end=name.end)
    return behind_name(text, name, vocabulary)


def _score(found: Introduction, text: str, start: int) -> int:
    """Add up the cues that somebody takes the floor here."""
    if found.verb == "possessive":
        return 0
    score = found.score
    score += 3 if found.name.honorific else 2
    if found.printed:
        score += 2 if JOB.search(found.printed) else 1
    return score + (1 if len(text) <= 450 else 0)
