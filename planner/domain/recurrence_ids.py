"""Where a recurrence_id lies: the first day of what a rule called by it."""

from __future__ import annotations

from datetime import date
from typing import Final

from planner.domain import periods
from planner.domain.occurrences import RecurrenceId
from planner.domain.rules import Period, PeriodUnit
from planner.domain.spans import FIRST_DAY, FIRST_YEAR, LAST_YEAR, Window

_ALL_SORTS: Final = (
    Period(unit=PeriodUnit.WEEK),
    Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=(1, 2, 3, 4, 5, -1)),
    Period(unit=PeriodUnit.PART_OF_MONTH, numbers=(1, 2, 3)),
    Period(unit=PeriodUnit.MONTH),
    Period(unit=PeriodUnit.QUARTER),
    Period(unit=PeriodUnit.HALF_YEAR),
    Period(unit=PeriodUnit.SEASON, numbers=(1, 2, 3, 4, 5, 6)),
    Period(unit=PeriodUnit.YEAR),
)


def first_day(rid: RecurrenceId) -> date:
    """The date itself, or the first day of the window, a missing date's too.

    What is no window's id is taken to lie at the beginning of the year that it names, or of all time.
    """
    if not isinstance(rid, str):
        return rid
    window_id = rid.partition("!")[0]
    if "--" in window_id:
        return _date(window_id[:10]) or _new_year(window_id)
    new_year = _new_year(window_id)
    year = Window.of_year(new_year.year)
    found = (one.first for sort in _ALL_SORTS for one in periods.windows(sort, year) if one.id == window_id)
    return next(found, new_year)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _new_year(window_id: str) -> date:
    year = int(window_id[:4]) if window_id[:4].isdecimal() else 0
    return date(year, 1, 1) if FIRST_YEAR <= year <= LAST_YEAR else FIRST_DAY
