"""Find the places of a text where somebody may be named who takes the floor: behind openers, lead-ins and formulas."""

from __future__ import annotations

import re

from .affiliations import JOB
from .formulas import GIVEN
from .names import honorific_end
from .phrases import SPACE, SPACES
from .sentences import sentence_end, verb_at

OPENER = re.compile(
    r"(?:In|En|Dans|Em|During|At|On|Speaking|Opening|Closing|Representing|Next|Then|First|Second|Third|Fourth|Finally|Lastly|Also|Following"
    r"|After|As|For|Por|A\s+su\s+(?:vez|turno)|Por\s+su\s+(?:parte|lado)|A\s+continuación|Seguidamente|Posteriormente|Finalmente|Ensuite|Enfin|Puis|À|De|Pour|Prenant|S'exprimant|Au|Intervenant|Responding"
    r"|Replying|Introducing|Summing|Concluding|Welcoming|To|Ao|Joining|From|Turning|Last|Again|Similarly|Meanwhile|Afterwards|Subsequently"
    r"|Après|Répondant|Interrogée?s?|Invitée?s?|Questionnée?s?|Sollicitée?s?|Consultad[oa]|Preguntad[oa]|Interrogad[oa]|Perguntad[oa]|Questionad[oa]"
    r"|Pendant|Avant|Devant|Quant|Ante|Antes|Depois|Después|Luego|Hacia|Sobre|Por\s+(?:otra|su|outro)|Para|Pela|Pelo|Ao\s+|Às|Aux|D'|Du|Du\s+côté"
    r"|[^\W\d_]{3,}(?:ant|ando|endo|indo|iendo)|(?:Al|Ao|A)\s+[^\W\d_]+r|A\s+la|A\s+propósito|Sous|Sans|Sin|Sem|Comme|Como"
    r"|Tras|Durante|Desde|Con|Com|Nas|Na|No|Sur|Lors|Abriendo|Cerrando|With|Before|When|While|Asked"
    r"|[A-Z][a-z]+ing)\b"
    r"(?:[^,.:“«\"]|«[^«»]{1,60}»|(?<=\bM[rsx]|\bDr)\.|(?<=\bMrs|\bSra)\.|(?<=\bProf)\.){0,140},\s+"
    r"(?:(?:who|which|whose|where)\s[^,.:]{3,100},\s+)?",
)
SECOND_OPENER = re.compile(  # «Desde Mendoza, por videollamada, el ingeniero X»
    r"(?:por|par|via|vía|depuis|desde|en|em|dans|avec|con|com|après|tras|pour|para|toujours|siempre|também|également)\s[^,.:;]{2,60},\s+"
)
TURN_GIVEN = re.compile(
    r"(?:(?:En|Fue|Llegó)\s+el\s+turno\s+del?|(?:Le\s+)?tocó\s+el\s+turno\s+a|It\s+was\s+the\s+turn\s+of|Next\s+(?:came|was|up\s+was)|There\s+followed"
    r"|The\s+floor\s+(?:was|went)\s+(?:then\s+)?(?:given\s+)?to|La\s+parole\s+(?:a\s+été|est|fut)\s+(?:ensuite\s+)?(?:donnée|passée)?\s*à"
    r"|(?:The|Our|Le|La|El|O|A|L')\s*(?:\w+\s+){0,2}?(?:speaker|panell?ist|presenter|presentation|discussant|moderator|chair|intervenante?|orateur|oratrice"
    r"|panéliste|ponente|oradora?|panelista|expositora?|palestrante)\s+(?:was\s+by|was|is|came\s+from|était|est|fue|es|foi)\s+)\s*",
    re.IGNORECASE,
)
DETERMINER = re.compile(
    r"(?:(?:S\.\s?Ex[ac]?\.|S\.\s?E\.|Son\s+Excellence|Su\s+Excelencia|Sua\s+Excelência)\s+"
    rf"(?:(?:la|el|le|o|a)\s+|l')(?=(?i:{JOB.pattern}))|(?:The|La|El|Le|Les|L'|O|A|Los|Las|Our|la|el|le|o|a|sa|son|su|seu|sua|leur)(?:\s+|(?<=')))"
)
FLOOR = re.compile(
    r"\b(?:floor|microphone|speakers?|panell?ists?|panel|presenters?|presentations?|keynote|address|moderat\w+|chair\w*|facilitat\w+|guid\w+"
    r"|host\w*|next|first|second|third|fourth|fifth|last|final\w*|closing|opening|close|open|turn|up|discussants?|respon\w+|reacti?\w*|remarks?"
    r"|statements?|applause|sector|perspectives?|voices?|views?|question|reply|word|speak|stage|it)\b",
    re.IGNORECASE,
)
NOT_PRESENTING = re.compile(
    r"\b(?:present|attend\w*|(?:in|from)\s+the\s+audience|among|thank\w*|honou?r\w*|elected|appointed|born|written|funded|absent|unable|chosen|named)\b",
    re.IGNORECASE,
)
LOOSE_START = re.compile(r"(?:Já|Mas|Mais|Pero|Et|Y|E|También|Também)\s+(?=(?:el|la|le|l'|o|a)\s)")
SHORT_OPENER = re.compile(r"(?:At|In|On|After|During|Towards|By|Before|Later|Finally|Then)\b")
SPOKEN_FOR = re.compile(r"(?:On\s+behalf\s+of|For|Representing|Speaking\s+for)\s+(?:the\s+)?(?P<body>[^.:;“\"]{3,120})")
PRONOUN = re.compile(r"\b(?:she|he|his|her|they|their|we|our|I)\b", re.IGNORECASE)
LONGEST_LEAD_IN = 160


def starts(text: str) -> list[tuple[int, int]]:
    """Return the places where a person may be named, with what the words before them add to the score."""
    places = [(0, 0)]
    opener = OPENER.match(text) or LOOSE_START.match(text)
    if opener:
        second = OPENER.match(text, opener.end()) or SECOND_OPENER.match(text, opener.end())
        places = [*([(second.end(), 0)] if second else []), (opener.end(), 0), *places]
    givens = (TURN_GIVEN.match(text, at) or GIVEN.match(text, at) for at in (0, opener.end() if opener else 0))
    if given := next(filter(None, givens), None):
        places.insert(0, (given.end(), 3))
    result = []
    for at, bonus in places:
        determiner = DETERMINER.match(text, at)
        if honorific_end(text, at) > at:
            result.append((at, bonus))  # «The Hon. X»
        if determiner:
            result.append((determiner.end(), bonus))
        if not determiner or determiner[0].strip() in ("A", "O", "Le", "La", "El"):
            result.append((at, bonus))
    return result + _behind_body_spoken_for(text) + _behind_lead_in(text) + _behind_short_opener(text)


def _behind_body_spoken_for(text: str) -> list[tuple[int, int]]:
    """Return where a titled name follows «On behalf of the Ministry of Environment, Fiji,»."""
    opening = SPOKEN_FOR.match(text)
    commas = re.finditer(r",\s+", text[:LONGEST_LEAD_IN]) if opening else ()
    return [(comma.end(), 0) for comma in commas if honorific_end(text, comma.end()) > comma.end()][:1]


def _behind_short_opener(text: str) -> list[tuple[int, int]]:
    """Return where a titled name follows an opener without a comma: «At the end of the session Dr X proposed»."""
    opener = SHORT_OPENER.match(text)
    gaps = SPACE.finditer(text, opener.end(), opener.end() + 60) if opener else ()
    place = next((gap.end() for gap in gaps if honorific_end(text, gap.end()) > gap.end()), 0)
    return [(place, 0)] if place and not re.search(r"[,.;:“\"]", text[:place]) else []


def _behind_lead_in(text: str) -> list[tuple[int, int]]:
    """Return where a person may be named behind «Opening remarks.» or «Three panellists had been asked to react.»"""
    end = sentence_end(text)
    lead = text[:end]
    if end >= len(text.rstrip()) or end > LONGEST_LEAD_IN or PRONOUN.search(lead):
        return []
    is_heading = len(lead.split()) <= 8 and not any(verb_at(text, at.end()) for at in re.finditer(r"\s", lead[:-1]))
    if not is_heading and not (FLOOR.search(lead) and not NOT_PRESENTING.search(lead)):
        return []
    return [(SPACES.match(text, end).end(), 0)]


def heading_before(text: str, start: int) -> str:
    """Return the words before a place if they may be a heading that runs into its paragraph: «Opening remarks.»"""
    lead = text[:start].strip()
    return lead.rstrip(" .") if lead.endswith(".") and sentence_end(text) <= start and not FLOOR.search(lead) else ""
