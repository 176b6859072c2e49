"""What was typed is not lost when the sign-in has ended meanwhile."""

import pytest
from django.core.cache import cache
from django.test import Client

from events.importing import drafts
from events.models import Session
from tests import factories
from tests.admin import desk as page

IMPORT = "/admin/events/sourcedocument/add/"
OURS = {"origin": "http://testserver"}


@pytest.fixture
def session(db):
    cache.clear()
    factories.make_user("ana", superuser=True)
    return factories.make_session(status="draft", title="As it was")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def sign_in(browser):
    token = page_token(browser.get("/admin/account/login/"))
    browser.post("/admin/account/login/", {"login": "ana", "password": "secret", "csrfmiddlewaretoken": token})


def page_token(response):
    return response.content.decode().partition('name="csrfmiddlewaretoken" value="')[2][:64]


def typed(browser, session):
    sign_in(browser)
    return page.opened(browser, session) | {"title": ["My title"], "introduction": ["My words\r\n\r\n<b>& more"]}


def held(response):
    return {name: [v.replace("\r\n", "\n") for v in values] for name, values in page.fields(response).items()}


def test_form_sent_after_the_sign_in_ended_is_handed_back(browser, session):
    data = typed(browser, session)
    del browser.cookies["sessionid"]

    response = page.sent(browser, session, data)

    assert response.status_code == 403
    assert held(response)["introduction"] == ["My words\n\n<b>& more"]
    assert "sign in in another tab" in response.content.decode()
    assert 'target="_blank"' in response.content.decode()
    assert Session.objects.get().title == "As it was"


def test_form_handed_back_is_saved_after_a_new_sign_in(browser, session):
    data = typed(browser, session)
    del browser.cookies["sessionid"]
    first = page.sent(browser, session, data)
    sign_in(browser)

    second = browser.post(page.address(session), page.fields(first), headers=OURS)  # its token is from before
    third = browser.post(page.address(session), page.fields(second), headers=OURS)

    assert (first.status_code, second.status_code, third.status_code) == (403, 403, 302)
    assert "You are signed in as ana again" in second.content.decode()
    assert "<h1>Not saved yet: send it once more</h1>" in second.content.decode()
    assert (Session.objects.get().title, Session.objects.get().introduction) == ("My title", "My words\n\n<b>& more")


def test_page_that_was_open_during_a_new_sign_in_is_handed_back(browser, session):
    data = typed(browser, session)
    browser.post("/admin/logout/", {"csrfmiddlewaretoken": data["csrfmiddlewaretoken"][0]})
    sign_in(browser)

    response = browser.post(page.address(session), data, headers=OURS)

    assert held(response)["title"] == ["My title"]


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"origin": "null"}])
def test_form_of_another_site_is_not_handed_back(browser, session, headers):
    data = typed(browser, session) | {"csrfmiddlewaretoken": "x" * 64}

    response = browser.post(page.address(session), data, headers=headers)

    assert response.status_code == 403
    assert "My title" not in response.content.decode()


def test_passwords_are_never_handed_back(browser, session):
    data = typed(browser, session) | {"password1": "a secret"}
    del browser.cookies["sessionid"]

    response = page.sent(browser, session, data)

    assert response.status_code == 302


@pytest.mark.parametrize("ended", ["sign-in", "token"])
def test_pasted_text_of_a_document_is_handed_back(browser, session, ended):
    sign_in(browser)
    data = {"csrfmiddlewaretoken": page_token(browser.get(IMPORT)), "text": "Chair: Ms Ana Lee\n\nShe opened it."}
    if ended == "sign-in":
        del browser.cookies["sessionid"]
    else:
        data["csrfmiddlewaretoken"] = "x" * 64

    response = browser.post(IMPORT, data, headers=OURS)

    assert response.status_code == 403
    assert held(response)["text"] == ["Chair: Ms Ana Lee\n\nShe opened it."]


@pytest.fixture
def document(session):
    document, _ = drafts.take(b"Panel: Floors\n\nMs Ana Lee, Director, ILO, opened the session.", "a.txt")
    return document


def test_page_of_a_document_that_was_open_during_a_new_sign_in_is_handed_back(browser, document):
    sign_in(browser)
    data = page.opened(browser, document) | {"session-0-title": ["My title"], "do": ["keep"]}
    browser.post("/admin/logout/", {"csrfmiddlewaretoken": data["csrfmiddlewaretoken"][0]})
    sign_in(browser)

    first = browser.post(page.address(document), data, headers=OURS)
    second = browser.post(page.address(document), page.fields(first), headers=OURS)

    assert (first.status_code, second.status_code) == (403, 302)
    assert "You are signed in as ana again" in first.content.decode()
    assert first.content.decode().count(data["keeper"][0]) == 1  # in its field, not among the texts
    document.refresh_from_db()
    assert document.sheet["sessions"][0]["title"] == "My title"


def test_page_of_a_document_sent_after_the_sign_in_ended_leads_to_signing_in(browser, document):
    sign_in(browser)
    data = page.opened(browser, document) | {"do": ["keep"]}
    del browser.cookies["sessionid"]

    response = browser.post(page.address(document), data)

    assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("limit", ["DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS"])
def test_form_too_large_to_be_read_is_said_to_be_in_the_browser_still(browser, session, settings, limit):
    data = typed(browser, session)
    setattr(settings, limit, 5)

    response = page.sent(browser, session, data)

    assert response.status_code == 400
    assert "<h1>This form is too large to be taken at once</h1>" in response.content.decode()
    assert "The Back button of your browser brings back what you typed" in response.content.decode()


def test_address_of_too_many_parameters_is_no_form(browser, session, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1

    response = browser.get("/sessions/?a=1&b=2")

    assert response.status_code == 400
    assert "<h1>This address cannot be understood</h1>" in response.content.decode()
