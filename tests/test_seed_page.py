"""The seed seminar, in the database and on its page, against the reading of its document: character for character."""

import json
from pathlib import Path

import html5lib
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from events import text
from events.models import Seminar, Session
from tests.html import attributes, by_class, by_id, words

pytestmark = pytest.mark.django_db  # without it the tests would be given no database of their own
READING = json.loads((Path(__file__).parent / "data/seed/expected.json").read_text(encoding="utf-8"))
TURNS = READING["contributions"]


@pytest.fixture(scope="module")
def seed(django_db_setup, django_db_blocker):
    """Load the seed once for all tests of this module, which only read, and take it back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
        yield Session.objects.get()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def seed_page(seed):
    response = Client().get(seed.get_absolute_url())
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content.decode())


def expected_lines(turn):
    """Return (kind, text) for each paragraph and list item of a turn, the introducing sentence first."""
    lines = [("lead", turn["introduction"])]
    for block in turn["body"]:
        lines += [("item", item) for item in block["items"]] if block["kind"] == "list" else [("p", block["text"])]
    return lines


def test_seed_record_reads_as_the_document(seed):
    contributions = list(seed.contributions.order_by("position"))
    assert seed.title == READING["session"]["title"]
    assert seed.get_kind_display() == READING["session"]["label"]
    assert seed.seminar.title == READING["seminar"]["title"]
    assert [(c.role, c.honorific, c.name, c.attribution_text) for c in contributions] == [
        (turn["role"], turn["honorific"], turn["name"], turn["attribution_text"]) for turn in TURNS
    ]
    for contribution, turn in zip(contributions, TURNS, strict=True):
        spoken = [line for block in contribution.blocks for line in ([i.text for i in block.items] or [block.text])]
        assert spoken == [line for _, line in expected_lines(turn)]
        assert [q.text for q in contribution.quotes.order_by("position")] == [q["text"] for q in turn["quotes"]]
        assert {c.code for c in contribution.countries.all()} == {c["iso"] for c in turn["countries"]}
        assert [t.code for t in contribution.sdg_targets.all()] == turn["sdg_targets"]


def test_seed_summaries_lose_no_character(seed):
    for contribution, turn in zip(seed.contributions.order_by("position"), TURNS, strict=True):
        joined = "".join(line for _, line in expected_lines(turn))
        assert text.plain(contribution.summary).replace("\n", "") == joined


def test_session_page_says_title_kind_and_seminar(seed_page):
    assert words(seed_page.find(".//h1")) == READING["session"]["title"]
    assert words(by_class(seed_page, "head__kicker")[0]) == READING["session"]["label"]
    assert words(by_class(seed_page, "head__at")[0]) == f"At the {READING['seminar']['title']}"


def test_session_page_names_speakers_in_order_as_printed(seed_page):
    full = [f"{turn['honorific']} {turn['name']}" for turn in TURNS]
    sections = by_class(seed_page, "contribution")
    assert [words(name) for name in by_class(seed_page, "cast__name")] == full
    assert [words(by_class(section, "who__name")[0]) for section in sections] == full
    assert [words(by_class(section, "who__role")[0]) for section in sections] == [t["attribution_text"] for t in TURNS]
    assert [words(tag) for tag in by_class(seed_page, "who__tag")] == ["Chair"]
    assert by_class(sections[0], "who__tag") != []


def test_session_page_says_every_word_in_order(seed_page):
    for section, turn in zip(by_class(seed_page, "contribution"), TURNS, strict=True):
        prose = by_class(section, "prose")[0]
        lines = [node for node in prose.iter() if node.tag in ("p", "li")]
        kinds = ["lead" if node.get("class") == "lead" else "item" if node.tag == "li" else "p" for node in lines]
        assert list(zip(kinds, (words(node, exact=True) for node in lines), strict=True)) == expected_lines(turn)
        assert [node.get("id") for node in lines] == [f"{section.get('id')}-p{n + 1}" for n in range(len(lines))]


def test_session_page_gives_every_quote_under_its_speaker(seed_page, seed):
    for section, turn, contribution in zip(
        by_class(seed_page, "contribution"), TURNS, seed.contributions.order_by("position"), strict=True
    ):
        quotes = list(contribution.quotes.order_by("position"))
        figures = by_class(section, "quote")
        assert [words(by_class(figure, "quote__text")[0], exact=True).strip("\n") for figure in figures] == [
            quote["text"] for quote in turn["quotes"]
        ]
        assert [figure.get("id") for figure in figures] == [f"quote-{quote.public_id}" for quote in quotes]
        assert section.get("id") == contribution.anchor


def test_session_page_totals_are_those_of_the_reading(seed_page):
    totals = READING["totals"]
    prose = by_class(seed_page, "prose")
    tags = [node.tag for part in prose for node in part.iter()]
    assert len(by_class(seed_page, "contribution")) == totals["contributions"]
    assert len(by_class(seed_page, "lead")) == totals["introductions"]
    assert tags.count("p") == totals["introductions"] + totals["body_paragraphs"]
    assert tags.count("li") == totals["list_items"]
    assert len(by_class(seed_page, "quote__text")) == totals["quotes"]


def test_session_page_marks_the_one_sentence_that_is_also_a_quote(seed_page):
    marked = by_class(seed_page, "said")
    assert [words(mark) for mark in marked] == [
        quote["text"]
        for turn in TURNS
        for quote in turn["quotes"]
        if any(quote["text"] in t for _, t in expected_lines(turn))
    ]
    assert [attributes(seed_page, mark.get("href")[1:])["class"].split()[0] for mark in marked] == ["quote"] * len(
        marked
    )


def test_session_page_indexes_countries_with_counts(seed_page, seed):
    shown = [words(link) for link in by_class(by_section(seed_page, "countries"), "index")[0].iter("a")]
    counts = {}
    for contribution in seed.contributions.all():
        for country in contribution.countries.all():
            counts[country.name] = counts.get(country.name, 0) + 1
    assert shown == [f"{name}{n} contribution{'' if n == 1 else 's'}" for name, n in sorted(counts.items())]
    assert len(shown) == len(READING["countries_union"])


def test_session_page_says_what_is_not_recorded(seed_page):
    facts = {words(fact.find("dt")): words(fact.find("dd")) for fact in by_class(seed_page, "facts")[0].iter("div")}
    assert facts == {
        "Chair": "Ms Valérie Schmitt",
        "Date": "Not recorded yet",
        "Place": "Not recorded yet",
        "Seminar": "from 6 September 2016, Beijing, China",
    }


@pytest.mark.parametrize("address", ["seminar", "session"])
def test_facts_from_elsewhere_name_their_source(client, seed, address):
    seminar = Seminar.objects.get()
    shown = ("dates", "place") if address == "session" else ("dates", "place", "hosts", "time-zone")
    response = client.get((seminar if address == "seminar" else seed).get_absolute_url())
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    named = [words(dd) for dd in by_section(page, "sources").iter("dd")]
    assert named == [source.description for source in seminar.sources.filter(fact__in=shown)]


def by_section(page, heading):
    """Return the section that a heading names."""
    assert by_id(page, heading) is not None
    return next(node for node in page.iter("section") if node.get("aria-labelledby") == heading)
