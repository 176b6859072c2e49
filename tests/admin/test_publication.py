"""The pages on which staff publish, unpublish and delete."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.urls import reverse

from events.admin.publication import TOO_MANY
from events.models import Contribution, Seminar, Session, Speaker, Topic
from tests.factories import (
    make_contribution,
    make_organization,
    make_quote,
    make_seminar,
    make_session,
    make_topic,
    make_user,
)


@pytest.fixture
def publisher(client, db):
    user = make_user("publisher")
    user.groups.add(Group.objects.get(name="Publisher"))
    client.force_login(user)
    return user


def change(thing):
    return reverse(f"admin:events_{thing._meta.model_name}_change", args=[thing.pk])


def page_of(thing, verb):
    return reverse(f"admin:events_{thing._meta.model_name}_{verb}", args=[thing.pk])


def ways(response):
    """The hidden fields of each form on the confirmation page, by the name of the way."""
    return {way: {"way": way, "seen": planned.seen} for way, planned in response.context_data["plans"]}


def words(response):
    content = re.search(r'<div id="content".*?<footer', response.content.decode(), re.S)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


def test_publish_page_says_what_becomes_public(client, publisher):
    session = make_session(status="draft", title="The draft")
    make_quote(make_contribution(session, organization=make_organization("The Body")))

    text = words(client.get(page_of(session, "publish")))

    assert "What readers see that they did not see before Sessions The draft Contributions 1 Quotes 1" in text
    assert "Organizations 1: The Body Topics 0" in text


def test_publish_page_publishes_what_it_said(client, publisher):
    session = make_session(status="draft")
    form = ways(client.get(page_of(session, "publish")))["alone"]

    response = client.post(page_of(session, "publish"), form)

    assert response.url == change(session)
    assert list(Session.objects.published()) == [session]
    assert LogEntry.objects.get().user == publisher


def test_publish_page_of_a_hidden_session_offers_its_seminar_too(client, publisher):
    session = make_session(make_seminar(title="The seminar", status="draft"), status="draft", title="The session")
    response = client.get(page_of(session, "publish"))

    assert list(ways(response)) == ["with-seminars", "alone"]
    assert "“The session” stays hidden until its seminar, “The seminar”, is published too." in words(response)

    client.post(page_of(session, "publish"), ways(response)["with-seminars"])
    assert (list(Session.objects.published()), Seminar.objects.get().status) == ([session], "published")


def test_publish_page_of_a_seminar_offers_its_drafts_too(client, publisher):
    session = make_session(make_seminar(status="draft"), status="draft")
    address = page_of(session.seminar, "publish")

    client.post(address, ways(client.get(address))["with-sessions"])

    assert list(Session.objects.published()) == [session]


def test_publish_page_refuses_what_changed_since_it_was_shown(client, publisher):
    session = make_session(status="draft")
    form = ways(client.get(page_of(session, "publish")))["alone"]
    Session.objects.update(title="Written meanwhile", version=2)

    response = client.post(page_of(session, "publish"), form)

    assert response.status_code == 409
    assert "The record has changed since this page was shown." in response.content.decode()
    assert "Written meanwhile" in words(response)
    assert Session.objects.get().status == "draft"

    client.post(page_of(session, "publish"), ways(response)["alone"])
    assert Session.objects.get().status == "published"


def test_action_unpublishes_the_chosen_after_its_page(client, publisher):
    first, second, other = make_session(), make_session(), make_session()
    address = reverse("admin:events_session_changelist")
    chosen = {"action": "unpublish_chosen", "_selected_action": [first.pk, second.pk]}
    response = client.post(address, chosen)
    assert f"What vanishes from the site Sessions that become drafts {first} {second}" in words(response)

    response = client.post(address, chosen | ways(response)["alone"])

    assert response.url == address
    assert list(Session.objects.published()) == [other]


def test_action_takes_no_more_than_can_be_read(client, publisher, monkeypatch):
    monkeypatch.setattr("events.admin.publication.AT_ONCE", 2)
    chosen = [make_session().pk for _ in range(3)]

    response = client.post(
        reverse("admin:events_session_changelist"),
        {"action": "unpublish_chosen", "_selected_action": chosen},
        follow=True,
    )

    assert [str(message) for message in get_messages(response.wsgi_request)] == [TOO_MANY]


def test_publish_page_has_no_button_where_nothing_would_change(client, publisher):
    session = make_session(title="Out")

    response = client.get(page_of(session, "publish"))

    assert "“Out” is published already." in words(response)
    assert 'name="seen"' not in response.content.decode()


def test_change_page_leads_to_publishing(client, publisher):
    session = make_session(status="draft")

    page = client.get(change(session)).content.decode()

    assert f'href="{page_of(session, "publish")}"' in page
    assert 'name="_publish"' in page


def test_publishing_is_for_publishers(client, db):
    user = make_user("writer")
    user.groups.add(Group.objects.get(name="Editor"))
    client.force_login(user)
    session = make_session(status="draft")

    page = client.get(change(session)).content.decode()
    answers = [client.get(page_of(session, "publish")), client.post(page_of(session, "publish"), {"seen": "x"})]

    assert "publish" not in page.partition('id="content"')[2].partition("<footer")[0].lower().replace("published", "")
    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("make", [make_session, make_seminar])
def test_deleting_what_is_published_is_refused(client, publisher, make):
    thing = make()
    name = thing._meta.model_name
    address = reverse(f"admin:events_{name}_delete", args=[thing.pk])
    several = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}

    answers = [client.get(address), client.post(address, {"post": "yes"})]
    if make is make_seminar:  # sessions are deleted one by one only
        answers.append(client.post(reverse(f"admin:events_{name}_changelist"), several))

    for answer in answers:
        assert f"“{thing}” is published. Unpublish it first ." in words(answer)
        assert f'href="{page_of(thing, "unpublish")}"' in answer.content.decode()
    assert type(thing).objects.filter(pk=thing.pk).exists()


def in_use():
    body, topic, session = make_organization("The body"), make_topic("The topic"), make_session(title="The session")
    turn = make_contribution(session, organization=body, topics=[topic], name="Ana")
    return session, turn, [turn.speaker, body, topic]


def test_deleting_what_is_in_use_says_where_it_is_used(client, publisher):
    _, turn, things = in_use()

    for thing in things:
        response = client.post(
            reverse(f"admin:events_{thing._meta.model_name}_delete", args=[thing.pk]), {"post": "yes"}
        )

        assert f"“{thing}” is used by the contribution Ms Ana, speaker in “The session”." in words(response)
        assert f'href="{change(turn)}"' in response.content.decode()
        assert type(thing).objects.filter(pk=thing.pk).exists()


def test_deleting_what_is_used_often_says_how_often(client, publisher):
    turn = make_contribution()
    for _ in range(29):
        make_contribution(speaker=turn.speaker)

    response = client.get(reverse("admin:events_speaker_delete", args=[turn.speaker.pk]))

    assert response.content.decode().count("is used by the contribution") == 20
    assert "And 10 more like these." in words(response)


@pytest.mark.parametrize("chosen", [{"select_across": "1"}, {"post": "yes"}])
def test_deleting_takes_no_more_than_can_be_read(client, publisher, monkeypatch, chosen):
    monkeypatch.setattr("events.admin.deletion.AT_ONCE", 2)
    topics = [make_topic() for _ in range(3)]
    keys = [topic.pk for topic in topics]

    response = client.post(
        reverse("admin:events_topic_changelist"),
        {"action": "delete_selected", "_selected_action": keys[:1] if "select_across" in chosen else keys}
        | {"seen": [f"{topic.pk}.{topic.version}" for topic in topics]}
        | chosen,
        follow=True,
    )

    assert [str(message) for message in get_messages(response.wsgi_request)] == [TOO_MANY]
    assert Topic.objects.count() == 3


def test_deleting_a_draft_asks_and_deletes_its_parts(client, publisher):
    turn = make_contribution(make_session(status="draft"))
    make_quote(turn)
    address = reverse("admin:events_session_delete", args=[turn.session.pk])
    page = client.get(address)
    assert "Are you sure" in words(page)

    client.post(address, {"post": "yes", "base_version": page.context_data["base_version"]})

    assert (Session.objects.count(), Contribution.objects.count(), Speaker.objects.count()) == (0, 0, 1)


def test_deleting_asks_as_well_where_the_field_that_is_meant_has_no_name(client, publisher):
    topic = make_topic()

    response = client.post(page_of(topic, "delete"), {"_to_field": ""})

    assert "Are you sure" in words(response)
    assert Topic.objects.get() == topic
