"""Two editors on one session: nothing that was saved is lost without somebody having chosen so."""

import random

import pytest
from django.contrib.auth.models import User

from events import publishing
from events.models import Contribution, Quote, Session
from tests import factories
from tests.admin import desk as page
from tests.admin.test_session_page import make_full_session


def test_second_save_is_refused_and_keeps_what_was_typed(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-0-quotes-0-text": "The first editor's words"})

    response = page.sent(
        desk,
        session,
        second,
        title="My title",
        **{"contributions-0-summary": "My summary", "contributions-1-name": "x"},
    )

    typed = page.fields(response)
    assert response.status_code == 409
    assert typed["title"] == ["My title"]
    assert typed["contributions-0-summary"] == ["My summary"]
    assert typed["contributions-1-name"] == ["x"]
    assert Quote.objects.get().text == "The first editor's words"
    assert Session.objects.get().title == session.title


def test_refused_save_shows_what_the_other_changed(desk):
    session = make_full_session(turns=1)
    quote = Quote.objects.get()
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, title="Their title", **{"contributions-0-quotes-0-text": "Their words"})

    response = page.sent(desk, session, second, title="My title")

    rows = response.context_data["conflict"]["rows"]
    assert [(row.where, row.field, row.was, row.now, row.mine, row.mine_changed) for row in rows] == [
        ("Their title", "Title", session.title, "Their title", "My title", True),
        ("Their words", "Text", quote.text, "Their words", quote.text, False),
    ]
    assert response.context_data["conflict"]["last"].user.username == "editor"


def test_refused_save_is_refused_again(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, title="Theirs")

    refused = page.sent(desk, session, second, title="Mine")
    again = page.sent(desk, session, page.fields(refused))

    assert again.status_code == 409
    assert Session.objects.get().title == "Theirs"


def test_refused_save_may_replace_what_was_shown(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, title="Theirs")

    refused = page.sent(desk, session, second, title="Mine")
    chosen = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert chosen.status_code == 302
    assert Session.objects.get().title == "Mine"


def test_choice_to_replace_holds_for_what_was_shown_only(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, title="Theirs")
    refused = page.sent(desk, session, second, title="Mine")
    page.sent(desk, session, page.opened(desk, session), title="A third")

    chosen = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert chosen.status_code == 409
    assert Session.objects.get().title == "A third"


@pytest.mark.parametrize("token", ["", "x", "-1", "9" * 30])
def test_page_sent_without_its_version_is_refused(desk, token):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session), title="Mine", base_version=token)

    assert response.status_code == 409
    assert Session.objects.get().title == session.title


def test_save_sent_twice_is_saved_once(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, session) | {"contributions-0-quotes-1-text": "Added words"}

    first = page.sent(desk, session, data)
    second = page.sent(desk, session, data)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Quote.objects.count() == 2
    assert Session.objects.get().version == 2


def test_row_deleted_by_another_keeps_its_typed_text(desk):
    session = make_full_session(turns=2)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-0-DELETE": "on"})

    refused = page.sent(desk, session, second, **{"contributions-0-summary": "My summary"})
    chosen = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert refused.status_code == 409
    assert "Deleted by the other person" in refused.content.decode()
    assert page.fields(refused)["contributions-0-summary"] == ["My summary"]
    assert chosen.status_code == 302
    assert session.contributions.filter(summary="My summary").count() == 1
    assert Quote.objects.count() == 2


def test_row_that_vanished_without_a_trace_is_not_lost_in_silence(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, session) | {"contributions-0-summary": "My summary"}
    Contribution.objects.all().delete()

    refused = page.sent(desk, session, data)

    assert refused.status_code == 409
    assert "Somebody else deleted a row of this page." in refused.content.decode()
    assert page.fields(refused)["contributions-0-summary"] == ["My summary"]


def test_row_added_by_another_stays(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-1-speaker": factories.make_speaker().pk})

    refused = page.sent(desk, session, second, title="Mine")
    page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert "Added by the other person" in refused.content.decode()
    assert session.contributions.count() == 2
    assert Session.objects.get().title == "Mine"


def test_contribution_page_is_guarded_by_its_session(desk):
    session = make_full_session(turns=2)
    one, _ = session.contributions.all()
    first, second = page.opened(desk, one), page.opened(desk, session)

    saved = page.sent(desk, one, first, summary="Their summary")
    refused = page.sent(desk, session, second, title="Mine")

    assert (saved.status_code, refused.status_code) == (302, 409)
    assert Session.objects.get().version == 2
    assert Contribution.objects.get(pk=one.pk).summary == "Their summary"


def test_contribution_page_refuses_after_its_session_was_saved(desk):
    session = make_full_session(turns=1)
    turn = session.contributions.get()
    data = page.opened(desk, turn)
    page.sent(desk, session, page.opened(desk, session), title="Theirs")

    refused = page.sent(desk, turn, data, summary="Mine")

    assert refused.status_code == 409
    assert page.fields(refused)["summary"] == ["Mine"]


def test_contribution_added_on_its_own_page_moves_the_session_on(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, Contribution, "add", session=session.pk)

    page.sent(desk, Contribution, data, "add", speaker=factories.make_speaker().pk)

    assert session.contributions.count() == 2
    assert Session.objects.get().version == 2


def test_quote_page_is_guarded_by_its_session(desk):
    session = make_full_session(turns=1)
    quote = Quote.objects.get()
    data = page.opened(desk, quote)
    page.sent(desk, session, page.opened(desk, session), title="Theirs")

    refused = page.sent(desk, quote, data, text="Mine")

    assert refused.status_code == 409
    assert Quote.objects.get().text != "Mine"


def delete(client, row, data):
    return client.post(page.address(row, "delete"), {"post": "yes", **data})


@pytest.mark.parametrize("what", [Session, Contribution, Quote])
def test_deleting_what_changed_meanwhile_is_refused(desk, what):
    session = make_full_session(turns=1)
    row = what.objects.get()
    version = desk.get(page.address(row, "delete")).context_data["base_version"]
    page.sent(desk, session, page.opened(desk, session), title="Theirs")

    refused = delete(desk, row, {"base_version": version})
    without = delete(desk, row, {})
    chosen = delete(desk, row, {"base_version": refused.context_data["base_version"]})

    assert (refused.status_code, without.status_code, chosen.status_code) == (409, 409, 302)
    assert not what.objects.filter(pk=row.pk).exists()


def test_delete_page_carries_the_version_it_was_opened_at(desk):
    session = make_full_session(turns=1)

    html = desk.get(page.address(session, "delete")).content.decode()

    assert '<input type="hidden" name="base_version" value="1">' in html


# --- Many editors, in any order ---------------------------------------------------------------------------------------


class Editor:
    """Somebody with a page open, who changes one thing on it and saves."""

    def __init__(self, client, session, number):
        self.client, self.session, self.number, self.edits = client, session, number, 0

    def open(self, chance):
        turns = list(Contribution.objects.filter(session=self.session))
        self.row = chance.choice([self.session, *turns])
        self.data = page.opened(self.client, self.row)

    def edit(self, chance):
        """Return the key of the changed field and its new words."""
        self.edits += 1
        words = f"Editor {self.number}, edit {self.edits}"
        names = {
            name: key
            for name, key in self.keys()
            if name.endswith(("summary", "text", "title", "position")) and not name.endswith("job_title")
        }
        name = chance.choice(sorted(names))
        if name.endswith("position"):
            words = str(chance.randint(1, 9))
        self.data[name] = [words]
        return names[name], words

    def keys(self):
        """Return each field of the page with the row and column it stands for; blank rows are left out."""
        for name in self.data:
            prefix, _, column = name.rpartition("-")
            key = self.data.get(f"{prefix}-id", [None])[0] if prefix else self.row.pk
            if key and column.isidentifier():
                kind = "quote" if "quotes-" in prefix else "contribution" if prefix else self.row._meta.model_name
                yield name, (kind, int(key), column)


def stored(key):
    kind, pk, column = key
    model = {"session": Session, "contribution": Contribution, "quote": Quote}[kind]
    return str(model.objects.values_list(column, flat=True).get(pk=pk))


def interleave(client, seed):
    """Let 2 to 5 editors open, edit, save and insist in random order; return what was lost without a choice."""
    chance = random.Random(seed)
    session = make_full_session(turns=1, quotes=1)
    editors = [Editor(client, session, number) for number in range(chance.randint(2, 5))]
    for editor in editors:
        editor.open(chance)
    acknowledged, lost = {}, []
    for _ in range(len(editors) + 2):
        editor = chance.choice(editors)
        if chance.random() < 0.15:  # somebody publishes or unpublishes it meanwhile
            verb, status = chance.choice([(publishing.publish, "published"), (publishing.unpublish, "draft")])
            verb(User.objects.get(), sessions=[session.pk])
            acknowledged["session", session.pk, "status"] = status
        seen = int(editor.data["base_version"][0])
        now = Session.objects.values_list("version", flat=True).get(pk=session.pk)
        key, words = editor.edit(chance)
        response = page.sent(client, editor.row, editor.data)
        if (response.status_code == 302) != (seen == now):
            lost.append(f"seed {seed}: saved on version {seen} while the session was at {now}")
        if response.status_code == 409 and chance.random() < 0.3:
            acknowledged.clear()  # a deliberate choice, on a page that showed what it replaces
            page.sent(
                client, editor.row, editor.data | {"overwrite_version": response.context_data["conflict"]["version"]}
            )
            acknowledged[key] = words
        elif response.status_code == 302:
            acknowledged[key] = words
        lost += [f"seed {seed}: {key} {words}" for key, words in acknowledged.items() if stored(key) != words]
        editor.open(chance)
    return lost


@pytest.mark.parametrize("seed", range(3))
def test_interleaved_editors_lose_nothing(desk, seed):
    assert interleave(desk, seed) == []


@pytest.mark.ci
def test_300_interleavings_lose_nothing(desk):
    assert [fault for seed in range(1000, 1300) for fault in interleave(desk, seed)] == []


@pytest.mark.long
def test_10000_interleavings_lose_nothing(desk):
    assert [fault for seed in range(10_000, 20_000) for fault in interleave(desk, seed)] == []
