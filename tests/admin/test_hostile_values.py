"""Values that no browser sends, in every field and parameter of the admin: no answer is a 5xx.

The same requests come each time: in the suite and in CI a share, drawn from all.
"""

import logging
import random
import sys
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.db import transaction
from django.urls import reverse

from events.importing import drafts
from events.models import Quote, Source
from tests import factories
from tests.admin import desk as page

SEED = 20160906
VALUES = [
    "9" * 5_000, "9" * 21, str(2**63), "-1", "٣", "", "a", "a\0b", "\ud800", "\\ud800", "[", "\\", "%", "new:\0",
    "é" * 3_000, "a " * 1_400,
]  # fmt: skip
FORM = "application/x-www-form-urlencoded"
OF_LISTS = [
    "q", "p", "o", "e", "all", "_facets", "_popup", "_to_field", "_changelist_filters", "year", "spoken", "state",
]  # fmt: skip
LOOKUPS = [
    "", "__exact", "__in", "__isnull", "__isempty", "__regex", "__lt", "__id", "__pk__in", "__exact__in", "__year",
]  # fmt: skip
OF_ACTIONS = ["_selected_action", "action", "index", "select_across", "post", "seen", "way"]
OF_COMPLETION = ["term", "page", "app_label", "model_name", "field_name"]
OF_FORMS = ["_popup", "_to_field", "_continue", "_publish", "_saveasnew", "overwrite_version", "may_vanish"]


def make_record():
    """Make a row of every kind that the admin knows, and return the rows."""
    country, target, topic = factories.make_country(), factories.make_sdg(), factories.make_topic()
    session = factories.make_session(status="draft")
    Source.objects.create(seminar=session.seminar, fact="dates", description="A letter")
    turn = factories.make_contribution(session, organization=factories.make_organization(), topics=[topic])
    quote = factories.make_quote(turn)
    document, _ = drafts.take(b"Chair: Ms Ana Lee, Director, ILO\n\nMs Lee opened the session.", "a.txt")
    named = [session.seminar, session, turn, quote, turn.speaker, turn.organization, topic, country, target]
    return [*named, document, User.objects.get(), Group.objects.get(name="Viewer")]


def forms(desk, row, verbs):
    """Yield each field of the pages on which a row is changed, added or deleted, with what is sent beside it."""
    for verb in verbs:
        if verb == "add" and isinstance(row, Quote):
            continue
        sent = page.opened(desk, type(row) if verb == "add" else row, verb)
        sent = {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"}
        at = page.address(type(row) if verb == "add" else row, verb)
        for name in [*sent, *OF_FORMS]:
            yield "POST", at, sent, name
        if verb == "add":
            for name in {*sent, "_popup", "_to_field", "_changelist_filters"}:
                yield "GET", at, {}, name


def lists(row):
    """Yield each parameter of the list of a kind, and of the actions on it."""
    at = page.address(type(row), "changelist")
    names = [field.name for field in row._meta.fields] + ["pk"]
    for name in [*OF_LISTS, *(f"{name}{lookup}" for name in names for lookup in LOOKUPS)]:
        yield "GET", at, {}, name
    actions = {"delete_selected", *(getattr(admin.site.get_model_admin(type(row)), "actions", None) or ())}
    for action in sorted(actions):
        for name in OF_ACTIONS:
            yield "POST", at, {"action": [action], "_selected_action": [row.pk]}, name


def others(row):
    """Yield the parts of what is completed as one types, and of the way to the site."""
    meta = row._meta
    for field in admin.site.get_model_admin(type(row)).get_autocomplete_fields(None):
        sent = {"app_label": [meta.app_label], "model_name": [meta.model_name], "field_name": [field]}
        for name in OF_COMPLETION:
            yield "GET", reverse("admin:autocomplete"), sent, name
    yield "GET", reverse("admin:view_on_site", args=[ContentType.objects.get_for_model(row).pk, row.pk]), {}, "x"


def requests(desk, verbs=("change", "add", "delete")):
    """Return all requests: each field and parameter with each value."""
    cache.clear()
    asked = [one for row in make_record() for one in [*forms(desk, row, verbs), *lists(row), *others(row)]]
    return [(method, at, sent | {name: [value]}, name) for method, at, sent, name in asked for value in VALUES]


def faults(desk, asked):
    """Send the requests, undo each, and return a line for each that was answered with a 5xx."""
    found, raised = [], []
    note = lambda **_: raised.append(repr(sys.exc_info()[1])[:200])  # noqa: E731
    got_request_exception.connect(note)
    desk.raise_request_exception = False
    logging.disable()
    try:
        for method, at, sent, name in asked:
            body = urlencode(sent, doseq=True, errors="surrogatepass")
            with transaction.atomic():
                response = desk.get(f"{at}?{body}") if method == "GET" else desk.post(at, body, content_type=FORM)
                transaction.set_rollback(True)
            if response.status_code >= 500:
                found.append(f"{response.status_code} {method} {at} {name}={sent[name][0][:30]!r}: {raised[-1:]}")
    finally:
        logging.disable(logging.NOTSET)
        got_request_exception.disconnect(note)
    return found


def test_no_value_breaks_the_admin(desk):
    asked = random.Random(SEED).sample(requests(desk, ["change"]), 60)

    assert "\n".join(faults(desk, asked)) == ""


@pytest.mark.ci
def test_no_value_of_2000_breaks_the_admin(desk):
    asked = random.Random(SEED + 1).sample(requests(desk), 2_000)

    assert "\n".join(faults(desk, asked)) == ""


@pytest.mark.long
def test_no_value_at_all_breaks_the_admin(desk):
    assert "\n".join(faults(desk, requests(desk))) == ""


def test_hostile_values_find_a_page_that_breaks(desk, monkeypatch):
    topic = factories.make_topic()

    def fragile(self, lookup, value, request):
        if value == "[":
            raise RuntimeError("not a pattern")
        return True

    monkeypatch.setattr("events.admin.asking.AskingMixin.lookup_allowed", fragile)
    asked = [(method, at, sent | {name: ["["]}, name) for method, at, sent, name in lists(topic) if name == "slug"]

    assert ["not a pattern" in line for line in faults(desk, asked)] == [True]
