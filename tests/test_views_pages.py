"""Every kind of page: correct HTML with any content, a fixed price, and what each gathers."""

import datetime
import re
from pathlib import Path

import html5lib
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events import facets
from events.models import Contribution, Quote, Seminar
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
from tests.html import by_class, by_id, words

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent
PLAIN = [
    "/", "/seminars/", "/sessions/", "/speakers/", "/quotes/", "/organizations/", "/countries/", "/topics/", "/sdgs/",
    "/about/", "/about/cite/", "/about/accessibility/", "/about/privacy/", "/about/contact/", "/nowhere/",
    "/topics/nothing/?page=x",
]  # fmt: skip
HOSTILE = "<script>alert(1)</script> & \"q\" 'a' </title>"
ARABIC, LAO, CHINESE = "الحماية الاجتماعية للجميع", "ການປົກປ້ອງທາງສັງຄົມ", "全民社会保障"


def parse(response):
    """Read a page as a strict reader does: any error in the HTML is an exception."""
    html = response.content.decode()
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert sorted(ids) == sorted(set(ids))
    assert re.findall(r"<script(?![^>]* src=)|\sstyle=|\son\w+=\"|<style", html) == []
    for node in page.iter("a"):
        assert node.get("href") not in ("", "#")
        if node.get("href").startswith("#"):
            assert node.get("href")[1:] in ids
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    return page


def addresses_of(contribution):
    """Return the addresses of everything that a contribution leads to."""
    session = contribution.session
    things = [session.seminar, session, contribution.speaker, contribution.organization, contribution.country]
    things += [*contribution.topics.all(), *contribution.sdg_targets.all(), *contribution.quotes.all()]
    things += [target.goal for target in contribution.sdg_targets.all()]
    return [thing.get_absolute_url() for thing in things if thing]


def make_stress(title=HOSTILE, language="ar", words=ARABIC):
    seminar = make_seminar(
        title=title, short_title=words, hosts=f"{title}\n{words}", summary=f"{title}\n\n- {words}", language=language,
        city=title, time_zone="Asia/Vientiane", start_date="2030-02", website="https://example.org/?a=1&b=2",
    )  # fmt: skip
    session = make_session(
        seminar, title=title, language=language, introduction=f"{words}\n\n1. {title}", place=title, start="2030-02-01"
    )
    contribution = make_contribution(
        session,
        make_speaker(name=("Ana-Maria & " * 10), biography=title, other_names=words),
        organization=make_organization(name=title, parent=make_organization(name=words), country=make_country()),
        organization_name=title,
        country=make_country(),
        countries=[make_country(), make_country("VN", "Viet Nam")],
        topics=[make_topic(title, description=words)],
        sdg_targets=[make_sdg()],
        role="moderator",
        attribution_text=f"{words}, {title}",
        summary=f"{title}\n\n### {words}\n\n3. {words}\n4. {title}\n\n\\- {words}",
        language=language,
    )
    make_quote(contribution, text=title, language=language)
    make_quote(contribution, text=words * 9, language=language, position=2)
    seminar.sources.create(fact="dates", description=title, url="https://example.org/?a=1&b=2")
    return contribution


@pytest.mark.parametrize("address", PLAIN)
def test_page_of_an_empty_record_is_correct_html(client, address):
    parse(client.get(address))


def test_pages_of_the_seed_are_correct_html(client):
    call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
    addresses = {each for contribution in Contribution.objects.all() for each in addresses_of(contribution)}
    assert len(addresses) >= 7 + 6 + 5
    for address in [*PLAIN, *addresses, "/countries/lao-pdr/", "/countries/fiji/"]:
        parse(client.get(address))


@pytest.mark.parametrize(
    ("title", "language", "text"), [(HOSTILE, "ar", ARABIC), ("X" * 120, "lo", LAO), (CHINESE * 20, "zh-Hans", CHINESE)]
)
def test_pages_with_any_content_are_correct_html(client, title, language, text):
    contribution = make_stress(title, language, text)
    for address in [*PLAIN, *addresses_of(contribution)]:
        response = client.get(address)
        parse(response)
        assert b"<script>alert" not in response.content


def test_texts_name_their_language_and_direction(client):
    contribution = make_stress()
    page = parse(client.get(contribution.session.get_absolute_url()))
    for node in (page.find(".//h1"), by_class(page, "quote__text")[0].find("p"), by_class(page, "prose")[0]):
        assert (node.get("lang"), node.get("dir")) == ("ar", "rtl")


def make_much(rows):
    """Return a contribution among many of the same speaker, body, country, topic and target, in one session."""
    country, topic, target = make_country(), make_topic(), make_sdg()
    organization, speaker, session = make_organization(), make_speaker(), make_session(topics=[topic])
    make_organization(parent=organization)
    for _ in range(rows):
        contribution = make_contribution(
            session, speaker, organization=organization, country=country, countries=[country], topics=[topic],
            sdg_targets=[target],
        )  # fmt: skip
        make_quote(contribution)
    for _ in range(max(1, rows // 10)):
        make_contribution(make_session(session.seminar), speaker)
    return contribution


PRICES = {
    "home": 12, "seminar": 10, "session": 11, "speaker": 5, "organization": 7, "country": 4, "topic": 4, "target": 5,
    "goal": 5, "quote": 3,
}  # fmt: skip


@pytest.mark.parametrize("rows", [1, 200])
def test_pages_cost_the_same_whatever_they_hold(client, rows):
    contribution = make_much(rows)
    session = contribution.session
    things = {
        "seminar": session.seminar, "session": session, "speaker": contribution.speaker,
        "organization": contribution.organization, "country": contribution.country,
        "topic": contribution.topics.get(), "target": contribution.sdg_targets.get(),
        "goal": contribution.sdg_targets.get().goal, "quote": contribution.quotes.get(),
    }  # fmt: skip
    facets.current()  # read anew once after a write, whoever asks first
    paid = {}
    for name in PRICES:
        address = things[name].get_absolute_url() if name in things else "/"
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        paid[name] = len(captured)
    assert paid == PRICES


@pytest.mark.parametrize(
    ("page", "status"),
    [("1", 200), ("2", 200), ("3", 404), ("0", 400), ("x", 400), ("-1", 400), ("1.5", 400), ("", 400)],
)
def test_pages_of_a_subject_are_numbered_from_one(client, page, status):
    speaker = make_speaker()
    for _ in range(21):
        make_contribution(speaker=speaker)
    assert client.get(speaker.get_absolute_url(), {"page": page}).status_code == status


def test_subject_pages_link_each_other(client):
    speaker = make_speaker()
    for _ in range(41):
        make_contribution(speaker=speaker)
    page = parse(client.get(speaker.get_absolute_url(), {"page": 2}))
    pager = by_class(page, "pager")[0]
    assert [(words(a), a.get("href"), a.get("aria-current")) for a in pager.iter("a")] == [
        ("Previous", "?page=1#said", None),
        ("Page 1", "?page=1#said", None),
        ("Page 2", "?page=2#said", "page"),
        ("Page 3", "?page=3#said", None),
        ("Next", "?page=3#said", None),
    ]


def test_attribution_stays_as_it_was_said(client):
    contribution = make_contribution(
        speaker=make_speaker("Ana Then"), organization=make_organization("Body Then"), organization_name="Body Then"
    )
    quote = make_quote(contribution)
    type(contribution.speaker).objects.update(name="Ana Now")
    type(contribution.organization).objects.update(name="Body Now")
    for address in (contribution.session.get_absolute_url(), quote.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "Ana Then" in html
        assert "Ana Now" not in html
        assert "Body Now" not in html


def test_country_page_tells_represented_from_spoken_of(client):
    country = make_country()
    make_contribution(country=country, name="Ana For")
    make_contribution(countries=[country], name="Ana Of")
    represented = client.get(country.get_absolute_url()).content.decode()
    spoken_of = client.get(country.get_absolute_url(), {"show": "mentions"}).content.decode()
    assert ("Ana For" in represented, "Ana Of" in represented) == (True, False)
    assert ("Ana For" in spoken_of, "Ana Of" in spoken_of) == (False, True)


def test_country_page_shows_mentions_where_nobody_spoke_for_it(client):
    country = make_country()
    make_contribution(countries=[country], name="Ana Of")
    assert "Ana Of" in client.get(country.get_absolute_url()).content.decode()


def test_seminar_page_counts_a_contribution_once_for_a_country(client):
    country, session = make_country(), make_session()
    make_contribution(session, country=country, countries=[country])
    make_contribution(session, countries=[country])
    page = parse(client.get(session.seminar.get_absolute_url()))
    assert [words(a) for a in by_class(page, "index")[0].iter("a")] == ["Lao PDR2 contributions"]


def test_goal_page_gathers_what_names_its_targets(client):
    target = make_sdg("1.3")
    make_contribution(sdg_targets=[target], name="Ana Direct")
    make_contribution(make_session(sdg_targets=[target]), name="Ana Session")
    make_contribution(sdg_targets=[make_sdg("8.5", "Decent work")], name="Ana Other")
    for thing in (target, target.goal):
        html = client.get(thing.get_absolute_url()).content.decode()
        assert [name in html for name in ("Ana Direct", "Ana Session", "Ana Other")] == [True, True, False]


def test_session_page_leads_to_its_neighbours(client):
    seminar = make_seminar()
    first, second, third = (make_session(seminar, title=f"S{n}", position=n) for n in (1, 2, 3))
    make_session(seminar, title="Draft", position=2, status="draft")
    page = parse(client.get(second.get_absolute_url()))
    links = [a.get("href") for a in by_class(page, "turn")[0].iter("a")]
    assert links == [first.get_absolute_url(), third.get_absolute_url()]


def test_session_page_says_where_else_its_speakers_spoke(client):
    speaker = make_speaker()
    here, there = make_contribution(speaker=speaker), make_contribution(speaker=speaker)
    make_contribution(make_session(status="draft", title="Hidden"), speaker)
    page = parse(client.get(here.session.get_absolute_url()))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "elsewhere")
    assert [a.get("href") for a in section.iter("a")] == [there.session.get_absolute_url(), there.get_absolute_url()]


def test_session_of_a_date_shows_it(client):
    session = make_session(make_seminar(start_date="2016"), start="2016-09-06T14:30", end="2016-09-06T16:00")
    page = parse(client.get(session.get_absolute_url()))
    facts = {words(div.find("dt")): words(div.find("dd")) for div in by_class(page, "facts")[0].iter("div")}
    assert facts["Date"] == "6 September 2016, 14:30 to 16:00"
    assert facts["Seminar"] == "2016"


@pytest.mark.parametrize(("start", "year"), [("", "n.d."), ("2016-09", "2016")])
def test_quote_page_cites_the_year_that_is_known(client, start, year):
    contribution = make_contribution(make_session(make_seminar(start_date=start)), name="Ana Silva")
    page = parse(client.get(make_quote(contribution).get_absolute_url()))
    cites = {words(div.find("dt")): words(div.find("dd")) for div in by_class(page, "cites")[0].iter("div")}
    assert list(cites) == ["In running text", "Author and year", "In a note"]
    assert cites["Author and year"].startswith(f"Ana Silva ({year}). Contribution to the panel")


def test_quote_page_shows_its_paragraph_with_the_words_marked(client):
    contribution = make_contribution(summary="First.\n\n- Before. We agree. After.")
    quote = make_quote(contribution, text="We agree.")
    page = parse(client.get(quote.get_absolute_url()))
    assert words(by_class(page, "prose")[0]) == "Before. We agree. After."
    assert [words(mark) for mark in by_class(page, "said")] == ["We agree."]


def test_home_shows_upcoming_seminars_only(client):
    make_seminar(title="Long ago", start_date="2016")
    make_seminar(title="To come", start_date="2999-01")
    make_seminar(title="Hidden", start_date="2999", status="draft")
    page = parse(client.get("/"))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "next")
    assert [words(a) for a in section.iter("h3")] == ["To come"]


def test_home_features_a_quote(client):
    make_quote(text="Not this one")
    make_quote(text="This one", featured=True)
    make_quote(make_contribution(make_session(status="draft")), text="Never this one", featured=True)
    page = parse(client.get("/"))
    assert [words(text) for text in by_class(page, "quote__text")] == ["This one"]
    assert Quote.objects.count() == 3


@pytest.mark.parametrize("name", ["seminar", "session", "quote", "speaker", "country"])
def test_pages_name_their_one_address(client, settings, name):
    settings.SITE_URL = "https://record.example.org"
    contribution = make_stress()
    thing = {
        "seminar": contribution.session.seminar, "session": contribution.session, "quote": contribution.quotes.first(),
        "speaker": contribution.speaker, "country": contribution.country,
    }[name]  # fmt: skip
    page = parse(client.get(thing.get_absolute_url(), {"utm": "x"}))
    canonical = next(link.get("href") for link in page.iter("link") if link.get("rel") == "canonical")
    graph = {meta.get("property"): meta.get("content") for meta in page.iter("meta") if meta.get("property")}
    assert canonical == graph["og:url"] == f"https://record.example.org{thing.get_absolute_url()}"
    assert graph["og:title"] != ""


def test_site_pages_speak_from_the_settings(client, settings):
    settings.SITE_NAME, settings.SITE_OWNER = "Record of Y", "The Office"
    settings.CONTACT_EMAIL, settings.LICENCE = "a@example.org", "Free to use."
    page = parse(client.get(reverse("events:about-contact")))
    assert words(by_class(page, "brand")[0]) == "Record of Y"
    assert "Published by The Office." in words(by_class(page, "foot")[0])
    assert "Free to use." in words(by_class(page, "foot")[0])
    assert "a@example.org" in words(by_id(page, "main"))


def test_print_has_page_numbers_and_hides_the_tools():
    css = (ROOT / "static/css/proceedings.css").read_text(encoding="utf-8")
    layer = css[css.index("@layer print {") :]
    assert 'content: "Page " counter(page) " of " counter(pages)' in layer
    assert re.search(r"\.masthead, [^{]*\.no-print \{ display: none", layer)


def test_seminar_page_says_what_is_not_recorded(client):
    seminar = make_seminar(start_date="")
    page = parse(client.get(seminar.get_absolute_url()))
    facts = {words(div.find("dt")): words(div.find("dd")) for div in by_class(page, "facts")[0].iter("div")}
    assert facts == dict.fromkeys(("Dates", "Place", "Hosts", "Time zone"), "Not recorded yet")
    assert Seminar.objects.count() == 1


def test_home_counts_those_who_are_quoted(client):
    make_quote(make_contribution())
    make_contribution()
    assert "1 quote by 1 speaker<" in client.get("/").content.decode()


def test_home_tells_what_takes_place_now(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.datetime(2020, 5, 6, 12, tzinfo=datetime.UTC))
    dates = {
        "Over": ("2020-05-01", "2020-05-05"), "Running": ("2020-05-05", "2020-05-07"), "Today": ("2020-05-06", ""),
        "This month": ("2020-05", ""), "This year": ("2020", ""), "Next": ("2020-05-07", ""),
    }  # fmt: skip
    for title, (start, end) in dates.items():
        make_seminar(title=title, start_date=start, end_date=end)
    make_seminar(title="Hidden", start_date="2020-05-06", status="draft")
    page = parse(client.get("/"))
    found = {
        name: [
            words(h3) for node in page.iter("section") if node.get("aria-labelledby") == name for h3 in node.iter("h3")
        ]
        for name in ("now", "next")
    }
    assert found == {"now": ["This month", "Running", "Today"], "next": ["Next"]}


def test_home_shows_the_session_held_last_with_its_date(client):
    make_contribution(make_session(make_seminar(start_date="2023-03-01"), title="Newer", start="2023-03-02T10:00"))
    make_contribution(make_session(make_seminar(start_date="2016"), title="Published last"))
    make_contribution(make_session(make_seminar(start_date="2999"), title="To come"))
    make_session(make_seminar(start_date="2024"), title="Nobody has spoken")
    page = parse(client.get("/"))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "latest")
    assert words(section.find(".//h3")) == "Newer"
    assert words(section.find(".//p")) == "Panel, 2 March 2023, 10:00"


def test_home_index_gives_no_place_to_what_is_not_recorded(client):
    for number in range(25):
        make_contribution(countries=[make_country(f"{number:02}", f"Land {number}")])
        make_contribution()
    page = parse(client.get("/"))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "i-country")
    assert len(list(section.iter("li"))) == 24
    assert "speak of each" in words(section)


def test_session_page_counts_its_topics_for_each_contribution(client):
    pensions, health = make_topic("Pensions"), make_topic("Health")
    session = make_session(topics=[pensions])
    make_contribution(session, topics=[pensions, health])
    make_contribution(session)
    page = parse(client.get(session.get_absolute_url()))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "topics")
    assert [words(a) for a in section.iter("a")] == ["Health1 contribution", "Pensions2 contributions"]
    assert "Pensions" in words(by_id(parse(client.get("/topics/")), "main"))


def test_session_page_leads_to_its_own_quotes(client):
    contribution = make_contribution()
    quote = make_quote(contribution)
    make_quote(make_contribution(make_session(contribution.session.seminar)))
    page = parse(client.get(contribution.session.get_absolute_url()))
    (link,) = by_class(page, "head__sum")[0].iter("a")
    assert (words(link), link.get("href")) == ("1 quote", f"#{quote.anchor}")


def test_session_page_tells_the_turns_of_one_person_apart(client):
    session, speaker, country = make_session(), make_speaker("Ana Silva"), make_country()
    for _ in range(2):
        make_contribution(session, speaker, countries=[country])
    make_contribution(session, make_speaker("Ben Okafor"))
    page = parse(client.get(session.get_absolute_url()))
    assert [node.get("aria-label") for node in by_class(page, "contribution")] == [
        "Ana Silva, turn 1", "Ana Silva, turn 2", None,
    ]  # fmt: skip
    labels = [node.get("aria-label") for node in page.iter() if node.get("aria-label")]
    assert sorted(labels) == sorted(set(labels))


def test_session_page_names_each_other_session_once(client):
    here, there = make_session(), make_session(title="There", language="ar")
    people = [make_speaker(name) for name in ("Ana", "Ben")]
    for session in (here, there, there):
        for speaker in people:
            make_contribution(session, speaker)
    page = parse(client.get(here.get_absolute_url()))
    section = next(node for node in page.iter("section") if node.get("aria-labelledby") == "elsewhere")
    assert [words(a) for a in section.iter("a")] == ["There", "Ms Ana", "Ms Ben"]
    assert section.find(".//h3").get("dir") == "rtl"


def test_neighbours_and_crumbs_name_their_language_and_direction(client):
    seminar = make_seminar(language="ar")
    first, second = (make_session(seminar, position=n, language="fr") for n in (1, 2))
    page = parse(client.get(second.get_absolute_url()))
    (link,) = by_class(page, "turn")[0].findall("a")
    assert (link.get("href"), link.find("span").get("lang")) == (first.get_absolute_url(), "fr")
    crumb = by_class(page, "crumbs")[0].findall(".//a")[-1]
    assert (crumb.get("href"), crumb.get("dir")) == (seminar.get_absolute_url(), "rtl")


@pytest.mark.parametrize("address", ["/", "/sessions/", "/about/"])
def test_head_has_the_validators_of_get(client, address):
    make_quote()
    got, head = client.get(address), client.head(address)
    assert head.headers["ETag"] == got.headers["ETag"]
    assert head.content == b""
    assert client.head(address, headers={"if-none-match": got.headers["ETag"]}).status_code == 304
