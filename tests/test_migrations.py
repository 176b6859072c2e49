"""Migrations, and what they leave in the database: triggers that no way of writing can pass by."""

import re
import threading
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from events import triggers
from events.models import FormerSlug, Quote, Revision, Session, Speaker, Topic
from tests.factories import (
    make_contribution,
    make_country,
    make_organization,
    make_quote,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
)


def laid_triggers():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        return {row[0] for row in cursor.fetchall() if row[0].startswith("events_")}


def wanted_triggers():
    statements = triggers.sqlite_triggers() if connection.vendor == "sqlite" else triggers.postgresql_triggers()
    return set(re.findall(r"CREATE TRIGGER (\w+)", "\n".join(statements)))


# --- The files -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_migrations_have_names():
    names = [name for app, name in MigrationLoader(None).disk_migrations if app == "events"]
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z][a-z_0-9]+", name)] == []
    assert [name for name in names if "_auto_" in name or name.endswith("_initial")] == []
    assert sorted(name[:4] for name in names) == [f"{number:04}" for number in range(1, len(names) + 1)]


def test_migrations_can_be_undone():
    disk = MigrationLoader(None).disk_migrations
    stuck = [
        f"{name}: {operation.describe()}"
        for (app, name), migration in disk.items()
        if app == "events"
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []


@pytest.mark.django_db(transaction=True)
def test_database_is_emptied_and_made_again():
    try:
        MigrationExecutor(connection).migrate([("events", None)])
        tables = [name for name in connection.introspection.table_names() if name.startswith("events_")]
        assert tables == []
        assert laid_triggers() == set()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert laid_triggers() == wanted_triggers()
    assert [len(Revision.current()), len(Revision.public())] == [32, 32]


@pytest.mark.django_db
def test_every_trigger_is_laid_after_the_last_migration():
    assert laid_triggers() == wanted_triggers()


@pytest.mark.django_db(transaction=True)
def test_every_trigger_is_laid_after_versions_are_taken_back():
    disk = MigrationLoader(None).disk_migrations
    before = next(migration.dependencies for (_, name), migration in disk.items() if name.endswith("_versions"))
    try:
        MigrationExecutor(connection).migrate(before)
        assert laid_triggers() == wanted_triggers()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert laid_triggers() == wanted_triggers()


def test_triggers_cover_every_table_of_the_record():
    apart = {"revision", "formerslug", "sourcedocument", "sourcespan"} | AWAY_FROM_THE_PUBLIC
    tables = {
        model._meta.db_table.removeprefix("events_")
        for model in apps.get_app_config("events").get_models(include_auto_created=True)
    }
    assert tables - apart == set(triggers.RECORD)


AWAY_FROM_THE_PUBLIC = {"submission"}  # tables of staff's work that no public page reads


# --- The revision ----------------------------------------------------------------------------------------------------


def write_by_loaddata(session):
    call_command("loaddata", "sdgs", verbosity=0)


WRITES = {
    "save": lambda session: session.save(),
    "create": lambda session: make_topic(),
    "bulk_create": lambda session: Topic.objects.bulk_create([Topic(name="A"), Topic(name="B")]),
    "bulk_update": lambda session: Session.objects.bulk_update([session], ["title"]),
    "queryset update": lambda session: Session.objects.update(place="Hall"),
    "delete": lambda session: session.topics.get().delete(),
    "queryset delete": lambda session: Quote.objects.all().delete(),
    "m2m set": lambda session: session.topics.set([]),
    "m2m add": lambda session: session.topics.add(Topic.objects.get(name="Unused")),
    "what may be there": lambda session: Topic.objects.bulk_create([Topic(name="A")], ignore_conflicts=True),
    "contribution's countries": lambda session: session.contributions.get().countries.clear(),
    "loaddata": write_by_loaddata,
    "raw": lambda session: connection.cursor().execute("UPDATE events_quote SET position = 5"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITES)
def test_revision_changes_with_every_write(write):
    make_topic("Unused")
    session = make_session(topics=[make_topic()])
    make_quote(make_contribution(session, countries=[make_country()]))
    before = Revision.current()
    WRITES[write](session)
    assert re.fullmatch(r"[0-9a-f]{32}", before)
    assert Revision.current() != before
    assert Revision.objects.count() == 2  # the token of all writes, and that of the public


@pytest.mark.django_db
def test_revision_stays_when_nothing_is_written():
    make_session()
    before = Revision.current()
    list(Session.objects.published().for_listing())
    assert Revision.current() == before


@pytest.mark.django_db
def test_revision_returns_with_a_rollback():
    before = Revision.current()
    with transaction.atomic():
        make_topic()
        transaction.set_rollback(True)
    assert Revision.current() == before


# --- Former addresses ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "model"),
    [
        (make_country, "country"),
        (make_organization, "organization"),
        (make_topic, "topic"),
        (make_speaker, "speaker"),
        (make_seminar, "seminar"),
        (make_session, "session"),
    ],
)
def test_changed_address_leaves_the_old_one(make, model):
    row = make()
    old = row.slug
    scope = row.seminar_id if model == "session" else 0
    row.slug = "saved"
    row.save()
    type(row).objects.filter(pk=row.pk).update(slug="updated")
    rows = FormerSlug.objects.order_by("pk").values_list("model", "scope", "slug", "object_id")
    assert list(rows) == [(model, scope, old, row.pk), (model, scope, "saved", row.pk)]


@pytest.mark.django_db
def test_kept_address_leaves_nothing():
    speaker = make_speaker()
    speaker.biography = "New words."
    speaker.save()
    assert FormerSlug.objects.count() == 0


@pytest.mark.django_db
def test_session_that_moves_leaves_its_address_in_the_old_seminar():
    session, other = make_session(), make_seminar()
    old = session.seminar_id
    Session.objects.update(seminar=other)
    assert list(FormerSlug.objects.values_list("scope", "slug")) == [(old, session.slug)]


# --- Writing at the same time ----------------------------------------------------------------------------------------


# What settings.py gives a SQLite database, spelled out so that the test means the same on PostgreSQL's turn.
SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;",
}


def test_sqlite_writers_wait_for_one_another(tmp_path, monkeypatch, django_db_blocker):
    """Eight writers on one file, each reading before it writes: deferred transactions would lose most of them."""
    with django_db_blocker.unblock():
        count_together(tmp_path, monkeypatch)


def count_together(tmp_path, monkeypatch):
    shared = {**connections.settings["default"], "ENGINE": "django.db.backends.sqlite3", "OPTIONS": SQLITE}
    monkeypatch.setitem(connections.settings, "shared", shared | {"NAME": str(tmp_path / "shared.sqlite3")})
    with connections["shared"].cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n integer)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    failures = []

    def write():
        try:
            for _ in range(5):
                with transaction.atomic(using="shared"), connections["shared"].cursor() as cursor:
                    number = cursor.execute("SELECT n FROM counter").fetchone()[0]
                    cursor.execute("UPDATE counter SET n = %s", [number + 1])
        except Exception as error:
            failures.append(error)
        finally:
            connections["shared"].close()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connections["shared"].cursor() as cursor:
        assert cursor.execute("SELECT n FROM counter").fetchone()[0] == 40
    connections["shared"].close()
    assert failures == []


@pytest.mark.django_db(transaction=True)
def test_rows_written_together_are_read_together():
    speaker = make_speaker()
    with transaction.atomic():
        Speaker.objects.filter(pk=speaker.pk).update(biography="half")
        transaction.set_rollback(True)
    assert Speaker.objects.get(pk=speaker.pk).biography == ""
    assert connections["default"].in_atomic_block is False
