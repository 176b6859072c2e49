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
        """Return the key of the changed field and its new words."""
        self.edits += 1
        words = f"Editor {self.number}, edit {self.edits}"
        names = {name: key for name, key in self.keys() if key[2] in WORDS or self.may_move(key)}
        name = chance.choice(sorted(names))
        if name.endswith("position"):
            words = str(chance.randint(1, 9))
        self.data[name] = [words]
        return names[name], words

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


def stored(key):
    kind, pk, column = key
    return str(MODELS[kind].objects.values_list(column, flat=True).get(pk=pk))


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
        response = page.sent(client, editor.row, editor.data)
        if (response.status_code == 302) != (seen == now):
            lost.append(f"seed {seed}: saved on version {seen} while it was at {now}")
        if response.status_code == 409 and chance.random() < 0.4:
            shown = page.fields(response) | {"overwrite_version": response.context_data["conflict"]["version"]}
            response = page.sent(client, editor.row, shown)
        if response.status_code == 302:
            acknowledged[key] = words
        lost += [f"seed {seed}: {key} {words}" for key, words in acknowledged.items() if stored(key) != words]
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
