"""Choosing a person or body on file as one types: the first match is offered, and nothing is made by accident."""

import pytest

from tests.browser.test_admin_pages import faults, opened, signed_in
from tests.browser.test_pages import axe

pytestmark = pytest.mark.browser

__all__ = ["axe", "signed_in"]

SPEAKER = "id_contributions-7-speaker"
RESULTS = ".select2-results__option:not(.loading-results)"
LIT = ".select2-results__option--highlighted"


@pytest.fixture
def page(site, chromium, signed_in):
    page = opened(chromium, signed_in, 1280, "light")
    page.set_default_timeout(10_000)
    yield page
    page.context.close()


def open_blank_speaker(page, site):
    """Add a contribution to the seed's session and open its list of speakers."""
    page.goto(site.address + "/admin/events/session/1/change/")
    page.click("[data-rows='contributions'] > .add [data-add]")
    page.keyboard.press("Enter")
    page.locator(".select2-container--open .select2-search__field").wait_for()


def value(page):
    return page.eval_on_selector(f"#{SPEAKER}", "select => select.value")


def typed(page, words, count):
    page.keyboard.type(words)
    page.wait_for_function(
        "([selector, count]) => document.querySelectorAll(selector).length === count", arg=[RESULTS, count]
    )


def test_enter_takes_the_person_on_file(page, site):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)

    lit = page.locator(LIT).inner_text()
    page.keyboard.press("Enter")

    assert lit == "Sho Sudo"
    assert value(page).isdecimal()


@pytest.mark.parametrize("leave", ["Escape", "Tab", "click"])
def test_leaving_the_list_leaves_the_field_as_it_was(page, site, leave):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)

    page.click("#content h1", force=True) if leave == "click" else page.keyboard.press(leave)

    assert value(page) == ""


def test_new_name_is_added_with_the_keyboard(page, site):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert value(page) == "new:Sudo"


def test_enter_before_the_matches_are_there_takes_nobody(page, site):
    open_blank_speaker(page, site)
    page.locator(LIT).wait_for()
    page.keyboard.type("Sudo")
    page.keyboard.press("Enter")

    assert value(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_open_list_has_no_fault(site, chromium, axe, signed_in, width, scheme):
    page = opened(chromium, signed_in, width, scheme)
    open_blank_speaker(page, site)
    typed(page, "Su", 2)

    found = faults(page, axe)
    page.keyboard.press("Escape")
    page.locator("#id_contributions-7-topics + .select2 input").click()
    page.locator(RESULTS).first.wait_for()
    page.evaluate("window.__csp = []")  # axe itself has left a style there

    assert found + faults(page, axe) == []
    page.context.close()
