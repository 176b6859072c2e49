"""What the page of a save that was refused leads to: its faults, in sentences that say what to do."""

import re

import pytest
from django.utils import timezone

from tests import factories
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


@pytest.mark.parametrize(
    ("field", "sent", "told"),
    [
        ("website", "not an address", "Write a whole web address, such as https://www.un.org/en/."),
        ("website", "https://x.org/\0", "This text holds a character that cannot be stored. Please type it again."),
        ("city", "\0", "This text holds a character that cannot be stored. Please type it again."),
        ("slug", "\0", "This text holds a character that cannot be stored. Please type it again."),
        ("sources-0-url", "not an address", "Write a whole web address, such as https://www.un.org/en/."),
        ("sources-0-fact", "", "Fill in “Fact”: it cannot be left empty."),
        ("start_date", "soon", "Write a year (2016), a month (2016-09) or a day (2016-09-06), without a time."),
        (
            "end_date",
            "2016-09-06T14:30",
            "Write a year (2016), a month (2016-09) or a day (2016-09-06), without a time.",
        ),
        (
            "sources-TOTAL_FORMS",
            "",
            "Some of this page did not arrive, so nothing was saved. Go back to what you typed, and save it again.",
        ),
    ],
)
def test_seminar_page_says_what_to_do(desk, field, sent, told):
    seminar = factories.make_seminar()
    data = page.opened(desk, seminar) | {"sources-0-description": "A speech", "sources-0-fact": "dates"}

    response = page.sent(desk, seminar, data | {field: sent})

    assert errors(response) == [told]


@pytest.mark.parametrize(
    ("field", "sent", "told"),
    [
        ("contributions-0-speaker", "new:  ", "Type something: this cannot be empty, or spaces alone."),
        ("contributions-0-summary", "\0", "This text holds a character that cannot be stored. Please type it again."),
        (
            "start",
            "2016-09-06T14:30:00",
            "Write a date as far as it is known: a year (2016), a month (2016-09), a day (2016-09-06), "
            "or a day and a time (2016-09-06T14:30).",
        ),
    ],
)
def test_session_page_says_what_to_do(desk, field, sent, told):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session) | {field: sent})

    assert errors(response) == [told]


def test_page_of_the_next_seminar_says_what_to_do(desk):
    seminar = factories.make_seminar()
    address = f"{page.address(seminar).removesuffix('change/')}next/"

    response = desk.post(address, {"title": "", "start_date": "soon"})

    assert response.context_data["form"].errors == {
        "title": ["Fill in “Title”: it cannot be left empty."],
        "start_date": ["Write a year (2016), a month (2016-09) or a day (2016-09-06), without a time."],
    }


def test_history_of_what_was_imported_says_what_is_not_listed(desk):
    seminar = factories.make_seminar()

    html = html_of(desk.get(page.address(seminar, "history")))

    assert "<p>Nothing was changed here yet. What an import or a fixture brought is not listed.</p>" in html
