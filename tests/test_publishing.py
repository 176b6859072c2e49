"""Publishing does what it said it would, to the last name, or nothing."""

import random

import pytest
from django.contrib.admin.models import LogEntry

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker, Topic
from events.publishing import PUBLISH, UNPUBLISH, StalePlan, carry_out, plan, publish, unpublish
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

PUBLIC = (Session, Contribution, Quote, Speaker, Organization, Topic)


def public():
    return {model: set(model.objects.published()) for model in PUBLIC}


@pytest.fixture
def user(db):
    return make_user()


def test_publish_makes_a_draft_public_and_writes_it_down(user):
    session = make_session(status="draft")

    publish(user, sessions=[session.pk])

    session.refresh_from_db()
    assert (session.status, session.published_at is not None, session.version) == ("published", True, 2)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object(), entry.get_change_message()) == (user, session, "Published.")


def test_unpublish_makes_a_draft_of_it(user):
    seminar = make_seminar()

    unpublish(user, seminars=[seminar.pk])

    seminar.refresh_from_db()
    assert (seminar.status, seminar.published_at) == ("draft", None)
    assert LogEntry.objects.get().get_change_message() == "Unpublished."


def test_plan_says_that_a_session_waits_for_its_seminar(user):
    session = make_session(make_seminar(status="draft"), status="draft")

    alone = plan(PUBLISH, sessions=[session.pk])
    both = plan(PUBLISH, sessions=[session.pk], seminars=[session.seminar_id])

    assert (alone.sessions, alone.waiting, alone.affected) == ([session], [session], [])
    assert alone.held_back_by == [session.seminar]
    assert (both.seminars, both.waiting, both.affected) == ([session.seminar], [], [session])


def test_plan_names_the_drafts_that_a_published_seminar_leaves(user):
    seminar = make_seminar(status="draft")
    draft, ready = make_session(seminar, status="draft"), make_session(seminar)
    make_session(seminar, status="withdrawn")

    planned = plan(PUBLISH, seminars=[seminar.pk])

    assert (planned.affected, planned.left) == ([ready], [draft])


def test_plan_counts_only_whom_no_other_public_session_names(user):
    shared, alone = make_speaker("Shared"), make_speaker("Alone")
    parent = make_organization("Parent")
    unit = make_organization("Unit", parent=parent)
    make_contribution(speaker=shared, organization=parent)
    session = make_session(topics=[make_topic("Only here")])
    make_quote(make_contribution(session, shared))
    make_contribution(session, alone, organization=unit)

    planned = plan(UNPUBLISH, sessions=[session.pk])

    assert (planned.contributions, planned.quotes) == (2, 1)
    assert (planned.speakers, planned.organizations) == ([alone], [unit])
    assert [str(topic) for topic in planned.topics] == ["Only here"]


def test_plan_leaves_out_what_is_in_that_state_already(user):
    session = make_session()

    planned = plan(PUBLISH, sessions=[session.pk])

    assert (planned.is_empty, planned.settled) == (True, [session])


@pytest.mark.parametrize("seed", range(25))
def test_plan_is_exactly_what_follows(user, seed):
    chance = random.Random(seed)
    status = lambda: chance.choice(["draft", "review", "published", "withdrawn"])  # noqa: E731
    bodies = [make_organization()]
    bodies += [make_organization(parent=chance.choice([None, *bodies])) for _ in range(4)]
    topics, people = [make_topic() for _ in range(3)], [make_speaker() for _ in range(4)]
    seminars = [make_seminar(status=status()) for _ in range(3)]
    sessions = [
        make_session(chance.choice(seminars), status=status(), topics=chance.sample(topics, 1)) for _ in range(6)
    ]
    for _ in range(12):
        make_quote(
            make_contribution(
                chance.choice(sessions),
                chance.choice(people),
                organization=chance.choice([None, *bodies]),
                topics=chance.sample(topics, chance.randint(0, 1)),
            )
        )
    verb = chance.choice([PUBLISH, UNPUBLISH])
    chosen = {
        "seminars": [seminar.pk for seminar in chance.sample(seminars, chance.randint(0, 2))],
        "sessions": [session.pk for session in chance.sample(sessions, chance.randint(0, 3))],
    }
    before = public()

    planned = plan(verb, **chosen)
    carry_out(verb, user, seen=planned.seen, **chosen)

    after = public()
    wanted, unwanted = (after, before) if verb == PUBLISH else (before, after)
    follows = {model: wanted[model] - unwanted[model] for model in PUBLIC}
    assert not any(unwanted[model] - wanted[model] for model in PUBLIC)
    assert set(planned.affected) == follows[Session]
    assert planned.contributions == len(follows[Contribution])
    assert planned.quotes == len(follows[Quote])
    assert set(planned.speakers) == follows[Speaker]
    assert set(planned.organizations) == follows[Organization]
    assert set(planned.topics) == follows[Topic]


def rename(session):
    Session.objects.filter(pk=session.pk).update(title="Other", version=session.version + 1)


def add_a_speaker_elsewhere(session):
    make_contribution(speaker=session.contributions.first().speaker)


def publish_it_already(session):
    publish(make_user("other"), sessions=[session.pk])


def rename_its_speaker(session):
    Speaker.objects.update(name="Somebody Else", version=2)


@pytest.mark.parametrize(
    "meanwhile", [rename, add_a_speaker_elsewhere, publish_it_already, rename_its_speaker, Session.delete]
)
def test_carry_out_refuses_what_was_not_read(user, meanwhile):
    session = make_session(status="draft")
    make_contribution(session)
    seen = plan(PUBLISH, sessions=[session.pk]).seen
    meanwhile(session)
    before = list(Session.objects.values()), LogEntry.objects.count()

    with pytest.raises(StalePlan, match="has changed since this page was shown"):
        carry_out(PUBLISH, user, seen=seen, sessions=[session.pk])

    assert (list(Session.objects.values()), LogEntry.objects.count()) == before


def test_carry_out_refuses_where_the_session_would_not_appear_any_more(user):
    session = make_session(status="draft")
    seen = plan(PUBLISH, sessions=[session.pk]).seen
    unpublish(user, seminars=[session.seminar_id])

    with pytest.raises(StalePlan):
        carry_out(PUBLISH, user, seen=seen, sessions=[session.pk])


def test_carry_out_does_all_or_nothing(user, monkeypatch):
    seminar = make_seminar(status="draft")
    session = make_session(seminar, status="draft")
    chosen = {"seminars": [seminar.pk], "sessions": [session.pk]}
    monkeypatch.setattr(LogEntry.objects.__class__, "log_actions", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        carry_out(PUBLISH, user, seen=plan(PUBLISH, **chosen).seen, **chosen)

    assert (Seminar.objects.get().status, Session.objects.get().status) == ("draft", "draft")
