"""How staff sign in, and how strangers do not."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache

from tests.factories import make_session, make_user

LOGIN, ACCOUNT = "/admin/account/login/", "/admin/account/"


@pytest.fixture(autouse=True)
def fresh(db):
    cache.clear()


@pytest.fixture
def editor():
    user = make_user("ana", email="ana@example.org")
    user.groups.add(Group.objects.get(name="Editor"))
    return user


def sign_in(client, typed="secret", username="ana", address="127.0.0.1", **more):
    return client.post(LOGIN, {"login": username, "password": typed} | more, REMOTE_ADDR=address)


def confirm(client):
    """Give the password once more, as changes of a second factor ask."""
    client.post(f"{ACCOUNT}reauthenticate/", {"password": "secret"})


def signed_in(client):
    return client.get("/admin/").status_code == 200


def give_totp(user):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return lambda: totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_sign_in_is_one_step_to_the_page_that_was_asked_for(client, editor):
    asked = client.get("/admin/events/session/")
    there = client.get(asked.url, follow=True)
    assert there.request["PATH_INFO"] == LOGIN

    response = sign_in(client, next="/admin/events/session/")

    assert (response.status_code, response.url) == (302, "/admin/events/session/")


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_to_no_other_site(client, editor, next_url):
    assert sign_in(client, next=next_url).url == "/admin/"


def test_sixth_failure_locks_even_the_right_password(client, editor):
    for _ in range(5):
        sign_in(client, "wrong")

    response = sign_in(client)

    assert "Too many failed attempts. Wait five minutes, then try again." in response.content.decode()
    assert not signed_in(client)


def test_locked_name_locks_nobody_else_at_the_same_address(client, editor):
    make_user("nuno")
    for _ in range(12):
        sign_in(client, "wrong")

    assert sign_in(client, username="nuno").url == "/admin/"


def test_name_locked_at_one_address_signs_in_at_another(client, editor):
    for _ in range(6):
        sign_in(client, "wrong", address="203.0.113.9")

    assert "Too many failed attempts." in sign_in(client, address="203.0.113.9").content.decode()
    assert sign_in(client, address="198.51.100.7").url == "/admin/"


def test_addresses_of_one_network_count_as_one(client, editor):
    """One line has 2⁶⁴ addresses of its own."""
    for number in range(5):
        sign_in(client, "wrong", address=f"2001:db8::{number}")

    assert "Too many failed attempts." in sign_in(client, address="2001:db8::9").content.decode()


def test_one_address_cannot_try_many_names_for_long(client, editor):
    for number in range(60):
        sign_in(client, "wrong", f"name{number}")

    refused = sign_in(client)

    assert refused.status_code == 429
    assert "Please wait five minutes and try again." in refused.content.decode()


def test_sign_in_starts_in_the_name(client):
    assert re.search(r'<input[^>]*name="login"[^>]*autofocus', client.get(LOGIN).content.decode())


@pytest.mark.parametrize(("host", "said"), [("127.0.0.1", True), ("localhost", False)])
def test_passkeys_ask_for_an_address_with_a_name(client, editor, host, said):
    page = client.get(LOGIN, headers={"host": host}).content.decode()
    sign_in(client)
    confirm(client)
    add = client.get(f"{ACCOUNT}2fa/webauthn/add/", headers={"host": host}).content.decode()

    assert ("http://localhost/admin/" in page, 'id="passkey_login"' in page) == (said, not said)
    assert ("Passkeys do not work at an address of numbers" in add) == said


def test_account_pages_use_one_word_for_each_thing(client, editor):
    sign_in(client)
    pages = [client.get(f"{ACCOUNT}reauthenticate/").content.decode()]
    confirm(client)
    for path in ("2fa/", "2fa/webauthn/add/", "2fa/webauthn/", "2fa/totp/activate/"):
        pages.append(client.get(ACCOUNT + path, follow=True).content.decode())

    odd = re.findall(r".{0,40}(?:security key|two-factor|confirm access).{20}", " ".join(pages), re.I)

    assert odd == []


def test_lock_ends_after_five_minutes(client, editor, monkeypatch):
    for _ in range(5):
        sign_in(client, "wrong")
    later = time.time() + 301
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)

    assert sign_in(client).url == "/admin/"


def test_sign_in_is_refused_when_attempts_cannot_be_counted(client, editor, monkeypatch):
    monkeypatch.setattr("allauth.core.internal.ratelimit.CACHE_LOCK_WAIT_TIMEOUT", 0)
    monkeypatch.setattr(type(cache._connections["default"]), "add", lambda *args, **kwargs: False)

    sign_in(client)

    assert not signed_in(client)


def test_failures_of_a_known_and_an_unknown_name_read_alike(client, editor):
    def seen(name):
        page = sign_in(client, "wrong", name).content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(name, "NAME")

    assert seen("ana") == seen("nobody")


def test_password_reset_reveals_nothing(client, editor):
    def seen(address):
        response = client.post(f"{ACCOUNT}password/reset/", {"email": address}, follow=True)
        return response.redirect_chain, re.sub(r'value="\w{64}"', "", response.content.decode())

    assert seen("ana@example.org") == seen("nobody@example.org")
    assert [letter.to for letter in mail.outbox] == [["ana@example.org"]]


def test_password_reset_sets_a_new_password_once(client, editor):
    client.post(f"{ACCOUNT}password/reset/", {"email": "ana@example.org"})
    link = re.search(r"http://testserver(/admin/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)

    client.post(form.request["PATH_INFO"], {"password1": "a longer secret 7", "password2": "a longer secret 7"})

    assert sign_in(client, "a longer secret 7").url == "/admin/"
    client.logout()
    assert "<h1>This link does not work any more</h1>" in client.get(link).content.decode()


@pytest.mark.parametrize("contact", ["", "desk@example.org"])
@pytest.mark.parametrize("path", ["password/reset/", "password/reset/done/", "password/reset/key/1-bad/", "inactive/"])
def test_pages_of_sign_in_name_who_can_help(client, settings, path, contact):
    settings.CONTACT_EMAIL = contact

    html = client.get(ACCOUNT + path).content.decode()

    assert ("Does it not work? Ask whoever gave you your account." in html) == (not contact)
    assert ('Does it not work? Write to <a href="mailto:desk@example.org">' in html) == bool(contact)
    assert "contact us" not in html


def test_pages_of_sign_in_have_plain_headings(client, editor):
    def heading(path):
        return re.search(r"<h1>(.*?)</h1>", client.get(ACCOUNT + path).content.decode())[1]

    outside = [heading("password/reset/"), heading("password/reset/done/"), heading("password/reset/key/done/")]
    sign_in(client)

    assert outside == ["Reset your password", "Look into your mail", "Your password is changed"]
    assert [heading("password/change/"), heading("logout/")] == ["Change your password", "Log out"]


def test_nobody_signs_up(client):
    response = client.post(f"{ACCOUNT}signup/", {"username": "eve", "password1": "a longer secret 7"})

    assert "<h1>Nobody can sign up here</h1>" in response.content.decode()
    assert not signed_in(client)


def test_somebody_who_is_no_staff_stays_outside(client):
    make_user("reader", is_staff=False)
    sign_in(client, username="reader")

    assert client.get("/admin/", follow=True).status_code == 403


def test_authenticator_app_is_asked_for_after_the_password(client, editor):
    code = give_totp(editor)

    assert sign_in(client).url == f"{ACCOUNT}2fa/authenticate/"
    assert not signed_in(client)

    client.post(f"{ACCOUNT}2fa/authenticate/", {"code": "000000"})
    assert not signed_in(client)

    client.post(f"{ACCOUNT}2fa/authenticate/", {"code": code()})
    assert signed_in(client)


def test_second_factor_page_shows_its_code_under_its_own_policy(client, editor):
    sign_in(client)
    confirm(client)

    page = client.get(f"{ACCOUNT}2fa/totp/activate/")
    other = client.get(f"{ACCOUNT}2fa/")

    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert "data:" not in other.headers["Content-Security-Policy"]


def test_authenticator_app_is_set_up_with_recovery_codes(client, editor):
    sign_in(client)
    confirm(client)
    page = client.get(f"{ACCOUNT}2fa/totp/activate/")
    secret = page.context_data["form"].secret
    code = totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))

    client.post(f"{ACCOUNT}2fa/totp/activate/", {"code": code})

    kinds = Authenticator.objects.filter(user=editor).values_list("type", flat=True)
    assert sorted(kinds) == ["recovery_codes", "totp"]


def test_required_second_factor_comes_before_the_admin(client, editor, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client)

    answers = {path: client.get(path) for path in ("/admin/", "/admin/events/session/", "/admin/jsi18n/")}
    assert {answer.url for answer in answers.values()} == {f"{ACCOUNT}2fa/"}
    confirm(client)
    assert client.get(f"{ACCOUNT}2fa/totp/activate/").status_code == 200

    give_totp(editor)
    assert signed_in(client)


def test_required_second_factor_comes_before_drafts(client, editor, settings):
    draft = make_session(status="draft")
    sign_in(client)
    assert client.get(draft.get_absolute_url()).status_code == 200

    settings.REQUIRE_SECOND_FACTOR = True

    assert client.get(draft.get_absolute_url()).status_code == 404


def test_demotion_and_dismissal_act_on_the_next_request(client, editor):
    sign_in(client)
    assert client.get("/admin/events/session/add/").status_code == 200

    editor.groups.set([Group.objects.get(name="Viewer")])
    assert client.get("/admin/events/session/add/").status_code == 403

    editor.is_active = False
    editor.save()
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_session_ends_with_the_browser_and_after_twelve_hours(client, editor):
    sign_in(client)

    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_password_page_is_reached_by_a_passkey_too(client):
    page = client.get(LOGIN, headers={"host": "localhost"}).content.decode()

    assert 'id="passkey_login"' in page
    assert client.get(f"{ACCOUNT}2fa/webauthn/login/", headers={"accept": "application/json"}).status_code == 200
