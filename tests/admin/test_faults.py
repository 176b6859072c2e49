"""What the page of a save that was refused leads to: its faults, in sentences that say what to do."""

import re

import pytest
from django.utils import timezone

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


def are_open(response):
    """Tell of each contribution on record whether it stands open."""
    rows = re.findall(r'id="contributions-\d+">.*?<details( open)?>\s*<summary>', html_of(response), re.S)
    return [bool(row) for row in rows[:-1]]


def html_of(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ({"contributions-1-summary": "Theirs"}, {"contributions-1-summary": "Mine"}),
        ({"place": "Theirs"}, {"contributions-1-summary": "Mine"}),
        ({"place": "Theirs"}, {"contributions-1-quotes-1-text": "A new quote"}),
        ({"place": "Theirs"}, {"contributions-1-quotes-0-DELETE": "on"}),
        ({"place": "Theirs"}, {"contributions-1-DELETE": "on"}),
    ],
)
def test_contribution_that_differs_is_open_after_a_refused_save(desk, theirs, mine):
    session = make_full_session(turns=3)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first | theirs)

    response = page.sent(desk, session, second | mine)

    assert response.status_code == 409
    assert are_open(response) == [False, True, False]


def test_contribution_with_a_quote_to_be_deleted_is_open_when_readers_would_lose_it(desk):
    session = make_full_session(turns=3)
    session.status, session.published_at = "published", timezone.now()
    session.save()

    response = page.sent(desk, session, page.opened(desk, session) | {"contributions-1-quotes-0-DELETE": "on"})

    assert response.context_data["vanishing"].rows
    assert are_open(response) == [False, True, False]


def test_head_of_a_contribution_counts_the_quotes_just_typed(desk):
    session = make_full_session(turns=1)

    sent = {"title": "", "contributions-0-quotes-1-text": "x"}

    response = page.sent(desk, session, page.opened(desk, session) | sent)

    assert "2 quotes." in html_of(response)
