"""Made-up records: the same words for the same seed, and drafts only if asked."""

import io

import pytest
from django.core.management import CommandError, call_command

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker


def make_records(**options):
    output = io.StringIO()
    call_command("make_records", stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def _reference_data(db):
    call_command("loaddata", "countries", "sdgs", verbosity=0)


@pytest.mark.usefixtures("_reference_data")
def test_make_records_writes_what_it_was_asked_for():
    output = make_records(sessions=45, seed=7)
    assert Session.objects.published().count() == Session.objects.count() == 45
    assert Seminar.objects.published().count() == 3
    assert 150 < Contribution.objects.count() < 600
    assert Quote.objects.exclude(language="en").exists()
    assert output.startswith("\rWritten: 3 seminars, 45 sessions, ")


@pytest.mark.usefixtures("_reference_data")
def test_make_records_is_the_same_for_a_seed_and_can_be_repeated():
    make_records(sessions=5, seed=7)
    first = list(Quote.objects.order_by("pk").values_list("text", "contribution__name", "public_id"))
    make_records(sessions=5, seed=7)
    second = list(Quote.objects.order_by("pk").values_list("text", "contribution__name", "public_id"))[len(first) :]
    assert [row[:2] for row in second] == [row[:2] for row in first]
    assert Seminar.objects.count() == 2


@pytest.mark.usefixtures("_reference_data")
def test_make_records_leaves_drafts_only_if_asked():
    make_records(sessions=100, seed=1, drafts=True)
    assert 0 < Session.objects.published().count() < 100


@pytest.mark.usefixtures("_reference_data")
def test_make_records_fills_only_valid_rows():
    make_records(sessions=6, seed=2)
    for model in (Seminar, Session, Contribution, Quote, Speaker, Organization):
        for row in model.objects.all():
            row.full_clean()


def test_make_records_needs_reference_data(db):
    with pytest.raises(CommandError, match="Load the reference data first"):
        make_records(sessions=1)


def test_make_records_refuses_no_sessions(db):
    with pytest.raises(CommandError, match="Ask for at least one session"):
        make_records(sessions=0)
