"""Result sets and facet counts of random filters in random records, against a reader that looks at every row."""

import random

import pytest
from django.http import QueryDict

from events import filters
from tests.factories import make_seminar
from tests.worlds import FACETS, LISTS, WORDS, Reader, make_world

FILTERS = {
    "seminars": filters.SeminarFilters,
    "sessions": filters.SessionFilters,
    "speakers": filters.SpeakerFilters,
    "organizations": filters.OrganizationFilters,
    "quotes": filters.QuoteFilters,
}


def random_choices(rng, reader):
    """Choose some values in some filters, most of them from one row, so that not all finds nothing."""
    row = rng.choice(reader.turns)
    other = rng.choice(reader.turns)
    chosen = {}
    for name in rng.sample(FACETS, rng.choice((0, 1, 1, 2, 2, 3, 4))):
        values = {rng.choice(sorted(row[name]))}
        if rng.random() < 0.4:
            values.add(rng.choice(sorted(other[name])))
        if rng.random() < 0.1:
            values.add("none")
        chosen[name] = sorted(values)
    query = " ".join(rng.sample(WORDS, rng.choice((0, 0, 0, 1, 1, 2)))).upper()
    return chosen, query


def ask(name, chosen, query):
    data = QueryDict(mutable=True)
    for facet, values in chosen.items():
        data.setlist(facet, values)
    data["q"] = query
    return FILTERS[name](data, queryset=LISTS[name].objects.published())


def check_combinations(seed, combinations):
    make_world(seed)
    reader, rng = Reader(), random.Random(seed)
    if not reader.turns:
        return  # chance has published nothing
    for _ in range(combinations):
        name = rng.choice(list(LISTS))
        chosen, query = random_choices(rng, reader)
        asked = ask(name, chosen, query)
        assert asked.problem == ""
        expected = reader.results(name, chosen, query)
        assert set(asked.found.ids(asked.order).tolist()) == expected
        assert set(asked.qs.values_list("pk", flat=True)) == expected
        assert asked.found.total == len(expected)
        for facet in FACETS:
            counts = dict(zip(asked.index.values[facet].slugs, asked.found.counts(facet).tolist(), strict=True))
            assert {slug: n for slug, n in counts.items() if n} == reader.counts(name, chosen, facet, query)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_filters_and_counts_equal_brute_force(seed):
    check_combinations(seed, 50)


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(LISTS))
def test_words_find_nothing_where_nothing_is_on_record(name):
    make_seminar(title="A seminar without sessions")
    assert ask(name, {}, "nothing such").found.total == 0


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(1000, 1050))
def test_filters_and_counts_equal_brute_force_at_length(seed):
    check_combinations(seed, 100)
