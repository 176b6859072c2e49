"""Every public address there is, walked from the URLconf, with examples from the database.

A route without an example below makes the tests of leaks, requests and pages fail, so that no new one is forgotten.
"""

from django.db.models import Q
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from events.models import Contribution, Country, Organization, Quote, SDGTarget, Seminar, Session, Speaker, Topic
from events.sitemaps import SITEMAPS

STAFF = ("admin/",)  # whatever lies below these has tests of its own


def routes(resolver=None, prefix="", namespaces=()):
    """Return every public route with the number of its parameters: by its name, or by its address where it has none."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(STAFF):
            continue
        if isinstance(pattern, URLResolver):
            found |= routes(pattern, route, (*namespaces, pattern.namespace) if pattern.namespace else namespaces)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*namespaces, pattern.name)) if pattern.name else f"/{route}"
            found[name] = route.count("<")
    return found


def sessions(rows):
    return list(rows(Session).order_by("pk").values_list("seminar__slug", "slug"))


def by(field, model):
    return lambda rows: list(rows(model).values_list(field))


# For each route with parameters: their values, from the rows that `rows(model)` gives.
EXAMPLES = {
    "events:seminar-detail": by("slug", Seminar),
    "events:session-detail": sessions,
    "events:speaker-detail": by("slug", Speaker),
    "events:quote-detail": by("public_id", Quote),
    "events:organization-detail": by("slug", Organization),
    "events:country-detail": by("slug", Country),
    "events:topic-detail": by("slug", Topic),
    "events:sdg-detail": by("code", SDGTarget),
    "events:sitemap": lambda rows: [(section,) for section in SITEMAPS],
}

# Filters, orders and pages of the lists: name, and values that are malformed, unknown, or always there.
PARAMETERS = {
    "q": ["floor", "zzz", "ສະ", '"', "*", "a" * 300],
    "seminar": ["none", "no-such-seminar", "Not A Slug"],
    "year": ["2016", "none", "20161", "x"],
    "kind": ["panel", "side-event", "nonsense"],
    "speaker": ["no-such-speaker", "-"],
    "organization": ["none", "no-such-body"],
    "country": ["none", "lao-pdr", "luxembourg", "nowhere"],
    "mentions": ["none", "lao-pdr", "china"],
    "group": ["government", "none", "nonsense"],
    "topic": ["none", "no-such-topic"],
    "sdg": ["1", "1.3", "none", "99", "1.z"],
    "language": ["en", "fr", "x"],
    "order": ["newest", "oldest", "name", "nonsense", "-"],
    "page": ["1", "2", "0", "-1", "x", "999999"],
    "unknown": ["x"],
}


def published(model):
    """What everybody may see."""
    return model.objects.published()


def everything(model):
    """What there is, drafts included."""
    return model._base_manager.all()


def addresses(rows, most=None):
    """Yield route and address of every public page of these rows, at most so many a route."""
    for route, parameters in routes().items():
        if not parameters:
            yield route, route if route.startswith("/") else reverse(route)
        else:
            yield from ((route, reverse(route, args=values)) for values in EXAMPLES[route](rows)[:most])


def in_use(model):
    """What lists show: of countries and goals, those that something names."""
    rows, spoken = model.objects.published(), Contribution.objects.published()
    if model is Country:
        return rows.filter(Q(represented_in__in=spoken) | Q(mentioned_in__in=spoken)).distinct()
    if model is SDGTarget:
        return rows.filter(Q(contributions__in=spoken) | Q(sessions__in=Session.objects.published())).distinct()
    return rows


def strained(model):
    """The rows of tests/data/stress.json: long words, many scripts, both directions."""
    names = {field.name for field in model._meta.fields}
    field = "slug" if "slug" in names else "public_id" if "public_id" in names else None
    return model.objects.published().filter(**{f"{field}__startswith": "stress"}) if field else model.objects.none()
