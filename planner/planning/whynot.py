"""Why a meeting is not on another day: what moving it there would break, and what it would cost.

Exact, and quick enough to be asked for every day of a window: only meetings that can have to do with the move are
looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.planning import points
from planner.planning.checks import broken
from planner.planning.prices import Kind
from planner.planning.problem import Problem, monday_of, span
from planner.planning.violations import Violation
from planner.planning.whereabouts import Dates


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a meeting's move to ``day`` would newly break, and by how much it would change the points, by kind."""

    day: int
    broken: tuple[Violation, ...]
    points: Mapping[Kind, int]

    @property
    def cost(self) -> int:
        """The change of the plan's cost; below zero the move would better it."""
        return sum(self.points.values())


class Standing(StrEnum):
    """How a meeting's date compares with the one that it would have by rule."""

    BY_RULE = "by-rule"
    MOVED = "moved"
    MISSING = "missing"


def standing(problem: Problem, dates: Dates, uid: str) -> tuple[Standing, Prospect | None]:
    """Whether the meeting has the date that last year's pattern gives it (its target); and if not, why not."""
    if uid not in dates:
        return Standing.MISSING, None
    target = problem.meetings[uid].target
    if target is None or target == dates[uid]:
        return Standing.BY_RULE, None
    return Standing.MOVED, prospect(problem, dates, uid, target)


def prospect(problem: Problem, dates: Dates, uid: str, day: int) -> Prospect:
    """What it would mean to have the dated meeting on another day, everything else as it is."""
    before = {other: dates[other] for other in _concerned(problem, dates, uid, day)}
    after = before | {uid: day}
    had = set(broken(problem, before))
    costs = _points(problem, before), _points(problem, after)
    return Prospect(
        day,
        tuple(one for one in broken(problem, after) if one not in had),
        {kind: costs[1][kind] - costs[0][kind] for kind in Kind if costs[0][kind] != costs[1][kind]},
    )


def _points(problem: Problem, dates: Dates) -> Mapping[Kind, int]:
    return points.by_kind(problem, dates, points.by_meeting(problem, dates))


def _concerned(problem: Problem, dates: Dates, uid: str, day: int) -> Iterator[str]:
    """The meeting, those bound to it, and all that lie in the weeks it would leave or come to."""
    series = problem.series_of(uid)
    tied = {link.before for link in problem.links if link.after == uid}
    tied |= {link.after for link in problem.links if link.before == uid}
    kin = {series.uid, series.host, *(one.uid for one in problem.series.values() if one.host == series.uid)}
    spaced = {group for group in series.groups if problem.groups[group].apart or problem.groups[group].within}
    kin |= {one.uid for one in problem.series.values() if spaced & one.groups}
    weeks = {monday_of(held) for first in (dates[uid], day) for held in span(problem, uid, first)}
    for other, first in dates.items():
        near = any(monday_of(held) in weeks for held in span(problem, other, first))
        if near or other in tied or problem.meetings[other].series in kin:
            yield other
