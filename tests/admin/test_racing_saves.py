"""Eight people press Save at the same moment, over four worker processes: one of them wins, seven are told."""

import os
import re
import threading
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.admin.desk import _Fields
from tests.browser.conftest import Site
from tests.browser.test_admin_pages import SIGN_IN

pytestmark = pytest.mark.ci

ROUNDS, RACERS = 60, 8
STATE = """
import django
django.setup()
from events.models import Session
session = Session.objects.get()
print(session.version, session.introduction, session.contributions.first().summary, sep="|")
"""
PAGE = "/admin/events/session/1/change/"


class Browser(urllib.request.HTTPRedirectHandler):
    """Somebody signed in, who follows no redirect: the first answer tells who won."""

    def __init__(self, site):
        self.site, self.cookies = site.address, f"sessionid={site.key}"
        self.opener = urllib.request.build_opener(self)

    def redirect_request(self, *_):
        return None

    def ask(self, path, data=None):
        body = urllib.parse.urlencode(data, doseq=True).encode() if data else None
        request = urllib.request.Request(self.site + path, body, {"Cookie": self.cookies})
        try:
            with self.opener.open(request, timeout=60) as answer:
                if cookie := answer.headers.get("Set-Cookie", ""):
                    self.cookies = f"{self.cookies.partition(';')[0]}; {cookie.partition(';')[0]}"
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def form(self, path):
        parser = _Fields()
        parser.feed(self.ask(path)[1])
        return parser.fields


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path, **of_postgres())
    site.run("-c", "import django; django.setup(); from events.models import *; Session.objects.exclude(pk=1).delete()")
    site.key = site.run("-c", SIGN_IN).strip()
    site.start(workers=4)
    yield site
    site.stop()


def of_postgres():
    """Return the environment of a new database beside the one that DATABASE_URL names; nothing for SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {}
    import psycopg  # only where PostgreSQL is tried

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS racing_saves WITH (FORCE)")
        connection.execute("CREATE DATABASE racing_saves")
    server = {name: value for name, value in os.environ.items() if name.startswith("PG")}
    return server | {"DATABASE_URL": re.sub(r"/[^/?]*(?=\?|$)", "/racing_saves", url, count=1)}


def test_of_eight_saves_at_once_one_wins_each_round(site):
    browser = Browser(site)
    first = int(browser.form(PAGE)["base_version"][0])

    for number in range(ROUNDS):
        answers = race(browser, number)
        assert sorted(status for status, _ in answers) == [302] + [409] * (RACERS - 1)
        won = next(words for status, words in answers if status == 302)
        version, introduction, summary = site.run("-c", STATE).strip().split("|") if number % 10 == 9 else (0, won, won)
        assert (introduction, summary) == (won, won)
    assert int(version) == first + ROUNDS


def race(browser, number):
    """Open one page eight times, change two rows on each, and send all of them at once."""
    page = browser.form(PAGE)
    start, answers = threading.Barrier(RACERS), []

    def save(racer):
        words = f"Round {number}, racer {racer}"
        data = page | {
            "form_token": f"{number:016}{racer:016}",
            "introduction": words,
            "contributions-0-summary": words,
        }
        start.wait()
        answers.append((browser.ask(PAGE, data)[0], words))

    threads = [threading.Thread(target=save, args=[racer]) for racer in range(RACERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
