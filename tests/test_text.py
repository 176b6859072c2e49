"""Words: summaries, names, keys and addresses."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from events import text
from events.text import Block, Item

# Letters of several scripts, and every character that could be taken for a mark.
LETTERS = st.sampled_from([*"ab1234567890 .-#*_<>&\\\"'|`\téสສ中١«»—", "e\u0301", "- ", "1. ", "### "])
LINE = st.lists(LETTERS, min_size=1, max_size=12).map("".join).map(text.normalize).filter(str.strip)
FIRST_LINE = LINE.map(str.lstrip)
PARAGRAPH = st.builds(
    lambda first, rest: Block("paragraph", "\n".join([first, *rest])), FIRST_LINE, st.lists(LINE, max_size=2)
)
HEADING = st.builds(lambda line: Block("heading", line), LINE)
BULLETS = st.builds(
    lambda lines: Block("list", items=tuple(Item(line) for line in lines)), st.lists(LINE, min_size=1, max_size=3)
)
NUMBERS = st.builds(
    lambda rows: Block("list", items=tuple(Item(line, value) for value, line in rows)),
    st.lists(st.tuples(st.integers(0, 999), LINE), min_size=1, max_size=3),
)
BLOCKS = st.lists(st.one_of(PARAGRAPH, HEADING, BULLETS, NUMBERS), max_size=5)
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def numbered(blocks):
    """Return the blocks with the numbers that reading gives them."""
    number, result = 0, []
    for block in blocks:
        if block.kind == "list":
            items = tuple(Item(item.text, item.value, number + n) for n, item in enumerate(block.items, 1))
            number += len(items)
            result.append(Block("list", items=items))
        elif block.kind == "paragraph":
            number += 1
            result.append(Block("paragraph", block.text, number=number))
        else:
            result.append(block)
    return result


# --- Summaries -------------------------------------------------------------------------------------------------------


@given(BLOCKS)
def test_summary_reads_back_as_it_was_composed(blocks):
    assert text.parse(text.compose(blocks)) == numbered(blocks)


@given(BLOCKS)
def test_plain_gives_the_characters_of_the_source_back(blocks):
    source = "\n\n".join(
        "\n".join(item.text for item in block.items) if block.kind == "list" else block.text for block in blocks
    )
    assert text.plain(text.compose(blocks)) == source


@given(st.lists(LETTERS, max_size=30).map("".join), st.integers(0, 30))
def test_reading_twice_changes_nothing(words, place):
    summary = words[:place] + "\n" + words[place:]
    once = text.compose(text.parse(summary))
    assert text.compose(text.parse(once)) == once


@given(STORABLE)
def test_any_text_can_be_said_literally(words):
    paragraph = re.sub(r"\s*\n\s*", "\n", text.normalize(words)).strip()
    assume(paragraph)
    assert text.parse(text.escape(paragraph)) == [Block("paragraph", paragraph, number=1)]


def test_summary_numbers_paragraphs_and_items_but_not_headings():
    summary = "One.\n\n### A heading\n\n- two\n- three\n\nFour."
    assert text.parse(summary) == [
        Block("paragraph", "One.", number=1),
        Block("heading", "A heading"),
        Block("list", items=(Item("two", None, 2), Item("three", None, 3))),
        Block("paragraph", "Four.", number=4),
    ]


def test_numbered_list_keeps_its_printed_numbers():
    (block,) = text.parse("3. three\n7. seven")
    assert block.ordered
    assert [(item.value, item.text) for item in block.items] == [(3, "three"), (7, "seven")]


def test_lists_of_two_kinds_stay_apart():
    assert [block.ordered for block in text.parse("- a\n1. b")] == [False, True]


@pytest.mark.parametrize(
    "line", ["*bold*", "_it_", "<b>&amp;", "-5 %", "1.3 is a target", "#hashtag", "## two", "-", "2016. ", "໑. ໜຶ່ງ"]
)
def test_line_that_only_looks_like_a_mark_is_what_it_is(line):
    (block,) = text.parse(text.escape(line))
    assert (block.kind, block.text) == ("paragraph", line)


@pytest.mark.parametrize(
    ("literal", "written"),
    [("- a", "\\- a"), ("1. a", "\\1. a"), ("### a", "\\### a"), ("\\a", "\\\\a"), ("a\n- b", "a\n\\- b")],
)
def test_escape_marks_only_what_would_be_misread(literal, written):
    assert text.escape(literal) == written


def test_empty_summary_has_no_blocks():
    assert text.parse("") == text.parse("\n \n") == []


def test_number_in_another_script_stays_as_printed():
    assert text.plain("໑. ໜຶ່ງ") == "໑. ໜຶ່ງ"


# --- Storage and keys ------------------------------------------------------------------------------------------------


@given(STORABLE)
def test_normalized_text_is_nfc_with_line_feeds(words):
    result = text.normalize(words)
    assert unicodedata.is_normalized("NFC", result)
    assert "\r" not in result
    assert text.normalize(result) == result


@pytest.mark.parametrize("words", ["Valérie", "VALERIE", "Vale\u0301rie", " valérie  "])
def test_fold_finds_a_name_whatever_its_accents(words):
    assert text.fold(words) == "valerie"


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("O’Brien", "O'Brien"), ("O’Brien", "obrien"), ("Søren", "soren"), ("Đặng", "dang"), ("Łódź", "lodz"),
        ("Yılmaz", "YILMAZ"), ("İstanbul", "istanbul"), ("Æsir", "aesir"), ("Œuvre", "oeuvre"), ("Straße", "strasse"),
        ("Þór Guðmundsson", "thor gudmundsson"), ("ILO’s", "ILO's"), ("South‑South", "South-South"),
        ("South–South", "South-South"), ("decent work", "decent work"), ("so\u00adcial", "social"),
        ("أرضية", "ارضية"), ("إطار", "اطار"), ("آسيا", "اسيا"), ("حِمَايَة", "حماية"), ("حمـــاية", "حماية"),
        ("مصطفى", "مصطفي"), ("ایران", "ايران"), ("the “right” to", "the right to"), ("«travail»", "travail"),
    ],
)  # fmt: skip
def test_fold_finds_words_as_people_type_them(printed, typed):
    assert text.fold(printed) == text.fold(typed)
    assert text.fold(text.fold(printed)) == text.fold(printed)


@pytest.mark.parametrize(("one", "other"), [("ບ", "ປ"), ("ก่", "ก้"), ("社会", "社會"), ("ب", "ت"), ("co-op", "coop")])
def test_fold_keeps_apart_what_differs(one, other):
    assert text.fold(one) != text.fold(other)


def test_fold_keeps_the_vowels_of_lao():
    assert text.fold("ສະບາຍດີ") == unicodedata.normalize("NFKD", "ສະບາຍດີ")


# --- Addresses -------------------------------------------------------------------------------------------------------


@given(STORABLE)
def test_slug_is_plain_short_and_never_empty(words):
    slug = text.slugify(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert text.slugify(words) == slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Łódź ß Øystein", "lodz-ss-oystein"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("South–South & triangular", "south-south-triangular"),
        ("  Financing:  (part 2)  ", "financing-part-2"),
    ],
)
def test_slug_is_what_a_reader_expects(words, slug):
    assert text.slugify(words) == slug


@pytest.mark.parametrize("words", ["ສະຫວັດດີການ", "សង្គម", "社会保障", "الحماية الاجتماعية", "Социальная защита"])
def test_slug_of_other_scripts_is_spelled_in_letters(words):
    assert re.match(r"[a-z]{2}", text.slugify(words))
    assert not text.slugify(words).startswith("x-")


def test_slug_of_no_letters_tells_texts_apart():
    assert text.slugify("…") != text.slugify("!!!")
    assert text.slugify("…").startswith("x-")


def test_long_slug_is_cut_between_words():
    slug = text.slugify("word " * 40)
    assert slug == "-".join(["word"] * 16)


# --- Names and directions --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Valérie Schmitt", "Schmitt, Valérie"),
        ("Nuno Cunha Meira Simo", "Cunha Meira Simo, Nuno"),
        ("Liu Yuton", "Liu Yuton"),
        ("Nguyen Van Minh", "Nguyen Van Minh"),
        ("Kim Min-jae", "Kim Min-jae"),
        ("John F. Kennedy", "Kennedy, John F."),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("刘宇通", "刘宇通"),
        ("박 근혜", "박 근혜"),
        ("ສົມສະຫວັດ ເລັ່ງສະຫວັດ", "ສົມສະຫວັດ ເລັ່ງສະຫວັດ"),
        ("Иван Петров", "Петров, Иван"),
        ("Sukarno", "Sukarno"),
        ("", ""),
    ],
)
def test_sort_name_proposes_how_a_name_is_filed(name, filed):
    assert text.sort_name(name) == filed


@given(STORABLE)
def test_sort_name_keeps_every_part_of_the_name(name):
    assert sorted(text.sort_name(name).replace(",", " ").split()) == sorted(name.replace(",", " ").split())


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("fa-AF", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("he", "rtl"),
        ("", "ltr"),
    ],
)
def test_direction_follows_script_then_language(language, direction):
    assert text.direction(language) == direction
