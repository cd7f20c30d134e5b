"""Parts of a plan worth solving anew while the rest stays.

Either all meetings of some weeks, where dates crowd each other, or all meetings of some bodies that have people in
common, which may want another weekday altogether.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final
from zlib import crc32

from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates

Piece = frozenset[str]
"""The meetings that are free."""

_LINKED: Final = 4
_HOSTED: Final = 8


class Pieces:
    """Ways to cut plans of one problem. The same cuts come every time."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._closeness = _closeness(problem)

    def of_moved(self, dates: Dates) -> Piece:
        """The meetings that have left their published dates, and all that lie where these were or are."""
        moved = [one for uid, one in self._problem.meetings.items() if one.current not in (None, dates.get(uid))]
        days = {one.current for one in moved} | {dates[one.uid] for one in moved}
        return frozenset(uid for uid, day in dates.items() if day in days)

    def of_round(self, number: int, dates: Dates, size: int) -> Iterator[Piece]:
        """Pieces of about ``size`` meetings that together hold every week and every body; other ones each round."""
        eighths = number % 4
        for shift in (eighths, eighths + 4):
            yield from self._of_weeks(dates, size, shift=size * shift // 8)
        yield from self._of_bodies(number, size)

    def _of_weeks(self, dates: Dates, size: int, shift: int) -> Iterator[Piece]:
        """Stretches of the year, as long as it takes to hold so many meetings."""
        order = sorted(dates, key=lambda uid: (dates[uid], uid))
        for begin in range(-shift, len(order), size):
            yield frozenset(order[max(0, begin) : begin + size])

    def _of_bodies(self, number: int, size: int) -> Iterator[Piece]:
        """Each body that is in no piece yet in turn, in an order of the round's own, with those closest to it."""
        left = sorted(self._problem.series, key=lambda uid: crc32(f"{number} {uid}".encode()))
        while left:
            near = self._closeness[left[0]]
            left[1:] = sorted(left[1:], key=lambda uid: -near[uid])
            piece: list[str] = []
            while left and (not piece or len(piece) + len(self._problem.by_series[left[0]]) <= size):
                piece += [meeting.uid for meeting in self._problem.by_series[left.pop(0)]]
            yield frozenset(piece)


def _closeness(problem: Problem) -> Mapping[str, Counter[str]]:
    """How much two series have to do with each other: people in common, links, an item and its host."""
    found: dict[str, Counter[str]] = {uid: Counter() for uid in problem.series}
    for one, other in combinations(problem.series.values(), 2):
        hosted = one.host == other.uid or other.host == one.uid
        found[one.uid][other.uid] += len(one.groups & other.groups) + _HOSTED * hosted
        found[other.uid][one.uid] = found[one.uid][other.uid]
    for link in problem.links:
        one, other = problem.series_of(link.before), problem.series_of(link.after)
        found[one.uid][other.uid] += _LINKED
        found[other.uid][one.uid] += _LINKED
    return found
