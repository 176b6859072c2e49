"""Find the records that the people and bodies of a document may be. Nothing is merged: whoever checks it decides."""

from __future__ import annotations

import dataclasses
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from events import text
from events.importing.sheet import Sheet
from events.models import Organization, Speaker

LIKE = 0.85  # how alike two names must be to be shown as perhaps the same
MOST = 5  # matches shown
MOST_FOUND = 20  # records shown of a search
BEGINNING = 2  # letters that a word of two names must share for them to be compared


@dataclass(frozen=True)
class Match:
    """An existing record that may be meant, and why we think so."""

    pk: int
    label: str
    reason: str
    same: bool


@dataclass
class Names:
    """The names on record of people or of bodies, to be asked for many names. Reading them costs one query."""

    labels: dict[int, str] = dataclasses.field(default_factory=dict)
    known: dict[int, list[str]] = dataclasses.field(default_factory=dict)
    exact: dict[str, list[int]] = dataclasses.field(default_factory=lambda: defaultdict(list))
    beginnings: dict[str, list[int]] = dataclasses.field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str, str]]) -> Names:
        """Read rows of a key, a name and other names, one a line."""
        names = cls()
        for pk, name, others in rows:
            names.labels[pk] = name
            names.known[pk] = [text.fold(each) for each in (name, *others.splitlines()) if each]
            for each in names.known[pk]:
                names.exact[each].append(pk)
                for word in each.split():
                    names.beginnings[word[:BEGINNING]].append(pk)
        return names

    def matches(self, names: Iterable[str]) -> list[Match]:
        """Return the records that one of the names may mean, the same names first."""
        wanted = list(dict.fromkeys(text.fold(name) for name in names if name))
        found = {pk: Match(pk, self.labels[pk], self._reason(pk, wanted), True) for pk in self.called(wanted)}
        near = {pk for name in wanted for word in name.split() for pk in self.beginnings.get(word[:BEGINNING], ())}
        for pk in sorted(near - found.keys()):
            if any(_alike(one, other) for one in wanted for other in self.known[pk]):
                found[pk] = Match(pk, self.labels[pk], "other spelling or order of the name", False)
        return sorted(found.values(), key=lambda match: not match.same)[:MOST]

    def called(self, wanted: Iterable[str]) -> list[int]:
        """Return the keys of the records of exactly one of these names, accents and capitals aside."""
        return sorted({pk for name in wanted for pk in self.exact.get(text.fold(name), ())})

    def _reason(self, pk: int, wanted: list[str]) -> str:
        return "same name" if self.known[pk][0] in wanted else "same as another name on record"

    def search(self, words: str) -> list[Match]:
        """Return the records in whose names all the words stand, in whatever order."""
        wanted = [word.strip(".,;") for word in text.fold(words).split() if word.strip(".,;")]
        found = []
        for pk, known in self.known.items():
            if wanted and all(word in " ".join(known) for word in wanted):
                found.append(Match(pk, self.labels[pk], "found", False))
        return sorted(found, key=lambda match: match.label)[:MOST_FOUND]


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 4:
        return False
    matcher = difflib.SequenceMatcher(None, " ".join(sorted(one.split())), " ".join(sorted(other.split())))
    return matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


def people_names() -> Names:
    return Names.of(Speaker.objects.values_list("pk", "name", "other_names"))


def body_names() -> Names:
    rows = Organization.objects.values_list("pk", "name", "acronym", "other_names")
    return Names.of((pk, name, f"{acronym}\n{others}") for pk, name, acronym, others in rows)


def names_in(person: dict[str, Any], field: str) -> list[str]:
    """Return the names that a contribution gives for a person, or for a body."""
    if field == "organization_pk":
        return [person["organization"]] if person["organization"] else []
    return [name for name in (person["name"], *person["other_names"].splitlines()) if name]


def propose(sheet: Sheet, people: Names | None = None, bodies: Names | None = None) -> None:
    """Point each undecided contribution at the one record of the same name; whoever checks it sees that."""
    for person, field, same in _undecided(sheet, people or people_names(), bodies or body_names()):
        if len(same) == 1:
            person[field] = same[0]


def undecided(sheet: Sheet, people: Names, bodies: Names) -> list[tuple[dict[str, Any], str]]:
    """Return the contributions for which records of the same name exist, and nobody has said whether they are meant.

    Such records may have been made after the document was read, or several may have one name.
    """
    return [(person, field) for person, field, _ in _undecided(sheet, people, bodies)]


def _undecided(sheet: Sheet, people: Names, bodies: Names) -> Iterator[tuple[dict[str, Any], str, list[int]]]:
    for person in sheet.people:
        for field, names in (("speaker", people), ("organization_pk", bodies)):
            if person[field] is None and field not in person["new"]:
                same = names.called(names_in(person, field))
                if same:
                    yield person, field, same
