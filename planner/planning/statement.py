"""A whole problem as a formula: its dates, its hard rules, its wishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.planning import rules, wishes
from planner.planning.candidates import Choice
from planner.planning.formula import Formula
from planner.planning.problem import Problem
from planner.planning.ties import ties
from planner.planning.timeline import Timeline
from planner.planning.whereabouts import Dates


@dataclass(frozen=True, slots=True)
class Statement:
    """What a solver is given, and how its values are read as dates."""

    formula: Formula
    timeline: Timeline


def hard(problem: Problem, choices: Mapping[str, Choice], start: Dates) -> Statement:
    """The hard rules alone. ``start`` is a plan to stay near, broken or not."""
    formula = Formula()
    timeline = Timeline(formula, choices, start)
    rules.state(formula, problem, timeline, ties(problem))
    return Statement(formula, timeline)


def whole(problem: Problem, choices: Mapping[str, Choice], start: Dates) -> Statement:
    """The hard rules and the points; the formula's cost is then the plan's."""
    statement = hard(problem, choices, start)
    wishes.state(statement.formula, problem, statement.timeline, choices)
    return statement
