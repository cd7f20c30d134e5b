"""The cheapest dates for all meetings of one series at once, everything else standing still."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import inf

from planner.planning.board import BROKEN
from planner.planning.problem import Meeting, Problem, Series, iso_weekday
from planner.planning.ties import shortest

Prices = Mapping[int, float]
"""What each candidate day of a meeting costs, by the day."""

Chain = tuple[float, tuple[int, ...]]
"""What a choice of days costs, and the days."""

_FAR = 1100
"""Days between two meetings that no plan exceeds."""


class Chains:
    """The cheapest days for a series' meetings in their order."""

    def __init__(self, problem: Problem) -> None:
        self._gaps = {uid: _gap_points(series) for uid, series in problem.series.items()}
        self._order = {uid: _order_points(series) for uid, series in problem.series.items()}

    def cheapest(self, series: Series, meetings: Sequence[Meeting], prices: Sequence[Prices]) -> Chain:
        """A day for each meeting among those that ``prices`` gives it (at least one), and what they cost together.

        Exact for the days' own prices and the gaps, where a gap that is not allowed counts as ``BROKEN``. The wish
        for one weekday is tried with those weekdays that are common without it and those that cost least.
        """
        gaps = [self._gaps[series.uid] if meeting.gap_before else self._order[series.uid] for meeting in meetings]
        cheapest = _cheapest(prices, gaps)
        if not series.same_weekday_weight:
            return cheapest
        weight = series.same_weekday_weight
        weekdays = {*_commonest(cheapest[1]), *_commonest([min(some, key=some.__getitem__) for some in prices])}
        return min(
            _cheapest([_prefer(some, weekday, weight) for some in prices], gaps) for weekday in sorted(weekdays)
        )

    def least(self, series: Series, meetings: Sequence[Meeting], prices: Sequence[Prices]) -> float:
        """What the meetings cost together at least: the wish for one weekday is tried with every one there is."""
        gaps = [self._gaps[series.uid] if meeting.gap_before else self._order[series.uid] for meeting in meetings]
        weight = series.same_weekday_weight
        if not weight:
            return _cheapest(prices, gaps)[0]
        weekdays = {iso_weekday(day) for some in prices for day in some}
        return min(_cheapest([_prefer(some, weekday, weight) for some in prices], gaps)[0] for weekday in weekdays)


def _cheapest(prices: Sequence[Prices], gaps: Sequence[Prices]) -> Chain:
    """Dynamic programming: the cheapest way to reach each day of each meeting from the days of the one before."""
    reached: dict[int, float] = dict(prices[0])
    origins: list[dict[int, int]] = []
    for some, points in zip(prices[1:], gaps[1:], strict=True):
        before = sorted((cost, early) for early, cost in reached.items())
        reached = {}
        origin: dict[int, int] = {}
        for day, price in some.items():
            low, source = inf, day
            for cost, early in before:
                if cost > low:  # No gap gives anything back, so those that follow are no cheaper.
                    break
                whole = cost + points.get(day - early, BROKEN)
                if whole < low or (whole == low and early < source):
                    low, source = whole, early
            reached[day], origin[day] = low + price, source
        origins.append(origin)
    cost, day = min((cost, day) for day, cost in reached.items())
    days = [day]
    for origin in reversed(origins):
        days.append(origin[days[-1]])
    return cost, tuple(reversed(days))


def _gap_points(series: Series) -> Prices:
    """What each number of days since the meeting before costs; those left out are not allowed."""
    gap = series.gap
    ideal_least = 0 if gap.ideal_least is None else gap.ideal_least
    ideal_most = _FAR if gap.ideal_most is None else gap.ideal_most
    first, last = max(shortest(series), gap.least or 0), _FAR if gap.most is None else min(gap.most, _FAR)
    return {days: gap.weight * max(0, ideal_least - days, days - ideal_most) for days in range(first, last + 1)}


def _order_points(series: Series) -> Prices:
    """The same for a meeting whose gap to the one before does not count."""
    return dict.fromkeys(range(shortest(series), _FAR), 0)


def _prefer(prices: Prices, weekday: int, weight: int) -> Prices:
    return {day: price + weight * (iso_weekday(day) != weekday) for day, price in prices.items()}


def _commonest(days: Sequence[int]) -> list[int]:
    return [weekday for weekday, _ in Counter(map(iso_weekday, days)).most_common(2)]
