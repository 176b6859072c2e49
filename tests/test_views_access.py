"""Who sees what: drafts are for staff alone, old addresses lead to the present ones."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from events.models import Organization, Seminar, Session, Speaker, Topic
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

pytestmark = pytest.mark.django_db
SHOWN = ("Content-Type", "Cache-Control", "Vary", "Content-Language", "Set-Cookie")


def make_draft_record():
    """Return one draft of every kind of thing that has a page, with an address of the same length that never was."""
    seminar = make_seminar(slug="a-draft", status="draft")
    session = make_session(seminar, slug="a-draft", status="draft")
    hidden = make_session(make_seminar(slug="a-seminar"), slug="a-draft", status="review")
    contribution = make_contribution(
        session,
        make_speaker(slug="a-draft"),
        organization=make_organization(slug="a-draft"),
        topics=[make_topic(slug="a-draft")],
    )
    quote = make_quote(contribution, public_id="abcdefgh")
    return [
        (seminar.get_absolute_url(), "/seminars/b-never/"),
        (session.get_absolute_url(), "/seminars/b-never/b-never/"),
        (hidden.get_absolute_url(), "/seminars/a-seminar/b-never/"),
        (contribution.speaker.get_absolute_url(), "/speakers/b-never/"),
        (contribution.organization.get_absolute_url(), "/organizations/b-never/"),
        (contribution.topics.get().get_absolute_url(), "/topics/b-never/"),
        (quote.get_absolute_url(), "/quotes/bbcdefgh/"),
    ]


def test_drafts_answer_as_addresses_that_never_existed(client):
    for draft, never in make_draft_record():
        first, second = client.get(draft), client.get(never)
        assert first.status_code == second.status_code == 404
        assert first.content == second.content
        assert [first.headers.get(name) for name in SHOWN] == [second.headers.get(name) for name in SHOWN]


def test_drafts_answer_as_unknown_to_staff_without_the_permission(client):
    addresses = make_draft_record()
    client.force_login(make_user())
    for draft, never in addresses:
        assert client.get(draft).content == client.get(never).content


def test_drafts_are_shown_to_staff_and_kept_nowhere(client):
    addresses = make_draft_record()
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_session", "view_seminar"]))
    client.force_login(user)
    for draft, _ in addresses[:4]:
        response = client.get(draft)
        assert response.status_code == 200
        assert b"Draft: only staff can see this page." in response.content
        assert set(response.headers["Cache-Control"].split(", ")) == {"no-store", "private"}


def test_published_pages_are_not_marked_for_staff(client):
    session = make_contribution().session
    client.force_login(make_user(superuser=True))
    response = client.get(session.get_absolute_url())
    assert b"only staff" not in response.content
    assert "Cache-Control" not in response.headers


def test_public_pages_set_no_cookie_and_vary_by_none(client):
    quote = make_quote()
    for address in ("/", quote.get_absolute_url(), quote.contribution.session.get_absolute_url(), "/nowhere/"):
        response = client.get(address)
        assert response.cookies == {}
        assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("model", "make"),
    [(Seminar, make_seminar), (Speaker, make_speaker), (Organization, make_organization), (Topic, make_topic)],
)
def test_changed_slug_leaves_a_redirect(client, model, make):
    thing = make(slug="first")
    if model is not Seminar:
        named = {"organization": thing} if model is Organization else {"topics": [thing]} if model is Topic else {}
        make_contribution(speaker=thing if model is Speaker else None, **named)
    old = thing.get_absolute_url()
    for slug in ("second", "third"):
        model.objects.filter(pk=thing.pk).update(slug=slug)
    response = client.get(old)
    assert (response.status_code, response.headers["Location"]) == (301, old.replace("first", "third"))


@pytest.mark.parametrize(
    ("seminar", "session"), [("old-seminar", "new"), ("new-seminar", "old"), ("old-seminar", "old")]
)
def test_session_redirects_from_each_former_address(client, seminar, session):
    row = make_session(make_seminar(slug="old-seminar"), slug="old")
    Seminar.objects.update(slug="new-seminar")
    Session.objects.update(slug="new")
    response = client.get(reverse("events:session-detail", args=[seminar, session]))
    row.refresh_from_db()
    assert (response.status_code, response.headers["Location"]) == (301, "/seminars/new-seminar/new/")


def test_session_moved_to_another_seminar_redirects(client):
    session = make_session(make_seminar(slug="one"), slug="s")
    Session.objects.filter(pk=session.pk).update(seminar=make_seminar(slug="two"))
    response = client.get("/seminars/one/s/")
    assert (response.status_code, response.headers["Location"]) == (301, "/seminars/two/s/")


def test_session_is_found_where_another_seminar_took_the_former_slug(client):
    first = make_session(make_seminar(slug="taken"), slug="s").seminar
    Seminar.objects.filter(pk=first.pk).update(slug="moved")
    make_seminar(slug="taken")
    response = client.get("/seminars/taken/s/")
    assert (response.status_code, response.headers["Location"]) == (301, "/seminars/moved/s/")


def test_live_slug_beats_a_former_one(client):
    old = make_seminar(slug="taken", title="The old one")
    Seminar.objects.filter(pk=old.pk).update(slug="moved")
    make_seminar(slug="taken", title="The living one")
    response = client.get("/seminars/taken/")
    assert response.status_code == 200
    assert b'<h1 class="long">The living one</h1>' in response.content


@pytest.mark.parametrize("takes", ["now", "formerly"])
def test_draft_changes_no_redirect(client, takes):
    old = make_seminar(slug="taken")
    make_session(old, slug="s")
    Seminar.objects.filter(pk=old.pk).update(slug="moved")
    draft = make_seminar(slug="taken", status="draft")
    if takes == "formerly":
        Seminar.objects.filter(pk=draft.pk).update(slug="elsewhere")
    assert client.get("/seminars/taken/").headers["Location"] == "/seminars/moved/"
    assert client.get("/seminars/taken/s/").headers["Location"] == "/seminars/moved/s/"


def test_former_slug_of_a_draft_leads_nowhere(client):
    draft = make_seminar(slug="first", status="draft")
    Seminar.objects.filter(pk=draft.pk).update(slug="second")
    assert client.get("/seminars/first/").content == client.get("/seminars/nvrwa/").content
