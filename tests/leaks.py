"""Faults that let something unpublished show, for planting: `LEAKS[name](monkeypatch)`."""

from django.db.models import Q
from django.middleware.common import CommonMiddleware

from events import facets, querysets
from events.models import Contribution, Country, Quote, SDGTarget, Session

LEAKS = {}


def named(name, plant):
    assert name not in LEAKS
    LEAKS[name] = plant


def opened(owner, rule, method="published"):
    """Return a leak in which a named question to the database answers by another rule."""
    return lambda monkeypatch: monkeypatch.setattr(owner, method, rule)


def opened_at(prefix, *owners):
    """Return a leak in which `published` gives everything while an address below `prefix` is answered.

    The index is read anew for each of these answers, as if it were theirs alone.
    """

    def plant(monkeypatch):
        here = {}
        monkeypatch.setattr(
            CommonMiddleware, "process_request", lambda self, request: here.update(path=request.path_info)
        )
        for owner in owners:
            honest = owner.published
            monkeypatch.setattr(
                owner, "published", lambda rows, honest=honest: rows.all() if open_now() else honest(rows)
            )

        kept = facets.current
        monkeypatch.setattr(facets, "current", lambda: facets.Index("") if open_now() else kept())

        def open_now():
            path = here.get("path", "")
            return path == "/" if prefix == "/" else path.startswith(prefix)

    return plant


def used(filter_name, slugs):
    """Return a leak in which the index takes more values of a filter to be in use."""

    def plant(monkeypatch):
        honest = facets.Index.uses

        def uses(index, name):
            more = dict.fromkeys(slugs(), 0) if name == filter_name else {}
            return more | honest(index, name)

        monkeypatch.setattr(facets.Index, "uses", uses)

    return plant


def told(tell):
    """Return a leak in which every answer passes through `tell(request, response)`."""

    def plant(monkeypatch):
        honest = CommonMiddleware.process_response

        def process_response(self, request, response):
            tell(request, response)
            return honest(self, request, response)

        monkeypatch.setattr(CommonMiddleware, "process_response", process_response)

    return plant


# --- A rule that asks too little -------------------------------------------------------------------------------------

for kind in ("Seminar", "Session", "Contribution", "Quote", "Speaker", "Organization", "Topic"):
    named(
        f"{kind.lower()}s of drafts are public", opened(getattr(querysets, f"{kind}QuerySet"), lambda rows: rows.all())
    )

for status in ("review", "withdrawn"):
    named(
        f"a seminar in state {status} counts as published",
        opened(querysets.SeminarQuerySet, lambda rows, status=status: rows.filter(status__in=("published", status))),
    )
    named(
        f"a session in state {status} counts as published",
        opened(
            querysets.SessionQuerySet,
            lambda rows, status=status: rows.filter(status__in=("published", status), seminar__status="published"),
        ),
    )

for kind, path in (("session", ""), ("contribution", "session__"), ("quote", "contribution__session__")):
    owner = getattr(querysets, f"{kind.capitalize()}QuerySet")
    named(
        f"a {kind} asks nothing of its seminar",
        opened(owner, lambda rows, path=path: rows.filter(**{f"{path}status": "published"})),
    )
    named(
        f"a {kind} asks its seminar alone",
        opened(owner, lambda rows, path=path: rows.filter(**{f"{path}seminar__status": "published"})),
    )

named(
    "a speaker with any contribution is public",
    opened(querysets.SpeakerQuerySet, lambda rows: rows.filter(contributions__isnull=False).distinct()),
)
named(
    "an organization in any contribution is public",
    opened(
        querysets.OrganizationQuerySet, lambda rows: rows.filter(pk__in=Contribution.objects.values("organization"))
    ),
)
named(
    "a unit of a public organization is public",
    opened(
        querysets.OrganizationQuerySet,
        lambda rows: rows.filter(
            Q(pk__in=Contribution.objects.published().values("organization"))
            | Q(parent__in=Contribution.objects.published().values("organization"))
            | Q(units__in=Contribution.objects.published().values("organization"))
        ).distinct(),
    ),
)
named(
    "a topic of any session is public",
    opened(
        querysets.TopicQuerySet,
        lambda rows: rows.filter(Q(sessions__isnull=False) | Q(contributions__isnull=False)).distinct(),
    ),
)
named(
    "a country of drafts is in use",
    used("mentions", lambda: Country.objects.filter(mentioned_in__isnull=False).values_list("slug", flat=True)),
)
named(
    "a target of drafts is in use",
    used("sdg", lambda: SDGTarget.objects.filter(contributions__isnull=False).values_list("code", flat=True)),
)

# --- A page that forgets the rule ------------------------------------------------------------------------------------

# The index takes only what hangs together: a contribution whose session it knows, a quote whose contribution it knows.
SPOKEN = (querysets.SessionQuerySet, querysets.ContributionQuerySet)
named("home features quotes of drafts", opened_at("/", *SPOKEN, querysets.QuoteQuerySet))
named("home counts sessions of drafts", opened_at("/", *SPOKEN))
named("home shows seminars to come that are drafts", opened_at("/", querysets.SeminarQuerySet))
named("a seminar lists its drafts", opened_at("/seminars/", querysets.SessionQuerySet))
named("the sitemap names drafts", opened_at("/sitemap-", querysets.SessionQuerySet))
named("a speaker also spoke in drafts", opened_at("/speakers/", *SPOKEN))
named("quotes of drafts are listed", opened_at("/quotes/", querysets.QuoteQuerySet))
named("an organization shows contributions to drafts", opened_at("/organizations/", *SPOKEN))
named("a country is represented in drafts", opened_at("/countries/", *SPOKEN))
named("a topic is spoken of in drafts", opened_at("/topics/", *SPOKEN))
named("a goal is spoken of in drafts", opened_at("/sdgs/", *SPOKEN))
named("sessions of drafts are listed and counted", opened_at("/sessions/", querysets.SessionQuerySet))

# --- An answer that tells in another way -----------------------------------------------------------------------------


def counts(request, response):
    response.headers["X-Sessions"] = str(Session.objects.count())


def validates(request, response):
    response.headers["ETag"] = f'"{Quote.objects.count()}"'


def is_draft(request):
    slug = request.path.rstrip("/").rpartition("/")[2]
    return Session.objects.exclude(pk__in=Session.objects.published()).filter(slug=slug).exists()


def forbids(request, response):
    if response.status_code == 404 and is_draft(request):
        response.status_code = 403


def explains(request, response):
    if response.status_code == 404 and is_draft(request):
        response.content += b"<!-- not yet -->"


def varies(request, response):
    if response.status_code == 404 and is_draft(request):
        response.headers["Vary"] = "Cookie"


def health(request, response):
    if request.path.startswith("/healthz") and not response.streaming:
        response.content += f"{Session.objects.count()} sessions".encode()


def suggests(request, response):
    if response.status_code == 404 and not response.streaming:
        latest = Session.objects.order_by("-pk").first()
        response.content += f"<p>Did you look for {latest}?</p>".encode()


named("an answer counts all sessions", told(counts))
named("a validator counts all quotes", told(validates))
named("a draft answers 403", told(forbids))
named("a draft's 404 says more", told(explains))
named("a draft varies by cookie", told(varies))
named("health counts all sessions", told(health))
named("a 404 suggests the latest session", told(suggests))
