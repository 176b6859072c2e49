"""Make the roles of staff: Viewer sees, Editor writes drafts, Publisher publishes and edits what is published.

What an Editor may do to one row rests on whether it is public: events/admin/rights.py. Users, groups and permissions
are in nobody's role.
"""

from django.db import migrations

REFERENCE = ("country", "sdgtarget")
WRITTEN = (
    "seminar", "source", "session", "contribution", "quote", "speaker", "organization", "topic", "sourcedocument",
)  # fmt: skip

VIEWER = [(model, "view") for model in (*REFERENCE, *WRITTEN)]
EDITOR = VIEWER + [(model, action) for model in WRITTEN for action in ("add", "change", "delete")]
PUBLISHER = [*EDITOR, ("seminar", "publish"), ("session", "publish")]
ROLES = {"Viewer": VIEWER, "Editor": EDITOR, "Publisher": PUBLISHER}


def make_roles(apps, schema_editor):
    """Make the groups, and any permission that does not exist yet: Django makes them after all migrations only."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for role, rights in ROLES.items():
        held = []
        for model, action in rights:
            content_type, _ = content_types.get_or_create(app_label="events", model=model)
            options = apps.get_model("events", model)._meta
            named = dict(options.permissions)
            codename = f"{action}_{model}"
            name = named.get(codename, f"Can {action} {options.verbose_name}")
            held.append(
                permissions.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})[0]
            )
        groups.get_or_create(name=role)[0].permissions.add(*held)


def remove_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_publishing_rights"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
