"""The ground: settings and the environment, headers on every kind of answer, errors, logs, and the tools' verdicts."""

import ast
import io
import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import include, path

from seminar.errors import server_error
from seminar.logs import JsonFormatter
from seminar.settings import sqlite_journal
from tests.factories import make_user

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PRODUCTION = {"SECRET_KEY": "k" * 30 + "0123456789" * 3, "ALLOWED_HOSTS": "record.example.org"}


def run(tmp_path, *command, **environment):
    """Run a command of this Python in a clean environment, and return how it ended."""
    clean = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "LANG": "C.UTF-8"} | environment
    return subprocess.run(
        [sys.executable, "-W", "error", *command], cwd=ROOT, env=clean, capture_output=True, text=True, timeout=60
    )


# --- The environment -------------------------------------------------------------------------------------------------


def environment_names():
    """Return the name of every environment value that settings.py reads, as often as it reads it."""
    tree = ast.parse((ROOT / "seminar/settings.py").read_text(encoding="utf-8"))
    reads = [
        (node.lineno, node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "env"
    ]
    return [name for _, name in sorted(reads)]


def test_settings_table_of_the_readme_is_complete():
    section = re.search(r"^## Settings$(.*?)^## ", README, re.MULTILINE | re.DOTALL)[1]
    assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == environment_names()


def test_environment_is_read_once_and_at_the_top():
    names = environment_names()
    assert len(names) == len(set(names))
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("seminar", "events")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)", path.read_text(encoding="utf-8"))
    }
    assert readers <= {"seminar/wsgi.py", "events/management/commands/demo.py"}


def test_readme_names_every_command():
    commands = {path.stem for path in (ROOT / "events/management/commands").glob("[!_]*.py")}
    assert {name for name in commands if f"`{name}" not in README} == set()


def test_readme_commands_are_one_line_each():
    lines = re.findall(r"^ *(python3 -m venv .*)$", README, re.MULTILINE)
    assert [line.split()[-2:] for line in lines] == [["manage.py", "demo"], ["-m", "pytest"]]


def test_readme_gives_a_reason_for_every_dependency():
    pinned = re.findall(r"^([\w-]+)(?:\[\w+\])?==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    libraries = README.partition("## Libraries")[2].casefold()
    assert [name for name in pinned if name.casefold() not in libraries] == []


# --- Starting --------------------------------------------------------------------------------------------------------


def test_production_passes_the_deployment_check(tmp_path):
    ended = run(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == "System check identified no issues (0 silenced).\n"


def test_deployment_check_refuses_to_run_without_a_secret(tmp_path):
    ended = run(tmp_path, "manage.py", "check", "--deploy")
    assert ended.returncode == 1
    assert "Set SECRET_KEY to a long random text before you deploy." in ended.stderr


def test_server_refuses_to_start_without_a_secret(tmp_path):
    ended = run(tmp_path, "-c", "import seminar.wsgi")
    assert ended.returncode == 1
    assert "Set SECRET_KEY to a long random text before you serve the site." in ended.stderr


def test_server_starts_with_a_secret(tmp_path):
    ended = run(tmp_path, "-c", "import seminar.wsgi as w; print(callable(w.application))", **PRODUCTION)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "True\n", "")


def test_other_commands_take_a_random_key_and_say_so(tmp_path):
    ended = run(tmp_path, "manage.py", "check")
    assert ended.returncode == 0
    assert ended.stderr == "SECRET_KEY is not set: a random key serves for this process.\n"


def printed(tmp_path, code):
    """Return what code prints in production, once the site is set up."""
    code = f"import sys, django; django.setup(); from django.conf import settings as s; {code}"
    return run(tmp_path, "-c", code, DJANGO_SETTINGS_MODULE="seminar.settings", **PRODUCTION).stdout


def test_site_starts_without_compiling_the_patterns_of_the_parser(tmp_path):
    modules = "'events.admin.imports' in sys.modules, 'events.importing.parser' in sys.modules"
    assert printed(tmp_path, f"import seminar.urls; print({modules})") == "True False\n"


def test_production_sends_visitors_to_https_with_strict_cookies(tmp_path):
    values = "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.DEBUG"
    assert printed(tmp_path, f"print({values})") == "True 31536000 __Host-sessionid True False\n"


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), "DELETE"),
        ((3, 44, 5), "DELETE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 0), "DELETE"),
        ((3, 50, 6), "DELETE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "DELETE"),
        ((3, 51, 3), "WAL"),
        ((3, 53, 0), "WAL"),
    ],
)
def test_sqlite_writes_ahead_only_where_that_is_safe(version, journal):
    assert sqlite_journal(version) == journal


# --- Tools -----------------------------------------------------------------------------------------------------------


def test_ruff_finds_nothing(tmp_path):
    ended = run(tmp_path, "-m", "ruff", "check", "--no-cache", ".")
    assert (ended.returncode, ended.stdout) == (0, "All checks passed!\n")


def test_ruff_would_format_nothing(tmp_path):
    ended = run(tmp_path, "-m", "ruff", "format", "--no-cache", "--check", ".")
    assert (ended.returncode, ended.stderr) == (0, "")


# --- Headers and errors ----------------------------------------------------------------------------------------------

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def fail(request, kind):
    raise {"500": RuntimeError, "503": OperationalError, "interface": InterfaceError, "data": DatabaseError}[kind](
        "The word zanzibar stands in the traceback alone."
    )


urlpatterns = [path("fail/<kind>/", fail), path("", include("seminar.urls"))]
handler500 = server_error


@pytest.fixture
def failing(settings):
    """Serve addresses that fail, to a client that gets the answer and not the exception."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def policy(value):
    return {directive.strip() for directive in value.split(";") if directive.strip()}


def assert_headers(response):
    assert policy(response.headers["Content-Security-Policy"]) == policy(HEADERS["Content-Security-Policy"])
    others = {name for name in HEADERS if name != "Content-Security-Policy"}
    assert {name: response.headers.get(name) for name in others} == {name: HEADERS[name] for name in others}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/sessions", 301),
        ("/admin/", 302),
        ("/admin/account/login/", 200),
        ("/no/such/page/", 404),
        ("/topics/a%00b/", 400),
        ("/?q=%ff", 400),
        ("/static/css/proceedings.css", 200),
        ("/healthz/live", 200),
    ],
)
def test_every_kind_of_answer_has_the_headers(client, address, status):
    response = client.get(address)
    b"".join(response)  # read to its end, a file is closed
    assert response.status_code == status
    assert_headers(response)


@pytest.mark.django_db
def test_refused_form_has_the_headers():
    response = Client(enforce_csrf_checks=True).post("/admin/account/login/", {"login": "a"})
    assert response.status_code == 403
    assert_headers(response)
    assert "<style" not in response.content.decode()


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("503", 503), ("interface", 503), ("data", 500)])
def test_failure_has_the_headers_and_tells_nothing(failing, kind, status):
    response = failing.get(f"/fail/{kind}/")
    assert response.status_code == status
    assert_headers(response)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers.get("Retry-After") == ("60" if status == 503 else None)
    assert "zanzibar" not in response.content.decode()


@pytest.mark.parametrize("status", [400, 404])
def test_error_pages_cost_no_query(failing, status):
    # No `db` fixture: a query would fail the test.
    response = failing.get("/?a=%00" if status == 400 else "/nowhere/")
    assert response.status_code == status
    assert_headers(response)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_database_away_answers_503(error):
    def away(execute, sql, *args):
        raise error("no such host as zanzibar")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(away):
        response = client.get("/sessions/")
        live = client.get("/healthz/live")
        ready = client.get("/healthz/ready")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert_headers(response)
    assert "zanzibar" not in response.content.decode() + ready.content.decode()
    assert (live.status_code, ready.status_code) == (200, 503)


# --- Logs ------------------------------------------------------------------------------------------------------------


def test_log_lines_are_json_with_traceback(failing, monkeypatch):
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h.formatter, JsonFormatter))
    stream = io.StringIO()
    monkeypatch.setattr(handler, "stream", stream)
    failing.get("/fail/500/")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    (line,) = (line for line in lines if "traceback" in line)
    assert {name: line[name] for name in ("level", "logger", "path")} == {
        "level": "ERROR",
        "logger": "django.request",
        "path": "/fail/500/",
    }
    assert "zanzibar" in line["traceback"]
    assert line["traceback"].startswith("Traceback")


# --- Cookies ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_staff_cookies_are_out_of_reach_of_scripts(client):
    make_user(superuser=True)
    response = client.post("/admin/account/login/", {"login": "editor", "password": "secret"})
    cookie = response.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
