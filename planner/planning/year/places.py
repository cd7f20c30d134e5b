"""Where a requirement lets dates lie without anything else of it coming undone.

``requirements.gaps`` lets each date fill the first place that it fits, so a date that may also lie in the place of
another would take that one's. A new date therefore keeps to the part of its window that it shares with no other
window only in part, and a date that stands already keeps to the windows that it is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain import requirements
from planner.domain.series import Requirement
from planner.domain.spans import Window

Days = tuple[date, date]
"""First and last day, both included."""

_DAY = timedelta(days=1)


def windows(requirement: Requirement, year: Window) -> frozenset[Days]:
    """The windows of everything that the requirement asks for in the calendar years around the year."""
    return frozenset((gap.first, gap.last) for gap in requirements.gaps(requirement, (), year.padded(31, 31)))


def of_its_own(window: Days, others: frozenset[Days]) -> Days:
    """The part of the window that no other one has a share in, as long as there is any."""
    first, last = window
    for other_first, other_last in sorted(others):
        if first < other_first <= last < other_last:
            last = other_first - _DAY
        elif other_first < first <= other_last < last:
            first = other_last + _DAY
    return (first, last) if first <= last else window


def around(day: date, within: Days, others: frozenset[Days]) -> Days:
    """The days around the day, no further than ``within``, that lie in exactly the same windows."""
    same = frozenset(_holding(day, others))
    first, last = day, day
    while first > within[0] and frozenset(_holding(first - _DAY, others)) == same:
        first -= _DAY
    while last < within[1] and frozenset(_holding(last + _DAY, others)) == same:
        last += _DAY
    return first, last


def _holding(day: date, others: frozenset[Days]) -> Iterator[Days]:
    return (other for other in others if other[0] <= day <= other[1])
