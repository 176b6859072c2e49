"""The reference fixtures as files: complete, well-formed and in the official order. No database."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from django_countries.data import COUNTRIES

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"

# How many numbered targets (1.1, 1.2 …) and lettered ones (1.a, 1.b …) each goal has.
NUMBERED = (5, 5, 9, 7, 6, 6, 3, 10, 5, 7, 7, 8, 3, 7, 9, 10, 19)
LETTERED = (2, 3, 4, 3, 3, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 2, 0)
TARGETS_PER_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)

OUTSIDE_UN_MEMBERSHIP = {"VA", "PS", "CK", "NU"}  # two observers; two States in free association


def load(name, model):
    rows = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    assert {row["model"] for row in rows} == {model}
    assert not [row for row in rows if "pk" in row]
    return [row["fields"] for row in rows]


@pytest.fixture(scope="module")
def countries():
    return load("countries.json", "events.country")


@pytest.fixture(scope="module")
def sdgs():
    return load("sdgs.json", "events.sdgtarget")


@pytest.fixture(scope="module")
def goals(sdgs):
    return [row for row in sdgs if row["goal"] is None]


@pytest.fixture(scope="module")
def targets(sdgs):
    return [row for row in sdgs if row["goal"] is not None]


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("name", ["countries.json", "sdgs.json"])
def test_fixture_file_is_printed_uniformly(name):
    text = (FIXTURES / name).read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    assert text == unicodedata.normalize("NFC", text)
    assert not set(text) & set("\u2018\u2019\u201c\u201d\u00a0\u200b\ufeff")


def test_countries_include_every_un_member(countries):
    codes = {row["code"] for row in countries}
    assert codes >= OUTSIDE_UN_MEMBERSHIP
    assert len(codes - OUTSIDE_UN_MEMBERSHIP) == 193


def test_country_fields_are_code_name_and_slug(countries):
    assert not [row for row in countries if set(row) != {"code", "name", "slug"}]


def test_country_codes_are_unique_iso_codes(countries):
    codes = [row["code"] for row in countries]
    assert repeated(codes) == []
    assert [code for code in codes if code not in COUNTRIES] == []


def test_country_names_are_unique_and_normalized(countries):
    names = [row["name"] for row in countries]
    assert repeated(names) == []
    assert [name for name in names if name != unicodedata.normalize("NFC", name)] == []
    assert [name for name in names if name != " ".join(name.split()) or not name] == []


def test_country_slugs_are_unique_and_plain(countries):
    slugs = [row["slug"] for row in countries]
    assert repeated(slugs) == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_country_slugs_drop_accents_and_parentheses(countries):
    slugs = {row["code"]: row["slug"] for row in countries}
    assert slugs["LA"] == "lao-pdr"
    assert slugs["VN"] == "viet-nam"
    assert slugs["TR"] == "turkiye"
    assert slugs["CI"] == "cote-d-ivoire"
    assert slugs["BO"] == "bolivia"


def test_countries_stand_in_order_of_slug(countries):
    slugs = [row["slug"] for row in countries]
    assert slugs == sorted(slugs)


def test_goals_are_numbered_one_to_seventeen(goals):
    assert [row["code"] for row in goals] == [str(number) for number in range(1, 18)]


def test_goals_have_label_and_full_title(goals):
    assert not [row["code"] for row in goals if not row["label"] or len(row["title"]) <= len(row["label"])]


def test_targets_number_169_with_official_codes(targets):
    assert len(targets) == sum(TARGETS_PER_GOAL) == 169
    expected = [
        f"{goal}.{part}"
        for goal, (numbers, letters) in enumerate(zip(NUMBERED, LETTERED, strict=True), start=1)
        for part in [*range(1, numbers + 1), *"abcd"[:letters]]
    ]
    assert [row["code"] for row in targets] == expected


def test_targets_per_goal_match_official_counts(targets):
    counts = Counter(row["goal"][0] for row in targets)
    assert counts == {str(goal): count for goal, count in enumerate(TARGETS_PER_GOAL, start=1)}


def test_targets_name_the_goal_of_their_code(targets):
    assert not [row["code"] for row in targets if row["goal"] != [row["code"].split(".")[0]]]


def test_targets_follow_their_goal_in_the_file(sdgs):
    seen = set()
    for row in sdgs:
        assert row["goal"] is None or row["goal"][0] in seen, row["code"]
        seen.add(row["code"])


def test_target_labels_have_one_to_twelve_words(targets):
    assert not [row["code"] for row in targets if not 1 <= len(row["label"].split()) <= 12]


def test_target_titles_are_empty(targets):
    assert not [row["code"] for row in targets if row["title"]]


def test_sdg_fields_are_complete(sdgs):
    assert not [row for row in sdgs if set(row) != {"code", "label", "title", "goal", "position"}]


def test_sdg_codes_are_unique(sdgs):
    assert repeated(row["code"] for row in sdgs) == []


def test_sdg_labels_are_unique_and_tidy(sdgs):
    labels = [row["label"] for row in sdgs]
    assert repeated(label.casefold() for label in labels) == []
    assert [label for label in labels if label.endswith(".") or label != " ".join(label.split())] == []
    assert [label for label in labels if not re.match(r"[A-Z]", label)] == []


def test_sdg_positions_give_the_official_order(sdgs):
    expected = [goal * 100 + n for goal, count in enumerate(TARGETS_PER_GOAL, start=1) for n in range(count + 1)]
    assert [row["position"] for row in sdgs] == expected


def test_target_on_social_protection_has_its_label(targets):
    labels = {row["code"]: row["label"] for row in targets}
    assert labels["1.3"] == "Social protection systems for all, including floors"
