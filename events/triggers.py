"""Triggers: the database itself notes what must follow every write, bulk writes and fixtures included.

A write to the record gives `events_revision` a new random token. A changed slug leaves its former one behind.
SQLite drops the triggers of a table that a migration rebuilds (any change of a column or constraint), so such a
migration ends with `RunPython(triggers.lay, triggers.lift)`; a test counts them.
"""

RECORD = (
    "country", "organization", "topic", "sdgtarget", "speaker", "seminar", "source", "session", "contribution", "quote",
    "session_topics", "session_sdg_targets", "contribution_countries", "contribution_topics",
    "contribution_sdg_targets",
)  # fmt: skip
ADDRESSED = ("country", "organization", "topic", "speaker", "seminar", "session")

RANDOM = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "replace(gen_random_uuid()::text, '-', '')"}


def new_token(vendor):
    """Not `INSERT OR REPLACE`: in a trigger of SQLite the `OR IGNORE` of the outer statement would overrule it."""
    return (
        f"INSERT INTO events_revision (id, token) VALUES (1, {RANDOM[vendor]}) "  # noqa: S608 names of our own
        "ON CONFLICT (id) DO UPDATE SET token = excluded.token;"
    )


def keep_former_slug(model):
    scope = "OLD.seminar_id" if model == "session" else "0"
    return (
        f"INSERT INTO events_formerslug (model, scope, slug, object_id) "  # noqa: S608 names of our own
        f"VALUES ('{model}', {scope}, OLD.slug, OLD.id);"
    )


def moved(model):
    """An address changes with the slug, and a session's with its seminar too."""
    return "OLD.slug <> NEW.slug" + (" OR OLD.seminar_id <> NEW.seminar_id" if model == "session" else "")


def sqlite_triggers():
    for table in RECORD:
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER events_{table}_{event.lower()}_revises AFTER {event} ON events_{table} "
                f"BEGIN {new_token('sqlite')} END;"
            )
    for model in ADDRESSED:
        yield (
            f"CREATE TRIGGER events_{model}_moves AFTER UPDATE ON events_{model} WHEN {moved(model)} "
            f"BEGIN {keep_former_slug(model)} END;"
        )


def postgresql_triggers():
    yield (
        "CREATE FUNCTION events_revise() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {new_token('postgresql')} RETURN NULL; END $$;"
    )
    for table in RECORD:
        yield (
            f"CREATE TRIGGER events_{table}_revises AFTER INSERT OR UPDATE OR DELETE ON events_{table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION events_revise();"
        )
    for model in ADDRESSED:
        yield (
            f"CREATE FUNCTION events_{model}_moved() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {keep_former_slug(model)} RETURN NULL; END $$;"
        )
        yield (
            f"CREATE TRIGGER events_{model}_moves AFTER UPDATE ON events_{model} FOR EACH ROW "
            f"WHEN ({moved(model)}) EXECUTE FUNCTION events_{model}_moved();"
        )


def lay(apps, schema_editor):
    """Lay every trigger anew."""
    lift(apps, schema_editor)
    vendor = schema_editor.connection.vendor
    for statement in sqlite_triggers() if vendor == "sqlite" else postgresql_triggers():
        schema_editor.execute(statement)
    schema_editor.execute(new_token(vendor))


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in RECORD:
            for event in ("insert", "update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS events_{table}_{event}_revises;")
        for model in ADDRESSED:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS events_{model}_moves;")
        return
    schema_editor.execute("DROP FUNCTION IF EXISTS events_revise() CASCADE;")
    for model in ADDRESSED:
        schema_editor.execute(f"DROP FUNCTION IF EXISTS events_{model}_moved() CASCADE;")
