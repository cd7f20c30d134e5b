"""What planning answers, from and to JSON: a solution, or the meetings that cannot all be held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from planner.planning.fields import Fields, ordinal, wrong
from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates

SOLUTION_FORMAT: Final = "moedeplan-solution/1"
CONFLICT_FORMAT: Final = "moedeplan-conflict/1"


def read_solution(data: object, problem: Problem) -> Dates:
    """The dates of a `moedeplan-solution/1`; what they break is for ``checks.check`` to say.

    Raises ``PlanningError`` for another format, another instance's solution, or a value that is no date.
    """
    fields = Fields(data, "solution")
    if fields.raw("format") != SOLUTION_FORMAT:
        raise wrong("format", f"skal være {SOLUTION_FORMAT}", f"must be {SOLUTION_FORMAT}")
    if fields.raw("instance") != problem.name:
        raise wrong("instance", f"skal være »{problem.name}«", f"must be “{problem.name}”")
    dates = fields.raw("dates")
    if not isinstance(dates, dict):
        raise wrong("dates", "skal være et objekt", "must be an object")
    return {uid: ordinal(day, f"dates.{uid}") for uid, day in dates.items()}


def solution_json(problem: Problem, dates: Dates) -> Mapping[str, object]:
    """The dates as a `moedeplan-solution/1`, in the instance's order."""
    written = {uid: date.fromordinal(dates[uid]).isoformat() for uid in problem.meetings if uid in dates}
    return {"format": SOLUTION_FORMAT, "instance": problem.name, "dates": written}


def conflict_json(problem: Problem, meetings: Iterable[str]) -> Mapping[str, object]:
    """The claim that these meetings cannot all be held, as a `moedeplan-conflict/1`."""
    return {"format": CONFLICT_FORMAT, "instance": problem.name, "meetings": list(meetings)}
