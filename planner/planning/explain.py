"""Why meetings cannot all be held, and what would help: in sentences, few enough to be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from time import monotonic
from typing import Final

from planner.domain.words import WORDS
from planner.planning import rules
from planner.planning.candidates import free_choices, refusals
from planner.planning.formula import Formula
from planner.planning.problem import Problem
from planner.planning.progress import Conflict
from planner.planning.requirement import Kind, Requirement
from planner.planning.requirements import days_at_all, order, requirements
from planner.planning.sat import Oracle
from planner.planning.ties import ties
from planner.planning.timeline import Timeline
from planner.planning.violations import Code, Violation

_MOST_REMEDIES: Final = 3
_NOBODYS: Final = (Code.HORIZON, Code.WEEKEND, Code.CLOSED)

_PATIENCE: Final = 1.5
"""Seconds to look for remedies, each of which is tried on the whole year. The easiest is tried in any case."""


def explained(problem: Problem, meetings: Collection[str]) -> Conflict:
    """The minimal conflict with why its meetings cannot all be held, and what would leave the year with a plan."""
    because = needed(_around(problem, meetings), meetings)
    remedies = islice(_remedies(problem, because), _MOST_REMEDIES)
    said: list[Requirement | Violation] = [*_gathered(because), *_on_no_day(problem, because)]
    return Conflict(
        tuple(meetings),
        {language: [one.text(problem, language) for one in said] for language in WORDS},
        tuple(one.as_remedy(problem) for one in remedies),
    )


def possible(problem: Problem, meetings: Collection[str]) -> bool:
    """Whether the meetings can all be held, as far as rules among them go."""
    found = free_choices(problem)
    if not all(found[uid].days for uid in meetings):
        return False
    formula = Formula()
    timeline = Timeline(formula, found, {}, only=meetings)
    rules.state(formula, problem, timeline, ties(problem))
    with Oracle(formula) as oracle:
        return oracle.solve() is not None


def needed(problem: Problem, conflict: Collection[str]) -> Sequence[Requirement]:
    """Requirements that the conflict's meetings cannot satisfy together, although without any one they could.

    Where no requirement matters, because there is no day for the meetings or too few, that is said.
    """
    found: list[Requirement] = []
    for requirement in requirements(problem, conflict)[::-1]:
        without = requirement.without(problem)
        if possible(without, conflict):
            found.append(requirement)
        else:
            problem = without
    if found:
        return found[::-1]
    days = days_at_all(problem)
    return [days if possible(days.without(problem), conflict) else order(problem, conflict)]


def _around(problem: Problem, meetings: Collection[str]) -> Problem:
    """The problem with the meetings' series and their hosts alone: it is asked about often."""
    series = {problem.meetings[uid].series for uid in meetings}
    series |= {host for uid in series if (host := problem.series[uid].host)}
    kept = {uid: one for uid, one in problem.meetings.items() if one.series in series}
    return replace(
        problem,
        series={uid: one for uid, one in problem.series.items() if uid in series},
        meetings=kept,
        links=tuple(link for link in problem.links if link.before in kept and link.after in kept),
    )


def _remedies(problem: Problem, because: Sequence[Requirement]) -> Iterator[Requirement]:
    """Those that are enough to be given up alone, as far as there is time to try; the easiest first.

    Of a series' windows one is enough: the others would only stand in the way of what else helps.
    """
    begun, widened = monotonic(), set[str]()
    for tried, requirement in enumerate(because[::-1]):
        spent = monotonic() - begun
        if tried and spent + spent / tried > _PATIENCE:
            return
        window = problem.meetings[requirement.meetings[0]].series if requirement.kind is Kind.WINDOW else ""
        if window not in widened and possible(requirement.without(problem), problem.meetings):
            yield requirement
            widened |= {window} - {""}


def _on_no_day(problem: Problem, because: Sequence[Requirement]) -> Iterator[Violation]:
    """Why nobody at all meets on the days to which meetings are pinned."""
    for one in because:
        if one.kind is Kind.PINNED:
            found = refusals(problem, problem.meetings[one.meetings[0]], one.first)
            yield from (violation for violation in found if violation.code in _NOBODYS)


def _gathered(because: Sequence[Requirement]) -> Sequence[Requirement]:
    """Windows that are alike told of in one sentence."""
    alike: dict[Requirement, Requirement] = {}
    for one in because:
        key = replace(one, meetings=(), without=_unchanged) if one.kind is Kind.WINDOW else one
        before = alike.get(key)
        alike[key] = one if before is None else replace(one, meetings=before.meetings + one.meetings)
    return list(alike.values())


def _unchanged(problem: Problem) -> Problem:
    return problem
