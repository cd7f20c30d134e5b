"""The rules worth trying on a list of dates: by weekday of the month, day of the month, working day, week, year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, Final, TypeVar

from planner.domain.fitting.deviations import Candidate
from planner.domain.fitting.months import Limits, exceptions, limits_to_months, missed
from planner.domain.periods import last_day
from planner.domain.rules import Frequency, Recurrence, Weekday, even_weeks, every_nth_week, odd_weeks
from planner.domain.spans import monday_of

K = TypeVar("K", int, tuple[int, int])

PLACES: Final = (1, 2, 3, 4, 5, -1, -2)
_WORKING_DAYS: Final = (*range(1, 11), *range(-1, -6, -1))
_USUAL_WORKING_DAYS: Final = (1, -1)
_EVERY_OTHER: Final = 26
_A_THIRD: Final = 3
_WEEK: Final = 7
_LAST_FULL_WEEK: Final = 22
_LAST_BUT_ONE: Final = -2
_MOST_WEEKS: Final = 13
_MOST_MONTHS_PASSED: Final = 3
_OFTEN: Final = 0.4


def candidates(given: Sequence[date]) -> Iterator[Candidate]:
    """Every rule that meets some of the dates; ``given`` is sorted and has two or more."""
    yield from _weekdays_of_month(given)
    yield from _days_of_month(given)
    yield from _working_days(given)
    yield from _weeks(given)


def place_of(day: date) -> tuple[int, int]:
    """Which of its weekdays in the month a day is, counted from the front and from the end: (4, -1)."""
    end = last_day(day.year, day.month)
    return (day.day - 1) // 7 + 1, -((end.day - day.day) // 7 + 1)


def monthly(given: Sequence[date], complexity: int, **places: Any) -> Iterator[Candidate]:
    """The rules that count so in each month, or in the months that have dates."""
    for limits in limits_to_months(given):
        fields = {"freq": Frequency.MONTHLY, "start": given[0].replace(day=1), **places, **limits.fields}
        yield Candidate(Recurrence(**fields), complexity + limits.cost)


def _weekdays_of_month(given: Sequence[date]) -> Iterator[Candidate]:
    """2. tirsdag; første onsdag efter den 15.; 1. og 3. mandag"""
    months = len({(day.year, day.month) for day in given})
    for weekday in sorted({day.weekday() for day in given}):
        counts = Counter(place for day in given if day.weekday() == weekday for place in place_of(day))
        often = [place for place in PLACES if place in _likely(counts, len(given))]
        for place in often:
            yield from monthly(given, 1 + (place == _LAST_BUT_ONE), by_day=(Weekday(weekday, place),))
        for first in _best_weeks([day.day for day in given if day.weekday() == weekday]):
            yield from monthly(given, 3, by_day=(Weekday(weekday),), by_month_day=tuple(range(first, first + _WEEK)))
        if len(given) > months:
            common = [place for place in often if counts[place] >= _OFTEN * months]
            for places in _sets_of(common):
                odd = _LAST_BUT_ONE in places
                yield from monthly(
                    given, len(places) + odd, by_day=tuple(Weekday(weekday, place) for place in places)
                )


def _likely(counts: Counter[K], total: int) -> list[K]:
    """In their order what a third of the dates have, and what most of them have; nothing else makes a good rule."""
    most = max(counts.values())
    return sorted(key for key, count in counts.items() if count == most or _A_THIRD * count >= total)


def _best_weeks(days: Sequence[int]) -> list[int]:
    """The first of the seven days of the month that hold most of a weekday's days, unless that is its n-th one."""
    held = {first: sum(first <= day < first + _WEEK for day in days) for first in range(1, _LAST_FULL_WEEK + 1)}
    best = max(held.values())
    if any(held[first] == best for first in range(1, _LAST_FULL_WEEK + 1, _WEEK)):
        return []
    return [next(first for first in held if held[first] == best)]


def _sets_of(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in (2, 3):
        yield from combinations(places, size)


def _days_of_month(given: Sequence[date]) -> Iterator[Candidate]:
    """Den 1.; den sidste dag; the same days each year"""
    for day in _likely(Counter(one.day for one in given), len(given)):
        yield from monthly(given, 1, by_month_day=(day,))
    if any((one + timedelta(days=1)).day == 1 for one in given):
        yield from monthly(given, 1, by_month_day=(-1,))
    for month_day in _likely(Counter((one.month, one.day) for one in given), len(given)):
        rule = Recurrence(
            freq=Frequency.YEARLY, start=given[0], by_month=(month_day[0],), by_month_day=(month_day[1],)
        )
        yield Candidate(rule, 2)


def _working_days(given: Sequence[date]) -> Iterator[Candidate]:
    for place in _WORKING_DAYS:
        yield from monthly(given, 1 + (place not in _USUAL_WORKING_DAYS), by_working_day=(place,))


def _weeks(given: Sequence[date]) -> Iterator[Candidate]:
    """Hver uge, hver 4. uge, i lige uger, i hver 4. uge fra årets uge 3"""
    if len(missed(given)) > _MOST_MONTHS_PASSED:
        return
    counts = Counter(day.weekday() for day in given)
    weekdays = tuple(sorted(day for day, count in counts.items() if count >= _OFTEN * max(counts.values())))
    first = next(day for day in given if day.weekday() in weekdays)
    for days in dict.fromkeys([(counts.most_common(1)[0][0],), weekdays]):
        more = len(days) - 1
        steps = _steps([day for day in given if day.weekday() in days])
        for step in steps:
            yield from _by_week(given, days, more + 1 + (step > 1), interval=step, start=_anchor(given, days, first))
        for numbers in _numbered_weeks(given, steps):
            yield from _by_week(
                given, days, more + 2 + (len(numbers) < _EVERY_OTHER), by_week_no=numbers, start=first
            )


def _anchor(given: Sequence[date], days: Sequence[int], first: date) -> date:
    """The first date on one of the weekdays; what counts weeks begins there."""
    return next((day for day in given if day.weekday() in days), first)


def _by_week(given: Sequence[date], days: Sequence[int], complexity: int, **fields: Any) -> Iterator[Candidate]:
    by_day = tuple(Weekday(day) for day in days)
    for limits in (Limits({}, 0), *exceptions(missed(given))):
        rule = Recurrence(freq=Frequency.WEEKLY, by_day=by_day, **fields, **limits.fields)
        yield Candidate(rule, complexity + limits.cost, by_week=True)


def _steps(given: Sequence[date]) -> list[int]:
    """How many weeks lie between one week with dates and the next, wherever that is; one is always tried."""
    mondays = sorted({monday_of(day) for day in given})
    gaps = {(later - earlier).days // 7 for earlier, later in pairwise(mondays)}
    return sorted({1} | {gap for gap in gaps if gap <= _MOST_WEEKS})


def _numbered_weeks(given: Sequence[date], steps: Sequence[int]) -> Iterable[tuple[int, ...]]:
    first = min(day.isocalendar().week for day in given)
    return [odd_weeks(), even_weeks(), *(every_nth_week(step, first) for step in steps if step > 2)]
