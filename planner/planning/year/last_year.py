"""What a series did the year before: its dates carried over, and how long and when it usually meets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import AgreedDates, Relative
from planner.domain.series import Series
from planner.domain.spans import Times, Window
from planner.planning.year.preferences import Carry, Own

_SAME_WEEK = timedelta(days=364)
_NEAR = timedelta(days=28)


class Habit(NamedTuple):
    """The usual times (None: all day) and length in days of a series' meetings."""

    times: Times | None
    length: int


def before(year: Window) -> Window:
    """The stretch of days whose pattern the year follows: as much as may be carried into it."""
    return year.padded(373, 0)._replace(end=year.start)


def dates(occurrences: Iterable[Occurrence], last_year: Window) -> list[Occurrence]:
    """Those that were held on a day, and that began in last year."""
    return [
        one
        for one in occurrences
        if one.dated and one.status is not Status.CANCELLED and last_year.start <= one.first < last_year.end
    ]


def habit(series: Series, held: Sequence[Occurrence], own: Own) -> Habit:
    """How the series meets: as its own preference or its rule says, else as it mostly did, else all of one day."""
    alike = Counter(Habit(one.times, (one.last - one.first).days + 1) for one in held)
    if not alike and isinstance(series.rule, AgreedDates):
        alike.update(Habit(one.times, ((one.last or one.first) - one.first).days + 1) for one in series.rule.dates)
    times, length = alike.most_common(1)[0][0] if alike else Habit(None, 1)
    of_rule = series.rule.times if isinstance(series.rule, Relative) else None
    return Habit(own.times or of_rule or times, own.length or length)


def carried(day: date, carry: Carry) -> date:
    """Where last year's date lies this year: the same weekday, in the week or place of the month that ``carry`` says.

    Week 53 is carried to the last week of a year that has none, a fifth weekday to the last one of its month.
    """
    if carry is Carry.WEEKS_52:
        return day + _SAME_WEEK
    if carry is Carry.NTH_WEEKDAY:
        return _nth_weekday(day)
    year, week, weekday = day.isocalendar()
    last_week = date(year + 1, 12, 28).isocalendar().week
    return date.fromisocalendar(year + 1, min(week, last_week), weekday)


def unclaimed(wishes: Iterable[date], taken: Iterable[date]) -> list[date]:
    """The wishes in order that no date already set is near: each of those takes the nearest one."""
    left = sorted(wishes)
    for day in taken:
        nearest = min(left, key=lambda wish: abs(wish - day), default=None)
        if nearest is not None and abs(nearest - day) <= _NEAR:
            left.remove(nearest)
    return left


def _nth_weekday(day: date) -> date:
    number = (day.day - 1) // 7
    first = date(day.year + 1, day.month, 1)
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * number)
    return found if found.month == day.month else found - timedelta(days=7)
