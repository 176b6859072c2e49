"""Everything that an editor reads can be translated: the pages of the desk in a language of brackets."""

import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils.html import escape

from events.importing import drafts
from events.importing.sheet import KINDS, Sheet
from events.models import Contribution, Seminar, Session, SourceDocument, Speaker
from tests import factories
from tests.admin import desk as page
from tests.html import by_id
from tests.words import brackets, on_record, unmarked  # noqa: F401

pytestmark = pytest.mark.django_db
KEPT = ("SHA-256", "Authenticators", "authenticators", "True")  # words of others, who translate them or do not
LISTED = "seminar session contribution quote speaker organization topic country sdgtarget sourcedocument".split()
LISTS = [*(f"events_{name}" for name in LISTED), "auth_user", "auth_group", "mfa_authenticator"]
TEXT = (
    "Seminar on floors\n\nPanel: Floors\n\nMr Bo Berg, Adviser, Forum of Funds, spoke.\n\nIt grows.\n\n"
    "“Floors carry everybody who works.”\n\nMs Ana Lee spoke.\n\nIt shrinks.\n\nPage 1 of 2\n\nPanel: Roofs\n\nRain."
)


class Pages:
    """Asks for pages; keeps what they say by a name, and what was typed on them."""

    def __init__(self, client):
        self.client, self.html, self.typed = client, {}, [TEXT]
        self.known = [untranslatable(())]

    def remember(self):
        """Know what is on record by now, even where it is changed or deleted later."""
        self.known.append(untranslatable(self.typed))

    def get(self, name, address, **query):
        return self.keep(name, self.client.get(address, query))

    def post(self, name, address, data):
        response = self.client.post(address, data)
        if response.status_code != 302:
            return self.keep(name, response)
        self.html[name] = "".join(f"<p>{escape(message)}</p>" for message in get_messages(response.wsgi_request))
        return response

    def keep(self, name, response):
        self.html[f"{name} ({response.status_code})"] = response.content.decode()
        return response

    def opened(self, row, at="change"):
        return page.opened(self.client, row, at)

    def save(self, name, row, data=None, at="change", /, **changes):
        self.typed += [value for value in changes.values() if isinstance(value, str)]
        return self.post(name, page.address(row, at), (self.opened(row, at) if data is None else data) | changes)


def findings():
    """Yield what an import says of the documents on record: it knows no Django, and its words stay English."""
    for document in SourceDocument.objects.all():
        yield from KINDS.values()
        yield from strings(document.sheet)
        sheet = Sheet.from_dict(document.sheet, document.text)
        yield from (piece.label for piece in sheet.pieces)
        yield from (problem.message for problem in drafts.problems(document, sheet))


def strings(thing):
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return [thing] if isinstance(thing, str) else [text for part in parts for text in strings(part)]


def untranslatable(typed):
    dates = (seminar.dates for seminar in Seminar.objects.all())
    words = [str(word) for word in (*findings(), *dates)]
    return on_record(*KEPT, *typed, *words, *(word[:1].upper() + word[1:] for word in words), *map(str.lower, words))


def left(html, *known):
    pieces = [re.sub(r"^[›:\s]*(\d+\.?\d* )?|\bfrom (?=\d+ [A-Z])|[\s|:]+$", "", piece) for piece in unmarked(html)]
    return [piece for piece in pieces if not any(each.has(piece) for each in known)]


# --- The pages -------------------------------------------------------------------------------------------------------


def home_and_lists(pages):
    pages.get("home", reverse("admin:index"))
    for name in LISTS:
        pages.get(f"list of {name}", reverse(f"admin:{name}_changelist"))


def single_rows(pages):
    session, turn = Session.objects.get(), Contribution.objects.exclude(quotes=None).exclude(organization=None).first()
    for row in (
        session,
        session.seminar,
        turn,
        turn.quotes.first(),
        turn.speaker,
        turn.organization,
        factories.make_speaker(),
    ):
        pages.get(f"{row._meta.model_name} {row.pk}", page.address(row))
    for model in (Seminar, Session, Contribution):
        pages.get(f"blank {model._meta.model_name}", page.address(model, "add"))
    pages.get("no history", page.address(session, "history"))
    pages.save("name of another", Speaker, None, "add", name=turn.speaker.name, sort_name="x")


def next_seminar(pages):
    seminar = Seminar.objects.first()
    address = reverse("admin:events_seminar_next", args=[seminar.pk])
    sent = page.fields(pages.get("next seminar", address))
    pages.post("next seminar without a title", address, sent | {"title": ""})
    pages.post("next seminar, made", address, sent | {"title": "Seminar B"})
    pages.post("next seminar, sent twice", address, sent | {"title": "Seminar B"})
    pages.post("next seminar, typed on", address, sent | {"title": "Seminar C"})
    pages.get("history of it", page.address(Seminar.objects.get(title="Seminar B"), "history"))
    pages.typed += ["Seminar C"]


def faults(pages):
    session = factories.make_session(status="draft", title="Session A")
    factories.make_quote(factories.make_contribution(session))
    pages.save("faults of a session", session, **{
        "title": "", "position": "x", "start": "2016-99", "slug": "a b",
        "contributions-0-position": "x", "contributions-0-country": "999999",
        "contributions-0-quotes-0-position": "-1", "contributions-1-quotes-0-text": "Words of nobody",
    })  # fmt: skip
    pages.save("faults of a seminar", session.seminar, title="", website="x", start_date="x", slug="a b")
    shown, hidden = factories.make_session(title="Session Z"), factories.make_seminar(title="Hidden", status="draft")
    pages.save("moved out of sight", shown, seminar=str(hidden.pk))
    pages.save("what vanishes", factories.make_quote().contribution.session, **{"contributions-0-DELETE": "on"})
    sent = {"form_token": "x", "title": "My words", "contributions-TOTAL_FORMS": "9999"}
    pages.save("too many rows", session, sent, **sent)
    pages.post("gone", reverse("admin:events_session_change", args=[99_999]), {"form_token": "x"})


def conflicts(pages):
    session = factories.make_session(status="draft", title="Session C")
    for _ in range(2):
        factories.make_quote(factories.make_contribution(session))
    pages.remember()
    theirs = mine = pages.opened(session)
    pages.save("saved", session, theirs, **{
        "title": "Theirs", "contributions-0-DELETE": "on", "contributions-1-summary": "Their words",
        "contributions-1-quotes-0-featured": "on", "contributions-2-speaker": str(Speaker.objects.first().pk),
    })  # fmt: skip
    pages.save("saved twice", session, theirs, **{"title": "Theirs", "contributions-0-DELETE": "on"})
    changed = {"title": "Mine", "contributions-0-summary": "My words", "contributions-1-DELETE": "on"}
    pages.save("conflict", session, mine, **changed)
    pages.save("conflict of who knows what", session, mine | {"base_state": "", "base_version": ""}, **changed)
    turn = session.contributions.first()
    pages.post("deleted", page.address(turn, "delete"), pages.opened(turn) | {"post": "yes"})
    pages.get("history of a deletion", page.address(session, "history"))
    other = session.contributions.get()
    old = pages.opened(other)
    Session.objects.update(version=99)
    pages.save("conflict of a contribution", other, old, name="Ms Mine")


def publication(pages):
    seminar = factories.make_seminar(title="Seminar P", status="draft")
    session = factories.make_session(seminar, title="Session P", status="draft", position=2)
    factories.make_session(seminar, title="Session Q")
    for row in (session, seminar):
        pages.get(f"publish {row}", reverse(f"admin:events_{row._meta.model_name}_publish", args=[row.pk]))
    pages.get("unpublish nothing", reverse("admin:events_seminar_unpublish", args=[seminar.pk]))
    for verb in ("publish", "unpublish"):
        address = reverse(f"admin:events_session_{verb}", args=[session.pk])
        asked = pages.get(verb, address)
        seen = dict(asked.context_data["plans"])["alone"].seen
        pages.post(f"{verb}, stale", address, {"seen": "x", "way": "alone"})
        pages.post(f"{verb}, done", address, {"seen": seen, "way": "alone"})


def deletion(pages):
    public, alone = Session.objects.get(), factories.make_speaker("Nobody")
    session = factories.make_contribution(factories.make_session(status="draft", title="Session D")).session
    used = public.contributions.first()
    for row in (public, session, used, used.speaker, alone):
        pages.get(f"delete {row._meta.model_name} {row.pk}", page.address(row, "delete"))
    pages.post("deletion, stale", page.address(alone, "delete"), {"post": "yes", "base_version": "99"})
    lists = page.address(Speaker, "changelist")
    for chosen in (used.speaker.pk, alone.pk, 999_999):
        data = {"action": "delete_selected", "_selected_action": [str(chosen)]}
        pages.post(f"delete chosen {chosen}", lists, data)
    pages.post("delete chosen, not seen", lists, data | {"_selected_action": [str(alone.pk)], "post": "yes"})


def desk_of_imports(pages):
    add = page.address(SourceDocument, "add")
    pages.get("upload", add)
    pages.post("upload of nothing", add, {"text": ""})
    pages.post("upload of both", add, {"text": TEXT, "file": SimpleUploadedFile("a.docx", b"x")})
    pages.post("upload, read", add, {"text": TEXT})
    pages.post("upload, once more", add, {"text": TEXT})
    document = SourceDocument.objects.latest("pk")
    at = page.address(document)

    def press(name, shown, do, **changes):
        led_to = pages.client.post(at, page.fields(shown) | {"do": do} | changes).headers["Location"]
        shown = pages.get(name, led_to.partition("#")[0])
        document.refresh_from_db()
        pages.typed += [*changes.values(), *strings(document.sheet)]
        return shown

    shown = pages.get("desk", at, at="status", saved="12:00")
    shown = press("a part, open", shown, "open:4")
    shown = press("a contribution, started", shown, "start:4")
    shown = press("a decision, taken back", shown, "undo")
    shown = press("faults on it", shown, "keep", **{"seminar-title": "", "person-1-country": "Nowhere"})
    shown = press("nothing saved", shown, "confirm")
    pages.remember()
    mended = {"person-1-country": "", "seminar-title": "Seminar of floors", "session-0-place": "Hall"}
    shown = press("kept", shown, "keep", **mended)
    old = page.fields(shown) | {"version": "1"}
    pages.post("conflict on it", at, old | {"do": "keep", "session-0-place": "Hall of mine"})
    pages.typed += ["Hall of mine"]
    press("made into sessions", shown, "confirm", leave_out="1")
    pages.get("what became of it", at)
    pages.post("finished meanwhile", at, old | {"do": "keep", "session-0-place": "Hall of mine"})
    pages.get("contribution from a document", page.address(Contribution.objects.latest("pk")))
    pages.post("undone", reverse("admin:events_sourcedocument_undo", args=[document.pk]), {})
    pages.get("discard", page.address(document, "delete"), version="1")
    pages.post("undone again", reverse("admin:events_sourcedocument_undo", args=[document.pk]), {})
    pages.remember()
    document.delete()
    pages.post("discarded meanwhile", at, old | {"do": "keep"})


def roles(pages):
    turn = Session.objects.get().contributions.first()
    for role in ("Viewer", "Editor"):
        user = factories.make_user(f"{role} 2")
        user.groups.set(Group.objects.filter(name=role))
        pages.client.force_login(user)
        for row in (turn.session, turn, turn.speaker):
            pages.get(f"{role}: {row._meta.model_name}", page.address(row))
        pages.save(f"{role}: saving", turn.session, {"form_token": "x"}, title="My words")
        pages.save(f"{role}: adding", Contribution, {"form_token": "x", "session": str(turn.session_id)}, "add")


# --- The tests -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seed(django_db_setup, django_db_blocker):
    """Load the seed once for all tests of this module; each takes back what it wrote itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "countries", "sdgs", "seed", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pages(seed, desk, brackets):  # noqa: F811
    cache.clear()
    return Pages(desk)


PARTS = [home_and_lists, single_rows, next_seminar, faults, conflicts, publication, deletion, desk_of_imports, roles]


@pytest.mark.parametrize("ask", PARTS, ids=lambda part: part.__name__)
def test_pages_of_the_desk_say_nothing_that_cannot_be_translated(pages, ask):
    ask(pages)

    pages.remember()
    assert {name: found for name, html in pages.html.items() if (found := left(html, *pages.known))} == {}


def test_words_of_scripts_are_translated_by_the_page(pages):
    html = pages.client.get(page.address(Session, "add")).content.decode()

    words = by_id(html5lib.parse(html, namespaceHTMLElements=False), "words")
    said = {name: value for name, value in words.items() if name.startswith("data-")}
    assert len(said) == 11
    assert {name: value for name, value in said.items() if not re.fullmatch("⟦.+⟧", value)} == {}


def test_scripts_of_the_desk_ask_for_words_that_the_page_has(pages):
    root = Path(__file__).resolve().parent.parent.parent
    asked = set()
    for script in (root / "static/js/admin").glob("*.js"):
        for call in re.findall(r"wordsOf\(([^{}()]*)", script.read_text(encoding="utf-8")):
            asked |= set(re.findall(r'"(\w+)"', call))
    had = re.findall(r"data-([a-z-]+)=", (root / "templates/admin/events/_words.html").read_text(encoding="utf-8"))
    assert asked == {re.sub("-(.)", lambda match: match[1].upper(), name) for name in had}
