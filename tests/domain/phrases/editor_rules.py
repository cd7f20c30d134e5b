"""Random rules of the kinds that the series editor offers."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    MonthDay,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Union,
    Weekday,
    even_weeks,
    every_nth_week,
    odd_weeks,
)
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import Times

HOST = "host"
STARTS = st.dates(date(2026, 1, 1), date(2028, 2, 1))
TIMES = st.none() | st.sampled_from([Times(time(9, 15)), Times(time(9)), Times(time(10), time(12))])
NO_MONTHS: tuple[int, ...] = ()
MONTHS = st.sampled_from(
    [NO_MONTHS, (3,), (2, 5, 8, 11), (1, 2, 3, 4, 5), (1, 2, 9, 10, 11, 12), tuple(range(2, 13, 2))]
)
EXCEPTED = st.sampled_from([NO_MONTHS, (7,), (7, 12), (6, 7, 8)])
LATER = st.none() | st.integers(400, 1500)
PLACES = st.sampled_from([(1,), (2,), (3,), (4,), (-1,), (-2,), (1, 3), (2, 4), (5,), (2, -1)])
CALENDARS = st.sampled_from(["public-holidays", "school-holidays", "closed-days", "weekends"])
ADJUSTMENTS = st.lists(
    st.builds(Adjustment, CALENDARS, st.sampled_from(Policy)), max_size=2, unique_by=lambda one: one.day_calendar
).map(tuple)


def some(values: st.SearchStrategy[int], most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(lambda found: tuple(sorted(found)))


def until(start: date, later: int | None) -> date | None:
    return None if later is None else start + timedelta(days=later)


# All that is drawn from is made once: to make it for every draw takes longer than to draw.
LIMITS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"interval": 2},
        {"interval": 5},
        {"by_week_no": even_weeks()},
        {"by_week_no": odd_weeks()},
        {"by_week_no": tuple(range(12, 46))},
        {"by_week_no": (3, 7, 30)},
        {"by_week_no": every_nth_week(4, 3)},
        {"by_month": (9, 10, 11)},
        {"except_months": (7,)},
    ]
)
WEEKDAYS = some(st.integers(0, 6), 3) | st.just((0, 1, 2, 3, 4))


@st.composite
def weekly(draw: st.DrawFn) -> Recurrence:
    start = draw(STARTS)
    limits = draw(LIMITS)
    days = draw(WEEKDAYS)
    start += timedelta(days=(days[0] - start.weekday()) % 7)
    return Recurrence(
        freq=Frequency.WEEKLY,
        start=start,
        by_day=tuple(Weekday(day) for day in days),
        times=draw(TIMES),
        until=until(start, draw(LATER)),
        **limits,
    )


COUNTED: st.SearchStrategy[dict[str, Any]] = (
    st.tuples(st.integers(0, 6), PLACES).map(
        lambda drawn: {"by_day": tuple(Weekday(drawn[0], nth) for nth in drawn[1])}
    )
    | some(st.sampled_from([1, 5, 8, 12, 15, 20, 25]), 2).map(lambda days: {"by_month_day": days})
    | st.sampled_from([(-1,), (31,)]).map(lambda days: {"by_month_day": days})
    | st.sampled_from([(1,), (-1,), (-2,), (5,), (1, -1)]).map(lambda nths: {"by_working_day": nths})
)


@st.composite
def monthly(draw: st.DrawFn) -> Recurrence:
    """Counted weekdays, days of the month and working days, of every month or some, or of every n-th one."""
    start = draw(STARTS)
    counted = draw(COUNTED)
    months = draw(MONTHS)
    interval = 1 if months else draw(st.sampled_from([1, 1, 2, 3]))
    return Recurrence(
        freq=draw(st.sampled_from([Frequency.MONTHLY, Frequency.YEARLY])) if months else Frequency.MONTHLY,
        start=start,
        interval=interval,
        by_month=months,
        except_months=draw(EXCEPTED) if interval == 1 and not months else (),
        times=draw(TIMES),
        until=until(start, draw(LATER)),
        **counted,
    )


@st.composite
def yearly(draw: st.DrawFn) -> Recurrence:
    start = draw(STARTS).replace(month=1, day=1)
    month, day, weekday = draw(st.integers(1, 12)), draw(st.integers(5, 25)), draw(st.integers(0, 6))
    fields: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"by_month": (month,), "by_month_day": (day,)},
                {"by_month": (month,), "by_month_day": (day,), "interval": 2},
                {"by_month": (month,), "by_month_day": (day,), "length": 3},
                {"by_month": (month,), "by_day": (Weekday(weekday, 2),)},
                {"by_month": (month,), "by_day": (Weekday(weekday, -1),), "interval": 4},
                {"by_week_no": (3 + month,), "by_day": (Weekday(weekday),)},
            ]
        )
    )
    return Recurrence(
        freq=Frequency.YEARLY, start=start, times=draw(TIMES), until=until(start, draw(LATER)), **fields
    )


_UNITS: dict[PeriodUnit, st.SearchStrategy[tuple[int, ...]]] = {
    PeriodUnit.WEEK: some(st.sampled_from([2, 7, 8, 20, 33, 42, 52]), 3)
    | st.sampled_from([(), even_weeks(), every_nth_week(4, 3)]),
    PeriodUnit.WEEK_OF_MONTH: st.sampled_from([(1,), (2,), (-1,), (5,), (1, 3)]),
    PeriodUnit.PART_OF_MONTH: st.sampled_from([(1,), (2,), (3,)]),
    PeriodUnit.MONTH: st.just(()),
    PeriodUnit.QUARTER: st.sampled_from([(), (1,), (1, 3), (2, 3)]),
    PeriodUnit.HALF_YEAR: st.sampled_from([(), (1,), (2,)]),
    PeriodUnit.SEASON: st.sampled_from([(1,), (3,), (5,), (1, 3)]),
}


_SINCE = STARTS.filter(lambda day: day.day > 1) | st.sampled_from([date(2026, 1, 1), date(2027, 1, 1)])
_ANY_UNIT = st.sampled_from([*_UNITS, PeriodUnit.SPAN, PeriodUnit.YEAR])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, unit = draw(_SINCE), draw(_ANY_UNIT)
    narrow = unit in (PeriodUnit.WEEK_OF_MONTH, PeriodUnit.PART_OF_MONTH, PeriodUnit.MONTH)
    fields: dict[str, Any] = {"numbers": draw(_UNITS[unit])} if unit in _UNITS else {}
    if unit is PeriodUnit.SPAN:
        fields["span"] = (MonthDay(draw(st.integers(1, 6)), 5), MonthDay(draw(st.integers(7, 12)), 20))
    if unit is PeriodUnit.YEAR:
        return Period(unit=unit, every=4, anchor_year=start.year, since=date(start.year, 1, 1))
    last = draw(st.none() | st.just(date(start.year + 4, 12, 31)))
    return Period(unit=unit, months=draw(MONTHS) if narrow else (), since=start, until=last, **fields)


_SHARED_TIMES = TIMES.filter(lambda found: found is None or found.end is not None)
_STATUSES = st.sampled_from([Status.CONFIRMED, Status.CONFIRMED, Status.TENTATIVE, Status.CANCELLED])


@st.composite
def agreed(draw: st.DrawFn) -> AgreedDates:
    """Up to six days that share their time, each with its own status."""
    day, times = draw(STARTS), draw(_SHARED_TIMES)
    found = []
    for _ in range(draw(st.integers(1, 6))):
        day += timedelta(days=draw(st.integers(4, 70)))
        long = times is None and draw(st.booleans())
        found.append(AgreedDate(day, day + timedelta(days=2) if long else None, times, draw(_STATUSES)))
    return AgreedDates(tuple(found))


RELATIVES = st.builds(
    Relative,
    anchor=st.just(HOST),
    unit=st.sampled_from([RelativeUnit.DAY, RelativeUnit.WORKING_DAY, RelativeUnit.WEEK]),
    offset=st.integers(-15, 15),
    times=TIMES,
) | st.builds(
    Relative,
    anchor=st.just(HOST),
    unit=st.just(RelativeUnit.WEEK_OF),
    offset=st.integers(-3, 3),
    weekday=st.none() | st.integers(0, 6),
)
PLACED = st.builds(
    Placed,
    host=st.just(HOST),
    within=STARTS.filter(lambda day: day.day > 1).flatmap(
        lambda day: st.sampled_from(
            [Period(unit=unit, since=day) for unit in (PeriodUnit.MONTH, PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR)]
        )
    ),
    nth=st.sampled_from([1, 2, -1]),
) | st.builds(Placed, host=st.just(HOST), every=st.integers(1, 4), start=STARTS)


_TWO_OR_THREE = st.lists(st.sampled_from([1, 2, 3, 4, -1]), min_size=2, max_size=3, unique=True)
_FOUR_MONTHS = st.lists(st.integers(1, 12), min_size=4, max_size=4, unique=True)


@st.composite
def unions(draw: st.DrawFn) -> Union:
    start, weekday, times = draw(STARTS), draw(st.integers(0, 6)), draw(TIMES)
    usual, *others = draw(_TWO_OR_THREE)
    months = draw(_FOUR_MONTHS)

    def counted(nth: int) -> Recurrence:
        return Recurrence(freq=Frequency.MONTHLY, start=start, by_day=(Weekday(weekday, nth),), times=times)

    branches = [Branch(counted(nth), tuple(sorted(months[2 * at : 2 * at + 2]))) for at, nth in enumerate(others)]
    return Union((Branch(counted(usual)), *branches))
