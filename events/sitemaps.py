"""The sitemap: every public address that is worth finding."""

from urllib.parse import urlsplit

import numpy as np
from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from . import facets
from .models import Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic


class _Site:
    """What Django's sitemaps ask of a site."""

    def __init__(self, domain):
        self.domain = domain


class PublicSitemap(Sitemap):
    """A sitemap whose addresses begin as the setting SITE_URL says, whichever host was asked."""

    def get_urls(self, page=1, site=None, protocol=None):
        address = urlsplit(settings.SITE_URL)
        return super().get_urls(page, _Site(address.netloc), address.scheme)


class SitePages(PublicSitemap):
    LISTS = ("seminar", "session", "speaker", "quote", "organization", "country", "topic", "sdg")
    PAGES = ("home", "about", "about-cite", "about-accessibility", "about-privacy", "about-contact")

    def items(self):
        return [*self.PAGES, *(f"{name}-list" for name in self.LISTS)]

    def location(self, item):
        return reverse(f"events:{item}")


class Listed:
    """Rows by the primary keys that the index knows: numbered without a query, and read a part at a time."""

    def __init__(self, rows, keys):
        self.rows, self.keys = rows, np.sort(keys)

    def __len__(self):
        return len(self.keys)

    def __getitem__(self, part):
        ids = self.keys[part].tolist()
        rows = {row.pk: row for row in self.rows.among(ids)}
        return [rows[pk] for pk in ids if pk in rows]


class RecordSitemap(PublicSitemap):
    """The rows of a list. `read` gives them with what their addresses need."""

    limit = 5000

    def __init__(self, name, read):
        self.name, self.read = name, read

    def items(self):
        return Listed(self.read(), facets.current().keys(self.name))

    def lastmod(self, item):
        return getattr(item, "updated_at", None)


class SubjectSitemap(PublicSitemap):
    """Subjects that the published record names, by the filters that find them."""

    limit = 5000

    def __init__(self, read, *filter_names, key="slug"):
        self.read, self.filter_names, self.key = read, filter_names, key

    def items(self):
        index = facets.current()
        used = {slug for name in self.filter_names for slug in index.uses(name)}
        return self.read().filter(**{f"{self.key}__in": used}).order_by("pk")


SITEMAPS = {
    "pages": SitePages(),
    "seminars": RecordSitemap("seminars", lambda: Seminar.objects.published()),
    "sessions": RecordSitemap("sessions", lambda: Session.objects.published().select_related("seminar")),
    "speakers": RecordSitemap("speakers", lambda: Speaker.objects.published()),
    "organizations": RecordSitemap("organizations", lambda: Organization.objects.published()),
    "countries": SubjectSitemap(lambda: Country.objects.published(), "country", "mentions"),
    "topics": SubjectSitemap(lambda: Topic.objects.published(), "topic"),
    "sdgs": SubjectSitemap(lambda: SDGTarget.objects.published(), "sdg", key="code"),
    "quotes": RecordSitemap("quotes", lambda: Quote.objects.published()),
}
