"""Blank rows: those in which nothing was done are left alone, all others are asked about."""

from events.models import Session
from tests.admin import desk as page
from tests.admin.test_session_page import errors, make_full_session


def test_session_page_leaves_blank_rows_alone(desk):
    session = make_full_session(turns=1)

    page.sent(desk, session, page.opened(desk, session) | {"contributions-1-position": "7"})

    assert session.contributions.count() == 1


def test_session_page_leaves_a_blank_row_alone_whose_language_follows_the_session(desk):
    session = make_full_session(turns=1)
    french = {"language": "fr", "contributions-1-language": "fr", "contributions-1-quotes-0-language": "fr"}

    page.sent(desk, session, page.opened(desk, session) | french)

    assert (session.contributions.count(), Session.objects.get().language) == (1, "fr")


def test_session_page_asks_for_the_speaker_of_a_row_with_a_role(desk):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session) | {"contributions-1-role": "chair"})

    assert errors(response) == ["Choose who spoke, or type a new name and add it."]
    assert '<option value="chair" selected>' in response.content.decode()
