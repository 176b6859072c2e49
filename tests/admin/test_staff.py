"""The accounts of staff, written by more than one person."""

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.auth.models import User
from django.urls import reverse

from events import editing
from tests.factories import make_user

NEW = "a longer secret 7"
DISMISSED = {"is_active": False, "is_superuser": False}


def decided(user):
    user.refresh_from_db()
    return {name: getattr(user, name) for name in DISMISSED}, user.check_password(NEW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("chosen", [{"usable_password": "true", "set-password": "1"}, {"usable_password": "false"}])
def test_new_password_from_a_superuser_undoes_no_dismissal(desk, monkeypatch, chosen):
    user, lock = make_user("ana", superuser=True), editing.lock

    def dismissed_while_the_row_is_waited_for(row):
        User.objects.filter(pk=row.pk).update(**DISMISSED)
        return lock(row)

    monkeypatch.setattr(editing, "lock", dismissed_while_the_row_is_waited_for)
    sent = {"password1": NEW, "password2": NEW, "unset-password": "1"} | chosen
    response = desk.post(reverse("admin:auth_user_password_change", args=[user.pk]), sent)

    assert response.status_code == 302
    assert decided(user) == (DISMISSED, chosen["usable_password"] == "true")


@pytest.mark.django_db
def test_new_password_of_ones_own_undoes_no_dismissal():
    user = make_user("ana", superuser=True)
    User.objects.filter(pk=user.pk).update(**DISMISSED)

    get_adapter().set_password(user, NEW)

    assert decided(user) == (DISMISSED, True)
