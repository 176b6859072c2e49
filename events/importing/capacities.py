"""Tell the role in which somebody speaks from the words of a sentence: «en qualité de discutante», «De la salle, …»."""

from __future__ import annotations

import re

from .lexicon import ROLE_BY_WORD, ROLE_WORDS

LONGEST_GAP = 70
AS = re.compile(
    r"(?<![\w'-])(?:en\s+(?:sa\s+|su\s+)?(?:qualité|calidad)\s+de\s+|na\s+(?:sua\s+)?qualidade\s+de\s+|em\s+qualidade\s+de\s+|à\s+titre\s+de\s+"
    r"|en\s+tant\s+que?\s+|enquanto\s+|comme\s+|como\s+|as\s+|in\s+(?:her|his|their)\s+(?:role|capacity)\s+as\s+)"
    r"(?:the\s+|an?\s+|la\s+|le\s+|el\s+|l'|une?\s+|una\s+|uma?\s+)?(?:(?!de\b|du\b|del\b)[^\W\d_]+\s+)?"
    rf"(?P<role>{ROLE_WORDS})(?![\w-])(?!\s+(?:of|de|du|des|del|da|do|dos|d')(?!\s+(?:la\s+|this\s+|the\s+)?(?:séance|session|sesión|mesa|panel)))",
    re.IGNORECASE,
)
FLOOR = re.compile(
    r"(?:(?:De|Depuis|Dans|Desde|En)\s+(?:la|l')\s*(?:salle|sala|assistance|auditoire|platea)|(?:Da|Na)\s+(?:sala|plateia|assistência|audiência)"
    r"|(?:Du|Dans\s+le|Desde\s+el|Del|En\s+el|Do|No)\s+(?:public|público|auditorio|auditório)|Entre\s+(?:el|le|o)\s+p[uú]blico?"
    r"|[^,.;:]{0,60}\b(?:questions?|preguntas?|perguntas?)(?:\s+(?:du|de\s+la|del|do|da)\s+(?:public|salle|público|sala|plateia)"
    r"|\s+et\s+réponses|\s+y\s+respuestas|\s+e\s+respostas)?)\s*,\s",
    re.IGNORECASE,
)
ABOUT_FLOOR = re.compile(  # what says that the person named next has the floor; any other words leave a doubt
    r"(?i:exprim|parole|micro|tribune|intervenant|intervention|orat|orad|conféren|panel|panél|palabra|palavra|ponen|tour\b|turno|vez\b|premi|derni"
    r"|primer|últim|segund|tercer|terceir|question|pregunt|pergunt|discut|debat|relais|réagi|réaction|suite|suivre|seguida|continua|clôtur|clausur"
    r"|conclu|ouverture|apertura|abertura|côté|parte)"
)
ASKED_ABOUT = re.compile(  # «Répondant aux questions», «Sobre las preguntas»: whoever answers is no listener
    r"(?:Répond|En\s+réponse|Respond|Ante|Sobre|Tras|Après|Após|Depois|Después|Frente|Interrog|Contest|Pour|Para|Sur|À|Al?\s)",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"[\s,]*(?:(?:le|lui|leur|les|lhe|lhes|y|en)\s+)?(?:(?:a|ont|ha)\s+)?(?:répond|répliqu|précis|respond|contest|replic|repuso|aclar|esclarec|answer|repl)",
    re.IGNORECASE,
)


def role_said(text: str, start: int, end: int, stop: int) -> str:
    """Return the role that the words before a person (to `start`) or behind the affiliation (from `end`) give."""
    lead = text[:start]
    if FLOOR.match(lead) and not ASKED_ABOUT.match(lead):
        return "" if ANSWERS.match(text, end) else "audience"
    said = AS.match(lead) or AS.search(text, end, min(stop, end + LONGEST_GAP))
    role = ROLE_BY_WORD.get(" ".join(said["role"].casefold().split()), "") if said else ""
    return role if role in ("chair", "moderator", "rapporteur", "discussant", "panellist") else ""
