"""Handle what is in nobody's turn: how the event ended, what comes next, who wrote the notes, who has no name."""

from __future__ import annotations

import re

from .assembly import Turn
from .introductions import ENOUGH, introduction_of
from .lexicon import EVENTS
from .names import mentions
from .offers import offer_people
from .phrases import panel_of
from .quotes import label_of
from .reading import Reading
from .sentences import sentence_starts, verb_at

SURE = 8

_THE = r"(?:The|This|La|Le|L'|Cette|Cet|Ce|El|Esta|Este|A|O|Esta|Este)\s*"
ENDED = (
    r"(?:closed|ended|adjourned|concluded|rose|was\s+(?:closed|adjourned))\s+(?:at|with|by|on|in|shortly)\b"
    r"|(?:s'est|se\s+sont)\s+(?:achevé|terminé|conclu|clos|clôturé)e?s?\b|(?:a|fut|est)\s+(?:été\s+)?(?:levée?|close?)\b"
    r"|a\s+pris\s+fin\b|prit\s+fin\b|(?:se\s+)?(?:concluyó|terminó|finalizó|culminó|acabó|cerró|clausuró|levantó)\b"
    r"|(?:terminou|encerrou-se|concluiu-se|acabou|foi\s+encerrad[oa])\b"
)
CLOSING = re.compile(
    rf"{_THE}{EVENTS}(?:\s+(?:de|del|da|do|du|of)\s+[^\W\d_]+)?\s+(?:{ENDED})"
    rf"|(?:Se\s+levantó|Se\s+dio\s+por\s+(?:terminad|concluid)[oa]|Fin\s+de)\s+{_THE}{EVENTS}"
    rf"|(?:The\s+next|Le\s+prochain|La\s+prochaine|El\s+próximo|La\s+próxima|O\s+próximo|A\s+próxima)\s+(?:{EVENTS}|rendez-vous|cita"
    r"|edición|édition|edição|entrega)\b[^.]{0,160}?\s(?:will|aura|auront|se\s+tiendra|est\s+prévue?|tendrá|se\s+celebrará|será|sera"
    r"|está\s+previst[oa]|terá|realiza-se)\b"
    r"|(?:Preguntas|Questions|Perguntas)\s+(?:que\s+(?:quedaron|ficaram)\s+|restées\s+|left\s+)?(?:sin\s+resp|sem\s+resp|sans\s+rép|unans)\w+"
    r"|(?:Editó|Redactó|Elaboró|Compiló|Preparó)\s+(?:esta|este|el|la)\s+(?:nota|resumen|acta|relatoría|memoria|crónica|informe)\b"
    r"|(?:Compte\s+rendu|Notes?|Texte|Document|Nota|Resumen|Relatoría|Texto|Resumo)\s+"
    r"(?:rédigée?s?|établie?s?|prises?|redactad[oa]|elaborad[oa]|preparad[oa]|redigid[oa]|elaborad[oa])\s+p[ao]r\b"
    r"|(?:Le\s+compte\s+rendu|Les\s+présentations|L'enregistrement|La\s+vidéo|El\s+acta|La\s+grabación|Las\s+presentaciones|A\s+gravação"
    r"|As\s+apresentações|O\s+relatório)\b[^.]{0,60}?\s(?:sera|seront|est|sont|será|serán|está|están|estará|estarán|estão|estarão|fica|ficam)\s"
    r"(?:publi|dispon|mis|en\s+l|accesib|acessív|colgad)"
    r"|(?:Faute\s+de\s+temps|Por\s+(?:falta|razones)\s+de\s+tiempo|Por\s+falta\s+de\s+tempo|For\s+(?:lack|want)\s+of\s+time)\b[^.]{0,60}"
    r"(?:questions|preguntas|perguntas)\b|[^.]{0,60}(?:questions|preguntas|perguntas)\b[^.]{0,60}\s(?:sans\s+réponse|sin\s+respuesta|sin\s+contestar"
    r"|sem\s+resposta|unanswered)\b"
    r"|(?:The|Le|La|Les|L'|El|Los|Las|O|A|Os|As)\s*(?:report|publication|book|rapport|livre|ouvrage|étude|publication|informe|libro|estudio|publicación"
    r"|atlas|relatório|livro|estudo|publicação|documents?|documentos?)\b[^.]{0,60}?\s(?:peu(?:t|vent)\s+être|puede[n]?\s+(?:ser\s+)?|pode[m]?\s+ser"
    r"|se\s+puede[n]?|can\s+be)\s*(?:command|consult|télécharg|demand|retir|obten|solicit|descarg|pedid|encarg|adquir|descarreg|baixad|order|download|obtain)"
    r"|Lavr(?:ou|ei)\s+a\s+presente\s+a[ct]*ta\b|Follow-up:\s",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"(?:Crónica|Texte?s?|Textos?|Photos?|Fotos?|Fotografías?|Fotografias?|Redacción|Rédaction|Redação|Crédits?|Créditos?)\s*:\s",
    re.IGNORECASE,
)
NAMELESS = re.compile(
    r"(?:The|An?|One|Another|Two|Several|Le|La|El|L'|Un|Une|Una|O|Uma?)\s*(?:[^\W\d_]+\s+){0,2}?"
    r"(?:(?:representative|delegate|delegation|représentante?|déléguée?|délégation|representante|delegad[oa]|delegación)\s+"
    r"(?:of|from|for|du|de|des|d'|del|da|do)\b[^,.;:]{2,60}?"
    r"|(?:[^\W\d_]+\s+)?(?:from|in|of|de|du|del|da|dans)\s+(?:the\s+|la\s+|l')?"
    r"(?:audience|floor|public|público|publico|salle|sala|plateia))[\s,]+",
    re.IGNORECASE,
)
NAMELESS_PERSON = re.compile(  # «Une participante de Ziguinchor a demandé»
    r"(?:Un|Une|Una|Um|Uma|Otr[oa]|Outr[oa]|Un\s+autre|Une\s+autre)\s+(?:participante?|auditeur|auditrice|internaute|asistente|oyente"
    r"|ouvinte|espectadora?|journaliste|periodista|jornalista|vecin[oa]|étudiante?|estudiante)"
    r"(?:\s+(?:de|du|des|del|d'|da|do|dans|en)\s?(?:la\s+)?[^\W\d_][\w'-]+(?:\s+[A-ZÀ-Þ][\w'-]+)?)?[\s,]+"
)
GROUP = re.compile(  # «Tour à tour, les trois panélistes ont répondu»
    r"(?:[^,.:;]{3,30},\s+)?(?:(?:Tous\s+|Toutes\s+|Todos\s+|Todas\s+|All\s+)?(?:Les|Los|Las|Os|As|The)|les|los|las|os|as|the)\s+(?:[^\W\d_]+\s+)?"
    r"(?:panélistes|intervenante?s|orateurs|oratrices|ponentes|panelistas|expositor(?:es|as)|orador(?:es|as)|palestrantes|speakers|panell?ists)\s+"
)
NAMELESS_LABEL = re.compile(
    r"(?:(?:questions?|comments?)\s+from\s+(?:the\s+)?\w+(?:\s+\w+)?|(?:audience|participant|public)(?:\s+\w+)?)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
ATTENDED = re.compile(
    r"(?:(?P<present>(?:Étai(?:en)?t|Sont|Furent)\s+(?:également\s+|aussi\s+)?présente?s?|Estuv(?:o|ieron)\s+(?:también\s+)?presentes?"
    r"|Estiveram\s+(?:também\s+)?presentes|Se\s+contó\s+(?:también\s+)?con\s+la\s+(?:presencia|asistencia)|Contou-se\s+com\s+a\s+presença"
    r"|On\s+(?:notait|a\s+noté|relevait)\s+la\s+présence|Honra(?:ron|ram)\s+)|(?:Y\s+)?Asistieron|Concurrieron|Acudieron|Compareceram|Assistiram"
    r"|Assistaient|Ont\s+(?:également\s+)?(?:assisté|participé|pris\s+part)|Participaron|Participaram|Tomaron\s+parte)\b"
)
COUNTED = re.compile(
    r"(?:[^\W\d_]+\s+|\s){0,4}?(?:\d[\d .,]*|[^\W\d_]+)\s+(?:person|participant|asistent|pessoa"
    r"|delegad|délégué|delegation|délégation)"
)
GOES_ON = re.compile(
    r"(?:Elles?|Ils?|Ell[ao]s?|El[ae]s?|Él|He|She|They|I|We|Nous|Je|On|Yo|Nosotros|Sa|Son|Ses|Sus?|Seus?|Suas?|His|Her|Their|Cette|Ce|Cet|Ces|Est[ae]s?|Es[ae]s?"
    r"|Th(?:is|ese|at)|También|Além|Además|Ainsi|Así|Assim|Mais|Pero|Mas|But|And|Et|Y|E|Enfin|Finalmente|Por\s+fim|Por\s+último|Pour\s+(?:elle|lui))\b"
)
AUDIENCE = re.compile(
    r"(?:The\s+(?:audience|room)|Le\s+public|La\s+salle|L'assistance|Les\s+participants|El\s+público|La\s+sala|Los\s+asistentes"
    r"|Los\s+participantes|O\s+público|A\s+plateia|Os\s+participantes)\s+(?=[a-zß-ÿ])",
)


def last_introduced(reading: Reading, index: int) -> int:
    """Take an opening paragraph whose last sentence gives the floor: «…. La présidence était assurée par M. X.»"""
    block = reading.blocks[index]
    starts = sentence_starts(block.folded) if block.kind == "paragraph" and not reading.turn else []
    if len(starts) < 2:
        return 0
    found = introduction_of(block.folded[starts[-1] :], reading.vocabulary)
    if not found or found.form != "sentence" or found.score < SURE or found.companions or not found.printed:
        return 0
    person = reading.people.add(found.as_printed(block.folded[starts[-1] :], block.text[starts[-1] :]))
    reading.open_turn(person, found.role, confidence=0.65)
    reading.assembly.mark(block)
    reading.assembly.warn(f"{person.name} is introduced at the end of this paragraph.", block.passage)
    reading.place("introduction", block.passage)
    return 1


def closing(reading: Reading, index: int) -> int:
    """Take a paragraph on the event itself, such as «La séance a été levée à midi», out of the last turn."""
    block = reading.blocks[index]
    if block.kind != "paragraph" or not reading.turn or label_of(block.folded):
        return 0
    is_last = not reading.block(index + 1)
    if not (CLOSING.match(block.folded) or (is_last and (AUDIENCE.match(block.folded) or CREDITS.match(block.folded)))):
        return 0
    found = reading.introduction(index)
    if found and found.score >= ENOUGH:
        return 0
    reading.assembly.warn(f"This is about the session and was not given to {reading.turn.person.name}.", block.passage)
    reading.turn = None
    reading.assembly.mark(block)
    reading.place("paragraph", block.passage)
    offer_people(reading, block)
    return 1


def nameless(reading: Reading, index: int) -> int:
    """Take a paragraph in which somebody without a name takes the floor: «The representative of Iceland said»."""
    block = reading.blocks[index]
    label = NAMELESS_LABEL.match(block.folded)
    subject = label or next(filter(None, (cue.match(block.folded) for cue in (NAMELESS, NAMELESS_PERSON, GROUP))), None)
    if block.kind != "paragraph" or not subject or not (label or verb_at(block.folded, subject.end())):
        return 0
    country = next((code for _, _, code in reading.vocabulary.country_matches(subject[0])), "")
    if reading.turn and country and country == reading.turn.person.affiliation.country:
        return 0  # the delegation of the one who speaks
    reading.turn = None
    reading.assembly.mark(block)
    reading.place("paragraph", block.passage)
    who = block.text[: subject.end()].strip(" ,:")
    reading.assembly.propose("speaker", (block.passage,), "", f"“{who}” takes the floor, but is not named.")
    return 1


def attended(reading: Reading, index: int) -> int:
    """Take a sentence that tells who was there, verb first: «Étaient présents : …», «Asistieron 63 personas.»"""
    block = reading.blocks[index]
    found = ATTENDED.match(block.folded) if block.kind == "paragraph" else None
    if not found:
        return 0
    people = mentions(block.folded, reading.vocabulary)
    is_edge = not reading.turn or not reading.block(index + 1)
    told = people or COUNTED.match(block.folded, found.end())
    if not (len(people) > 1 or (people and found["present"]) or (is_edge and told)):
        return 0
    names = " and ".join(name.text for name in people)
    for person in panel_of(block.folded, reading.vocabulary):
        reading.people.add(person.as_printed(block.folded, block.text))
    if people:
        reading.assembly.warn(f"Named as present, not as a speaker: {names}.", block.passage)
    elif reading.turn:
        reading.assembly.warn(
            f"This is about the session and was not given to {reading.turn.person.name}.", block.passage
        )
    if not reading.block(index + 1):
        reading.turn = None
    reading.assembly.mark(block)
    reading.place_in_session("paragraph", block.passage)
    return 1


def behind_quotes(reading: Reading, index: int) -> int:
    """Take the last paragraph out of a turn that its quotes have ended, as they end those of all others.

    It stays in the turn if it goes on without a subject of its own or names the person.
    """
    block, turn = reading.blocks[index], reading.turn
    if block.kind != "paragraph" or block.markers or reading.block(index + 1) or not turn or not _ends_in_quotes(turn):
        return 0
    others = [other for other in reading.session.turns if other is not turn and other.quotes]
    if (
        len(others) < 2
        or not all(map(_ends_in_quotes, others))
        or label_of(block.folded)
        or reading.introduction(index)
    ):
        return 0
    folded = block.folded
    goes_on = GOES_ON.match(folded) or verb_at(folded[:1].lower() + folded[1:], 0)
    if goes_on or any(word in folded for word in turn.person.name.split() if len(word) > 3):
        return 0
    reading.assembly.warn(
        f"This stands below the quotes of {turn.person.name}, at the end, and was kept as text of the session.",
        block.passage,
    )
    reading.turn = None
    reading.assembly.mark(block)
    reading.place("paragraph", block.passage)
    return 1


def _ends_in_quotes(turn: Turn) -> bool:
    """Tell whether nothing stands in a turn below its first quote but further quotes."""
    if not turn.quotes or not turn.parts:
        return False
    return turn.parts[-1].passages[-1].spans()[0] < min(quote.passages[0].spans()[0] for quote in turn.quotes)
