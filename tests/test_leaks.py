"""What is not published cannot be told from what never existed: non-interference over every public address.

A random record is answered for twice, once with drafts of every kind among it and once without. Every byte must be
the same: of every page, list, filter, header, redirect and refusal. Planted leaks prove that the comparison sees.
"""

import gzip
import os

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.addresses import EXAMPLES, PARAMETERS, addresses, everything, published, routes
from tests.drafts import NOW, World, former_addresses
from tests.leaks import LEAKS

IGNORED = {"Date"}
PROBES = [
    ("HEAD", {}),
    ("GET", {"HTTP_IF_NONE_MATCH": '"1"'}),
    ("GET", {"HTTP_IF_NONE_MATCH": "*"}),
    ("GET", {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 2037 00:00:00 GMT"}),
    ("GET", {"HTTP_RANGE": "bytes=0-99"}),
    ("GET", {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ("GET", {"HTTP_ACCEPT": "application/json", "HTTP_ACCEPT_LANGUAGE": "fr"}),
    ("POST", {}),
    ("OPTIONS", {}),
]


def everywhere(world, most=None):
    """Return the requests to compare: method, address and headers; at most so many. Call it while drafts are there."""
    walked = list(addresses(everything))
    requests = [("GET", address, {}) for _, address in walked]
    others = [("GET", address, {}) for address in former_addresses()]
    others += [("GET", address.rstrip("/"), {}) for _, address in walked[::5] if address != "/"]
    others += [("GET", f"{address.rstrip('/')}-2/", {}) for _, address in walked[::9] if address != "/"]
    others += [("GET", "/no-such-page/", {}), ("GET", "/seminars/no-such-seminar/", {})]
    for address in lists(walked):
        others += [("GET", f"{address}?{query}", {}) for query in queries(world)]
    samples = {(route, world.token in address): address for route, address in walked}
    for address in samples.values():
        others += [(method, address, headers) for method, headers in PROBES]
    if most is None:
        return requests + others
    requests = world.rng.sample(requests, min(len(requests), most * 2 // 3))
    return requests + world.rng.sample(others, min(len(others), most - len(requests)))


def lists(walked):
    return [address for route, address in walked if route.endswith("-list") or route in ("events:search",)]


def queries(world):
    """Return queries that name drafts, that name public things, and that name both."""
    values = {name: list(known) for name, known in PARAMETERS.items()}
    slugs = {
        "seminar": world.seminars,
        "speaker": world.speakers,
        "organization": world.organizations,
        "topic": world.topics,
    }
    for name, public in slugs.items():
        rows = type(public[0])._base_manager.filter(slug__contains=world.token)
        values[name] += [public[0].slug, *rows.order_by("pk").values_list("slug", flat=True)[:2]]
    values["country"].append("france")
    values["sdg"].append("10.2")
    values["q"] += [world.token, "Plain"]
    chosen = [
        f"{name}={value}" for name in values for value in world.rng.sample(values[name], min(3, len(values[name])))
    ]
    flat = [(name, value) for name, known in values.items() for value in known]
    for _ in range(6):
        chosen.append("&".join(f"{name}={value}" for name, value in world.rng.sample(flat, world.rng.randint(2, 3))))
    return chosen


def answer(client, method, address, headers):
    response = client.generic(method, address, **headers)
    body = b"".join(response) if response.streaming else response.content
    answered = {name: value for name, value in response.items() if name not in IGNORED}
    if answered.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
        answered.pop("Content-Length", None)
    return response.status_code, answered, response.cookies.output(), body


def record(requests):
    """Yield the answer to every request, and to a repetition with the validators that came with the answer."""
    cache.clear()
    client = Client(raise_request_exception=False)
    for method, address, headers in requests:
        first = answer(client, method, address, headers)
        yield first
        validators = {"HTTP_IF_NONE_MATCH": "ETag", "HTTP_IF_MODIFIED_SINCE": "Last-Modified"}
        asked = {name: first[1][header] for name, header in validators.items() if header in first[1]}
        yield answer(client, "GET", address, asked) if method == "HEAD" and asked else None


def differences(seed, most=None):
    """Yield what drafts change in the answers of one world, and where the answers hold words of theirs."""
    world = World(seed)
    with transaction.atomic():
        world.build()
        with transaction.atomic():
            world.hide()
            requests = everywhere(world, most)
            with_drafts = list(record(requests))
            transaction.set_rollback(True)
        asked = [request for request in requests for _ in range(2)]  # each may be repeated with validators
        for request, had, has in zip(asked, record(requests), with_drafts, strict=True):
            if had != has:
                yield f"{request}: {explain(had, has)}"
            if has and world.token not in request[1] and world.token in f"{has[1]} {has[3].decode('utf-8', 'replace')}":
                yield f"{request} holds a draft's words"
        transaction.set_rollback(True)


def explain(had, has):
    """Say in which part two answers differ."""
    if had[0] != has[0]:
        return f"status {had[0]} became {has[0]}"
    if had[1] != has[1] and had[3] == has[3]:
        return f"headers {sorted(set(had[1].items()) ^ set(has[1].items()))!r:.300}"
    place = next(
        (n for n, (a, b) in enumerate(zip(had[3], has[3], strict=False)) if a != b), min(len(had[3]), len(has[3]))
    )
    return f"{had[3][max(0, place - 80) : place + 60]!r} became {has[3][max(0, place - 20) : place + 60]!r}"


@pytest.fixture
def frozen(monkeypatch):
    """Stop the clock: answers may depend on the day."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def test_every_route_has_examples():
    assert [route for route, parameters in routes().items() if parameters and route not in EXAMPLES] == []


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(int(os.environ.get("LEAK_WORLDS", "1"))))
def test_drafts_change_no_byte(frozen, seed):
    assert "\n".join(differences(seed, most=250)) == ""


@pytest.mark.ci
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(100, 120))
def test_drafts_change_no_byte_in_many_worlds(frozen, seed):
    assert "\n".join(differences(seed)) == ""


@pytest.mark.long
@pytest.mark.django_db
def test_drafts_change_no_byte_in_1000_worlds(frozen):
    for seed in range(1000, 2000):
        assert "\n".join(differences(seed)) == "", seed


@pytest.mark.django_db
def test_comparison_walks_every_route(frozen):
    world = World(0)
    world.build()
    world.hide()
    asked = {address for _, address, _ in everywhere(world)}
    assert {address for _, address in addresses(everything)} <= asked
    assert {address for _, address in addresses(published)} <= asked
    assert sum(world.token in address for address in asked) > 50


# --- Planted leaks ---------------------------------------------------------------------------------------------------


def found_by_comparison(leak, monkeypatch):
    LEAKS[leak](monkeypatch)
    return any(True for seed in range(4) for _ in differences(seed, most=250 + 250 * seed))


@pytest.mark.ci  # some seconds for each
@pytest.mark.django_db
@pytest.mark.parametrize("leak", sorted(LEAKS))
def test_every_planted_leak_is_found(frozen, monkeypatch, leak):
    assert found_by_comparison(leak, monkeypatch)


def test_leaks_are_planted_in_thirty_places():
    assert len(LEAKS) >= 30
