"""How the tables of this folder write days, series and what they expand to: `in_year(2015, "19/1 16/2")`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from planner.domain.chain import expand_calendar
from planner.domain.days import Days, default_day_calendars
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence
from planner.domain.rules import Rule
from planner.domain.series import Adjustment, MovedTo, Policy, Series, SeriesException, SeriesKind
from planner.domain.spans import Times, Window

DENMARK = Days(default_day_calendars())
HOLIDAYS, CLOSED, SCHOOL, WEEKENDS = "public-holidays", "closed-days", "school-holidays", "weekends"


def in_year(year: int, written: str) -> list[date]:
    """Days of one year, written day/month as on a Danish list."""
    return [date(year, int(month), int(day)) for day, month in (part.split("/") for part in written.split())]


def year(number: int) -> Window:
    return Window.of_year(number)


def years(first: int, last: int) -> Window:
    """From New Year of the first year to the end of the last one."""
    return Window(date(first, 1, 1), date(last + 1, 1, 1))


def on(day: date) -> Window:
    """The window of one day."""
    return Window(day, day + timedelta(days=1))


def series(rule: Rule, uid: str = "oeu", **fields: Any) -> Series:
    return Series(**{"uid": uid, "title": uid, "kind": SeriesKind.MEETING, "rule": rule, **fields})


def off(day_calendar: str, policy: str) -> Adjustment:
    """Off the days of this day calendar, in this way."""
    return Adjustment(day_calendar, Policy(policy))


def moved(first: date, last: date | None = None, times: Times | None = None, **fields: Any) -> SeriesException:
    return SeriesException(moved_to=MovedTo(first, last or first, times), **fields)


def expanded(rule: Rule, window: Window, days: Days = DENMARK, **fields: Any) -> list[Occurrence]:
    """What a series with this rule gives."""
    return expand(series(rule, **fields), days, window)


def days_of(rule: Rule, window: Window, days: Days = DENMARK, **fields: Any) -> list[date]:
    """The first days of what a series with this rule gives."""
    return [one.first for one in expanded(rule, window, days, **fields)]


def of_calendar(everyone: Sequence[Series], uid: str, window: Window, days: Days = DENMARK) -> list[Occurrence]:
    """What one series of a calendar gives, expanded together with those that it follows."""
    return [one for one in expand_calendar(everyone, days, window) if one.series.uid == uid]


def reasons(occurrence: Occurrence) -> list[tuple[str, date | None, str]]:
    """The reasons as plain tuples: kind, day, text."""
    return [(reason.kind.value, reason.day, reason.text) for reason in occurrence.reasons]
