"""Imports point down only, and a few habits of the house. Read from the sources with `ast`: nothing is imported."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EVENTS = ROOT / "events"

# A unit is a module or a whole package of the app. The longest name that fits decides.
LAYERS = {
    "text": 0,
    "dates": 0,
    "fields": 0,
    "counts": 0,
    "triggers": 0,
    "querysets": 0,
    "importing": 0,
    "importing.readers": 0,
    "importing.parser": 0,
    "models": 1,
    "search": 2,
    "facets": 2,
    "importing.drafts": 2,
    "exports": 2,
    "publishing": 3,
    "desk": 3,
    "editing": 3,
    "filters": 3,
    "forms": 3,
    "feeds": 3,
    "sitemaps": 3,
    "api": 3,
    "views": 4,
    "admin": 4,
    "management.commands": 4,
    "templatetags": 4,
    "apps": 4,
    "urls": 5,
}
APART = (2, 4)  # the units of these layers do not import one another
PURE = ("text", "dates", "importing")  # no Django, save where a longer name says otherwise
MAY_NAME_MODELS = ("querysets",)  # below the models, yet asks for them by name when it is called
EMPTY = ("", "management")


def unit_of(module):
    """Return the unit of LAYERS that a dotted name inside the app belongs to, or None."""
    parts = module.split(".")
    return next((name for n in range(len(parts), 0, -1) if (name := ".".join(parts[:n])) in LAYERS), None)


def is_pure(module):
    return unit_of(module) in ("importing.readers", "importing.parser", *PURE)


def modules(*packages):
    """Yield every module as its dotted name inside the repository, its path and its tree."""
    for package in packages:
        yield from modules_of(package)


@cache
def modules_of(package):
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found.append((name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return found


def imported(module, path, tree):
    """Yield the dotted name of everything that a module imports, at its top or inside a function."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *(node.module or "").split(".")]).strip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def app_modules():
    for name, path, tree in modules("events"):
        inner = name.removeprefix("events").removeprefix(".")
        if not inner.startswith("migrations"):
            yield inner, path, tree


def inside(name):
    """Return the name inside the app of something imported from it, or None."""
    return name.removeprefix("events.") if name.startswith("events.") else None


def calls(tree):
    """Yield the last part of the name of every function that is called, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield name, node.lineno


def templates():
    for folder in (ROOT / "templates", EVENTS / "templates"):
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".txt", ".xml"))


# --- The order -------------------------------------------------------------------------------------------------------


def test_every_module_has_a_layer():
    homeless = [
        module
        for module, path, tree in app_modules()
        if module not in EMPTY and unit_of(module) is None and not (path.name == "__init__.py" and not tree.body)
    ]
    assert homeless == []


def test_imports_point_down():
    upward = []
    for module, path, tree in app_modules():
        here = unit_of(module)
        for name in imported(module, path, tree):
            there = inside(name) and unit_of(inside(name))
            if here is None or there is None or here == there:
                continue
            if LAYERS[there] > LAYERS[here] or (LAYERS[there] == LAYERS[here] and LAYERS[here] in APART):
                upward.append(f"{module} imports {name}")
    assert upward == []


def test_imports_make_no_circle():
    below = {}
    for module, path, tree in app_modules():
        names = {inside(name) for name in imported(module, path, tree)} - {None}
        below.setdefault(unit_of(module), set()).update({unit_of(name) for name in names} - {unit_of(module), None})
    done = set()
    while ready := [unit for unit in below if unit not in done and below[unit] <= done | (set(LAYERS) - set(below))]:
        done.update(ready)
    assert set(below) - done == set()


def test_pure_modules_import_no_django():
    impure = [
        f"{module} imports {name}"
        for module, path, tree in app_modules()
        if is_pure(module)
        for name in imported(module, path, tree)
        if name.split(".")[0] in ("django", "environ", "seminar")
    ]
    assert impure == []


def test_models_are_imported_and_not_asked_for_by_name():
    by_name = [
        f"{module}:{line}"
        for module, _, tree in app_modules()
        if module not in MAY_NAME_MODELS
        for name, line in calls(tree)
        if name == "get_model"
    ]
    assert by_name == []


def test_migrations_import_no_models():
    wrong = [
        f"{module} imports {name}"
        for module, path, tree in modules("events/migrations")
        for name in imported(module, path, tree)
        if inside(name) and LAYERS[unit_of(inside(name))] > 0
    ]
    assert wrong == []


def test_project_package_knows_no_seminars():
    wrong = [
        f"{module} imports {name}"
        for module, path, tree in modules("seminar")
        for name in imported(module, path, tree)
        if name.split(".")[0] == "events"
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source", "name"),
    [
        ("events.text", "def f():\n    from .models import Quote", "events.models.Quote"),
        ("events.importing.readers.pdf", "from ..drafts import save", "events.importing.drafts.save"),
        ("events.models", "from . import views", "events.views"),
        ("events.models", "import events.urls", "events.urls"),
    ],
)
def test_reading_of_imports_finds_every_form(module, source, name):
    path = Path("__init__.py" if module == "events.models" and "from ." in source else "module.py")
    module = "events" if path.name == "__init__.py" else module
    assert list(imported(module, path, ast.parse(source))) == [name]


# --- The habits ------------------------------------------------------------------------------------------------------


def test_modules_stay_under_500_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for package in ("events", "seminar", "tests")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


def test_templates_stay_under_150_lines():
    long = {
        path.name: lines for path in templates() if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 150
    }
    assert long == {}


def test_no_module_is_called_utils():
    assert [name for name, *_ in modules("events", "seminar") if name.split(".")[-1] in ("utils", "helpers")] == []


def test_no_signals_of_our_own():
    signals = []
    for name, path, tree in modules("events", "seminar"):
        signals += [f"{name} imports {what}" for what in imported(name, path, tree) if "signals" in what]
        signals += [f"{name}:{line}" for what, line in calls(tree) if what in ("receiver", "connect", "Signal")]
    assert signals == []


def test_no_logic_in_save():
    saves = [
        f"{name}.{node.name}"
        for name, _, tree in modules("events/models")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete")
    ]
    assert saves == []


def is_written_here(pattern):
    """Tell whether a pattern stands in the source, as it is or to be translated: no other words are marked safe."""
    words = [pattern]
    if isinstance(pattern, ast.Call) and getattr(pattern.func, "id", "") in ("_", "gettext", "ngettext"):
        words = pattern.args[: 2 if pattern.func.id == "ngettext" else 1]
    return all(isinstance(each, ast.Constant) for each in words)


def test_html_is_marked_safe_only_by_tags():
    marked = [
        f"{name}:{line}"
        for name, _, tree in modules("events", "seminar")
        if not name.startswith("events.templatetags")
        for what, line in calls(tree)
        if what in ("mark_safe", "SafeString", "html_safe")
    ]
    formatted = [
        f"{name}:{node.lineno}"
        for name, _, tree in modules("events", "seminar")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "format_html"
        and node.args
        and not is_written_here(node.args[0])
    ]
    assert marked + formatted == []


FORBIDDEN_IN_TEMPLATES = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "text marked safe": re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off"),
    "another site's file": re.compile(r"<(?:script|img|iframe)[^>]*\ssrc=[\"']?(?:https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_templates_hold_no(what):
    pattern = FORBIDDEN_IN_TEMPLATES[what]
    found = [
        f"{path.relative_to(ROOT)}: {match[0][:60]}"
        for path in templates()
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "html"),
    [
        ("a style attribute", '<p class="a" style="color: red">'),
        ("a handler attribute", "<a href='/' onclick=\"go()\">"),
        ("a style element", "<style>p {}</style>"),
        ("an inline script", "<script>go()</script>"),
        ("a script address", '<a href="javascript:go()">'),
        ("text marked safe", "{{ title|safe }}"),
        ("another site's file", '<script src="//example.org/a.js"></script>'),
    ],
)
def test_forbidden_patterns_find(what, html):
    assert FORBIDDEN_IN_TEMPLATES[what].search(html)


def test_sources_speak_of_the_project_alone():
    # Written in halves, so that this file is not found by itself.
    words = re.compile("|".join(("/wo" + "rk/", r"\.\./sha" + "red", "chat" + "gpt", "co-auth" + "ored-by")), re.I)
    kinds = {".py", ".html", ".md", ".css", ".js", ".toml", ".txt", ".json", ".xml", ""}
    folders = ("events", "seminar", "templates", "static", "tests", "fixtures", ".ci")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    paths += [ROOT / "README.md", ROOT / "pyproject.toml", ROOT / "requirements.txt"]
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in paths
        if path.suffix in kinds and "__pycache__" not in path.parts
        for match in words.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
