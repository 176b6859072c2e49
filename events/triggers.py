"""Triggers: the database itself notes what must follow every write, bulk writes and fixtures included.

A write to the record gives row `ANY` of `events_revision` a new random token, and row `PUBLIC` too if the published
record may have changed by it. A changed slug leaves its former one behind.

On PostgreSQL row `ANY` is written first, and with it the transaction holds that row until it ends: writers come one
after another, and the question whether a session is published sees what the writer before committed. So a quote that
is saved while its session is being published is never missed, and no two writers hold a row each that the other needs.

SQLite rebuilds a table for any change of a column or constraint: it drops the triggers of that table, and fails while
those of another speak of it. So such a migration begins with `RunPython(triggers.lift, triggers.lay)` and ends with
`RunPython(triggers.lay, triggers.lift)`; a test counts them. `REPLACE INTO` on SQLite hides the
row it removes from triggers, and `TRUNCATE` on PostgreSQL hides them all: Django uses neither for a table in use.
"""

ANY, PUBLIC = 1, 2  # rows of events_revision

OF_SEMINAR = "(SELECT status FROM events_seminar WHERE id = {row}.seminar_id) = 'published'"
OF_SESSION = "(SELECT status FROM events_session WHERE id = {row}.session_id) = 'published'"
OF_CONTRIBUTION = (
    "(SELECT status FROM events_session WHERE id = "
    "(SELECT session_id FROM events_contribution WHERE id = {row}.contribution_id)) = 'published'"
)


def named_in(*columns):
    """Say that some row names it. Nothing public can name what nothing names: a person who was just entered."""
    places = (column.partition(".") for column in columns)
    return " OR ".join(
        f"(SELECT {key} FROM events_{table} WHERE {key} = {{row}}.id LIMIT 1) IS NOT NULL"  # noqa: S608 names of our own
        for table, _, key in places
    )


# The tables of the record, each with the condition under which a row of it, as it was or as it is, may be public. It
# asks for single values, so that PostgreSQL looks each up by its index and never joins whole tables. A session in a
# draft seminar counts by its own state. What links a row to the public last is a write to a row that is public then.
RECORD = {
    "country": "true",
    "organization": named_in("contribution.organization_id", "organization.parent_id"),
    "topic": named_in("contribution_topics.topic_id", "session_topics.topic_id"),
    "sdgtarget": "true",
    "speaker": named_in("contribution.speaker_id"),
    "seminar": "{row}.status = 'published'",
    "source": OF_SEMINAR,
    "session": "{row}.status = 'published'",
    "contribution": OF_SESSION,
    "quote": OF_CONTRIBUTION,
    "session_topics": OF_SESSION,
    "session_sdg_targets": OF_SESSION,
    "contribution_countries": OF_CONTRIBUTION,
    "contribution_topics": OF_CONTRIBUTION,
    "contribution_sdg_targets": OF_CONTRIBUTION,
}
SEEN = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}  # the states of a row that an event has
ADDRESSED = ("country", "organization", "topic", "speaker", "seminar", "session")
RANDOM = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "replace(gen_random_uuid()::text, '-', '')"}


def new_token(vendor, row):
    """Not `INSERT OR REPLACE`: in a trigger of SQLite the `OR IGNORE` of the outer statement would overrule it."""
    return (
        f"INSERT INTO events_revision (id, token) VALUES ({row}, {RANDOM[vendor]}) "  # noqa: S608 names of our own
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


def writes():
    """Yield each table with each event, the condition for a row to be public, and the states that the event has."""
    for table, condition in RECORD.items():
        for event, states in SEEN.items():
            yield table, event, condition, states


def sqlite_triggers():
    for table, event, condition, states in writes():
        name = f"events_{table}_{event.lower()}"
        public = " OR ".join(condition.format(row=state) for state in states)
        yield f"CREATE TRIGGER {name}_revises AFTER {event} ON events_{table} BEGIN {new_token('sqlite', ANY)} END;"
        yield (
            f"CREATE TRIGGER {name}_publishes AFTER {event} ON events_{table} WHEN {public} "
            f"BEGIN {new_token('sqlite', PUBLIC)} END;"
        )
    for model in ADDRESSED:
        yield (
            f"CREATE TRIGGER events_{model}_moves AFTER UPDATE ON events_{model} WHEN {moved(model)} "
            f"BEGIN {keep_former_slug(model)} END;"
        )


def postgresql_triggers():
    """Triggers of whole statements: those of rows would leave a version of the token behind for each row."""
    for table, event, condition, states in writes():
        name = f"events_{table}_{event.lower()}"
        public = " OR ".join(
            f"EXISTS (SELECT 1 FROM {state.lower()}_rows WHERE {condition.format(row=f'{state.lower()}_rows')})"  # noqa: S608
            for state in states
        )
        yield (
            f"CREATE FUNCTION {name}_revised() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN {new_token('postgresql', ANY)} IF {public} THEN {new_token('postgresql', PUBLIC)} END IF; "
            "RETURN NULL; END $$;"
        )
        rows = " ".join(f"{state} TABLE AS {state.lower()}_rows" for state in states)
        yield (
            f"CREATE TRIGGER {name}_revises AFTER {event} ON events_{table} REFERENCING {rows} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_revised();"
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
    for row in (ANY, PUBLIC):
        schema_editor.execute(new_token(vendor, row))


def lift(apps, schema_editor):
    names = [f"events_{table}_{event.lower()}" for table, event, *_ in writes()]
    if schema_editor.connection.vendor == "sqlite":
        laid = [f"{name}_{does}" for name in names for does in ("revises", "publishes")]
        for name in [*laid, *(f"events_{model}_moves" for model in ADDRESSED)]:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name};")
        return
    functions = [f"{name}_revised" for name in names] + [f"events_{model}_moved" for model in ADDRESSED]
    for name in [*functions, "events_revise"]:  # the last was the only one until the public had a token of its own
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE;")
