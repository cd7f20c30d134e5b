"""Plans of the small town hall looked at without any database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from planner.domain.days import Days
from planner.domain.plans import BodyState, Plan
from planner.domain.series import Calendar
from planner.planning.candidates import choices
from planner.planning.greedy import propose
from planner.planning.year.building import from_calendar
from planner.services.plans.looking import Look, look_at
from planner.services.plans.slots import days_of
from tests.services.plans.town import BY, NOW, TOWN, YEAR

MARCH, MAY = "byraad-moede/2027-03-09", "byraad-moede/2027-05-11"


def a_look(
    changes: Mapping[str, date | None] | None = None,
    *,
    pinned: Collection[str] = (),
    bodies: Mapping[str, BodyState] | None = None,
    town: Calendar = TOWN,
) -> Look:
    """A draft with the dates of the rule of thumb, but for ``changes`` (None takes a date away)."""
    days = Days(town.day_calendars)
    problem = from_calendar(town, days, YEAR).problem
    dates = {**days_of(propose(problem, choices(problem))), **(changes or {})}
    plan = Plan(
        uid="00000000-0000-0000-0000-000000000001",
        name="Forslag A",
        year=YEAR,
        version=1,
        created=NOW,
        changed=NOW,
        by=BY,
        dates={uid: day for uid, day in dates.items() if day is not None},
        pinned=frozenset(pinned),
        bodies=bodies or {},
    )
    return look_at(plan, town, days)
