"""Eight people press Save at the same moment, over four worker processes: one of them wins, seven are told."""

import os
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
def site(tmp_path, monkeypatch):
    site = Site(tmp_path)
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        site.environment["DATABASE_URL"] = make_database(os.environ["DATABASE_URL"], "racing_saves")
        site.run("manage.py", "migrate", "--verbosity", "0")
        site.run("manage.py", "loaddata", "countries", "sdgs", "seed", "--verbosity", "0")
    site.run("-c", "import django; django.setup(); from events.models import *; Session.objects.exclude(pk=1).delete()")
    site.key = site.run("-c", SIGN_IN).strip()
    site.start(workers=4)
    yield site
    site.stop()


def make_database(url, name):
    import psycopg  # only where PostgreSQL is tried

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return urllib.parse.urlsplit(url)._replace(path=f"/{name}").geturl()


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
