"""The order of a list in Chromium: sent at once when it is chosen with a pointer, and by the button with keys."""

import pytest

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.id"


@pytest.fixture
def page(site, chromium):
    """A list of quotes, its address without parameters."""
    page = chromium.new_page(viewport={"width": 1280, "height": 600})
    page.goto(site.address + "/quotes/", wait_until="load")
    yield page
    page.close()


def choose_with_pointer(page, value):
    page.locator("#order").click()
    page.locator("#order").select_option(value)


def query(page):
    return page.url.partition("/quotes/")[2]


def test_order_chosen_with_a_pointer_is_shown_at_once_in_its_place(page):
    choose_with_pointer(page, "shortest")
    page.wait_for_url("**/quotes/?order=shortest#order")
    page.wait_for_function(f"{FOCUSED} === 'order'")
    assert page.locator("#order").input_value() == "shortest"
    page.wait_for_function("document.querySelector('#results').getBoundingClientRect().top >= 0")
    assert page.locator("#order").bounding_box()["y"] < 600


def test_order_chosen_with_keys_waits_for_the_button(page):
    page.locator("#order").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)
    assert (query(page), page.locator("#order").input_value(), page.evaluate(FOCUSED)) == ("", "speaker", "order")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotes/?order=speaker#order")
    page.wait_for_function(f"{FOCUSED} === 'order'")


def test_filters_wait_for_the_button(page):
    boxes = page.locator(".facet[open] input[type=checkbox]")
    boxes.nth(0).click()
    boxes.nth(1).click()
    page.wait_for_timeout(500)
    assert query(page) == ""
    assert [boxes.nth(0).is_checked(), boxes.nth(1).is_checked()] == [True, True]


def test_order_is_that_of_the_list_again_after_going_back(page):
    choose_with_pointer(page, "shortest")
    page.wait_for_url("**/quotes/?order=shortest#order")
    page.go_back(wait_until="load")
    assert (query(page), page.locator("#order").input_value()) == ("", "newest")
    page.locator("#order").select_option("oldest")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")  # as if kept in memory
    assert (query(page), page.locator("#order").input_value()) == ("", "newest")
