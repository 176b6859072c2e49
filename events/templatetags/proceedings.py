"""How words look on a page: kept whole, marked where they are quoted, with their language; always escaped first."""

import re

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from events import counts, dates, text

register = template.Library()

HYPHENATED = re.compile(r"(?<![\w-])[\w']{1,9}(?:-[\w']{1,9}){1,2}(?![\w-])")


def _hold(escaped):
    return HYPHENATED.sub(lambda match: f'<span class="nb">{match[0]}</span>', escaped)


@register.filter
def hold(value):
    """Keep short hyphenated words (South-South) on one line."""
    return mark_safe(_hold(str(conditional_escape(value))))  # noqa: S308 escaped the line before


@register.filter
def said(words, quotes):
    """Mark each sentence of a paragraph that is also a quote, and link it to the quote."""
    found = [(at, at + len(quote.text), quote) for quote in quotes if (at := words.find(quote.text)) >= 0]
    places = sorted(found, key=lambda place: place[:2])
    parts, end = [], 0
    for start, stop, quote in places:
        if start < end:
            continue
        parts.append(format_html("{}", words[end:start]))
        parts.append(format_html('<a class="said" href="#{}">{}</a>', quote.anchor, words[start:stop]))
        end = stop
    parts.append(format_html("{}", words[end:]))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag
def tongue(language, outer="en"):
    """Give the attributes that say in which language, and in which direction, a text runs, where its page differs."""
    if not language or language == outer:
        return ""
    return format_html(' lang="{}" dir="{}"', language, text.direction(language))


@register.filter
def paragraphs(value):
    """Return the blocks of a summary (see `events.text`)."""
    return text.parse(value or "")


@register.filter
def spoken(value):
    """Return a partial date in words."""
    return dates.spoken(value)


@register.filter
def grouped(number):
    """Set the thousands of a number apart."""
    return counts.grouped(number)


@register.filter
def counted(number, things):
    """Say how many there are: {{ 1200|counted:"quotes" }} is "1,200 quotes"."""
    return counts.counted(things, number)


@register.simple_tag
def figures(row, things):
    """Say how many things a row of a list has, and how many of them the filters find."""
    return counts.part_counted(things, row.matching[things], row.figures[things])
