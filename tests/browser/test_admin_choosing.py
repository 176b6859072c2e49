"""Choosing a person or body on file as one types: the first match is offered, and nothing is made by accident."""

import re
from urllib.parse import parse_qs

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


def value(page, field="speaker"):
    return page.eval_on_selector(f"#{SPEAKER.replace('speaker', field)}", "select => select.value")


def box_of(field):
    return f"#{SPEAKER.replace('speaker', field)} + .select2"


def held_back(page, words):
    """Keep the matches of these words from coming, until the function that is returned lets them go."""
    asked = []
    page.route(re.compile(rf"/autocomplete/\?term={words}&"), lambda route: asked.append(route))

    def let_go():
        while not asked:
            page.wait_for_timeout(20)
        asked.pop().continue_()

    return let_go


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


@pytest.mark.parametrize(
    ("leave", "note"), [("Escape", ""), ("click", "“Sudo” was not taken. Type it again and press Tab or Enter.")]
)
def test_leaving_the_list_leaves_the_field_as_it_was(page, site, leave, note):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)

    page.click("#content h1", force=True) if leave == "click" else page.keyboard.press(leave)

    assert value(page) == ""
    assert page.locator(f"#{SPEAKER} ~ [role=status]").inner_text() == note


def test_tab_takes_the_person_on_file_and_goes_on(page, site):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)

    page.keyboard.press("Tab")

    assert value(page).isdecimal()
    assert page.evaluate("document.activeElement.id") == SPEAKER.replace("speaker", "role")


def test_tab_takes_nobody_where_nothing_was_typed(page, site):
    open_blank_speaker(page, site)
    page.locator(LIT).wait_for()

    page.keyboard.press("Tab")

    assert value(page) == ""


@pytest.mark.parametrize("field", ["speaker", "organization", "topics"])
def test_tab_takes_a_new_name(page, site, field):
    open_blank_speaker(page, site)
    page.keyboard.press("Escape")
    page.locator(f"{box_of(field)} [tabindex='0']").focus()
    page.keyboard.press("Enter")
    typed(page, "Fresh name", 1)

    page.keyboard.press("Tab")

    assert value(page, field) == "new:Fresh name"
    assert "Fresh name" in page.locator(box_of(field)).inner_text()
    assert page.locator(f"{box_of(field)} :focus").count() == 0
    assert page.locator(".select2-container--open").count() == 0


@pytest.mark.parametrize("field", ["speaker", "topics"])
def test_tab_before_the_matches_are_there_takes_them_when_they_come(page, site, field):
    open_blank_speaker(page, site)
    page.keyboard.press("Escape")
    page.locator(f"{box_of(field)} [tabindex='0']").focus()
    page.keyboard.press("Enter")
    page.locator(LIT).wait_for()
    let_go = held_back(page, "Fresh")
    page.keyboard.type("Fresh")
    page.keyboard.press("Tab")
    after = page.evaluate("document.activeElement.outerHTML")

    before = value(page, field)
    let_go()
    page.wait_for_function("field => document.getElementById(field).value", arg=SPEAKER.replace("speaker", field))

    assert (before, value(page, field)) == ("", "new:Fresh")
    assert page.evaluate("document.activeElement.outerHTML") == after


def test_form_sent_before_the_matches_are_there_waits_for_them(page, site):
    open_blank_speaker(page, site)
    page.locator(LIT).wait_for()
    let_go, sent = held_back(page, "Fresh"), []
    page.route("**/change/", lambda route: (sent.append(route.request.post_data), route.abort()))
    page.keyboard.type("Fresh")
    page.keyboard.press("Tab")
    page.locator("input[name=_continue]").press("Enter")
    before = list(sent)

    with page.expect_event("requestfailed"):
        let_go()

    assert before == []
    (data,) = map(parse_qs, sent)
    assert data["contributions-7-speaker"] == ["new:Fresh"]
    assert "_continue" in data


def test_what_tab_cannot_take_is_said(page, site):
    open_blank_speaker(page, site)
    page.keyboard.press("Escape")
    page.locator(f"{box_of('country')} [tabindex='0']").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Atlantis")
    page.locator(".select2-results__message").wait_for()

    page.keyboard.press("Tab")

    note = page.locator(f"#{SPEAKER.replace('speaker', 'country')} ~ [role=status]")
    assert note.inner_text() == "“Atlantis” was not taken: the list has no match for it."


def test_new_name_is_added_with_the_keyboard(page, site):
    open_blank_speaker(page, site)
    typed(page, "Sudo", 2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert value(page) == "new:Sudo"


@pytest.mark.parametrize("before", ["", "Su"])
def test_enter_before_the_matches_are_there_takes_nobody(page, site, before):
    open_blank_speaker(page, site)
    page.locator(LIT).wait_for()
    if before:
        typed(page, before, 2)
    held_back(page, "Sudo")
    page.keyboard.type("Sudo"[len(before) :])
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
