"""A plan at once: one series at a time, each on its cheapest days given those before it, then all once more.

Needs no solver. It may break hard rules where series stand in each other's way; ``checks`` tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Final

from planner.planning.board import BROKEN, Board
from planner.planning.bounds import Bounds
from planner.planning.candidates import Choice
from planner.planning.chain import Chains, Prices
from planner.planning.problem import Meeting, Problem
from planner.planning.ties import ties
from planner.planning.whereabouts import Dates

_FEW: Final = 8
"""Candidates looked at for a meeting in the first place: its cheapest ones, and as many as cost the same."""

_MANY: Final = 2000
"""Of more meetings than this only those that break a rule are gone through again, to be done at once."""


def propose(problem: Problem, choices: Mapping[str, Choice]) -> Dates:
    """Dates for every meeting that has a candidate at all; the same ones every time.

    A series with published dates keeps them where they are still possible.
    """
    greedy = _Greedy(problem, choices)
    order = _hardest_first(problem)
    for uid in order:
        greedy.keep(uid)
    for uid in order:
        greedy.date(uid)
    few = len(problem.meetings) <= _MANY
    for uid in order:
        if few or greedy.is_broken(uid):
            greedy.redate(uid)
    return dict(greedy.board.dates)


class _Greedy:
    def __init__(self, problem: Problem, choices: Mapping[str, Choice]) -> None:
        self.board = Board(problem, choices)
        self._choices = choices
        self._chains = Chains(problem)
        self._bounds = Bounds(choices, ties(problem))
        self._meetings = {
            uid: [one for one in meetings if choices[one.uid].days] for uid, meetings in problem.by_series.items()
        }

    def keep(self, uid: str) -> None:
        """Put those of the series' meetings on their published dates that can still lie there."""
        for meeting in self._meetings[uid]:
            if meeting.current is not None and meeting.current in self._choices[meeting.uid].days:
                self.board.put(meeting, meeting.current)
                self._bounds.fix({meeting.uid: meeting.current})

    def date(self, uid: str) -> None:
        """Date the series' meetings if none was published; if some were, those that were not or cannot lie there."""
        meetings = self._meetings[uid]
        kept = sum(one.uid in self.board.dates for one in meetings)
        if meetings and not kept:
            self._date_first(meetings)
        elif kept < len(meetings):
            self.redate(uid)

    def is_broken(self, uid: str) -> bool:
        """Whether a meeting of the series breaks a hard rule where it lies."""
        return any(self._price_now(meeting) >= BROKEN for meeting in self._meetings[uid])

    def redate(self, uid: str) -> None:
        """Put the series' meetings on their cheapest days, everything else standing still."""
        meetings = self._meetings[uid]
        for meeting in meetings:
            self.board.lift(meeting)
        if meetings:
            self._put(meetings, self._cheapest(meetings, [self._choices[one.uid].days for one in meetings]))

    def _price_now(self, meeting: Meeting) -> int:
        day = self.board.dates[meeting.uid]
        self.board.lift(meeting)
        price = self.board.price(meeting, day)
        self.board.put(meeting, day)
        return price

    def _date_first(self, meetings: Sequence[Meeting]) -> None:
        """Date a series so that those still without dates can be dated too, as far as ties go."""
        self._put(meetings, self._cheapest(meetings, [self._bounds.days(one.uid) for one in meetings]))
        if self._bounds.fix({one.uid: self.board.dates[one.uid] for one in meetings}):
            return
        for meeting in meetings:
            self.board.lift(meeting)
            prices = self._prices(meeting, self._bounds.days(meeting.uid))
            self.board.put(meeting, min(prices, key=prices.__getitem__))
            self._bounds.fix({meeting.uid: self.board.dates[meeting.uid]})

    def _put(self, meetings: Sequence[Meeting], days: Sequence[int]) -> None:
        for meeting, day in zip(meetings, days, strict=True):
            self.board.put(meeting, day)

    def _cheapest(self, meetings: Sequence[Meeting], days: Sequence[Sequence[int]]) -> Sequence[int]:
        series = self.board.problem.series[meetings[0].series]
        common = {day: self.board.common_price(series, day) for day in set().union(*days)}
        prices = [
            {day: self.board.own_price(meeting, day) + common[day] for day in some}
            for meeting, some in zip(meetings, days, strict=True)
        ]
        cost, found = self._chains.cheapest(series, meetings, [_few(some) for some in prices])
        if cost >= BROKEN:
            cost, found = self._chains.cheapest(series, meetings, prices)
        return found

    def _prices(self, meeting: Meeting, days: Sequence[int]) -> Prices:
        return {day: self.board.price(meeting, day) for day in days}


def _few(prices: Prices) -> Prices:
    """The cheapest days, and those that cost no more than they do: which of these is best, the others decide."""
    dearest = max(nsmallest(_FEW, prices.values()))
    return {day: price for day, price in prices.items() if price <= dearest}


def _hardest_first(problem: Problem) -> Sequence[str]:
    """Bodies before the agenda items that ride on them; those of many people and many ties first."""
    ties: dict[str, int] = dict.fromkeys(problem.series, 0)
    for link in problem.links:
        for uid in (link.before, link.after):
            ties[problem.meetings[uid].series] += 1

    def weight(uid: str) -> tuple[bool, int, int]:
        series = problem.series[uid]
        return series.host is not None, -len(series.groups) * series.days, -ties[uid]

    return sorted(problem.series, key=weight)
