"""Accounts and roles, as superusers keep them."""

import pytest
from django.contrib.auth.models import Group, User

from tests.admin import desk as page


@pytest.mark.parametrize("key", ["9223372036854775808", "9" * 5_000, "abc", ""])
@pytest.mark.parametrize(("model", "name"), [(Group, "permissions"), (User, "groups"), (User, "user_permissions")])
def test_account_is_refused_a_choice_that_no_row_can_be(desk, model, name, key):
    row = Group.objects.get(name="Viewer") if model is Group else User.objects.get()

    response = page.sent(desk, row, page.opened(desk, row) | {name: [key]})

    assert response.status_code == 200
    assert list(response.context_data["adminform"].form.errors) == [name]
