"""Every public page as a document: strict HTML, whole links, one name for each thing, and no cookie."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.core.management import call_command

from tests.addresses import addresses, in_use, routes, strained

OTHER_ANSWERS = ["/no/such/page/", "/?q=%00", "/sessions/?year=nonsense", "/sessions/?year=1815", "/countries/france/"]
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Return the answer of every public page of the seed and of a straining record, by address."""
    from django.db import transaction
    from django.test import Client

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "countries", "sdgs", "seed", "tests/data/stress.json", verbosity=0)
        client = Client()
        paths = [path for _, path in [*addresses(in_use), *addresses(strained)]]
        answers = {path: client.get(path) for path in dict.fromkeys([*paths, *OTHER_ANSWERS])}
        linked = {link for path, answer in answers.items() if is_html(answer) for link in links(path, answer)}
        statuses = {link: status(client, link) for link in sorted(linked - set(answers))}
        transaction.set_rollback(True)
    return answers, statuses


def is_html(answer):
    return answer.headers["Content-Type"].startswith("text/html") and answer.status_code != 301


def status(client, link):
    answer = client.get(link)
    b"".join(answer)  # read to its end, a file is closed
    return answer.status_code


def parsed(answer):
    return html5lib.HTMLParser(strict=True).parse(answer.content, transport_encoding="utf-8")


def links(path, answer):
    """Return every address of this site that a page links to or loads, without fragments."""
    tree = html5lib.parse(answer.content, transport_encoding="utf-8")
    found = set()
    for element in tree.iter():
        for attribute in ("href", "src", "action"):
            target = urljoin("http://testserver" + path, element.get(attribute, "") or path)
            if urlsplit(target).netloc == "testserver":
                found.add(urldefrag(target)[0].removeprefix("http://testserver"))
    return found


def html(pages):
    return {path: answer for path, answer in pages[0].items() if is_html(answer)}


def test_every_route_is_visited(pages):
    assert len(html(pages)) > len(routes()) - 8


def test_pages_are_strict_html(pages):
    faults = {}
    for path, answer in html(pages).items():
        try:
            parsed(answer)
        except html5lib.html5parser.ParseError as fault:
            faults[path] = fault
    assert faults == {}


def test_ids_are_unique_and_fragments_lead_somewhere(pages):
    ids, faults = {}, []
    for path, answer in html(pages).items():
        named = [element.get("id") for element in parsed(answer).iter() if element.get("id")]
        faults += [f"{path}: {name} twice" for name in set(named) if named.count(name) > 1]
        ids[path] = set(named)
    for path, answer in html(pages).items():
        for element in parsed(answer).iter(f"{XHTML}a"):
            target, fragment = urldefrag(urljoin(path, element.get("href", "")))
            if fragment and target in ids and fragment not in ids[target]:
                faults.append(f"{path}: {target}#{fragment}")
    assert faults == []


def test_links_lead_to_pages(pages):
    answers, statuses = pages
    broken = {link: status for link, status in statuses.items() if status >= 400}
    assert broken == {}
    assert len(answers) + len(statuses) > 50


def test_pages_have_title_language_and_one_heading(pages):
    faults, titles = [], {}
    for path, answer in html(pages).items():
        tree = parsed(answer)
        if not tree.get("lang"):
            faults.append(f"{path}: no language")
        if len(list(tree.iter(f"{XHTML}h1"))) != 1:
            faults.append(f"{path}: {len(list(tree.iter(f'{XHTML}h1')))} main headings")
        title = "".join(next(tree.iter(f"{XHTML}title")).itertext()).strip()
        if answer.status_code == 200:
            titles.setdefault(title, []).append(path)
    assert faults == []
    assert {title: paths for title, paths in titles.items() if len({p.partition("?")[0] for p in paths}) > 1} == {}


def test_pages_set_no_cookie_and_vary_by_none(pages):
    cookies = {path: answer.cookies.output() for path, answer in pages[0].items() if answer.cookies}
    assert cookies == {}


def test_public_forms_carry_no_token(pages):
    assert [path for path, answer in html(pages).items() if b"csrfmiddlewaretoken" in answer.content] == []


def test_words_of_the_record_stay_words(pages):
    path = next(path for path in html(pages) if path.endswith("/stress-session/"))
    body = html(pages)[path].content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;/main&gt;" in body
    assert "*no emphasis*" in body
    assert not re.search(r"<script>alert", body)
