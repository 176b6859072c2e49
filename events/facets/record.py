"""Read the published record into arrays. Everything here starts at `published()`."""

from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

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
PART = 20_000  # rows
LANGUAGES = {  # names that Django does not know
    "lo": _("Lao"), "zh": _("Chinese"), "fil": _("Filipino"), "tl": _("Tagalog"),
}  # fmt: skip


@dataclass
class Values:
    """The values of one filter: what stands in addresses, what readers see, and whether a code is in use."""

    label_of_none: str | Promise  # labels are translated where they are read: the index serves every language
    slugs: list[str] = field(default_factory=lambda: [NONE])
    labels: list[str | Promise] = field(default_factory=list)
    codes: dict = field(default_factory=dict)  # by primary key, or by the value itself
    code_of_slug: dict[str, int] = field(default_factory=lambda: {NONE: 0})

    def __post_init__(self):
        self.labels.append(self.label_of_none)

    def add(self, key, slug: str, label: str | Promise) -> int:
        code = self.codes[key] = self.code_of_slug[slug] = len(self.slugs)
        self.slugs.append(slug)
        self.labels.append(label)
        return code

    def code(self, key) -> int:
        return self.codes.get(key, 0)

    def codes_of(self, keys: np.ndarray) -> np.ndarray:
        """Return the codes of many primary keys at once; 0 for what has none."""
        known = np.fromiter(self.codes, dtype=np.int64, count=len(self.codes))
        codes = np.fromiter(self.codes.values(), dtype=np.int32, count=len(self.codes))
        return translate(keys, known, codes, 0)

    @property
    def size(self) -> int:
        return len(self.slugs)


def translate(keys: np.ndarray, known: np.ndarray, values: np.ndarray, other: int) -> np.ndarray:
    """Return for each key the value that stands beside it among the known ones, and `other` for the rest."""
    if not len(known):
        return np.full(len(keys), other, dtype=values.dtype)
    order = np.argsort(known)
    places = order[np.minimum(np.searchsorted(known, keys, sorter=order), len(known) - 1)]
    return np.where(known[places] == keys, values[places], other).astype(values.dtype)


def numbers(rows, names: str, *texts: str) -> dict:
    """Read the rows of a query into arrays of whole numbers (NULL becomes 0) and, behind them, lists of texts.

    Rows are read in parts, so that few of them are objects at a time.
    """
    names, rows = names.split(), rows.iterator(chunk_size=PART)
    parts, found = [np.zeros((0, len(names)))], {text: [] for text in texts}
    while part := list(islice(rows, PART)):
        parts.append(np.array([row[: len(names)] for row in part] if texts else part, dtype=np.float64))
        for at, text in enumerate(texts, len(names)):
            found[text] += [row[at] for row in part]
    columns = np.nan_to_num(np.concatenate(parts)).astype(np.int64).T
    return dict(zip(names, columns, strict=True)) | found


def different(keys: np.ndarray) -> np.ndarray:
    """Return the different keys in order. Sorting whole numbers is quicker than the hashing of `numpy.unique`."""
    keys = np.sort(keys)
    return keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys


def missing(places: np.ndarray, number: int) -> np.ndarray:
    """Return the numbers from 0 to `number` that are not among the places."""
    absent = np.ones(number, dtype=bool)
    absent[places] = False
    return np.flatnonzero(absent)


def language_name(tag: str) -> str | Promise:
    try:
        return _(get_language_info(tag.lower())["name"])  # Django's own catalogue has them
    except KeyError:
        return LANGUAGES.get(tag, tag)


def by_name(rows):
    """Return (primary key, slug, name) of the rows, in order of name as readers look for it."""
    return sorted(rows.values_list("pk", "slug", "name"), key=lambda row: (fold(row[2]), row[0]))


def newest_first(rows, date, tie):
    """Sort by date from the newest, unknown dates last, equal ones by `tie`."""
    return sorted(sorted(rows, key=tie), key=date, reverse=True)


class Record:
    """The published record as arrays; sessions, contributions and quotes newest first, then as spoken."""

    def __init__(self):
        self.values = {
            "seminar": Values(_("Not recorded")),
            "year": Values(_("Not recorded")),
            "kind": Values(_("No session on record")),
            "speaker": Values(_("Nobody on record")),
            "organization": Values(_("No organization given")),
            "country": Values(_("No country given")),
            "mentions": Values(_("No country spoken of")),
            "group": Values(_("No group given")),
            "topic": Values(_("No topic")),
            "sdg": Values(_("No goal or target")),
            "language": Values(_("Not recorded")),
        }
        self._read_references()
        self._read_seminars()
        self._read_sessions()
        self._read_people()
        self._read_organizations()
        self._read_contributions()
        self._read_quotes()
        self.columns = self._columns()

    def _read_references(self):
        for pk, slug, name in by_name(Country.objects.published()):
            self.values["country"].add(pk, slug, name)
            self.values["mentions"].add(pk, slug, name)
        sdg, above = self.values["sdg"], []
        targets = SDGTarget.objects.published().order_by("position", "pk")
        for pk, code, label, goal in targets.values_list("pk", "code", "label", "goal"):
            sdg.add(pk, code, f"{code} {label}")
            above.append(goal)
        self.goals = np.array([0, *map(sdg.code, above)], dtype=np.int32)  # the code of each target's goal
        for pk, slug, name in by_name(Topic.objects.published()):
            self.values["topic"].add(pk, slug, name)
        for name, choices in (("kind", Session.Kind), ("group", Group)):
            for value, label in choices.choices:
                self.values[name].add(value, value, label)

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
        group, code = self.values["group"], self.values["organization"].code
        self.group_of_organization = np.array([0, *(group.code(row.kind) for row in self.organizations)], np.int32)
        parent_of = {row.pk: row.parent_id for row in rows}
        entries = [(0, 0)]
        for pk in parent_of:
            # A body and those above it, as far up as `published()` counts them.
            bodies, above = [pk], parent_of[pk]
            while above in parent_of and above not in bodies and len(bodies) <= OrganizationQuerySet.LEVELS:
                bodies.append(above)
                above = parent_of[above]
            entries += [(code(pk), code(body)) for body in bodies]
        of, bodies = np.array(entries, dtype=np.int32).T
        self.bodies_of_organization = Column(bodies, self.values["organization"].size, of)

    def _read_contributions(self):
        found = Contribution.objects.published().values_list(
            "pk", "session_id", "position", "speaker_id", "organization_id", "country_id", "group", "language"
        )
        rows = numbers(found, "pk session position speaker organization country", "group", "language")
        place_of_session = translate(rows["session"], self.keys_of(self.sessions), np.arange(len(self.sessions)), -1)
        order = np.lexsort((rows["pk"], rows["position"], place_of_session))
        order = order[place_of_session[order] >= 0]  # a session may have been published a moment ago
        self.spoken = len(order)
        self.groups, self.languages = ([rows[name][at] for at in order.tolist()] for name in ("group", "language"))
        self.contributions = {name: rows[name][order] for name in ("pk", "speaker", "organization", "country")}
        seminar_of_session = np.array([self.place_of_seminar[row.seminar_id] for row in self.sessions], dtype=np.int32)
        heard = place_of_session[order]
        unheard = missing(heard, len(self.sessions))
        sessions = np.concatenate((heard, unheard)).astype(np.int32)
        seminars = seminar_of_session[sessions]
        empty = missing(seminars, len(self.seminars))
        self.session_of_row = np.append(sessions, np.full(len(empty), -1)).astype(np.int32)
        self.seminar_of_row = np.append(seminars, empty).astype(np.int32)
        self.length = len(self.session_of_row)

    def _read_quotes(self):
        found = Quote.objects.published().values_list("pk", "contribution_id", "position", "featured", "language")
        rows = numbers(found, "pk contribution position featured", "language")
        row_of_quote = self._rows_of(rows["contribution"])
        order = np.lexsort((rows["pk"], rows["position"], row_of_quote))
        order = order[row_of_quote[order] >= 0]
        self.row_of_quote = row_of_quote[order].astype(np.int32)
        chosen = order[rows["featured"][order] > 0]
        self.featured = int(rows["pk"][chosen if len(chosen) else order].max(initial=0))  # or the quote added last
        self.languages_of_quotes = [rows["language"][at] for at in order.tolist()]
        named = ("seminars", "sessions", "speakers", "organizations")
        self.keys = {name: self.keys_of(getattr(self, name)) for name in named}
        self.keys |= {"contributions": self.contributions["pk"], "quotes": rows["pk"][order]}

    def keys_of(self, rows) -> np.ndarray:
        return np.array([row.pk for row in rows], dtype=np.int64)

    def _rows_of(self, contributions: np.ndarray) -> np.ndarray:
        """Return the row of each contribution, -1 for one that is not on record."""
        return translate(contributions, self.contributions["pk"], np.arange(self.spoken), -1)

    # --- The columns -------------------------------------------------------------------------------------------------

    def _columns(self) -> dict[str, Column]:
        values, turns = self.values, self.contributions
        rest = np.zeros(self.length - self.spoken, dtype=np.int32)
        bodies = np.append(values["organization"].codes_of(turns["organization"]), rest)
        columns = {
            "seminar": Column(self.seminar_of_row + 1, values["seminar"].size),
            "kind": self._of_session([values["kind"].code(row.kind) for row in self.sessions], values["kind"].size),
            "year": self._years(),
            "language": self._languages(),
            "group": self._groups(bodies),
            "organization": self.bodies_of_organization.of_rows(bodies, len(self.organizations) + 1),
        }
        for name in ("speaker", "country"):
            columns[name] = Column(np.append(values[name].codes_of(turns[name]), rest), values[name].size)
        columns["mentions"] = self._many("mentions", *self._named("countries", "mentions"))
        columns["topic"] = self._many("topic", *self._named_or_inherited("topics", "topic"))
        targets = self._named_or_inherited("sdg_targets", "sdg")
        columns["sdg"] = self._many("sdg", *self._with_goals(*targets))
        del self.contributions, self.groups, self.languages, self.languages_of_quotes
        return columns

    def _of_session(self, codes, size) -> Column:
        """Spread the codes of sessions over their rows; an empty seminar has none."""
        return Column(np.array([*codes, 0], dtype=np.int32)[self.session_of_row], size)

    def _groups(self, bodies: np.ndarray) -> Column:
        """A contribution without a group of its own has that of its organization."""
        values = self.values["group"]
        codes = self.group_of_organization[bodies]
        own = np.array([values.code(group) for group in self.groups], dtype=np.int32)
        codes[: self.spoken] = np.where(own, own, codes[: self.spoken])
        return Column(codes, values.size)

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
        tags = list(self.languages)
        for session, seminar in zip(
            self.session_of_row[len(tags) :].tolist(), self.seminar_of_row[len(tags) :].tolist(), strict=True
        ):
            tags.append((self.sessions[session] if session >= 0 else self.seminars[seminar]).language)
        values = self.values["language"]
        for tag in sorted({*tags, *self.languages_of_quotes}):
            values.add(tag, tag, language_name(tag))
        self.language_of_quote = np.array(list(map(values.code, self.languages_of_quotes)), dtype=np.int32)
        return Column(list(map(values.code, tags)), values.size)

    # Of columns with several values in a row: pairs of arrays, the rows and the codes that they have.

    def _named(self, relation: str, name: str):
        """Return what contributions name."""
        pairs = numbers(_relation(Contribution, relation), "row value")
        rows, codes = self._rows_of(pairs["row"]), self.values[name].codes_of(pairs["value"])
        return rows[rows >= 0], codes[rows >= 0]

    def _named_or_inherited(self, relation: str, name: str):
        """Return what contributions name and what their sessions do."""
        pairs = numbers(_relation(Session, relation), "session value")
        places = translate(pairs["session"], self.keys["sessions"], np.arange(len(self.sessions)), -1)
        known = places >= 0
        of_sessions = Column(self.values[name].codes_of(pairs["value"][known]), self.values[name].size, places[known])
        # A place more, for rows that belong to no session: they have -1, the last place.
        inherited = of_sessions.of_rows(self.session_of_row % (len(self.sessions) + 1), len(self.sessions) + 1)
        rows, codes = self._named(relation, name)
        return np.append(rows, inherited.rows), np.append(codes, inherited.codes)

    def _with_goals(self, rows: np.ndarray, codes: np.ndarray):
        """Return the same with the goal of each target."""
        goals = self.goals[codes]
        return np.append(rows, rows[goals > 0]), np.append(codes, goals[goals > 0])

    def _many(self, name, rows: np.ndarray, codes: np.ndarray) -> Column:
        """Make a column of rows with several values each; a row without any has none, as empty rows have."""
        size = self.values[name].size
        bare = missing(rows, self.length)
        keys = different(np.append(rows.astype(np.int64) * size + codes, bare * size))
        return Column(keys % size, size, keys // size)


def _relation(model, name):
    """Return the pairs of a published row and what it names."""
    return model.objects.published().filter(**{f"{name}__isnull": False}).values_list("pk", name)
