"""Read the seed in its four formats: everything is found, nothing is lost."""

import pytest

from .scoring import DATA, draft_of, load, plain, score_of

SEED = DATA / "seed"
FORMATS = ("txt", "docx", "odt", "pdf")
# The chunks of the .txt are cut by empty lines in two places, those of the .pdf by the ends of two pages.
JOINS = {"txt": 2, "docx": 0, "odt": 0, "pdf": 2}


@pytest.fixture(scope="module")
def expected() -> dict:
    return {"file": "seed", **load(SEED / "expected.json")}


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_is_read_without_fault(suffix, expected):
    draft = draft_of(SEED / f"summary-and-quotes.{suffix}")

    score = score_of(draft, expected)

    assert score.faults == []
    assert score.right["name"] == 7
    assert score.right["quote owner"] == 6


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_has_nothing_unplaced_or_doubtful(suffix):
    draft = draft_of(SEED / f"summary-and-quotes.{suffix}")

    assert draft.unplaced == ()
    assert draft.candidates == ()
    assert min(contribution.confidence for contribution in draft.contributions) >= 0.9


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_lists_its_joins(suffix):
    draft = draft_of(SEED / f"summary-and-quotes.{suffix}")

    joins = [repair for repair in draft.repairs if repair.kind == "join"]

    assert len(joins) == JOINS[suffix]
    assert all(len(join.spans) == 2 for join in joins)


def test_seed_text_has_9136_characters_placed():
    assert draft_of(SEED / "summary-and-quotes.txt").placed() == (9136, 9136)


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_countries_and_targets_are_those_spoken_of(suffix, expected):
    draft = draft_of(SEED / f"summary-and-quotes.{suffix}")

    assert [list(contribution.countries) for contribution in draft.contributions] == [
        [country["iso"] for country in wanted["countries"]] for wanted in expected["contributions"]
    ]
    assert [list(contribution.sdg_targets) for contribution in draft.contributions] == [
        wanted["sdg_targets"] for wanted in expected["contributions"]
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_seed_titles_and_attributions_are_as_printed(suffix, expected):
    draft = draft_of(SEED / f"summary-and-quotes.{suffix}")

    assert [plain(title.text) for title in draft.titles] == expected["title_lines"]
    assert draft.seminar_title == expected["seminar"]["title"]
    assert [(session.kind, session.title) for session in draft.sessions] == [
        ("side-event", expected["session"]["title"])
    ]
    assert [contribution.attribution_text for contribution in draft.contributions] == [
        wanted["attribution_text"] for wanted in expected["contributions"]
    ]
