"""The page of a session, with its contributions and their quotes."""

import re
import time

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Contribution, Organization, Quote, Session, Speaker, Topic
from tests import factories
from tests.admin import desk as page


def make_full_session(turns=2, quotes=1, **values):
    session = factories.make_session(status="draft", **values)
    topic = factories.make_topic()
    for _ in range(turns):
        body = factories.make_organization()
        turn = factories.make_contribution(
            session, organization=body, organization_name=body.name, group="other", topics=[topic]
        )
        for place in range(quotes):
            factories.make_quote(turn, position=place + 1)
    return session


def blank_row(data, prefix="contributions"):
    """Return the prefix of the blank row that stands ready."""
    return f"{prefix}-{int(data[f'{prefix}-TOTAL_FORMS'][0]) - 1}"


def errors(response):
    return [sentence for fault in response.context_data["faults"] for sentence in fault.sentences]


def test_session_page_saved_untouched_changes_nothing(desk):
    session = make_full_session()
    before = list(Contribution.objects.values()) + list(Quote.objects.values())

    response = page.sent(desk, session, page.opened(desk, session))

    assert response.status_code == 302
    assert list(Contribution.objects.values()) + list(Quote.objects.values()) == before


def test_session_page_adds_contribution_with_quote(desk):
    session = make_full_session(turns=1, quotes=0, language="fr")
    speaker = factories.make_speaker("Mei Wei")
    data = page.opened(desk, session)
    row = blank_row(data)
    data |= {f"{row}-speaker": speaker.pk, f"{row}-summary": "She spoke.", f"{row}-quotes-0-text": "Exact words"}

    response = page.sent(desk, session, data)

    turn = session.contributions.get(speaker=speaker)
    assert response.status_code == 302
    assert (turn.position, turn.role, turn.language, turn.name) == (2, "speaker", "fr", "Mei Wei")
    assert [quote.text for quote in turn.quotes.all()] == ["Exact words"]


def test_session_page_changes_orders_and_deletes_quotes_inside_contributions(desk):
    session = make_full_session(turns=1, quotes=3)
    first, _, third = Quote.objects.order_by("position")
    data = page.opened(desk, session) | {
        "contributions-0-quotes-0-text": "Corrected words",
        "contributions-0-quotes-0-position": "3",
        "contributions-0-quotes-1-DELETE": "on",
        "contributions-0-quotes-2-position": "1",
    }

    page.sent(desk, session, data)

    turn = session.contributions.get()
    assert [(quote.pk, quote.text) for quote in turn.quotes.all()] == [
        (third.pk, third.text),
        (first.pk, "Corrected words"),
    ]


def test_session_page_moves_contributions_by_number(desk):
    session = make_full_session(turns=3)
    one, two, three = session.contributions.all()

    page.sent(desk, session, page.opened(desk, session) | {"contributions-0-position": "4"})

    assert list(session.contributions.all()) == [two, three, one]


def test_session_page_deletes_a_contribution_with_its_quotes(desk):
    session = make_full_session(turns=2)
    kept = session.contributions.last()

    page.sent(desk, session, page.opened(desk, session) | {"contributions-0-DELETE": "on"})

    assert list(session.contributions.all()) == [kept]
    assert Quote.objects.count() == 1


def test_session_page_asks_for_the_speaker_of_typed_words(desk):
    session = make_full_session(turns=1)
    data = page.opened(desk, session) | {"contributions-1-quotes-0-text": "Words of nobody"}

    response = page.sent(desk, session, data)

    assert response.status_code == 200
    assert "Choose who spoke, or type a new name and add it." in errors(response)
    assert "Words of nobody" in response.content.decode()


def test_session_page_shows_the_error_of_a_nested_quote(desk):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session) | {"contributions-0-quotes-0-text": ""})

    html = response.content.decode()
    assert html.count("A quote of this contribution needs a correction. It is marked below.") == 1
    assert html.count('<ul class="errorlist" id="id_contributions-0-quotes-0-text_error">') == 1
    assert html.count("<details open>") == 3  # the contribution with the error, the blank one, the template of new ones


def test_session_page_adds_a_named_speaker_and_body_once(desk):
    session = make_full_session(turns=0)
    data = page.opened(desk, session)
    data["contributions-TOTAL_FORMS"] = ["2"]
    for row, name in [("contributions-0", "Mei Wei"), ("contributions-1", "Liu Yuton")]:
        data |= {
            f"{row}-speaker": f"new:{name}",
            f"{row}-organization": "new:Geely",
            f"{row}-group": "business",
            f"{row}-topics": ["new:Floors"],
            f"{row}-role": "speaker",
            f"{row}-language": "en",
            f"{row}-quotes-TOTAL_FORMS": "0",
            f"{row}-quotes-INITIAL_FORMS": "0",
        }

    response = page.sent(desk, session, data)

    assert response.status_code == 302
    assert [turn.speaker.name for turn in session.contributions.all()] == ["Mei Wei", "Liu Yuton"]
    assert [(body.name, body.kind) for body in Organization.objects.all()] == [("Geely", "business")]
    assert Topic.objects.filter(name="Floors").count() == 1
    assert {turn.attribution_text for turn in session.contributions.all()} == {"Geely"}


def test_session_page_keeps_a_new_name_when_something_else_is_wrong(desk):
    session = make_full_session(turns=0)
    data = page.opened(desk, session) | {"contributions-0-speaker": "new:Mei Wei", "title": ""}

    response = page.sent(desk, session, data)

    assert Speaker.objects.count() == 0
    assert page.fields(response)["contributions-0-speaker"] == ["new:Mei Wei"]
    assert "Mei Wei (new)" in response.content.decode()


@pytest.mark.parametrize(("name", "typed"), [("Mei Wei", "mei wei"), ("ÉVA Ödön", "éva ödön")])
def test_session_page_uses_the_one_person_of_a_typed_name(desk, name, typed):
    session = make_full_session(turns=0)
    speaker = factories.make_speaker(name)

    page.sent(desk, session, page.opened(desk, session) | {"contributions-0-speaker": f"new:{typed}"})

    assert session.contributions.get().speaker == speaker


def test_session_page_asks_which_of_two_people_of_one_name(desk):
    session = make_full_session(turns=0)
    factories.make_speaker("Mei Wei")
    factories.make_speaker("Mei Wei")

    response = page.sent(desk, session, page.opened(desk, session) | {"contributions-0-speaker": "new:Mei Wei"})

    assert errors(response) == ["Several are called “Mei Wei”. Choose the one that is meant from the list."]


def test_session_page_adds_a_second_person_of_one_name(desk):
    session = make_full_session(turns=0)
    factories.make_speaker("Mei Wei")

    page.sent(desk, session, page.opened(desk, session) | {"contributions-0-speaker": "another:Mei Wei"})

    assert Speaker.objects.filter(name="Mei Wei").count() == 2
    assert session.contributions.get().speaker == Speaker.objects.order_by("pk").last()


@pytest.mark.parametrize(
    ("model", "make"),
    [(Topic, factories.make_topic), (Organization, factories.make_organization), (Speaker, factories.make_speaker)],
)
def test_second_row_of_one_name_is_saved_and_said(desk, model, make):
    first = make("Égalité")

    response = desk.post(page.address(model, "add"), page.opened(desk, model, "add") | {"name": "égalité"})
    told = desk.get(response.url).content.decode()

    assert model.objects.count() == 2
    assert f'of this name: <a href="{page.address(first)}">Égalité</a>' in told


def test_quote_that_is_not_word_for_word_in_the_summary_is_marked(desk):
    session = make_full_session(turns=1, quotes=0)
    turn = session.contributions.get()
    factories.make_quote(turn, text="The view  is a\nparagraph", position=1)
    factories.make_quote(turn, text="Nothing of it", position=2)

    html = desk.get(page.address(session)).content.decode()

    marks = re.findall(r'<p class="help apart"( hidden)?>', html.partition("<template")[0])
    assert marks[:2] == [" hidden", ""]


def test_session_page_fills_the_affiliation_left_empty(desk):
    session = make_full_session(turns=0)
    body = factories.make_organization("MOHRSS", kind="government")
    data = page.opened(desk, session) | {
        "contributions-0-speaker": factories.make_speaker().pk,
        "contributions-0-job_title": "Director",
        "contributions-0-organization": body.pk,
        "contributions-0-country": factories.make_country("CN", "China").pk,
    }

    page.sent(desk, session, data)

    turn = session.contributions.get()
    assert (turn.organization_name, turn.group) == ("MOHRSS", "government")
    assert turn.attribution_text == "Director, MOHRSS, China"


def test_session_page_shows_how_a_saved_summary_is_numbered(desk):
    session = make_full_session(turns=0)
    factories.make_contribution(session, summary="One.\n\n- two\n- three\n\n### Head\n\nFour.")

    html = desk.get(page.address(session)).content.decode()

    assert "4 paragraphs and list items" in html
    assert "<b>3</b> – three" in html
    assert "<b>4</b> Four." in html


def test_rows_write_their_fields_as_the_template_does(desk):
    session = make_full_session(turns=1)
    response = page.sent(desk, session, page.opened(desk, session), title="", **{"contributions-0-speaker": ""})
    (form, *_) = response.context_data["inline_admin_formsets"][0].formset.forms

    for field in form.visible_fields():
        written = get_template("admin/events/_field.html").render({"field": field})
        assert field.as_field_group() == written.strip()


@pytest.mark.parametrize("turns", [2, 40])
def test_session_page_costs_fourteen_queries(desk, turns, django_assert_num_queries):
    session = make_full_session(turns=turns, quotes=2)
    desk.get(page.address(session))  # content types and the like are read once a process

    with django_assert_num_queries(14):
        response = desk.get(page.address(session))

    assert len(response.context_data["inline_admin_formsets"][0].formset.initial_forms) == turns


def test_correction_of_one_contribution_costs_the_same_whatever_stands_beside_it(desk):
    def cost(turns):
        session = make_full_session(turns=turns, quotes=2)
        data = page.opened(desk, session)
        with CaptureQueriesContext(connection) as queries:
            response = page.sent(desk, session, data, **{"contributions-1-summary": "Corrected words."})
        assert response.status_code == 302
        assert session.contributions.get(position=2).summary == "Corrected words."
        return len(queries)

    cost(2)  # content types and the like are read once a process

    assert cost(40) == cost(2)


@pytest.mark.long
def test_session_page_with_50_contributions_is_quick(desk):
    session = make_full_session(turns=50, quotes=2)
    desk.get(page.address(make_full_session(turns=1)))

    started = time.perf_counter()
    response = desk.get(page.address(session))
    opening = time.perf_counter() - started
    data = page.fields(response)
    for row in range(50):
        data[f"contributions-{row}-summary"] = f"Corrected words, {row}."
    started = time.perf_counter()
    page.sent(desk, session, data)
    saving = time.perf_counter() - started

    assert Contribution.objects.filter(summary__startswith="Corrected").count() == 50
    assert opening < 1.5
    assert saving < 2


def test_session_page_starts_after_the_last_session_of_its_seminar(desk):
    seminar = factories.make_session(position=3, language="fr").seminar

    data = page.opened(desk, Session, "add", seminar=seminar.pk)

    assert (data["seminar"], data["position"], data["language"]) == ([str(seminar.pk)], ["4"], ["fr"])


def test_session_page_saves_a_new_session_sent_twice_once(desk):
    seminar = factories.make_seminar()
    data = page.opened(desk, Session, "add", seminar=seminar.pk) | {"title": "Opening"}

    first = page.sent(desk, Session, data, "add")
    second = page.sent(desk, Session, data, "add")

    assert Session.objects.count() == 1
    assert first.status_code == second.status_code == 302
    assert first.url == second.url


@pytest.mark.parametrize(("here", "there"), [("published", "draft"), ("draft", "published")])
def test_published_session_neither_vanishes_nor_appears_by_moving(desk, here, there):
    session = factories.make_session(factories.make_seminar(status=here))
    other = factories.make_seminar(status=there)

    refused = page.sent(desk, session, page.opened(desk, session), seminar=other.pk)
    allowed = page.sent(desk, session, page.opened(desk, session), seminar=factories.make_seminar(status=here).pk)

    assert (refused.status_code, allowed.status_code) == (200, 302)
    assert "Unpublish it first, then move it." in refused.content.decode()
    assert page.fields(refused)["seminar"] == [str(other.pk)]


@pytest.mark.parametrize("key", ["9" * 22, "9" * 18, "x", "-1", "٣"])
def test_session_page_starts_without_a_seminar_that_cannot_be(desk, key):
    response = desk.get(page.address(Session, "add"), {"seminar": key})

    assert response.status_code == 200


@pytest.mark.parametrize("rows", ["99999", "9" * 40])
def test_session_page_refuses_more_rows_than_it_can_save_at_once(desk, rows):
    session = make_full_session(turns=1)
    started = time.process_time()

    data = page.opened(desk, session) | {"contributions-TOTAL_FORMS": rows}
    response = page.sent(desk, session, data, **{"contributions-0-summary": "What was typed with care."})

    assert response.status_code == 400
    assert "A page saves at most 3,000 rows." in response.content.decode()
    assert "What was typed with care." in response.content.decode()
    assert time.process_time() - started < 2


def test_locked_session_page_shows_no_live_fields_and_says_why(client, db):
    session = make_full_session(turns=2, quotes=1)
    session.status, session.published_at = "published", timezone.now()
    session.save()
    user = factories.make_user("ana")
    user.groups.set(Group.objects.filter(name="Editor"))
    client.force_login(user)

    html = client.get(page.address(session)).content.decode()

    rows = html.partition('data-rows="contributions"')[2].partition("submit-row")[0]
    assert "This session is published, so only a publisher may change it." in html
    assert "<span>Place 2</span>" in rows
    assert [
        part for part in ("data-drag", "-position", "-DELETE", "<template>", "New contribution") if part in rows
    ] == []


@pytest.mark.parametrize("sent", ["9" * 25, "10000", "-1", "first"])
def test_session_page_says_which_places_there_are(desk, sent):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session), **{"contributions-0-position": sent})

    assert "Write the place as a whole number from 1 to 9999." in errors(response)


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("title", "Fill in “Title”: it cannot be left empty."),
        ("contributions-0-speaker", "Choose who spoke, or type a new name and add it."),
        ("contributions-0-quotes-0-text", "Type the exact words, or delete this quote."),
    ],
)
def test_session_page_says_what_to_do_about_an_empty_field(desk, field, sentence):
    session = make_full_session(turns=1)

    response = page.sent(desk, session, page.opened(desk, session), **{field: ""})

    assert sentence in response.content.decode()
    assert "This field is required." not in response.content.decode()


@pytest.mark.parametrize("ticked", ["contributions-0-DELETE", "contributions-0-quotes-0-DELETE"])
def test_published_session_page_asks_before_anything_vanishes(desk, ticked):
    session = make_full_session(turns=2, quotes=1)
    quote = Quote.objects.order_by("pk").first()
    session.status, session.published_at = "published", timezone.now()
    session.save()
    data = page.opened(desk, session) | {ticked: "on", "title": "Mine"}

    asked = page.sent(desk, session, data)
    kept = Quote.objects.count()
    token = re.search(r'name="may_vanish" value="([^"]+)"', asked.content.decode())[1]
    more = page.sent(desk, session, page.fields(asked), may_vanish=token, **{"contributions-1-DELETE": "on"})
    agreed = page.sent(desk, session, page.fields(asked), may_vanish=token)

    assert [asked.status_code, more.status_code, agreed.status_code] == [200, 200, 302]
    assert f"{quote.text} (quote)" in asked.content.decode()
    assert (kept, Quote.objects.count(), Session.objects.get().title) == (2, 1, "Mine")


def test_draft_session_page_deletes_what_is_ticked_at_once(desk):
    session = make_full_session(turns=2)

    response = page.sent(desk, session, page.opened(desk, session), **{"contributions-0-DELETE": "on"})

    assert response.status_code == 302
    assert session.contributions.count() == 1


def test_delete_page_names_what_readers_lose(desk):
    turn = make_full_session(turns=1, quotes=2).contributions.get()
    Session.objects.update(status="published", published_at=timezone.now())

    html = desk.get(page.address(turn, "delete")).content.decode()

    assert "Readers see it now, and lose it." in html
    assert all(quote.text in html for quote in turn.quotes.all())
    assert "Quotes: 2" in html
    assert "relationship" not in html


def test_session_without_a_seminar_yet_comes_last_in_the_one_that_is_chosen(desk):
    seminar = factories.make_session(position=4).seminar
    data = page.opened(desk, Session, "add")

    page.sent(desk, Session, data, "add", seminar=seminar.pk, title="New")

    assert data["position"] == [""]
    assert Session.objects.get(title="New").position == 5


@pytest.mark.long
def test_session_page_saves_300_contributions_without_loss(desk):
    session = make_full_session(turns=0)
    speaker = factories.make_speaker("One Speaker")
    data = page.opened(desk, session)
    data["contributions-TOTAL_FORMS"] = ["300"]
    for row in range(300):
        prefix = f"contributions-{row}"
        data |= {
            f"{prefix}-{name}": value
            for name, value in {
                "speaker": speaker.pk, "role": "speaker", "language": "en", "position": row + 1,
                "summary": f"Summary {row}.", "quotes-TOTAL_FORMS": "2", "quotes-INITIAL_FORMS": "0",
                "quotes-0-text": f"Quote {row} a", "quotes-0-language": "en",
                "quotes-1-text": f"Quote {row} b", "quotes-1-language": "en",
            }.items()
        }  # fmt: skip

    response = page.sent(desk, session, data)

    assert response.status_code == 302
    saved = session.contributions.prefetch_related("quotes")
    assert [turn.summary for turn in saved] == [f"Summary {row}." for row in range(300)]
    assert [[quote.text for quote in turn.quotes.all()] for turn in saved] == [
        [f"Quote {row} a", f"Quote {row} b"] for row in range(300)
    ]
    again = page.sent(desk, session, page.opened(desk, session) | {"contributions-299-summary": "Changed."})
    assert again.status_code == 302
    assert Quote.objects.count() == 600
