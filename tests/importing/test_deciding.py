"""What is decided on a sheet: every word keeps one place, and every decision can be taken back."""

import contextlib
import json
import random
from itertools import pairwise

import pytest

from events.admin.paging import pages_of
from events.importing import deciding
from events.importing.first_sheet import from_report
from events.importing.parser import Vocabulary, parse
from events.importing.readers import read
from events.importing.report import to_json
from events.importing.sheet import KINDS, Sheet, SheetError

from .scoring import DATA
from .sheets import SOURCE, find, make_report, sheet_of, span, words


@pytest.fixture
def sheet():
    return from_report(make_report())


def test_placing_gives_a_piece_its_kind_and_person(sheet):
    piece = find(sheet, "Who wrote")
    deciding.place(sheet, piece.id, "paragraph", 1)
    assert (piece.kind, piece.person) == ("paragraph", 1)
    assert sheet.unplaced() == []


def test_placing_spoken_words_needs_a_person(sheet):
    piece = find(sheet, "Who wrote")
    with pytest.raises(SheetError):
        deciding.place(sheet, piece.id, "quote", None)
    assert piece.kind == "unplaced"


def test_splitting_cuts_words_and_spans_at_a_sentence(sheet):
    piece = find(sheet, "spoke first")
    new = deciding.split(sheet, piece.id, piece.sentence_ends()[0][0])
    assert (piece.text, new.text) == (
        "Ms Ana Lima, Director, Ministry of Labour, spoke first.",
        "She was brief.",
    )
    assert [SOURCE[start:end].strip() for start, end in new.spans] == ["She was brief."]
    assert new.kind == "paragraph"
    assert words(sheet) == "".join(SOURCE.split())


def test_splitting_elsewhere_is_refused(sheet):
    with pytest.raises(SheetError):
        deciding.split(sheet, find(sheet, "spoke first").id, 5)


def test_joining_keeps_both_spans(sheet):
    joined = deciding.join(sheet, find(sheet, "Another thing").id)
    assert joined.text == "One thing. Another thing."
    assert joined.spans == [span("One thing."), span("Another thing.")]
    assert words(sheet) == "".join(SOURCE.split())


def test_joining_the_first_part_is_refused(sheet):
    with pytest.raises(SheetError):
        deciding.join(sheet, sheet.pieces[0].id)


def test_a_new_contribution_takes_what_follows_along(sheet):
    person = deciding.start_person(sheet, find(sheet, "One thing").id)
    assert [piece.text for piece in sheet.pieces_of(person["id"])] == ["One thing.", "Another thing.", "Count first."]
    assert len(sheet.pieces_of(1)) == 1


def test_dropping_a_contribution_leaves_its_words_unplaced(sheet):
    deciding.drop_person(sheet, 1)
    assert sheet.people == []
    assert {piece.kind for piece in sheet.pieces} == {"seminar-title", "furniture", "unplaced"}
    assert words(sheet) == "".join(SOURCE.split())


def test_a_candidate_becomes_a_quote_only_when_accepted(sheet):
    sheet.candidates.append(
        {"id": 0, "kind": "quote", "text": "brief", "spans": [span("brief")], "person": 1, "reason": "r"}
        | {"state": "open"}
    )
    assert sheet.accepted_quotes(1) == []
    deciding.decide(sheet, 0, "accepted", 1)
    assert [quote["text"] for quote in sheet.accepted_quotes(1)] == ["brief"]


TWO = (
    "Seminar on Floors\n\nPanel 1: Money\n\nMs Ana Lima, Director, Ministry of Labour, Brazil, presented the fund.\n\n"
    "The fund pays in Peru.\n\nQuote 1: Count first.\n\nMr Bo Berg, Adviser, Trade Union Council, asked about Kenya."
    "\n\nH.E. Mr Berg waited. He went on.\n\nPanel 2: People\n\nMs Cara Diaz, Chair, Forum of Funds, closed the day."
    "\n\nNobody had left."
)


@pytest.fixture
def two():
    return sheet_of(TWO)


def names(sheet, session):
    return [person["name"] for person in sheet.people_of(session)]


def state(sheet):
    return {key: value for key, value in sheet.to_dict().items() if key != "history"}


# --- Taking back -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "decision",
    [
        lambda s: deciding.place(s, find(s, "Nobody had").id, "quote", 1),
        lambda s: deciding.place(s, find(s, "Nobody had").id, "session-title", None, 0),
        lambda s: deciding.place(s, find(s, "Seminar on").id, "document-title"),
        lambda s: deciding.split_before(s, find(s, "H.E. Mr").id, "waited."),
        lambda s: deciding.join(s, find(s, "H.E. Mr").id),
        lambda s: deciding.start_person(s, find(s, "H.E. Mr").id),
        lambda s: deciding.start_person(s, find(s, "Panel 2").id),
        lambda s: deciding.drop_person(s, 2),
        lambda s: deciding.merge_person(s, 2),
        lambda s: deciding.move_person(s, 1, 1),
        lambda s: deciding.shift_person(s, 1, 1),
        lambda s: deciding.start_session(s, find(s, "Mr Bo Berg").id),
        lambda s: deciding.start_session(s, find(s, "The fund pays").id),
        lambda s: deciding.drop_session(s, 1),
    ],
)
def test_every_decision_can_be_taken_back_and_loses_no_word(two, decision):
    before = state(two)
    decision(two)
    kept = Sheet.from_dict(json.loads(json.dumps(two.to_dict())), TWO)
    assert state(kept) != before
    assert "".join("".join(TWO[s:e].split()) for s, e in spans_of(kept)) == "".join(TWO.split())
    deciding.undo(kept)
    assert state(kept) == before


def spans_of(sheet):
    return sorted(tuple(span) for piece in sheet.pieces for span in piece.spans)


def test_what_was_typed_after_a_decision_stays_when_it_is_taken_back(two):
    deciding.place(two, find(two, "Nobody had").id, "session-title", None, 0)
    two.person(1)["job_title"] = two.session(0)["title"] = "Typed"
    deciding.undo(two)
    assert (two.person(1)["job_title"], two.session(0)["title"]) == ("Typed", "Typed")
    assert find(two, "Nobody had").kind == "paragraph"


def test_taking_back_goes_from_the_last_decision_to_the_first(two):
    before = state(two)
    deciding.split_before(two, find(two, "He went on").id, "He went")
    deciding.drop_person(two, 1)
    deciding.join(two, find(two, "He went on").id)
    deciding.drop_session(two, 1)
    deciding.start_person(two, find(two, "Ms Ana Lima").id)
    while two.history:
        deciding.undo(two)
    assert state(two) == before
    with pytest.raises(SheetError):
        deciding.undo(two)


# --- Titles and sessions ---------------------------------------------------------------------------------------------


def test_title_goes_to_the_session_that_is_named_and_back(two):
    piece = find(two, "The fund pays")
    deciding.place(two, piece.id, "session-title", None, 0)
    assert [row["title"] for row in two.sessions] == ["The fund pays in Peru.", "Panel 2: People"]
    deciding.place(two, piece.id, "paragraph", 1)
    assert [row["title"] for row in two.sessions] == ["Panel 1: Money", "Panel 2: People"]


def test_title_that_was_typed_stays_when_its_line_becomes_something_else(two):
    piece = find(two, "The fund pays")
    deciding.place(two, piece.id, "session-title", None, 0)
    two.session(0)["title"] = "Typed"
    deciding.place(two, piece.id, "paragraph", 1)
    assert two.session(0)["title"] == "Typed"


def test_session_that_was_missed_takes_what_follows_along(two):
    deciding.drop_session(two, 1)
    assert (names(two, 0), find(two, "Panel 2").kind) == (["Ana Lima", "Bo Berg", "Cara Diaz"], "unplaced")
    new = deciding.start_session(two, find(two, "Panel 2").id)
    assert (names(two, 0), names(two, new["id"])) == (["Ana Lima", "Bo Berg"], ["Cara Diaz"])
    assert (new["title"], find(two, "Nobody had").session) == ("Panel 2: People", new["id"])


def test_session_can_begin_with_the_sentence_that_introduces_somebody(two):
    new = deciding.start_session(two, find(two, "Mr Bo Berg").id)
    assert (names(two, new["id"]), new["title"]) == (["Bo Berg"], "")
    assert find(two, "Mr Bo Berg").kind == "introduction"


def test_words_of_somebody_who_began_before_a_new_session_are_asked_about(two):
    deciding.start_session(two, find(two, "The fund pays").id)
    assert (find(two, "Count first").kind, find(two, "Count first").was) == ("unplaced", "quote")


def test_contribution_moves_to_another_session_with_its_words(two):
    deciding.move_person(two, 1, 1)
    assert names(two, 1) == ["Ana Lima", "Cara Diaz"]
    assert {piece.session for piece in two.pieces_of(1)} == {1}


# --- Order of speaking -----------------------------------------------------------------------------------------------


def test_contribution_that_is_added_again_takes_its_place_in_the_document(two):
    deciding.drop_person(two, 1)
    deciding.start_person(two, find(two, "Ms Ana Lima").id, {"name": "Ana Lima"})
    assert names(two, 0) == ["Ana Lima", "Bo Berg"]
    person = two.people[0]["id"]
    assert [piece.kind for piece in two.pieces_of(person)] == ["introduction", "paragraph", "quote"]


@pytest.mark.parametrize("start", ["Quote 1", "Panel 1"])
def test_contribution_that_starts_at_a_label_or_title_takes_its_place(two, start):
    new = deciding.start_person(two, find(two, start).id)
    assert two.people.index(new) < two.people.index(two.person(2))


def test_contribution_that_starts_at_a_label_takes_what_follows_along(two):
    new = deciding.start_person(two, find(two, "Quote 1").id)
    assert [piece.text for piece in two.pieces_of(new["id"])] == ["Quote 1:", "Count first."]
    assert find(two, "Quote 1").label == "Introducing sentence"


def test_order_of_speaking_can_be_changed(two):
    deciding.shift_person(two, 2, -1)
    assert names(two, 0) == ["Bo Berg", "Ana Lima"]
    with pytest.raises(SheetError):
        deciding.shift_person(two, 2, -1)


def test_words_of_no_contribution_can_be_given_to_the_one_before(two):
    deciding.merge_person(two, 2)
    assert [piece.kind for piece in two.pieces_of(1)][-2:] == ["paragraph", "paragraph"]
    assert two.unplaced() == []


# --- Joining and splitting -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Mr Bo Berg", "Count first", "Ms Cara", "Panel 2"])
def test_joining_over_a_label_to_another_person_or_to_another_kind_is_refused(two, text):
    before = state(two)
    with pytest.raises(SheetError):
        deciding.join(two, find(two, text).id)
    assert state(two) == before


def test_split_is_offered_at_sentence_ends_with_whole_words_and_no_abbreviation(two):
    assert find(two, "H.E. Mr").sentence_ends() == [(21, "H.E. Mr Berg waited. | He went on.")]


def test_part_of_one_sentence_can_be_split_before_words(two):
    new = deciding.split_before(two, find(two, "presented the fund").id, "presented  the")
    assert new.text == "presented the fund."


@pytest.mark.parametrize("typed", ["", "absent", "e", "H.E. Mr", "erg"])
def test_split_before_words_that_do_not_name_one_place_is_refused(two, typed):
    with pytest.raises(SheetError):
        deciding.split_before(two, find(two, "H.E. Mr").id, typed)


def test_note_of_a_join_goes_when_the_part_is_split_again(two):
    piece = deciding.join(two, find(two, "The fund pays").id)
    assert piece.note
    deciding.split_before(two, piece.id, "The fund")
    assert piece.note == ""


# --- Words of nobody -------------------------------------------------------------------------------------------------


def test_words_of_nobody_are_refused_with_the_true_reason(sheet):
    with pytest.raises(SheetError, match="Say whose words these are"):
        deciding.place(sheet, find(sheet, "Who wrote").id, "paragraph", None)


def test_part_that_becomes_left_out_has_no_empty_brackets(sheet):
    piece = find(sheet, "Who wrote")
    deciding.place(sheet, piece.id, "furniture")
    assert (piece.label, find(sheet, "1.").label) == ("No content, left out", "No content, left out (marker)")


# --- Countries and targets -------------------------------------------------------------------------------------------


def test_countries_spoken_of_follow_the_words(two):
    assert (two.person(1)["countries"], two.person(2)["countries"]) == (["PE"], ["KE"])
    deciding.place(two, find(two, "The fund pays").id, "paragraph", 2)
    assert (two.person(1)["countries"], two.person(2)["countries"]) == ([], ["PE", "KE"])


def test_country_represented_is_not_taken_for_one_spoken_of(two):
    deciding.split_before(two, find(two, "presented the fund").id, "the fund")
    assert two.person(1)["countries"] == ["PE"]


# --- Candidates ------------------------------------------------------------------------------------------------------


def quoted(paragraph):
    return sheet_of(
        f"Ms Ana Lima, Director, Ministry of Labour, presented the fund.\n\n{paragraph}\n\n"
        "Mr Bo Berg, Adviser, Trade Union Council, asked.\n\nHe sat down."
    )


def offers(sheet):
    return [candidate["text"] for candidate in sheet.candidates if candidate["kind"] == "quote"]


def test_two_parts_are_never_fused_where_a_mark_outside_may_have_been_spoken():
    sheet = quoted("“We did not wait for a law”, she said, “we wrote our own contract”.")
    assert offers(sheet) == ["We did not wait for a law", "we wrote our own contract"]
    assert "“, she said,” stands between" in sheet.candidates[0]["reason"]


def test_two_parts_are_offered_as_one_where_the_source_reads_as_one_sentence():
    sheet = quoted("“We did not wait for a law,” she said, “we wrote our own contract.”")
    assert offers(sheet) == [
        "We did not wait for a law,",
        "we wrote our own contract.",
        "We did not wait for a law, we wrote our own contract.",
    ]
    assert (len(sheet.candidates[2]["spans"]), sheet.candidates[2]["left_out"]) == (2, "she said,")


def test_two_sentences_are_not_offered_as_one():
    sheet = quoted("“We did not wait for a law.” she said. “It was our own contract.”")
    assert "We did not wait for a law. It was our own contract." not in offers(sheet)


def test_quotation_over_a_page_break_stays_one_candidate():
    sheet = quoted("She said that “we did not wait for a law\n\n\f\n\nand we wrote our own contract” in that year.")
    assert offers(sheet) in ([], ["we did not wait for a law and we wrote our own contract"])


def test_part_and_whole_are_not_both_accepted():
    sheet = quoted("“We did not wait for a law,” she said, “we wrote our own contract.”")
    deciding.decide(sheet, 2, "accepted", 1)
    with pytest.raises(SheetError, match="a quote already"):
        deciding.decide(sheet, 0, "accepted", 1)


def test_paragraph_with_an_accepted_quote_is_not_made_a_quote_too():
    sheet = quoted("“We did not wait for a law at all,” she said.")
    deciding.decide(sheet, 0, "accepted", 1)
    with pytest.raises(SheetError, match="a quote already"):
        deciding.place(sheet, find(sheet, "We did not").id, "quote", 1)


def test_candidate_follows_its_paragraph_to_another_person():
    sheet = quoted("“We did not wait for a law at all,” she said.")
    paragraph = find(sheet, "We did not wait")
    deciding.place(sheet, paragraph.id, "paragraph", 2)
    assert sheet.candidates[0]["person"] == 2
    deciding.decide(sheet, 0, "accepted", 2)
    deciding.place(sheet, paragraph.id, "paragraph", 1)
    assert [quote["text"] for quote in sheet.accepted_quotes(1)] == ["We did not wait for a law at all"]


def test_candidate_that_was_given_to_somebody_on_purpose_stays_theirs():
    sheet = quoted("“We did not wait for a law at all,” she said.")
    deciding.decide(sheet, 0, "accepted", 2)
    deciding.drop_person(sheet, 1)
    assert len(sheet.accepted_quotes(2)) == 1


def test_accepted_quote_of_a_contribution_that_is_dropped_is_asked_about_again():
    sheet = quoted("“We did not wait for a law at all,” she said.")
    deciding.decide(sheet, 0, "accepted", 1)
    deciding.drop_person(sheet, 1)
    assert (sheet.candidates[0]["state"], sheet.candidates[0]["person"]) == ("open", None)


def test_accepting_asks_whose_words_they_are():
    sheet = quoted("“We did not wait for a law at all,” she said.")
    with pytest.raises(SheetError, match="Say whose words"):
        deciding.decide(sheet, 0, "accepted", None)


def test_contribution_starts_where_a_candidate_says_somebody_speaks():
    sheet = quoted("The fund grew. Mr Carl Cole, Head of the Audit Office, added that it was late. It was.")
    candidate = next(c for c in sheet.candidates if c["kind"] == "speaker")
    new = deciding.start_at_candidate(sheet, candidate["id"], {"name": "Carl Cole"})
    assert [person["name"] for person in sheet.people] == ["Ana Lima", "Carl Cole", "Bo Berg"]
    assert sheet.pieces_of(new["id"])[0].text.startswith("Mr Carl Cole")
    assert find(sheet, "The fund grew").text == "The fund grew."
    assert sheet.candidate(candidate["id"])["state"] == "accepted"


# --- Whatever is pressed ---------------------------------------------------------------------------------------------


def press(sheet, chance):
    """Take one decision of any kind on anything, as it may come; many are refused."""
    piece, other = chance.choice(sheet.pieces), chance.choice(sheet.pieces)
    person = chance.choice([*(row["id"] for row in sheet.people), None])
    session = chance.choice(sheet.sessions)["id"]
    words = piece.text.split()
    candidate = chance.randrange(max(1, len(sheet.candidates)))
    decisions = [
        lambda: deciding.place(sheet, piece.id, chance.choice(list(KINDS)), person, chance.choice([session, None])),
        lambda: deciding.split_before(sheet, piece.id, chance.choice(words)),
        lambda: deciding.join(sheet, other.id),
        lambda: deciding.start_person(sheet, piece.id),
        lambda: deciding.drop_person(sheet, person),
        lambda: deciding.merge_person(sheet, person),
        lambda: deciding.move_person(sheet, person, session),
        lambda: deciding.shift_person(sheet, person, chance.choice([1, -1])),
        lambda: deciding.start_session(sheet, piece.id),
        lambda: deciding.drop_session(sheet, session),
        lambda: deciding.decide(sheet, candidate, chance.choice(["accepted", "dismissed", "open"]), person),
        lambda: deciding.start_at_candidate(sheet, candidate, {"name": "Found Here"}),
    ]
    with contextlib.suppress(SheetError):
        chance.choice(decisions)()


@pytest.mark.parametrize("name", ["04-headings-and-roles.md", "12-two-sessions.txt", "27-inside-paragraphs.txt"])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_pressed_keeps_every_word_once_and_is_taken_back(name, seed):
    data = (DATA / "corpus" / name).read_bytes()
    sheet = from_report(to_json(parse(read(data, name), Vocabulary())))
    first, chance = state(sheet), random.Random(seed)
    whole = "".join(sheet.source.split())
    for _ in range(25):
        press(sheet, chance)
        spans = spans_of(sheet)
        assert sum(len("".join(sheet.source[s:e].split())) for s, e in spans) == len(whole)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert {piece.session for piece in sheet.pieces} <= {row["id"] for row in sheet.sessions}
        homes = {row["id"]: row["session"] for row in sheet.people}
        assert all(homes[piece.person] == piece.session for piece in sheet.pieces if piece.person is not None)
        shown = [piece.id for page in pages_of(sheet) for row in page for piece in row.pieces]
        assert sorted(shown) == sorted(piece.id for piece in sheet.pieces)
    while sheet.history:
        deciding.undo(sheet)
    assert state(sheet) == first
