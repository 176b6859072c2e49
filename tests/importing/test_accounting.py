"""Account for every character: in the given documents, in mutated ones and in ones made up of loose parts."""

import random

import pytest

from events.importing.parser import parse
from events.importing.readers import ReadError, read

from .accounting import faults_of
from .scoring import DATA, VOCABULARY, draft_of, load, readings

SOURCES = [
    *(DATA / "seed").glob("summary-and-quotes.*"),
    *(DATA / "corpus" / load(path)["file"] for path in readings()),
]
PARTS = (
    "Ms Ann Lee, Director of Policy, Care Alliance, presented the plan.",
    "Mr Bo Diaz said no.",
    "Quote:",
    "Quote 2: We will.",
    "QUOTES:",
    "“We did not wait.”",
    "“We did not",
    "— Ann Lee",
    "- an item",
    "  - a nested item",
    "1. first",
    "a) x; b) y",
    "Q: Why?",
    "A: Because.",
    "Side event: Floors",
    "Session 2",
    "Summary and quotes",
    "Discussion",
    "Participants:",
    "Chair: Ms Ann Lee",
    "Ann Lee | ILO",
    "Page 1 of 2",
    "\f",
    "the sentence goes on and",
    "recommen-",
    "dations are\u00ad",
    "ed",
    "\u200b",
    "\u00ad",
    "> quoted",
    "**Mr X Y**",
    "# Title",
    "Dr Who (Lao PDR): Thank you.",
    "ສົມສີ ວົງສາ",
    "李明先生说",
    "M. Jean Dupont, directeur, a dit «oui».",
    "La Sra. Paz, jefa, dijo: “Sí”.",
    "...",
    "—",
    "'",
    "«»",
    "\u202eabc\u202c",
    "x" * 300,
    "The ILO's",
    "Target 1.3",
    "e\u0301",
    "\ufeff",
    "\x0b",
    "\u2028",
    "\x85",
    "Mr",
    "Mr.",
    ",",
    "H.E.",
    "(",
    ")",
)
GLUE = ("\n\n", "\n", " ", "\r\n", "\n \n", "\n\n\n", "\t", "")


def made_up(seed: int) -> str:
    """Return a text put together from loose parts."""
    random_ = random.Random(seed)
    return "".join(random_.choice(PARTS) + random_.choice(GLUE) for _ in range(random_.randint(1, 40)))


def mutated(text: str, seed: int) -> str:
    """Return a text with lines moved, doubled, cut and joined."""
    random_ = random.Random(seed)
    lines = text.split("\n")
    for _ in range(random_.randint(1, 12)):
        at = random_.randrange(len(lines))
        action = random_.randrange(6)
        if action == 0:
            lines.insert(random_.randrange(len(lines)), lines.pop(at))
        elif action == 1:
            lines.insert(at, random_.choice(PARTS))
        elif action == 2:
            lines[at] = lines[at][: random_.randint(0, len(lines[at]))]
        elif action == 3:
            lines[at] = lines[at].replace(
                random_.choice(",.:“”-— "), random_.choice(("", "\u00ad", "\n", "\u200b ")), 2
            )
        elif action == 4:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        else:
            lines.insert(at, lines[at])
    return "\n".join(lines)


def check(text: str, name: str) -> list[str]:
    try:
        document = read(text.encode("utf-8", "surrogatepass"), name)
    except ReadError:
        return []
    draft = parse(document, VOCABULARY)
    return faults_of(draft)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_character_of_a_document_is_covered_exactly_once(path):
    assert faults_of(draft_of(path)) == []


def test_every_character_of_made_up_documents_is_covered_exactly_once():
    faults = {
        seed: found for seed in range(150) if (found := check(made_up(seed), f"x.{('txt', 'md', 'html')[seed % 3]}"))
    }

    assert faults == {}


def test_every_character_of_mutated_documents_is_covered_exactly_once():
    assert _faults_of_mutants(150) == {}


@pytest.mark.long
def test_every_character_of_10000_documents_is_covered_exactly_once():
    made = {
        seed: found for seed in range(5000) if (found := check(made_up(seed), f"x.{('txt', 'md', 'html')[seed % 3]}"))
    }

    assert made == {}
    assert _faults_of_mutants(5000) == {}


def _faults_of_mutants(count: int) -> dict[int, list[str]]:
    paths = [path for path in SOURCES if path.suffix in (".txt", ".md")]
    texts = [(read(path.read_bytes(), path.name).text, path.name) for path in paths]
    cases = ((seed, *texts[seed % len(texts)]) for seed in range(count))
    return {seed: found for seed, text, name in cases if (found := check(mutated(text, seed), name))}
