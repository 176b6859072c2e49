"""Sign-in, the staff home, lists and confirmation pages in Chromium: no fault at two widths and in two schemes."""

import pytest

from tests.browser.test_pages import RULES, WATCH, axe

pytestmark = pytest.mark.browser

__all__ = ["axe"]

MAKE_USER = """
import django
django.setup()
from django.contrib.auth.models import User
User.objects.filter(username="publisher").delete()
User.objects.create_superuser("publisher", "", "a secret of the desk")
"""
OPEN = [
    "/admin/account/login/?next=/admin/events/session/",
    "/admin/account/password/reset/",
    "/admin/account/password/reset/done/",
    "/admin/account/signup/",
]
CLOSED = [
    "/admin/",
    "/admin/events/seminar/",
    "/admin/events/session/",
    "/admin/events/session/?q=global&status__exact=published&_facets=True",
    "/admin/events/contribution/",
    "/admin/events/quote/",
    "/admin/events/speaker/?q=nobody",
    "/admin/events/organization/",
    "/admin/events/session/1/unpublish/",
    "/admin/events/seminar/1/unpublish/",
    "/admin/events/session/1/delete/",
    "/admin/events/speaker/1/delete/",
    "/admin/events/topic/1/delete/",
    "/admin/auth/user/1/change/",
    "/admin/auth/group/2/change/",
    "/admin/account/2fa/",
    "/admin/account/2fa/totp/activate/",
    "/admin/account/2fa/webauthn/add/",
    "/admin/account/reauthenticate/",
    "/admin/account/password/change/",
]


def faults(page, axe):
    found = [f"content security: {violation}" for violation in page.evaluate("window.__csp")]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found += [f"{wide} px too wide"] if wide > 0 else []
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    found += [f"axe {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]
    doubts = [doubt for doubt in result["incomplete"] if doubt["id"] != "color-contrast"]
    return found + [f"axe cannot tell {doubt['id']}: {doubt['nodes'][0]['html'][:120]}" for doubt in doubts]


def sign_in(page, site):
    """Sign in with the keyboard alone, and give the password once more, as changes of a second factor ask."""
    page.goto(f"{site.address}/admin/")
    page.focus("#id_login")
    for keys in ("publisher", "Tab", "a secret of the desk"):
        page.keyboard.press(keys) if keys == "Tab" else page.keyboard.type(keys)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/admin/")
    page.goto(f"{site.address}/admin/account/reauthenticate/?next=/admin/")
    page.fill("#id_password", "a secret of the desk")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/admin/")


@pytest.fixture(scope="module")
def cookies(site, chromium):
    site.run("-c", MAKE_USER)
    context = chromium.new_context()
    sign_in(context.new_page(), site)
    yield context.cookies()
    context.close()


@pytest.mark.parametrize("path", OPEN + CLOSED)
def test_staff_page_has_no_fault(site, chromium, axe, cookies, path):
    found = []
    for width in (375, 1280):
        for scheme in ("light", "dark"):
            context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            context.add_cookies(cookies if path in CLOSED else [])
            context.add_init_script(WATCH)
            page = context.new_page()
            status = page.goto(site.address + path, wait_until="load").status
            at = [] if page.url == site.address + path else [f"led on to {page.url}"]
            at += [] if status == 200 else [f"status {status}"]
            found += [f"{width} px, {scheme}: {fault}" for fault in at + faults(page, axe)]
            context.close()
    assert "\n".join(found) == ""


ALIGNED = """() => [...document.querySelectorAll("#content tr, #nav-sidebar tr, .actionlist li")].flatMap((row) => {
    const lines = [...row.querySelectorAll("th, td, a")].flatMap((cell) => [...cell.childNodes])
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
        .map((node) => { const range = new Range(); range.selectNodeContents(node); return range.getClientRects()[0]; })
        .filter((line) => line && line.height);
    const icons = [row, ...row.querySelectorAll("a")].map((from) => [from, getComputedStyle(from)])
        .filter(([, style]) => style.backgroundImage.includes("icon-"))
        .map(([from, style]) => from.getBoundingClientRect().top + parseFloat(style.backgroundPositionY) + 6.5);
    const low = [...row.querySelectorAll("a:is(.addlink, .changelink, .viewlink), .actionlist a")]
        .filter((link) => link.getBoundingClientRect().height < 24);
    if (!lines.length) return []; // hidden
    const middle = lines[0].top + lines[0].height / 2;
    return row.matches("li") || row.querySelector("a:is(.addlink, .changelink)")
        ? [...lines.filter((line) => !row.matches("li") && Math.abs(line.top + line.height / 2 - middle) > 1.5),
           ...icons.filter((icon) => Math.abs(icon - middle) > 2), ...low].map(() => row.innerText)
        : [];
})"""


@pytest.mark.parametrize("path", ["/admin/", "/admin/events/topic/"])
@pytest.mark.parametrize("width", [375, 1280])
def test_links_stand_beside_their_icons_in_the_line_of_their_row(site, chromium, width, path):
    site.run("-c", MAKE_USER)
    page = chromium.new_page(viewport={"width": width, "height": 900})
    sign_in(page, site)
    page.goto(site.address + path)

    assert page.evaluate(ALIGNED) == []
    page.close()


def test_passkey_is_added_and_asked_for_at_the_next_sign_in(site, chromium):
    site.run("-c", MAKE_USER)
    address = site.address.replace("127.0.0.1", "localhost")
    context = chromium.new_context()
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"hasResidentKey": True}})

    page.goto(f"{address}/admin/account/login/?next=/admin/account/2fa/webauthn/add/")
    page.fill("#id_login", "publisher")
    page.fill("#id_password", "a secret of the desk")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reauthenticate/**")
    page.fill("#id_password", "a secret of the desk")
    page.keyboard.press("Enter")
    page.fill("#id_name", "My laptop")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    page.goto(f"{address}/admin/account/2fa/webauthn/")
    assert "My laptop" in page.inner_text("#content")

    context.clear_cookies()
    page.goto(f"{address}/admin/account/login/?next=/admin/")
    page.fill("#id_login", "publisher")
    page.fill("#id_password", "a secret of the desk")
    page.keyboard.press("Enter")
    page.wait_for_selector("#mfa_webauthn_authenticate")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(f"{address}/admin/")
    context.close()
