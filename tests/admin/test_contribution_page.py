"""The own page of a contribution."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

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


@pytest.fixture
def writer(client, db):
    user = factories.make_user()
    user.groups.set(Group.objects.filter(name="Editor"))
    client.force_login(user)
    return client


def test_contribution_page_says_why_an_editor_cannot_add_to_a_published_session(writer):
    session, speaker = factories.make_session(), factories.make_speaker()
    data = page.opened(writer, Contribution, "add", session=session.pk)

    response = page.sent(writer, Contribution, data, "add", speaker=speaker.pk)

    assert response.context_data["adminform"].form.errors == {
        "session": ["This session is published, so only a publisher may add to it."]
    }
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("term", ["", "the sess"])
@pytest.mark.parametrize(
    ("role", "offered"), [("Editor", ["The session 1"]), ("Publisher", ["The session 2", "The session 1"])]
)
def test_completion_offers_the_sessions_that_one_may_add_to(writer, term, role, offered):
    User.objects.get().groups.set(Group.objects.filter(name=role))
    for number, status in enumerate(["draft", "published"], start=1):
        factories.make_session(title=f"The session {number}", status=status)
    source = {"app_label": "events", "model_name": "contribution", "field_name": "session", "term": term}

    answer = writer.get(reverse("admin:autocomplete"), source).json()

    assert [row["text"] for row in answer["results"]] == offered


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (lambda session, user: publishing.publish(user, sessions=[session.pk]), "only a publisher may add to it"),
        (lambda session, user: Session.objects.all().delete(), "deleted this session meanwhile"),
    ],
)
def test_contribution_for_a_session_that_changes_while_it_is_checked_is_refused(writer, monkeypatch, meanwhile, told):
    user, session = User.objects.get(), factories.make_session(status="draft")
    data = page.opened(writer, Contribution, "add", session=session.pk)
    lock = editing.lock

    def lock_after(row):
        meanwhile(session, user)
        return lock(row)

    monkeypatch.setattr(editing, "lock", lock_after)

    response = page.sent(writer, Contribution, data, "add", speaker=factories.make_speaker().pk, summary="My words")

    assert response.status_code == 200
    assert told in response.content.decode()
    assert page.fields(response)["summary"] == ["My words"]
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("token", ["a\0b", "\ufffd", "' OR 1=1"])
def test_form_with_a_token_that_no_page_gave_out_gets_a_new_one(desk, token):
    turn = factories.make_contribution(factories.make_session(status="draft"))

    refused = page.sent(desk, turn, page.opened(desk, turn) | {"position": "x", "form_token": token})
    saved = page.sent(desk, turn, page.opened(desk, turn) | {"form_token": token, "unit": "Unit"})

    assert len(page.fields(refused)["form_token"][0]) == 32
    assert (saved.status_code, Contribution.objects.get().unit) == (302, "Unit")
