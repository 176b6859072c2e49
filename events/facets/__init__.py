"""The index behind every list: which rows a filter leaves, in which order, and how many each further choice would.

Each process keeps one `Index` of the published record in memory, beside the public token it was read at. `current()`
asks the database for the token of now (one query) and reads the record anew when it differs. So an answer is never
older than the last write to what is public, whoever made it; drafts are written without a reading; and a page of any
depth costs the same.

How it works, from the bottom up:

* `table.py`. A table has a row for every published contribution, and one empty row for a session without any (or a
  seminar without published sessions), so that these are found too. Columns hold the values of each filter as small
  numbers. A filter is a mask over rows, filters are combined with `&`, and since a row is a contribution, what
  `speaker`, `country`, `topic` and the others ask holds for one and the same contribution.
* Each row has an owner in each list: its session, seminar or speaker. Lists whose owners are finer than rows have
  tables of their own, made from the first: a quote takes the row of its contribution, an organization the rows of its
  own people and of its units.
* The number beside a choice is that of the different owners in the rows that the other filters leave. Pairs of owner
  and value are numbered once, so counting is to mark the pairs that occur and to add them up by value.
* `words.py` answers `q`. It is built when the first search asks for it.
* `record.py` reads the published record into these columns, in some fifteen queries.

Code 0 of every column means "not recorded" and is asked for as `none`.
"""

import gc
import threading

from events.models import Revision

from .index import Index

_lock = threading.Lock()
_kept: Index | None = None
ATTEMPTS = 3


def current() -> Index:
    """Return the index of the published record as it is now. One query, and some fifteen after it was written to."""
    global _kept
    token = Revision.public()
    index = _kept
    if index is not None and token and index.token == token:
        return index
    with _lock:
        for _ in range(ATTEMPTS):
            token = Revision.public()  # before the data: what is read later is at least as new
            index = _kept
            if index is not None and token and index.token == token:
                return index
            index = Index(token)
            if Revision.public() == token:
                _kept = index
                gc.freeze()  # it stays: looking through it for garbage would stop a request for a third of a second
                return index
        # The record is being written without a pause: this reading serves once and is not kept.
        return index
