"""The sheet keeps every word in one place, whatever is decided on it."""

import pytest

from events.importing.sheet import Sheet, SheetError, from_report

SOURCE = (
    "Seminar on Floors\n\nMs Ana Lima, Director, Ministry of Labour, spoke first. She was brief.\n\n"
    "1. One thing.\n2. Another thing.\n\nQuote: Count first.\n\nWho wrote this?"
)


def span(words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = SOURCE.index(words, start + 1)
    return [start, start + len(words)]


def make_report():
    introduction = "Ms Ana Lima, Director, Ministry of Labour, spoke first. She was brief."
    return {
        "source": {"name": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": SOURCE, "repairs": []},
        "titles": [{"kind": "seminar", "text": "Seminar on Floors", "spans": [span("Seminar on Floors")]}],
        "seminar": {"title": "Seminar on Floors"},
        "sessions": [
            {
                "title": "",
                "kind": "other",
                "introduction": [],
                "contributions": [
                    {
                        "role": "speaker",
                        "honorific": "Ms",
                        "name": "Ana Lima",
                        "other_names": [],
                        "job_title": "Director",
                        "unit": None,
                        "organization": "Ministry of Labour",
                        "country": None,
                        "attribution_text": "Director, Ministry of Labour",
                        "confidence": 0.9,
                        "blocks": [
                            {"kind": "introduction", "text": introduction, "items": [], "spans": [span(introduction)]},
                            {
                                "kind": "list",
                                "text": "One thing.\nAnother thing.",
                                "items": ["One thing.", "Another thing."],
                                "spans": [span("One thing."), span("Another thing.")],
                            },
                        ],
                        "quotes": [
                            {
                                "text": "Count first.",
                                "spans": [span("Count first.")],
                                "label": "Quote:",
                                "confidence": 1,
                            }
                        ],
                        "countries": [],
                        "sdg_targets": [],
                    }
                ],
            }
        ],
        "candidates": [],
        "furniture": [
            {"kind": "marker", "text": "1.", "spans": [span("1.")]},
            {"kind": "marker", "text": "2.", "spans": [span("2.")]},
            {"kind": "label", "text": "Quote:", "spans": [span("Quote:")]},
        ],
        "unplaced": [{"text": "Who wrote this?", "spans": [span("Who wrote this?")]}],
        "warnings": [],
    }


@pytest.fixture
def sheet():
    return from_report(make_report())


def words(sheet):
    """All characters of all pieces that are no white space, in order of the source."""
    spans = sorted(tuple(s) for piece in sheet.pieces for s in piece.spans)
    return "".join("".join(SOURCE[start:end].split()) for start, end in spans)


def find(sheet, text):
    return next(piece for piece in sheet.pieces if text in piece.text)


def test_sheet_holds_every_character_once(sheet):
    assert words(sheet) == "".join(SOURCE.split())


def test_sheet_gives_a_piece_to_each_item_with_its_printed_number(sheet):
    items = [(piece.text, piece.value) for piece in sheet.pieces if piece.kind == "item"]
    assert items == [("One thing.", 1), ("Another thing.", 2)]


def test_sheet_counts_what_is_placed(sheet):
    total = len("".join(SOURCE.split()))
    assert sheet.counts() == (total - len("Whowrotethis?"), total)


def test_sheet_survives_being_kept(sheet):
    assert Sheet.from_dict(sheet.to_dict(), SOURCE) == sheet


def test_placing_gives_a_piece_its_kind_and_person(sheet):
    piece = find(sheet, "Who wrote")
    sheet.place(piece.id, "paragraph", 1)
    assert (piece.kind, piece.person) == ("paragraph", 1)
    assert sheet.unplaced() == []


def test_placing_spoken_words_needs_a_person(sheet):
    piece = find(sheet, "Who wrote")
    with pytest.raises(SheetError):
        sheet.place(piece.id, "quote", None)
    assert piece.kind == "unplaced"


def test_splitting_cuts_words_and_spans_at_a_sentence(sheet):
    piece = find(sheet, "spoke first")
    new = sheet.split(piece.id, piece.sentence_ends()[0][0])
    assert (piece.text, new.text) == (
        "Ms Ana Lima, Director, Ministry of Labour, spoke first.",
        "She was brief.",
    )
    assert [SOURCE[start:end].strip() for start, end in new.spans] == ["She was brief."]
    assert new.kind == "paragraph"
    assert words(sheet) == "".join(SOURCE.split())


def test_splitting_elsewhere_is_refused(sheet):
    with pytest.raises(SheetError):
        sheet.split(find(sheet, "spoke first").id, 5)


def test_joining_keeps_both_spans(sheet):
    joined = sheet.join(find(sheet, "Another thing").id)
    assert joined.text == "One thing. Another thing."
    assert joined.spans == [span("One thing."), span("Another thing.")]
    assert words(sheet) == "".join(SOURCE.split())


def test_joining_the_first_part_is_refused(sheet):
    with pytest.raises(SheetError):
        sheet.join(sheet.pieces[0].id)


def test_a_new_contribution_takes_what_follows_along(sheet):
    person = sheet.start_person(find(sheet, "One thing").id)
    assert [piece.text for piece in sheet.pieces_of(person["id"])] == ["One thing.", "Another thing.", "Count first."]
    assert len(sheet.pieces_of(1)) == 1


def test_dropping_a_contribution_leaves_its_words_unplaced(sheet):
    sheet.drop_person(1)
    assert sheet.people == []
    assert {piece.kind for piece in sheet.pieces} == {"seminar-title", "furniture", "unplaced"}
    assert words(sheet) == "".join(SOURCE.split())


def test_a_candidate_becomes_a_quote_only_when_accepted(sheet):
    sheet.candidates.append(
        {"kind": "quote", "text": "brief", "spans": [span("brief")], "person": 1, "reason": "r", "state": "open"}
    )
    assert sheet.accepted_quotes(1) == []
    sheet.decide(0, "accepted", 1)
    assert [quote["text"] for quote in sheet.accepted_quotes(1)] == ["brief"]


def test_a_reading_without_any_session_gets_one_to_write_in():
    report = make_report() | {"sessions": [], "furniture": [], "titles": []}
    report["unplaced"] = [{"text": SOURCE, "spans": [[0, len(SOURCE)]]}]
    assert [session["kind"] for session in from_report(report).sessions] == ["other"]
