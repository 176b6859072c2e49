"""The index of one state of the published record: tables, orders and words of each list."""

import gc
import threading
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db.models.functions import Length

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker
from events.text import fold

from .record import Record, different
from .table import Choice, Column, Table
from .words import Words, read_query

LISTS = ("seminars", "sessions", "speakers", "organizations", "quotes")


@dataclass
class Found:
    """What filters leave of a list."""

    index: "Index"
    name: str
    choice: Choice

    @cached_property
    def total(self) -> int:
        return int(np.count_nonzero(self.choice.owners))

    def places(self, order: str) -> np.ndarray:
        """Return the places in the index of what is left, in order."""
        places = self.index.orders(self.name)[order]
        return places[self.choice.owners[places]]

    def ids(self, order: str) -> np.ndarray:
        """Return the primary keys of what is left, in order."""
        return self.index.keys(self.name)[self.places(order)]

    def counts(self, filter_name: str) -> np.ndarray:
        return self.choice.counts(filter_name)

    def different(self, filter_name: str) -> int:
        """Return how many values of a filter occur, "not recorded" left out."""
        return int(np.count_nonzero(self.counts(filter_name)[1:]))

    def figures(self, places: np.ndarray) -> dict[str, np.ndarray]:
        """Return the figures of `Index.figures` for some rows of the list, of what the filters leave of each."""
        figures = self.index.figures_in(self.name, self._rows_of(places))
        return {name: numbers[places] for name, numbers in figures.items()}

    def latest(self, places: np.ndarray) -> np.ndarray:
        """Return for some rows of the list the newest contribution that the filters leave of each, as its place."""
        return self.index.latest_in(self.name, self._rows_of(places))[places]

    def _rows_of(self, places):
        table, rows = self.choice.table, self.choice.rows()
        wanted = np.zeros(table.owner_count + 1, dtype=bool)  # an entry more, for rows that belong to none
        wanted[places] = True
        return wanted[table.owners] & (table.owned if rows is None else rows)


class Index:
    def __init__(self, token: str):
        self.token = token
        self.record = Record()
        self.values = self.record.values
        self._tables: dict[str, Table] = {}
        self._orders: dict[str, dict] = {}
        self._figures: dict[str, dict] = {}
        self._latest: dict[str, np.ndarray] = {}
        self._words: dict[str, Words] = {}
        self._held_last: dict[str, int] = {}
        self._lock = threading.RLock()

    def find(self, name: str, choices: dict[str, list[int]], queries: list[str] = ()) -> Found:
        """Return what the codes chosen in each filter, and one of the queries, leave of a list."""
        owners = None
        searches = [words for words in map(read_query, queries) if words]
        if searches:
            owners = np.zeros(self.table(name).owner_count, dtype=bool)
            for words in searches:
                owners |= np.logical_and.reduce([self._owners_holding(name, word) for word in words])
        return Found(self, name, self.table(name).choose(choices, owners))

    # --- Contributions, newest seminar first, then as spoken ---------------------------------------------------------

    def code(self, filter_name: str, slug: str) -> int:
        """Return the code of a value, which finds nothing where the published record does not know it."""
        return self.values[filter_name].code_of_slug.get(slug, -1)

    def rows(self, filter_name: str, slug: str) -> np.ndarray:
        """Return the rows that have a value, those of sessions without contributions included."""
        rows = self.table("sessions").choose({filter_name: [self.code(filter_name, slug)]}).rows()
        return np.flatnonzero(rows)

    def spoken(self, filter_name: str, slug: str) -> np.ndarray:
        """Return the places of the contributions that have a value."""
        rows = self.rows(filter_name, slug)
        return rows[rows < self.record.spoken]

    def unheard(self, filter_name: str, slug: str) -> np.ndarray:
        """Return the primary keys of the sessions that have a value and no contribution on record."""
        rows = self.rows(filter_name, slug)
        places = self.record.session_of_row[rows[rows >= self.record.spoken]]
        return self.keys("sessions")[places[places >= 0]]

    def spoken_by(self, speakers, most: int, without: int) -> np.ndarray:
        """Return the places of what people said in the newest sessions, `most` of them, but the one left out."""
        codes = [code for code in map(self.values["speaker"].code, speakers) if code]
        rows = np.flatnonzero(self.record.columns["speaker"].admits(codes, self.record.length))
        sessions = self.record.session_of_row[rows]
        rows = rows[self.keys("sessions")[sessions] != without]
        sessions = self.record.session_of_row[rows]
        return rows[np.isin(sessions, np.unique(sessions)[:most])]

    @cached_property
    def quotes_spoken(self) -> np.ndarray:
        """How many quotes each contribution has."""
        return np.bincount(self.record.row_of_quote, minlength=self.record.length)

    def held_last(self, today: str) -> int:
        """Return the primary key of the session that was held last of those with words on record; 0 if there is none.

        Of those without a date it is the last, after all that have one.
        """
        return self._once(self._held_last, today, lambda: self._new_held_last(today))

    def _new_held_last(self, today):
        record = self.record

        def date(row):
            return row.start or record.seminars[record.place_of_seminar[row.seminar_id]].start_date

        heard = np.unique(record.session_of_row[: record.spoken]).tolist()
        held = [(date(record.sessions[place]), -place) for place in heard]
        held = [each for each in held if each[0][:10] <= today]
        return record.sessions[-max(held)[1]].pk if held else 0

    # --- Lists -------------------------------------------------------------------------------------------------------

    def keys(self, name: str) -> np.ndarray:
        """Return the primary keys of what a list can show, in its first order."""
        return self.record.keys[name]

    def table(self, name: str) -> Table:
        return self._once(self._tables, name, getattr(self, f"_{name}_table"))

    def orders(self, name: str) -> dict[str, np.ndarray]:
        """Return the places of a list's rows in each of its orders."""
        return self._once(self._orders, name, getattr(self, f"_{name}_orders"))

    def _once(self, kept, name, make):
        if name not in kept:
            with self._lock:
                if name not in kept:
                    kept[name] = make()
                    gc.freeze()  # it stays: looking through it for garbage would stop a request
        return kept[name]

    def _seminars_table(self):
        return Table(self.record.seminar_of_row, len(self.record.seminars), self.record.columns)

    def _sessions_table(self):
        return Table(self.record.session_of_row, len(self.record.sessions), self.record.columns)

    def _speakers_table(self):
        return Table(self.record.columns["speaker"].codes - 1, len(self.record.speakers), self.record.columns)

    def _organizations_table(self):
        """A row for each body of each contribution: its own and those above it."""
        codes = self.record.columns["organization"].codes
        columns = self._columns_of(self._source("organizations"))
        return Table(codes[codes > 0] - 1, len(self.record.organizations), columns)

    def _quotes_table(self):
        columns = self._columns_of(self.record.row_of_quote)
        language = self.values["language"]
        columns["language"] = Column(self.record.language_of_quote, language.size)
        number = len(self.record.row_of_quote)
        return Table(np.arange(number), number, columns)

    def _columns_of(self, source):
        return {name: column.of_rows(source, self.record.length) for name, column in self.record.columns.items()}

    # --- Orders ------------------------------------------------------------------------------------------------------

    def _seminars_orders(self):
        rows = self.record.seminars
        oldest = sorted(range(len(rows)), key=lambda place: (not rows[place].start_date, rows[place].start_date, place))
        return _places(newest=range(len(rows)), oldest=oldest, title=_by_title(rows))

    def _sessions_orders(self):
        rows = self.record.sessions
        rank = self._rank_of_session
        return _places(newest=range(len(rows)), oldest=np.argsort(rank, kind="stable"), title=_by_title(rows))

    @cached_property
    def _rank_of_session(self):
        """The rank of each session's seminar among seminars from the oldest."""
        ranks = np.argsort(self.orders("seminars")["oldest"])
        places = self.record.place_of_seminar
        return np.array([ranks[places[row.seminar_id]] for row in self.record.sessions], dtype=np.int64)

    def _quotes_orders(self):
        record, rows = self.record, self.record.row_of_quote
        return _places(
            newest=range(len(rows)),
            oldest=np.argsort(self._rank_of_session[record.session_of_row[rows]], kind="stable"),
            speaker=np.argsort(record.columns["speaker"].codes[rows], kind="stable"),
            shortest=np.argsort(self._sizes_of_quotes(), kind="stable"),
        )

    def _sizes_of_quotes(self):
        """Return how many characters each quote has. One query."""
        sizes = dict(Quote.objects.published().annotate(size=Length("text")).values_list("pk", "size"))
        return np.array([sizes.get(pk, 0) for pk in self.keys("quotes").tolist()], dtype=np.int64)

    def _speakers_orders(self):
        return self._orders_of_named("speakers")

    def _organizations_orders(self):
        return self._orders_of_named("organizations")

    def _orders_of_named(self, name):
        return _places(
            name=range(self.table(name).owner_count),
            latest=np.argsort(self.latest(name), kind="stable"),
            most=np.argsort(-self.figures(name)["contributions"], kind="stable"),
        )

    # --- What rows say of themselves ---------------------------------------------------------------------------------

    def latest(self, name: str) -> np.ndarray:
        """Return for each speaker or organization the newest of its contributions, as a place in their list."""
        return self._once(self._latest, name, lambda: self.latest_in(name, self.table(name).owned))

    def latest_in(self, name: str, rows: np.ndarray) -> np.ndarray:
        """Return the same of some rows of the list's table."""
        table, source = self.table(name), self._source(name)
        first = np.full(table.owner_count, self.record.length)
        np.minimum.at(first, table.owners[rows], source[rows])
        return first

    def figures(self, name: str) -> dict[str, np.ndarray]:
        """Return how many contributions, speakers, quotes and, of seminars, sessions each row of a list has."""
        return self._once(self._figures, name, lambda: self.figures_in(name, self.table(name).owned))

    def figures_in(self, name: str, rows: np.ndarray) -> dict[str, np.ndarray]:
        """Return the same of some rows of the list's table."""
        table, source, record = self.table(name), self._source(name), self.record
        spoken = rows & (source < record.spoken)
        owners, size = table.owners[spoken], table.owner_count
        speakers = record.columns["speaker"].codes[source[spoken]]
        people = different(owners.astype(np.int64) * self.values["speaker"].size + speakers)
        quotes = self.quotes_spoken[source[spoken]]
        figures = {
            "contributions": np.bincount(owners, minlength=size),
            "speakers": np.bincount(people // self.values["speaker"].size, minlength=size),
            "quotes": np.bincount(owners, weights=quotes, minlength=size).astype(np.int64),
        }
        if name == "seminars":
            places = [record.place_of_seminar[row.seminar_id] for row in record.sessions]
            figures["sessions"] = np.bincount(np.array(places, dtype=np.int64), minlength=size)
        return figures

    def _source(self, name):
        """Return the row of the record that each row of a list's table stands for."""
        if name == "organizations":
            bodies = self.record.columns["organization"]
            return bodies.rows[bodies.codes > 0]
        return np.arange(self.record.length)

    def uses(self, name: str) -> dict[str, int]:
        """Return in how many contributions each value of a filter is on record, by its slug; unused ones are left out.

        What only a session without contributions names has 0.
        """
        column, spoken = self.record.columns[name], self.record.spoken
        said = column.codes[:spoken] if column.rows is None else column.codes[column.rows < spoken]
        numbers = np.bincount(said, minlength=column.size)
        used = np.flatnonzero(np.bincount(column.codes, minlength=column.size))
        return {self.values[name].slugs[code]: int(numbers[code]) for code in used}

    # --- Words -------------------------------------------------------------------------------------------------------

    def _owners_holding(self, name, word) -> np.ndarray:
        return getattr(self, f"_{name}_holding")(word)

    def _rows_holding(self, word):
        """Return the rows whose speaker's printed name or affiliation has the word."""
        mask = np.zeros(self.record.length, dtype=bool)
        found = self._texts("contributions").holding(word)
        mask[: len(found)] = found
        return mask

    def _quotes_holding(self, word):
        return self._texts("quotes").holding(word) | self._rows_holding(word)[self.record.row_of_quote]

    def _sessions_holding(self, word):
        rows = self._rows_holding(word)
        rows[self.record.row_of_quote[self._texts("quotes").holding(word)]] = True
        of_seminar = self._texts("seminar titles").holding(word)
        places = [self.record.place_of_seminar[row.seminar_id] for row in self.record.sessions]
        return self._texts("sessions").holding(word) | of_seminar[places] | self.table("sessions").owners_of(rows)

    def _seminars_holding(self, word):
        return self._texts("seminars").holding(word)

    def _organizations_holding(self, word):
        return self._texts("organizations").holding(word)

    def _speakers_holding(self, word):
        return self._texts("speakers").holding(word) | self.table("speakers").owners_of(self._rows_holding(word))

    def _texts(self, name) -> Words:
        return self._once(self._words, name, lambda: Words(self._read_texts(name)))

    def _read_texts(self, name):
        """Read the words of each row of a list, in its first order."""
        model, rows, *fields = {
            "contributions": (Contribution, "contributions", "honorific", "name", "attribution_text"),
            "quotes": (Quote, "quotes", "text"),
            "sessions": (Session, "sessions", "title", "introduction"),
            "seminar titles": (Seminar, "seminars", "title", "short_title"),
            "seminars": (Seminar, "seminars", "title", "short_title", "city", "hosts"),
            "speakers": (Speaker, "speakers", "name", "other_names"),
            "organizations": (Organization, "organizations", "name", "acronym", "other_names"),
        }[name]
        found = {
            pk: " ".join(words)
            for pk, *words in model.objects.published().values_list("pk", *fields).iterator(chunk_size=20_000)
        }
        return [found.get(pk, "") for pk in self.keys(rows).tolist()]


def _by_title(rows):
    return sorted(range(len(rows)), key=lambda place: (fold(rows[place].title), place))


def _places(**orders):
    return {name: np.array(places, dtype=np.int64) for name, places in orders.items()}
