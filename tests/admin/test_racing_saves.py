"""Eight people press Save at the same moment, over four worker processes: one of them wins, seven are told."""

import os
import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.admin.desk import _Fields
from tests.browser.conftest import Site
from tests.browser.test_admin_pages import SIGN_IN

pytestmark = pytest.mark.ci

ROUNDS, RACERS, MEETINGS = 60, 8, 30
STATE = """
import django
django.setup()
from events.models import Session
session = Session.objects.get()
print(session.version, session.introduction, session.contributions.first().summary, sep="|")
"""
NEW_SPEAKER = """
import django
django.setup()
from events.models import Speaker
print(Speaker.objects.create(name="Hana Racing", slug="hana-racing", sort_name="Racing").pk)
"""
NAMED = """
import sys
import django
django.setup()
from events.models import Speaker
speaker = Speaker.objects.get(pk=sys.argv[1])
print(speaker.contributions.count(), speaker.biography)
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


def test_person_and_session_that_names_them_are_saved_at_once(site):
    browser = Browser(site)
    speaker = site.run("-c", NEW_SPEAKER).strip()
    person = f"/admin/events/speaker/{speaker}/change/"

    for number in range(MEETINGS):
        session, biography = browser.form(PAGE), browser.form(person) | {"biography": f"Round {number}"}
        row = f"contributions-{int(session['contributions-TOTAL_FORMS'][0]) - 1}"
        session |= {f"{row}-speaker": speaker, f"{row}-summary": f"Round {number}"}
        answers = at_once([(PAGE, session, 0), (person, biography, number * 0.004)], browser)
        assert answers == [302, 302]
    assert site.run("-c", NAMED, speaker).split() == [str(MEETINGS), "Round", str(MEETINGS - 1)]


def at_once(requests, browser):
    """Send several forms from a barrier, each after its own delay in seconds; return the answers in that order."""
    start, answers = threading.Barrier(len(requests)), [None] * len(requests)

    def send(place, path, data, delay):
        start.wait()
        time.sleep(delay)
        answers[place] = browser.ask(path, data)[0]

    threads = [threading.Thread(target=send, args=[place, *request]) for place, request in enumerate(requests)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def race(browser, number):
    """Open one page eight times, change two rows on each, and send all of them at once."""
    page = browser.form(PAGE)
    racing = [f"Round {number}, racer {racer}" for racer in range(RACERS)]
    forms = [
        page
        | {
            "form_token": f"{number:016}{racer:016}",
            "introduction": words,
            "contributions-0-summary": words,
        }
        for racer, words in enumerate(racing)
    ]
    return list(zip(at_once([(PAGE, form, 0) for form in forms], browser), racing, strict=True))
