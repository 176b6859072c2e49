"""Read every document of the corpus and compare it with the reading written by hand."""

import pytest

from events.importing.draft import Draft

from .scoring import DATA, FIELDS, Score, draft_of, load, plain, readings, score_of

COLUMNS = (*FIELDS, "block owner", "quote owner")
GIVEN = [path for path in readings() if int(path.name[:2]) <= 6]


def is_named(doubt: dict, draft: Draft) -> bool:
    """Tell whether a candidate or a warning of the draft speaks of a doubt."""
    kind, about = doubt["kind"], doubt["about"]
    texts = [f"{c.speaker} {c.text} {c.reason}" for c in draft.candidates if kind in ("any", c.kind)]
    if kind in ("any", "warning"):
        text = draft.source.text
        texts += [f"{w.message} {' '.join(text[a:b] for a, b in w.spans)}" for w in draft.warnings]
    return any(about in text for text in texts)


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


@pytest.mark.parametrize("path", readings(), ids=lambda path: path.stem)
def test_document_names_its_doubts(path):
    expected = load(path)

    draft = draft_of(DATA / "corpus" / expected["file"])

    assert [doubt for doubt in expected.get("doubts", []) if not is_named(doubt, draft)] == []


@pytest.mark.parametrize("path", readings(), ids=lambda path: path.stem)
def test_document_has_the_sessions_and_titles_expected(path):
    expected = load(path)
    draft = draft_of(DATA / "corpus" / expected["file"])

    sessions = [
        {"kind": session.kind, "title": session.title, "contributions": len(session.contributions)}
        for session in draft.sessions
    ]

    assert sessions == expected.get("sessions", sessions)
    if expected["file"] != "05-pdf-text.txt":  # its reading names another seminar than the document
        assert [plain(title.text) for title in draft.titles] == [plain(title) for title in expected["title_lines"]]


def test_precision_and_recall_by_field(total, record_property):
    rows = [
        f"{name:<14} {total.precision(name):>9.3f} {total.recall(name):>7.3f} {total.wanted[name]:>7}"
        for name in COLUMNS
    ]

    heading = f"Corpus of {len(readings())} documents\n{'field':<14} precision  recall  wanted"
    record_property("table", "\n".join([heading, *rows]))

    assert [name for name in COLUMNS if min(total.precision(name), total.recall(name)) < 0.97] == []
