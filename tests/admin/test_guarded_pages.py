"""Every page of the desk is guarded by a version of its own, or by that of what it is a part of."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from events import publishing
from events.models import (
    Country,
    Organization,
    SDGTarget,
    Seminar,
    Source,
    Speaker,
    Topic,
)
from tests import factories
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session

OWN = {  # a row to edit, and two fields that two editors change
    Seminar: (lambda: factories.make_seminar(status="draft"), "title", "venue"),
    Speaker: (factories.make_speaker, "name", "biography"),
    Organization: (factories.make_organization, "name", "other_names"),
    Topic: (factories.make_topic, "name", "description"),
    Country: (factories.make_country, "name", "slug"),
    SDGTarget: (factories.make_sdg, "label", "title"),
}


@pytest.fixture(params=OWN, ids=lambda model: model._meta.model_name)
def own(request, db):
    make, *fields = OWN[request.param]
    return make(), *fields


def test_every_page_refuses_a_save_on_an_older_state(desk, own):
    row, one, other = own
    first, second = page.opened(desk, row), page.opened(desk, row)
    saved = page.sent(desk, row, first, **{one: "their-words"})

    refused = page.sent(desk, row, second, **{other: "my-words"})
    again = page.sent(desk, row, page.fields(refused))
    shown = [(difference.now, difference.mine) for difference in refused.context_data["conflict"]["rows"]]
    chosen = page.sent(desk, row, page.fields(refused), overwrite_version=2)

    assert [answer.status_code for answer in (saved, refused, again, chosen)] == [302, 409, 409, 302]
    assert page.fields(refused)[other] == ["my-words"]
    assert shown[0] == ("their-words", second[one][0])
    assert page.values(row, one, other, "version") == ("their-words", "my-words", 3)


@pytest.mark.parametrize("token", ["", "x", "-1", "9" * 30])
def test_every_page_refuses_a_save_without_its_version(desk, own, token):
    row, one, _ = own
    before = page.values(row, one, "version")

    refused = page.sent(desk, row, page.opened(desk, row), **{one: "my-words", "base_version": token})

    assert refused.status_code == 409
    assert page.values(row, one, "version") == before


def test_every_page_refuses_to_delete_what_changed_meanwhile(desk, own):
    row, one, _ = own
    version = desk.get(page.address(row, "delete")).context_data["base_version"]
    page.sent(desk, row, page.opened(desk, row), **{one: "their-words"})

    refused, without = page.deleted(desk, row, {"base_version": version}), page.deleted(desk, row, {})

    assert (refused.status_code, without.status_code) == (409, 409)
    assert page.values(row, one) == ("their-words",)


def test_every_page_is_saved_once_by_a_double_click(desk, own):
    row, one, _ = own
    data = page.opened(desk, row) | {one: "my-words"}

    answers = [page.sent(desk, row, data).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert page.values(row, "version") == (2,)


def test_publishing_moves_the_seminar_on(desk):
    seminar = factories.make_seminar(status="draft")
    data = page.opened(desk, seminar)
    publishing.publish(User.objects.get(), seminars=[seminar.pk])

    refused = page.sent(desk, seminar, data, venue="My hall")

    assert refused.status_code == 409
    assert page.values(seminar, "venue", "status") == ("", "published")


def make_role():
    return Group.objects.create(name="Proofreader")


@pytest.mark.parametrize(
    ("make", "one", "other"), [(lambda: factories.make_user("ana"), "first_name", "last_name"), (make_role, "name", "")]
)
def test_account_pages_refuse_a_save_on_an_older_state(desk, make, one, other):
    row, given = make(), Group.objects.get(name="Editor")
    many = "permissions" if isinstance(row, Group) else "groups"
    given = [str(given.permissions.first().pk)] if isinstance(row, Group) else [str(given.pk)]
    first, second = page.opened(desk, row), page.opened(desk, row)
    saved = page.sent(desk, row, first, **{one: "Theirs", many: given})

    refused = page.sent(desk, row, second, **({other: "Mine"} if other else {}))
    without = page.sent(desk, row, second, base_version="")
    version = refused.context_data["conflict"]["version"]
    chosen = page.sent(desk, row, page.fields(refused), overwrite_version=version)

    assert [answer.status_code for answer in (saved, refused, without, chosen)] == [302, 409, 409, 302]
    assert page.values(row, one, *filter(None, [other])) == ("Theirs", "Mine")[: 2 if other else 1]
    assert [str(pk) for pk in getattr(row, many).values_list("pk", flat=True)] == given


def test_account_page_is_saved_although_its_owner_signed_in_meanwhile(desk):
    user = factories.make_user("ana")
    data = page.opened(desk, user) | {"first_name": "Ana"}
    now = timezone.now()
    User.objects.filter(pk=user.pk).update(last_login=now)

    response = page.sent(desk, user, data)

    assert response.status_code == 302
    assert page.values(user, "first_name", "last_login") == ("Ana", now)


def test_sources_of_a_seminar_are_guarded_with_it(desk):
    seminar = factories.make_seminar(status="draft")
    for words in ("A letter", "A speech"):
        Source.objects.create(seminar=seminar, fact="dates", description=words)
    first, second = page.opened(desk, seminar), page.opened(desk, seminar)
    page.sent(desk, seminar, first, **{"sources-0-description": "Their letter", "sources-1-DELETE": "on"})

    refused = page.sent(desk, seminar, second, **{"venue": "My hall", "sources-1-description": "My speech"})
    chosen = page.sent(desk, seminar, page.fields(refused), overwrite_version=2)

    assert (refused.status_code, chosen.status_code) == (409, 302)
    assert page.values(seminar, "venue") == ("My hall",)
    assert [source.description for source in seminar.sources.all()] == ["Their letter", "My speech"]


def chosen_for_deletion(client, model, *rows, **more):
    keys = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    return client.post(page.address(model, "changelist"), keys | more)


def test_rows_that_changed_meanwhile_are_not_deleted_together(desk):
    topics = [factories.make_topic(), factories.make_topic()]
    seen = re.findall(r'name="seen" value="([^"]+)"', chosen_for_deletion(desk, Topic, *topics).content.decode())
    page.sent(desk, topics[0], page.opened(desk, topics[0]), name="Theirs")

    refused = chosen_for_deletion(desk, Topic, *topics, post="yes", seen=seen)
    without = chosen_for_deletion(desk, Topic, *topics, post="yes")
    kept = Topic.objects.count()
    again = re.findall(r'name="seen" value="([^"]+)"', chosen_for_deletion(desk, Topic, *topics).content.decode())
    chosen_for_deletion(desk, Topic, *topics, post="yes", seen=again)

    assert (len(seen), kept, Topic.objects.count()) == (2, 2, 0)
    assert "“Theirs” was changed after this page was shown" in refused.content.decode()
    assert "was changed after this page was shown" in without.content.decode()


# --- The page is gone, or closed --------------------------------------------------------------------------------------

WORDS = "An hour of typing, and every word of it."


def test_what_was_typed_on_a_page_that_is_gone_is_handed_back(desk, own):
    row, one, _ = own
    data = page.opened(desk, row)
    type(row).objects.filter(pk=row.pk).delete()

    response = page.sent(desk, row, data, **{one: WORDS, "_continue": "Save and continue"})

    assert response.status_code == 409
    assert "Save and continue" not in response.content.decode()
    assert f"Somebody deleted this {row._meta.verbose_name}" in response.content.decode()
    assert WORDS in response.content.decode()
    assert "Send it again" not in response.content.decode()


def test_what_was_typed_on_a_draft_that_was_published_meanwhile_is_handed_back(client, db):
    session = make_full_session(turns=1)
    editor = factories.make_user()
    editor.groups.set(Group.objects.filter(name="Editor"))
    client.force_login(editor)
    data = page.opened(client, session)
    publishing.publish(editor, sessions=[session.pk])

    response = page.sent(client, session, data, introduction=WORDS)

    assert response.status_code == 403
    assert "only a publisher may change it" in response.content.decode()
    assert page.fields(response)["introduction"] == [WORDS]
    assert page.values(session, "introduction") == ("",)
