"""Lists and indexes in Chromium: nothing scrolls in a box or is cut, and what belongs together stays together."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(site, chromium):
    """Return a function that opens an address at a width."""
    pages = []

    def open_at(path, width, height=800, **more):
        page = chromium.new_page(viewport={"width": width, "height": height}, **more)
        pages.append(page)
        page.goto(site.address + path, wait_until="load")
        page.evaluate("document.fonts.ready")
        return page

    yield open_at
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_choices_of_a_filter_do_not_scroll_in_a_box(open_page, width):
    page = open_page("/quotes/", width)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    hidden = "[...document.querySelectorAll('.facet__list')].map(list => list.scrollHeight - list.clientHeight)"
    assert set(page.evaluate(hidden)) == {0}


@pytest.mark.parametrize("width", [320, 1280])
def test_button_of_the_filters_stays_in_sight_and_covers_nothing_focused(open_page, width):
    page = open_page("/quotes/", width, 500, reduced_motion="reduce")  # else the page glides while we look
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    bar = page.locator(".filters__go")
    page.locator("#words").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)
        assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= 501
        assert page.evaluate("document.activeElement.getBoundingClientRect().bottom") <= bar.bounding_box()["y"]


def test_order_stands_on_one_line(open_page):
    page = open_page("/quotes/", 320)
    middles = page.evaluate(
        "[...document.querySelector('.select').children].filter(child => child.offsetHeight)"
        ".map(child => { const at = child.getBoundingClientRect(); return Math.round((at.top + at.bottom) / 2) })"
    )
    assert len(middles) == 3
    assert max(middles) - min(middles) <= 2


@pytest.mark.parametrize("width", [320, 375])
def test_number_in_an_index_follows_the_last_word(open_page, width):
    page = open_page("/", width)
    gaps = page.evaluate(
        "[...document.querySelectorAll('.index a')].filter(a => a.querySelector('.n')).map(a => {"
        " const words = [...a.querySelector('bdi').getClientRects()].at(-1), n = a.querySelector('.n');"
        " const at = n.getBoundingClientRect();"
        " return [at.left - words.right, Math.abs(at.bottom - words.top) < words.height * 1.5] })"
    )
    assert len(gaps) > 5
    assert [gap for gap, near in gaps if not near or gap > 24] == []


def test_entries_of_an_index_stand_apart(open_page):
    page = open_page("/", 320)
    gaps = page.evaluate(
        "[...document.querySelectorAll('.index')].flatMap(index => {"
        " const rows = [...index.querySelectorAll('a > span:first-child')].map(span => span.getBoundingClientRect());"
        " return rows.slice(1).map((row, i) => row.top - rows[i].bottom).filter(gap => gap > -10) })"
    )
    assert min(gaps) >= 10


def test_quote_from_the_right_has_its_mark_at_the_right(open_page):
    page = open_page("/quotes/stressaa/", 1280)
    mark = page.evaluate(
        "(style => [style.position, style.textAlign])(getComputedStyle(document.querySelector('.quote'), '::before'))"
    )
    assert mark == ["static", "end"]


def test_print_of_a_list_has_no_form_and_keeps_the_column_of_words(open_page):
    page = open_page("/quotes/?year=2016", 642)
    page.emulate_media(media="print")
    for part in (".filters", ".select", ".chip__x", ".crumbs", ".tools"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".chip").first.is_visible()
    words, results = (page.locator(part).bounding_box()["x"] for part in (".browse__head", ".browse__results"))
    assert words == results > 100


def test_empty_words_do_not_enter_the_address(open_page, site):
    page = open_page("/quotes/", 1280)
    page.locator(".facet[open] input").first.check()
    page.locator(".filters__go button").click()
    page.wait_for_url("**/quotes/?*")
    assert "q=" not in page.url
