"""From a file to draft rows, in one transaction, with every word accounted for."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from events.importing import deciding, drafts
from events.importing.readers import ReadError
from events.importing.sheet import Sheet
from events.models import Contribution, Organization, Quote, Seminar, Session, SourceDocument, SourceSpan, Speaker
from tests.factories import load_reference_data, make_seminar, make_session, make_speaker

SEED = Path(__file__).resolve().parent.parent / "data" / "seed"
PRINTED = (
    "role", "honorific", "name", "job_title", "unit", "organization_name", "attribution_text", "summary", "language",
    "position", "group",
)  # fmt: skip


@pytest.fixture
def reference(db, django_db_blocker):
    load_reference_data()


def take(name="summary-and-quotes.docx", **options):
    return drafts.take((SEED / name).read_bytes(), name, **options)[0]


def said(session):
    """All that a session's contributions print, ids aside."""
    return [
        {
            **{field: getattr(contribution, field) for field in PRINTED},
            "country": contribution.country and contribution.country.code,
            "countries": sorted(country.code for country in contribution.countries.all()),
            "sdg_targets": sorted(target.code for target in contribution.sdg_targets.all()),
            "quotes": [quote.text for quote in contribution.quotes.order_by("position")],
        }
        for contribution in session.contributions.order_by("position")
    ]


@pytest.mark.parametrize("kind", ["txt", "docx", "odt", "pdf"])
def test_seed_document_becomes_the_session_of_the_fixture(reference, kind):
    imported = drafts.save(take(f"summary-and-quotes.{kind}"))[0]
    mine = said(imported)
    title = (imported.seminar.title, imported.title, imported.kind)
    imported.delete()
    call_command("loaddata", "seed", verbosity=0)
    expected = Session.objects.exclude(pk=imported.pk).get(status="published")
    assert title == (expected.seminar.title, expected.title, expected.kind)
    assert mine == said(expected)


def test_import_writes_drafts_only(reference):
    session = drafts.save(take())[0]
    assert (session.status, session.seminar.status) == ("draft", "draft")
    assert not Quote.objects.published().exists()


def test_import_keeps_where_each_paragraph_and_quote_stands(reference):
    document = take("summary-and-quotes.txt")
    drafts.save(document)
    document.refresh_from_db()
    spans = SourceSpan.objects.filter(document=document)
    assert spans.filter(quote__isnull=False).count() == 6
    for span in spans:
        words = "".join(document.text[start:end] for start, end in span.spans)
        assert "".join(words.split()) == "".join(span.text.split())
    for contribution in Contribution.objects.all():
        numbered = [b.text for b in contribution.blocks if b.number]
        numbered += [item.text for b in contribution.blocks for item in b.items]
        assert sorted(numbered) == sorted(s.text for s in contribution.source_spans.all())


def test_import_keeps_the_original_byte_for_byte(reference):
    document = take()
    assert bytes(SourceDocument.objects.get(pk=document.pk).original) == (SEED / "summary-and-quotes.docx").read_bytes()


def test_same_file_is_recognized(reference):
    first = take()
    again, new = drafts.take((SEED / "summary-and-quotes.docx").read_bytes(), "another name.docx")
    assert (again.pk, new) == (first.pk, False)


def test_saving_twice_makes_one_session(reference):
    document = take()
    first = drafts.save(document)
    again = drafts.save(document)
    assert [s.pk for s in again] == [s.pk for s in first]
    assert Session.objects.count() == 1


def test_unplaced_text_is_left_out_only_by_word(reference):
    document = take()
    sheet = Sheet.from_dict(document.sheet, document.text)
    deciding.place(sheet, sheet.pieces[-1].id, "unplaced")
    SourceDocument.objects.filter(pk=document.pk).update(sheet=sheet.to_dict())
    with pytest.raises(drafts.UnplacedText):
        drafts.save(document)
    assert not Session.objects.exists()
    assert len(drafts.save(document, leave_out=True)) == 1


def test_session_joins_the_seminar_of_the_same_title(reference):
    title = (SEED / "summary-and-quotes.txt").read_text().strip().splitlines()[0]
    seminar = make_seminar(title=title)
    make_session(seminar)
    session = drafts.save(take())[0]
    assert (session.seminar, session.position) == (seminar, 2)
    assert Seminar.objects.count() == 1


def test_person_of_the_same_name_is_proposed_and_another_spelling_shown(reference):
    same, other = make_speaker("Sho Sudo"), make_speaker("Valerie Schmid")
    document = take()
    sheet = Sheet.from_dict(document.sheet, document.text)
    people = {person["name"]: person for person in sheet.people}
    assert people["Sho Sudo"]["speaker"] == same.pk
    assert people["Valérie Schmitt"]["speaker"] is None
    matches = drafts.people_names().matches(["Valérie Schmitt"])
    assert [(match.pk, match.reason) for match in matches] == [(other.pk, "other spelling or order of the name")]


def test_undoing_takes_back_what_was_made_and_opens_the_sheet_again(reference):
    kept = make_speaker("Sho Sudo")
    document = take()
    drafts.save(document)
    drafts.undo(document)
    document.refresh_from_db()
    assert document.saved_at is None
    assert list(Speaker.objects.all()) == [kept]
    assert not Organization.objects.exists()
    assert not Session.objects.exists()
    assert not Seminar.objects.exists()
    assert len(drafts.save(document)) == 1


@pytest.mark.parametrize("change", [{"version": 2}, {"status": "review"}])
def test_undoing_is_refused_once_the_result_was_touched(reference, change):
    document = take()
    drafts.save(document)
    Session.objects.update(**change)
    with pytest.raises(drafts.Edited):
        drafts.undo(document)
    assert Session.objects.count() == 1


def test_undoing_twice_is_refused(reference):
    document = take()
    drafts.save(document)
    drafts.undo(document)
    with pytest.raises(drafts.NotMade):
        drafts.undo(document)
    document.refresh_from_db()
    assert document.version == 3


def test_unreadable_file_leaves_nothing_behind(reference):
    with pytest.raises(ReadError):
        drafts.take(b"\x00\x01\x02", "a.docx")
    assert not SourceDocument.objects.exists()


def test_two_sessions_in_one_file_become_two(reference):
    words = (SEED / "summary-and-quotes.txt").read_text()
    title, first = words.split("Side event:", 1)
    second = "Ms Ana Lima, Director, Ministry of Labour, Brazil, presented the fund.\n\nThe fund grows.\n"
    text = f"{title}Side event:{first}\n\nSession 2: Financing the floors\n\n{second}"
    document, _ = drafts.take(text.encode(), "two.txt")
    sessions = drafts.save(document, leave_out=True)
    assert [session.position for session in sessions] == [1, 2]
    assert [session.contributions.count() for session in sessions] == [7, 1]


KILLED = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "seminar.settings"
django.setup()
from django.db.backends.utils import CursorWrapper
from events.importing import deciding, drafts
from events.models import SourceDocument
left = int(sys.argv[1])
execute = CursorWrapper.execute
def dying(self, *args, **kwargs):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return execute(self, *args, **kwargs)
CursorWrapper.execute = dying
drafts.save(SourceDocument.objects.get())
"""


def run(folder, *command):
    environment = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SECRET_KEY")}
    environment |= {"VAR_DIR": str(folder)}
    root = Path(__file__).resolve().parents[2]
    return subprocess.run([sys.executable, *command], env=environment, cwd=root, capture_output=True, text=True)


@pytest.mark.ci
def test_import_killed_at_any_statement_leaves_all_or_nothing(tmp_path):
    """Die at each statement in turn; whatever is seen afterwards is the state before or the state after."""
    run(tmp_path, "manage.py", "migrate", "-v0")
    run(tmp_path, "manage.py", "loaddata", "countries", "sdgs", "-v0")
    small = tmp_path / "small.txt"
    small.write_text(
        "Seminar on Floors\n\nMs Ana Lima, Director, Ministry of Labour, Brazil, presented the fund.\n\nIt grows.\n\n"
        "Quote: It grows every year.\n"
    )
    look = (
        "import django,os; os.environ['DJANGO_SETTINGS_MODULE']='seminar.settings'; django.setup();"
        "from events.models import *;"
        "print(Session.objects.count(), Contribution.objects.count(), Quote.objects.count(), Speaker.objects.count(),"
        " SourceSpan.objects.count(), SourceDocument.objects.filter(saved_at=None).count())"
    )
    keep = (
        "import django,os,sys; os.environ['DJANGO_SETTINGS_MODULE']='seminar.settings'; django.setup();"
        "from events.importing import drafts; drafts.take(open(sys.argv[1],'rb').read(), 'small.txt')"
    )
    assert run(tmp_path, "-c", keep, str(small)).returncode == 0
    states, statement = [], 0
    while not states or states[-1] == "0 0 0 0 0 1":
        died = run(tmp_path, "-c", KILLED, str(statement)).returncode
        states.append(run(tmp_path, "-c", look).stdout.strip())
        statement += 1
        assert statement < 200
    assert states[-1] == "1 1 1 1 3 0"
    assert len(states) > 10
    assert run(tmp_path, "-c", KILLED, "1000").returncode == 0
    assert run(tmp_path, "-c", look).stdout.strip() == states[-1]
    assert died in (0, 9)


def test_fixture_gives_the_seed_its_document_and_loading_twice_changes_nothing(reference):
    call_command("loaddata", "seed", verbosity=0)
    counts = [model.objects.count() for model in (SourceDocument, SourceSpan, Quote, Contribution)]
    call_command("loaddata", "seed", verbosity=0)
    assert [model.objects.count() for model in (SourceDocument, SourceSpan, Quote, Contribution)] == counts
    document = SourceDocument.objects.get()
    assert bytes(document.original) == (SEED / "summary-and-quotes.txt").read_bytes()
    assert document.sessions.get().contributions.count() == 7
    assert document.spans.filter(quote__isnull=False).count() == 6
    for span in document.spans.all():
        words = "".join(document.text[start:end] for start, end in span.spans)
        assert "".join(words.split()) == "".join(span.text.split())


def test_migration_gives_an_older_seed_its_document(reference):
    call_command("loaddata", "seed", verbosity=0)
    loaded = sorted(SourceSpan.objects.values_list("text", "number"))
    Session.objects.update(source_document=None)
    SourceDocument.objects.all().delete()
    migration = importlib.import_module("events.migrations.0007_seed_source")
    migration.keep_source(apps, None)
    assert sorted(SourceSpan.objects.values_list("text", "number")) == loaded
    assert Session.objects.get().source_document.sha256 == SourceDocument.objects.get().sha256
