"""Requests that no browser sends: whatever comes in, no answer is a 5xx and none takes two seconds.

The same requests come each time. `FUZZ_REQUESTS` and `FUZZ_SEED` in the environment ask for more or for others.
"""

import io
import os
import random
import string
import sys
import time
from urllib.parse import quote_from_bytes

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections

from tests.addresses import PARAMETERS, addresses, published

SLOWEST = 2.0  # seconds
SEED = int(os.environ.get("FUZZ_SEED", "20160906"))

EVIL = [
    b"", b"\0", b"a\0b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"%", b"%zz", b"%00", b"..",
    b"../../etc/passwd", b"'", b'"', b"<script>", b"{{ 7*7 }}", b"{% debug %}", b"' OR 1=1 --", b"*", b"\\",
    b"//", b"-", b"-1", b"0", b"1e9", b"NaN", b"9" * 30, b"99999999999999999999", b"1.5", b"2016-13", b"0000",
    b"true", b"null", b"none", b"None", b"1.3", b"99.z", b"x" * 300, b"x" * 9000, "ສະຫວັດ".encode(),
    "\u202eevil".encode(), "e\u0301".encode(), "\u0660\u0661".encode(), b"a,b", b"a b", b"\r\nSet-Cookie: a=b",
    b"${jndi:ldap://x}", b"%2e%2e%2f", b"+", b"&", b"=", b";", b"#", b"\x7f", b"\x1b[31m",
]  # fmt: skip
NAMES = [*PARAMETERS, "utf8", "q[]", "page[0]", "speaker[name]", "__proto__", "", "next", "_to_field", "e", "format"]
METHODS = (
    ["GET"] * 30 + ["HEAD"] * 5 + ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get", "G\x7fT"]
)
HOSTS = [
    "testserver",
    "",
    "evil.example",
    "testserver:99999",
    "testserver:",
    "[::1",
    "a b",
    "testserver\x00",
    "ü.example",
    "x" * 300,
    "testserver,evil.example",
    "127.0.0.1:8000@evil",
    ".",
    "-",
]
HEADERS = {
    "HTTP_RANGE": [
        "bytes=0-0",
        "bytes=-1",
        "bytes=9-1",
        "bytes=a-b",
        "bytes=0-,1-",
        "lines=1",
        "bytes=" + "0-1," * 500,
    ],
    "HTTP_IF_NONE_MATCH": ['"1"', "*", '"', "W/", '"a", "b"', "x" * 5000, "\xff"],
    "HTTP_IF_MATCH": ['"1"', "*", '"', "\x00"],
    "HTTP_IF_MODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "Thu, 99 Jan 99999 99:99:99 GMT", "0", ""],
    "HTTP_IF_UNMODIFIED_SINCE": ["Thu, 01 Jan 1970 00:00:00 GMT", "x", "Wed, 00 Foo 0000 00:00:00 GMT"],
    "HTTP_COOKIE": [
        "sessionid=x",
        "sessionid=" + "x" * 5000,
        "csrftoken=\x00",
        "=",
        ";;;",
        "a=\xff",
        'm="\\777',
        "sessionid",
    ],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br;q=1.0, *;q=0", ";;;", "gzip;q=NaN", "x" * 3000],
    "HTTP_ACCEPT_LANGUAGE": ["lo", "en;q=2", "*" * 999, "zz-" * 500, "\xff", "fr,;q=,en"],
    "HTTP_ACCEPT": ["*/*", "application/json", "a/b;q=x", "\x00"],
    "HTTP_REFERER": ["https://evil.example/", "x", "http://[", "\xff"],
    "HTTP_ORIGIN": ["null", "https://evil.example", "http://[::1"],
    "HTTP_X_FORWARDED_PROTO": ["https", "x,y"],
    "HTTP_X_FORWARDED_FOR": ["1.2.3.4", "x", "::1, \xff"],
    "HTTP_X_FORWARDED_HOST": ["evil.example"],
    "HTTP_X_HTTP_METHOD_OVERRIDE": ["DELETE"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_TRANSFER_ENCODING": ["chunked"],
    "REMOTE_ADDR": ["127.0.0.1", "", "not an address"],
}
BODIES = [
    ("application/x-www-form-urlencoded", b"username=a&password=b&next=//evil.example"),
    ("application/x-www-form-urlencoded", b"username=%00&password=%ff&csrfmiddlewaretoken=x"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a\0"\r\n\r\n\xff\r\n--x--'),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    ("application/json", b"{" * 2000),
    ("\xff/\x00", b"a" * 5000),
    ("", b""),
]


def fuzz_path(rng, path):
    raw = path.encode()
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        place = rng.randint(1, len(raw))
        how = rng.randrange(4)
        if how == 0:
            raw = raw[:place] + rng.choice(EVIL) + raw[place:]
        elif how == 1:
            raw = raw[:place] + raw[place + rng.randint(1, 5) :]
        elif how == 2:
            raw = raw.rstrip(b"/") + b"/" + rng.choice(EVIL) + rng.choice([b"", b"/"])
        else:
            raw = raw.rstrip(b"/") + rng.choice([b".csv", b".json", b".x", b"//", b"/./", b""])
    return raw


def fuzz_query(rng):
    parts = []
    for _ in range(rng.choice([0, 1, 1, 2, 3, 5])):
        name = rng.choice(NAMES).encode()
        values = [rng.choice([*EVIL, *(v.encode() for v in PARAMETERS.get(name.decode(), ["x"]))])]
        values *= rng.choice([1, 1, 1, 2, 50])
        for raw in values:
            quoted = quote_from_bytes(raw, safe="").encode() if rng.random() < 0.8 else raw.translate(None, b" \r\n#")
            parts.append(name + rng.choice([b"=", b"=", b"=", b"", b"[]=", b"=="]) + quoted)
    return rng.choice([b"&", b"&", b"&", b";", b"&&"]).join(parts)


def fuzz_request(rng, paths):
    """Return the WSGI environment of one request, as gunicorn would build it from the bytes on the wire."""
    method = rng.choice(METHODS)
    content_type, body = rng.choice(BODIES) if method not in ("GET", "HEAD") or rng.random() < 0.03 else ("", b"")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": fuzz_path(rng, rng.choice(paths)).decode("latin-1"),
        "QUERY_STRING": fuzz_query(rng).decode("latin-1"),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": rng.choice(["HTTP/1.1", "HTTP/1.0"]),
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver" if rng.random() < 0.9 else rng.choice(HOSTS),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": rng.choice(["http", "https"]),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if body:
        environ |= {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": rng.choice([str(len(body)), "", "-1", "x", "10"])}
    for name in rng.sample(sorted(HEADERS), rng.choice([0, 1, 2, 3])):
        environ[name] = rng.choice(HEADERS[name])
    if rng.random() < 0.05:
        environ["HTTP_X_" + "".join(rng.choices(string.ascii_uppercase, k=5))] = rng.choice(EVIL).decode("latin-1")
    return environ


def send(handler, environ):
    """Return the status of the answer, once it is read to its end."""
    statuses = []
    answer = handler(environ, lambda status, headers, exc_info=None: statuses.append(int(status[:3])))
    for _ in answer:
        pass
    answer.close()
    return statuses[-1]


def fuzz(requests, seed):
    """Send the requests, and return a line for each that was answered with a 5xx, too late or not at all."""
    call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
    staff = ["/admin/account/login/", "/admin/"]
    paths = [path for _, path in addresses(published)] + [*staff, "/static/css/proceedings.css"]
    rng, handler, faults, raised = random.Random(seed), WSGIHandler(), [], []
    note = lambda **_: raised.append(repr(sys.exc_info()[1])[:200])  # noqa: E731
    got_request_exception.connect(note)
    for signal in (request_started, request_finished):  # the connection holds the test's own transaction
        signal.disconnect(close_old_connections)
    try:
        for number in range(requests):
            environ = fuzz_request(rng, paths)
            start = time.perf_counter()
            try:
                status = send(handler, environ)
            except Exception as error:
                status = repr(error)
            seconds = time.perf_counter() - start
            if status == 503 or not isinstance(status, int) or status >= 500 or seconds > SLOWEST:
                sent = {name: value for name, value in environ.items() if name.isupper() and value}
                faults.append(f"request {number}: {status} after {seconds:.2f} s, {raised[-1:]}\n{sent!r:.900}")
    finally:
        got_request_exception.disconnect(note)
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    return faults


@pytest.mark.django_db
def test_no_request_breaks_the_site():
    assert "\n".join(fuzz(int(os.environ.get("FUZZ_REQUESTS", "1000")), SEED)) == ""


@pytest.mark.ci
@pytest.mark.django_db
def test_no_request_of_20000_breaks_the_site():
    assert "\n".join(fuzz(20_000, SEED + 1)) == ""


@pytest.mark.long
@pytest.mark.django_db
def test_no_request_of_100000_breaks_the_site():
    assert "\n".join(fuzz(100_000, SEED + 2)) == ""


@pytest.mark.django_db
def test_fuzzing_finds_a_view_that_breaks(monkeypatch):
    from django.views.defaults import page_not_found

    def fragile(request, exception, **kwargs):
        if "x" * 300 in request.get_full_path():
            raise ValueError("too long for me")
        return page_not_found(request, exception)

    monkeypatch.setattr("django.views.defaults.page_not_found", fragile)
    monkeypatch.setattr("django.conf.urls.handler404", fragile)
    assert "too long for me" in "\n".join(fuzz(300, SEED))
