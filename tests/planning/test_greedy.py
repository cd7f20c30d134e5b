"""The plan that is there at once, and what it is made of."""

from __future__ import annotations

import pytest

from bench.planning_instances import generate
from planner.planning.board import BROKEN, Board
from planner.planning.bounds import Bounds
from planner.planning.candidates import choices
from planner.planning.chain import Chains
from planner.planning.checks import check
from planner.planning.cliques import cliques
from planner.planning.greedy import propose
from planner.planning.problem import Problem
from planner.planning.reading import read_instance
from planner.planning.ties import ties
from tests.planning.years import body, dates, march, meeting, problem

MONDAYS = {"1": 0, "2": 3}


def bounds(year: Problem) -> Bounds:
    return Bounds(choices(year), ties(year))


def first_and_last(found: Bounds, uid: str) -> tuple[str, str]:
    days = found.days(uid)
    offset = dates(a_1=1)["a-1"] - 1
    return march(days[0] - offset), march(days[-1] - offset)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_small_municipality_gets_a_plan_that_breaks_nothing(seed: int) -> None:
    year = read_instance(generate("small", seed))

    assert check(year, propose(year, choices(year))).violations == ()


def test_a_municipality_gets_one_too() -> None:
    year = read_instance(generate("municipality"))

    assert check(year, propose(year, choices(year))).violations == ()


def test_a_year_in_which_some_meeting_has_no_day_still_gets_the_others_dated() -> None:
    year = problem(meeting("a-1", 6, 7), meeting("b-1", 1, 1))

    assert propose(year, choices(year)) == dates(b_1=1)


def test_a_year_that_cannot_be_still_gets_a_plan_to_look_at() -> None:
    year = problem(meeting("a-1", 1, 2), meeting("b-1", 1, 2), links=[{"before": "a-1", "after": "b-1", "min": 5}])

    assert propose(year, choices(year)).keys() == {"a-1", "b-1"}


def test_published_dates_stay_though_one_of_their_series_cannot() -> None:
    published = [
        meeting(f"a-{number}", day - 3, day + 4, current=march(day), move_weight=10)
        for number, day in enumerate((4, 11, 18, 25), 1)
    ]
    year = problem(
        *published, meeting("b-1", 1, 5), series=[body("a", "left"), body("b", "left")], closed=[{"date": march(11)}]
    )

    plan = propose(year, choices(year))

    assert {uid: day for uid, day in plan.items() if uid not in ("a-2", "b-1")} == dates(a_1=4, a_3=18, a_4=25)
    assert check(year, plan).violations == ()


def test_bounds_carry_order_gaps_and_links_from_meeting_to_meeting() -> None:
    year = problem(
        meeting("a-1", 1, 26),
        meeting("a-2", 1, 26),
        meeting("b-1", 1, 26),
        series=[body("a", gap={"min": 7, "max": 10}), body("b")],
        links=[{"before": "a-2", "after": "b-1", "min": 2, "max": 3, "unit": "workdays"}],
    )
    found = bounds(year)
    assert first_and_last(found, "a-1") == (march(1), march(17))
    assert first_and_last(found, "a-2") == (march(8), march(24))
    assert first_and_last(found, "b-1") == (march(10), march(26))

    assert found.fix(dates(a_1=3))

    assert first_and_last(found, "a-2") == (march(10), march(12))
    assert first_and_last(found, "b-1") == (march(12), march(17))
    assert not found.fix(dates(b_1=18))
    assert first_and_last(found, "b-1") == (march(12), march(17))


def test_the_cheapest_chain_weighs_days_against_gaps_and_the_one_weekday() -> None:
    series = body("a", weekdays=MONDAYS, gap={"min": 5, "ideal_min": 7, "weight": 2}, same_weekday_weight=4)
    year = problem(meeting("a-1"), meeting("a-2"), meeting("a-3"), series=[series])
    meetings = year.by_series["a"]
    offset = dates(a_1=1)["a-1"] - 1

    def chain(*days: list[int]) -> tuple[int, tuple[int, ...]]:
        prices = [{day + offset: 3 * (day % 7 != 1) for day in some} for some in days]
        cost, found = Chains(year).cheapest(year.series["a"], meetings, prices)
        return cost, tuple(day - offset for day in found)

    assert chain([1, 2], [8, 9], [15, 16]) == (0, (1, 8, 15))
    assert chain([2], [8, 9], [15, 16]) == (3 + 4 + 2, (2, 8, 15))
    assert chain([2], [9], [15, 16]) == (9, (2, 9, 16))
    assert chain([2], [3], [15])[0] >= BROKEN


def test_the_board_prices_a_day_by_what_is_there_already() -> None:
    groups = [{"id": "left", "week_cap": 1, "week_weight": 5, "week_max": 2}]
    year = problem(
        meeting("a-1"),
        meeting("b-1"),
        meeting("b-2"),
        groups=groups,
        series=[body("a", "left", days=2), body("b", "left", hours="13:00-15:00")],
    )
    board = Board(year, choices(year))
    day = dates(b_1=3, b_2=10, a_1=11)

    assert board.price(year.meetings["b-1"], day["b-1"]) == 0
    assert board.price(year.meetings["a-1"], day["a-1"]) == 5
    board.put(year.meetings["b-2"], day["b-2"])
    assert board.price(year.meetings["a-1"], day["a-1"]) == 10 + BROKEN
    board.lift(year.meetings["b-2"])
    assert board.price(year.meetings["a-1"], day["a-1"]) == 5


def test_bodies_that_exclude_each_other_are_gathered_and_every_pair_is_in_some_clique() -> None:
    year = problem(
        groups=[{"id": uid} for uid in ("p", "q", "r")] + [{"id": "once", "day_max": 1}],
        series=[
            body("a", "p", "q"),
            body("b", "p", "r"),
            body("c", "q", "r"),
            body("d", "once", hours="13:00-14:00"),
            body("e", "once", hours="15:00-16:00"),
            body("f", room="hall", hours="13:00-14:00"),
            body("g", room="hall", hours="13:30-14:30"),
            body("h", "p", hours="20:00-21:00"),
            body("i", on="a"),
            body("j", "p", days=2, hours="21:00-22:00"),
        ],
        meetings=[meeting("a-1")],
    )

    assert set(cliques(year)) == {frozenset("abc"), frozenset("de"), frozenset("fg"), frozenset("j")}
