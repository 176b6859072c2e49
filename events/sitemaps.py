"""The sitemap: every public address that is worth finding."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

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


class RecordSitemap(PublicSitemap):
    limit = 5000

    def __init__(self, rows):
        self.rows = rows

    def items(self):
        return self.rows()

    def lastmod(self, item):
        return getattr(item, "updated_at", None)


SITEMAPS = {
    "pages": SitePages(),
    "seminars": RecordSitemap(lambda: Seminar.objects.published().order_by("pk")),
    "sessions": RecordSitemap(lambda: Session.objects.published().select_related("seminar").order_by("pk")),
    "speakers": RecordSitemap(lambda: Speaker.objects.published().order_by("pk")),
    "organizations": RecordSitemap(lambda: Organization.objects.published().order_by("pk")),
    "countries": RecordSitemap(lambda: Country.objects.in_use().order_by("pk")),
    "topics": RecordSitemap(lambda: Topic.objects.published().order_by("pk")),
    "sdgs": RecordSitemap(lambda: SDGTarget.objects.in_use().order_by("pk")),
    "quotes": RecordSitemap(lambda: Quote.objects.published().order_by("pk")),
}
