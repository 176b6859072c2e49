"""The rows of a page, as no browser would send them."""

import pytest

from events.models import Contribution
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session


@pytest.mark.parametrize("name", ["id", "position", "speaker", "organization", "quotes-0-id", "quotes-0-position"])
def test_session_page_answers_to_a_number_that_cannot_be(desk, name):
    session = make_full_session(turns=1)
    data = page.opened(desk, session)

    response = page.sent(desk, session, data | {f"contributions-0-{name}": "9" * 5_000})

    assert (response.status_code == 409) == name.endswith("id")  # a row that is gone
    assert Contribution.objects.get().summary in response.content.decode()
