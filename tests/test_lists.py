"""Lists as readers meet them: what is refused, what is empty, what links keep, what a page costs."""

import gzip
import io
import re
from html import unescape

import pytest
from django.core.management import call_command
from django.urls import reverse

from events.models import Organization, Quote, Seminar, Session, Speaker
from tests.factories import (
    load_reference_data,
    make_contribution,
    make_country,
    make_organization,
    make_quote,
    make_sdg,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
)

LISTS = ("seminars", "sessions", "speakers", "organizations", "quotes")
PLAIN = ("countries", "topics", "sdgs")

pytestmark = pytest.mark.django_db


def make_rows(number):
    """Write a record in which each list has this number of rows."""
    country, topic, target = make_country(), make_topic("Pensions"), make_sdg()
    for count in range(number):
        contribution = make_contribution(
            make_session(make_seminar(title=f"Seminar {count}"), topics=[topic], sdg_targets=[target]),
            organization=make_organization(), country=country, countries=[country], role="chair",
        )  # fmt: skip
        make_quote(contribution)


def facet_counts(response, name):
    """Return the counts that a page prints beside the choices of a facet."""
    found = re.findall(
        rf'name="{name}" value="([^"]*)"[^>]*><span><bdi>[^<]*</bdi></span><span class="opt__n">(\d+)',
        text_of(response),
    )
    return {value: int(count) for value, count in found}


def text_of(response):
    return response.content.decode()


def links(response):
    return [unescape(link) for link in re.findall(r'href="(\?[^"]*)"', text_of(response))]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("speaker=nobody", "There is no such speaker on record."),
        ("topic=nothing", "There is no such topic on record."),
        ("country=atlantis", "There is no such country on record."),
        ("sdg=99", "There is no such goal or target on record."),
        ("kind=party", "There is no such kind of session on record."),
        ("year=16", "There is no such year on record."),
        ("language=English", "There is no such language on record."),
        ("organization=" + "x" * 5000, "There is no such organization on record."),
        ("q=" + "x" * 201, "Search for at most 200 characters."),
        ("order=random", "This list can be ordered by newest, oldest, title."),
        ("order=newest&order=oldest", "This list can be ordered by newest, oldest, title."),
        ("page=0", "A page is a whole number from 1."),
        ("page=last", "A page is a whole number from 1."),
        ("page=-1", "A page is a whole number from 1."),
        ("page=１", "A page is a whole number from 1."),
        ("page=99999999999999999999", "A page is a whole number from 1."),
        ("all=colour", "There is no such filter in this list."),
        ("&".join(f"year={year}" for year in range(1000, 1101)), "Choose at most 100 values at a time."),
    ],
)
def test_list_refuses_what_makes_no_sense_with_a_sentence(client, query, sentence):
    response = client.get(f"/sessions/?{query}")
    assert response.status_code == 400
    assert sentence in unescape(text_of(response))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query",
    ["year=1901", "language=fr", "kind=workshop", "group=workers", "country=lao-pdr", "sdg=1.3", "seminar=none"],
)
def test_list_is_calmly_empty_for_a_valid_value_without_results(client, name, query):
    make_country()
    make_sdg()
    response = client.get(f"/{name}/?{query}")
    assert response.status_code == 200
    assert "Nothing matches this filter" in text_of(response)


def test_list_answers_a_draft_slug_as_one_that_never_existed(client):
    make_contribution(make_session(status="draft"), make_speaker(slug="only-in-a-draft"))
    make_seminar(status="draft", slug="a-draft")
    for name, slug in (("speaker", "only-in-a-draft"), ("seminar", "a-draft")):
        draft, unknown = (client.get("/quotes/", {name: value}) for value in (slug, "never-was"))
        assert draft.status_code == unknown.status_code == 400
        assert draft.content == unknown.content


def test_list_answers_404_beyond_the_last_page(client):
    make_rows(1)
    assert client.get("/sessions/?page=1").status_code == 200
    assert client.get("/sessions/?page=2").status_code == 404
    assert client.get("/sessions/?year=1901&page=2").status_code == 404


def test_list_never_counts_drafts_even_for_staff(admin_client):
    make_rows(2)
    make_quote(make_contribution(make_session(Seminar.objects.first(), status="draft")))
    make_quote(make_contribution(make_session(make_seminar(status="review"))))
    for name in LISTS:
        response = admin_client.get(f"/{name}/")
        assert f">2 {name}</h2>" in text_of(response)
        assert facet_counts(response, "year") == {"2016": 2}


def test_pages_and_chips_keep_the_filters_and_drop_unknown_parameters(client):
    make_rows(45)
    response = client.get("/sessions/?utm_source=x&country=lao-pdr&speaker[]=y&order=title&q=session&page=2")
    assert "Sessions 21 to 40 of 45" in text_of(response)
    found = links(response)
    assert "?q=session&country=lao-pdr&order=title&page=3" in found
    assert "?q=session&order=title" in found
    assert "?country=lao-pdr&order=title" in found
    assert not [link for link in found if "utm" in link or "[]" in link]
    assert '<input type="hidden" name="order" value="title">' in text_of(response)


def test_the_same_value_twice_is_one_chip(client):
    make_rows(1)
    response = client.get("/quotes/?country=lao-pdr&country=lao-pdr")
    assert text_of(response).count('class="chip"') == 1


def test_empty_list_offers_each_filter_alone(client):
    make_rows(3)
    make_contribution(make_session(make_seminar(start_date="2011")))
    response = client.get("/sessions/?country=lao-pdr&year=2011")
    words = unescape(text_of(response))
    assert "Nothing matches all of these filters together" in words
    assert ">3 sessions with Country represented: Lao PDR<" in words
    assert ">1 session with Year: 2011<" in words
    assert ">All of the record: 4 sessions<" in words


def test_filters_hold_for_one_and_the_same_contribution(client):
    session = make_session()
    china, japan = make_country("CN", "China"), make_country("JP", "Japan")
    make_contribution(session, country=china, group="workers")
    make_contribution(session, country=japan, group="employers")
    assert ">1 session</h2>" in text_of(client.get("/sessions/?country=china&group=workers"))
    assert "Nothing matches" in text_of(client.get("/sessions/?country=china&group=employers"))
    assert ">1 session</h2>" in text_of(client.get("/sessions/?country=china&country=japan&group=employers"))


def test_goal_finds_what_its_targets_do_and_a_body_what_its_units_do(client):
    ilo = make_organization("ILO")
    unit = make_organization("Social Protection Department", parent=ilo)
    make_contribution(organization=unit, sdg_targets=[make_sdg("1.3")])
    make_contribution(organization=make_organization("WHO"))
    assert ">1 session</h2>" in text_of(client.get("/sessions/?sdg=1"))
    assert ">1 session</h2>" in text_of(client.get("/sessions/?organization=ilo"))
    assert ">2 organizations</h2>" in text_of(client.get("/organizations/?organization=ilo"))


def test_counts_leave_out_the_choices_of_their_own_filter(client):
    session = make_session(kind="panel")
    make_session(session.seminar, kind="plenary")
    make_session(make_seminar(start_date="2011"), kind="plenary")
    response = client.get("/sessions/?kind=panel")
    assert facet_counts(response, "kind") == {"panel": 1, "plenary": 2}
    assert facet_counts(response, "year") == {"2016": 1}


def test_words_are_found_whatever_their_accents_and_capitals(client):
    make_quote(make_contribution(name="Valérie Schmitt"), text="La Sécurité sociale est un droit.")
    make_quote(text="ການຄຸ້ມຄອງທາງສັງຄົມ")
    assert ">1 quote</h2>" in text_of(client.get("/quotes/", {"q": "SECURITE valerie"}))
    assert ">1 quote</h2>" in text_of(client.get("/quotes/", {"q": "ສັງຄົມ"}))
    assert ">1 quote</h2>" in text_of(client.get("/quotes/", {"q": "“sociale est”"}))
    assert "Nothing matches" in text_of(client.get("/quotes/", {"q": '"est sociale"'}))
    assert ">2 quotes</h2>" in text_of(client.get("/quotes/?q=securite&q=ສັງຄົມ"))


def test_orders_of_quotes(client):
    late = make_contribution(make_session(make_seminar(start_date="2019")), make_speaker("Ana Z"))
    early = make_contribution(make_session(make_seminar(start_date="2011")), make_speaker("Ana A"))
    unknown = make_contribution(make_session(make_seminar(start_date="")), make_speaker("Ana M"))
    for contribution, words in ((late, "Short."), (early, "A longer quote."), (unknown, "Somewhat long.")):
        make_quote(contribution, text=words)
    expected = {
        "newest": ["Short.", "A longer quote.", "Somewhat long."],
        "oldest": ["A longer quote.", "Short.", "Somewhat long."],
        "speaker": ["A longer quote.", "Somewhat long.", "Short."],
        "shortest": ["Short.", "Somewhat long.", "A longer quote."],
    }
    for order, words in expected.items():
        response = client.get(f"/quotes/?order={order}")
        assert re.findall(r"<blockquote[^>]*><p[^>]*>([^<]*)<", text_of(response)) == words


def test_all_choices_of_a_long_facet_are_one_link_away(client):
    session = make_session()
    for number in range(12):
        make_contribution(session, make_speaker(f"Ana {number:02}"))
    response = client.get("/sessions/?kind=panel")
    assert len(facet_counts(response, "speaker")) == 10
    assert "?kind=panel&all=speaker" in links(response)
    every = client.get("/sessions/?kind=panel&all=speaker")
    assert [link for link in links(every) if "speaker=" in link] == [
        f"?kind=panel&speaker=ana-{number:02}" for number in range(12)
    ]


def test_country_list_tells_represented_from_spoken_of(client):
    make_contribution(country=make_country("CN", "China"), countries=[make_country("JP", "Japan")])
    make_contribution(make_session(status="draft"), country=make_country("FR", "France"))
    represented, mentioned = re.findall(r'<ul class="index">(.*?)</ul>', text_of(client.get("/countries/")), re.DOTALL)
    assert re.findall(r"<bdi>(.*?)</bdi>", represented) == ["China"]
    assert re.findall(r"<bdi>(.*?)</bdi>", mentioned) == ["Japan"]


@pytest.mark.parametrize("sessions", [1, 200, pytest.param(20_000, marks=pytest.mark.long)])
def test_lists_cost_the_same_few_queries(client, django_assert_num_queries, sessions):
    load_reference_data()
    call_command("make_records", sessions=sessions, seed=5, stdout=io.StringIO())
    prices = {"seminars": 2, "sessions": 4, "speakers": 3, "organizations": 2, "quotes": 2}
    for name, price in (prices | dict.fromkeys(PLAIN, 2)).items():
        client.get(f"/{name}/")  # reads the index
        with django_assert_num_queries(price):
            response = client.get(f"/{name}/")
        assert response.status_code == 200
        assert len(gzip.compress(response.content)) < 20_000
    slug = Seminar.objects.first().slug
    with django_assert_num_queries(4):
        client.get(f"/sessions/?seminar={slug}&kind=opening&page=1")


def test_every_list_follows_a_write_at_once(client):
    make_rows(1)
    assert ">1 quote</h2>" in text_of(client.get("/quotes/"))
    Quote.objects.bulk_create([Quote(contribution=Quote.objects.get().contribution, text="Another one.")])
    assert ">2 quotes</h2>" in text_of(client.get("/quotes/"))
    Session.objects.update(status="withdrawn")
    assert "Nothing is on record here yet" in text_of(client.get("/quotes/"))


@pytest.mark.parametrize("name", [*LISTS, *PLAIN])
def test_list_of_an_empty_record_says_so(client, name):
    response = client.get(f"/{name}/")
    assert response.status_code == 200
    assert re.search("is on record here yet|on record|is on record yet", text_of(response))
    assert not Speaker.objects.exists()
    assert not Organization.objects.exists()
    assert reverse("events:home") in text_of(response)


# --- What a first visitor stumbled over ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("Søren O’Brien", "soren o'brien"), ("Đặng Yılmaz", "dang yilmaz"), ("أرضية الحماية", "ارضيه"), ("A‑B", "a-b")],
)
def test_words_are_found_as_people_type_them(client, printed, typed):
    make_quote(text=printed)
    assert ">1 quote</h2>" in text_of(client.get("/quotes/", {"q": typed}))


@pytest.mark.parametrize("query", ["year=٢٠١٦", "page=1&page=2", "page=1&page=1", "order=name&order=latest"])
def test_list_refuses_other_digits_and_values_given_twice(client, query):
    assert client.get(f"/speakers/?{query}").status_code == 400


def test_form_keeps_filters_that_its_list_does_not_offer(client):
    for name in ("Ana One", "Ana Two"):
        make_contribution(speaker=make_speaker(name), topics=[make_topic(name)])
    response = client.get("/speakers/?speaker=ana-one&speaker=ana-two")
    (form,) = re.findall(r"<form action.*?</form>", text_of(response).partition("browse__results")[0], re.DOTALL)
    kept = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    assert kept == [("speaker", "ana-one"), ("speaker", "ana-two")]


def test_filtered_list_of_people_tells_what_matches_from_the_whole_record(client):
    speaker, here = make_speaker(), make_session(make_seminar(title="Here", start_date="2011"))
    make_quote(make_contribution(here, speaker, attribution_text="Post here"))
    make_quote(make_contribution(make_session(make_seminar(start_date="2015")), speaker, attribution_text="Post there"))
    whole, part = (text_of(client.get(f"/speakers/{query}")) for query in ("", "?seminar=here"))
    assert "2 contributions, 2 quotes." in whole
    assert "Post there</bdi> (2015)" in whole
    assert "1 of 2 contributions, 1 of 2 quotes." in part
    assert "Post here</bdi> (2011)" in part
    assert "Post there" not in part


def test_filtered_list_of_bodies_tells_what_matches_from_the_whole_record(client):
    body = make_organization()
    make_contribution(make_session(make_seminar(title="Here")), organization=body)
    make_contribution(organization=body)
    assert "1 of 2 contributions, 1 of 2 speakers." in text_of(client.get("/organizations/?seminar=here"))


def test_empty_list_offers_all_filters_but_one(client):
    make_rows(3)
    make_contribution(make_session(make_seminar(start_date="2011"), kind="workshop"))
    words = unescape(text_of(client.get("/sessions/?country=lao-pdr&year=2016&kind=workshop")))
    assert ">3 sessions without Kind of session: Workshop<" in words
    assert ">3 sessions with Year: 2016<" in words
    assert "without Year" not in words


def test_removing_the_last_filter_leaves_a_clean_address(client):
    make_rows(1)
    assert '<a class="chip" href=".">' in text_of(client.get("/sessions/?country=lao-pdr"))


def test_former_slug_of_something_public_leads_to_its_new_one(client):
    speaker, other = make_speaker("Ana Old"), make_speaker("Ana Other")
    make_quote(make_contribution(speaker=speaker))
    make_contribution(make_session(status="draft"), speaker=other)
    for row, slug in ((speaker, "ana-new"), (other, "ana-hidden")):
        type(row).objects.filter(pk=row.pk).update(slug=slug)
    moved = client.get("/quotes/?speaker=ana-old&order=oldest&q=exact&utm=x")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/quotes/?q=exact&speaker=ana-new&order=oldest")
    assert client.get("/quotes/?speaker=ana-old&all=year").headers["Location"] == "/quotes/?speaker=ana-new&all=year"
    for query in ("speaker=ana-other", "speaker=ana-old&year=x", "speaker=ana-old&speaker=ana-other"):
        assert client.get(f"/quotes/?{query}").status_code == 400


def test_page_beyond_the_last_leads_to_the_last(client):
    make_rows(21)
    beyond = client.get("/sessions/?utm=x&country=lao-pdr&page=3")
    assert beyond.status_code == 404
    assert 'href="/sessions/?country=lao-pdr&amp;page=2"' in text_of(beyond)


def test_each_part_of_a_list_has_a_title_and_an_address_of_its_own(client, settings):
    settings.SITE_URL = "https://record.example.org"
    make_rows(21)
    titles = {
        "": ("Sessions", ""),
        "?country=lao-pdr&q=&utm=x": ("Sessions: Country represented: Lao PDR", "?country=lao-pdr"),
        "?page=2&order=newest": ("Sessions: page 2", "?page=2"),
        "?all=seminar": ("Sessions: all seminars", "?all=seminar"),
    }
    for query, (title, address) in titles.items():
        words = unescape(text_of(client.get(f"/sessions/{query}")))
        assert f"<title>{title} | " in words
        assert f'<link rel="canonical" href="https://record.example.org/sessions/{address}">' in words


def test_page_of_all_choices_leads_back_to_its_list(client):
    make_rows(12)
    facet, every = (text_of(client.get(f"/quotes/{query}")) for query in ("", "?all=seminar"))
    assert "All 12 choices<" in facet
    assert '<li><a href="/quotes/">Quotes</a></li>' in every


@pytest.mark.parametrize("address", ["/topics/", "/quotes/?all=topic"])
def test_topics_are_in_order_whatever_their_capitals_and_accents(client, address):
    for name in ("Zoning", "actuarial work", "Écoles", "Universal coverage"):
        make_quote(make_contribution(topics=[make_topic(name)]))
    names = re.findall(r"<bdi>([^<]*)</bdi>", text_of(client.get(address)).partition('<ul class="index">')[2])
    assert names == ["actuarial work", "Écoles", "Universal coverage", "Zoning"]


def test_countries_are_in_order_whatever_their_accents(client):
    for code, name in (("CZ", "Czechia"), ("CI", "Côte d’Ivoire"), ("CO", "Colombia")):
        make_contribution(country=make_country(code, name))
    names = re.findall(r"<bdi>([^<]*)</bdi>", text_of(client.get("/countries/")).partition('<ul class="index">')[2])
    assert names == ["Colombia", "Côte d’Ivoire", "Czechia"]


def test_long_numbers_have_their_thousands_apart(client):
    contribution = make_contribution()
    Quote.objects.bulk_create(
        Quote(contribution=contribution, text="Words.", public_id=f"{n:a>8}".translate(str.maketrans("0189", "xyzw")))
        for n in range(1001)
    )
    assert "Quotes 1 to 20 of 1,001" in text_of(client.get("/quotes/"))
    assert '<span class="opt__n">1,001</span>' in text_of(client.get("/quotes/"))
    assert "1,001 quotes by 1 speaker<" in text_of(client.get("/"))
