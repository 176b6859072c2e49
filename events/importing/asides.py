"""Handle what is in nobody's turn: how the event ended, what comes next, who wrote the notes, who has no name."""

from __future__ import annotations

import re

from .introductions import ENOUGH, introduction_of
from .lexicon import EVENTS
from .quotes import label_of
from .reading import Reading
from .sentences import sentence_starts, verb_at
from .speakers import offer_people

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
NAMELESS_LABEL = re.compile(
    r"(?:(?:questions?|comments?)\s+from\s+(?:the\s+)?\w+(?:\s+\w+)?|(?:audience|participant|public)(?:\s+\w+)?)\s*:\s+(?=\S)",
    re.IGNORECASE,
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
    subject = label or NAMELESS.match(block.folded) or NAMELESS_PERSON.match(block.folded)
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
