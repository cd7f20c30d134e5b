"""The windows of a ``Period``: which stretches of days it gives, and what each is called for ever."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain.occurrences import Precision
from planner.domain.rules import MonthDay, Period, PeriodUnit
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Window


class PeriodWindow(NamedTuple):
    """One window: its id (the recurrence_id), first and last day (included)."""

    id: str
    first: date
    last: date


PARTS: Final = {1: "primo", 2: "medio", 3: "ultimo"}
SEASONS: Final = {
    1: ("spring", 3, 3),
    2: ("summer", 6, 3),
    3: ("autumn", 9, 3),
    4: ("winter", 12, 3),
    5: ("winter-half", 10, 6),
    6: ("summer-half", 4, 6),
}
_PRECISION_OF_SPAN: Final = (
    (7, Precision.WEEK),
    (27, Precision.PART_OF_MONTH),
    (62, Precision.MONTH),
    (93, Precision.QUARTER),
    (186, Precision.HALF_YEAR),
)


def windows(rule: Period, within: Window) -> list[PeriodWindow]:
    """The rule's windows that lie in ``within`` or overlap it, in order of their first day."""
    years = range(max(within.start.year - 1, FIRST_YEAR), min(within.end.year + 1, LAST_YEAR) + 1)
    every = (rule.anchor_year or 0, rule.every)
    found = [
        window
        for year in years
        if (year - every[0]) % every[1] == 0
        for window in _WINDOWS[rule.unit](rule, year)
        if within.holds(window.first, window.last) and _bounded(rule, window)
    ]
    return sorted(found, key=lambda window: (window.first, window.last))


def precision_of(rule: Period) -> Precision:
    """How exactly the rule's windows are dated; a span is judged by its length."""
    if rule.unit is PeriodUnit.WEEK_OF_MONTH:
        return Precision.WEEK
    if rule.span is None:
        return Precision(rule.unit.value)
    _, first, last = _span_of(rule.span, 2001)
    length = (last - first).days + 1
    return next((precision for most, precision in _PRECISION_OF_SPAN if length <= most), Precision.YEAR)


def longest(rule: Period) -> int:
    """An upper bound, in days, on the length of one of the rule's windows."""
    return 366 if rule.unit in (PeriodUnit.SPAN, PeriodUnit.YEAR) else 184


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def week_of_month(year: int, month: int, number: int) -> tuple[date, date] | None:
    """The week that begins on the month's n-th Monday (-1: the last one), or None where there is no such Monday."""
    if number > 0:
        monday = date(year, month, 1) + timedelta(days=-date(year, month, 1).weekday() % 7 + 7 * (number - 1))
    else:
        end = last_day(year, month)
        monday = end - timedelta(days=end.weekday())
    return (monday, monday + timedelta(days=6)) if monday.month == month else None


def part_of_month(year: int, month: int, part: int) -> tuple[date, date]:
    """Primo (days 1-10), medio (11-20) or ultimo (21 to the end) of a month."""
    first = date(year, month, 10 * part - 9)
    return first, last_day(year, month) if part == 3 else date(year, month, 10 * part)


def _bounded(rule: Period, window: PeriodWindow) -> bool:
    return (rule.since is None or window.first >= rule.since) and (rule.until is None or window.first <= rule.until)


def _weeks(rule: Period, year: int) -> Iterator[PeriodWindow]:
    weeks_in_year = date(year, 12, 28).isocalendar().week
    for week in rule.numbers or range(1, 54):
        if week <= weeks_in_year:
            monday = date.fromisocalendar(year, week, 1)
            yield PeriodWindow(f"{year}-W{week:02}", monday, monday + timedelta(days=6))


def _weeks_of_month(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for month in rule.months or range(1, 13):
        for number in rule.numbers:
            week = week_of_month(year, month, number)
            if week:
                yield PeriodWindow(f"{year}-{month:02}-w{number if number > 0 else 'last'}", *week)


def _parts_of_month(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for month in rule.months or range(1, 13):
        for part in rule.numbers:
            yield PeriodWindow(f"{year}-{month:02}-{PARTS[part]}", *part_of_month(year, month, part))


def _months(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for month in rule.months or range(1, 13):
        yield PeriodWindow(f"{year}-{month:02}", date(year, month, 1), last_day(year, month))


def _quarters(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for quarter in rule.numbers or range(1, 5):
        yield PeriodWindow(f"{year}-Q{quarter}", *_run_of_months(year, 3 * quarter - 2, 3))


def _half_years(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for half in rule.numbers or (1, 2):
        yield PeriodWindow(f"{year}-H{half}", *_run_of_months(year, 6 * half - 5, 6))


def _seasons(rule: Period, year: int) -> Iterator[PeriodWindow]:
    for season in rule.numbers:
        name, month, length = SEASONS[season]
        yield PeriodWindow(f"{year}-{name}", *_run_of_months(year, month, length))


def _years(_rule: Period, year: int) -> Iterator[PeriodWindow]:
    yield PeriodWindow(f"{year}", date(year, 1, 1), date(year, 12, 31))


def _spans(rule: Period, year: int) -> Iterator[PeriodWindow]:
    if rule.span:
        yield _span_of(rule.span, year)


def _span_of(span: tuple[MonthDay, MonthDay], year: int) -> PeriodWindow:
    first = _day(year, span[0])
    last = _day(year + (span[1] < span[0]), span[1])
    return PeriodWindow(f"{first}--{last:%m-%d}", first, last)


def _day(year: int, month_day: MonthDay) -> date:
    return min(date(year, month_day.month, 1) + timedelta(days=month_day.day - 1), last_day(year, month_day.month))


def _run_of_months(year: int, month: int, length: int) -> tuple[date, date]:
    last = month + length - 2
    return date(year, month, 1), last_day(year + last // 12, last % 12 + 1)


_WINDOWS: Final[Mapping[PeriodUnit, Callable[[Period, int], Iterator[PeriodWindow]]]] = {
    PeriodUnit.WEEK: _weeks,
    PeriodUnit.WEEK_OF_MONTH: _weeks_of_month,
    PeriodUnit.PART_OF_MONTH: _parts_of_month,
    PeriodUnit.MONTH: _months,
    PeriodUnit.QUARTER: _quarters,
    PeriodUnit.HALF_YEAR: _half_years,
    PeriodUnit.SEASON: _seasons,
    PeriodUnit.YEAR: _years,
    PeriodUnit.SPAN: _spans,
}
