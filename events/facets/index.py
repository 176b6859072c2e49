"""The index of one state of the published record: tables, orders and words of each list."""

import threading
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker
from events.text import fold

from .record import Record
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

    def ids(self, order: str) -> np.ndarray:
        """Return the primary keys that are left, in order."""
        places = self.index.orders(self.name)[order]
        return self.index.keys(self.name)[places[self.choice.owners[places]]]

    def counts(self, filter_name: str) -> np.ndarray:
        return self.choice.counts(filter_name)


class Index:
    def __init__(self, token: str):
        self.token = token
        self.record = Record()
        self.values = self.record.values
        self._tables: dict[str, Table] = {}
        self._keys: dict[str, np.ndarray] = {}
        self._orders: dict[str, dict] = {}
        self._words: dict[str, Words] = {}
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

    # --- Lists -------------------------------------------------------------------------------------------------------

    def rows(self, name: str) -> list:
        """Return what a list can show, in its first order."""
        return getattr(self.record, name)

    def keys(self, name: str) -> np.ndarray:
        return self._once(
            self._orders, f"{name} keys", lambda: np.array([row.pk for row in self.rows(name)], dtype=np.int64)
        )

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
        return kept[name]

    def _seminars_table(self):
        return Table(self.record.seminar_of_row, len(self.record.seminars), self.record.columns)

    def _sessions_table(self):
        return Table(self.record.session_of_row, len(self.record.sessions), self.record.columns)

    def _speakers_table(self):
        return Table(self.record.columns["speaker"].codes - 1, len(self.record.speakers), self.record.columns)

    def _organizations_table(self):
        """A row for each body of each contribution: its own and those above it."""
        bodies = self.record.columns["organization"]
        named = bodies.codes > 0
        return Table(bodies.codes[named] - 1, len(self.record.organizations), self._columns_of(bodies.rows[named]))

    def _quotes_table(self):
        columns = self._columns_of(self.record.row_of_quote)
        language = self.values["language"]
        columns["language"] = Column([language.code(row.language) for row in self.record.quotes], language.size)
        return Table(np.arange(len(self.record.quotes)), len(self.record.quotes), columns)

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
        quotes, record = self.record.quotes, self.record
        sizes = np.array([row.size for row in quotes], dtype=np.int64)
        return _places(
            newest=range(len(quotes)),
            oldest=np.argsort(self._rank_of_session[record.session_of_row[record.row_of_quote]], kind="stable"),
            speaker=np.argsort(record.columns["speaker"].codes[record.row_of_quote], kind="stable"),
            shortest=np.argsort(sizes, kind="stable"),
        )

    def _speakers_orders(self):
        return self._orders_of_named("speakers")

    def _organizations_orders(self):
        return self._orders_of_named("organizations")

    def _orders_of_named(self, name):
        table = self.table(name)
        first = np.full(table.owner_count, table.length)
        owned = np.flatnonzero(table.owned)
        np.minimum.at(first, table.owners[owned], owned)
        return _places(
            name=range(table.owner_count),
            latest=np.argsort(first, kind="stable"),
            most=np.argsort(-self.turns(name), kind="stable"),
        )

    def turns(self, name: str) -> np.ndarray:
        """Return how many contributions each row of a list has on record."""
        table = self.table(name)
        source = table.owners[: len(self.record.contributions)] if name in ("seminars", "sessions") else table.owners
        return np.bincount(source[source >= 0], minlength=table.owner_count)

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
        model, fields, rows = {
            "contributions": (Contribution, ("honorific", "name", "attribution_text"), self.record.contributions),
            "quotes": (Quote, ("text",), self.record.quotes),
            "sessions": (Session, ("title", "introduction"), self.record.sessions),
            "seminar titles": (Seminar, ("title", "short_title"), self.record.seminars),
            "seminars": (Seminar, ("title", "short_title", "city", "hosts"), self.record.seminars),
            "speakers": (Speaker, ("name", "other_names"), self.record.speakers),
            "organizations": (Organization, ("name", "acronym", "other_names"), self.record.organizations),
        }[name]
        found = {
            pk: " ".join(words)
            for pk, *words in model.objects.published().values_list("pk", *fields).iterator(chunk_size=20_000)
        }
        return [found.get(row.pk, "") for row in rows]


def _by_title(rows):
    return sorted(range(len(rows)), key=lambda place: (fold(rows[place].title), place))


def _places(**orders):
    return {name: np.array(places, dtype=np.int64) for name, places in orders.items()}
