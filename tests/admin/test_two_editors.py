"""Two editors on one page: nothing that was saved is lost without somebody having chosen so."""

import pytest
from django.db import transaction
from django.test import Client

from events import editing
from events.models import (
    Contribution,
    Quote,
    Session,
    Speaker,
)
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


def test_form_that_was_typed_on_after_it_was_saved_is_refused(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, session)
    page.sent(desk, session, data, title="First words")

    refused = page.sent(desk, session, data, title="First words", introduction="Typed on")
    chosen = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert (refused.status_code, chosen.status_code) == (409, 302)
    assert page.fields(refused)["introduction"] == ["Typed on"]
    assert page.values(session, "title", "introduction", "version") == ("First words", "Typed on", 3)


def test_form_for_something_new_that_was_typed_on_is_refused_and_then_adds_another(desk):
    data = page.opened(desk, Speaker, "add") | {"name": ["Mei Wei"]}
    page.sent(desk, Speaker, data, "add")

    refused = page.sent(desk, Speaker, data, "add", name="Mei Li")
    names = list(Speaker.objects.values_list("name", flat=True))
    chosen = page.sent(desk, Speaker, page.fields(refused), "add")

    assert (refused.status_code, chosen.status_code) == (409, 302)
    assert "what you typed since is not saved" in refused.content.decode()
    assert page.fields(refused)["name"] == ["Mei Li"]
    assert names == ["Mei Wei"]
    assert set(Speaker.objects.values_list("name", flat=True)) == {"Mei Wei", "Mei Li"}


def test_another_button_sends_the_same_form(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, session) | {"title": "My title"}

    page.sent(desk, session, data, _save="Save")
    again = page.sent(desk, session, data, _continue="Save and continue editing")

    assert again.status_code == 302
    assert page.values(session, "version") == (2,)


def test_row_deleted_by_another_keeps_its_typed_text(desk):
    session = make_full_session(turns=2)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-0-DELETE": "on"})

    refused = page.sent(desk, session, second, **{"contributions-0-summary": "My summary"})
    chosen = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert refused.status_code == 409
    assert "Deleted by you, in another window" in refused.content.decode()
    assert page.fields(refused)["contributions-0-summary"] == ["My summary"]
    assert chosen.status_code == 302
    assert session.contributions.filter(summary="My summary").count() == 1
    assert Quote.objects.count() == 2


def test_row_deleted_by_another_shows_its_words_and_those_typed(desk):
    session = make_full_session(turns=2)
    one, _ = session.contributions.all()
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-0-DELETE": "on"})

    refused = page.sent(desk, session, second, **{"contributions-0-summary": "My summary"})

    row = next(row for row in refused.context_data["conflict"]["rows"] if row.where == str(one))
    assert "Summary: Ms Speaker shared a view." in row.was
    assert (row.now, row.mine_changed) == ("Deleted", True)
    assert "Summary: My summary" in row.mine


def test_row_deleted_by_another_and_untouched_here_stays_deleted(desk):
    session = make_full_session(turns=2)
    kept = session.contributions.last()
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-0-DELETE": "on"})

    refused = page.sent(desk, session, second, title="Mine")
    page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert list(session.contributions.all()) == [kept]
    assert Session.objects.get().title == "Mine"


def test_row_deleted_by_another_stays_deleted_where_rows_were_only_moved(desk):
    session = make_full_session(turns=3)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-1-DELETE": "on"})
    moved = {f"contributions-{row}-position": place for row, place in enumerate([2, 3, 1])}

    refused = page.sent(desk, session, second, **moved)

    row = refused.context_data["conflict"]["rows"][0]
    assert (row.field, row.mine_changed) == ("Deleted by you, in another window", False)
    assert page.fields(refused)["contributions-1-DELETE"] == ["on"]


def test_row_deleted_by_another_is_kept_for_a_quote_typed_in_it(desk):
    session = make_full_session(turns=2)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-1-DELETE": "on"})

    refused = page.sent(desk, session, second, **{"contributions-1-quotes-1-text": "Exact words"})
    row = refused.context_data["conflict"]["rows"][0]
    kept = page.sent(desk, session, page.fields(refused), overwrite_version=2)

    assert (row.field, row.mine_changed) == ("Deleted by you, in another window", True)
    assert "New quote: Exact words" in row.mine
    assert kept.status_code == 302
    assert Quote.objects.filter(text="Exact words", contribution__session=session).exists()


@pytest.mark.parametrize(
    "theirs", ["contributions-0-summary", "contributions-0-quotes-0-text", "contributions-0-quotes-1-text"]
)
def test_row_that_another_changed_is_not_deleted_before_that_was_read(desk, theirs):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{theirs: "Their words"})

    refused = page.sent(desk, session, second, **{"contributions-0-DELETE": "on"})
    shown = page.fields(refused) | {"overwrite_version": 2}
    kept = page.sent(desk, session, shown)
    left = Contribution.objects.count()
    deleted = page.sent(desk, session, page.opened(desk, session), **{"contributions-0-DELETE": "on"})

    row = refused.context_data["conflict"]["rows"][0]
    assert row.field == "Changed by you, in another window"
    assert (row.mine_changed, "it stays unless you tick its box again" in row.mine) == (False, True)
    assert "contributions-0-DELETE" not in shown
    assert (kept.status_code, left, deleted.status_code) == (302, 1, 302)
    assert Contribution.objects.count() == 0


def test_rows_that_two_editors_added_stand_one_after_the_other(desk):
    session = make_full_session(turns=2)
    speaker = factories.make_speaker()
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, **{"contributions-2-speaker": speaker.pk, "contributions-2-summary": "Theirs"})

    mine = {"contributions-2-speaker": speaker.pk, "contributions-2-summary": "Mine"}
    refused = page.sent(desk, session, second, **mine)
    page.sent(desk, session, page.fields(refused), overwrite_version=2)

    places = list(session.contributions.order_by("position").values_list("position", "summary"))[2:]
    assert places == [(3, "Theirs"), (4, "Mine")]


def test_refused_save_names_who_deleted_a_part(desk, client):
    session = make_full_session(turns=2)
    mine = page.opened(desk, session)
    page.sent(desk, session, page.opened(desk, session), place="Hall")
    bea = Client()
    bea.force_login(factories.make_user("bea", superuser=True))
    turn = session.contributions.first()
    version = bea.get(page.address(turn, "delete")).context_data["base_version"]
    page.deleted(bea, turn, {"base_version": version})

    refused = page.sent(desk, session, mine, title="Mine")

    assert refused.context_data["conflict"]["who"] == "bea"


def test_refused_save_names_nobody_where_the_change_has_no_log(desk):
    session = make_full_session(turns=1)
    mine = page.opened(desk, session)
    page.sent(desk, session, page.opened(desk, session), place="Hall")
    with transaction.atomic():
        held = editing.lock(session)
        editing.claim(held, held.version)

    refused = page.sent(desk, session, mine, title="Mine")

    assert refused.context_data["conflict"]["who"] == "somebody else"


def test_choice_to_keep_mine_keeps_theirs_where_nothing_was_changed(desk):
    session = make_full_session(turns=2)
    topics = [factories.make_topic("Theirs"), factories.make_topic("Kept")]
    first, second = page.opened(desk, session), page.opened(desk, session)
    theirs = {
        "contributions-0-summary": "Their summary",
        "contributions-0-quotes-0-text": "Their words",
        "contributions-0-quotes-0-featured": "on",
        "contributions-1-role": "chair",
        "contributions-1-topics": [str(topic.pk) for topic in topics],
    }
    page.sent(desk, session, first, **theirs)

    refused = page.sent(desk, session, second, title="Mine", **{"contributions-1-job_title": "My post"})
    page.sent(desk, session, page.fields(refused), overwrite_version=2)

    one, two = session.contributions.all()
    assert Session.objects.get().title == "Mine"
    assert (one.summary, two.role, two.job_title) == ("Their summary", "chair", "My post")
    assert [(quote.text, quote.featured) for quote in one.quotes.all()] == [("Their words", True)]
    assert set(two.topics.all()) == set(topics)


def test_page_sent_without_what_it_was_opened_with_keeps_all_that_was_sent(desk):
    session = make_full_session(turns=1)
    first, second = page.opened(desk, session), page.opened(desk, session)
    page.sent(desk, session, first, place="Their room")

    refused = page.sent(desk, session, second, title="Mine", base_state="forged")

    assert page.fields(refused)["place"] == [""]
    assert "It is not known how the page was when you opened it" in refused.content.decode()


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

    assert "Added by you, in another window" in refused.content.decode()
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


def test_contribution_page_says_why_its_session_matters(desk):
    session = make_full_session(turns=1, title="The session")
    turn = session.contributions.get()
    data = page.opened(desk, turn)
    page.sent(desk, session, page.opened(desk, session), place="Their room")

    html = page.sent(desk, turn, data, summary="Mine").content.decode()

    assert "A contribution is guarded together with its session, “The session”" in html
    assert "Please correct the error below." not in html
    assert "autofocus" in html.partition('class="conflict"')[2].partition(">")[0]


def test_quote_page_is_guarded_by_its_session(desk):
    session = make_full_session(turns=1)
    quote = Quote.objects.get()
    data = page.opened(desk, quote)
    page.sent(desk, session, page.opened(desk, session), title="Theirs")

    refused = page.sent(desk, quote, data, text="Mine")

    assert refused.status_code == 409
    assert Quote.objects.get().text != "Mine"


@pytest.mark.parametrize("what", [Session, Contribution, Quote])
def test_deleting_what_changed_meanwhile_is_refused(desk, what):
    session = make_full_session(turns=1)
    row = what.objects.get()
    version = desk.get(page.address(row, "delete")).context_data["base_version"]
    page.sent(desk, session, page.opened(desk, session), title="Theirs")

    refused = page.deleted(desk, row, {"base_version": version})
    without = page.deleted(desk, row, {})
    chosen = page.deleted(desk, row, {"base_version": refused.context_data["base_version"]})

    assert (refused.status_code, without.status_code, chosen.status_code) == (409, 409, 302)
    assert not what.objects.filter(pk=row.pk).exists()


def test_delete_page_carries_the_version_it_was_opened_at(desk):
    session = make_full_session(turns=1)

    html = desk.get(page.address(session, "delete")).content.decode()

    assert '<input type="hidden" name="base_version" value="1">' in html
