"""Know the names of countries and organizations, and find countries and SDG targets in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from .blocks import FOLDED
from .countries import COUNTRY_NAMES
from .lexicon import any_of

ARTICLE = re.compile(r"^(?:the|la|le|les|el|los|las|o|a|os|as|l')\s*(?=[A-ZÀ-Þ])", re.IGNORECASE)
# «Target 1.3», «SDG 8.5», «targets 1.3 and 8.b», «les cibles 1.3, 3.8 et 10.4», «meta 8.b»
TARGET = r"(?:1[0-7]|[1-9])\.(?:1\d|[1-9a-d])(?![\w]|\.\d)"
TARGETS = re.compile(
    rf"(?:SDGs?|targets?|ODD|ODS|cibles?|metas?)(?:\s+(?:targets?|cibles?|metas?|goals?))?\s*(?:n[o°º.]*\s*)?"
    rf"({TARGET}(?:(?:\s*(?:,|;|/|&|and|et|y|e|or|ou|o)\s*)+(?:(?:targets?|cibles?|metas?|SDG|ODD|ODS)\s+)?{TARGET})*)",
    re.IGNORECASE,
)


def country_names() -> dict[str, tuple[str, ...]]:
    """Return the names of each country by its ISO code."""
    rows = COUNTRY_NAMES.strip().replace("\n   |", "|").splitlines()
    return {row[:2]: tuple(row[3:].split("|")) for row in rows}


@dataclass(frozen=True)
class Vocabulary:
    """Give the parser the names it should know; the default knows countries only and needs no database.

    `countries` maps ISO codes to names, `organizations` lists names and acronyms of known bodies.
    """

    countries: dict[str, tuple[str, ...]] = field(default_factory=country_names)
    organizations: tuple[str, ...] = ()

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {name.translate(FOLDED): code for code, names in self.countries.items() for name in names}

    @cached_property
    def _countries_pattern(self) -> re.Pattern[str]:
        others = "New Mexico|Gulf of Mexico|New Jersey|South Georgia|Papua|New England|New Caledonia|New South Wales"
        return re.compile(rf"(?<![\w.])(?:(?P<country>{any_of(tuple(self._codes))})|{others})(?!\w|'s?\s+Guinea)")

    @cached_property
    def _organizations_pattern(self) -> re.Pattern[str] | None:
        names = tuple(name.translate(FOLDED) for name in self.organizations if name.strip())
        return re.compile(rf"(?<!\w){any_of(names)}(?!\w)") if names else None

    def country_named(self, text: str) -> str:
        """Return the ISO code of the country that the whole text names, or nothing."""
        text = " ".join(text.translate(FOLDED).split()).strip(" .")
        if text.isupper() and len(text) > 3:
            text = self._in_capitals.get(text, text)
        return self._codes.get(text) or self._codes.get(ARTICLE.sub("", text), "")

    @cached_property
    def _in_capitals(self) -> dict[str, str]:
        return {name.upper(): name for name in self._codes}

    def country_matches(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and ISO code of each country named in a text."""
        found = self._countries_pattern.finditer(text.translate(FOLDED))
        return [
            (match.start(), match.end(), self._codes[" ".join(match["country"].split())])
            for match in found
            if match["country"]
        ]

    def countries_in(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the ISO codes of the countries spoken of, in the order of their first mention."""
        return tuple(dict.fromkeys(code for text in texts for _, _, code in self.country_matches(text)))

    def organization_spans(self, text: str) -> list[tuple[int, int]]:
        """Return the places of known organizations in a text."""
        if self._organizations_pattern is None:
            return []
        return [match.span() for match in self._organizations_pattern.finditer(text.translate(FOLDED))]


def targets_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the SDG targets named, such as `1.3` and `8.b`, in the order of their first mention."""
    found: dict[str, None] = {}
    for text in texts:
        for match in TARGETS.finditer(text.translate(FOLDED)):
            found.update(dict.fromkeys(target.lower() for target in re.findall(TARGET, match[1], re.IGNORECASE)))
    return tuple(found)
