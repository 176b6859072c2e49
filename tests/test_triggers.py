"""The two tokens of the record: which writes may change what is public, and which cannot."""

import random
from types import SimpleNamespace

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import (
    Contribution,
    Country,
    Organization,
    Quote,
    Revision,
    SDGTarget,
    Seminar,
    Session,
    Source,
    Speaker,
    Topic,
)
from tests.factories import (
    make_contribution,
    make_country,
    make_organization,
    make_quote,
    make_sdg,
    make_seminar,
    make_session,
    make_speaker,
    make_topic,
)
from tests.worlds import make_world

pytestmark = pytest.mark.django_db


def make_part(status):
    """Return one of each thing with this status, beside some that nothing names yet. Its session's seminar is public.

    What contributions name is named by this part alone.
    """
    seminar = make_seminar(status=status)
    topic, country, sdg = make_topic(), make_country(), make_sdg()
    session = make_session(status=status, topics=[topic], sdg_targets=[sdg])
    organization = make_organization(parent=make_organization())
    contribution = make_contribution(
        session, organization=organization, topics=[topic], countries=[country], sdg_targets=[sdg]
    )
    return SimpleNamespace(
        status=status, seminar=seminar, session=session, contribution=contribution, quote=make_quote(contribution),
        source=Source.objects.create(seminar=seminar, fact="dates", description="A letter"),
        other=make_contribution(make_session(status=status)),
        topic=topic, organization=organization, parent=organization.parent, speaker=contribution.speaker,
        unused=SimpleNamespace(
            topic=make_topic(), country=make_country("FR", "France"), sdg=make_sdg("8.5"), speaker=make_speaker(),
            organization=make_organization(parent=organization.parent), seminar=make_seminar(),
        ),
    )  # fmt: skip


def tokens():
    return Revision.current(), Revision.public()


def what_changes(write, part):
    """Write, and return whether the token of all writes changed, and that of the public."""
    before = tokens()
    write(part)
    assert Revision.objects.count() == 2
    return tuple(old != new for old, new in zip(before, tokens(), strict=True))


def update(row, **values):
    return type(row).objects.filter(pk=row.pk).update(**values)


def load(tmp_path, *rows):
    """Write rows to a fixture, and load it over what is there."""
    (tmp_path / "rows.json").write_text(serializers.serialize("json", rows), encoding="utf-8")
    call_command("loaddata", tmp_path / "rows.json", verbosity=0)


def make_again(row):
    """Delete a row and make it anew under the same number: foreign keys are asked at the end of a transaction only."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    type(row).objects.filter(pk=row.pk)._raw_delete("default")
    type(row).objects.bulk_create([type(row)(**values | {"name": "Another"})])


# What is written to a part of the record, a draft or public.
WRITES = {
    "seminar saved": lambda part: part.seminar.save(),
    "seminar made": lambda part: make_seminar(status=part.status),
    "seminar's address": lambda part: update(part.seminar, slug="elsewhere"),
    "seminar deleted": lambda part: part.seminar.delete(),
    "source made": lambda part: part.seminar.sources.create(fact="place", description="A letter"),
    "source saved": lambda part: part.source.save(),
    "source deleted": lambda part: part.source.delete(),
    "session saved": lambda part: part.session.save(),
    "session made": lambda part: make_session(part.unused.seminar, status=part.status),
    "sessions made in bulk": lambda part: Session.objects.bulk_create(
        Session(seminar=part.unused.seminar, title=title, status=part.status, published_at=timezone.now())
        for title in "AB"
    ),
    "sessions changed in bulk": lambda part: Session.objects.bulk_update([part.session], ["title"]),
    "session's address": lambda part: update(part.session, slug="elsewhere"),
    "session's number": lambda part: update(part.other.session, version=9),
    "session moved": lambda part: update(part.session, seminar=part.unused.seminar),
    "session deleted": lambda part: part.session.delete(),
    "sessions deleted": lambda part: Session.objects.filter(status=part.status).delete(),
    "contribution made": lambda part: make_contribution(part.session),
    "contribution saved": lambda part: part.contribution.save(),
    "contribution moved within its state": lambda part: update(part.other, session=part.session, anchor="here"),
    "contribution deleted": lambda part: part.contribution.delete(),
    "contributions made in bulk": lambda part: Contribution.objects.bulk_create(
        Contribution(session=part.session, speaker=part.unused.speaker, anchor=anchor) for anchor in "ab"
    ),
    "quote made": lambda part: make_quote(part.contribution),
    "quotes made or changed": lambda part: Quote.objects.bulk_create(
        [part.quote], update_conflicts=True, unique_fields=["id"], update_fields=["text"]
    ),
    "quote saved": lambda part: part.quote.save(),
    "quote moved within its state": lambda part: update(part.quote, contribution=part.other),
    "quote deleted": lambda part: part.quote.delete(),
    "quotes changed": lambda part: Quote.objects.filter(contribution__session__status=part.status).update(position=7),
    "session's topics added": lambda part: part.session.topics.add(part.unused.topic),
    "session's topics removed": lambda part: part.session.topics.remove(part.topic),
    "session's topics exchanged": lambda part: Session.topics.through.objects.filter(session=part.session).update(
        topic=part.unused.topic
    ),
    "session's targets added": lambda part: part.session.sdg_targets.add(part.unused.sdg),
    "session's targets cleared": lambda part: part.session.sdg_targets.clear(),
    "contribution's countries added": lambda part: part.contribution.countries.add(part.unused.country),
    "contribution's countries cleared": lambda part: part.contribution.countries.clear(),
    "contribution's topics added": lambda part: part.contribution.topics.add(part.unused.topic),
    "contribution's topics set": lambda part: part.contribution.topics.set([]),
    "contribution's targets added": lambda part: part.contribution.sdg_targets.add(part.unused.sdg),
    "contribution's targets cleared": lambda part: part.contribution.sdg_targets.clear(),
    "topic's contributions added": lambda part: part.unused.topic.contributions.add(part.contribution),
    "topic deleted": lambda part: part.topic.delete(),
    "seminar loaded": lambda part: load(part.folder, part.seminar, part.source),
    "session loaded": lambda part: load(part.folder, part.session),
    "contribution and quote loaded": lambda part: load(part.folder, part.contribution, part.quote),
    "raw": lambda part: connection.cursor().execute(
        "UPDATE events_quote SET text = 'New' WHERE id = %s", [part.quote.pk]
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_draft_write_keeps_the_public_token(write, tmp_path):
    make_part("published")
    part = make_part("draft")
    part.folder = tmp_path
    assert what_changes(WRITES[write], part) == (True, False)


@pytest.mark.parametrize("write", WRITES)
def test_public_write_changes_both_tokens(write, tmp_path):
    make_part("draft")
    part = make_part("published")
    part.folder = tmp_path
    assert what_changes(WRITES[write], part) == (True, True)


# What nothing names yet, so that no public page can: people and bodies that an editor has just entered.
UNNAMED = {
    "topic made": lambda part: make_topic(),
    "speaker made": lambda part: make_speaker(),
    "speakers made in bulk": lambda part: Speaker.objects.bulk_create(
        Speaker(name=name, slug=name) for name in ("ana", "bo")
    ),
    "organization made": lambda part: make_organization(parent=part.parent),
    "topic saved": lambda part: part.unused.topic.save(),
    "speaker saved": lambda part: part.unused.speaker.save(),
    "organization saved": lambda part: part.unused.organization.save(),
    "topic deleted": lambda part: part.unused.topic.delete(),
    "speaker deleted": lambda part: part.unused.speaker.delete(),
    "organization deleted": lambda part: part.unused.organization.delete(),
    "speaker loaded": lambda part: load(part.folder, part.unused.speaker),
}


@pytest.mark.parametrize("write", UNNAMED)
def test_write_to_what_nothing_names_keeps_the_public_token(write, tmp_path):
    part = make_part("published")
    part.folder = tmp_path
    assert what_changes(UNNAMED[write], part) == (True, False)


# What public pages may name, and reference data, which always has its pages.
NAMED = {
    "topic saved": lambda part: part.topic.save(),
    "topic's address": lambda part: update(part.topic, slug="elsewhere"),
    "speaker saved": lambda part: part.speaker.save(),
    "speakers changed": lambda part: Speaker.objects.update(biography="Born."),
    "organization saved": lambda part: part.organization.save(),
    "parent saved": lambda part: part.parent.save(),
    "parent exchanged": lambda part: update(part.organization, parent=part.unused.organization),
    "topic made again": lambda part: make_again(part.topic),
    "speaker made again": lambda part: make_again(part.speaker),
    "organization made again": lambda part: make_again(part.organization),
    "parent made again": lambda part: make_again(part.parent),
    "country made": lambda part: make_country("CN", "China"),
    "country saved": lambda part: part.unused.country.save(),
    "country deleted": lambda part: part.unused.country.delete(),
    "target made": lambda part: make_sdg("8.8"),
    "target saved": lambda part: part.unused.sdg.save(),
    "target deleted": lambda part: part.unused.sdg.delete(),
    "reference data loaded": lambda part: call_command("loaddata", "sdgs", verbosity=0),
}


@pytest.mark.parametrize("write", NAMED)
def test_write_to_what_is_named_changes_both_tokens(write):
    assert what_changes(NAMED[write], make_part("published")) == (True, True)


def publish(row):
    update(row, status="published", published_at=timezone.now())


# From one state to the other: a draft and a public part.
CROSSINGS = {
    "seminar published": lambda draft, public: publish(draft.seminar),
    "seminar withdrawn": lambda draft, public: update(public.seminar, status="withdrawn"),
    "session published": lambda draft, public: publish(draft.session),
    "session unpublished": lambda draft, public: update(public.session, status="draft"),
    "contribution moved to the public": lambda draft, public: update(draft.contribution, session=public.session),
    "contribution moved to a draft": lambda draft, public: update(public.contribution, session=draft.session),
    "quote moved to the public": lambda draft, public: update(draft.quote, contribution=public.contribution),
    "quote moved to a draft": lambda draft, public: update(public.quote, contribution=draft.contribution),
    "source moved to the public": lambda draft, public: update(draft.source, seminar=public.unused.seminar),
    "source moved to a draft": lambda draft, public: Source.objects.filter(pk=public.source.pk).update(
        seminar=draft.seminar, fact="place"
    ),
    "session's topic moved": lambda draft, public: draft.session.topics.through.objects.filter(
        session=draft.session
    ).update(session=public.session),
    "contribution's topic moved": lambda draft, public: draft.contribution.topics.through.objects.filter(
        contribution=public.contribution
    ).update(contribution=draft.contribution),
    "all quotes changed": lambda draft, public: Quote.objects.update(position=3),
}


@pytest.mark.parametrize("crossing", CROSSINGS)
def test_write_between_drafts_and_the_public_changes_both_tokens(crossing):
    draft, public = make_part("draft"), make_part("published")
    assert what_changes(lambda part: CROSSINGS[crossing](draft, part), public) == (True, True)


def test_draft_that_changes_its_state_keeps_the_public_token():
    draft = make_part("draft")
    for row, status in ((draft.session, "review"), (draft.session, "withdrawn"), (draft.seminar, "review")):
        assert what_changes(lambda part, row=row, status=status: update(row, status=status), draft) == (True, False)


def test_children_that_come_before_their_parents_change_the_public_token():
    """A fixture may bring a quote before its contribution, and that before its session."""
    part = make_part("published")
    rows = part.quote, part.contribution, part.session
    part.session.topics.clear()
    part.session.sdg_targets.clear()
    for field in ("topics", "countries", "sdg_targets"):
        getattr(part.contribution, field).clear()
    for row in rows:
        type(row).objects.filter(pk=row.pk)._raw_delete("default")
    before = Revision.public()
    for row in rows:
        type(row).objects.bulk_create([row])
    assert Quote.objects.published().filter(pk=part.quote.pk).exists()
    assert Revision.public() != before


# --- Random writes ---------------------------------------------------------------------------------------------------


MODELS = (Seminar, Session, Contribution, Quote, Speaker, Organization, Topic)
RELATIONS = ((Session, "topics"), (Session, "sdg_targets"),
             (Contribution, "topics"), (Contribution, "sdg_targets"), (Contribution, "countries"))  # fmt: skip


def published_rows():
    """Return everything that public pages can be made of."""
    rows = [list(model.objects.published().order_by("pk").values()) for model in (*MODELS, Country, SDGTarget)]
    named = [model.objects.published().order_by("pk", name).values_list("pk", name) for model, name in RELATIONS]
    return rows + [list(pairs) for pairs in named]


def write_at_random(rng):
    """Write one thing somewhere, as likely as not to a draft."""

    def one(model):
        return rng.choice(list(model.objects.order_by("pk")) or [None])

    session, turn, seminar = one(Session), one(Contribution), one(Seminar)
    writes = [
        lambda: update(seminar, status=rng.choice(("draft", "review", "published"))),
        lambda: update(session, status=rng.choice(("draft", "withdrawn", "published"))),
        lambda: update(session, seminar=seminar, slug=f"s{rng.random()}"),
        lambda: update(turn, session=session, anchor=f"a{rng.random()}"),
        lambda: update(turn, speaker=one(Speaker), organization=one(Organization)),
        lambda: update(one(Quote), contribution=turn),
        lambda: update(one(Organization), parent=None),
        lambda: update(one(rng.choice((Speaker, Organization, Topic))), name=f"Name {rng.random()}"),
        lambda: make_quote(turn),
        lambda: make_speaker(),
        lambda: rng.choice((session, turn, one(Quote), one(Topic))).delete(),
        lambda: turn.topics.set(rng.sample(list(Topic.objects.order_by("pk")), 1)),
        lambda: turn.countries.add(one(Country)),
        lambda: session.sdg_targets.clear(),
    ]
    rng.choice(writes)()


@pytest.mark.parametrize("seed", range(4))
def test_public_token_changes_with_whatever_changes_the_public(seed):
    make_world(seed, seminars=8)
    rng = random.Random(seed)
    token, rows, kept, changed = Revision.public(), published_rows(), 0, 0
    for _ in range(40):
        write_at_random(rng)
        now, rows_now = Revision.public(), published_rows()
        assert now != token or rows_now == rows
        kept += now == token
        changed += rows_now != rows
        token, rows = now, rows_now
    assert kept > 3
    assert changed > 3


# --- What follows the tokens -----------------------------------------------------------------------------------------


def test_lists_read_the_record_anew_after_public_writes_only(client):
    draft, public = make_part("draft"), make_part("published")

    def price():
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/quotes/").status_code == 200
        return len(captured)

    price()
    assert price() == 2
    for write in ("session saved", "contribution saved", "quote made", "contribution's topics added", "quote deleted"):
        WRITES[write](draft)
        assert price() == 2, write
    public.quote.save()
    assert price() > 10
    assert price() == 2
    publish(draft.session)
    assert price() > 10
