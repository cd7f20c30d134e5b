"""Rules in few letters, so that a table of them can be read: `monthly(TU(2), times=TEN_TO_NOON)`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

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
)
from planner.domain.spans import Times

START = date(2015, 1, 5)
"""A Monday, in ISO week 2."""
TEN_TO_NOON = Times(time(10), time(12))


def _weekday(day: int) -> Callable[..., Weekday]:
    return lambda nth=0: Weekday(day, nth)


MO, TU, WE, TH, FR, SA, SU = map(_weekday, range(7))
MONDAY_TO_FRIDAY = tuple(Weekday(day) for day in range(5))


def _recurrence(freq: Frequency) -> Callable[..., Recurrence]:
    def make(*by_day: Weekday, start: date = START, **rest: Any) -> Recurrence:
        return Recurrence(freq=freq, start=start, by_day=by_day, **rest)

    return make


daily, weekly, monthly, yearly = map(_recurrence, Frequency)


def agreed(*dates: date | AgreedDate) -> AgreedDates:
    return AgreedDates(tuple(one if isinstance(one, AgreedDate) else AgreedDate(one) for one in dates))


def period(unit: str, *numbers: int, **rest: Any) -> Period:
    return Period(unit=PeriodUnit(unit), numbers=numbers, **rest)


def between(first: tuple[int, int], last: tuple[int, int], **rest: Any) -> Period:
    """The window from one (month, day) to another."""
    return Period(unit=PeriodUnit.SPAN, span=(MonthDay(*first), MonthDay(*last)), **rest)


def placed(within: Period | None = None, **rest: Any) -> Placed:
    return Placed(host="oeu", within=within, **rest)


def relative(offset: int, unit: str, weekday: int | None = None, at: time | None = None) -> Relative:
    times = None if at is None else Times(at)
    return Relative(anchor="oeu", unit=RelativeUnit(unit), offset=offset, weekday=weekday, times=times)


def union(*branches: Recurrence | Period | tuple[Recurrence | Period, tuple[int, ...]]) -> Union:
    """Branches, those with months of their own as (rule, months)."""
    return Union(tuple(Branch(*one) if isinstance(one, tuple) else Branch(one) for one in branches))
