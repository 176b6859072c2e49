"""Finding texts by the words in them, whatever their accents and capitals. Pure.

A word is found wherever its letters stand, inside a longer word too: Chinese, Lao or Thai put no spaces between words.
The different pieces between spaces are joined into one long text that is searched as a whole; each piece knows the
texts it comes from. So a search costs what the vocabulary is long, not what the record is.
"""

import re
from collections import defaultdict
from itertools import count

import numpy as np

from events.text import fold

PHRASE = re.compile(r'["“”«»„]([^"“”«»„]*)["“”«»„]')


def read_query(query: str) -> list[str]:
    """Return the folded words of a search, each phrase in quotation marks as one."""
    phrases = [fold(phrase) for phrase in PHRASE.findall(query)]
    words = fold(re.sub('["“”«»„]', " ", PHRASE.sub(" ", query))).split()
    return list(dict.fromkeys(word for word in (*phrases, *words) if word))


class Words:
    """Texts in which words can be found; text i answers in place i of a mask."""

    def __init__(self, texts):
        self.texts = [fold(text) for text in texts]
        numbers: dict[str, int] = defaultdict(count().__next__)
        pieces: list[int] = []
        lengths = []
        for text in self.texts:
            before = len(pieces)
            pieces.extend(map(numbers.__getitem__, text.split(" ")))
            lengths.append(len(pieces) - before)
        self._vocabulary = "\n".join(numbers)
        self._begins = np.cumsum([0, *(len(piece) + 1 for piece in numbers)])
        piece_of_entry = np.array(pieces, dtype=np.int32)
        order = np.argsort(piece_of_entry, kind="stable")
        self._texts_by_piece = np.repeat(np.arange(len(self.texts), dtype=np.int32), lengths)[order]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(piece_of_entry, minlength=len(numbers)))))

    def holding(self, word: str) -> np.ndarray:
        """Return the mask of the texts in which a folded word or phrase occurs."""
        parts = word.split(" ")
        mask = self._holding_piece(parts[0])
        for part in parts[1:]:
            mask &= self._holding_piece(part)
        if len(parts) > 1:
            for number in np.flatnonzero(mask):
                mask[number] = word in self.texts[number]
        return mask

    def _holding_piece(self, part: str) -> np.ndarray:
        mask = np.zeros(len(self.texts), dtype=bool)
        places = [match.start() for match in re.finditer(re.escape(part), self._vocabulary)]
        found = np.unique(np.searchsorted(self._begins, places, side="right") - 1)
        begins, ends = self._starts[found], self._starts[found + 1]
        sizes = ends - begins
        entries = np.arange(sizes.sum()) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes)
        mask[self._texts_by_piece[entries]] = True
        return mask
