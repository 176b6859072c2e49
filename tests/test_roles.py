"""The roles that the migration makes."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection

roles = import_module("events.migrations.0004_roles")


def held(role):
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def test_roles_build_on_one_another(db):
    viewer, editor, publisher = held("Viewer"), held("Editor"), held("Publisher")

    assert {name.partition("_")[0] for name in viewer} == {"view"}
    assert {name.partition("_")[0] for name in editor - viewer} == {"add", "change", "delete"}
    assert publisher - editor == {"publish_seminar", "publish_session"}
    assert viewer < editor < publisher


def test_roles_touch_no_accounts_and_no_reference_data(db):
    assert not Permission.objects.filter(group__name="Publisher").exclude(content_type__app_label="events").exists()
    assert {name for name in held("Publisher") if name.endswith(("_country", "_sdgtarget"))} == {
        "view_country",
        "view_sdgtarget",
    }


def test_roles_are_made_where_no_permission_exists_yet_and_can_be_taken_back(db):
    before = {role: held(role) for role in roles.ROLES}
    editor = connection.schema_editor()
    roles.remove_roles(apps, editor)
    Permission.objects.all().delete()
    assert not Group.objects.exists()

    roles.make_roles(apps, editor)
    call_command("migrate", verbosity=0)  # Django makes the other permissions, and none of these twice

    assert {role: held(role) for role in roles.ROLES} == before
    assert Permission.objects.filter(codename="publish_session").count() == 1
