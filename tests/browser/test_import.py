"""A publisher takes the seed's Word file from the staff home to the published page; the desk is looked at too."""

import json
import urllib.request

import pytest

from tests.browser.conftest import ROOT, Site

pytestmark = pytest.mark.browser

DOCUMENT = ROOT / "tests/data/seed/summary-and-quotes.docx"
SOURCE = "(() => performance.getEntriesByType('navigation')[0].responseStart)()"
WATCH = "window.__csp = []; addEventListener('securitypolicyviolation', e => __csp.push(e.blockedURI))"
DOUBTFUL = "Side event: Looking\n\nMs Ana Lima, Director, spoke.\n\n“A fund grows,” she said.\n\nQuote: It grows. "
FORGET = """
import django
django.setup()
from django.contrib.auth.models import Group, User
from events import models as m
for model in (m.Session, m.SourceDocument, m.Source, m.Seminar, m.Speaker, m.Organization, m.Topic, m.FormerSlug):
    if model is m.Organization:
        model.objects.update(parent=None)
    model.objects.all().delete()
user = User.objects.create_user("publisher", password="a long enough password", is_staff=True)
user.groups.add(Group.objects.get(name="Publisher"))
"""
SAID = """
import django, json
django.setup()
from events.models import Session
fields = ("role", "honorific", "name", "job_title", "unit", "organization_name", "group", "attribution_text", "summary")
print(json.dumps([
    [*[getattr(c, field) for field in fields], c.country and c.country.code, *sorted(x.code for x in c.countries.all()),
     *sorted(x.code for x in c.sdg_targets.all()), *[q.text for q in c.quotes.order_by("position")]]
    for c in Session.objects.published().filter(seminar__title__startswith="ILO China").first()
    .contributions.order_by("position")
]))
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A site with reference data and a publisher, and what the seed's session says."""
    site = Site(tmp_path_factory.mktemp("import"))
    site.expected = json.loads(site.run("-c", SAID))
    site.run("-c", FORGET)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def page(desk, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(
        "window.__csp = []; addEventListener('securitypolicyviolation', e => __csp.push(e.blockedURI))"
    )
    page = context.new_page()
    page.goto(f"{desk.address}/admin/")
    page.fill("[name=login], [name=username]", "publisher")
    page.fill("[name=password]", "a long enough password")
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#content-main")
    yield page
    context.close()


def test_publisher_brings_a_document_online_in_six_clicks(desk, page):
    waited, clicks = 0, 0

    def click(selector):
        nonlocal waited, clicks
        with page.expect_navigation():
            page.locator(selector).first.click()
        clicks += 1
        waited += page.evaluate(SOURCE)

    click("a:has-text('Import a document')")
    page.set_input_files("[name=file]", DOCUMENT)
    clicks += 1
    click("input[value='Read the document']")
    assert "9134 of 9134 characters placed" in page.content()
    click("button:has-text('Save as a draft session')")
    click("a:has-text('Publish…')")
    click("input[value='Publish session and seminar']")

    assert clicks <= 6
    assert waited <= 5000  # milliseconds until the server's first byte, all pages together
    assert json.loads(desk.run("-c", SAID)) == desk.expected
    sessions = urllib.request.urlopen(f"{desk.address}/sessions/").read().decode()
    assert "1 session" in sessions


@pytest.mark.parametrize("scripts", [True, False])
def test_decisions_take_the_focus_and_are_taken_back_without_scripts(desk, chromium, scripts):
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{desk.address}/admin/")
    page.fill("[name=login], [name=username]", "publisher")
    page.fill("[name=password]", "a long enough password")
    page.press("[name=password]", "Enter")
    page.goto(f"{desk.address}/admin/events/sourcedocument/add/")
    page.fill("[name=text]", f"{DOUBTFUL}{scripts}")
    page.click("input[value='Read the document']")

    page.locator("button:has-text('Take it apart')").first.click()
    assert page.locator(".ir-p--none:focus").inner_text().startswith("Not placed")
    assert "Took the contribution of Ana Lima apart." in page.locator(".ir-p--none:focus").inner_text()
    page.locator("button:has-text('Undo')").first.click()
    assert page.locator(".ir-p--none").count() == 0
    page.locator("button:has-text('Save as a draft session')").click()
    assert page.locator("#problems:focus").count() == 1
    page.click("#problems a")
    assert page.locator("#id_seminar-title:focus").count() == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_desk_has_no_fault_to_axe_and_fits_its_window(desk, page, width, scheme):
    from axe_playwright_python.sync_playwright import Axe  # not installed for the suite

    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    faults = []
    for name in ("upload", "review"):
        page.goto(f"{desk.address}/admin/events/sourcedocument/add/")
        if name == "review":
            page.fill("[name=text]", f"{DOUBTFUL}{width} {scheme}")
            page.click("input[value='Read the document']")
            page.locator("button:has-text('Change')").first.click()
        faults += [f"{name}: {each}" for each in page.evaluate("window.__csp")]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{name}: {wide} pixels too wide"] * (wide > 0)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        faults += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]]
    assert faults == []
