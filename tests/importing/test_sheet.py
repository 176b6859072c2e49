"""The sheet keeps every word in one place, whatever is decided on it."""

import pytest

from events.importing.first_sheet import from_report
from events.importing.sheet import Sheet

from .sheets import SOURCE, make_report, words


@pytest.fixture
def sheet():
    return from_report(make_report())


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


def test_a_reading_without_any_session_gets_one_to_write_in():
    report = make_report() | {"sessions": [], "furniture": [], "titles": []}
    report["unplaced"] = [{"text": SOURCE, "spans": [[0, len(SOURCE)]]}]
    assert [session["kind"] for session in from_report(report).sessions] == ["other"]
