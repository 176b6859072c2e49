"""Know the formulas by which French, Spanish and Portuguese reports give somebody the floor.

«Moderó la sesión la periodista X», «La clausura corrió a cargo de X», «Prenant la parole au nom de Y, X …».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import ROLE_BY_WORD, ROLE_WORDS

_EVENT = (
    r"(?:sesión|sessão|ronda|rodada|panel|painel|mesa|debate|evento|encuentro|encontro|acto|ato|taller|oficina|seminario|seminário"
    r"|reunión|reunião|jornada|diálogo|conversación|conversa|conversatorio|foro|fórum|coloquio|colóquio|trabajos|trabalhos"
    r"|intervenciones|intervenções|ceremonia|cerimônia|audiencia|audiência|webinar|webinario|turno|séance|débats|atelier"
    r"|échanges|travaux|réunion|table\s+ronde|discussion)"
)
_OBJECT = (
    rf"(?:(?:la|el|las|los|a|o|as|os|le|les|l'|est[ea]|cette|cet|ce)\s*{_EVENT}"
    r"(?:\s+(?:redonda|paralel[oa]|plenaria|plenária|virtual|inaugural|de\s+[^\W\d_]+))?\s+)"
)
_SPOKE = (
    r"(?:intervino|habló|tomó\s+la\s+palabra|hizo\s+uso\s+de\s+la\s+palabra|interveio|falou|usou\s+da\s+palavra"
    r"|(?:est|a)\s+(?:ensuite\s+)?(?:intervenue?|pris\s+la\s+parole|parlé)|s'est\s+exprimée?)"
)
_THEN = (
    r"(?:(?:A\s+continuación|Seguidamente|Acto\s+seguido|Después|Luego|Finalmente|Por\s+último|También|Además"
    r"|(?:Para|Por|En|Em|Ao|À|De|Pour)\s+[^,.:;]{3,40},|Ensuite|Puis|Enfin|(?:En|Em|A|Logo\s+em)\s+segu?ida|Depois|Por\s+fim|A\s+seguir"
    r"|Na\s+sequência|Também),?\s+)?"
)
# The verb stands first, what is opened or chaired may follow, then the person.
_INVERTED = (
    ("moderator", rf"(?:moder(?:ó|aron|ou|aram)|conduj(?:o|eron)|conduziu|mediou|animait|animaient)\s+{_OBJECT}?"),
    ("chair", rf"(?:presidi(?:ó|eron|u|ram)|présidai(?:t|ent)|dirigi(?:ó|u))\s+{_OBJECT}?"),
    (
        "speech",
        r"(?:(?:dio|deu)\s+(?:la|as|inicio\s+a)\s+(?:bienvenida|boas-vindas)|dio\s+inicio\s+a|abri(?:ó|u)|cerró|clausuró|inauguró|inaugurou|encerrou|fechou|inició|iniciou|concluyó|completó|completou)"
        rf"\s+{_OBJECT}?",
    ),
    (
        "speech",
        r"(?:(?:tomó|tuvo|pidió|tomou|teve|pediu)\s+(?:entonces\s+|luego\s+)?(?:la|a)\s+pala[bv]ra"
        r"|(?:hizo\s+uso|usó|usaron|hicieron\s+uso)\s+de\s+la\s+palabra|(?:usou|fez\s+uso)\s+da\s+palavra|intervino|interveio|habló|falou|expuso|disertó"
        r"|(?:le|les|lhe)\s+(?:siguió|sucedió|seguiu|sucedeu|respondió|replicó|contestó|respondeu|replicou)(?:\s+en\s+el\s+uso\s+de\s+la\s+palabra)?|seguiu-se(?:-lhe)?)"
        r"(?:,?\s+(?:em\s+seguida|a\s+continuación|por\s+fim|después|luego|también|entonces|depois|também|então|en\s+(?:primer|segundo|tercer|último)\s+lugar),?)?\s+",
    ),
    (
        "speech",
        r"(?:(?:est|sont)\s+(?:ensuite\s+|également\s+|enfin\s+)?intervenue?s?(?:\s+ensuite|\s+également|\s+enfin)?"
        r"|(?:a|ont)\s+(?:ensuite\s+|également\s+|enfin\s+)?pris\s+la\s+parole|(?:prit|prend)\s+(?:ensuite\s+)?la\s+parole"
        r"|(?:lui|leur)\s+(?:a\s+succédé|succède|succéda)(?:\s+à\s+la\s+tribune)?)\s*:?\s*",
    ),
)
# «El primer panel lo coordinó la arquitecta X»
_OBJECT_FIRST = rf"(?:La|El|O|A)\s+(?:[^\W\d_]+\s+)?{_EVENT}(?:\s+(?:de|del|da|do)\s+[^,.:;]{{2,30}}?)?\s+l[ao]s?\s+"
_MATTER = (
    ("moderator", r"modération|animation|moderación|conducción|moderação|mediação|condução"),
    ("chair", r"présidence|presidencia|presidência"),
    ("rapporteur", r"relatoría|relatoria|synthèse|rapport|síntesis"),
    (
        "speech",
        r"ouverture|clôture|conclusion|mot\s+de\s+(?:la\s+fin|bienvenue)|parole|bienvenue|dernier\s+mot|apertura|clausura|cierre"
        r"|inauguración|bienvenida|conclusión|conferencia|ponencia|última\s+palabra|última\s+intervención|abertura"
        r"|encerramento|boas-vindas|conclusão|palestra|última\s+palavra|fecho",
    ),
)
_FELL_TO = (
    r"(?:(?:estuvo|corrió|quedó|estuvieron|corrieron|ficou|esteve|ficaram|estiveram)\s+a\s+cargo\s+d|(?:fue|foi)\s+d"
    r"|(?:a|ont|était|étaient|fut|est)\s+(?:été\s+)?assurée?s?\s+par|(?:est|était|fut|a\s+été)\s+(?:revenue?|confiée?)\s+à"
    r"|revint\s+à|correspondió\s+a|recayó\s+en|coube\s+a|coube|coube\s+à)"
)
FOR_BODY = re.compile(
    r"(?:Por\s+(?:parte\s+)?|En\s+(?:nombre|representación)\s+|Em\s+(?:nome|representação)\s+|Du\s+côté\s+|Au\s+nom\s+|Pour\s+|Pel[ao]\s+)"
    r"(?:de\s+la\s+|del\s+|de\s+los\s+|de\s+l'|de\s+|d[ao]s?\s+|des\s+|du\s+|la\s+|le\s+|el\s+|les\s+|l')?(?P<body>[^,.;:]{3,90}?),?\s+"
    rf"{_SPOKE}\s+(?=\S)",
    re.IGNORECASE,
)
# «Con la moderación de X, …», «Sous la présidence de Mme Y, …»: who led stands beside what took place
IN_CHARGE = tuple(
    (
        role,
        re.compile(
            rf"(?:Con|Bajo|Sous|Avec|Com|Sob|Under|With)\s+(?:(?:la|a|the)\s+|l'|à\s+la\s+)(?:{noun})\s+(?:de(?:l|\s+la|\s+l'|\s+el)?|du|d[aoe]|d'|of)\s*",
            re.IGNORECASE,
        ),
    )
    for role, noun in (
        (
            "moderator",
            r"houlette|baguette|batuta|modération|animation|facilitation|moderación|conducción|facilitación|moderação|mediação|condução"
            r"|moderation|facilitation",
        ),
        ("chair", r"présidence|direction|presidencia|dirección|presidência|direção|chair(?:woman|man)?ship|presidency"),
    )
)
# what somebody was to do: «Correspondió a X presidir el acto»
TASKS = (
    (
        "chair",
        re.compile(r",\s+(?:de\s+)?(?:présider|diriger|presidir|dirigir|conduzir\s+os\s+trabalhos)", re.IGNORECASE),
    ),
    (
        "moderator",
        re.compile(r",\s+(?:de\s+|d')?(?:modérer|animer|moderar|conducir|conduzir|mediar|facilitar)", re.IGNORECASE),
    ),
)
# «Desde otro clima habló el Dr. X»: any words that do not name somebody, the verb, the person
LED_INTO = re.compile(
    r"[A-ZÀ-Þ](?:[^,.:;“«\"()]|(?<=\d)[,.](?=\d)){2,70}?,?\s+(?:intervino|habló|expuso|disertó|tomó\s+la\s+palabra|hizo\s+uso\s+de\s+la\s+palabra|interveio|falou"
    r"|discursou|tomou\s+a\s+palavra|usou\s+da\s+palavra|s'est\s+exprimée?|est\s+intervenue?|a\s+pris\s+la\s+parole|intervint|prit\s+la\s+parole)"
    r"(?:\s+(?:después|luego|también|entonces|depois|também|então|ensuite|enfin|aussi))?\s+(?=(?:el|la|l'|le|o|a)\s|[A-ZÀ-Þ])"
)
FELL_TO_PERSON = re.compile(
    _THEN + r"(?:Coube|Correspondió|Tocó|Competió|Il\s+(?:revient|revint|est\s+revenu|appartenait)"
    r"|La\s+palabra\s+correspondió|La\s+parole\s+(?:est|fut|a\s+été)\s+(?:ensuite\s+|alors\s+)?(?:revenue|cédée|confiée|échue|donnée|passée))\s+"
    r"(?:ao|al|aux|au|à|a)\s*(?=\S)",
    re.IGNORECASE,
)
INVERTED = tuple((role, re.compile(_THEN + pattern, re.IGNORECASE)) for role, pattern in _INVERTED) + tuple(
    (role, re.compile(_OBJECT_FIRST + verbs + r"\s+", re.IGNORECASE))
    for role, verbs in (
        ("moderator", r"(?:moderó|condujo|coordinó|dirigió|moderou|conduziu|coordenou)"),
        ("chair", r"(?:presidió|presidiu)"),
        ("speech", r"(?:abrió|cerró|clausuró|inauguró|abriu|fechou|encerrou)"),
    )
)
FELL_TO = tuple(
    (
        role,
        re.compile(
            rf"(?:{_THEN})(?:La|El|Las|Les|Le|A|O|As|Os|L')\s*(?:{noun})(?:\s+[^,.:;]{{2,60}}?)?\s+{_FELL_TO}"
            r"(?:el|e\s+la|e\s+los|e|a|o|l|u)?\s*(?=\S)",
            re.IGNORECASE,
        ),
    )
    for role, noun in _MATTER
)
GIVEN = re.compile(
    r"(?:[^,.:;«“]{3,60}?\s+)?(?:(?:a|ont)\s+(?:ensuite\s+|alors\s+)?(?:donné|cédé|passé)|donne|donna|(?:le\s+|se\s+le\s+)?(?:dio|cedió"
    r"|concedió|otorgó|pasó)|deu|passou|cedeu|concedeu)\s+(?:ensuite\s+|luego\s+|entonces\s+|então\s+)?"
    r"(?:la\s+parole|le\s+micro|la\s+palabra|el\s+micrófono|a\s+palavra|o\s+microfone)\s+(?:à|au|aux|al?|ao|à)\s*(?=\S)"
    r"|(?:A\s+palavra\s+foi\s+(?:então\s+)?(?:dada|passada|concedida)|La\s+palabra\s+(?:pasó|fue\s+cedida|fue\s+dada)"
    r"|Le\s+micro\s+(?:est|fut|a\s+été)\s+(?:ensuite\s+)?passé)\s+(?:à|au|aux|al?|ao)\s+(?=\S)"
    r"|(?:Foi|Chegou)\s+a\s+vez\s+d[aoe]\s+|(?:Ce\s+fut|C'était)\s+(?:ensuite\s+)?(?:le\s+tour|au\s+tour)\s+d(?:e\s+|u\s+|')"
    r"|Vi(?:nt|ent)\s+(?:ensuite|alors|enfin)\s+(?:le\s+tour\s+d(?:e|u)\s+)?",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"(?:(?:Según|Como|Tal\s+como|Comme|Conforme)\s+(?:lo\s+|l')?(?P<said>[^\W\d_]{3,}(?:ó|ou|eu|iu)|dijo|disse|a\s+\w+[éit]|ha\s+\w+do)|Pour|Selon|D'après|De\s+l'avis\s+d(?:e|u)|Aux\s+yeux\s+d(?:e|u)|Según|Para|A\s+juicio\s+del?|En\s+opinión\s+del?"
    r"|De\s+acuerdo\s+con|Segundo|De\s+acordo\s+com|Na\s+opinião\s+d[aeo]|No\s+entender\s+d[aeo])\s+"
)
BEHALF = re.compile(
    r"(?:au\s+nom\s+d(?:e\s+la|es|u|e\s+l'|e|')|en\s+(?:nombre|representación)\s+de(?:l|\s+la|\s+los|\s+las)?"
    r"|em\s+(?:nome|representação)\s+d(?:a|o|as|os|e))\s*(?P<body>(?=[^\W\d_])[^,.;:]{3,90})",
    re.IGNORECASE,
)


# «Tuvo a su cargo la relatoría la Lic. X», «Ofició de relatora la Lic. X», «C'est M. X, maire, qui ouvre»
TOOK_ON = tuple(
    (
        role,
        re.compile(
            rf"{_THEN}(?:Tuvo|Tuvieron|Teve|Tiveram)\s+a\s+(?:su|seu)\s+cargo\s+(?:la|el|a|o)\s+(?:{noun})(?:\s+d[aeo]l?\s+[^,.:;]{{2,30}}?)?\s+"
            rf"(?=(?:la|el|a|o)\s)|{_THEN}(?:Asumió|Llevó|Ejerció|Assumiu|Exerceu)\s+(?:la|el|a|o)\s+(?:{noun})\s+(?=(?:la|el|a|o)\s)",
            re.IGNORECASE,
        ),
    )
    for role, noun in _MATTER
)
TAKES_ON = re.compile(rf"{_THEN}(?:tuv|tev|tiv|asum|llev|ejer|assum|exerc)", re.IGNORECASE)
ACTED_AS = re.compile(
    rf"{_THEN}(?:ofició|fungió|actuó|sirvió|hizo|participó|intervino|atuou|serviu|fez|participou|interveio)\s+(?:de|como|enquanto|en\s+calidad\s+de)\s+"
    rf"(?P<role>{ROLE_WORDS})\s+(?=(?:la|el|a|o)\s|[A-ZÀ-Þ])",
    re.IGNORECASE,
)
CLEFT = re.compile(
    r"(?:[^,.:;«“\"]{2,60},\s+)?(?:[Cc]'(?:est|était)|[Cc]e\s+fut|[Ff]ue|[Ff]oi)\s+(?:ensuite\s+|enfin\s+|luego\s+|depois\s+)?"
    r"(?=[^;:]{5,200}?,?\s(?:qui|quien|quem)\s+(?:(?:a|avait|le|la|se|s')\s*)?(?:ouvr|ouver|abri|cerr|encerr|clôt|clos|conclu|mod[eé]r|pr[eé]sid|pris|prend"
    r"|tom[óo]|inaugur|fech|inici|lanc|répond|respond|introdui))"
)


@dataclass(frozen=True)
class Formula:
    """Hold the formula a text begins with: where the person stands, and the role it gives, if any."""

    end: int
    role: str
    body: str = ""


def formula_at(text: str) -> Formula | None:
    """Return the formula that puts a person behind the verb, if the text begins with one."""
    for role, pattern in (*INVERTED, *FELL_TO, *(TOOK_ON if TAKES_ON.match(text) else ())):
        if match := pattern.match(text):
            return Formula(match.end(), "" if role == "speech" else role)
    if match := FOR_BODY.match(text):
        return Formula(match.end(), "", match["body"].strip())
    if match := FELL_TO_PERSON.match(text):
        return Formula(match.end(), "")
    if match := ACTED_AS.match(text):
        return Formula(match.end(), ROLE_BY_WORD.get(" ".join(match["role"].casefold().split()), ""))
    if match := LED_INTO.match(text) or CLEFT.match(text):
        return Formula(match.end(), "")
    return None
