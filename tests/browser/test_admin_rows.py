"""Rows in the browser: moved by hand and by number, said aloud, previewed; and text that is not left unsaved."""

import pytest

from tests.browser.test_admin_pages import faults, opened, signed_in
from tests.browser.test_pages import axe

pytestmark = pytest.mark.browser

__all__ = ["axe", "signed_in"]

MAKE_STAFF = """
import django
django.setup()
from django.contrib.auth.models import User
User.objects.create_superuser("returning", password="a long enough password")
"""
TOLD = "p.visually-hidden[role=status]"
SESSION, TURN = "/admin/events/session/1/change/", "/admin/events/contribution/1/change/"
NAMES = """() => [...document.querySelectorAll("[data-rows='contributions'] > [data-list] > [data-row]")]
    .map((row) => row.querySelector(".row-title").textContent)"""
PLACES = """() => [...document.querySelectorAll("[data-rows='contributions'] > [data-list] > [data-row]")]
    .map((row) => Number(row.querySelector("input.place").value))"""


@pytest.fixture
def page(chromium, signed_in):
    page = opened(chromium, signed_in, 1280, "light")
    page.set_default_timeout(10_000)
    yield page
    page.context.close()


def test_row_is_dragged_to_another_place(page, site):
    page.goto(site.address + SESSION)
    before = page.evaluate(NAMES)

    rows = page.locator("[data-rows='contributions'] > [data-list] > [data-row]")
    rows.nth(0).locator("[data-drag]").first.drag_to(rows.nth(2), target_position={"x": 40, "y": 40})

    assert page.evaluate(NAMES) == [before[1], before[2], before[0], *before[3:]]
    assert page.evaluate(PLACES) == list(range(1, len(before) + 1))
    assert page.locator(TOLD).inner_text() == f"{before[0]} is now number 3 of {len(before)}."


def test_row_is_moved_by_its_number_and_that_is_said(page, site):
    page.goto(site.address + SESSION)
    before = page.evaluate(NAMES)

    page.fill("#id_contributions-1-position", "1")
    page.keyboard.press("Tab")

    assert page.evaluate(NAMES) == [before[1], before[0], *before[2:]]
    assert page.locator(TOLD).inner_text() == f"{before[1]} is now number 1 of {len(before)}."


@pytest.mark.parametrize(("typed", "warned"), [(True, True), (False, False)])
def test_leaving_unsaved_text_warns(page, site, typed, warned):
    page.goto(site.address + SESSION)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.click("#id_place")
    if typed:
        page.keyboard.type("Room 7")

    page.evaluate("() => { setTimeout(() => { location.href = '/admin/'; }, 0); }")
    page.wait_for_timeout(2_000)

    assert asked == (["beforeunload"] if warned else [])
    assert page.url == site.address + (SESSION if warned else "/admin/")


def test_saving_does_not_warn(page, site):
    page.goto(site.address + TURN)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_unit", page.input_value("#id_unit"))

    with page.expect_navigation():
        page.click("input[name=_continue]")

    assert asked == []


def test_proposed_affiliation_is_taken_and_edited(page, site):
    page.goto(site.address + TURN)
    page.fill("#id_attribution_text", "")

    page.click("[data-take]")

    assert page.input_value("#id_attribution_text").startswith("Chief, Social Policy")
    assert page.evaluate("document.activeElement.id") == "id_attribution_text"
    assert page.locator("[data-take]").is_hidden()


def test_line_says_where_the_name_is_missing(page, site):
    page.goto(site.address + "/admin/events/contribution/add/?session=1")
    page.fill("#id_honorific", "Dr")
    page.fill("#id_job_title", "Head")

    assert page.locator("[data-reads]").inner_text() == "Dr (name), Head"


def test_new_person_reads_with_their_name(page, site):
    page.goto(site.address + "/admin/events/contribution/add/?session=1")
    page.fill("#id_honorific", "Dr")
    page.locator("#id_speaker + .select2 .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Nobody Yet")
    page.locator(".select2-results__option", has_text="Add “Nobody Yet”").wait_for()
    page.keyboard.press("Enter")

    assert page.locator("[data-reads]").inner_text() == "Dr Nobody Yet"


def test_quote_is_compared_with_the_summary_as_one_types(page, site):
    page.goto(site.address + TURN)
    note = page.locator(".apart").first
    before = note.is_visible()

    page.fill("#id_summary", page.input_value("#id_quotes-0-text"))

    assert (before, note.is_visible()) == (True, False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_page_that_asks_before_readers_lose_has_no_fault(site, chromium, axe, signed_in, width, scheme):
    page = opened(chromium, signed_in, width, scheme)
    page.goto(site.address + SESSION)
    page.locator(".removal input").first.check()

    with page.expect_navigation():
        page.click("input[name=_continue]")

    assert "readers would lose" in page.locator(".conflict").inner_text()
    assert page.evaluate("document.activeElement.className") == "conflict"
    assert faults(page, axe) == []
    page.context.close()


def test_what_was_handed_back_is_saved_with_one_press_after_a_new_sign_in(page, site):
    site.run("-c", MAKE_STAFF)
    page.context.clear_cookies()
    for unit in ("Unit 1", "Unit 2"):
        other = page.context.new_page()
        other.goto(site.address + "/admin/account/login/")
        other.fill("#id_login", "returning")
        other.fill("#id_password", "a long enough password")
        with other.expect_navigation():
            other.keyboard.press("Enter")
        if unit == "Unit 1":
            page.goto(site.address + TURN)
            page.fill("#id_unit", unit)
            page.context.clear_cookies(name="sessionid")
            with page.expect_navigation():
                page.click("input[name=_continue]")

    with page.expect_navigation() as saved:
        page.click("input[value='Send it again']")

    assert (saved.value.status, page.input_value("#id_unit")) == (200, "Unit 1")


@pytest.mark.parametrize("width", [375, 1280])
def test_page_that_hands_back_what_was_typed_has_no_fault(site, chromium, axe, signed_in, width):
    page = opened(chromium, signed_in, width, "light")
    page.goto(site.address + TURN)
    page.fill("#id_unit", "Typed before the sign-in ended")
    page.context.clear_cookies(name="sessionid")

    with page.expect_navigation():
        page.click("input[name=_continue]")

    assert page.input_value("#held_form [name=unit]") == "Typed before the sign-in ended"
    assert faults(page, axe) == []
    page.context.close()
