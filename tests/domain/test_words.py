"""Days, times and lists as they are written in Danish and in English."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.spans import Times
from planner.domain.words import WORDS, runs

da, en = WORDS["da"], WORDS["en"]
MAY_24 = date(2015, 5, 24)


def test_months_and_weekdays_have_small_letters_in_danish() -> None:
    assert [da.month(month) for month in (1, 3, 5, 12)] == ["januar", "marts", "maj", "december"]
    assert [en.month(month) for month in (1, 3, 5, 12)] == ["January", "March", "May", "December"]
    assert [da.weekday(day) for day in range(7)] == [
        *("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
    ]
    assert [en.weekday(0), en.weekday(6)] == ["Monday", "Sunday"]
    assert [da.short_weekday(1), en.short_weekday(1)] == ["tirs.", "Tue"]


ORDINALS = [
    (1, "1.", "1st"),
    (2, "2.", "2nd"),
    (3, "3.", "3rd"),
    (4, "4.", "4th"),
    (11, "11.", "11th"),
    (12, "12.", "12th"),
    (13, "13.", "13th"),
    (21, "21.", "21st"),
    (22, "22.", "22nd"),
    (111, "111.", "111th"),
    (-1, "sidste", "last"),
    (-2, "næstsidste", "2nd-to-last"),
    (-3, "tredjesidste", "3rd-to-last"),
    (-6, "6.-sidste", "6th-to-last"),
]


@pytest.mark.parametrize(("number", "danish", "english"), ORDINALS)
def test_ordinals_count_from_the_front_and_from_the_end(number: int, danish: str, english: str) -> None:
    assert (da.ordinal(number), en.ordinal(number)) == (danish, english)


def test_the_first_place_is_written_in_letters() -> None:
    assert [da.place(number) for number in (1, 2, -1)] == ["første", "2.", "sidste"]
    assert [en.place(number) for number in (1, 2, -1)] == ["first", "2nd", "last"]


LISTS = [
    ([], "", ""),
    (["a"], "a", "a"),
    (["a", "b"], "a og b", "a and b"),
    (["a", "b", "c"], "a, b og c", "a, b and c"),
]


@pytest.mark.parametrize(("items", "danish", "english"), LISTS)
def test_lists_end_in_a_conjunction(items: list[str], danish: str, english: str) -> None:
    assert (da.joined(items), en.joined(items)) == (danish, english)
    assert da.either(items) == danish.replace(" og ", " eller ")
    assert en.either(items) == english.replace(" and ", " or ")


def test_titles_stand_between_the_language_s_own_marks_and_on_one_line() -> None:
    assert da.quoted("Økonomi\nudvalg ") == "»Økonomi udvalg«"
    assert en.quoted("Council") == "“Council”"


def test_dates() -> None:
    assert (da.day(MAY_24), en.day(MAY_24)) == ("24. maj", "24 May")
    assert (da.full_date(MAY_24), en.full_date(MAY_24)) == ("24. maj 2015", "24 May 2015")
    assert (da.the_date(MAY_24), en.the_date(MAY_24)) == ("den 24. maj 2015", "24 May 2015")
    assert (da.long_date(MAY_24), en.long_date(MAY_24)) == ("søndag den 24. maj 2015", "Sunday 24 May 2015")


SPANS = [
    (date(2015, 3, 2), date(2015, 3, 2), "2. marts", "2. marts 2015", "2 March 2015"),
    (date(2015, 3, 23), date(2015, 3, 24), "23.–24. marts", "23.–24. marts 2015", "23–24 March 2015"),
    (
        date(2015, 3, 30),
        date(2015, 4, 1),
        "30. marts – 1. april",
        "30. marts – 1. april 2015",
        "30 March – 1 April 2015",
    ),
    (
        date(2014, 12, 29),
        date(2015, 1, 4),
        "29. december – 4. januar",
        "29. december 2014 – 4. januar 2015",
        "29 December 2014 – 4 January 2015",
    ),
    (
        date(2014, 3, 2),
        date(2015, 3, 4),
        "2. marts – 4. marts",
        "2. marts 2014 – 4. marts 2015",
        "2 March 2014 – 4 March 2015",
    ),
]


@pytest.mark.parametrize(("first", "last", "days", "danish", "english"), SPANS)
def test_spans_say_month_and_year_once(first: date, last: date, days: str, danish: str, english: str) -> None:
    assert da.days(first, last) == days
    assert (da.dates(first, last), en.dates(first, last)) == (danish, english)


CLOCKS = [
    (Times(time(10)), "kl. 10.00", "kl. 10", "at 10:00"),
    (Times(time(9, 15)), "kl. 9.15", "kl. 9.15", "at 9:15"),
    (Times(time(10), time(12)), "kl. 10.00–12.00", "kl. 10–12", "at 10:00–12:00"),
    (Times(time(9, 15), time(10)), "kl. 9.15–10.00", "kl. 9.15–10.00", "at 9:15–10:00"),
    (Times(time(0), time(23, 59)), "kl. 0.00–23.59", "kl. 0.00–23.59", "at 0:00–23:59"),
]


@pytest.mark.parametrize(("times", "exact", "short", "english"), CLOCKS)
def test_times_of_day(times: Times, exact: str, short: str, english: str) -> None:
    assert (da.clock(times), da.short_clock(times)) == (exact, short)
    assert en.clock(times) == en.short_clock(times) == english
    assert da.hours(times) == exact.removeprefix("kl. ")


def test_one_moment_is_written_without_its_word() -> None:
    assert [da.hour(time(9)), da.hour(time(9, 5)), en.hour(time(9, 5))] == ["9", "9.05", "9:05"]


@given(st.lists(st.integers(-50, 50)))
def test_runs_hold_each_number_once_and_are_kept_apart_by_gaps(numbers: list[int]) -> None:
    found = runs(numbers)
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(set(numbers))
    assert all(earlier[1] + 1 < later[0] for earlier, later in pairwise(found))
