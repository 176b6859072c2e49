"""Parse a large document in a time that a person will wait for."""

import time

from events.importing.parser import parse
from events.importing.readers import read

from .scoring import VOCABULARY

FIRST = ("Ana", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas")
LAST = ("abo", "bor", "cas", "dem", "eri", "fay", "gar", "han", "ito", "jan")
SENTENCE = "The fund of the province paid out less than in the year before, which nobody on the board had expected. "


def large_document() -> str:
    """Return a document of 500 contributions and a megabyte."""
    parts = ["Forum of Provincial Funds", "Side event: Five Hundred Voices"]
    for number in range(500):
        name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]}{LAST[number // 100]} {LAST[number % 7]}".title()
        parts.append(
            f"Ms {name}, Head of the Policy Unit, Social Security Forum, Uganda, presented the case of a province."
        )
        parts += [SENTENCE * 9, SENTENCE * 9, "Quote: Nobody had expected it, and everybody had seen it coming."]
    return "\n\n".join(parts)


def test_500_contributions_of_a_megabyte_are_parsed_in_five_seconds():
    text = large_document()
    document = read(text.encode(), "large.txt")

    start = time.process_time()
    draft = parse(document, VOCABULARY)
    seconds = time.process_time() - start

    assert len(text) > 1_000_000
    assert len(draft.contributions) == 500
    assert sum(len(contribution.quotes) for contribution in draft.contributions) == 500
    assert seconds <= 5
    assert draft.unplaced == ()
