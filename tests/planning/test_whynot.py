"""Why not on another day, and what last year's dates would give."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.prices import Kind
from planner.planning.reading import read_instance
from planner.planning.roll_forward import roll_forward
from planner.planning.whynot import Standing, prospect, standing
from tests.planning.any_year import instances
from tests.planning.years import body, dates, march, meeting, problem

PLAN = dates(a_1=3, a_2=10, b_1=5)
YEAR = problem(
    meeting("a-1", target=march(5)),
    meeting("a-2", target=march(10)),
    meeting("b-1"),
    series=[
        body("a", "left", last_year={"weekday_weight": 4}, same_weekday_weight=1, gap={"min": 6}),
        body("b", "left"),
    ],
)


def test_a_day_that_would_break_something_says_what() -> None:
    why_not = prospect(YEAR, PLAN, "a-1", dates(a_1=5)["a-1"])

    assert [one.text(YEAR, "da") for one in why_not.broken] == [
        "Fra A nr. 1 til A nr. 2 er der 5 dage; der skal være mindst 6.",
        "A nr. 1 og B nr. 1 deler Left og mødes samtidig fredag den 5. marts 2027.",
    ]
    assert why_not.points == {Kind.LAST_YEAR: -4, Kind.SAME_WEEKDAY: 1}
    assert why_not.cost == -3


def test_a_day_that_would_only_cost_says_how_much() -> None:
    why_not = prospect(YEAR, PLAN, "a-2", dates(a_2=11)["a-2"])

    assert why_not.broken == ()
    assert why_not.points == {Kind.LAST_YEAR: 4, Kind.SAME_WEEKDAY: 1}


def test_each_date_is_by_rule_moved_or_missing() -> None:
    assert standing(YEAR, PLAN, "a-2") == (Standing.BY_RULE, None)
    assert standing(YEAR, PLAN, "b-1") == (Standing.BY_RULE, None)
    assert standing(YEAR, dates(a_1=3), "a-2") == (Standing.MISSING, None)
    moved, why_not = standing(YEAR, PLAN, "a-1")
    assert moved is Standing.MOVED
    assert why_not == prospect(YEAR, PLAN, "a-1", dates(a_1=5)["a-1"])


@given(instances(), st.data())
def test_a_prospect_is_the_difference_between_two_whole_plans(instance: Any, data: st.DataObject) -> None:
    year = read_instance(instance)
    candidates = {uid: choice.days for uid, choice in choices(year).items() if choice.days}
    assume(candidates)
    plan = {uid: data.draw(st.sampled_from(days)) for uid, days in candidates.items()}
    uid = data.draw(st.sampled_from(sorted(plan)))
    day = data.draw(st.integers(year.first, year.last))

    found = prospect(year, plan, uid, day)

    before, after = check(year, plan), check(year, plan | {uid: day})
    assert found.cost == after.cost - before.cost
    assert set(found.broken) == set(after.violations) - set(before.violations)


def test_last_years_dates_are_shifted_to_the_nearest_day_that_is_allowed() -> None:
    year = problem(
        meeting("a-1", target=march(6)),
        meeting("a-2", target=march(8)),
        meeting("b-1", 1, 11),
        meeting("b-2", 13, 14),
        closed=[{"date": march(8)}],
    )

    assert roll_forward(year, choices(year)) == dates(a_1=5, a_2=9, b_1=5)
