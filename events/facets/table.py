"""Filtering and counting with arrays of numbers. Pure: it knows neither the database nor what the numbers mean.

A `Table` has rows; each row belongs to one owner (or to none, -1), and owners are what a list shows. A `Column` gives
rows their values, as codes from 0. A filter is a set of codes; it lets through the rows that have one of them. Since
all filters work on the same row, what they ask must be true of one and the same row.
"""

from functools import cached_property

import numpy as np


class Column:
    """The values of the rows: entry i says that row `rows[i]` has the code `codes[i]`.

    `rows` is None where every row has exactly one value, so that entry i is row i.
    """

    def __init__(self, codes, size: int, rows=None):
        self.codes = np.asarray(codes, dtype=np.int32)
        self.rows = None if rows is None else np.asarray(rows, dtype=np.int32)
        self.size = size

    def admits(self, chosen: list[int], length: int) -> np.ndarray:
        """Return which of the rows have one of the chosen codes; codes that are not in use match nothing."""
        wanted = np.zeros(self.size, dtype=bool)
        wanted[[code for code in chosen if 0 <= code < self.size]] = True
        hits = wanted[self.codes]
        if self.rows is None:
            return hits
        rows = np.zeros(length, dtype=bool)
        rows[self.rows[hits]] = True
        return rows

    def of_rows(self, source: np.ndarray, length: int) -> "Column":
        """Return the column of a table whose row i is row `source[i]` of this one. `length` counts the old rows."""
        if self.rows is None:
            return Column(self.codes[source], self.size)
        order = np.argsort(self.rows, kind="stable")
        per_row = np.bincount(self.rows, minlength=length)
        starts = np.concatenate(([0], np.cumsum(per_row)[:-1]))
        repeats = per_row[source]
        ends = np.cumsum(repeats)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - repeats, repeats)
        entries = order[np.repeat(starts[source], repeats) + within]
        return Column(self.codes[entries], self.size, np.repeat(np.arange(len(source)), repeats))


class Table:
    def __init__(self, owners, owner_count: int, columns: dict[str, Column]):
        self.owners = np.asarray(owners, dtype=np.int32)
        self.owner_count = owner_count
        self.columns = columns
        self._pairs: dict[str, tuple] = {}
        self._totals: dict[str, np.ndarray] = {}

    @property
    def length(self) -> int:
        return len(self.owners)

    @cached_property
    def owned(self) -> np.ndarray:
        return self.owners >= 0

    @cached_property
    def one_row_each(self) -> bool:
        """Whether owner i is row i, as with quotes; then nothing can be counted twice."""
        return self.length == self.owner_count and np.array_equal(self.owners, np.arange(self.length))

    def choose(self, choices: dict[str, list[int]], owners: np.ndarray | None = None) -> "Choice":
        """Return what is left by filters, of those owners alone if a mask of owners is given."""
        return Choice(self, choices, owners)

    def owners_of(self, rows: np.ndarray | None) -> np.ndarray:
        """Return the mask of owners that have one of the rows."""
        kept = self.owners[self.owned if rows is None else rows]
        mask = np.zeros(self.owner_count, dtype=bool)
        mask[kept] = True
        return mask

    def count(self, name: str, rows: np.ndarray | None) -> np.ndarray:
        """Return for each code of a column how many different owners have it in the rows of the mask."""
        if rows is None:
            if name not in self._totals:
                self._totals[name] = self._count(name, self.owned)
            return self._totals[name]
        return self._count(name, rows)

    def _count(self, name, rows):
        column = self.columns[name]
        kept = rows if column.rows is None else rows[column.rows]
        if self.one_row_each:
            return np.bincount(column.codes[kept], minlength=column.size)
        pair_of_entry, code_of_pair = self._pairs_of(name)
        seen = np.zeros(len(code_of_pair), dtype=bool)
        seen[pair_of_entry[kept]] = True
        return np.bincount(code_of_pair[seen], minlength=column.size)

    def _pairs_of(self, name):
        """Number the different pairs of owner and code, so that each is counted once however many rows have it."""
        if name not in self._pairs:
            column = self.columns[name]
            owners = self.owners if column.rows is None else self.owners[column.rows]
            keys, pair_of_entry = np.unique(owners.astype(np.int64) * column.size + column.codes, return_inverse=True)
            self._pairs[name] = (pair_of_entry.astype(np.int32), (keys % column.size).astype(np.int32))
        return self._pairs[name]


class Choice:
    """What some filters leave of a table. Masks are None where nothing is filtered."""

    def __init__(self, table: Table, choices: dict[str, list[int]], owners: np.ndarray | None):
        self.table = table
        self.masks = {name: table.columns[name].admits(codes, table.length) for name, codes in choices.items()}
        # An entry more, for rows that belong to none: they have -1, the last place.
        self.basis = None if owners is None else np.append(owners, False)[table.owners]

    def rows(self, without: str | None = None) -> np.ndarray | None:
        """Return the rows that are left, those of all filters but one if it is named."""
        masks = [mask for name, mask in self.masks.items() if name != without]
        if self.basis is not None:
            masks.append(self.basis)
        if not masks:
            return None
        rows = self.table.owned.copy()
        for mask in masks:
            rows &= mask
        return rows

    @cached_property
    def _all_rows(self):
        return self.rows()

    @cached_property
    def owners(self) -> np.ndarray:
        """The mask of the owners that are left."""
        return self.table.owners_of(self._all_rows)

    def counts(self, name: str) -> np.ndarray:
        """Return for each code how many owners there would be with it alone chosen in its own filter."""
        rows = self.rows(without=name) if name in self.masks else self._all_rows
        return self.table.count(name, rows)
