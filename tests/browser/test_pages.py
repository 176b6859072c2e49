"""Every public page type in Chromium: three widths, two schemes, no fault of any kind."""

import json
import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

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


def faults(chromium, axe, address, expect=200):
    """Open a page as a first visitor does, look at it in every width and scheme, and return whatever is wrong."""
    context = chromium.new_context(viewport={"width": WIDTHS[0], "height": 900})
    context.add_init_script(WATCH)
    page, found, finished = context.new_page(), [], []
    page.on("requestfailed", lambda request: found.append(f"request failed: {request.url}"))
    page.on("requestfinished", lambda request: finished.append(request))
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on("console", lambda message: found.append(f"console: {message.text}") if message.type == "error" else None)
    status = page.goto(address, wait_until="load").status
    page.evaluate("document.fonts.ready")
    sizes = [request.sizes() for request in finished]
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    if expect >= 400:  # the status of an error page is an error to the console
        found = [fault for fault in found if "Failed to load resource" not in fault]
    if status != expect:
        found.append(f"status {status}")
    if weight > HEAVIEST:
        found.append(f"{weight} bytes transferred")
    found += [f"outside the site: {r.url}" for r in finished if urlsplit(r.url).netloc != urlsplit(address).netloc]
    page.evaluate(axe)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"at {width} px, {scheme}: {fault}" for fault in seen(page)]
    found += [f"content security: {violation}" for violation in page.evaluate("window.__csp")]
    context.close()
    return [f"{address}: {fault}" for fault in found]


def seen(page):
    """Return what is wrong with a page as it stands: too wide, or a fault or doubt of axe."""
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    result = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations', 'incomplete']})", RULES)
    return [
        *([f"{overflow} px too wide"] if overflow > 0 else []),
        *(f"axe {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]),
        *(
            f"axe cannot tell {doubt['id']}: {doubt['nodes'][0]['html'][:120]}"
            for doubt in result["incomplete"]
            if doubt["id"] != "color-contrast"
        ),
    ]


@pytest.mark.parametrize("route", routes())
def test_page_has_no_fault(site, chromium, axe, route):
    addresses = [site.address + path for path in site.of(route)]
    assert addresses
    found = [fault for address in addresses if is_html(address) for fault in faults(chromium, axe, address)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/no/such/page/", 404),
        ("/?q=%00", 400),
        ("/sessions/?year=nonsense", 400),
        ("/sessions/?year=1815", 200),
        ("/countries/france/", 200),
        ("/admin/account/login/", 200),
    ],
)
def test_other_answers_have_no_fault(site, chromium, axe, path, status):
    assert "\n".join(faults(chromium, axe, site.address + path, status)) == ""


def test_faults_are_seen(chromium, axe):
    page = chromium.new_page(viewport={"width": 320, "height": 900})
    page.set_content("<img src='data:,'><div style='width:900px'>wide</div>")
    page.evaluate(axe)
    found = "\n".join(seen(page))
    page.close()
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


def test_quote_is_copied_with_its_attribution(site, chromium):
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site.address}/quotes/")
    page.click("[data-copy] >> nth=0")
    page.locator("[data-copy]:text-is('Copied')").wait_for()

    assert page.locator("body > .vh[role=status]").inner_text() == "Copied with its attribution"
    words = page.get_attribute("[data-copy] >> nth=0", "data-copy")
    assert page.evaluate("navigator.clipboard.readText()") == words
    context.close()


def test_quote_that_could_not_be_copied_is_said(site, chromium):
    page = chromium.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(f"{site.address}/quotes/")
    page.click("[data-copy] >> nth=0")
    page.locator("[data-copy]:text-is('Could not copy')").wait_for()

    assert page.locator("body > .vh[role=status]").inner_text() == "Could not copy"
    page.close()
