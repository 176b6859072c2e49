"""Discarding an import: no work goes that its reader has not seen, and no words of whoever was working on it."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from events.admin.decisions import Decision
from events.importing import drafts
from events.models import Session, SourceDocument
from tests.admin import desk as page
from tests.factories import make_seminar, make_user

from .desk import decide


@pytest.fixture
def panel(staff):
    words = b"Panel: Floors\n\nMs Ana Lee, Director, ILO, opened the session."
    return drafts.take(words, "a.txt", seminar=make_seminar())[0]


def discard(client, document, **data):
    return client.post(page.address(document, "delete"), {"post": "yes"} | data)


def test_import_is_discarded_as_it_was_seen(staff, panel):
    html = staff.get(page.address(panel, "delete")).content.decode()

    response = discard(staff, panel, base_version=1)

    assert '<input type="hidden" name="base_version" value="1">' in html
    assert response.status_code == 302
    assert not SourceDocument.objects.exists()


def test_import_that_a_colleague_worked_on_meanwhile_is_kept_and_asked_about_again(staff, panel):
    seen = staff.get(page.address(panel, "delete")).context_data["base_version"]
    decide(staff, panel, "keep", **{"session-0-title": "Theirs"})

    refused, without = discard(staff, panel, base_version=seen), discard(staff, panel)

    assert (refused.status_code, without.status_code) == (409, 409)
    assert "Somebody changed this while you were deciding, so nothing was deleted." in refused.content.decode()
    assert SourceDocument.objects.get().sheet["sessions"][0]["title"] == "Theirs"
    assert discard(staff, panel, base_version=refused.context_data["base_version"]).status_code == 302
    assert not SourceDocument.objects.exists()


def test_link_on_a_page_that_is_old_by_now_says_so(staff, panel):
    html = staff.get(page.address(panel)).content.decode()
    link = f"{page.address(panel, 'delete')}?{urlencode({'version': 1})}"
    fresh = staff.get(link)
    decide(staff, panel, "keep")

    old = staff.get(link)

    assert f'href="{link}"' in html
    assert ("Somebody changed this" in fresh.content.decode(), fresh.status_code) == (False, 200)
    assert ("Somebody changed this" in old.content.decode(), old.status_code) == (True, 409)
    assert old.context_data["base_version"] == 2


def test_import_that_was_made_into_sessions_meanwhile_is_kept(staff, panel):
    seen = staff.get(page.address(panel, "delete")).context_data["base_version"]
    drafts.save(panel, leave_out=True)

    response = discard(staff, panel, base_version=seen)

    assert (response.status_code, Session.objects.count(), SourceDocument.objects.count()) == (403, 1, 1)


def test_imports_are_discarded_one_by_one(staff, panel):
    address = page.address(SourceDocument, "changelist")

    staff.post(address, {"action": "delete_selected", "_selected_action": [panel.pk], "post": "yes"})

    assert "delete_selected" not in staff.get(address).content.decode()
    assert SourceDocument.objects.exists()


# --- The page that was open meanwhile --------------------------------------------------------------------------------

TYPED = {"session-0-title": ["My title"], "person-1-job_title": ["My <words>"], "do": ["keep"]}


def assert_shows_what_was_typed(response):
    html = response.content.decode()
    assert response.status_code == 410
    assert "was discarded" in html
    assert "<td>My title</td><td>Title</td><td>My title</td>" in html
    assert "<td>Ana Lee</td><td>Job title</td><td>My &lt;words&gt;</td>" in html
    assert "keeper" not in html.lower()


def test_words_for_a_document_that_was_discarded_are_shown(staff, panel):
    data = page.opened(staff, panel)
    SourceDocument.objects.all().delete()

    response = page.sent(staff, panel, data, **TYPED)

    assert_shows_what_was_typed(response)


def test_words_for_a_document_that_is_discarded_while_they_are_sent_are_shown(staff, panel, monkeypatch):
    data = page.opened(staff, panel)
    monkeypatch.setattr(Decision, "carry_out", lambda decision: SourceDocument.objects.all().delete())

    response = page.sent(staff, panel, data, **TYPED)

    assert_shows_what_was_typed(response)


def test_words_held_through_a_sign_in_are_shown_though_the_document_was_discarded(staff, panel, client):
    data = page.opened(staff, panel)
    staff.logout()
    page.sent(client, panel, data, **TYPED)
    SourceDocument.objects.all().delete()
    client.post(reverse("account_login"), {"login": "editor", "password": "secret"})

    response = client.get(page.address(panel))

    assert_shows_what_was_typed(response)


def test_nobody_else_is_told_of_a_document_that_was_discarded(staff, panel):
    data = page.opened(staff, panel)
    SourceDocument.objects.all().delete()
    nothing_sent = staff.get(page.address(panel))
    staff.force_login(make_user("other"))

    response = page.sent(staff, panel, data, **TYPED)

    assert (nothing_sent.status_code, response.status_code) == (404, 404)
    assert "My title" not in response.content.decode()
