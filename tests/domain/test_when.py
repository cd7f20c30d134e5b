"""When an occurrence is: dates as they are written, windows by their names and never as dates."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import periods
from planner.domain.errors import Language
from planner.domain.occurrences import DATED, PLAIN, Occurrence, Precision, Status
from planner.domain.rules import AgreedDates, Period
from planner.domain.series import Series, SeriesKind
from planner.domain.spans import Times, Window
from planner.domain.when import short_when, when_text
from tests.domain import strategies

SERIES = Series(uid="s", title="Møde", kind=SeriesKind.MEETING, rule=AgreedDates())
TEN_TO_NOON = Times(time(10), time(12))
P = Precision


def when(first: date, last: date | None, precision: Precision, times: Times | None = None) -> Occurrence:
    return Occurrence(SERIES, first, first, last or first, times, Status.CONFIRMED, precision, (), PLAIN)


def day(month: int, day: int, year: int = 2015) -> date:
    return date(year, month, day)


DATES = [
    (
        when(day(3, 24), None, P.TIME, TEN_TO_NOON),
        "tirsdag den 24. marts 2015 kl. 10.00–12.00",
        "Tuesday 24 March 2015 at 10:00–12:00",
        "24. marts",
    ),
    (
        when(day(3, 24), None, P.TIME, Times(time(9, 15))),
        "tirsdag den 24. marts 2015 kl. 9.15",
        "Tuesday 24 March 2015 at 9:15",
        "24. marts",
    ),
    (when(day(3, 2), None, P.DAY), "mandag den 2. marts 2015", "Monday 2 March 2015", "2. marts"),
    (when(day(3, 23), day(3, 24), P.DAY), "23.–24. marts 2015", "23–24 March 2015", "23.–24. marts"),
    (
        when(day(3, 30), day(4, 1), P.DAY),
        "30. marts – 1. april 2015",
        "30 March – 1 April 2015",
        "30. marts – 1. april",
    ),
    (
        when(day(3, 23), day(3, 24), P.TIME, Times(time(10), time(15))),
        "23. marts kl. 10.00 – 24. marts 2015 kl. 15.00",
        "23 March at 10:00 – 24 March 2015 at 15:00",
        "23.–24. marts",
    ),
    (
        when(day(12, 31, 2014), day(1, 1), P.TIME, Times(time(18))),
        "31. december 2014 kl. 18.00 – 1. januar 2015",
        "31 December 2014 at 18:00 – 1 January 2015",
        "31. december – 1. januar",
    ),
]

WINDOWS = [
    (
        when(day(1, 12), day(1, 18), P.WEEK),
        "uge 3 (12.–18. januar 2015), dag ikke fastsat",
        "week 3 (12–18 January 2015), day not set",
        "uge 3",
    ),
    (
        when(day(12, 29, 2014), day(1, 4), P.WEEK),
        "uge 1 (29. december 2014 – 4. januar 2015), dag ikke fastsat",
        "week 1 (29 December 2014 – 4 January 2015), day not set",
        "uge 1",
    ),
    (
        when(day(2, 21), day(2, 28), P.PART_OF_MONTH),
        "ultimo februar 2015 (dag ikke fastsat)",
        "at the end of February 2015 (day not set)",
        "ultimo februar",
    ),
    (
        when(day(3, 11), day(3, 20), P.PART_OF_MONTH),
        "medio marts 2015 (dag ikke fastsat)",
        "in the middle of March 2015 (day not set)",
        "medio marts",
    ),
    (
        when(day(3, 1), day(3, 31), P.MONTH),
        "i marts 2015 (dag ikke fastsat)",
        "in March 2015 (day not set)",
        "marts",
    ),
    (
        when(day(3, 1), day(4, 30), P.MONTH),
        "i marts–april 2015 (dag ikke fastsat)",
        "in March–April 2015 (day not set)",
        "marts–april",
    ),
    (
        when(day(12, 1, 2014), day(1, 31), P.MONTH),
        "i december 2014 – januar 2015 (dag ikke fastsat)",
        "in December 2014 – January 2015 (day not set)",
        "december–januar",
    ),
    (
        when(day(1, 1), day(3, 31), P.QUARTER),
        "i 1. kvartal 2015 (dag ikke fastsat)",
        "in the 1st quarter of 2015 (day not set)",
        "1. kvartal",
    ),
    (
        when(day(10, 1), day(12, 31), P.QUARTER),
        "i 4. kvartal 2015 (dag ikke fastsat)",
        "in the 4th quarter of 2015 (day not set)",
        "4. kvartal",
    ),
    (
        when(day(7, 1), day(12, 31), P.HALF_YEAR),
        "i 2. halvår 2015 (dag ikke fastsat)",
        "in the 2nd half of 2015 (day not set)",
        "2. halvår",
    ),
    (
        when(day(3, 1), day(5, 31), P.SEASON),
        "i foråret 2015 (dag ikke fastsat)",
        "in spring 2015 (day not set)",
        "forår",
    ),
    (
        when(day(12, 1, 2014), day(2, 28), P.SEASON),
        "i vinteren 2014/15 (dag ikke fastsat)",
        "in winter 2014/15 (day not set)",
        "vinter",
    ),
    (
        when(day(10, 1, 2014), day(3, 31), P.SEASON),
        "i vinterhalvåret 2014/15 (dag ikke fastsat)",
        "in the winter half-year 2014/15 (day not set)",
        "vinterhalvår",
    ),
    (
        when(day(1, 1), day(12, 31), P.YEAR),
        "i løbet af 2015 (dag ikke fastsat)",
        "in the course of 2015 (day not set)",
        "2015",
    ),
    (
        when(day(8, 21), day(9, 10), P.PART_OF_MONTH),
        "21. august – 10. september 2015 (dag ikke fastsat)",
        "21 August – 10 September 2015 (day not set)",
        "mellem 21. august og 10. september",
    ),
    (
        when(day(3, 1), day(3, 14), P.PART_OF_MONTH),
        "1.–14. marts 2015 (dag ikke fastsat)",
        "1–14 March 2015 (day not set)",
        "mellem 1. og 14. marts",
    ),
    (
        when(day(12, 22, 2014), day(1, 4), P.PART_OF_MONTH),
        "22. december 2014 – 4. januar 2015 (dag ikke fastsat)",
        "22 December 2014 – 4 January 2015 (day not set)",
        "mellem 22. december og 4. januar",
    ),
    (
        when(day(1, 14), day(1, 20), P.WEEK),
        "14.–20. januar 2015 (dag ikke fastsat)",
        "14–20 January 2015 (day not set)",
        "mellem 14. og 20. januar",
    ),
    (
        when(day(3, 1), day(3, 1), P.WEEK),
        "omkring den 1. marts 2015 (dag ikke fastsat)",
        "around 1 March 2015 (day not set)",
        "omkring 1. marts",
    ),
]


@pytest.mark.parametrize(("occurrence", "danish", "english", "short"), [*DATES, *WINDOWS])
def test_when_it_is(occurrence: Occurrence, danish: str, english: str, short: str) -> None:
    assert (when_text(occurrence, "da"), when_text(occurrence, "en")) == (danish, english)
    assert short_when(occurrence, "da") == short


SHORT_ENGLISH = [
    (when(day(3, 23), day(3, 24), P.DAY), "23–24 March"),
    (when(day(1, 12), day(1, 18), P.WEEK), "week 3"),
    (when(day(2, 21), day(2, 28), P.PART_OF_MONTH), "end of February"),
    (when(day(1, 1), day(3, 31), P.QUARTER), "1st quarter"),
    (when(day(1, 1), day(6, 30), P.HALF_YEAR), "1st half"),
    (when(day(3, 1), day(5, 31), P.SEASON), "spring"),
    (when(day(3, 1), day(3, 14), P.PART_OF_MONTH), "between 1 and 14 March"),
]


@pytest.mark.parametrize(("occurrence", "short"), SHORT_ENGLISH)
def test_when_it_is_in_short_and_in_english(occurrence: Occurrence, short: str) -> None:
    assert short_when(occurrence, "en") == short


def test_single_days_may_have_their_weekday() -> None:
    assert short_when(when(day(3, 2), None, P.DAY), "da", weekday=True) == "man. 2. marts"
    assert short_when(when(day(3, 2), None, P.DAY), "en", weekday=True) == "Mon 2 March"
    assert short_when(when(day(3, 23), day(3, 24), P.DAY), "da", weekday=True) == "23.–24. marts"
    assert short_when(when(day(1, 12), day(1, 18), P.WEEK), "da", weekday=True) == "uge 3"


@given(
    strategies.DAYS,
    st.integers(0, 400),
    st.sampled_from(sorted(set(Precision) - DATED)),
    st.sampled_from(["da", "en"]),
)
def test_a_window_is_never_shown_as_a_date(
    first: date, length: int, precision: Precision, language: Language
) -> None:
    window = when(first, first + timedelta(days=length), precision)
    dated = window._replace(precision=Precision.DAY)
    assert when_text(window, language) != when_text(dated, language)
    assert short_when(window, language) != short_when(dated, language)
    assert ("dag ikke fastsat" if language == "da" else "day not set") in when_text(window, language)


@given(strategies.periods(), st.integers(1996, 2039), st.sampled_from(["da", "en"]))
def test_windows_of_one_rule_are_told_apart(rule: Period, year: int, language: Language) -> None:
    found = {(window.first, window.last) for window in periods.windows(rule, Window.of_year(year))}
    precision = periods.precision_of(rule)
    assert len({when_text(when(first, last, precision), language) for first, last in found}) == len(found)
