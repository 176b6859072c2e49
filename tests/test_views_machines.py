"""What machines ask for: sitemap, robots, security, health, icon; and the pages of errors."""

import datetime
import re

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from events import facets
from events.views import pages
from tests.factories import make_contribution, make_quote, make_session

LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@pytest.mark.django_db
def test_sitemap_index_names_each_kind_at_the_sites_own_address(client, settings):
    settings.SITE_URL = "https://record.example.org"
    response = client.get("/sitemap.xml", headers={"host": "localhost"})
    kinds = "pages seminars sessions speakers organizations countries topics sdgs quotes".split()
    assert response.headers["Content-Type"] == "application/xml"
    assert LOCATION.findall(response.content.decode()) == [
        f"https://record.example.org/sitemap-{kind}.xml" for kind in kinds
    ]


@pytest.mark.django_db
def test_sitemaps_hold_what_is_public_and_nothing_else(client, settings):
    settings.SITE_URL = "https://record.example.org"
    quote = make_quote()
    make_quote(make_contribution(make_session(status="draft")))
    for kind, thing in (("quotes", quote), ("sessions", quote.contribution.session)):
        response = client.get(f"/sitemap-{kind}.xml")
        assert LOCATION.findall(response.content.decode()) == [f"https://record.example.org{thing.get_absolute_url()}"]


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 40])
@pytest.mark.parametrize(("address", "queries"), [("/sitemap.xml", 11), ("/sitemap-sessions.xml", 2)])
def test_sitemaps_cost_the_same_whatever_they_hold(client, django_assert_num_queries, rows, address, queries):
    for _ in range(rows):
        make_session()
    facets.current()  # read anew once after a write, whoever asks first
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_sitemap_is_divided_into_pages(client, settings, monkeypatch, rows):
    settings.SITE_URL = "https://record.example.org"
    monkeypatch.setattr(pages.SITEMAPS["sessions"], "limit", 1)
    for _ in range(rows):
        make_session()
    found = [place for place in LOCATION.findall(client.get("/sitemap.xml").content.decode()) if "sessions" in place]
    suffixes = ["", *(f"?p={n}" for n in range(2, rows + 1))]
    assert found == [f"https://record.example.org/sitemap-sessions.xml{suffix}" for suffix in suffixes]


def test_robots_keep_out_of_the_admin_and_find_the_sitemap(client, settings):
    settings.SITE_URL = "https://record.example.org"
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: https://record.example.org/sitemap.xml",
    ]


@pytest.mark.parametrize(
    ("email", "contact"),
    [("a@example.org", "mailto:a@example.org"), ("", "https://record.example.org/about/contact/")],
)
def test_security_says_whom_to_tell_and_until_when(client, settings, email, contact):
    settings.SITE_URL, settings.CONTACT_EMAIL = "https://record.example.org", email
    fields = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    left = datetime.datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert fields["Contact"] == contact
    assert datetime.timedelta(days=30) < left < datetime.timedelta(days=366)


def test_live_answers_without_the_database(client):
    response = client.get("/healthz/live")
    assert (response.status_code, response.json()) == (200, {"status": "live"})


@pytest.mark.django_db
def test_ready_answers_when_every_migration_is_applied(client):
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


@pytest.mark.django_db
def test_ready_waits_for_migrations(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'events'")
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()) == (503, {"status": "waiting for migrations"})


def test_favicon_leads_to_the_drawing(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (301, "/static/img/favicon.svg")


@pytest.mark.parametrize(("error", "status"), [(OperationalError, 503), (ValueError, 500)])
def test_failures_answer_without_database_and_say_so(client, monkeypatch, error, status):
    def fail(*args, **kwargs):
        raise error("a secret of the machine")

    monkeypatch.setattr(pages.Page, "get", fail)
    client.raise_request_exception = False
    response = client.get("/about/")
    assert response.status_code == status
    assert f"Error {status}" in response.content.decode()
    assert b"secret" not in response.content
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers.get("Retry-After") == ("60" if status == 503 else None)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_unknown_address_says_so_and_offers_a_way_on(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is nothing on record at this address" in response.content.decode()
    assert 'action="/quotes/"' in response.content.decode()
