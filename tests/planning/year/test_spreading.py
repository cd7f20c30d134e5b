"""Dates that share a window and have nothing else to go by are spread over it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from planner.domain.days import Days
from planner.domain.rules import AgreedDate, AgreedDates, Period, PeriodUnit
from planner.domain.series import Body, Calendar, Quota, Requirement, Series, SeriesKind
from planner.domain.spans import Window
from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.greedy import propose
from planner.planning.prices import Kind
from planner.planning.problem import Problem
from planner.planning.solving import solve
from planner.planning.year.building import from_calendar
from planner.planning.year.preferences import Own, Preferences

LONG_AGO = AgreedDates((AgreedDate(date(2019, 3, 24)),))
"""A date too old to be a pattern for the year that is planned."""

NOTHING = Own()

AUTUMN = Period(unit=PeriodUnit.SEASON, numbers=(3,))


def proposed(*quotas: Quota, own: Own = NOTHING, rule: AgreedDates = LONG_AGO) -> list[date]:
    """The days that a plan of 2027 finds for a council whose meetings are asked for so, in order."""
    problem = asked_for(quotas, own, rule)
    found = solve(problem, propose(problem, choices(problem)), seconds=10, tell=lambda _: None).dates
    assert found
    return sorted(map(date.fromordinal, found.values()))


def asked_for(quotas: tuple[Quota, ...], own: Own = NOTHING, rule: AgreedDates = LONG_AGO) -> Problem:
    council = Body("council", "Byråd")
    series = Series(
        uid="themes",
        title="Temamøder",
        kind=SeriesKind.MEETING,
        rule=rule,
        body=council,
        requirement=Requirement(quotas, date(2019, 1, 1)),
    )
    calendar = Calendar(uid="c", name="c", version=1, bodies=(council,), series=(series,))
    days, year = Days(calendar.day_calendars), Window.of_year(2027)
    return from_calendar(calendar, days, year, Preferences(own={"themes": own})).problem


@pytest.mark.parametrize(
    ("asked", "count", "apart"),
    [
        pytest.param(
            (Quota(windows=(AUTUMN,)), Quota(windows=(AUTUMN,))), 2, 28, id="two in autumn, asked for one by one"
        ),
        pytest.param((Quota(count=2, per=PeriodUnit.QUARTER),), 8, 28, id="two a quarter"),
        pytest.param((Quota(count=6),), 6, 35, id="six a year"),
        pytest.param((Quota(count=2),), 2, 120, id="two a year"),
        pytest.param((Quota(per=PeriodUnit.MONTH),), 12, 14, id="one a month"),
    ],
)
def test_dates_of_one_window_keep_their_distance(asked: tuple[Quota, ...], count: int, apart: int) -> None:
    days = proposed(*asked)

    assert len(days) == count
    assert all(other - one >= timedelta(days=apart) for one, other in pairwise(days)), days


def test_parts_that_ask_for_different_windows_do_not_wait_for_each_other() -> None:
    spring, autumn = (Quota(windows=(Period(unit=PeriodUnit.SEASON, numbers=(season,)),)) for season in (1, 3))

    assert [
        day.month in months for day, months in zip(proposed(autumn, spring), ((3, 4, 5), (9, 10, 11)), strict=True)
    ]


QUARTERLY = Quota(per=PeriodUnit.QUARTER)
SEMINAR = Quota(windows=(Period(unit=PeriodUnit.QUARTER, numbers=(1,)),), label="seminar")


def test_a_seminar_would_rather_not_lie_in_the_week_of_a_meeting() -> None:
    problem = asked_for((SEMINAR, QUARTERLY))
    seminar, meeting = (next(one.uid for one in meetings) for meetings in problem.by_series.values())
    monday = date(2027, 2, 8).toordinal()

    def load(plan: dict[str, int]) -> int:
        return check(problem, plan).points[Kind.WEEK_LOAD]

    assert load({seminar: monday, meeting: monday + 1}) > 0
    assert load({seminar: monday, meeting: monday + 7}) == 0


@pytest.mark.parametrize("least", [10, 25, 40])
def test_the_distance_that_a_series_asks_for_holds_between_its_parts(least: int) -> None:
    days = proposed(SEMINAR, QUARTERLY, own=Own(least=least))

    assert len(days) == 5
    assert all(other - one >= timedelta(days=least) for one, other in pairwise(days)), days


def test_it_holds_between_what_is_agreed_and_what_is_found() -> None:
    agreed = AgreedDates((AgreedDate(date(2027, 2, 16)),))
    days = proposed(Quota(count=5), own=Own(least=30), rule=agreed)

    assert date(2027, 2, 16) in days
    assert all(other - one >= timedelta(days=30) for one, other in pairwise(days)), days


SPRING, AUTUMN_ONLY = (Quota(windows=(Period(unit=PeriodUnit.SEASON, numbers=(season,)),)) for season in (1, 3))


@pytest.mark.parametrize(
    ("asked", "rule", "most"),
    [
        pytest.param((SPRING, SPRING, AUTUMN_ONLY), LONG_AGO, 100, id="spring and autumn"),
        pytest.param((SEMINAR, QUARTERLY), LONG_AGO, 75, id="a seminar between quarterly ones"),
        pytest.param((Quota(count=5),), AgreedDates((AgreedDate(date(2027, 2, 16)),)), 60, id="agreed and found"),
    ],
)
def test_no_more_days_than_a_series_bears_go_from_one_of_its_parts_to_the_next(
    asked: tuple[Quota, ...], rule: AgreedDates, most: int
) -> None:
    days = proposed(*asked, own=Own(most=most), rule=rule)

    assert all(other - one <= timedelta(days=most) for one, other in pairwise(days)), days


def test_what_is_agreed_far_apart_stands_and_the_rest_comes_in_between() -> None:
    far_apart = AgreedDates((AgreedDate(date(2027, 2, 16)), AgreedDate(date(2027, 10, 5), date(2027, 10, 6))))
    days = proposed(Quota(count=6), own=Own(most=70), rule=far_apart)

    assert {date(2027, 2, 16), date(2027, 10, 5)} < set(days)
    assert all(other - one <= timedelta(days=70) for one, other in pairwise(days)), days


@pytest.mark.parametrize(
    ("held", "own", "first", "last"),
    [
        pytest.param(date(2026, 12, 1), NOTHING, date(2027, 1, 1), date(2027, 2, 18), id="nothing asked"),
        pytest.param(date(2026, 12, 1), Own(least=80), date(2027, 2, 19), date(2027, 3, 31), id="not too soon"),
        pytest.param(date(2026, 10, 20), Own(most=95), date(2027, 1, 1), date(2027, 1, 23), id="not too late"),
    ],
)
def test_it_holds_over_new_year(held: date, own: Own, first: date, last: date) -> None:
    found = proposed(QUARTERLY, own=own, rule=AgreedDates((AgreedDate(held),)))

    assert first <= found[0] <= last
