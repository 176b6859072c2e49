"""Dates as far as they are known: a year, a month, a day, or a minute of a day. Pure.

A known part of a date is stored as the beginning of an ISO 8601 text: "2016", "2016-09", "2016-09-06" or
"2016-09-06T14:30". Times are those of the clock on the wall at the venue. Such texts sort in order of time.
"""

import datetime
import re

PATTERN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
LENGTHS = (4, 7, 10, 16)
MONTHS = "January February March April May June July August September October November December".split()


def is_valid(value: str) -> bool:
    """Tell whether a text is a known part of a date that exists."""
    if not PATTERN.fullmatch(value):
        return False
    try:
        earliest(value)
    except ValueError:
        return False
    return True


def earliest(value: str) -> datetime.datetime:
    """Return the first moment that the known part allows, on the venue's clock."""
    return datetime.datetime.fromisoformat(value + "0001-01-01T00:00"[len(value) :])


def latest(value: str) -> datetime.datetime:
    """Return the last minute that the known part allows, on the venue's clock."""
    start = earliest(value)
    if len(value) == 4:
        return start.replace(month=12, day=31, hour=23, minute=59)
    if len(value) == 7:
        following = (start.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        return following - datetime.timedelta(minutes=1)
    return start.replace(hour=23, minute=59) if len(value) == 10 else start


def year(value: str) -> str:
    """Return the four digits of the year, or nothing for an unknown date."""
    return value[:4]


def spoken(value: str) -> str:
    """Return a date in words, such as "6 September 2016, 14:30", as far as it is known."""
    if len(value) < 7:
        return value
    moment = earliest(value)
    words = f"{MONTHS[moment.month - 1]} {moment:%Y}"
    if len(value) >= 10:
        words = f"{moment.day} {words}"
    return f"{words}, {value[11:]}" if len(value) == 16 else words


def spoken_range(start: str, end: str) -> str:
    """Return two dates in words, saying what they share once: "6 to 8 September 2016"."""
    if not end or end == start:
        return spoken(start)
    if not start:
        return f"until {spoken(end)}"
    if len(start) == len(end) == 16 and start[:10] == end[:10]:
        return f"{spoken(start)} to {end[11:]}"
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{earliest(start).day} to {spoken(end)}"
    if len(start) == len(end) and len(start) in (7, 10) and start[:4] == end[:4]:
        return f"{spoken(start).removesuffix(start[:4]).rstrip()} to {spoken(end)}"
    return f"{spoken(start)} to {spoken(end)}"
