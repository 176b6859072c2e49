"""A future seminar, typed with the keyboard alone from sign-in to the published page."""

import contextlib
import json
import re
import urllib.request
from pathlib import Path

import pytest

from events.editing import attribution
from tests.browser.conftest import ROOT, Site

pytestmark = pytest.mark.browser

# What is typed comes from no document or source, so the page that it is compared with must not name one.
UNTIE = """
import django
django.setup()
from events.models import Session, Source
Session.objects.update(source_document=None)
Source.objects.all().delete()
"""
FORGET = """
import django
django.setup()
from django.contrib.auth.models import User
from events import models as m
for model in (m.Session, m.SourceDocument, m.Source, m.Seminar, m.Speaker, m.Organization, m.Topic, m.FormerSlug):
    if model is m.Organization:
        model.objects.update(parent=None)
    model.objects.all().delete()
User.objects.create_superuser("editor", password="a long enough password")
"""
CHOSEN = "field => [...document.getElementById(field).selectedOptions].map(option => option.value).join()"
RECORD = json.loads((ROOT / "fixtures/seed.json").read_text())
COUNTRIES = {
    row["fields"]["code"]: row["fields"]["name"] for row in json.loads((ROOT / "fixtures/countries.json").read_text())
}
NAMES = {
    row["fields"]["slug"]: row["fields"]["name"]
    for row in RECORD
    if row["model"] in ("events.topic", "events.organization", "events.speaker")
}


def rows(model):
    return [row["fields"] for row in RECORD if row["model"] == f"events.{model}"]


class Typist:
    """Somebody without a mouse. Every field may be filled once."""

    def __init__(self, page):
        self.page, self.filled, self.loads = page, set(), 0
        page.on("domcontentloaded", self.count)
        page.set_default_timeout(20_000)

    def count(self, _):
        self.loads += 1

    def press(self, key):
        self.page.keyboard.press(key)

    def reach(self, selector):
        """Press Tab until the focus is on the element, or on the list that stands for it."""
        script = """selector => {
            const focus = document.activeElement, wanted = document.querySelector(selector);
            if (!wanted) return null;
            return focus === wanted || focus.closest('.select2')?.previousElementSibling === wanted;
        }"""
        for _ in range(400):
            if self.page.evaluate(script, selector):
                return
            self.press("Tab")
        said = self.page.evaluate("[...document.querySelectorAll('.errorlist')].map((e) => e.id + ' ' + e.innerText)")
        raise AssertionError(f"Tab does not reach {selector} on “{self.page.title()}”: {said}")

    def go(self, selector):
        """Press the link or button, and wait for the page that follows."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def fill(self, field, words):
        if words:
            self.reach(f"#{field}")
            self.note(field)
            self.press("Control+a")
            self.page.keyboard.insert_text(words)

    def note(self, field):
        assert field not in self.filled, f"{field} is filled twice."
        self.filled.add(field)

    def pick(self, field, words):
        """Choose in a list of the browser, as one types."""
        if words:
            self.reach(f"#{field}")
            self.note(field)
            self.page.keyboard.type(words)

    def choose(self, field, *names):
        """Choose in a list that is completed as one types; what is not on record is added."""
        if not names:
            return
        self.reach(f"#{field}")
        self.note(field)
        many = self.page.evaluate("field => document.getElementById(field).multiple", field)
        for name in names:
            if not many:
                self.press("Enter")
            self.press("Home")  # a paste has a key before it too, which the list waits for
            self.page.keyboard.insert_text(name)
            self.take(field, name)

    def take(self, field, name):
        """Press Enter on the one that is meant, and again where further matches arrived: then Enter takes nothing."""
        from playwright.sync_api import TimeoutError as TooLate  # not installed for the suite

        before = self.page.evaluate(CHOSEN, field)
        for _ in range(3):
            self.settle(name)
            self.press("Enter")
            with contextlib.suppress(TooLate):
                self.page.wait_for_function(f"before => ({CHOSEN})('{field}') !== before", arg=before, timeout=2000)
                return
        raise AssertionError(f"{name} was not taken.")

    def settle(self, name):
        """Move down the list to the one that is meant."""
        label = "( .*)?" if name[0].isdigit() else ""  # a target is shown as its code and label
        wanted = re.compile(rf"^(Add “)?{re.escape(name)}{label}(” as a new .*)?$")
        options = self.page.locator(".select2-results__option:not(.loading-results)")
        options.filter(has_text=wanted).first.wait_for()
        for _ in range(20):
            if wanted.match(self.page.locator(".select2-results__option--highlighted").inner_text().strip()):
                return
            self.press("ArrowDown")
        raise AssertionError(f"The list does not reach {name}.")


def type_seminar(typist, seminar):
    typist.fill("id_title", seminar["title"])
    typist.fill("id_short_title", seminar["short_title"])
    typist.fill("id_start_date", seminar["start_date"])
    typist.fill("id_time_zone", seminar["time_zone"])
    typist.fill("id_city", seminar["city"])
    typist.choose("id_country", COUNTRIES[seminar["country"][0]])
    typist.fill("id_hosts", seminar["hosts"])
    typist.reach("details:not([open]) > summary")
    typist.press("Enter")
    typist.fill("id_slug", seminar["slug"])


def type_contribution(typist, number, turn, quotes, known):
    prefix = f"id_contributions-{number}"
    body, country = turn["organization"], turn["country"]
    typist.choose(f"{prefix}-speaker", NAMES[turn["speaker"][0]])
    typist.pick(f"{prefix}-role", turn["role"].capitalize() if turn["role"] != "speaker" else "")
    typist.fill(f"{prefix}-honorific", turn["honorific"])
    typist.fill(f"{prefix}-job_title", turn["job_title"])
    typist.fill(f"{prefix}-unit", turn["unit"])
    typist.choose(f"{prefix}-organization", NAMES[body[0]])
    if country:
        typist.choose(f"{prefix}-country", COUNTRIES[country[0]])
    if body[0] not in known:
        typist.pick(f"{prefix}-group", {"un": "UN"}.get(turn["group"], turn["group"].capitalize()))
        known.add(body[0])
    spoken_for = COUNTRIES[country[0]] if country else ""
    if turn["attribution_text"] != attribution(turn["job_title"], turn["unit"], NAMES[body[0]], spoken_for):
        typist.fill(f"{prefix}-attribution_text", turn["attribution_text"])
    typist.fill(f"{prefix}-summary", turn["summary"])
    for place, quote in enumerate(quotes):
        typist.reach(f"[data-rows='contributions-{number}-quotes'] [data-add]")
        typist.press("Enter")
        typist.fill(f"{prefix}-quotes-{place}-text", quote["text"])
        if quote["featured"]:
            typist.reach(f"#{prefix}-quotes-{place}-featured")
            typist.press("Space")
        typist.page.keyboard.press("Shift+Tab")
        typist.page.evaluate("document.activeElement.closest('[data-row]').scrollIntoView()")
    typist.choose(f"{prefix}-countries", *(COUNTRIES[code] for (code,) in turn["countries"]))
    typist.choose(f"{prefix}-topics", *(NAMES[slug] for (slug,) in turn["topics"]))
    typist.choose(f"{prefix}-sdg_targets", *(code for (code,) in turn["sdg_targets"]))


def said(address):
    """Return a public page without what no two makings of it share: ids of quotes, and moments."""
    html = urllib.request.urlopen(address, timeout=20).read().decode()
    ids = list(dict.fromkeys(re.findall(r"/quotes/([a-z2-7]{8})/", html)))
    for number, public_id in enumerate(ids):
        html = html.replace(public_id, f"<quote {number}>")
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+(Z|\+00:00)?|2[0-9] November 2026", "<moment>", html)


@pytest.fixture
def empty_site(tmp_path):
    site = Site(tmp_path)
    site.start()
    yield site
    site.stop()


def test_seminar_is_typed_and_published_with_the_keyboard_alone(empty_site, chromium):
    site = empty_site
    (seminar,), (session,), turns, quotes = rows("seminar"), rows("session"), rows("contribution"), rows("quote")
    address = f"{site.address}/seminars/{seminar['slug']}/{session['slug']}/"
    site.run("-c", UNTIE)
    expected = said(address)
    site.run("-c", FORGET)
    page = chromium.new_page()
    typist = Typist(page)

    page.goto(site.address + "/admin/")
    typist.fill("id_login", "editor")
    typist.fill("id_password", "a long enough password")
    with page.expect_navigation():
        typist.press("Enter")
    typist.go("a.addlink[href='/admin/events/seminar/add/']")
    type_seminar(typist, seminar)
    typist.go("input[name=_continue]")
    typist.filled.clear()
    typist.go(".next-steps a[href*='/session/add/']")
    typist.fill("id_title", session["title"])
    typist.pick("id_kind", "Side")
    typist.choose("id_topics", *(NAMES[slug] for (slug,) in session["topics"]))
    known = set()
    for number, turn in enumerate(turns):
        if number:
            typist.reach("[data-rows='contributions'] > .add [data-add]")
            typist.press("Enter")
        own = [quote for quote in quotes if quote["contribution"][-1] == turn["anchor"]]
        type_contribution(typist, number, turn, own, known)
    typist.go("input[name=_publish]")
    typist.go("input[value='Publish session and seminar']")
    typist.go("a.viewsitelink")

    assert page.url == address
    assert typist.loads <= 12
    made = said(address)
    assert made.splitlines() == expected.splitlines()
    page.close()


def test_preview_reads_a_summary_as_the_site_does(site, chromium):
    from events import text

    source = (Path(ROOT) / "static/js/admin/preview.js").read_text()
    page = chromium.new_page()
    page.goto(site.address + "/healthz/live")
    page.evaluate(source)
    turns = [turn["summary"] for turn in rows("contribution")]
    odd = [
        "",
        "\n\n a\n \n\nb",
        "- a\n- b\n1. c\ntext\n### h\n### i",
        "\\- not\n\\\\x",
        "a\n\n\n- b",
        "12. x\n- y\n\n- z",
    ]
    for summary in turns + odd:
        expected = [
            (block.kind, block.number, block.text, [(item.number, item.value, item.text) for item in block.items])
            for block in text.parse(summary)
        ]
        found = page.evaluate(
            """summary => proceedings.parse(summary).map((block) => [block.kind, block.number || 0, block.text || "",
            (block.items || []).map((item) => [item.number, item.value, item.text])])""",
            summary,
        )
        assert found == json.loads(json.dumps(expected))
    page.close()
