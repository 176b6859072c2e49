"""Dates as far as they are known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import dates

MOMENTS = st.datetimes(datetime.datetime(1000, 1, 1), datetime.datetime(9998, 12, 31))
PARTS = st.builds(lambda moment, length: moment.isoformat()[:length], MOMENTS, st.sampled_from(dates.LENGTHS))


@given(PARTS)
def test_known_part_of_a_date_is_valid(value):
    assert dates.is_valid(value)
    assert dates.earliest(value).isoformat().startswith(value)
    assert dates.latest(value).isoformat().startswith(value)
    assert dates.earliest(value) <= dates.latest(value)


@given(PARTS)
def test_minute_after_the_latest_is_another_date(value):
    following = dates.latest(value) + datetime.timedelta(minutes=1)
    assert not following.isoformat().startswith(value)


@given(st.lists(PARTS, max_size=6))
def test_dates_sort_as_texts(values):
    assert [dates.earliest(v) for v in sorted(values)] == sorted(dates.earliest(v) for v in values)


@given(st.text(alphabet="0123456789-T: ٢２x\n", max_size=17))
def test_only_ascii_dates_that_exist_are_valid(value):
    if dates.is_valid(value):
        assert value.isascii()
        assert len(value) in dates.LENGTHS
        assert dates.spoken(value)


@pytest.mark.parametrize(
    "value",
    ["", "16", "0000", "2016-00", "2016-13", "2015-02-29", "2016-09-31", "2016-09-06T24:00", "2016-09-06 14:30",
     "2016-9-6", "2016-09-06T14:30:00", "2016-09-06\n", "２０１６"],
)  # fmt: skip
def test_what_is_no_date_is_invalid(value):
    assert not dates.is_valid(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", ""),
        ("2016", "2016"),
        ("2016-09", "September 2016"),
        ("2016-09-06", "6 September 2016"),
        ("2016-09-06T14:30", "6 September 2016, 14:30"),
    ],
)
def test_date_is_spoken_as_far_as_it_is_known(value, words):
    assert dates.spoken(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2016-09-06", "", "6 September 2016"),
        ("2016-09-06", "2016-09-06", "6 September 2016"),
        ("", "2016", "until 2016"),
        ("2016-09-06", "2016-09-08", "6 to 8 September 2016"),
        ("2016-08-30", "2016-09-02", "30 August to 2 September 2016"),
        ("2016-12-30", "2017-01-02", "30 December 2016 to 2 January 2017"),
        ("2016-08", "2016-09", "August to September 2016"),
        ("2016", "2017", "2016 to 2017"),
        ("2016-09-06T14:30", "2016-09-06T16:00", "6 September 2016, 14:30 to 16:00"),
        ("2016-09-06", "2016-09", "6 September 2016 to September 2016"),
    ],
)
def test_range_says_once_what_its_ends_share(start, end, words):
    assert dates.spoken_range(start, end) == words


def test_last_day_of_february_follows_the_year():
    assert dates.latest("2016-02") == datetime.datetime(2016, 2, 29, 23, 59)
    assert dates.latest("2017-02") == datetime.datetime(2017, 2, 28, 23, 59)
