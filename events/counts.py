"""Numbers of things in words, for pages and lists. Pure: it knows words, not rows."""

from django.utils.translation import gettext, ngettext_lazy

COUNTED = {
    "seminars": ngettext_lazy("%(n)s seminar", "%(n)s seminars", "number"),
    "sessions": ngettext_lazy("%(n)s session", "%(n)s sessions", "number"),
    "contributions": ngettext_lazy("%(n)s contribution", "%(n)s contributions", "number"),
    "speakers": ngettext_lazy("%(n)s speaker", "%(n)s speakers", "number"),
    "organizations": ngettext_lazy("%(n)s organization", "%(n)s organizations", "number"),
    "quotes": ngettext_lazy("%(n)s quote", "%(n)s quotes", "number"),
}


def grouped(number: int) -> str:
    """Return a number with its thousands set apart, such as 12,345."""
    return f"{number:,}"


def counted(things: str, number: int) -> str:
    """Return "1 quote" or "12,345 quotes"."""
    return COUNTED[things] % {"number": number, "n": grouped(number)}


def part_counted(things: str, part: int, whole: int) -> str:
    """Return "2 of 17 quotes", or the whole alone where it is all."""
    if part == whole:
        return counted(things, whole)
    shown = gettext("%(part)s of %(whole)s") % {"part": grouped(part), "whole": grouped(whole)}
    return COUNTED[things] % {"number": whole, "n": shown}
