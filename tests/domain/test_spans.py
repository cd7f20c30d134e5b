"""Windows and wall-clock times: a weekly 10:00 stays 10:00 across summer time, all day stays all day."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from planner.domain.errors import DomainError
from planner.domain.rules import AgreedDate, Relative, RelativeUnit
from planner.domain.spans import Times, Window, at, monday_of, monday_of_iso_week, times_of
from tests.domain.shorthand import TEN_TO_NOON, agreed, relative, weekly
from tests.domain.tables import expanded, of_calendar, series, year

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("start", "offsets"),
    [
        # Summer time began on Sunday 29 March 2015 and on 29 March 2026 ...
        (date(2015, 3, 19), [WINTER, WINTER, SUMMER, SUMMER]),
        (date(2026, 3, 20), [WINTER, WINTER, SUMMER, SUMMER]),
        # ... and ended on 25 October 2015 and on 25 October 2026.
        (date(2015, 10, 15), [SUMMER, SUMMER, WINTER, WINTER]),
        (date(2026, 10, 16), [SUMMER, SUMMER, WINTER, WINTER]),
    ],
)
def test_a_weekly_ten_o_clock_stays_ten_o_clock(start: date, offsets: list[timezone]) -> None:
    found = expanded(weekly(start=start, count=4, times=TEN_TO_NOON), year(start.year))

    days = [start + timedelta(weeks=week) for week in range(4)]
    assert [one.start for one in found] == [
        datetime.combine(day, time(10), zone) for day, zone in zip(days, offsets, strict=True)
    ]
    assert [one.end for one in found] == [
        datetime.combine(day, time(12), zone) for day, zone in zip(days, offsets, strict=True)
    ]
    assert {(one.start.hour, one.end.hour) for one in found} == {(10, 12)}


def test_all_day_stays_all_day_across_summer_time() -> None:
    found = expanded(weekly(start=date(2026, 3, 22), count=2), year(2026))

    assert [(one.start, one.end) for one in found] == [
        (date(2026, 3, 22), date(2026, 3, 23)),
        (date(2026, 3, 29), date(2026, 3, 30)),
    ]


def test_a_seminar_over_the_night_of_summer_time_keeps_its_clock() -> None:
    (found,) = expanded(agreed(AgreedDate(date(2026, 3, 28), date(2026, 3, 29), TEN_TO_NOON)), year(2026))

    assert found.start == datetime(2026, 3, 28, 10, tzinfo=WINTER)
    assert found.end == datetime(2026, 3, 29, 12, tzinfo=SUMMER)


def test_a_deadline_a_week_before_keeps_its_clock() -> None:
    meeting = series(agreed(AgreedDate(date(2026, 3, 31), None, TEN_TO_NOON)))
    papers = series(relative(-1, "week", at=time(12)), "udsendelse")

    (found,) = of_calendar([meeting, papers], "udsendelse", year(2026))

    assert found.start == datetime(2026, 3, 24, 12, tzinfo=WINTER)


def test_a_time_that_the_clocks_skip_or_repeat_still_has_a_moment() -> None:
    assert at(date(2026, 3, 29), time(2, 30)).utcoffset() == timedelta(hours=1)
    assert at(date(2026, 10, 25), time(2, 30)).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("times", "end"),
    [
        (Times(time(10), time(11, 30)), time(11, 30)),
        (Times(time(10)), time(11)),  # the assumed hour
        (Times(time(22, 59)), time(23, 59)),
        (Times(time(23, 30)), time(23, 59)),  # never past midnight
    ],
)
def test_a_meeting_of_which_only_the_beginning_is_known_lasts_an_hour(times: Times, end: time) -> None:
    assert times.ends() == end


@pytest.mark.parametrize("end", [time(10), time(9, 59)])
def test_times_that_run_backwards_within_a_day_are_refused(end: time) -> None:
    with pytest.raises(DomainError, match=r"^times: ") as refused:
        times_of(time(10), end)

    assert f"{end:%H.%M}" in refused.value.danish
    assert times_of(time(10), end, several_days=True) == Times(time(10), end)


WINDOWS = [
    (Window.of_year(2015), date(2015, 1, 1), date(2016, 1, 1)),
    (Window.of_year(2100), date(2100, 1, 1), date(2101, 1, 1)),
    (Window.of_month(2016, 2), date(2016, 2, 1), date(2016, 3, 1)),
    (Window.of_month(2015, 12), date(2015, 12, 1), date(2016, 1, 1)),
    (Window(date(1, 1, 1), date(9999, 12, 31)).bounded(), date(1900, 1, 1), date(2101, 1, 1)),
    (Window(date(2015, 3, 1), date(2015, 3, 2)).padded(1, 2), date(2015, 2, 28), date(2015, 3, 4)),
    (Window(date(1900, 1, 1), date(2101, 1, 1)).padded(9, 9), date(1900, 1, 1), date(2101, 1, 1)),
    (Window.of_month(2015, 1).hull(Window.of_month(2015, 3)), date(2015, 1, 1), date(2015, 4, 1)),
]


@pytest.mark.parametrize(("window", "start", "end"), WINDOWS)
def test_windows(window: Window, start: date, end: date) -> None:
    assert window == Window(start, end)


@pytest.mark.parametrize(
    ("window", "touched"),
    [
        (Window(date(2015, 12, 31), date(2016, 1, 1)), [2015]),
        (Window(date(2015, 12, 31), date(2016, 1, 2)), [2015, 2016]),
        (Window(date(2015, 6, 1), date(2015, 6, 1)), []),
        (Window(date(2150, 1, 1), date(2151, 1, 1)).bounded(), []),
    ],
)
def test_the_years_that_a_window_touches(window: Window, touched: list[int]) -> None:
    assert list(window.years()) == touched


@pytest.mark.parametrize(("year", "month"), [(1899, 1), (2101, 12)])
def test_years_that_are_not_covered_are_refused(year: int, month: int) -> None:
    with pytest.raises(DomainError, match=r"^year: .* 1900 and 2100\.$"):
        Window.of_month(year, month)


@pytest.mark.parametrize("month", [0, 13])
def test_months_that_do_not_exist_are_refused(month: int) -> None:
    with pytest.raises(DomainError, match=r"^month: "):
        Window.of_month(2015, month)


def test_iso_weeks() -> None:
    assert monday_of(date(2016, 1, 3)) == date(2015, 12, 28)
    assert monday_of_iso_week(2015, 53) == date(2015, 12, 28)
    with pytest.raises(DomainError, match=r"^week: 2016 has no week 53\.$"):
        monday_of_iso_week(2016, 53)


def test_a_relative_time_of_day_is_checked_like_any_other() -> None:
    with pytest.raises(DomainError, match=r"^times: "):
        Relative(anchor="oeu", unit=RelativeUnit.DAY, offset=-1, times=Times(time(12), time(10)))
