"""What holds of every year: checks, candidates, formula and solver say the same, each in its own way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.planning import statement
from planner.planning.candidates import choices, refusals
from planner.planning.checks import check
from planner.planning.conflict import minimal_conflict
from planner.planning.explain import needed, possible
from planner.planning.formula import Formula
from planner.planning.greedy import propose
from planner.planning.instances import instance_json
from planner.planning.progress import Status
from planner.planning.reading import read_instance
from planner.planning.relaxation import Relaxation
from planner.planning.requirement import Requirement
from planner.planning.requirements import requirements
from planner.planning.solving import solve
from planner.planning.violations import Code
from tests.planning.any_year import instances, plans
from tests.planning.oracle import Judge

Json = dict[str, Any]

ALONE = {Code.WINDOW, Code.WEEKDAY, Code.FIXED, Code.HORIZON, Code.WEEKEND, Code.CLOSED, Code.PERIOD}
GAPS = {Code.GAP_MIN: "gap", Code.GAP_MAX: "gap", Code.LINK_MIN: "link", Code.LINK_MAX: "link"}

some_work = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def ordinals(plan: dict[str, date]) -> dict[str, int]:
    return {uid: day.toordinal() for uid, day in plan.items()}


@st.composite
def planned(draw: st.DrawFn) -> tuple[Json, dict[str, date]]:
    instance = draw(instances())
    return instance, {uid: date.fromisoformat(day) for uid, day in draw(plans(instance)).items()}


@given(instances())
def test_what_is_written_is_read_again(instance: Json) -> None:
    problem = read_instance(instance)

    assert read_instance(json.loads(json.dumps(instance_json(problem)))) == problem


@some_work
@given(planned())
def test_checks_judge_as_the_plain_rules_do(case: tuple[Json, dict[str, date]]) -> None:
    instance, plan = case
    judge, problem = Judge(instance), read_instance(instance)

    verdict = check(problem, ordinals(plan))

    found = {"alone" if one.code in ALONE else GAPS.get(one.code, one.code.value) for one in verdict.violations}
    assert found == set(judge.broken(plan))
    assert verdict.cost == judge.cost(plan)


@given(planned())
def test_every_violation_can_be_said(case: tuple[Json, dict[str, date]]) -> None:
    instance, plan = case
    problem = read_instance(instance)

    for violation in check(problem, ordinals(plan)).violations:
        danish, english = violation.text(problem, "da"), violation.text(problem, "en")
        assert danish.endswith(".")
        assert "{" not in danish + english
        assert danish != english


@given(instances())
def test_a_candidate_is_a_day_that_nothing_refuses(instance: Json) -> None:
    problem = read_instance(instance)

    for uid, choice in choices(problem).items():
        meeting = problem.meetings[uid]
        free = {day for day in range(problem.first, problem.last + 1) if not any(refusals(problem, meeting, day))}
        assert free.issuperset(choice.days)
        if problem.series_of(uid).host is None:
            assert free == set(choice.days)


@given(instances())
def test_the_greedy_plan_dates_what_can_be_dated_and_is_the_same_every_time(instance: Json) -> None:
    problem = read_instance(instance)
    possible_days = choices(problem)

    plan = propose(problem, possible_days)

    assert plan.keys() == {uid for uid, choice in possible_days.items() if choice.days}
    assert all(day in possible_days[uid].days for uid, day in plan.items())
    assert plan == propose(problem, choices(read_instance(instance)))


@some_work
@given(instances(), st.data())
def test_the_formula_says_of_a_plan_what_checks_say(instance: Json, data: st.DataObject) -> None:
    problem = read_instance(instance)
    candidates = choices(problem)
    assume(all(choice.days for choice in candidates.values()))
    plan = {uid: data.draw(st.sampled_from(choice.days)) for uid, choice in candidates.items()}

    formula = statement.whole(problem, candidates, plan).formula

    verdict = check(problem, plan)
    assert holds(formula) == verdict.feasible
    if verdict.feasible:
        assert cost(formula) == verdict.cost


def holds(formula: Formula) -> bool:
    """Whether the start values keep all that is stated."""
    on = formula.starts
    return (
        all(any(map(on, clause)) for clause in formula.clauses)
        and all(sum(map(on, literals)) <= 1 for literals in formula.at_most_ones)
        and all(on(one) == (on(upper) and not on(lower)) for one, upper, lower in formula.differences)
        and all(sum(weight for weight, one in terms if on(one)) <= bound for terms, bound in formula.limits)
    )


def cost(formula: Formula) -> int:
    """What the start values cost."""
    over = 0
    for excess in formula.excesses:
        held = sum(weight for weight, one in excess.terms if formula.starts(one))
        assert held - excess.cap <= excess.most
        over += excess.weight * max(0, held - excess.cap)
    return formula.constant + over + sum(weight for weight, one in formula.costs if formula.starts(one))


@some_work
@given(instances())
def test_the_solver_finds_what_trying_everything_finds(instance: Json) -> None:
    judge, problem = Judge(instance), read_instance(instance)
    every = list(islice(judge.plans(list(judge.meetings)), 3001))
    assume(len(every) <= 3000)
    costs = [judge.cost(plan) for plan in every if not any(judge.broken(plan))]

    result = solve(problem, propose(problem, choices(problem)), seconds=60, tell=lambda _: None)

    if costs:
        assert result.dates is not None
        assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, min(costs), min(costs))
        assert check(problem, result.dates).feasible
    else:
        assert result.status is Status.INFEASIBLE
        assert result.conflict is not None


@some_work
@given(instances(), st.integers(0, 60))
def test_no_plan_costs_less_than_the_relaxation_says_however_rough_it_is(instance: Json, steps: int) -> None:
    judge, problem = Judge(instance), read_instance(instance)
    every = list(islice(judge.plans(list(judge.meetings)), 3001))
    assume(len(every) <= 3000)
    costs = [judge.cost(plan) for plan in every if not any(judge.broken(plan))]
    assume(costs)

    relaxation = Relaxation(problem, choices(problem))

    assert relaxation.run(60, steps=20 * steps) is not None
    assert relaxation.bound() <= min(costs)


@some_work
@given(instances())
def test_a_conflict_is_one_and_no_meeting_in_it_is_needless(instance: Json) -> None:
    problem = read_instance(instance)
    conflict = minimal_conflict(problem, choices(problem))
    assume(conflict)

    assert not possible(problem, conflict)
    for uid in conflict:
        assert possible(problem, [other for other in conflict if other != uid])


@given(instances())
def test_of_the_reasons_for_a_conflict_each_one_is_needed(instance: Json) -> None:
    problem = read_instance(instance)
    conflict = minimal_conflict(problem, choices(problem))
    assume(conflict)

    reasons = {as_said(requirement) for requirement in needed(problem, conflict)}

    for other in requirements(problem, conflict):
        if as_said(other) not in reasons:
            problem = other.without(problem)
    assert not possible(problem, conflict)
    for reason in requirements(problem, conflict):
        if as_said(reason) in reasons:
            assert possible(reason.without(problem), conflict)


def as_said(requirement: Requirement) -> Requirement:
    """What the requirement speaks of; two are the same when they say the same."""
    return replace(requirement, without=read_instance)
