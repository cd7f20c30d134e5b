"""A small calendar that has one of everything that a page must show."""

from datetime import date, time

from planner.domain.days import PUBLIC_HOLIDAYS, default_day_calendars
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates, Period, PeriodUnit, Placed, Relative, RelativeUnit
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    MovedTo,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)
from planner.domain.spans import Times
from tests.domain.shorthand import MO, TU, monthly

TODAY = date(2026, 11, 22)
"""A Sunday in ISO week 47."""

BOARD = Body("board", "Direktionen")
COUNCIL = Body("council", "Byrådet")
JOINT = Body("joint", "Hovedudvalget", "HU")
FINANCE = Unit("finance", "ØDC", "Økonomi- og Digitaliseringscenter")
STAFF = Unit("staff", "BYC")

MORNING = Times(time(9), time(12))

BOARD_MEETING = Series(
    uid="board-meeting",
    title="Direktionsmøde",
    kind=SeriesKind.MEETING,
    body=BOARD,
    units=(STAFF,),
    rule=monthly(TU(2), start=date(2015, 1, 1), times=MORNING),
    adjustments=(Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_WORKING_DAY),),
    exceptions={
        date(2026, 12, 8): SeriesException(moved_to=MovedTo(date(2026, 12, 10), date(2026, 12, 10), Times(time(13)))),
        date(2027, 1, 12): SeriesException(status=Status.CANCELLED),
        date(2027, 2, 10): SeriesException(title="Budgetmøde", place="Rådhuset", note="Medbring tal"),
    },
    place="Mødelokale 1",
    note="Referatet er åbent.",
    source="Referat, punkt 8",
)
JOINT_MEETING = Series(
    uid="joint-meeting",
    title="HU-møde",
    kind=SeriesKind.MEETING,
    body=JOINT,
    rule=AgreedDates(
        (
            AgreedDate(date(2026, 11, 26), times=Times(time(13), time(15))),
            AgreedDate(date(2027, 2, 25), status=Status.TENTATIVE, note="Hotellet er ikke bestilt"),
        )
    ),
    requirement=Requirement((Quota(count=4, spread=PeriodUnit.QUARTER),), since=date(2027, 1, 1)),
)
SEMINAR = Series(
    uid="seminar",
    title="Seminar i London",
    kind=SeriesKind.SEMINAR,
    body=BOARD,
    units=(STAFF, FINANCE),
    rule=AgreedDates((AgreedDate(date(2026, 11, 30), date(2026, 12, 2)),)),
)
COUNCIL_MEETING = Series(
    uid="council-meeting",
    title="Byrådsmøde",
    kind=SeriesKind.MEETING,
    body=COUNCIL,
    rule=monthly(MO(-1), start=date(2015, 1, 1), times=Times(time(18))),
    adjustments=(Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_WORKING_DAY),),
)
PAPERS = Series(
    uid="papers",
    title="Frist for sager",
    kind=SeriesKind.DEADLINE,
    body=BOARD,
    units=(FINANCE,),
    rule=Relative(anchor="board-meeting", unit=RelativeUnit.WORKING_DAY, offset=-5, times=Times(time(12))),
)
FIGURES = Series(
    uid="figures",
    title="ØKO-LIS",
    kind=SeriesKind.ITEM,
    body=BOARD,
    units=(FINANCE,),
    rule=Placed(host="board-meeting", within=Period(unit=PeriodUnit.MONTH)),
)
BUDGET = Series(
    uid="budget",
    title="IT-budget",
    kind=SeriesKind.ITEM,
    body=BOARD,
    units=(FINANCE,),
    rule=Period(unit=PeriodUnit.QUARTER),
)
PAY = Series(
    uid="pay",
    title="Lønbånd",
    kind=SeriesKind.ITEM,
    units=(STAFF,),
    rule=Period(unit=PeriodUnit.MONTH, months=(1,), since=date(2027, 1, 1), until=date(2027, 1, 31)),
)

A_CALENDAR = Calendar(
    uid="sample",
    name="Direktionens årshjul",
    version=1,
    bodies=(BOARD, COUNCIL, JOINT),
    units=(FINANCE, STAFF),
    series=(BOARD_MEETING, JOINT_MEETING, SEMINAR, COUNCIL_MEETING, PAPERS, FIGURES, BUDGET, PAY),
    day_calendars=default_day_calendars(),
)
