"""What binds two meetings' dates to each other: the order and gaps within a series, and the links between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planner.planning.problem import Link, Problem, Series, Unit, clash
from planner.planning.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Tie:
    """``after`` lies at least ``least`` and at most ``most`` (None: no bound) after ``before``.

    Each bound on one date gives a bound on the other, so a tie can be followed from either end.
    """

    before: str
    after: str
    least: int | None
    most: int | None
    unit: Unit
    workdays: Workdays

    def earliest_after(self, day: int) -> int | None:
        """The first day for ``after`` when ``before`` lies on the day or later."""
        return _forward(self, day, self.least)

    def latest_after(self, day: int) -> int | None:
        """The last day for ``after`` when ``before`` lies on the day or earlier."""
        return _back(self, day, None if self.most is None else -self.most)

    def latest_before(self, day: int) -> int | None:
        """The last day for ``before`` when ``after`` lies on the day or earlier."""
        return _back(self, day, self.least)

    def earliest_before(self, day: int) -> int | None:
        """The first day for ``before`` when ``after`` lies on the day or later."""
        return _forward(self, day, None if self.most is None else -self.most)


def ties(problem: Problem) -> Iterator[Tie]:
    """Every tie: each meeting of a series to the next, then the links."""
    for uid, meetings in problem.by_series.items():
        series = problem.series[uid]
        for one, other in pairwise(meetings):
            gap = series.gap if other.gap_before else None
            least = max(shortest(series), (gap.least or 0) if gap else 0)
            yield Tie(one.uid, other.uid, least, gap.most if gap else None, Unit.DAYS, problem.workdays)
    for link in problem.links:
        yield link_tie(problem, link)


def link_tie(problem: Problem, link: Link) -> Tie:
    """The link as a tie."""
    return Tie(link.before, link.after, link.least, link.most, link.unit, problem.workdays)


def shortest(series: Series) -> int:
    """Days from one meeting of the series to the next, so that they come in order and do not overlap."""
    return series.days if series.host is None and clash(series, series) else 1


def _forward(tie: Tie, day: int, distance: int | None) -> int | None:
    """The first day that lies at least the distance after the day."""
    if distance is None:
        return None
    if tie.unit is Unit.DAYS:
        return day + distance
    return tie.workdays.first_with(tie.workdays.number(day) + distance)


def _back(tie: Tie, day: int, distance: int | None) -> int | None:
    """The last day that lies at least the distance before the day."""
    if distance is None:
        return None
    if tie.unit is Unit.DAYS:
        return day - distance
    return tie.workdays.last_with(tie.workdays.number(day) - distance)
