"""Rows for tests: `make_*` functions whose defaults make a published, complete record."""

import itertools

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic

_numbers = itertools.count(1)
_reference_data = []


def load_reference_data():
    """Load the countries and goals; from the second time on their rows are written without reading the fixtures."""
    if not _reference_data:
        assert not Country.objects.exists()
        assert not SDGTarget.objects.exists()
        call_command("loaddata", "countries", "sdgs", verbosity=0)
        _reference_data.extend([list(Country.objects.all()), list(SDGTarget.objects.all())])
        return
    for rows in _reference_data:
        type(rows[0]).objects.bulk_create(rows)
    with connection.cursor() as cursor:  # keys of rows to come follow theirs, on a database that was emptied too
        for statement in connection.ops.sequence_reset_sql(no_style(), [Country, SDGTarget]):
            cursor.execute(statement)


def make_user(username="editor", *, superuser=False, **values):
    make = User.objects.create_superuser if superuser else User.objects.create_user
    return make(username, password="secret", **{"is_staff": True} | values)


def make_country(code="LA", name="Lao PDR", **values):
    return Country.objects.get_or_create(code=code, defaults={"name": name} | values)[0]


def make_sdg(code="1.3", label="Social protection for all"):
    goal = None
    if "." in code:
        goal = make_sdg(code.partition(".")[0], "A goal")
    return SDGTarget.objects.get_or_create(code=code, defaults={"label": label, "goal": goal})[0]


def make_topic(name="", **values):
    return Topic.objects.create(name=name or f"Topic {next(_numbers)}", **values)


def make_organization(name="", **values):
    return Organization.objects.create(name=name or f"Organization {next(_numbers)}", **values)


def make_speaker(name="", **values):
    return Speaker.objects.create(name=name or f"Ana Speaker {next(_numbers)}", **values)


def make_seminar(**values):
    values = {"title": f"Seminar {next(_numbers)}", "status": "published", "start_date": "2016-09-06"} | values
    if values["status"] == "published":
        values.setdefault("published_at", timezone.now())
    return Seminar.objects.create(**values)


def make_session(seminar=None, *, topics=(), sdg_targets=(), **values):
    values = {"title": f"Session {next(_numbers)}", "status": "published", "kind": "panel", "position": 1} | values
    if values["status"] == "published":
        values.setdefault("published_at", timezone.now())
    session = Session.objects.create(seminar=seminar or make_seminar(), **values)
    session.topics.set(topics)
    session.sdg_targets.set(sdg_targets)
    return session


def make_contribution(session=None, speaker=None, *, countries=(), topics=(), sdg_targets=(), **values):
    session = session or make_session()
    values = {
        "position": session.contributions.count() + 1,
        "honorific": "Ms",
        "attribution_text": "Director, Ministry of Labour",
        "summary": "Ms Speaker shared a view.\n\nThe view is a paragraph.",
    } | values
    contribution = Contribution.objects.create(session=session, speaker=speaker or make_speaker(), **values)
    contribution.countries.set(countries)
    contribution.topics.set(topics)
    contribution.sdg_targets.set(sdg_targets)
    return contribution


def make_quote(contribution=None, **values):
    contribution = contribution or make_contribution()
    values = {"text": f"These are exact words, number {next(_numbers)}.", "position": 1} | values
    return Quote.objects.create(contribution=contribution, **values)
