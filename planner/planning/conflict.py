"""Which meetings cannot all be held: a set as small as it gets, so that each of them is needed for the conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from planner.planning import rules
from planner.planning.candidates import Choice
from planner.planning.formula import Formula, Literal
from planner.planning.problem import Problem, Unit
from planner.planning.sat import Oracle
from planner.planning.ties import Tie, shortest, ties
from planner.planning.timeline import Timeline


def minimal_conflict(problem: Problem, choices: Mapping[str, Choice]) -> Sequence[str]:
    """Meetings that cannot all be held, although any of them left out the others can; empty when a plan exists.

    Only rules among these meetings count, as docs/planning-format.md has it. Small, not smallest: the conflict is
    looked for in several orders, and the fewest meetings are returned.
    """
    impossible = [uid for uid, choice in choices.items() if not choice.days]
    if impossible:
        return impossible[:1]
    formula = Formula()
    held = {uid: formula.new(True) for uid in problem.meetings}
    timeline = Timeline(formula, choices, {}, held=held)
    rules.state(formula, problem, timeline, [*ties(problem), *_order_of_others(problem, choices)])
    meeting_of = {literal: uid for uid, literal in held.items()}
    with Oracle(formula) as oracle:
        if oracle.solve(held.values()) is not None:
            return ()
        core = sorted(oracle.core())
        found = [_minimal(oracle, order) for order in (core, core[::-1], sorted(core, key=_shuffled))]
    fewest: Sequence[Literal] = min(found, key=len)
    return [meeting_of[literal] for literal in sorted(fewest)]


def _minimal(oracle: Oracle, core: Sequence[Literal]) -> Sequence[Literal]:
    """Leave out one after the other, and for good where the rest is still a conflict."""
    needed: list[Literal] = []
    left = list(core)
    while left:
        candidate = left.pop()
        if oracle.solve([*needed, *left]) is None:
            still = oracle.core()
            left = [literal for literal in left if literal in still]
        else:
            needed.append(candidate)
    return needed


def _shuffled(literal: Literal) -> int:
    """An order that has nothing to do with the given one, and is the same every time."""
    return literal * 7919 % 104729


def _order_of_others(problem: Problem, choices: Mapping[str, Choice]) -> Iterator[Tie]:
    """The order of meetings that are not neighbours: it counts when those between them are not held."""
    for uid, meetings in problem.by_series.items():
        for one, other in combinations(meetings, 2):
            if other.number > one.number and choices[one.uid].days[-1] >= choices[other.uid].days[0]:
                least = shortest(problem.series[uid])
                yield Tie(one.uid, other.uid, least, None, Unit.DAYS, problem.workdays)
