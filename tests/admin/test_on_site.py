"""The button that leads from a page of the desk to what readers see."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from tests.factories import make_contribution, make_organization, make_session, make_topic, make_user


@pytest.fixture
def rows(db):
    session = make_session(status="draft", title="A secret title")
    turn = make_contribution(session, organization=make_organization(), topics=[make_topic()])
    return [session.seminar, session, turn, turn.speaker, turn.organization, turn.topics.get()]


def way_to(row, key=None):
    kind = key or ContentType.objects.get_for_model(row).pk
    return reverse("admin:view_on_site", args=[kind, row.pk])


def test_staff_without_a_role_are_told_no_address(client, rows):
    client.force_login(make_user("nobody"))

    answers = [client.get(way_to(row)) for row in rows]

    assert [(answer.status_code, answer.headers.get("Location")) for answer in answers] == [(404, None)] * len(rows)


@pytest.mark.parametrize("key", ["+{}", "0{}", " {}", "{}_0", "abc", "9" * 30, "9" * 5_000])
def test_content_type_written_otherwise_tells_no_more(client, rows, key):
    client.force_login(make_user("nobody"))
    own = ContentType.objects.get_for_model(rows[1]).pk

    assert client.get(way_to(rows[1], key.format(own))).status_code == 404


def test_viewers_are_led_to_the_address_of_a_draft(client, rows):
    viewer = make_user("viewer")
    viewer.groups.add(Group.objects.get(name="Viewer"))
    client.force_login(viewer)

    ways = [client.get(way_to(row)) for row in rows]

    assert [way.url for way in ways] == [f"http://testserver{row.get_absolute_url()}" for row in rows]


def test_strangers_are_asked_to_sign_in(client, rows):
    assert client.get(way_to(rows[1])).url.startswith("/admin/login/")


@pytest.mark.parametrize("key", ["abc", "9" * 20, "9" * 5_000, "0"])
def test_row_that_cannot_be_leads_nowhere(client, rows, key):
    client.force_login(make_user(superuser=True))
    kind = ContentType.objects.get_for_model(rows[1]).pk

    assert client.get(reverse("admin:view_on_site", args=[kind, key])).status_code == 404
