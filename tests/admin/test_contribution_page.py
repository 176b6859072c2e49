"""The own page of a contribution."""

import pytest
from django.contrib.auth.models import Group

from events import editing, publishing
from events.models import Contribution, Session
from tests import factories
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session


@pytest.mark.parametrize("key", ["9" * 22, "9" * 18])
def test_contribution_page_starts_without_a_session_that_cannot_be(desk, key):
    response = desk.get(page.address(Contribution, "add"), {"session": key, "speaker": key})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("place", "order"), [("3", [1, 2, 0]), ("1", [0, 1, 2]), ("9", [1, 2, 0]), ("2", [1, 0, 2]), ("0", [0, 1, 2])]
)
def test_contribution_page_moves_it_and_the_others_make_room(desk, place, order):
    session = make_full_session(turns=3)
    turns = list(session.contributions.all())

    page.sent(desk, turns[0], page.opened(desk, turns[0]), position=place)

    now = list(session.contributions.all())
    assert now == [turns[index] for index in order]
    assert [turn.position for turn in now] == [1, 2, 3]


def test_contribution_page_adds_between_others(desk):
    session = make_full_session(turns=2)
    first, second = session.contributions.all()
    speaker = factories.make_speaker()
    data = page.opened(desk, Contribution, "add", session=session.pk) | {"position": "2", "speaker": speaker.pk}

    page.sent(desk, Contribution, data, "add")

    assert [turn.speaker for turn in session.contributions.all()] == [first.speaker, speaker, second.speaker]
    assert [turn.position for turn in session.contributions.all()] == [1, 2, 3]


def test_contribution_page_shows_how_it_will_read(desk):
    turn = make_full_session(turns=1).contributions.get()

    html = desk.get(page.address(turn)).content.decode()

    assert f'<output data-reads="">{turn.attribution}</output>' in html
    assert '<details class="preview" data-preview="id_summary">' in html
    assert "<output>2 paragraphs and list items</output>" in html


def test_contribution_without_a_session_yet_comes_last_in_the_one_that_is_chosen(desk):
    session = make_full_session(turns=2)
    data = page.opened(desk, Contribution, "add")

    page.sent(desk, Contribution, data, "add", session=session.pk, speaker=factories.make_speaker().pk)

    assert [turn.position for turn in session.contributions.all()] == [1, 2, 3]


def become(client, role):
    user = factories.make_user(role)
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (lambda session, user: publishing.publish(user, sessions=[session.pk]), "published this session meanwhile"),
        (lambda session, user: Session.objects.all().delete(), "deleted this session meanwhile"),
    ],
)
def test_contribution_for_a_session_that_changes_while_it_is_checked_is_refused(
    client, db, monkeypatch, meanwhile, told
):
    user, session = become(client, "Editor"), factories.make_session(status="draft")
    data = page.opened(client, Contribution, "add", session=session.pk)
    lock = editing.lock

    def lock_after(row):
        meanwhile(session, user)
        return lock(row)

    monkeypatch.setattr(editing, "lock", lock_after)

    response = page.sent(client, Contribution, data, "add", speaker=factories.make_speaker().pk, summary="My words")

    assert response.status_code == 200
    assert told in response.content.decode()
    assert page.fields(response)["summary"] == ["My words"]
    assert not Contribution.objects.exists()
