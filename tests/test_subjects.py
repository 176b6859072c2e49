"""Pages of speakers, organizations, countries, topics and goals: they count as lists and filters do, and lead there."""

import pytest

from events.models import Contribution
from tests.factories import (
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
from tests.html import by_class, words
from tests.test_views_pages import parse

pytestmark = pytest.mark.django_db


def section(page, name):
    return next((node for node in page.iter("section") if node.get("aria-labelledby") == name), None)


def facts(page):
    return {words(div.find("dt")): words(div.find("dd")) for div in by_class(page, "facts")[0].iter("div")}


def leads(page):
    return [(words(a), a.get("href")) for node in by_class(page, "leads") for a in node.iter("a")]


def spoken_in(year, **values):
    return make_contribution(make_session(make_seminar(start_date=year)), **values)


# --- Organizations ---------------------------------------------------------------------------------------------------


def test_organization_page_counts_what_its_units_said_as_its_list_does(client):
    who = make_organization("WHO")
    unit = make_organization("Nursing", parent=make_organization("Health", parent=who))
    make_quote(make_contribution(organization=unit, name="Ana Unit"))
    make_quote(make_contribution(organization=who, name="Ana Own"))
    page = parse(client.get("/organizations/who/"))
    assert (facts(page)["Contributions"], facts(page)["Quotes"]) == ("2", "2")
    assert sorted(words(node) for node in by_class(page, "entry__meta") if "Ana" in words(node)) == [
        "Ms Ana Own, Director, Ministry of Labour", "Ms Ana Unit, Director, Ministry of Labour",
    ]  # fmt: skip
    assert ("2 quotes", "/quotes/?organization=who") in leads(page)
    assert ">2 quotes</h2>" in client.get("/quotes/?organization=who").content.decode()
    assert "2 contributions, 2 speakers" in client.get("/organizations/").content.decode()


def test_organization_page_lists_its_units_with_numbers(client):
    who = make_organization("WHO")
    make_contribution(organization=make_organization("nursing", parent=who))
    make_contribution(organization=make_organization("Health", parent=who))
    make_contribution(make_session(status="draft"), organization=make_organization("Hidden", parent=who))
    page = parse(client.get("/organizations/who/"))
    assert [words(a) for a in section(page, "units").iter("a")] == ["Health1 contribution", "nursing1 contribution"]


def test_organization_page_lists_its_people_with_posts_and_years(client):
    body, ana = make_organization("WHO"), make_speaker("Ana Silva")
    for year, post in (("2012", "Officer"), ("2014", "Director"), ("2019-05", "Director"), ("", "Guest")):
        spoken_in(year, speaker=ana, organization=body, job_title=post)
    spoken_in("2015", speaker=ana, organization=make_organization("ILO"), job_title="Elsewhere")
    page = parse(client.get("/organizations/who/"))
    (person,) = section(page, "people").iter("li")
    assert [words(node) for node in person.iter() if node.tag in ("a", "span")] == [
        "Ana Silva", "Director, 2014 to 2019", "Officer, 2012", "Guest, year not recorded yet", "4 contributions",
    ]  # fmt: skip


# --- Speakers --------------------------------------------------------------------------------------------------------


def test_speaker_page_joins_equal_posts_into_a_range_of_dates(client):
    speaker = make_speaker()
    for year, post in (("2012", "Officer"), ("2014-03-02", "Director"), ("2019", "Director")):
        spoken_in(year, speaker=speaker, attribution_text=post)
    page = parse(client.get(speaker.get_absolute_url()))
    posts = [(words(li.find("p")), words(li.find("b"))) for li in by_class(page, "posts")[0].iter("li")]
    assert posts == [("2 March 2014 to 2019", "Director"), ("2012", "Officer")]


def test_speaker_page_says_which_part_it_shows(client):
    speaker = make_speaker()
    for number in range(25):
        contribution = make_contribution(speaker=speaker, attribution_text=f"Post {number}")
        make_quote(contribution)
        make_quote(contribution, position=2)
    first, second = (parse(client.get(speaker.get_absolute_url(), {"page": n})) for n in (1, 2))
    assert [words(section(page, "words").find(".//p")) for page in (first, second)] == [
        "Quotes 1 to 40 of 50", "Quotes 41 to 50 of 50",
    ]  # fmt: skip
    assert [words(section(page, "said").find(".//p")) for page in (first, second)] == [
        "Contributions 1 to 20 of 25", "Contributions 21 to 25 of 25",
    ]  # fmt: skip
    assert len(list(by_class(first, "posts")[0].iter("li"))) == 25
    assert [nav.get("aria-label") for nav in by_class(first, "pager")] == ["Pages of quotes", "Pages"]
    assert [len(list(nav.iter("a"))) for nav in by_class(first, "pager")] == [3, 3]


# --- Countries -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["show=bogus", "show=", "show=mentions&show=mentions", "page=1&page=2", "page=1&page=1"]
)
def test_country_page_refuses_what_makes_no_sense(client, query):
    make_country()
    assert client.get(f"/countries/lao-pdr/?{query}").status_code == 400


def test_country_page_leads_into_the_filters(client):
    country = make_country()
    make_quote(make_contribution(country=country))
    make_quote(make_contribution(countries=[country]))
    represented, mentions = (client.get(f"/countries/lao-pdr/?show={show}") for show in ("represented", "mentions"))
    assert ("1 quote", "/quotes/?country=lao-pdr") in leads(parse(represented))
    assert ("1 quote", "/quotes/?mentions=lao-pdr") in leads(parse(mentions))


def test_country_page_links_no_number_of_nothing(client):
    make_contribution(country=make_country())
    page = parse(client.get("/countries/lao-pdr/"))
    assert facts(page) == {"Represented in": "1 contribution", "Spoken of in": "0 contributions"}
    assert [a.get("href") for a in by_class(page, "facts")[0].iter("a")] == [
        "/countries/lao-pdr/?show=represented#said"
    ]


# --- Topics and goals ------------------------------------------------------------------------------------------------


def test_topic_and_goal_pages_lead_into_the_filters(client):
    make_quote(make_contribution(make_session(topics=[make_topic("Pensions")]), sdg_targets=[make_sdg()]))
    for address, query in (("/topics/pensions/", "topic=pensions"), ("/sdgs/1/", "sdg=1"), ("/sdgs/1.3/", "sdg=1.3")):
        found = leads(parse(client.get(address)))
        assert found == [(f"1 {name}", f"/{name}s/?{query}") for name in ("quote", "session", "speaker")]
        assert all(client.get(link).status_code == 200 for _, link in found)


def test_topic_page_names_sessions_in_which_nobody_has_spoken(client):
    topic = make_topic("Pensions")
    make_session(topics=[topic], title="Still empty", language="fr")
    make_session(topics=[topic], title="Draft", status="draft")
    make_contribution(make_session(topics=[topic], title="Spoken in"))
    page = parse(client.get("/topics/pensions/"))
    titles = [(words(h3), h3.get("lang")) for h3 in section(page, "unheard").iter("h3")]
    assert titles == [("Still empty", "fr")]
    assert facts(page) == {"Contributions": "1"}


def test_titles_on_a_topic_page_name_their_language_and_direction(client):
    make_contribution(make_session(make_seminar(language="fr"), language="ar", topics=[make_topic("Pensions")]))
    page = parse(client.get("/topics/pensions/"))
    entry = by_class(page, "entry")[0]
    title, seminar = entry.find("h3"), by_class(entry, "entry__meta")[0]
    assert (title.get("lang"), title.get("dir"), seminar.get("lang")) == ("ar", "rtl", "fr")


# --- Addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/topics/pensions/", "/countries/lao-pdr/"])
def test_links_of_a_subject_page_drop_unknown_parameters(client, path):
    topic, country = make_topic("Pensions"), make_country()
    for _ in range(21):
        make_contribution(topics=[topic], country=country)
    page = parse(client.get(f"{path}?foo=bar&page=2"))
    assert {a.get("href") for a in by_class(page, "pager")[0].iter("a")} == {"?page=1#said", "?page=2#said"}


def test_country_page_keeps_what_it_shows_in_its_links(client):
    country = make_country()
    for _ in range(21):
        make_contribution(countries=[country])
    page = parse(client.get("/countries/lao-pdr/?show=mentions&utm=x"))
    assert "?show=mentions&page=2#said" in {a.get("href") for a in by_class(page, "pager")[0].iter("a")}


def test_second_page_of_a_subject_has_an_address_and_a_title_of_its_own(client, settings):
    settings.SITE_URL = "https://record.example.org"
    topic = make_topic("Pensions")
    for _ in range(21):
        make_contribution(topics=[topic])
    first, second = (parse(client.get("/topics/pensions/", query)) for query in ({}, {"page": 2, "utm": "x"}))
    links = [next(link.get("href") for link in page.iter("link") if link.get("rel") == "canonical")
             for page in (first, second)]  # fmt: skip
    assert links == [f"https://record.example.org/topics/pensions/{query}" for query in ("", "?page=2")]
    assert words(second.find(".//title")).startswith("Pensions, page 2 |")


def test_page_beyond_the_last_leads_to_the_last(client):
    topic = make_topic("Pensions")
    for _ in range(21):
        make_contribution(topics=[topic])
    response = client.get("/topics/pensions/?page=9&utm=x")
    assert response.status_code == 404
    assert by_class(parse(response), "tries")[0].find(".//a").get("href") == "/topics/pensions/?page=2"
    assert Contribution.objects.count() == 21
