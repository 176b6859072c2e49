"""The home page, the site's own pages, and what machines ask for."""

import datetime

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.generic import RedirectView, TemplateView

from events import facets, text
from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic
from events.sitemaps import SITEMAPS

INDEXED = 24  # names in each index of the home page, those most spoken of; the lists have all
GOALS = 17
NAMED = 12  # people of the latest session
UPCOMING = 5  # seminars


class Home(TemplateView):
    template_name = "events/home.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate().isoformat()
        index = facets.current()
        quotes = index.find("quotes", {})
        latest = Session.objects.published().select_related("seminar").filter(pk=index.held_last(today)).first()
        return super().get_context_data(**kwargs) | {
            "quote": Quote.objects.published().for_listing().filter(pk=index.record.featured).first(),
            "quote_count": quotes.total,
            "quoted_count": quotes.different("speaker"),
            "latest": latest,
            "spoken": latest.contributions.order_by("position", "pk")[:NAMED] if latest else [],
            "running": Seminar.objects.published().running(today)[:UPCOMING],
            "upcoming": Seminar.objects.published().upcoming(today)[:UPCOMING],
            "seminars": Seminar.objects.published().for_listing()[:5],
            "countries": most_used(Country, index.uses("mentions")),
            "speakers": most_used(Speaker, index.uses("speaker"), name="sort_name"),
            "organizations": most_used(Organization, index.uses("organization")),
            "topics": most_used(Topic, index.uses("topic")),
            "targets": self.targets(index.uses("sdg")),
        }

    def targets(self, uses):
        """Return the targets in use while they are few, else the goals."""
        used = SDGTarget.objects.filter(code__in=uses)
        targets = list(used.exclude(goal=None)[: GOALS + 1])
        return targets if len(targets) <= GOALS else used.goals()


def most_used(model, uses, name="name"):
    """Return (row, number of contributions) pairs of those that most contributions name, in order of name."""
    slugs = sorted(uses.keys() - {"none"}, key=lambda slug: (-uses[slug], slug))[:INDEXED]
    rows = model.objects.published().filter(slug__in=slugs)
    return [(row, uses[row.slug]) for row in sorted(rows, key=lambda row: (text.fold(getattr(row, name)), row.pk))]


class Page(TemplateView):
    """One of the site's own pages; the template is named by the address."""


class Cite(Page):
    template_name = "events/about_cite.html"

    def get_context_data(self, **kwargs):
        ids = facets.current().keys("contributions")[:1].tolist()
        example = Contribution.objects.published().select_related("session__seminar").filter(pk__in=ids).first()
        return super().get_context_data(**kwargs) | {"example": example}


def sitemap_index(request):
    """List the sitemaps at the site's own address. Their numbers of rows come from the index."""
    places = [
        {
            "location": f"{settings.SITE_URL}{reverse('events:sitemap', args=[section])}"
            + (f"?p={page}" if page > 1 else "")
        }
        for section, sitemap in SITEMAPS.items()
        for page in sitemap.paginator.page_range
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": places}, content_type="application/xml")


def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def security(request):
    """Say where faults can be reported (RFC 9116), for a year from now."""
    contact = f"mailto:{settings.CONTACT_EMAIL}" if settings.CONTACT_EMAIL else f"{settings.SITE_URL}/about/contact/"
    expires = timezone.now().replace(microsecond=0, second=0, minute=0, hour=0) + datetime.timedelta(days=365)
    lines = [f"Contact: {contact}", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: en", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def live(request):
    """Answer while the process runs; the database is not asked."""
    return JsonResponse({"status": "live"}, headers={"Cache-Control": "no-store"})


def ready(request):
    """Answer 200 when the database answers and has every migration, else 503."""
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    status = 503 if waiting else 200
    body = {"status": "waiting for migrations" if waiting else "ready"}
    return JsonResponse(body, status=status, headers={"Cache-Control": "no-store"})


class Favicon(RedirectView):
    permanent = True

    def get_redirect_url(self, *args, **kwargs):
        return static("img/favicon.svg")
