"""Many editors on the same pages, in any order: no save lands on what its editor has not seen, none is lost."""

import random

import pytest
from django.contrib.auth.models import User

from events import publishing
from events.models import Contribution, Organization, Quote, Seminar, Session, Source, Speaker
from tests import factories
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session

WORDS = ("title", "summary", "text", "name", "biography", "other_names", "acronym", "venue", "hosts", "description")


def of_session():
    session = make_full_session(turns=1, quotes=1)
    return session, lambda: [session, *Contribution.objects.filter(session=session)]


def of_seminar():
    seminar = factories.make_seminar(status="draft")
    for words in ("A letter", "A speech"):
        Source.objects.create(seminar=seminar, fact="dates", description=words)
    return seminar, lambda: [seminar]


def of_speaker():
    speaker = factories.make_speaker()
    return speaker, lambda: [speaker]


def of_organization():
    body = factories.make_organization()
    return body, lambda: [body]


WORLDS = (of_session, of_seminar, of_session, of_speaker, of_organization)
TYPED = {
    ("contributions", "summary"): ("contribution", 0, "summary"),
    ("quotes", "text"): ("quote", 0, "text"),
    ("sources", "description"): ("source", 0, "description"),
}
MODELS = {
    model._meta.model_name: model for model in (Seminar, Speaker, Organization, Session, Contribution, Quote, Source)
}


class Editor:
    """Somebody with a page open, who changes one thing on it and saves."""

    def __init__(self, client, rows, number):
        self.client, self.rows, self.number, self.edits = client, rows, number, 0

    def open(self, chance):
        self.row = chance.choice(self.rows())
        self.data = page.opened(self.client, self.row)

    def edit(self, chance):
        """Change a field, add a row or delete one; return the key of what was changed and its new words."""
        self.edits += 1
        words = f"Editor {self.number}, edit {self.edits}"
        rows = {name: key for name, key in self.keys() if key[2] == "id" and "-" in name}
        kind = chance.choices(("change", "add", "delete"), (6, 2, 1))[0]
        if kind == "add" and (blank := sorted(self.blank())):
            name, key = chance.choice(blank)
            row = name.rpartition("-")[0]
            if key[0] == "contribution":
                self.data[f"{row}-speaker"] = [str(Speaker.objects.values_list("pk", flat=True)[0])]
            if key[0] == "source":
                self.data[f"{row}-fact"] = ["dates"]
            self.data[name] = [words]
            return key, words
        if kind == "delete" and rows:
            name = chance.choice(sorted(rows))
            self.data[name.removesuffix("id") + "DELETE"] = ["on"]
            return (*rows[name][:2], "DELETE"), "gone"
        names = {name: key for name, key in self.keys() if key[2] in WORDS or self.may_move(key)}
        name = chance.choice(sorted(names))
        if name.endswith("position"):
            words = str(chance.randint(1, 9))
        self.data[name] = [words]
        return names[name], words

    def blank(self):
        """Yield the fields of blank rows in which words can be typed, each with the key of a row to come."""
        for name in self.data:
            prefix, _, column = name.rpartition("-")
            holder = prefix.partition("-quotes-")[0] if "-quotes-" in prefix else ""
            if holder and self.data[f"{holder}-id"] == [""]:
                continue  # it would need a contribution first
            if self.data.get(f"{prefix}-id") == [""] and (key := TYPED.get((prefix.rsplit("-", 2)[-2], column))):
                yield name, key

    def withdrawn(self, key, shown):
        """Tell whether the page took a deletion back, for the others changed that row and nobody has read it yet."""
        self.data = shown
        ticked = any(found == (*key[:2], "id") and f"{name[:-2]}DELETE" in shown for name, found in self.keys())
        return key[2] == "DELETE" and not ticked

    def may_move(self, key):
        return key[2] == "position" and isinstance(self.row, Session)  # elsewhere other rows make room

    def keys(self):
        """Return each field of the page with the row and column it stands for; blank rows are left out."""
        for name in self.data:
            prefix, _, column = name.rpartition("-")
            key = self.data.get(f"{prefix}-id", [None])[0] if prefix else self.row.pk
            if key and column.isidentifier():
                inner = "quote" if "quotes-" in prefix else prefix.partition("s-")[0]
                yield name, (inner or self.row._meta.model_name, int(key), column)


def is_kept(key, words):
    kind, pk, column = key
    rows = MODELS[kind].objects.filter(pk=pk)
    if column == "DELETE":
        return not rows.exists()
    return [str(value) for value in rows.values_list(column, flat=True)] == [words]


def where(key, words):
    """Return the key under which words are by now: a row that was added, or kept although it was deleted, is new."""
    kind, pk, column = key
    rows = MODELS[kind].objects
    if column == "DELETE" or rows.filter(pk=pk).exists():
        return key
    return kind, rows.filter(**{column: words}).values_list("pk", flat=True).first(), column


def without(acknowledged, key, holders):
    """Return what is still to be kept once a row was deleted by somebody who saw it as it was."""
    kind, pk, _ = key
    gone = {(kind, pk)}
    if kind == "contribution":
        gone |= {("quote", quote) for quote, holder in holders.items() if holder == pk}
    return {kept: words for kept, words in acknowledged.items() if kept[:2] not in gone or kept[2] == "DELETE"}


def interleave(client, seed):
    """Let 2 to 5 editors open, edit, save and insist in random order; return what was lost without a choice.

    Whoever insists keeps what the others changed in other fields, so that an edit is replaced in its own field only.
    """
    chance = random.Random(seed)
    root, rows = WORLDS[seed % len(WORLDS)]()
    kind, model = root._meta.model_name, type(root)
    editors = [Editor(client, rows, number) for number in range(chance.randint(2, 5))]
    for editor in editors:
        editor.open(chance)
    acknowledged, lost = {}, []
    for _ in range(len(editors) + 2):
        editor = chance.choice(editors)
        if hasattr(root, "status") and chance.random() < 0.15:  # somebody publishes or unpublishes it meanwhile
            verb, status = chance.choice([(publishing.publish, "published"), (publishing.unpublish, "draft")])
            verb(User.objects.get(), **{f"{kind}s": [root.pk]})
            acknowledged[kind, root.pk, "status"] = status
        seen = int(editor.data["base_version"][0])
        now = model.objects.values_list("version", flat=True).get(pk=root.pk)
        key, words = editor.edit(chance)
        holders = dict(Quote.objects.values_list("pk", "contribution"))
        response = page.sent(client, editor.row, editor.data)
        if vanishing := getattr(response, "context_data", {}).get("vanishing"):
            response = page.sent(client, editor.row, page.fields(response), may_vanish=vanishing.token)
        if (response.status_code == 302) != (seen == now):
            lost.append(f"seed {seed}: saved on version {seen} while it was at {now}")
        conflict = response.status_code == 409 and getattr(response, "context_data", {}).get("conflict")
        if conflict and chance.random() < 0.4:
            shown = page.fields(response) | {"overwrite_version": conflict["version"]}
            response = page.sent(client, editor.row, shown)
            acknowledged = {key: words for key, words in acknowledged.items() if key[2] != "position"}
            if editor.withdrawn(key, shown) or key[2] == "position":
                key = None
        if response.status_code == 302 and key:
            if key[2] == "DELETE":
                acknowledged = without(acknowledged, key, holders)
            key = where(key, words)
            if (key[1], key[2]) != (None, "position"):  # what others deleted stays so where it was only moved
                acknowledged[key] = words
        lost += [f"seed {seed}: {key} {words}" for key, words in acknowledged.items() if not is_kept(key, words)]
        editor.open(chance)
    return lost


@pytest.mark.parametrize("seed", range(5))
def test_interleaved_editors_lose_nothing(desk, seed):
    assert interleave(desk, seed) == []


@pytest.mark.ci
@pytest.mark.parametrize("first", range(1000, 1300, 50))
def test_300_interleavings_lose_nothing(desk, first):
    assert [fault for seed in range(first, first + 50) for fault in interleave(desk, seed)] == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(10_000, 20_000, 100))
def test_10000_interleavings_lose_nothing(desk, first):
    assert [fault for seed in range(first, first + 100) for fault in interleave(desk, seed)] == []
