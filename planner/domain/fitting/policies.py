"""Rules with something to do on holidays, where that explains some of the exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planner.domain.days import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, WEEKENDS, Days
from planner.domain.fitting.deviations import Candidate, Fit, measured
from planner.domain.series import Adjustment, Policy

_POLICIES: Final = (
    Policy.NEXT_SAME_WEEKDAY,
    Policy.NEXT_WORKING_DAY,
    Policy.PREVIOUS_WORKING_DAY,
    Policy.PREVIOUS_SAME_WEEKDAY,
    Policy.SKIP,
)
_WORKING_DAYS: Final = (Policy.NEXT_WORKING_DAY, Policy.PREVIOUS_WORKING_DAY)
_MOST_BASES: Final = 6
_SATURDAY: Final = 5


def with_policies(fits: Sequence[Fit], given: Sequence[date], days: Days) -> Iterator[Fit]:
    """The best rules that give a holiday, with each policy that leaves fewer exceptions."""
    bases = [one for one in fits if any(_is_off(deviation.ruled, days) for deviation in one.exceptions)]
    for one in bases[:_MOST_BASES]:
        for choice in _choices(one, days):
            candidate = Candidate(one.rule, one.complexity + len(choice), one.by_week, choice)
            adjusted = measured(candidate, given, days)
            if len(adjusted.exceptions) + len(choice) <= len(one.exceptions):
                yield adjusted


def _choices(one: Fit, days: Days) -> Iterator[tuple[Adjustment, ...]]:
    """What may be done on the days that the list departs from; of weekly ones school holidays may be left out.

    A date on a weekend, as the 15th of a month, is moved as one on a holiday is.
    """
    taken = [(deviation, _calendars(deviation.ruled, days)) for deviation in one.exceptions]
    if any(PUBLIC_HOLIDAYS in calendars for _, calendars in taken):
        for policy in _POLICIES:
            yield (Adjustment(PUBLIC_HOLIDAYS, policy),)
    if any(_is_weekend(deviation.ruled) and deviation.agreed is not None for deviation in one.exceptions):
        for policy in _WORKING_DAYS:
            yield (Adjustment(WEEKENDS, policy), Adjustment(PUBLIC_HOLIDAYS, policy))
    missing = any(SCHOOL_HOLIDAYS in calendars and deviation.agreed is None for deviation, calendars in taken)
    if one.by_week and missing:
        left_out = Adjustment(SCHOOL_HOLIDAYS, Policy.SKIP)
        yield (left_out,)
        yield (left_out, Adjustment(PUBLIC_HOLIDAYS, Policy.SKIP))


def _is_off(day: date | None, days: Days) -> bool:
    return _is_weekend(day) or bool(_calendars(day, days))


def _is_weekend(day: date | None) -> bool:
    return day is not None and day.weekday() >= _SATURDAY


def _calendars(day: date | None, days: Days) -> frozenset[str]:
    """The calendars of holidays that the day stands in."""
    return frozenset() if day is None else frozenset(calendar.uid for calendar, _ in days.names_on(day)) & _HOLIDAYS


_HOLIDAYS: Final = frozenset({PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS})
