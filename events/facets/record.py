"""Read the published record into arrays. Everything here starts at `published()`."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from django.db.models.functions import Length
from django.utils.translation import get_language_info

from events import dates
from events.models import (
    Contribution,
    Country,
    Group,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    Speaker,
    Topic,
)
from events.querysets import OrganizationQuerySet
from events.text import fold

from .table import Column

NONE = "none"
LANGUAGES = {"lo": "Lao", "zh": "Chinese", "fil": "Filipino", "tl": "Tagalog"}  # names that Django does not know


@dataclass
class Values:
    """The values of one filter: what stands in addresses, what readers see, and whether a code is in use."""

    label_of_none: str
    slugs: list[str] = field(default_factory=lambda: [NONE])
    labels: list[str] = field(default_factory=list)
    codes: dict = field(default_factory=dict)  # by primary key, or by the value itself
    code_of_slug: dict[str, int] = field(default_factory=lambda: {NONE: 0})

    def __post_init__(self):
        self.labels.append(self.label_of_none)

    def add(self, key, slug: str, label: str) -> int:
        code = self.codes[key] = self.code_of_slug[slug] = len(self.slugs)
        self.slugs.append(slug)
        self.labels.append(label)
        return code

    def code(self, key) -> int:
        return self.codes.get(key, 0)

    @property
    def size(self) -> int:
        return len(self.slugs)


def language_name(tag: str) -> str:
    try:
        return get_language_info(tag.lower())["name"]
    except KeyError:
        return LANGUAGES.get(tag, tag)


def newest_first(rows, date, tie):
    """Sort by date from the newest, unknown dates last, equal ones by `tie`."""
    return sorted(sorted(rows, key=tie), key=date, reverse=True)


class Record:
    """The published record as arrays; sessions, contributions and quotes newest first, then as spoken."""

    def __init__(self):
        self.values = {
            "seminar": Values("Not recorded"),
            "year": Values("Not recorded"),
            "kind": Values("No session on record"),
            "speaker": Values("Nobody on record"),
            "organization": Values("No organization given"),
            "country": Values("No country given"),
            "mentions": Values("No country spoken of"),
            "group": Values("No group given"),
            "topic": Values("No topic"),
            "sdg": Values("No goal or target"),
            "language": Values("Not recorded"),
        }
        self._read_references()
        self._read_seminars()
        self._read_sessions()
        self._read_people()
        self._read_organizations()
        self._read_contributions()
        self._read_quotes()
        self.columns = self._columns()
        self._keep_numbers()

    def _keep_numbers(self):
        """Keep of the many rows what lists need, as arrays. So many objects would slow each garbage collection."""
        self.spoken = len(self.contributions)
        named = ("seminars", "sessions", "speakers", "organizations", "quotes", "contributions")
        self.keys = {name: np.array([row.pk for row in getattr(self, name)], dtype=np.int64) for name in named}
        language = self.values["language"]
        self.language_of_quote = np.array([language.code(row.language) for row in self.quotes], dtype=np.int32)
        self.size_of_quote = np.array([row.size for row in self.quotes], dtype=np.int64)
        del self.contributions, self.quotes, self.row_of_contribution, self.session_topics, self.session_targets

    def _read_references(self):
        for pk, slug, name in Country.objects.published().order_by("name").values_list("pk", "slug", "name"):
            self.values["country"].add(pk, slug, name)
            self.values["mentions"].add(pk, slug, name)
        self.goal_of = {}
        targets = SDGTarget.objects.published().order_by("position", "pk")
        for pk, code, label, goal in targets.values_list("pk", "code", "label", "goal"):
            self.values["sdg"].add(pk, code, f"{code} {label}")
            self.goal_of[pk] = goal
        for pk, slug, name in Topic.objects.published().order_by("name", "pk").values_list("pk", "slug", "name"):
            self.values["topic"].add(pk, slug, name)
        for name, choices in (("kind", Session.Kind), ("group", Group)):
            for value, label in choices.choices:
                self.values[name].add(value, value, str(label))

    def _read_seminars(self):
        rows = Seminar.objects.published().values_list(
            "pk", "slug", "title", "short_title", "start_date", "language", named=True
        )
        rows = newest_first(rows, lambda row: row.start_date, lambda row: (fold(row.title), row.pk))
        self.seminars = rows
        self.place_of_seminar = {row.pk: place for place, row in enumerate(rows)}
        for row in rows:
            self.values["seminar"].add(row.pk, row.slug, row.short_title or row.title)

    def _read_sessions(self):
        rows = Session.objects.published().values_list(
            "pk", "seminar_id", "kind", "start", "language", "position", "title", named=True
        )
        places = self.place_of_seminar
        rows = sorted(
            (row for row in rows if row.seminar_id in places),
            key=lambda row: (places[row.seminar_id], row.position, row.pk),
        )
        self.sessions = rows
        self.place_of_session = {row.pk: place for place, row in enumerate(rows)}
        self.session_topics = self._relation(Session, "topics")
        self.session_targets = self._relation(Session, "sdg_targets")

    def _read_people(self):
        rows = Speaker.objects.published().values_list("pk", "slug", "name", "sort_name", named=True)
        self.speakers = sorted(rows, key=lambda row: (fold(row.sort_name), row.pk))
        for row in self.speakers:
            self.values["speaker"].add(row.pk, row.slug, row.name)

    def _read_organizations(self):
        rows = Organization.objects.published().values_list(
            "pk", "slug", "name", "acronym", "kind", "parent_id", named=True
        )
        self.organizations = sorted(rows, key=lambda row: (fold(row.name), row.pk))
        for row in self.organizations:
            label = f"{row.name} ({row.acronym})" if row.acronym else row.name
            self.values["organization"].add(row.pk, row.slug, label)
        self.kind_of_organization = {row.pk: row.kind for row in rows}
        parent_of = {row.pk: row.parent_id for row in rows}
        self.bodies_of = {None: [0]}
        for pk in parent_of:
            # A body and those above it, as far up as `published()` counts them.
            bodies, above = [pk], parent_of[pk]
            while above in parent_of and above not in bodies and len(bodies) <= OrganizationQuerySet.LEVELS:
                bodies.append(above)
                above = parent_of[above]
            self.bodies_of[pk] = [self.values["organization"].code(body) for body in bodies]

    def _read_contributions(self):
        rows = Contribution.objects.published().values_list(
            "pk", "session_id", "speaker_id", "organization_id", "country_id", "group", "language", "position",
            named=True,
        )  # fmt: skip
        places = self.place_of_session
        self.contributions = sorted(
            (row for row in rows if row.session_id in places),
            key=lambda row: (places[row.session_id], row.position, row.pk),
        )
        self.row_of_contribution = {row.pk: number for number, row in enumerate(self.contributions)}
        session_of_row = [places[row.session_id] for row in self.contributions]
        heard = set(session_of_row)
        session_of_row += [place for place in range(len(self.sessions)) if place not in heard]
        seminar_of_row = [self.place_of_seminar[self.sessions[place].seminar_id] for place in session_of_row]
        present = set(seminar_of_row)
        empty = [place for place in range(len(self.seminars)) if place not in present]
        self.session_of_row = np.array(session_of_row + [-1] * len(empty), dtype=np.int32)
        self.seminar_of_row = np.array(seminar_of_row + empty, dtype=np.int32)
        self.length = len(self.session_of_row)

    def _read_quotes(self):
        rows = (
            Quote.objects.published()
            .annotate(size=Length("text"))
            .values_list("pk", "contribution_id", "language", "position", "size", named=True)
        )
        numbers = self.row_of_contribution
        self.quotes = sorted(
            (row for row in rows if row.contribution_id in numbers),
            key=lambda row: (numbers[row.contribution_id], row.position, row.pk),
        )
        self.row_of_quote = np.array([numbers[row.contribution_id] for row in self.quotes], dtype=np.int32)

    def _relation(self, model, name):
        """Return the related primary keys of each published row that has any."""
        related = defaultdict(list)
        rows = model.objects.published().filter(**{f"{name}__isnull": False}).values_list("pk", name)
        for pk, other in rows.iterator(chunk_size=20_000):
            related[pk].append(other)
        return related

    # --- The columns -------------------------------------------------------------------------------------------------

    def _columns(self) -> dict[str, Column]:
        spoken, values = self.contributions, self.values
        rest = self.length - len(spoken)
        none = [0] * rest
        columns = {
            "seminar": Column(self.seminar_of_row + 1, values["seminar"].size),
            "kind": self._of_session([values["kind"].code(row.kind) for row in self.sessions], values["kind"].size),
            "year": self._years(),
            "language": self._languages(),
            "speaker": Column(
                [values["speaker"].code(row.speaker_id) for row in spoken] + none, values["speaker"].size
            ),
            "country": Column(
                [values["country"].code(row.country_id) for row in spoken] + none, values["country"].size
            ),
            "group": Column([self._group(row) for row in spoken] + none, values["group"].size),
        }
        bodies = [self.bodies_of.get(row.organization_id, [0]) for row in spoken]
        columns["organization"] = self._many("organization", bodies)
        countries = self._relation(Contribution, "countries")
        topics = self._relation(Contribution, "topics")
        targets = self._relation(Contribution, "sdg_targets")
        code = values["mentions"].code
        columns["mentions"] = self._many("mentions", [list(map(code, countries.get(row.pk, ()))) for row in spoken])
        columns["topic"] = self._many_with_session("topic", topics, self.session_topics, lambda topic: (topic,))
        columns["sdg"] = self._many_with_session("sdg", targets, self.session_targets, self._with_goal)
        return columns

    def _with_goal(self, target):
        goal = self.goal_of.get(target)
        return (target, goal) if goal else (target,)

    def _group(self, row) -> int:
        """A contribution without a group of its own has that of its organization."""
        return self.values["group"].code(row.group or self.kind_of_organization.get(row.organization_id))

    def _of_session(self, codes, size) -> Column:
        """Spread the codes of sessions over their rows; an empty seminar has none."""
        return Column(np.array([*codes, 0], dtype=np.int32)[self.session_of_row], size)

    def _years(self) -> Column:
        """A session's year is its own start's, else its seminar's."""
        of_seminar = [dates.year(row.start_date) for row in self.seminars]
        places = self.place_of_seminar
        of_session = [dates.year(row.start) or of_seminar[places[row.seminar_id]] for row in self.sessions]
        values = self.values["year"]
        for year in sorted({*of_seminar, *of_session} - {""}, reverse=True):
            values.add(year, year, year)
        codes = np.array([*map(values.code, of_session), 0], dtype=np.int32)[self.session_of_row]
        empty = self.session_of_row < 0
        codes[empty] = np.array([*map(values.code, of_seminar), 0], dtype=np.int32)[self.seminar_of_row[empty]]
        return Column(codes, values.size)

    def _languages(self) -> Column:
        """A row's language is that of its contribution, else of its session, else of its seminar."""
        tags = [row.language for row in self.contributions]
        for session, seminar in zip(
            self.session_of_row[len(tags) :].tolist(), self.seminar_of_row[len(tags) :].tolist(), strict=True
        ):
            tags.append((self.sessions[session] if session >= 0 else self.seminars[seminar]).language)
        values = self.values["language"]
        for tag in sorted({*tags, *(row.language for row in self.quotes)}):
            values.add(tag, tag, language_name(tag))
        return Column(list(map(values.code, tags)), values.size)

    def _many(self, name, lists) -> Column:
        """Make a column of rows with several values each; a row without any has none, as empty rows have."""
        lists = [codes or (0,) for codes in lists] + [(0,)] * (self.length - len(lists))
        rows = np.repeat(np.arange(self.length), [len(codes) for codes in lists])
        return Column([code for codes in lists for code in codes], self.values[name].size, rows)

    def _many_with_session(self, name, of_contribution, of_session, expand) -> Column:
        """Give each row what its contribution names and what its session does, each value once."""
        code = self.values[name].code

        def codes(*groups):
            return tuple(dict.fromkeys(code(key) for group in groups for found in group for key in expand(found)))

        inherited = [of_session.get(row.pk, ()) for row in self.sessions]
        places = self.session_of_row[: len(self.contributions)].tolist()
        lists = [
            codes(of_contribution.get(row.pk, ()), inherited[place])
            for row, place in zip(self.contributions, places, strict=True)
        ]
        for place in self.session_of_row[len(lists) :].tolist():
            lists.append(codes(inherited[place]) if place >= 0 else ())
        return self._many(name, lists)
