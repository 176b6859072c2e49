"""Read every document of the corpus and compare it with the reading written by hand."""

import pytest

from .scoring import DATA, FIELDS, Score, draft_of, load, readings, score_of

COLUMNS = (*FIELDS, "block owner", "quote owner")
GIVEN = [path for path in readings() if int(path.name[:2]) <= 6]


@pytest.fixture(scope="module")
def total() -> Score:
    score = Score()
    for path in readings():
        expected = load(path)
        score.add(score_of(draft_of(DATA / "corpus" / expected["file"]), expected))
    return score


@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.stem)
def test_given_document_is_read_without_fault(path):
    expected = load(path)

    draft = draft_of(DATA / "corpus" / expected["file"])

    assert score_of(draft, expected).faults == []
    assert draft.unplaced == ()


@pytest.mark.parametrize("path", readings(), ids=lambda path: path.stem)
def test_document_has_no_unplaced_text(path):
    draft = draft_of(DATA / "corpus" / load(path)["file"])

    placed, total_characters = draft.placed()

    assert placed == total_characters


def test_precision_and_recall_by_field(total, capsys):
    rows = [
        f"{name:<14} {total.precision(name):>9.3f} {total.recall(name):>7.3f} {total.wanted[name]:>7}"
        for name in COLUMNS
    ]

    with capsys.disabled():
        print(f"\nCorpus of {len(readings())} documents\n{'field':<14} precision  recall  wanted")
        print("\n".join(rows))

    assert [name for name in COLUMNS if min(total.precision(name), total.recall(name)) < 0.9] == []
