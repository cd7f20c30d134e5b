"""A small town hall to plan for: two bodies that share a person, a deadline, a quota, and agreed dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from planner.domain.access import Author
from planner.domain.days import default_day_calendars
from planner.domain.plans import Plan, plan_year
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    PeriodUnit,
    Recurrence,
    Relative,
    RelativeUnit,
    Weekday,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    Person,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesKind,
)
from planner.domain.spans import Times
from planner.services.changing import change
from planner.services.plans import keeping

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
BY = Author("1", "Sekretæren")
YEAR = plan_year(2027)
COUNCIL, BOARD = Body("byraad", "Byrådet"), Body("direktion", "Direktionen")
MORNING = Times(time(9), time(11))

MEETINGS = Series(
    uid="byraad-moede",
    title="Byrådsmøde",
    kind=SeriesKind.MEETING,
    body=COUNCIL,
    rule=Recurrence(freq=Frequency.MONTHLY, start=date(2025, 1, 1), by_day=(Weekday(1, 2),), times=MORNING),
    adjustments=(Adjustment("public-holidays", Policy.NEXT_WORKING_DAY),),
)
DEADLINE = Series(
    uid="frist",
    title="Frist for sager",
    kind=SeriesKind.DEADLINE,
    rule=Relative(anchor="byraad-moede", offset=-5, unit=RelativeUnit.WORKING_DAY),
)
SEMINARS = Series(
    uid="seminar",
    title="Seminar",
    kind=SeriesKind.SEMINAR,
    body=BOARD,
    rule=AgreedDates((AgreedDate(date(2026, 3, 17)), AgreedDate(date(2026, 9, 15)))),
    requirement=Requirement((Quota(per=PeriodUnit.HALF_YEAR),), date(2026, 1, 1)),
)
BOARD_MEETINGS = Series(
    uid="direktion-moede",
    title="Direktionsmøde",
    kind=SeriesKind.MEETING,
    body=BOARD,
    rule=Recurrence(
        freq=Frequency.MONTHLY, start=date(2025, 1, 1), by_day=(Weekday(1, 2),), times=Times(time(10), time(12))
    ),
)
TOWN = Calendar(
    uid="by",
    name="Byen",
    version=0,
    bodies=(COUNCIL, BOARD),
    people=(Person("kd", "Kommunaldirektøren", "", frozenset({"byraad", "direktion"})),),
    day_calendars=default_day_calendars(),
    series=(MEETINGS, DEADLINE, SEMINARS, BOARD_MEETINGS),
)


def found(town: Calendar = TOWN) -> Calendar:
    """Put the town into the database."""
    return change(lambda calendar: replace(town, version=calendar.version, stamp=calendar.stamp), NOW, BY)


def draft(name: str = "Forslag A") -> Plan:
    """A draft of 2027."""
    return keeping.create(name, YEAR, NOW, BY)
