"""The pages on which the record is written, in Chromium: no fault at two widths and in two schemes."""

import pytest

from tests.browser.test_pages import RULES, WATCH, axe

pytestmark = pytest.mark.browser

__all__ = ["axe"]

SIGN_IN = """
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
user, _ = User.objects.get_or_create(username="desk", defaults={"is_staff": True, "is_superuser": True})
store = import_module(settings.SESSION_ENGINE).SessionStore()
store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
store[HASH_SESSION_KEY] = user.get_session_auth_hash()
store.create()
print(store.session_key)
"""
MOVE_ON = """
import django
django.setup()
from django.db import transaction
from events import editing
from events.models import Session
with transaction.atomic():
    session = editing.lock(Session.objects.get(pk=1))
    Session.objects.filter(pk=1).update(place="Another room")
    editing.claim(session, session.version)
"""
PAGES = [
    "/admin/events/session/1/change/",
    "/admin/events/session/add/?seminar=1",
    "/admin/events/session/1/delete/",
    "/admin/events/contribution/1/change/",
    "/admin/events/contribution/add/?session=1",
    "/admin/events/quote/1/change/",
    "/admin/events/seminar/1/change/",
    "/admin/events/seminar/1/next/",
    "/admin/events/seminar/add/",
    "/admin/events/speaker/1/change/",
    "/admin/events/organization/add/",
]
# Stock markup of the sidebar: a row of its table has no cell where nothing may be added.
KNOWN_DOUBTS = {"color-contrast", "th-has-data-cells"}


@pytest.fixture(scope="module")
def signed_in(site):
    key = site.run("-c", SIGN_IN).strip()
    return {"name": "sessionid", "value": key, "url": site.address}


def faults(page, axe):
    found = [f"content security: {violation}" for violation in page.evaluate("window.__csp")]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        found.append(f"{overflow} px too wide")
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    found += [f"axe {fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in result["violations"]]
    doubts = [doubt for doubt in result["incomplete"] if doubt["id"] not in KNOWN_DOUBTS]
    return found + [f"axe cannot tell {doubt['id']}: {doubt['nodes'][0]['html'][:160]}" for doubt in doubts]


def opened(chromium, cookie, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_cookies([cookie])
    context.add_init_script(WATCH)
    return context.new_page()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_pages_have_no_fault(site, chromium, axe, signed_in, width, scheme):
    page, found = opened(chromium, signed_in, width, scheme), []
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    for path in PAGES:
        status = page.goto(site.address + path, wait_until="load").status
        for summary in page.locator("#content details:not([open]) > summary").all()[:3]:
            if summary.is_visible():
                summary.click()
        found += [f"{path}: {fault}" for fault in faults(page, axe)]
        if status != 200:
            found.append(f"{path}: {status}")
    page.context.close()
    assert "\n".join(found) == ""


@pytest.mark.parametrize("width", [375, 1280])
def test_page_of_a_refused_save_has_no_fault_and_keeps_the_text(site, chromium, axe, signed_in, width):
    page = opened(chromium, signed_in, width, "light")
    page.goto(site.address + PAGES[0])
    site.run("-c", MOVE_ON.replace("Another room", f"Room {width}"))
    page.fill("#id_introduction", "What I typed")

    with page.expect_navigation() as refused:
        page.click("input[name=_continue]")

    assert refused.value.status == 409
    assert page.input_value("#id_introduction") == "What I typed"
    assert f"Room {width}" in page.locator(".conflict").inner_text()
    assert faults(page, axe) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_list_of_faults_leads_to_each_of_them(site, chromium, axe, signed_in, width, scheme):
    page = opened(chromium, signed_in, width, scheme)
    page.goto(site.address + PAGES[0])
    page.click("#contributions-3 summary")
    page.fill("#id_contributions-3-quotes-0-text", "")
    page.eval_on_selector("#id_contributions-3-speaker", "select => { select.value = ''; }")
    page.eval_on_selector("#id_slug", "field => { field.value = 'Not an address'; }")
    focused = "document.activeElement.closest('.select2')?.previousElementSibling.id || document.activeElement.id"

    with page.expect_navigation():
        page.click("input[name=_continue]")
    found, seen = faults(page, axe), [page.evaluate("document.activeElement.className")]
    for link in page.locator(".conflict a").all():
        link.focus()
        page.keyboard.press("Enter")
        seen.append(page.evaluate(focused))

    assert found == []
    assert seen == ["conflict", "id_slug", "id_contributions-3-speaker", "id_contributions-3-quotes-0-text"]
    page.context.close()


def test_list_of_faults_has_the_focus_on_the_page_of_a_new_row(site, chromium, signed_in):
    page = opened(chromium, signed_in, 1280, "light")
    page.goto(site.address + "/admin/events/seminar/add/")
    page.fill("#id_title", "A seminar")
    page.fill("#id_start_date", "soon")

    with page.expect_navigation():
        page.click("input[name=_continue]")
    page.wait_for_load_state()

    assert page.evaluate("document.activeElement.className") == "conflict"
    page.context.close()
