"""The page of a seminar: its programme, and the next seminar like it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Contribution, Seminar, Session
from tests import factories
from tests.admin import desk as page


def next_page(seminar):
    return reverse("admin:events_seminar_next", args=[seminar.pk])


def test_seminar_page_shows_its_programme_in_order_with_states(desk):
    seminar = factories.make_seminar()
    factories.make_session(seminar, title="Second", position=2, status="draft")
    factories.make_session(seminar, title="First", position=1)

    response = desk.get(page.address(seminar))

    programme = [(row["session"].title, row["state"]) for row in response.context_data["programme"]]
    assert programme == [("First", "Published."), ("Second", "Draft: only staff can see it.")]
    assert f'href="/admin/events/session/add/?seminar={seminar.pk}"' in response.content.decode()
    assert f'href="{next_page(seminar)}"' in response.content.decode()


@pytest.mark.parametrize(
    ("status", "of_seminar", "words"),
    [
        ("published", "published", "Published."),
        ("published", "draft", "Published, hidden until its seminar is."),
        ("review", "published", "In review: only staff can see it."),
        ("withdrawn", "published", "Withdrawn: only staff can see it."),
    ],
)
def test_state_of_a_session_reads_alike_on_its_page_and_in_the_programme(desk, status, of_seminar, words):
    seminar = factories.make_seminar(status=of_seminar)
    session = factories.make_session(seminar, status=status, published_at=timezone.now())

    html = desk.get(page.address(session)).content.decode()
    programme = desk.get(page.address(session.seminar)).context_data["programme"]

    assert f'<div class="readonly">{words}</div>' in html
    assert [row["state"] for row in programme] == [words]


def test_next_seminar_page_says_what_is_copied_and_copies_nothing_yet(desk):
    session = factories.make_session(title="The plenary", topics=[factories.make_topic("Floors")])

    html = desk.get(next_page(session.seminar)).content.decode()

    assert "The plenary (Panel, Floors)" in html
    assert Seminar.objects.count() == 1


def test_next_seminar_is_made_as_a_draft_once(desk):
    turn = factories.make_contribution()
    data = {"title": "The next one", "start_date": "2027-05", "end_date": "", "people": "on", "form_token": "a" * 32}

    first = desk.post(next_page(turn.session.seminar), data)
    second = desk.post(next_page(turn.session.seminar), data)

    made = Seminar.objects.get(title="The next one")
    assert first.url == second.url == page.address(made)
    assert (made.status, made.start_date) == ("draft", "2027-05")
    assert Session.objects.get(seminar=made).status == "draft"
    assert Contribution.objects.get(session__seminar=made).speaker == turn.speaker


def test_next_seminar_form_that_was_typed_on_says_that_one_was_made(desk):
    seminar = factories.make_seminar()
    data = {"title": "The next one", "start_date": "2027-05", "end_date": "", "form_token": "a" * 32}
    desk.post(next_page(seminar), data)

    response = desk.post(next_page(seminar), data | {"title": "The one after"})

    assert "what you typed since is not saved" in response.content.decode()
    assert 'value="The one after"' in response.content.decode()
    assert f'value="{"a" * 32}"' not in response.content.decode()
    assert not Seminar.objects.filter(title="The one after").exists()


def test_next_seminar_page_asks_for_a_date_that_exists(desk):
    seminar = factories.make_seminar()

    response = desk.post(next_page(seminar), {"title": "The next one", "start_date": "2027-13"})

    assert "Write a year (2016), a month (2016-09) or a day (2016-09-06)" in response.content.decode()
    assert Seminar.objects.count() == 1


def test_next_seminar_is_for_those_who_may_add(client, db):
    seminar = factories.make_seminar()
    client.force_login(factories.make_user())

    response = client.post(next_page(seminar), {"title": "The next one"})

    assert response.status_code == 403
    assert Seminar.objects.count() == 1
