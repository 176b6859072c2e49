"""Split a printed affiliation into post, unit, organization and country.

The printed line is always kept beside the result: what is split here is a proposal, and nothing is translated or
completed, except that a minister's ministry is named when no body is printed (`implied` says so).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .blocks import FOLDED
from .lexicon import BODY_WORDS, JOB_HEADS, MINISTERS, NOT_IN_NAMES, STATE_BODIES, UNIT_WORDS, any_of, words
from .vocabulary import Vocabulary

CONNECTOR = re.compile(
    r"\s+(?:of\s+the|of|at\s+the|at|with\s+the|with|from\s+the|from|in\s+the|for\s+the|for|to\s+the|to|de\s+la|de\s+los|de\s+las|del|de\s+l'"
    r"|du|des|de|d'|da|do|das|dos|auprès\s+de\s+la|auprès\s+du|auprès\s+de|au\s+sein\s+de\s+la|au\s+sein\s+du|au|aux|à\s+la|à\s+l'|à|chez"
    r"|en\s+el|en\s+la|en|na|no|ante\s+la|ante)(?:\s+|(?<='))",
    re.IGNORECASE,
)
JOB = re.compile(
    rf"(?:(?<![\w'-])|(?<=\b[ld]'))(?:(?:vice|sub|pro|co|ex|sous|under)-)?{any_of(JOB_HEADS)}(?![\w])", re.IGNORECASE
)
BODY = re.compile(rf"(?<![\w-]){any_of(BODY_WORDS)}(?![\w-])", re.IGNORECASE)
UNIT = re.compile(rf"(?<![\w-]){any_of(UNIT_WORDS)}(?![\w-])", re.IGNORECASE)
STATE_BODY = re.compile(rf"(?<![\w-]){any_of(STATE_BODIES)}(?![\w-])", re.IGNORECASE)
STATE_UNIT = re.compile(r"\b(?:Directorate(?:-General)?|Department|Bureau|Service)$", re.IGNORECASE)
GOVERNMENT = re.compile(
    r"(?:the\s+)?(?:Royal\s+)?(?:Government|Gouvernement|Gobierno|Governo|Republic|Kingdom)\s", re.IGNORECASE
)
EMBASSY = re.compile(
    r"(?:Embassy|Ambassade|Embajada|Embaixada|Permanent\s+Mission|Mission\s+permanente|Misión\s+Permanente)", re.I
)
ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z&]{1,}[A-Za-z]?(?:[/-][A-Z]{2,})*(?![\w])")
TOPIC_ACRONYMS = frozenset(
    words("HR IT ICT R&D M&E PR SDG SDGs CSR ESG GBV HIV AI DRR TVET OSH CEO CFO COO CTO II III IV")
)
POSSESSIVE = re.compile(r"(?:the\s+)?(?P<owner>[^,]{2,60}?)(?P<sign>'s|(?<=s)')\s+(?P<rest>.+)", re.IGNORECASE)
MINISTER_OF = re.compile(
    r"(?:(?:Deputy|Vice|First|Junior|State|Assistant|Acting|Former|Honou?rable)[\s-]+)*(?P<head>(?:vice-?)?minist(?:er|re|ro|ra))"
    r"\s+(?P<link>of|for|de\s+la|de\s+l'|de|du|des|del|da|do|das|dos)(?:\s+|(?<='))(?P<field>.+)",
    re.IGNORECASE,
)
OWNER_HEADS = re.compile(
    r"(?<![\w-])(?:(?:chief\s+)?executive(?:\s+officer)?|general\s+secretary|secretary[\s-]general|executive\s+secretary"
    r"|director[\s-]general|editor(?:-in-chief)?|publisher|CEO|CTO|CFO|COO|(?:co-)?founder|(?:co-)?fondat\w+|fundador\w*|owner"
    r"|managing\s+director)$",
    re.IGNORECASE,
)
SEAT_HEADS = re.compile(  # they lead a body only where it is called «the»: «Chair of the X», but «Chair of Demography»
    r"(?<![\w-])(?:(?:vice[\s-])?president|chair(?:man|woman|person)?(?:\s+of\s+trustees)?|trustee)$", re.IGNORECASE
)
AGENT = re.compile(  # a word for somebody who does something: «Boda-boda rider», «Methodologist»
    r"(?:[a-z]{2,}(?:ologist|ographer|ist|ian|ator|itor|utor)|(?:keep|mak|work|grow|rid|driv|farm|build|trad|sell|teach|train|writ|paint|hold"
    r"|weav|fish|herd|plumb|garden|min|bak|tail|lectur|organis|organiz|campaign|guardian|matron|mediat|midwif)(?:er|or|e)?)$",
    re.IGNORECASE,
)
ROMANCE_TRADE = re.compile(  # «albañil», «maraîchère», «pescador»; a body in small letters («adelphi») is none
    r"[a-zß-ÿ]{2,}(?:[dt]or(?:a|es)?|er[oa]|eir[oa]|[oa]ri[oa]|ist[ae]|[oó]log[oa]|ologue|graf[oa]|graphe|ic[oa]|in[oa]|es[oa]|eur|euse|trice|i[eè]re?"
    r"|i?en(?:ne)?|aire|stre|[ae]nt[ea]?|il|çon|ón|ão)"
)
OWN_NAME = re.compile(r"(?:[A-Z][\w-]+\s+){1,3}(?:Programme|Program|Project|Lab|Hub)")
DANGLING = re.compile(r"\s+(?:of|de|du|des|del|da|do|d'|in|en)(?:\s+(?:the|la|el|los|las))?\s*$", re.IGNORECASE)
STATE_FORM = re.compile(
    r"\s+(?:of|de|du|del|da|do)\s+(?:the\s+|la\s+|l')?(?:[A-ZÉ]\w+\s+){0,2}"
    r"(?:Republic|République|República|Kingdom|Royaume|Reino|State|État|Estado|Commonwealth|Union|Unión|Sultanate)"
    r"(?:\s+[^\W\d_]+){0,2}?\s+(?:of|du|de|del|da|do|d')(?:\s+(?:the|la))?\s*$"
)
SECOND_POST = re.compile(
    rf"\s(?:and|et|y|e)\s+(?=(?:[^\W\d_]+\s+){{0,3}}{any_of(JOB_HEADS)}\s+(?:of|at|de|du|del|da|do)\s)", re.IGNORECASE
)
REPRESENTS_BEFORE = re.compile(r"to|to\s+the|auprès.*|ante.*", re.IGNORECASE)  # «Permanent Representative to the UN»
# «Service des eaux de la Coopération wallonne»: what is small is the field, what is capital the body
LINK = re.compile(r"(?:de\s+la|del|de\s+los|de\s+las|de|du|des|da|do|dos|das|de\s+l'|d')(?:\s+|(?<='))")
OWNING_BODY = re.compile(r"\s+(?:de\s+la|du|de\s+l'|del|do|da)(?:\s+|(?<='))(?=[A-ZÀ-Þ])")
FIELD_IN_SMALL = re.compile(r"[^\W\d_]+\s+(?:de\s+la\s+|du\s+|des\s+|de\s+l'|d'|de\s+|del\s+|do\s+|da\s+)[a-zß-ÿ]")
COUNTRY_IN_BRACKET = re.compile(r"\s*\(([^()]{2,60})\)$")
BARE_JOB = re.compile(r"(?:the\s+)?(?:representative|représentante?|representante|delegate|speaker)", re.IGNORECASE)
AND = re.compile(r"(?:^|\s)(?:and|et|y|e|&)\s", re.IGNORECASE)
ARTICLES = re.compile(r"^(?:the|la|le|les|el|los|las|l')(?:\s+|(?<='))", re.IGNORECASE)


@dataclass(frozen=True)
class Affiliation:
    """Hold the parts of a printed affiliation; what is not printed is empty. `country` is an ISO code."""

    printed: str = ""
    job_title: str = ""
    unit: str = ""
    organization: str = ""
    country: str = ""
    implied: bool = False


@dataclass
class _Parts:
    jobs: list[str]
    rest: list[tuple[str, str]]  # kind (unit, body, plain) and text, in order


def split_affiliation(printed: str, vocabulary: Vocabulary) -> Affiliation:
    """Split an affiliation as printed, such as «Head, Policy Unit, Ministry of Health, Labour and Welfare, Japan»."""
    printed = " ".join(printed.split()).strip(" ,;–—-|")
    bracket = COUNTRY_IN_BRACKET.search(printed)
    in_bracket = vocabulary.country_named(bracket[1]) if bracket else ""
    text = printed[: bracket.start()] if bracket and in_bracket else printed
    segments = _merge_enumerations(_segments(text, vocabulary), vocabulary)
    segments = [_first_of_two_posts(segment, vocabulary) for segment in segments]
    country, segments = (in_bracket, segments) if in_bracket else _trailing_country(segments, vocabulary)
    parts = _Parts([], [])
    if segments and _is_post_without_cue(segments, vocabulary):
        parts.jobs.append(segments[0])
        segments = segments[1:]
    for segment in segments:
        _sort(segment, parts, vocabulary)
    job, unit, organization = _assemble(parts, has_country=bool(country))
    if not country:
        country = _country_stated(segments, vocabulary)
    implied = ""
    if not organization and not unit:
        implied = _implied_ministry(job, vocabulary)
    return Affiliation(printed, job, unit, organization or implied, country, bool(implied))


def _segments(text: str, vocabulary: Vocabulary) -> list[str]:
    """Split at commas and bars that are neither in brackets nor in the name of a known organization."""
    shielded = vocabulary.organization_spans(text)
    depth, cuts = 0, []
    for match in re.finditer(r"[()]|[,;|]|\s[–—-]\s|(?<=\w)\s*/\s+", text):
        sign = match[0]
        depth += (sign == "(") - (sign == ")")
        inside = any(start < match.start() < end for start, end in shielded)
        if depth <= 0 and not inside and sign not in "()":
            cuts.append(match.span())
    edges = [0, *[edge for cut in cuts for edge in cut], len(text)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [part for part in (_without_link(text[a:b].strip()) for a, b in pairs) if part]


def _without_link(segment: str) -> str:
    """Take away «da» of «jornalista, da Rádio Cariri»."""
    link = LINK.match(segment.translate(FOLDED))
    rest = segment[link.end() :] if link else ""
    return rest if rest and (rest[0].isupper() or BODY.match(rest.translate(FOLDED))) else segment


def _merge_enumerations(segments: list[str], vocabulary: Vocabulary) -> list[str]:
    """Put together what commas inside one name parted: «Ministry of Health», «Labour and Welfare»."""
    merged: list[str] = []
    index = 0
    while index < len(segments):
        segment = segments[index]
        end = _enumeration_end(segments, index, vocabulary)
        merged.append(", ".join(segments[index : end + 1]) if end > index else segment)
        index = end + 1
    return merged


def _enumeration_end(segments: list[str], start: int, vocabulary: Vocabulary) -> int:
    """Return the index of the last segment that the enumeration begun in `start` reaches to."""
    first = segments[start]
    opens = CONNECTOR.search(first)
    if not opens or not (JOB.search(first) or BODY.search(first) or UNIT.search(first)):
        return start
    with_article = bool(re.search(r"\bof\s+the\b", first, re.IGNORECASE))
    complete = bool(UNIT.search(first[opens.end() :]) or (BODY.search(first[opens.end() :])))
    if complete and JOB.search(first[: opens.start()]):
        return start
    for index in range(start + 1, min(start + 6, len(segments))):
        segment = segments[index]
        if vocabulary.country_named(segment) or ACRONYM.search(_head(segment)):
            return start
        last = bool(AND.search(segment))
        closes_unit = with_article and UNIT.search(segment) and not complete and _is_at_end(UNIT, segment)
        if closes_unit and (last or index > start):
            return index
        if _has_own_head(segment):
            return start
        if last:
            return index
    return start


def _is_at_end(pattern: re.Pattern[str], segment: str) -> bool:
    head = CONNECTOR.split(segment, maxsplit=1)[0]
    return any(match.end() == len(head) for match in pattern.finditer(head))


def _has_own_head(segment: str) -> bool:
    head = _head(segment)
    return bool(JOB.search(head) or BODY.search(head) or UNIT.search(head))


def _head(segment: str) -> str:
    """Return the part of a name before its first «of»: what the thing itself is called."""
    return CONNECTOR.split(segment, maxsplit=1)[0]


def _first_of_two_posts(segment: str, vocabulary: Vocabulary) -> str:
    """Return «Professor at X» of «Professor at X and former Director of Y»: the second post stays as printed only."""
    for match in SECOND_POST.finditer(segment.translate(FOLDED)):
        first, second = segment[: match.start()], segment[match.end() :]
        if _is_job(first) and _split_job(first, vocabulary)[1] and _split_job(second, vocabulary)[1]:
            return first
    return segment


def _trailing_country(segments: list[str], vocabulary: Vocabulary) -> tuple[str, list[str]]:
    if not segments:
        return "", segments
    code = vocabulary.country_named(segments[-1])
    if not code:
        return "", segments
    if len(segments) > 1 and any(EMBASSY.search(segment) for segment in segments[:-1]):
        return "", [*segments[:-2], f"{segments[-2]}, {segments[-1]}"]  # the country the embassy is in
    return code, segments[:-1]


def _is_post_without_cue(segments: list[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the first part is what the person is, since a body follows: «Matron, St Luke's Hospital»."""
    if not segments:
        return False
    first = segments[0].translate(FOLDED)
    if _is_job(segments[0]) or _kind(first, vocabulary, is_unit=False, is_body=False) != "plain":
        return False
    if UNIT.search(first) or BODY.search(first) or vocabulary.country_named(first) or len(first.split()) > 5:
        return False
    if len(segments) == 1:
        return bool(AGENT.search(first)) and " " in first
    following = segments[1].translate(FOLDED)
    names_body = BODY.search(following) or UNIT.search(following) or ACRONYM.search(following)
    return bool(AGENT.search(first) or (names_body and not _is_job(segments[1]) and not _is_topic(first)))


def _sort(segment: str, parts: _Parts, vocabulary: Vocabulary) -> None:
    folded = segment.translate(FOLDED)
    if _is_job(segment):
        job, rest = _split_job(segment, vocabulary)
        parts.jobs.append(job)
        if rest:
            parts.rest += _split_body(rest, vocabulary)
    elif post := _post_in_small(segment, parts, vocabulary):
        parts.jobs.append(post[0])
        parts.rest += _split_body(post[1], vocabulary) if post[1] else []
    elif (
        folded[0].islower() and " " in folded and not parts.rest and not BODY.search(folded) and not UNIT.search(folded)
    ):
        parts.jobs.append(segment)
    else:
        parts.rest += _split_body(segment, vocabulary)


def _post_in_small(segment: str, parts: _Parts, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Split «nutritionniste au Fonds X»: what stands first, in small letters and before a body, is what somebody is."""
    folded = segment.translate(FOLDED)
    head = _head(folded)
    if parts.jobs or parts.rest or not folded[0].islower() or BODY.search(head) or UNIT.search(head):
        return None
    for match in CONNECTOR.finditer(folded):
        tail = folded[match.end() :]
        if tail[:1].isupper() and _names_body(tail, match[0].strip().casefold(), vocabulary):
            return segment[: match.start()], segment[match.end() :]
    return (segment, "") if ROMANCE_TRADE.fullmatch(folded) and not vocabulary.country_named(folded) else None


def _is_job(segment: str) -> bool:
    folded = segment.translate(FOLDED)
    head = _head(folded)
    match = JOB.search(head)
    if not match:
        first = JOB.match(folded)  # «Maître de conférences»: the link is part of the post
        return bool(first and first.end() > len(head))
    # «Council of Ministers», «Member States Department»: the thing named is not a person
    return not (_is_at_end(BODY, head) or _is_at_end(UNIT, head)) or any(
        match.end() == len(head) for match in JOB.finditer(head)
    )


def _split_job(segment: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Split «Head of the Policy Unit» into the post and the body or unit it leads."""
    folded = segment.translate(FOLDED)
    if MINISTER_OF.fullmatch(folded):
        return segment, ""
    job = JOB.match(folded)
    for match in CONNECTOR.finditer(folded, job.end() if job else 0):
        head, tail = segment[: match.start()], segment[match.end() :]
        link = match[0].strip().casefold()
        if REPRESENTS_BEFORE.fullmatch(link):
            break
        if re.search(r"chargée?$", head, re.IGNORECASE) and link == "de":
            continue  # «Chargée de programme»
        leads = link not in ("for", "for the", "to", "in") and OWNER_HEADS.search(head)
        leads = leads or (link in ("of the", "de la", "du") and SEAT_HEADS.search(head))
        works_at = link in ("at", "at the", "chez") and JOB.search(head)
        if _names_body(tail, link, vocabulary) or (
            (works_at or leads) and tail[:1].isupper() and not vocabulary.country_named(tail)
        ):
            return head, tail
    return segment, ""


def _names_body(tail: str, link: str, vocabulary: Vocabulary) -> bool:
    folded = ARTICLES.sub("", tail.translate(FOLDED))
    spans = vocabulary.organization_spans(folded)
    if spans and spans[0][0] == 0:
        return True
    head = _head(folded)
    head = POSSESSIVE.sub(r"\g<rest>", head) if "'s " in head else head
    acronym = ACRONYM.match(folded)
    if acronym and (acronym[0] not in TOPIC_ACRONYMS) and link not in ("for", "to", "in"):
        return True
    for pattern in (BODY, UNIT):
        match = pattern.search(head)
        if match and (match.span() != (0, len(head)) or " " in match[0]):
            return True
        if match and len(head) < len(folded):  # «Ministry of Health», «Department of Economics»
            return True
    return False


def _split_body(segment: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Split «Policy Unit of the ILO» and «the ILO's Policy Unit» into unit and body."""
    text = ARTICLES.sub("", segment)
    folded = text.translate(FOLDED)
    owner = POSSESSIVE.fullmatch(folded)
    plural = owner and owner["sign"] == "'"  # «Herders' Support Centre»: the name of the body itself
    owns = owner and (ACRONYM.fullmatch(owner["owner"]) or BODY.search(owner["owner"]))
    if owner and ((owns and not plural) or UNIT.search(owner["rest"])) and (owns or not plural):
        rest = text[owner.start("rest") :]
        within = _unit_within(text[: owner.end("owner")], vocabulary)
        if within:
            return [("unit", within[0]), *_split_body(rest, vocabulary), ("body", within[1])]
        return [*_split_body(rest, vocabulary), ("body", ARTICLES.sub("", text[: owner.end("owner")]))]
    named = plural and not owns and not CONNECTOR.search(owner["rest"])
    if named and (BODY.search(owner["rest"]) or owner["rest"].endswith("Hub")):
        return [("body", text)]
    head = _head(folded)
    is_unit = bool(UNIT.search(head))
    is_body = bool(BODY.search(head))
    if is_unit and not (is_body and not _is_at_end(UNIT, head)):
        for match in CONNECTOR.finditer(folded):
            link = match[0].strip().casefold()
            in_body = link == "in" and ACRONYM.match(folded, match.end())
            if in_body or (
                link not in ("for", "to", "in")
                and _names_body(folded[match.end() :], match[0].strip().casefold(), vocabulary)
            ):
                return [("unit", text[: match.start()]), *_split_body(text[match.end() :], vocabulary)]
    owned = OWNING_BODY.search(folded) if is_unit and FIELD_IN_SMALL.match(folded) else None
    if owned and not vocabulary.country_named(folded[owned.end() :]):
        return [("unit", text[: owned.start()]), ("body", text[owned.end() :])]
    acronym = ACRONYM.match(folded)
    if acronym and acronym.end() < len(folded) and is_unit and not is_body and acronym[0] not in TOPIC_ACRONYMS:
        return [("unit", text), ("acronym", acronym[0])]
    return [(_kind(folded, vocabulary, is_unit=is_unit, is_body=is_body), text)]


def _unit_within(owner: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Split «Compliance Section of FAO», the owner of a division, into its unit and the body."""
    folded = owner.translate(FOLDED)
    for match in CONNECTOR.finditer(folded):
        link = match[0].strip().casefold()
        is_body = _names_body(owner[match.end() :], link, vocabulary)
        if UNIT.search(folded[: match.start()]) and is_body:
            return owner[: match.start()], ARTICLES.sub("", owner[match.end() :])
    return None


def _kind(folded: str, vocabulary: Vocabulary, *, is_unit: bool, is_body: bool) -> str:
    if vocabulary.organization_spans(folded):
        return "body"
    if is_unit:
        return "either" if is_body else "unit"
    if is_body or BODY.search(folded) or ACRONYM.search(folded):
        return "body"
    return "plain"


def _assemble(parts: _Parts, *, has_country: bool) -> tuple[str, str, str]:
    """Decide which of the parts is the organization: the last body, with what stands after it."""
    rest = parts.rest
    kinds = [kind for kind, _ in rest]
    at = _index_of_body(kinds, rest, has_country=has_country)
    job = ", ".join(_without_bare(parts.jobs))
    if at is None:
        return job, ", ".join(text for _, text in rest), ""
    start = at
    if kinds[at] == "body" and GOVERNMENT.match(rest[at][1] + " ") and at and kinds[at - 1] in ("body", "either"):
        start = at - 1
    # «World Savings Forum, Regional Office for Asia»: a unit may stand behind its body
    behind = [part for part in rest[at + 1 :] if part[0] in ("unit", "either") and kinds[at] == "body"]
    organization = ", ".join(part[1] for part in rest[start:] if part not in behind)
    return job, ", ".join(text for _, text in [*rest[:start], *behind]), organization


def _without_bare(jobs: list[str]) -> list[str]:
    """Leave out «representative» beside the post of the same person."""
    told = [job for job in jobs if not BARE_JOB.fullmatch(job)]
    return told or jobs


def _index_of_body(kinds: list[str], rest: list[tuple[str, str]], *, has_country: bool) -> int | None:
    for wanted in (("body", "acronym"), ("either",)):
        for index in range(len(kinds) - 1, -1, -1):
            if kinds[index] in wanted:
                after = rest[-1]
                is_office = wanted == ("either",) and index == len(rest) - 2 and after[0] == "plain"
                if is_office and not CONNECTOR.search(rest[index][1]) and " " in after[1] and not _is_topic(after[1]):
                    return index + 1  # «Asia Office, Global Ageing Partnership»
                return index
    if kinds and kinds[-1] == "plain" and "unit" not in kinds and not _is_topic(rest[-1][1]):
        return len(kinds) - 1
    units = [index for index, kind in enumerate(kinds) if kind == "unit"]
    if units and has_country and units[-1] == len(kinds) - 1 and STATE_UNIT.search(rest[-1][1]):
        return units[-1]  # «Merchant Shipping Directorate, Malta»: the largest body that is named of a state
    followed = bool(units) and (has_country or len(units) > 1 or units[-1] < len(kinds) - 1)
    if followed and CONNECTOR.search(rest[units[-1]][1]):
        return units[-1]  # «Provincial Department of Health, Savannakhet»: a body of its own
    if kinds and kinds[-1] == "plain" and not _is_topic(rest[-1][1]):
        return len(kinds) - 1
    if kinds == ["unit"] and OWN_NAME.fullmatch(rest[0][1]):
        return 0  # «Open Steppe Programme»: known under a name of its own
    return None


def _is_topic(text: str) -> bool:
    """Tell whether a name without any cue is rather a field of work, such as «Social Protection»."""
    tokens = [token.casefold() for token in re.findall(r"[^\W\d_]+", text)]
    return all(token in NOT_IN_NAMES for token in tokens) or bool(AND.search(text))


def _country_stated(segments: list[str], vocabulary: Vocabulary) -> str:
    """Return the country of a state's body or officer, such as «Government of Japan», never that of another body."""
    for segment in segments:
        state = STATE_BODY.search(segment.translate(FOLDED))
        if not state:
            continue
        for start, end, code in vocabulary.country_matches(segment):
            between = segment[state.end() : start]
            follows = re.match(
                r"\s*(?:$|,|\(|to\b|in\b|at\b|auprès|près|ante\b|en\b|au\b|aux\b|à\b|junto|em\b)", segment[end:]
            )
            other_body = BODY.search(between) and not STATE_BODY.search(between)
            if start > state.start() and CONNECTOR.search(f"{between} x") and follows and not other_body:
                return code
    return ""


def _implied_ministry(job: str, vocabulary: Vocabulary) -> str:
    match = MINISTER_OF.fullmatch(job.split(",")[0] if not AND.search(job) else job)
    if not match or re.match(r"(?:state|estado|état)\b", match["field"], re.IGNORECASE):
        return ""
    field_of_work = match["field"]
    countries = vocabulary.country_matches(field_of_work)
    if countries:
        before = field_of_work[: countries[-1][0]]
        field_of_work = DANGLING.sub("", STATE_FORM.sub("", before))
    ministry = MINISTERS[match["head"].casefold()]
    if ministry == "Ministerio" and match["link"].casefold() in ("da", "do", "das", "dos"):
        ministry = "Ministério"
    link = match["link"] if match["link"].endswith("'") else match["link"] + " "
    return f"{ministry} {link}{field_of_work}" if field_of_work else ""
