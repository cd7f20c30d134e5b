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
from planner.planning.greedy import propose
from planner.planning.year.building import from_calendar

LONG_AGO = AgreedDates((AgreedDate(date(2019, 3, 24)),))
"""A date too old to be a pattern for the year that is planned."""

AUTUMN = Period(unit=PeriodUnit.SEASON, numbers=(3,))


def proposed(*quotas: Quota) -> list[date]:
    """The days that a plan of 2027 finds for a council whose meetings are asked for so, in order."""
    council = Body("council", "Byråd")
    series = Series(
        uid="themes",
        title="Temamøder",
        kind=SeriesKind.MEETING,
        rule=LONG_AGO,
        body=council,
        requirement=Requirement(quotas, date(2019, 1, 1)),
    )
    calendar = Calendar(uid="c", name="c", version=1, bodies=(council,), series=(series,))
    problem = from_calendar(calendar, Days(calendar.day_calendars), Window.of_year(2027)).problem
    return sorted(date.fromordinal(day) for day in propose(problem, choices(problem)).values())


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
