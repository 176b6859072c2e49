"""Remember who was named in a document, and recognize them when they come back by surname."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from .affiliations import Affiliation, split_affiliation
from .lexicon import PARTICLES
from .names import Name, surname_of
from .phrases import Introduction
from .vocabulary import Vocabulary

FEMALE = re.compile(
    r"\b(?:Ms|Mrs|Miss|Mdm|Madam|Mme|Mlle|Madame|Sra|Srta|Señora|Dña|Doña|Dra|Profa|Senhora|Frau|Lady|Dame"
    r"|Excma|Exma|Ilma|Dre|Docteure|Professeure|Licda|Lcda|Lda|Mtra|Doctora|Profesora|Professora|Doutora|Dona|Hna|Sor|Sœur)\b|\b(?:D|Prof)\.?ª",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:Mr|M|Monsieur|Sr|Señor|Don|D(?!\.?ª)|Senhor|Herr|Sir|Lord|Excmo|Exmo|Ilmo|Licdo|Lcdo|Mtro|Hno|Fray|Père)\b",
    re.IGNORECASE,
)
CLOSE = 0.8


@dataclass
class Person:
    """Hold what the document prints of a person, completed as more of it is read.

    `role` is that of a list the person stands in, such as «Panellists»; roles in a session belong to turns.
    """

    name: str
    honorific: str = ""
    affiliation: Affiliation = field(default_factory=Affiliation)
    role: str = ""
    other_names: tuple[str, ...] = ()
    speaks: bool = False

    @cached_property
    def surname(self) -> str:
        """Return the surname without accents and capitals, for comparison."""
        return _plain(surname_of(self.name))


@dataclass(frozen=True)
class Match:
    """Hold the person a name stands for; `sure` is 1 for the full name and less for a part or another spelling."""

    person: Person
    sure: float


class People:
    """Keep the people of one document in the order of their first mention."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._people: list[Person] = []
        self._by_token: dict[str, list[Person]] = {}

    def __iter__(self):
        return iter(self._people)

    def add(self, found: Introduction) -> Person:
        """Return a new person, or the one of exactly this name with what is newly printed of them."""
        match = self.find(found.name)
        affiliation = split_affiliation(found.printed, self._vocabulary) if found.printed else Affiliation()
        if match and match.sure >= 1:
            person = match.person
            if not person.affiliation.printed:
                person.affiliation = affiliation
            person.honorific = person.honorific or found.name.honorific
            return person
        person = Person(found.name.text, found.name.honorific, affiliation, "", found.other_names)
        self._people.append(person)
        for token in _tokens(person.name):
            self._by_token.setdefault(token, []).append(person)
        return person

    def find(self, name: Name) -> Match | None:
        """Return the person a name stands for, if there is exactly one."""
        tokens = _tokens(name.text)
        if not tokens:
            return None
        rows = [self._by_token.get(token, []) for token in tokens]
        people = [person for person in rows[0] if all(person in row for row in rows[1:])]
        people = [person for person in people if _agree(person.honorific, name.honorific)]
        exact = [person for person in people if len(_tokens(person.name)) == len(tokens)]
        if exact:
            return Match(exact[0], 1.0)
        if len(people) == 1:
            is_surname = people[0].surname.split()[-1] in tokens or len(tokens) > 1 or bool(name.honorific)
            return Match(people[0], 0.9 if is_surname else 0.6)
        return None if people else self._misspelt(name)

    def _misspelt(self, name: Name) -> Match | None:
        wanted = _plain(surname_of(name.text))
        if len(wanted) < 5:
            return None
        close = []
        for person in self._people:
            other = person.surname
            near = other[:1] == wanted[0] and len(other) >= 5 and abs(len(other) - len(wanted)) <= 2
            if (
                near
                and _agree(person.honorific, name.honorific)
                and difflib.SequenceMatcher(None, wanted, other).ratio() >= CLOSE
            ):
                close.append(person)
        first_names_agree = len(close) == 1 and (
            len(name.text.split()) == 1 or bool(set(_tokens(name.text)) & set(_tokens(close[0].name)))
        )
        return Match(close[0], 0.5) if first_names_agree else None

    def named_at_start(self, text: str) -> tuple[list[Person], int]:
        """Return the people by whose bare surname, else given name, a text begins, and where that ends."""
        match = re.match(r"[^\s,;:()'’]+", text)
        if not match or not match[0][0].isupper():
            return [], 0
        word = _plain(match[0])
        people = self._by_token.get(word, [])
        people = [person for person in people if _is_called(person, word)] or people[:2]
        end = match.end()
        while people and (more := re.match(r" ([^\s,;:()'’]+)", text[end:])):
            if not more[1][0].isupper() or not all(_plain(more[1]) in _tokens(person.name) for person in people):
                break
            end += more.end()
        return people, end


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip(".")


def _is_called(person: Person, word: str) -> bool:
    """Tell whether a text may call a person by a word: the surname, or the first of two («Ana Ríos Talavera»)."""
    tokens = _tokens(person.name)
    return word in person.surname.split() or (len(tokens) > 2 and word in tokens[1:] and word not in PARTICLES)


def _tokens(name: str) -> list[str]:
    return [plain for token in re.split(r"[\s]+", name) if (plain := _plain(token))]


def _agree(first: str, second: str) -> bool:
    """Tell whether two honorifics may be those of one person."""
    return not (
        (FEMALE.search(first) and MALE.search(second) and not FEMALE.search(second))
        or (MALE.search(first) and FEMALE.search(second) and not FEMALE.search(first))
    )
