"""The change lists: what they show, find and leave out."""

import re

import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache

from events.admin import lists
from events.admin.asking import GONE
from tests.factories import (
    make_contribution,
    make_organization,
    make_quote,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
    make_user,
)


@pytest.fixture(autouse=True)
def superuser(client, db):
    cache.clear()
    client.force_login(make_user(superuser=True))


def shown(response):
    return [str(row) for row in response.context_data["cl"].result_list]


def cells(client, address):
    page = client.get(address).content.decode()
    row = re.search(r"<tbody>\s*(<tr>.*?</tr>)", page, re.S)[1]
    found = re.findall(r"<(?:td|th)[^>]*class=\"field-(\w+)[^>]*>(.*?)</(?:td|th)>", row, re.S)
    return {name: re.sub(r"<[^>]+>", "", value) for name, value in found}


def test_session_list_says_states_and_gaps_in_words(client):
    make_contribution(
        make_session(make_seminar(title="The seminar", status="draft", start_date=""), title="The session")
    )

    assert cells(client, "/admin/events/session/") == {
        "title": "The session",
        "seminar": "The seminar",
        "kind": "Panel",
        "when": "Not recorded yet",
        "shown_as": "Published, hidden until its seminar is",
        "contributions": "1",
    }


def test_contribution_and_quote_lists_say_states_in_words(client):
    make_quote(make_contribution(make_session(status="draft")), featured=True)

    assert cells(client, "/admin/events/contribution/")["shown_as"] == "Draft"
    assert cells(client, "/admin/events/quote/")["shown_as"] == "Draft"
    assert cells(client, "/admin/events/quote/")["home"] == "May show it"


def test_contribution_list_is_narrowed_to_a_state(client):
    make_contribution(make_session(status="draft"), name="Draft Person", honorific="")
    make_contribution(make_session(), name="Public Person", honorific="")

    response = client.get("/admin/events/contribution/?state=draft")

    assert shown(response) == ["Draft Person, speaker"]


def test_session_list_is_narrowed_to_a_seminar_old_or_new(client, monkeypatch):
    monkeypatch.setattr(lists, "NEWEST", 1)
    old, new = make_session(title="Old"), make_session(title="New")

    first = client.get(f"/admin/events/session/?seminar={old.seminar_id}")
    second = client.get(f"/admin/events/session/?seminar={new.seminar_id}")

    assert (shown(first), shown(second)) == (["Old"], ["New"])
    assert str(old.seminar) in first.content.decode().partition('id="changelist-filter"')[2]


@pytest.mark.parametrize("key", ["x", "9" * 30, "-1"])
def test_session_list_shows_all_for_a_seminar_that_cannot_be(client, key):
    make_session(title="One")

    assert shown(client.get(f"/admin/events/session/?seminar={key}")) == ["One"]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("seminar", {"pk__in": "9" * 20}),
        ("topic", {"id__in": f"1,{'9' * 5_000}"}),
        ("country", {"pk__in": "9_" * 19 + "9"}),
        ("contribution", {"organization__exact": "9" * 20}),
        ("contribution", {"speaker__exact": "9" * 5_000}),
        ("sourcedocument", {"seminar": "9" * 20}),
        ("sourcedocument", {"original": "a"}),
        ("session", {"title__regex": "["}),
        ("seminar", {"title__iregex": "\\"}),
        ("sdgtarget", {"title__regex": "."}),
        ("session", {"introduction__icontains": "a"}),
        ("speaker", {"version__lt": "3"}),
    ],
)
def test_list_leads_back_from_a_question_it_cannot_answer(client, kind, asked):
    address = f"/admin/events/{kind}/"

    response = client.get(address, asked)

    assert (response.status_code, response.headers.get("Location")) == (302, f"{address}?e=1")
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("key", ["abc", "", "9" * 30, "9" * 5_000, "-1", "123456"])
@pytest.mark.parametrize(
    ("kind", "action"),
    [("session", "publish_chosen"), ("seminar", "unpublish_chosen"), ("topic", "delete_selected")],
)
def test_action_on_what_is_gone_leads_back_to_the_list(client, kind, action, key):
    address = f"/admin/events/{kind}/?q=a"

    response = client.post(address, {"action": action, "_selected_action": [key]}, follow=True)

    assert response.redirect_chain == [(address, 302)]
    assert [str(message) for message in get_messages(response.wsgi_request)] == [GONE]


def test_contribution_list_is_narrowed_to_a_session(client):
    turn, _ = make_contribution(), make_contribution()

    assert shown(client.get(f"/admin/events/contribution/?session={turn.session_id}")) == [str(turn)]


@pytest.mark.parametrize("kind", ["topic", "session", "organization", "sourcedocument"])
def test_search_takes_any_number_of_words(client, kind):
    assert client.get(f"/admin/events/{kind}/", {"q": "a " * 1_400}).status_code == 200


def test_search_finds_a_title_of_many_words(client):
    make_topic("word " * 30)

    assert len(shown(client.get("/admin/events/topic/", {"q": "word " * 30}))) == 1


def test_session_list_finds_who_spoke(client):
    make_contribution(make_session(title="One"), make_speaker("Valérie Schmitt"))
    make_contribution(make_session(title="Two"), make_speaker("Sho Sudo"))

    assert shown(client.get("/admin/events/session/?q=schmitt")) == ["One"]


def test_speaker_list_is_narrowed_to_those_who_spoke(client):
    spoke, silent = make_contribution().speaker, make_speaker()

    assert shown(client.get("/admin/events/speaker/?spoken=yes")) == [str(spoke)]
    assert shown(client.get("/admin/events/speaker/?spoken=no")) == [str(silent)]


def test_seminar_list_says_dates_in_words(client):
    make_seminar(title="The seminar", start_date="2016-09-06", end_date="2016-09-08", city="Beijing")

    assert cells(client, "/admin/events/seminar/") == {
        "title": "The seminar",
        "when": "6 to 8 September 2016",
        "where": "Beijing",
        "status": "Published",
        "sessions": "0",
    }


def test_session_year_is_its_own_or_that_of_its_seminar(client):
    seminar = make_seminar(start_date="2015")
    make_session(seminar, title="Own", start="2016-01-01")
    make_session(seminar, title="Inherited")
    make_session(make_seminar(start_date=""), title="Unknown")

    years = {year: shown(client.get(f"/admin/events/session/?year={year}")) for year in ("2015", "2016", "none")}

    assert years == {"2015": ["Inherited"], "2016": ["Own"], "none": ["Unknown"]}


def test_seminar_year_offers_the_years_on_record(client):
    for date in ("2016-09", "2014", ""):
        make_seminar(start_date=date)

    response = client.get("/admin/events/seminar/?year=2016")

    years = [
        choice["display"]
        for choice in list(response.context_data["cl"].filter_specs[1].choices(response.context_data["cl"]))
    ]
    assert years == ["All", "2016", "2014", "Not recorded"]
    assert len(shown(response)) == 1


@pytest.mark.parametrize(
    ("kind", "found", "missed"),
    [
        ("seminar", "Hidden title", "Hidden summary"),
        ("session", "Hidden title", "Hidden introduction"),
        ("speaker", "Ana", "Hidden biography"),
        ("speaker", "Also called", "Hidden biography"),
        ("contribution", "Ana", "Hidden words"),
        ("contribution", "Hidden title", "Hidden words"),
        ("quote", "Ana", "exact"),
        ("organization", "ILO", "Hidden"),
    ],
)
def test_search_finds_names_and_titles_and_reads_no_bodies(client, kind, found, missed):
    seminar = make_seminar(title="Hidden title", summary="Hidden summary")
    session = make_session(seminar, title="Hidden title", introduction="Hidden introduction")
    ana = make_speaker("Ana", other_names="Also called", biography="Hidden biography")
    make_organization("International Labour Organization", acronym="ILO")
    make_quote(make_contribution(session, ana, summary="Hidden words"), text="exact")

    numbers = [len(shown(client.get(f"/admin/events/{kind}/", {"q": words}))) for words in (found, missed, " ")]

    assert numbers == [1, 0, 1]


def test_narrowed_list_counts_no_further_than_one_would_leaf(client, monkeypatch):
    monkeypatch.setattr(lists, "COUNTED", 2)
    for _ in range(4):
        make_session(kind="panel")

    narrowed = client.get("/admin/events/session/?kind__exact=panel").context_data["cl"].result_count
    whole = client.get("/admin/events/session/").context_data["cl"].result_count

    assert (narrowed, whole) == (2, 4)


@pytest.mark.parametrize("kind", ["seminar", "session", "contribution", "quote", "speaker", "organization"])
@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_a_fixed_number_of_queries(client, django_assert_num_queries, kind, rows):
    for _ in range(rows):
        make_quote(make_contribution(make_session(), organization=make_organization()))
    client.get(f"/admin/events/{kind}/")

    with django_assert_num_queries({"session": 6, "seminar": 5, "contribution": 5}.get(kind, 4)):
        client.get(f"/admin/events/{kind}/")


@pytest.mark.parametrize("kind", ["speaker", "organization"])
def test_page_of_a_person_or_body_says_where_it_occurs(client, kind):
    turn = make_contribution(make_session(title="The session"), organization=make_organization())
    thing = getattr(turn, kind)

    page = client.get(f"/admin/events/{kind}/{thing.pk}/change/").content.decode()

    place = re.search(r'<ul class="occurrences">(.*?)</ul>', page, re.S)[1]
    assert place == (
        f'<li><a href="/admin/events/contribution/{turn.pk}/change/">The session</a>: '
        f"{turn.attribution}, from 6 September 2016</li>"
    )


@pytest.mark.parametrize("make", [make_speaker, make_organization])
def test_page_of_a_person_or_body_that_occurs_nowhere_says_so(client, make):
    thing = make()

    page = client.get(f"/admin/events/{thing._meta.model_name}/{thing.pk}/change/").content.decode()

    assert '<div class="readonly">None yet.</div>' in page


def test_page_of_a_person_links_to_all_where_there_are_many(client):
    speaker = make_speaker()
    for _ in range(21):
        make_contribution(speaker=speaker)

    page = client.get(f"/admin/events/speaker/{speaker.pk}/change/").content.decode()

    address = re.search(r'<a href="([^"]+)">All 21</a>', page)[1]
    assert page.count('<li><a href="/admin/events/contribution/') == 21
    assert len(shown(client.get(address))) == 21
