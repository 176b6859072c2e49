"""The record's own rules: constraints with their sentences, addresses, stored text, the one public door."""

import re
import unicodedata

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from events.models import (
    Contribution,
    Country,
    Organization,
    Quote,
    SDGTarget,
    Seminar,
    Session,
    Source,
    SourceDocument,
    SourceSpan,
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

pytestmark = pytest.mark.django_db

RESERVED = "This address is reserved. Please choose another."

# Constraint: the row that keeps it, the values that break it, and the sentence that an editor reads.
BREACHES = {
    "country_slug_usable": (make_country, {"slug": "none"}, RESERVED),
    "country_has_name": (make_country, {"name": ""}, "A country needs a name."),
    "organization_slug_usable": (make_organization, {"slug": "embed"}, RESERVED),
    "organization_has_name": (make_organization, {"name": ""}, "An organization needs a name."),
    "organization_not_its_own_parent": (
        make_organization,
        {"parent": models.F("id")},
        "An organization cannot be a part of itself.",
    ),
    "topic_slug_usable": (make_topic, {"slug": "v"}, RESERVED),
    "topic_has_name": (make_topic, {"name": ""}, "A topic needs a name."),
    "sdgtarget_has_code_and_label": (make_sdg, {"label": ""}, "A goal or target needs a code and a label."),
    "speaker_slug_usable": (make_speaker, {"slug": "versions"}, RESERVED),
    "speaker_has_name": (make_speaker, {"name": ""}, "A speaker needs a name."),
    "seminar_slug_usable": (make_seminar, {"slug": "none"}, RESERVED),
    "seminar_has_title": (make_seminar, {"title": ""}, "A seminar needs a title."),
    "seminar_ends_after_it_starts": (
        make_seminar,
        {"start_date": "2016-09-06", "end_date": "2016-08"},
        "A seminar cannot end before it starts.",
    ),
    "seminar_published_at_known": (
        make_seminar,
        {"published_at": None},
        "A published seminar needs the moment at which it was published.",
    ),
    "source_once": (
        lambda: make_source(description="A press release"),
        {"description": "A speech"},
        "This source is named for this fact already.",
    ),
    "session_slug_unique_in_seminar": (
        lambda: make_beside(make_session(slug="opening"), slug="closing"),
        {"slug": "opening"},
        "Another session of this seminar has this address.",
    ),
    "session_slug_usable": (make_session, {"slug": "versions"}, RESERVED),
    "session_has_title": (make_session, {"title": ""}, "A session needs a title."),
    "session_ends_after_it_starts": (
        make_session,
        {"start": "2016-09-06T14:30", "end": "2016-09-06T14:00"},
        "A session cannot end before it starts.",
    ),
    "session_published_at_known": (
        make_session,
        {"published_at": None},
        "A published session needs the moment at which it was published.",
    ),
    "contribution_anchor_unique_in_session": (
        lambda: make_contribution(make_contribution(anchor="ana").session),
        {"anchor": "ana"},
        "Another contribution of this session has this anchor.",
    ),
    "contribution_anchor_usable": (make_contribution, {"anchor": "main"}, "The page uses this anchor itself."),
    "contribution_has_name": (make_contribution, {"name": ""}, "A contribution needs the name of its speaker."),
    "quote_has_words": (make_quote, {"text": ""}, "A quote needs its words."),
    "quote_public_id_well_formed": (
        make_quote,
        {"public_id": "22222222"},
        "The id of a quote has 8 small letters and digits from 2 to 7.",
    ),
    "sourcespan_of_one_thing": (
        lambda: make_span(),
        {"contribution": None},
        "A span belongs to a contribution or to a quote.",
    ),
}


def make_source(**values):
    seminar = make_seminar()
    for description in ("A speech", values["description"]):
        source = Source.objects.create(seminar=seminar, fact="dates", description=description)
    return source


def make_beside(session, **values):
    return make_session(session.seminar, **values)


def make_span():
    document = SourceDocument.objects.create(
        name="a.txt", sha256="0" * 64, media_type="text/plain", text="Words.", original=b"Words."
    )
    return SourceSpan.objects.create(document=document, contribution=make_contribution(), spans=[[0, 6]], text="Words.")


# --- Constraints -----------------------------------------------------------------------------------------------------


def test_every_constraint_has_its_breach():
    constraints = {
        constraint.name
        for model in apps.get_app_config("events").get_models()
        for constraint in model._meta.constraints
    }
    assert constraints - set(BREACHES) == set()


@pytest.mark.parametrize("name", BREACHES)
def test_constraint_is_kept_by_the_database(name):
    make, values, _ = BREACHES[name]
    row = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("name", BREACHES)
def test_constraint_speaks_to_the_editor(name):
    make, values, sentence = BREACHES[name]
    row = make()
    for field, value in values.items():
        setattr(row, field, row if isinstance(value, models.F) else value)
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert sentence in refusal.value.messages


def test_fields_left_empty_are_proposed_before_they_are_checked():
    speaker = Speaker(name="Valérie Schmitt")
    speaker.full_clean()
    assert (speaker.slug, speaker.sort_name) == ("valerie-schmitt", "Schmitt, Valérie")
    contribution = Contribution(session=make_session(), speaker=make_speaker("Mei Wei"))
    contribution.full_clean()
    assert (contribution.name, contribution.anchor) == ("Mei Wei", "mei-wei")


def test_contribution_without_speaker_is_refused_for_that_alone():
    with pytest.raises(ValidationError) as refusal:
        Contribution(session=make_session()).full_clean(exclude=["anchor"], validate_constraints=False)
    assert set(refusal.value.message_dict) == {"speaker"}


@pytest.mark.parametrize("blank", [Topic(), Speaker(), Organization(), Seminar()])
def test_name_is_required(blank):
    with pytest.raises(ValidationError) as refusal:
        blank.full_clean()
    field = "title" if isinstance(blank, Seminar) else "name"
    assert refusal.value.message_dict[field] == ["Type something: this cannot be empty, or spaces alone."]


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (make_seminar, "start_date", "2016-13"),
        (make_seminar, "start_date", "2016-09-06T14:30"),
        (make_session, "start", "6 September"),
        (make_session, "language", "English"),
        (make_seminar, "slug", "Not A Slug"),
        (make_quote, "text", "a\0b"),
    ],
)
def test_malformed_value_is_refused_at_its_field(make, field, value):
    row = make()
    setattr(row, field, value)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert list(refusal.value.message_dict) == [field]


def test_people_in_use_are_protected():
    contribution = make_contribution(organization=make_organization(), country=make_country())
    for row in (contribution.speaker, contribution.organization, contribution.country, contribution.session.seminar):
        with pytest.raises(models.ProtectedError):
            row.delete()


# --- Addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ສະຫວັດດີການ", "សន្តិសុខសង្គម", "社会保障", "الحماية", "Социальная защита", "…", "𐍈"])
def test_address_is_made_in_every_script(name):
    topics = [make_topic(name) for _ in range(3)]
    slugs = [topic.slug for topic in topics]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert slugs[1:] == [f"{slugs[0]}-2", f"{slugs[0]}-3"]


def test_address_does_not_follow_the_name():
    speaker = make_speaker("Ana Silva")
    speaker.name = "Ana Costa"
    speaker.save()
    speaker.refresh_from_db()
    assert (speaker.slug, speaker.sort_name) == ("ana-silva", "Silva, Ana")


@pytest.mark.parametrize("word", ["None", "Versions", "V", "Embed"])
def test_reserved_address_is_passed_over(word):
    assert make_topic(word).slug == f"{word.lower()}-2"


def test_session_addresses_are_unique_in_their_seminar_only():
    seminar = make_seminar()
    slugs = [make_session(seminar, title="Opening").slug for _ in range(2)]
    assert slugs == ["opening", "opening-2"]
    assert make_session(title="Opening").slug == "opening"


def test_anchor_never_looks_like_a_paragraph_or_a_part_of_the_page():
    session = make_session()
    anchors = [make_contribution(session, make_speaker(name)).anchor for name in ("Main", "Ana P1", "Ana P1")]
    assert anchors == ["main-2", "ana-p1-2", "ana-p1-3"]


def test_anchor_of_a_second_turn_is_numbered():
    session, speaker = make_session(), make_speaker("Ana Silva")
    assert [make_contribution(session, speaker).anchor for _ in range(2)] == ["ana-silva", "ana-silva-2"]


def test_address_is_made_in_bulk_too():
    Topic.objects.bulk_create([Topic(name="Floors"), Topic(name="Wages")])
    assert sorted(Topic.objects.values_list("slug", flat=True)) == ["floors", "wages"]


def test_public_ids_have_eight_characters_and_a_letter():
    ids = [make_quote().public_id for _ in range(20)]
    assert len(set(ids)) == 20
    assert all(re.fullmatch(r"(?=.*[a-z])[a-z2-7]{8}", value) for value in ids)


# --- Stored text -----------------------------------------------------------------------------------------------------

DECOMPOSED = "Vale\u0301rie\r\nand more"
STORED = "Val\u00e9rie\nand more"


def test_text_is_stored_in_one_form_on_every_path():
    saved = make_topic(description=DECOMPOSED)
    (bulk,) = Topic.objects.bulk_create([Topic(name="Bulk", description=DECOMPOSED)])
    updated = make_topic()
    Topic.objects.filter(pk=updated.pk).update(description=DECOMPOSED)
    pks = [saved.pk, bulk.pk, updated.pk]
    assert list(Topic.objects.filter(pk__in=pks).values_list("description", flat=True)) == [STORED] * 3


def test_text_of_a_fixture_is_stored_in_one_form(tmp_path):
    fixture = tmp_path / "topics.json"
    fixture.write_text('[{"model": "events.topic", "fields": {"name": "Vale\u0301rie", "slug": "v-1"}}]', "utf-8")
    call_command("loaddata", str(fixture), verbosity=0)
    assert Topic.objects.get(slug="v-1").name == "Val\u00e9rie"


def test_text_is_found_in_either_form():
    make_speaker("Vale\u0301rie Schmitt")
    assert Speaker.objects.filter(name="Val\u00e9rie Schmitt").count() == 1
    assert Speaker.objects.filter(name="Vale\u0301rie Schmitt").count() == 1


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80))
def test_quote_comes_back_as_it_was_said(words):
    quote = make_quote(text=words)
    expected = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    assert Quote.objects.values_list("text", flat=True).get(pk=quote.pk) == expected


# --- What is public --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seminar_status", ["draft", "review", "published", "withdrawn"])
@pytest.mark.parametrize("session_status", ["draft", "review", "published", "withdrawn"])
def test_published_asks_session_and_seminar(seminar_status, session_status):
    session = make_session(
        make_seminar(status=seminar_status), status=session_status, topics=[make_topic("Of session")]
    )
    parent = make_organization("Above")
    contribution = make_contribution(
        session, organization=make_organization("Below", parent=parent), topics=[make_topic("Of contribution")]
    )
    make_quote(contribution)
    public = seminar_status == session_status == "published"
    assert session.is_public == public
    assert Seminar.objects.published().count() == (seminar_status == "published")
    for model, rows in ((Session, 1), (Contribution, 1), (Quote, 1), (Speaker, 1), (Organization, 2), (Topic, 2)):
        assert model.objects.published().count() == rows * public, model


def test_people_and_bodies_nobody_names_are_not_public():
    make_speaker(), make_organization(), make_topic()
    for model in (Speaker, Organization, Topic):
        assert model.objects.published().count() == 0


def test_parent_of_a_parent_is_public():
    top = make_organization("Top")
    middle = make_organization("Middle", parent=top)
    make_contribution(organization=make_organization("Unit", parent=middle))
    assert set(Organization.objects.published().values_list("name", flat=True)) == {"Top", "Middle", "Unit"}


def test_countries_and_goals_are_public_and_listed_when_in_use(client):
    make_country("FR", "France"), make_sdg("2.1")
    used, target = make_country("LU", "Luxembourg"), make_sdg("1.3")
    make_contribution(country=used, sdg_targets=[target])
    make_contribution(
        make_session(status="draft"), country=make_country("DE", "Germany"), sdg_targets=[make_sdg("3.1")]
    )
    assert (Country.objects.published().count(), SDGTarget.objects.published().count()) == (3, 6)
    found = {name: re.findall("<loc>.*?(/[^/]*/)</loc>", client.get(f"/sitemap-{name}.xml").content.decode())
             for name in ("countries", "sdgs")}  # fmt: skip
    assert found == {"countries": ["/luxembourg/"], "sdgs": ["/1/", "/1.3/"]}


def test_renaming_changes_no_old_attribution():
    speaker, body = make_speaker("Ana Silva"), make_organization("Ministry of Labour")
    contribution = make_contribution(speaker=speaker, organization=body, organization_name="Ministry of Labour")
    Speaker.objects.update(name="Ana Costa")
    Organization.objects.update(name="Ministry of Work")
    contribution.refresh_from_db()
    assert contribution.attribution == "Ms Ana Silva, Director, Ministry of Labour"
    assert contribution.organization_name == "Ministry of Labour"
