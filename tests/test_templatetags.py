"""How words look on a page: escaped first, marked after."""

from types import SimpleNamespace

import pytest

from events.templatetags import proceedings


def make_spoken(text, anchor="quote-abcdefgh"):
    return SimpleNamespace(text=text, anchor=anchor)


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("South-South talks", '<span class="nb">South-South</span> talks'),
        ("face-to-face", '<span class="nb">face-to-face</span>'),
        ("an unmistakably-overlong word", "an unmistakably-overlong word"),
        ("a - b", "a - b"),
        ("<b-b>", '&lt;<span class="nb">b-b</span>&gt;'),
    ],
)
def test_hold_keeps_short_hyphenated_words_whole(value, html):
    assert proceedings.hold(value) == html


def test_hold_escapes_what_it_marks():
    assert "<script" not in proceedings.hold('<script src="x-y">&')


def test_said_links_a_sentence_that_is_a_quote():
    html = proceedings.said("Before. We agree. After.", [make_spoken("We agree.")])
    assert html == 'Before. <a class="said" href="#quote-abcdefgh">We agree.</a> After.'


def test_said_leaves_a_paragraph_without_quotes_as_it_is():
    assert proceedings.said("Before & after.", [make_spoken("We agree.")]) == "Before &amp; after."


def test_said_escapes_inside_and_outside_the_mark():
    html = proceedings.said('<i> <b>&</b> "', [make_spoken("<b>&</b>")])
    assert html == '&lt;i&gt; <a class="said" href="#quote-abcdefgh">&lt;b&gt;&amp;&lt;/b&gt;</a> &quot;'


def test_said_marks_two_quotes_in_order_of_the_text():
    html = proceedings.said("One. Two.", [make_spoken("Two.", "quote-b"), make_spoken("One.", "quote-a")])
    assert html == '<a class="said" href="#quote-a">One.</a> <a class="said" href="#quote-b">Two.</a>'


def test_said_never_marks_one_sentence_twice():
    html = proceedings.said("One two three", [make_spoken("One two", "quote-a"), make_spoken("two three", "quote-b")])
    assert html == '<a class="said" href="#quote-a">One two</a> three'


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("en", ""),
        ("", ""),
        ("ar", ' lang="ar" dir="rtl"'),
        ("lo", ' lang="lo" dir="ltr"'),
        ("zh-Hant", ' lang="zh-Hant" dir="ltr"'),
    ],
)
def test_tongue_names_language_and_direction_where_they_differ(language, html):
    assert proceedings.tongue(language) == html


def test_said_marks_a_sentence_that_two_quotes_repeat_once():
    quotes = [make_spoken("A floor holds.", f"quote-{letter * 8}") for letter in "ab"]
    assert proceedings.said("A floor holds.", quotes) == '<a class="said" href="#quote-aaaaaaaa">A floor holds.</a>'
