"""The staff home: what needs an editor, what is on record, what was changed."""

import re

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from events import desk
from events.importing import drafts
from events.models import Quote, Session
from tests.factories import make_contribution, make_country, make_quote, make_seminar, make_session, make_user

HOME = "/admin/"


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


@pytest.fixture
def staff(db):
    def sign_in(client, role):
        user = make_user(role or "nobody")
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
        return user

    return sign_in


def needs():
    return [(need.what, need.where, need.do) for need in desk.needs()]


def test_home_names_what_is_missing(db):
    seminar = make_seminar(title="Seminar A", start_date="")
    session = make_session(seminar, title="Session A")
    make_contribution(session, name="Ana", honorific="", job_title="", organization_name="Geely")

    assert needs() == [
        ("Dates not recorded", "Seminar A", "Add dates"),
        ("Place not recorded", "Seminar A", "Add place"),
        ("Start not recorded", "Session A", "Add start"),
        ("No country", "Ana, Geely", "Add or confirm"),
        ("No quote", "Session A", "Choose one"),
        ("No post", "Ana, Session A", "Add or confirm"),
    ]


def test_home_names_drafts_and_reviews(db):
    seminar = make_seminar(title="Seminar A", status="draft", start_date="")
    session = make_session(seminar, title="Session A", status="review")
    make_quote(make_contribution(session, job_title="Director", group="un"))

    assert needs() == [
        ("Seminar: draft; dates not recorded; place not recorded", "Seminar A", "Continue"),
        ("Session: in review", "Session A", "Continue"),
    ]


def test_home_names_who_is_not_quoted_where_others_are(db):
    session = make_session(make_seminar(city="Beijing"), title="Session A", start="2016-09-06")
    known = {"job_title": "Director", "group": "un", "honorific": "Ms"}
    make_quote(make_contribution(session, **known))
    make_contribution(session, role="chair", name="Chair", **known)
    for name in ("Ana", "Bea"):
        make_contribution(session, name=name, **known)

    assert needs() == [("No quote", "Ms Ana; Ms Bea", "Choose one")]
    assert desk.needs()[0].url == reverse("admin:events_session_change", args=[session.pk])


def test_home_names_documents_that_are_not_sessions_yet(db):
    document, _ = drafts.take(b"Chair: Ms Ana Lee, Director, ILO", "notes.txt")

    assert needs() == [("Import not finished", "notes.txt", "Check")]
    assert desk.needs()[0].url == reverse("admin:events_sourcedocument_change", args=[document.pk])


def test_home_says_of_the_seed_what_the_mock_says(client, db):
    call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)

    assert [need[:2] for need in needs()] == [
        ("Start not recorded", "ILO's Global Flagship Programme on Building Social Protection Floors for All"),
        ("No country", "Ms Mei Wei, Geely Holding Group"),
        ("No quote", "Mr Claude Jentgen; Ms Anita Amorim"),
    ]


def test_home_is_calm_when_all_is_done(client, staff):
    session = make_session(make_seminar(city="Beijing"), start="2016-09-06")
    make_quote(make_contribution(session, job_title="Director", country=make_country()))
    staff(client, "Editor")

    assert "Nothing waits for an editor." in client.get(HOME).content.decode()


def test_home_counts_what_is_public_and_what_is_not(db):
    make_quote(make_contribution(make_session(status="draft")))
    make_quote()

    counts = {kind.name: (kind.public, kind.other) for kind in desk.on_record(desk.tally())}

    assert counts == {
        "Seminars": (2, 0),
        "Sessions": (1, 1),
        "Contributions": (1, 1),
        "Quotes": (1, 1),
        "Speakers": (1, 1),
        "Organizations": (0, 0),
        "Topics": (0, 0),
    }


def test_home_counts_anew_after_any_write(db):
    quote = make_quote()
    desk.on_record(desk.tally())

    Quote.objects.bulk_create([Quote(contribution=quote.contribution, text="Another.")])

    assert [kind.public for kind in desk.on_record(desk.tally()) if kind.name == "Quotes"] == [2]


def test_home_keeps_counts_that_are_slow_to_make(db, monkeypatch):
    monkeypatch.setattr(desk, "SLOW", 0)
    before = desk.tally()

    make_quote()

    assert desk.tally() == before


def test_home_says_who_changed_what(client, staff):
    other = make_user("nuno")
    session = make_session(title="The session")
    LogEntry.objects.log_actions(other.pk, [session], CHANGE, "Published.")
    staff(client, "Viewer")

    page = client.get(HOME).content.decode()

    assert f'<a href="{reverse("admin:events_session_change", args=[session.pk])}"><bdi>The session</bdi></a>' in page
    assert re.search(r"Session\. Published\. <bdi>nuno</bdi>, 0\s*minutes ago", page.replace("\xa0", " "))


def test_home_links_to_nothing_that_is_gone(db):
    user = make_user()
    gone, here = make_session(status="draft"), make_session()
    LogEntry.objects.log_actions(user.pk, [gone, here], ADDITION, "")
    LogEntry.objects.log_actions(user.pk, [here], DELETION, "")
    Session.objects.filter(pk=gone.pk).delete()
    LogEntry.objects.log_actions(user.pk, [user], CHANGE, "An account is nobody's business here.")

    changes = [(entry.object_repr, bool(entry.address)) for entry in desk.changed_lately()]

    assert changes == [(str(here), True), (str(here), True), (str(gone), False)]


@pytest.mark.parametrize(
    ("role", "shown", "hidden"),
    [
        ("Editor", ["Start here", "Needs an editor", "On record", "Changed lately"], []),
        ("Viewer", ["Needs an editor", "On record", "Changed lately"], ["Start here", 'class="addlink"']),
        (
            "",
            ["Your account has no role yet."],
            ["You don’t have permission", "Start here", "Needs an editor", "On record", "Changed lately"],
        ),
    ],
)
def test_home_shows_what_the_role_allows(client, staff, role, shown, hidden):
    make_session(status="draft")
    staff(client, role)

    page = client.get(HOME).content.decode()

    assert [text for text in shown if text not in page] == []
    assert [text for text in hidden if text in page] == []


@pytest.mark.parametrize("role", ["Viewer", "Editor", "Publisher"])
def test_home_has_no_dead_link(client, staff, role):
    session = make_session(make_seminar(status="draft", start_date=""), status="draft")
    LogEntry.objects.log_actions(make_user("nuno").pk, [session], CHANGE, "")
    make_contribution(session)
    staff(client, role)
    main = client.get(HOME).content.decode().partition("<main")[2].partition("</main>")[0]

    links = set(re.findall(r'href="([^"#]+)"', main))

    assert len(links) > 12
    assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}


@pytest.mark.parametrize("sessions", [1, 8])
def test_home_costs_a_fixed_number_of_queries(client, staff, django_assert_num_queries, sessions):
    user = staff(client, "Editor")
    for _ in range(sessions):
        turn = make_contribution(make_session(make_seminar(status="draft"), status="draft"))
        LogEntry.objects.log_actions(user.pk, [turn.session, turn, turn.speaker], ADDITION, "")
    client.get("/admin/events/topic/")  # content types are kept by the process

    with django_assert_num_queries(30):
        client.get(HOME)
