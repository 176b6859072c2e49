"""The change lists and the staff home at 200,000 rows of each kind."""

import statistics
import time

import pytest
from django.core.cache import cache
from django.utils import timezone

from events.models import Contribution, Organization, Quote, Seminar, Session, Speaker
from tests.factories import make_user

ROWS = 200_000
LIMIT = 0.3
LISTS = [
    "/admin/",
    "/admin/events/seminar/",
    "/admin/events/seminar/?year=2010",
    "/admin/events/seminar/?q=title+1999",
    "/admin/events/session/",
    "/admin/events/session/?p=3999",
    "/admin/events/session/?status__exact=published&kind__exact=panel",
    "/admin/events/session/?year=2010",
    "/admin/events/session/?q=title+1999",
    "/admin/events/contribution/",
    "/admin/events/session/?q=person+1999",
    "/admin/events/session/?seminar=1999",
    "/admin/events/contribution/?session=1999",
    "/admin/events/contribution/?state=draft",
    "/admin/events/contribution/?state=published",
    "/admin/events/contribution/?role__exact=chair",
    "/admin/events/contribution/?job_title__isempty=1",
    "/admin/events/contribution/?q=person+1999",
    "/admin/events/contribution/?q=nowhere+to+be+found",
    "/admin/events/quote/",
    "/admin/events/quote/?featured__exact=1",
    "/admin/events/quote/?state=draft",
    "/admin/events/quote/?state=published",
    "/admin/events/quote/?q=person+1999",
    "/admin/events/speaker/",
    "/admin/events/speaker/?q=person+1999",
    "/admin/events/speaker/?q=person",
    "/admin/events/speaker/?spoken=no",
    "/admin/events/speaker/?spoken=yes",
    "/admin/events/speaker/1/change/",
    "/admin/events/organization/",
    "/admin/events/organization/?q=body+1999",
    "/admin/events/organization/1/change/",
]


def fill():
    now, numbers = timezone.now(), range(1, ROWS + 1)
    words = "A sentence of a paragraph that somebody said at a seminar. " * 25
    state = lambda n: {"status": "published", "published_at": now} if n % 20 else {"status": "draft"}  # noqa: E731

    def make(model, row):
        model.objects.bulk_create((model(pk=n, **row(n)) for n in numbers), batch_size=2000)

    make(Speaker, lambda n: {"name": f"Person {n}", "sort_name": f"{n * 7919 % ROWS:06} Person", "slug": f"p{n}"})
    make(Organization, lambda n: {"name": f"Body {n * 7919 % ROWS}", "slug": f"o{n}"})
    make(Seminar, lambda n: {"title": f"Title {n}", "slug": f"s{n}", "start_date": str(1950 + n % 75), **state(n)})
    make(
        Session,
        lambda n: {
            "seminar_id": n,
            "title": f"Title {n}",
            "slug": f"s{n}",
            "kind": "panel" if n % 3 else "plenary",
            "start": f"{1950 + n % 75}-05-01" if n % 2 else "",
            "introduction": words,
            **state(n + 1),
        },
    )
    make(
        Contribution,
        lambda n: {
            "session_id": n,
            "speaker_id": n % 1000 + 1,
            "organization_id": n % 1000 + 1,
            "name": f"Person {n}",
            "anchor": f"p{n}",
            "role": "speaker" if n % 7 else "chair",
            "job_title": "Director" if n % 5 else "",
            "summary": words,
        },
    )
    make(
        Quote,
        lambda n: {
            "contribution_id": n,
            "public_id": f"q{n:07}".translate(str.maketrans("0189", "abcd")),
            "text": f"Exact words {n}.",
            "featured": n % 100 == 0,
        },
    )


@pytest.mark.long
def test_lists_answer_in_time_at_200_000_rows(client, db):
    fill()
    client.force_login(make_user(superuser=True))
    client.get("/admin/")
    figures = {}
    for address in LISTS:
        times = []
        for _ in range(5):
            start = time.process_time()  # of this process alone, whatever else the machine does; SQLite runs in it
            response = client.get(address)
            times.append(time.process_time() - start)
            assert response.status_code == 200, (address, response)
        figures[address] = statistics.median(times)
    cache.clear()
    start = time.process_time()
    client.get("/admin/")
    print(f"{(time.process_time() - start) * 1000:7.0f} ms  /admin/, counted anew")

    for address, seconds in figures.items():
        print(f"{seconds * 1000:7.0f} ms  {address}")
    assert {address: seconds for address, seconds in figures.items() if seconds > LIMIT} == {}
