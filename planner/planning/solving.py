"""From a problem to its best plan, or to the meetings that cannot all be held. Needs the solvers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from planner.planning import statement
from planner.planning.bounds import Bounds
from planner.planning.candidates import Choice, choices
from planner.planning.checks import check
from planner.planning.conflict import minimal_conflict
from planner.planning.explain import explained
from planner.planning.portfolio import Portfolio
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
from planner.planning.sat import Oracle
from planner.planning.ties import ties
from planner.planning.whereabouts import Dates


def solve(problem: Problem, start: Dates, *, seconds: float, tell: Callable[[Progress], None]) -> Result:
    """The best plan that can be found in so many seconds, ``start`` (a greedy plan, say) being made use of.

    ``tell`` hears of every better plan and bound, also from other threads. The time is kept to within a second;
    whether there is a plan at all is settled in any case.
    """
    begun = monotonic()
    possible = choices(problem)
    first = _repaired(problem, possible, start)
    if first is None:
        conflict = explained(problem, minimal_conflict(problem, possible))
        return Result(Status.INFEASIBLE, monotonic() - begun, 0, conflict=conflict)
    left = seconds - (monotonic() - begun)
    tell(Progress(monotonic() - begun, left, first, check(problem, first).cost, 0))
    useful = Bounds(possible, ties(problem)).narrowed(possible)
    return Portfolio(problem, useful, first, seconds=left, tell=tell).solve()


def _repaired(problem: Problem, possible: Mapping[str, Choice], start: Dates) -> Dates | None:
    """The plan itself where it breaks no hard rule, or one near it that breaks none; None when there is none."""
    if check(problem, start).feasible:
        return start
    if not all(choice.days for choice in possible.values()):
        return None
    stated = statement.hard(problem, possible, start)
    with Oracle(stated.formula) as oracle:
        values = oracle.solve()
    return None if values is None else stated.timeline.dates(values)
