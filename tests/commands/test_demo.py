"""The one command of a stranger."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from itertools import takewhile
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from events.models import Country, Quote, SDGTarget, Seminar
from tests.factories import make_seminar

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_account_in_environment(monkeypatch):
    for name in ("USERNAME", "PASSWORD", "EMAIL"):
        monkeypatch.delenv(f"DJANGO_SUPERUSER_{name}", raising=False)


def demo(*arguments):
    out = io.StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def test_demo_loads_the_record_and_makes_an_account(db):
    printed = demo("--no-serve")

    password = re.search(r"with the password (\w+)", printed)[1]
    account = authenticate(username="editor", password=password)
    assert (account.is_staff, account.is_superuser) == (True, True)
    assert (Seminar.objects.count(), Quote.objects.count()) == (1, 6)
    assert SDGTarget.objects.count() == 17 + 169
    assert printed.startswith("On record are seminars: 1, sessions: 1, contributions: 7, quotes: 6.\n")


def test_demo_run_again_changes_nothing(db):
    demo("--no-serve")
    Seminar.objects.update(short_title="Changed by hand")
    before = list(User.objects.values()), list(Quote.objects.values())

    printed = demo("--no-serve")

    assert (list(User.objects.values()), list(Quote.objects.values())) == before
    assert Seminar.objects.get().short_title == "Changed by hand"
    assert "manage.py changepassword editor" in printed


def test_demo_leaves_a_record_in_use_alone(db):
    make_seminar(title="Our own")

    demo("--no-serve")

    assert [seminar.title for seminar in Seminar.objects.all()] == ["Our own"]
    assert Country.objects.count() == 0


def test_demo_takes_the_account_from_the_environment(db, monkeypatch):
    for name, value in (("USERNAME", "ana"), ("PASSWORD", "a long secret"), ("EMAIL", "ana@example.org")):
        monkeypatch.setenv(f"DJANGO_SUPERUSER_{name}", value)

    printed = demo("--no-serve")

    assert authenticate(username="ana", password="a long secret").email == "ana@example.org"
    assert "a long secret" not in printed


@pytest.mark.parametrize("address", ["nowhere:port", "127.0.0.1:70000", "0", "a b:80", "127.0.0.1:", "::1:80"])
def test_demo_refuses_a_bad_address_before_any_work(db, address):
    with pytest.raises(CommandError) as refusal:
        demo(address)

    assert refusal.value.returncode == 1
    assert str(refusal.value).startswith(f"“{address}” is no address to serve at")
    assert not User.objects.exists()


def test_demo_does_not_serve_a_site_in_production(db, settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="SECRET_KEY is set"):
        demo("8999")


def test_demo_says_that_the_port_is_taken(db):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Cannot serve at 127.0.0.1:{port}: Address already in use"):
            demo(str(port))


@pytest.mark.ci
def test_demo_serves_static_files_without_collecting_them(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    hidden = ("SECRET_KEY", "DATABASE_URL", "DEBUG")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    server = subprocess.Popen(
        [sys.executable, "manage.py", "demo", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env=environment | {"VAR_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        printed = list(takewhile(lambda line: not line.startswith("Press"), server.stdout))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/css/proceedings.css", timeout=10) as answer:
            assert (answer.status, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
        assert [line.strip() for line in printed[-3:]] == [
            f"Site: http://127.0.0.1:{port}/",
            f"Staff: http://127.0.0.1:{port}/admin/",
            f"Passkeys need an address with a name: http://localhost:{port}/admin/",
        ]
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
    finally:
        server.kill()
        server.stdout.close()
