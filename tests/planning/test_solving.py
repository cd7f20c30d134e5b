"""A year is planned, planned again with as little change as possible, or told to be impossible."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.planning_instances import generate
from planner.planning import portfolio, prove, running
from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.errors import SolverCrashed, SolverMissing
from planner.planning.greedy import propose
from planner.planning.improve import Improver
from planner.planning.pieces import Pieces
from planner.planning.portfolio import Portfolio
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Status, gap
from planner.planning.reading import read_instance
from planner.planning.relaxation import Relaxation
from planner.planning.roll_forward import roll_forward
from planner.planning.running import plan
from planner.planning.solving import solve
from planner.planning.standing import Standing
from tests.planning.years import Json, body, dates, march, meeting, problem


def replanned(*changes: Json) -> Problem:
    """Four weekly meetings at their published dates, the first of which has to make room."""
    published = [
        meeting(f"a-{number}", day - 3, day + 4, current=march(day), move_weight=10, move_week_weight=1)
        for number, day in enumerate((4, 11, 18, 25), 1)
    ]
    return problem(*published, series=[body("a", "left", gap={"min": 6})], closed=list(changes))


def test_a_year_is_planned_as_well_as_can_be_and_progress_is_told() -> None:
    year = read_instance(generate("small"))
    told: list[Progress] = []

    result = plan(year, seconds=60, tell=told.append)

    assert result.status is Status.OPTIMAL
    assert result.dates is not None
    assert result.cost == result.bound == check(year, result.dates).cost
    assert check(year, result.dates).feasible
    costs = [step.cost for step in told if step.cost is not None]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == result.cost
    assert [step.bound for step in told] == sorted(step.bound for step in told)
    assert all(0 < step.seconds <= result.seconds and step.seconds_left <= 60 for step in told)


def test_a_large_year_is_looked_at_with_fractions_first_and_ends_with_the_same_cost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prove, "_LARGE", 0)
    year = read_instance(generate("small"))
    told: list[Progress] = []

    result = solve(year, propose(year, choices(year)), seconds=60, tell=told.append)

    assert (result.status, result.cost) == (Status.OPTIMAL, 154)
    assert result.cost == result.bound
    assert all(step.bound <= 154 for step in told)


def test_fractions_bound_a_year_closely_and_keep_the_days_of_the_best_plan_in_sight() -> None:
    year = read_instance(generate("small"))
    possible = choices(year)

    relaxation = Relaxation(year, possible)
    outlook = relaxation.run(60)

    assert outlook is not None
    assert relaxation.bound() == 154
    start = propose(year, possible)
    narrowed = outlook.narrowed(possible, start)
    assert all(start[uid] in choice.days for uid, choice in narrowed.items())
    assert sum(len(choice.days) for choice in narrowed.values()) < sum(len(one.days) for one in possible.values()) / 4
    assert Portfolio(year, narrowed, start, seconds=60, tell=lambda _: None).solve().cost == 154


def test_a_huge_year_is_proved_by_fractions_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "_LARGE", 0)
    monkeypatch.setattr(prove, "_HUGE", 0)
    monkeypatch.setattr(prove, "Search", None)
    year = read_instance(generate("small"))

    result = solve(year, propose(year, choices(year)), seconds=60, tell=lambda _: None)

    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 154, 154)


def test_a_large_year_is_not_looked_at_as_a_whole_without_the_time_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "_LARGE", 0)
    year = read_instance(generate("small"))

    result = solve(year, propose(year, choices(year)), seconds=5, tell=lambda _: None)

    assert (result.status, result.bound) == (Status.FEASIBLE, 0)


def test_searches_that_bettered_different_parts_of_a_plan_both_count() -> None:
    wish = {"last_year": {"week_weight": 1, "weekday_weight": 1}}
    bodies = [body("a", "left", **wish), body("b", "right", **wish)]
    year = problem(meeting("a-1", target=march(4)), meeting("b-1", target=march(5)), series=bodies)
    gains: list[int] = []
    begun = dates(a_1=9, b_1=10)
    standing = Standing(year, begun, better=lambda: gains.append(standing.best[1]))
    before = standing.best[1]

    standing.offer(dates(a_1=4, b_1=10), since=begun)
    standing.offer(dates(a_1=9, b_1=5), since=begun)
    standing.offer(dates(a_1=9, b_1=9))

    assert standing.best == (dates(a_1=4, b_1=5), 0)
    assert before > gains[0] > gains[1] == 0


def test_two_plans_meet_in_the_best_of_both() -> None:
    wish = {"last_year": {"week_weight": 1, "weekday_weight": 1}}
    bodies = [body("a", "left", **wish), body("b", "left", **wish)]
    year = problem(meeting("a-1", target=march(4)), meeting("b-1", target=march(5)), series=bodies)
    standing = Standing(year, dates(a_1=4, b_1=10), better=lambda: None)

    Improver(year, choices(year), standing).meet(dates(a_1=9, b_1=5), seconds=60)

    assert standing.best == (dates(a_1=4, b_1=5), 0)


def test_a_large_year_is_bettered_in_other_ways_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    first_way = Improver.run
    monkeypatch.setattr(prove, "_LARGE", 0)
    monkeypatch.setattr(prove, "_HUGE", 0)
    monkeypatch.setattr(portfolio, "_ANEW", 0)
    monkeypatch.setattr(portfolio, "_WAYS", 1)
    monkeypatch.setattr(Relaxation, "bound", lambda _: 0)
    monkeypatch.setattr(
        Improver, "run", lambda one, left, **how: first_way(one, left, **how) if "patient" in how else None
    )
    year = read_instance(generate("small"))
    told: list[Progress] = []

    result = solve(year, roll_forward(year, choices(year)), seconds=60, tell=told.append)

    assert told[0].cost is not None
    assert told[0].cost > 154
    assert (result.status, result.cost) == (Status.FEASIBLE, 154)


def test_what_has_left_its_date_is_free_with_all_that_is_in_its_way() -> None:
    year = problem(
        meeting("a-1", current=march(4)),
        meeting("a-2", current=march(11)),
        meeting("b-1", current=march(5)),
        meeting("b-2"),
    )

    assert Pieces(year).of_moved(dates(a_1=4, a_2=11, b_1=5, b_2=12)) == frozenset()
    assert Pieces(year).of_moved(dates(a_1=8, a_2=11, b_1=4, b_2=8)) == {"a-1", "b-1", "b-2"}


def test_the_same_year_gets_the_same_plan() -> None:
    year = read_instance(generate("small", seed=2))

    assert plan(year, seconds=60).dates == plan(year, seconds=60).dates


def test_planned_again_a_year_changes_as_little_as_it_can() -> None:
    assert plan(replanned(), seconds=60).dates == dates(a_1=4, a_2=11, a_3=18, a_4=25)

    result = plan(replanned({"date": march(4)}), seconds=60)

    assert result.status is Status.OPTIMAL
    assert result.cost == 10
    assert result.dates is not None
    assert {uid for uid, day in result.dates.items() if day != dates(a_1=4, a_2=11, a_3=18, a_4=25)[uid]} == {"a-1"}


@pytest.mark.parametrize(
    ("ideal", "points"),
    [((7, 7), 0), ((9, 9), 4), ((3, 5), 4), ((9, 5), 4), ((9, 3), 8), ((10, 5), 6), ((8, None), 2), ((None, 4), 6)],
)
def test_an_ideal_gap_costs_what_its_worse_end_says(ideal: tuple[int | None, int | None], points: int) -> None:
    gap = {"ideal_min": ideal[0], "ideal_max": ideal[1], "weight": 2}
    year = problem(
        meeting("a-1", 3, 3), meeting("a-2", 10, 10), meeting("b-1"), series=[body("a", gap=gap), body("b")]
    )

    result = plan(year, seconds=60)

    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, points, points)


def test_meetings_that_cannot_all_be_held_are_named_with_reasons_and_remedies() -> None:
    year = problem(
        meeting("a-1", 8, 12),
        meeting("b-1", 10, 12),
        meeting("b-2", 22, 26),
        series=[body("a", "left"), body("b", "left")],
        links=[{"before": "a-1", "after": "b-1", "min": 8}, {"before": "b-1", "after": "b-2", "max": 20}],
    )

    result = plan(year, seconds=60)

    assert (result.status, result.dates, result.cost) == (Status.INFEASIBLE, None, None)
    assert result.conflict is not None
    assert result.conflict.meetings == ("a-1", "b-1")
    assert result.conflict.because["da"] == [
        "A nr. 1 og B nr. 1 skal ligge mindst 8 dage fra hinanden, i den rækkefølge.",
        "A nr. 1 skal ligge fra 8. marts 2027 til 12. marts 2027.",
        "B nr. 1 skal ligge fra 10. marts 2027 til 12. marts 2027.",
    ]
    assert result.conflict.remedies["en"] == [
        "Let B no. 1 lie up to two weeks before or after its window.",
        "Let A no. 1 lie up to two weeks before or after its window.",
        "Let go of the distance between A no. 1 and B no. 1.",
    ]


def test_a_meeting_without_a_day_is_a_conflict_of_its_own() -> None:
    result = plan(
        problem(meeting("a-1", fixed=march(8)), meeting("b-1"), closed=[{"date": march(8), "name": "Påske"}]),
        seconds=60,
    )

    assert result.conflict is not None
    assert result.conflict.meetings == ("a-1",)
    assert result.conflict.because["da"] == [
        "A nr. 1 er fastlåst til 8. marts 2027.",
        "A nr. 1 kan ikke ligge mandag den 8. marts 2027: lukket (Påske).",
    ]
    assert result.conflict.remedies["da"] == ["Giv slip på datoen for A nr. 1."]


def test_where_no_requirement_is_to_blame_the_days_of_the_plan_are() -> None:
    year = problem(meeting("a-1", 1, 5), meeting("b-1"), horizon=[march(24), "2027-12-31"])

    conflict = plan(year, seconds=60).conflict

    assert conflict is not None
    assert conflict.meetings == ("a-1",)
    assert conflict.because["da"] == [
        "Der holdes møder fra 24. marts 2027 til 31. december 2027, på mandag, tirsdag, onsdag, torsdag og fredag "
        "og ikke på lukkede dage."
    ]
    assert conflict.remedies["en"] == ["Let the plan take in more days."]


def test_when_it_is_stopped_the_best_plan_so_far_is_the_result() -> None:
    year = read_instance(generate("municipality"))
    told: list[Progress] = []

    result = plan(year, seconds=60, tell=told.append, stop=lambda: bool(told))

    assert result.status is Status.FEASIBLE
    assert (result.dates, result.cost) == (told[-1].dates, told[-1].cost)
    assert result.seconds < 30


def test_without_time_the_greedy_plan_is_still_there() -> None:
    year = read_instance(generate("small"))

    result = plan(year, seconds=0.01)

    assert result.status is Status.FEASIBLE
    assert result.dates is not None
    assert check(year, result.dates).feasible


def solve_by(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process that solves do this instead."""
    broken = folder / "python"
    broken.write_text(f"#!{sys.executable}\n{script}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(running, "sys", SimpleNamespace(executable=str(broken)))


def test_a_process_that_does_not_keep_the_time_is_not_waited_for_when_there_is_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve_by("import time; time.sleep(60)", tmp_path, monkeypatch)

    result = plan(problem(meeting("a-1")), seconds=0.5)

    assert (result.status, result.cost) == (Status.FEASIBLE, 0)
    assert 0.3 < result.seconds < 10


@pytest.mark.parametrize(
    ("script", "status"),
    [
        ("import sys; sys.stdin.readline(); sys.exit(7)", 7),
        ("import sys; sys.exit(7)", 7),
        ("import os, sys; sys.stdin.readline(); os.kill(os.getpid(), 9)", -9),
    ],
)
def test_a_crash_is_told_and_nothing_else_happens(
    script: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solve_by(script, tmp_path, monkeypatch)

    with pytest.raises(SolverCrashed) as caught:
        plan(problem(meeting("a-1")), seconds=60)

    assert caught.value.status == status
    assert "Planen er uændret" in caught.value.danish


def test_what_the_planner_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "find_spec", lambda _: None)

    with pytest.raises(SolverMissing) as caught:
        plan(problem(meeting("a-1")), seconds=60)

    assert caught.value.module == "ortools"
    assert "ortools" in caught.value.danish


@pytest.mark.parametrize(("cost", "bound", "expected"), [(100, 98, 0.02), (100, 100, 0.0), (0, 0, 0.0)])
def test_the_gap_is_the_part_of_the_cost_that_is_not_proved(cost: int, bound: int, expected: float) -> None:
    assert gap(cost, bound) == expected
    assert Progress(1.0, 2.0, {}, cost, bound).gap == expected


def test_without_a_plan_there_is_no_gap() -> None:
    assert Progress(1.0, 2.0, None, None, 0).gap is None
