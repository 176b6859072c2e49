"""Choices of related rows, and names that are not on record yet."""

import pytest

from events.models import Speaker
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        (["José Muñoz", "Jose Munoz"], ["José Muñoz", "Jose Munoz"]),
        (["José Muñoz", "JOSÉ MUÑOZ"], ["José Muñoz", "José Muñoz"]),
    ],
)
def test_session_page_adds_one_person_for_each_spelling(desk, typed, saved):
    session = make_full_session(turns=0)
    data = page.opened(desk, session) | {"contributions-TOTAL_FORMS": ["2"]}
    for place, name in enumerate(typed):
        row = f"contributions-{place}"
        data |= {f"{row}-speaker": f"new:{name}", f"{row}-role": "speaker", f"{row}-language": "en"}
        data |= {f"{row}-quotes-TOTAL_FORMS": "0", f"{row}-quotes-INITIAL_FORMS": "0"}

    page.sent(desk, session, data)

    assert [turn.speaker.name for turn in session.contributions.all()] == saved
    assert Speaker.objects.count() == len(set(saved))
