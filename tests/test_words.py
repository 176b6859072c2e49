"""Every word that a visitor reads can be translated, unless it is a part of the record."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic
from tests.factories import make_contribution, make_organization, make_seminar, make_session, make_user
from tests.words import Known, brackets, on_record, unmarked, untranslated  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("brackets")]

PLAIN = (
    "home", "seminar-list", "session-list", "speaker-list", "quote-list", "organization-list", "country-list",
    "topic-list", "sdg-list", "about", "about-cite", "about-accessibility", "about-privacy", "about-contact",
)  # fmt: skip
ASKED = "zyx"  # what is searched for: handed back as it was typed
REFUSED = (
    "?year=x", "?seminar=nothing", "?topic=nothing", "?page=x", "?order=x", "?all=x", f"?q={'x' * 201}",
    "?" + "&".join(f"year={year}" for year in range(1900, 2001)),
)  # fmt: skip


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """Load the seed, and beside it what is missing there: drafts, empty fields, every kind, group and role."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
        seminar = make_seminar(start_date="")
        for kind in Session.Kind:
            session = make_session(seminar, kind=kind, language="lo")
        whole = make_organization(kind="workers")
        for role in Contribution.Role:
            make_contribution(session, role=role, attribution_text="", organization=make_organization(parent=whole))
        yield make_session(seminar, status="draft")
        transaction.set_rollback(True)


@pytest.fixture
def known(record, settings):
    settings.SITE_OWNER, settings.CONTACT_EMAIL = "The owner", "desk@example.org"
    return on_record(settings.SITE_OWNER, settings.CONTACT_EMAIL, ASKED)


def details():
    """Yield the address of each public thing of the record, and of a country and goals with and without words."""
    for model in (Seminar, Session, Speaker, Organization, Quote, Topic):
        rows = model.objects.published().order_by("pk")
        yield from (rows.first().get_absolute_url(), rows.last().get_absolute_url())
    yield from (country.get_absolute_url() for country in Country.objects.filter(code__in=("LU", "FR")))
    yield from (target.get_absolute_url() for target in SDGTarget.objects.filter(code__in=("1", "1.3", "17.1")))


def plain_words(client, address, known, status=200):
    response = client.get(address)
    assert response.status_code == status
    return [f"{address[:60]}: {words}" for words in untranslated(response.content.decode(), known)]


def test_public_pages_can_be_translated(client, known):
    addresses = [*(reverse(f"events:{name}") for name in PLAIN), *dict.fromkeys(details())]
    addresses += [f"{reverse(f'events:{name}')}?q={ASKED}&year=2016" for name in PLAIN[1:6]]
    addresses += [f"/sessions/?all={name}" for name in ("kind", "group", "language", "seminar")]
    addresses += ["/sessions/?kind=none&group=workers&language=lo", "/countries/luxembourg/?show=mentions"]
    assert [words for address in addresses for words in plain_words(client, address, known)] == []


def test_empty_lists_can_be_translated(client, known):
    Seminar.objects.update(status="draft")
    lists = [reverse(f"events:{name}") for name in PLAIN[:9]]
    assert [words for address in lists for words in plain_words(client, address, known)] == []


def test_refusals_can_be_translated(client, known):
    known = Known([known.whole, "newest", "oldest", "title"])
    refused = [f"/sessions/{query}" for query in REFUSED] + ["/topics/aging-society/?page=x"]
    assert [words for address in refused for words in plain_words(client, address, known, 400)] == []
    missing = ["/nowhere/", "/sessions/?page=99", "/speakers/anita-amorim/?page=99"]
    assert [words for address in missing for words in plain_words(client, address, known, 404)] == []


def test_country_page_says_in_translation_what_it_shows(client, known):
    known = Known([known.whole, "represented", "mentions"])
    assert plain_words(client, "/countries/luxembourg/?show=x", known, 400) == []


def test_pages_of_drafts_can_be_translated(client, record, known):
    client.force_login(make_user("drafter", superuser=True))
    assert plain_words(client, record.get_absolute_url(), known) == []


def test_sign_in_can_be_translated(client, known):
    assert plain_words(client, reverse("account_login"), known) == []
    assert plain_words(client, reverse("account_reset_password"), known) == []
    answer = client.post(reverse("account_login"), {"login": "nobody", "password": "wrong"})
    assert untranslated(answer.content.decode(), known) == []
    assert untranslated(Client(enforce_csrf_checks=True).post("/admin/").content.decode(), known) == []
    client.force_login(make_user("keeper", superuser=True))
    for name in ("mfa_index", "mfa_list_webauthn", "account_change_password"):
        assert plain_words(client, reverse(name), known) == []


# --- The reading of pages --------------------------------------------------------------------------------------------


def test_unmarked_words_are_found_wherever_they_can_be_read():
    html = (
        '<title>⟦Marked⟧ one</title><p title="two">⟦A ⟦nested⟧ <a title="in marks">link</a>⟧<b>three</b>, 4'
        '<img alt="five"><input placeholder="six"><input type="submit" value="seven"><input value="typed">'
        '<a aria-label="⟦marked⟧ eight">nine <span class="nb">ten-ten</span> eleven</a><script>twelve</script>'
    )
    assert unmarked(html) == ["one", "two", "three", "five", "six", "seven", "eight", "nine ten-ten eleven"]


def test_words_on_record_are_known_whole():
    known = Known(["Ms", "Ana Ny, Director of the Board\n- A long sentence of a summary, which may be cut."])
    assert known.has("Ms Ana Ny, Director of the Board")
    assert known.has("sentence of a summary, which may")
    assert known.has("6 to 8 September 2016, 14:30")
    assert not known.has("of the")
    assert not known.has("Ana Ny, chair")
