"""Every public page type in Chromium: three widths, two schemes, no fault of any kind."""

import json
import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.addresses import routes

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
HEAVIEST = 100_000  # bytes as transferred on a first visit, fonts included
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = (
    "window.__csp = []; addEventListener('securitypolicyviolation',"
    " e => window.__csp.push(e.violatedDirective + ' ' + e.blockedURI))"
)
ERRORS = ["/no/such/page/", "/?q=%00", "/sessions/?year=nonsense", "/sessions/?year=1815", "/countries/france/"]


@pytest.fixture(scope="session")
def axe():
    import axe_playwright_python

    return next(Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text(encoding="utf-8")


def is_html(address):
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.headers.get_content_type() == "text/html"
    except urllib.error.HTTPError as error:
        return error.headers.get_content_type() == "text/html"


def faults(chromium, axe, address, width, scheme, expect=200):
    """Open a page as a first visitor does, and return whatever is wrong with it."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.add_init_script(WATCH)
    page, found, finished = context.new_page(), [], []
    page.on("requestfailed", lambda request: found.append(f"request failed: {request.url}"))
    page.on("requestfinished", finished.append)
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on(
        "console",
        # The status of an error page is an error to the console too.
        lambda message: (
            found.append(f"console: {message.text}")
            if message.type == "error" and not (expect >= 400 and "Failed to load resource" in message.text)
            else None
        ),
    )
    status = page.goto(address, wait_until="load").status
    page.evaluate("document.fonts.ready")
    if status != expect:
        found.append(f"status {status}")
    sizes = [request.sizes() for request in finished]
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    if weight > HEAVIEST:
        found.append(f"{weight} bytes transferred")
    found += [f"outside the site: {r.url}" for r in finished if not r.url.startswith(address[: address.index("/", 8)])]
    found += [f"content security: {violation}" for violation in page.evaluate("window.__csp")]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        found.append(f"{overflow} px too wide")
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    found += [f"axe {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]
    found += [
        f"axe cannot tell {doubt['id']}: {doubt['nodes'][0]['html'][:120]}"
        for doubt in result["incomplete"]
        if doubt["id"] != "color-contrast"
    ]
    context.close()
    return [f"{address} at {width} px, {scheme}: {fault}" for fault in found]


def everywhere(chromium, axe, address, expect=200):
    return [f for width in WIDTHS for scheme in SCHEMES for f in faults(chromium, axe, address, width, scheme, expect)]


@pytest.mark.parametrize("route", routes())
def test_page_has_no_fault(site, chromium, axe, route):
    addresses = [site.address + path for path in site.of(route)]
    assert addresses
    found = [fault for address in addresses if is_html(address) for fault in everywhere(chromium, axe, address)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/no/such/page/", 404),
        ("/?q=%00", 400),
        ("/sessions/?year=nonsense", 400),
        ("/sessions/?year=1815", 200),
        ("/countries/france/", 200),
        ("/admin/login/", 200),
    ],
)
def test_other_answers_have_no_fault(site, chromium, axe, path, status):
    assert "\n".join(everywhere(chromium, axe, site.address + path, status)) == ""


def test_faults_are_seen(site, chromium, axe):
    page = "data:text/html,<html><body><img src='x'><div style='width:900px'>wide</div><a href='/'></a></body></html>"
    found = "\n".join(faults(chromium, axe, page.replace("<html>", "<html>//", 1), 320, "light"))
    assert "axe image-alt" in found
    assert "px too wide" in found


def test_session_prints_as_a_document_of_eight_pages(site, chromium, tmp_path):
    from pypdf import PdfReader

    (path,) = (path for path in site.of("events:session-detail") if "stress" not in path)
    page = chromium.new_page()
    page.goto(site.address + path, wait_until="load")
    page.evaluate("document.fonts.ready")
    page.pdf(path=tmp_path / "session.pdf", prefer_css_page_size=True)
    page.close()
    pages = [sheet.extract_text() for sheet in PdfReader(tmp_path / "session.pdf").pages]
    assert len(pages) == 8
    assert [f"Page {number} of 8" in " ".join(text.split()) for number, text in enumerate(pages, 1)] == [True] * 8


def test_page_needs_no_script(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    (path,) = (path for path in site.of("events:session-detail") if "stress" not in path)
    page.goto(site.address + path)
    assert page.locator("section.contribution").count() == 7
    assert page.locator("h1").inner_text() != ""
    context.close()


def test_nu_checker_finds_no_error(site, tmp_path):
    """Run by `.ci/run` with NU_CHECKER; without it the pages are checked by html5lib alone, in the suite."""
    files = {}
    for number, path in enumerate([path for _, path in site.pages] + ERRORS):
        if is_html(site.address + path):
            file = tmp_path / f"{number}.html"
            try:
                body = urllib.request.urlopen(site.address + path, timeout=10).read()
            except urllib.error.HTTPError as error:
                body = error.read()
            file.write_bytes(body)
            files[file.name] = path
    assert len(files) > 15
    checker = os.environ.get("NU_CHECKER")
    if checker:
        command = [
            "java",
            "-jar",
            checker,
            "--exit-zero-always",
            "--format",
            "json",
            *map(str, sorted(tmp_path.iterdir())),
        ]
        said = subprocess.run(command, capture_output=True, text=True, timeout=300).stderr
        messages = [m for m in json.loads(said)["messages"] if m["type"] == "error" or m.get("subType") == "warning"]
        found = [f"{files[m['url'].rpartition('/')[2]]}: {m['message']}: {m.get('extract', '')!r}" for m in messages]
        assert "\n".join(found) == ""
