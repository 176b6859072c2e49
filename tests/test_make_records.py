"""Made-up records: the same words for the same seed, and drafts only if asked."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker, Topic
from tests.factories import load_reference_data, make_organization, make_topic


def make_records(**options):
    output = io.StringIO()
    call_command("make_records", stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def _reference_data(db):
    load_reference_data()


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


@pytest.mark.usefixtures("_reference_data")
def test_make_records_takes_topics_and_bodies_that_are_there():
    make_topic("Social protection floors")
    make_organization("International Labour Organization", acronym="ILO")
    make_records(sessions=5, seed=7)
    assert [topic.name for topic in Topic.objects.filter(name__iexact="social protection floors")] == [
        "Social protection floors"
    ]
    assert Organization.objects.filter(name="International Labour Organization").count() == 1


@pytest.mark.usefixtures("_reference_data")
def test_make_records_makes_seminars_to_come_in_which_nobody_has_spoken():
    make_records(sessions=300, seed=7)
    today = timezone.localdate().isoformat()
    assert Seminar.objects.published().running(today).count() == 1
    ahead = Seminar.objects.published().upcoming(today)
    assert ahead.count() == 2
    assert Session.objects.filter(seminar__in=ahead).count() == 40
    assert not Contribution.objects.filter(session__seminar__in=ahead).exists()


@pytest.mark.usefixtures("_reference_data")
def test_make_records_counts_one_thing_in_the_singular():
    assert "1 seminar, 1 session, 0 contributions, 0 quotes," in make_records(sessions=1, seed=1, contributions=0)


def test_make_records_needs_the_tables(db, monkeypatch):
    def no_table(self):
        raise OperationalError("no such table: events_country")

    monkeypatch.setattr("django.db.models.query.QuerySet.exists", no_table)
    with pytest.raises(CommandError, match=r"run manage.py migrate first"):
        make_records(sessions=1)
