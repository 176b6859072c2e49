"""What the page of a save that was refused leads to: its faults, in sentences that say what to do."""

import re

from tests.admin import desk as page
from tests.admin.test_session_page import errors, make_full_session


def test_session_page_lists_its_faults_with_links(desk):
    session = make_full_session(turns=2)
    name = session.contributions.last().name
    sent = {"title": "", "contributions-1-quotes-0-text": "", "contributions-1-language": "???"}

    response = page.sent(desk, session, page.opened(desk, session) | sent)

    html = response.content.decode()
    told = html.partition('id="faults-title">')[2].partition("</section>")[0]
    assert "Nothing is saved yet: 3 entries need a correction" in told
    assert re.findall(r'href="#(.+?)"><bdi>(.+?)</bdi></a>: (.+?)</li>', told) == [
        ("id_title", "Title", "Fill in “Title”: it cannot be left empty."),
        (
            "id_contributions-1-language",
            f"Contribution 2 ({name}): Language",
            "Write a language code such as en, fr, es, lo or zh-Hant.",
        ),
        (
            "id_contributions-1-quotes-0-text",
            f"Contribution 2 ({name}), Quote 1: Text",
            "Type the exact words, or delete this quote.",
        ),
    ]
    assert "<title>Error: " in html
    assert "Please correct the error" not in html


def test_session_page_lists_no_fault_of_a_row_that_goes(desk):
    session = make_full_session(turns=2)
    sent = {"title": "", "contributions-1-quotes-0-text": "", "contributions-1-DELETE": "on"}

    response = page.sent(desk, session, page.opened(desk, session) | sent)

    assert errors(response) == ["Fill in “Title”: it cannot be left empty."]
