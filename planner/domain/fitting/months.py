"""Which months a rule may be limited to, and what that costs to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from planner.domain.rules import Frequency

_PAUSES: Final = frozenset({7, 12})
"""Months in which town halls do not meet, by custom."""
_FEW_MONTHS: Final = 6
_STEPS: Final = (2, 3, 4, 6)


class Limits(NamedTuple):
    """Fields of a ``Recurrence``, and what they add to its complexity."""

    fields: dict[str, Any]
    cost: int


def limits_to_months(given: Sequence[date]) -> Iterator[Limits]:
    """The limits worth trying on the months of a sorted list of dates, for rules that count in the month.

    Months are missed only where the list passes over them. A month without dates may be one that the rule leaves
    out, or one whose date was cancelled, so that "every month" is tried too, and of few months the even pattern that
    they belong to.
    """
    months, passed = {day.month for day in given}, missed(given)
    yield Limits({}, 0)
    if not passed:
        return
    if len(months) <= _FEW_MONTHS:
        for chosen in dict.fromkeys([*_even_patterns(months), tuple(sorted(months))]):
            cost = 1 if _is_even(chosen) else len(chosen)
            yield Limits({"freq": Frequency.YEARLY, "by_month": chosen}, cost)
    else:
        yield from exceptions(passed)


def exceptions(passed: Iterable[int]) -> Iterator[Limits]:
    """All the missed months left out, and only those that are left out by custom."""
    left_out = tuple(sorted(passed))
    for months in dict.fromkeys([left_out, tuple(month for month in left_out if month in _PAUSES)]):
        if months:
            yield Limits({"except_months": months}, sum(1 if month in _PAUSES else 2 for month in months))


def missed(given: Sequence[date]) -> set[int]:
    """The months (1 to 12) that the list passes over without a date."""
    first, last = given[0], given[-1]
    passed = {index % 12 + 1 for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)}
    return passed - {day.month for day in given}


def _even_patterns(months: set[int]) -> Iterator[tuple[int, ...]]:
    """Every so many months, where most of the pattern's months have dates."""
    for step in _STEPS:
        for first in range(1, step + 1):
            pattern = tuple(range(first, 13, step))
            if 2 * len(months & set(pattern)) > len(pattern):
                yield pattern


def _is_even(months: Sequence[int]) -> bool:
    return any(tuple(months) == tuple(range(months[0], 13, step)) and months[0] <= step for step in _STEPS)
