"""A calendar made by hand that has every sort of occurrence, to write feeds of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from planner.domain.chain import expand_calendar
from planner.domain.days import PUBLIC_HOLIDAYS, Days, default_day_calendars
from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Weekday,
)
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
from planner.domain.spans import Times, Window
from planner.domain.stamps import Stamp
from planner.ical.spec import FeedSpec, Look

LOOK = Look("https://aarshjul.example.dk", "aarshjul.example.dk")
YEAR = Window(date(2026, 1, 1), date(2027, 1, 1))
SPEC = FeedSpec(name="Årshjul", identity="aarshjul-alt", look=LOOK, window=YEAR)
BOARD = Body("direktion", "Direktionen")
COUNCIL = Body("hu", "Hovedudvalget", "HU")
FINANCE = Unit("oko", "ØKO", "Økonomi og Digitalisering")
STAFF = Unit("hr", "HR")

NOON_TO_ELEVEN = Times(time(12), time(11))
ITEM = SeriesKind.ITEM
QUARTERS = Period(unit=PeriodUnit.QUARTER)
JUNE_AND_JULY = Period(unit=PeriodUnit.MONTH, months=(6, 7))
FIVE_DAYS_BEFORE = Relative(anchor="direktion", unit=RelativeUnit.WORKING_DAY, offset=-5, times=Times(time(12)))


def stamp(version: int) -> Stamp:
    """The stamp that the calendar's version ``version`` leaves, a day a version."""
    return Stamp(version, datetime(2026, 1, version, 8, 30, tzinfo=UTC))


def nth(weekday: int, week: int, times: Times | None = None, **more: object) -> Recurrence:
    return Recurrence(
        freq=Frequency.MONTHLY, start=date(2026, 1, 1), by_day=(Weekday(weekday, week),), times=times, **more
    )


def series(uid: str, title: str, rule: Rule, **more: object) -> Series:
    given: dict[str, object] = {"kind": SeriesKind.MEETING, "stamp": stamp(1), **more}
    return Series(uid=uid, title=title, rule=rule, **given)


def by_hand() -> Calendar:
    """Every sort of occurrence that a feed may have to show, in 2026."""
    ten = Times(time(10), time(12))
    return Calendar(
        uid="kalender",
        name="Årshjul",
        version=9,
        bodies=(BOARD, COUNCIL),
        units=(FINANCE, STAFF),
        day_calendars=default_day_calendars(),
        series=(
            series(
                "direktion",
                "Direktionsmøde",
                nth(0, 2, ten),
                body=BOARD,
                units=(FINANCE,),
                place="Rådhuset, lokale 3; 1. sal",
                adjustments=(Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_WORKING_DAY),),
                exceptions={
                    date(2026, 3, 9): SeriesException(
                        moved_to=MovedTo(date(2026, 3, 11), date(2026, 3, 11), Times(time(13), time(14, 30))),
                        stamp=stamp(3),
                    ),
                    date(2026, 6, 8): SeriesException(status=Status.CANCELLED, stamp=stamp(4)),
                    date(2026, 9, 14): SeriesException(status=Status.TENTATIVE, stamp=stamp(5)),
                    date(2026, 11, 9): SeriesException(
                        title="Budgetseminar: æøå ÆØÅ " * 6, note="Medbring:\r\n- bilag\n- kaffe", stamp=stamp(6)
                    ),
                },
            ),
            series(
                "tirsdag",
                "Tirsdagsmøde",
                Recurrence(
                    freq=Frequency.WEEKLY,
                    start=date(2026, 1, 6),
                    by_day=(Weekday(1),),
                    times=Times(time(8, 30), time(9)),
                ),
                note="Hver uge, sommer og vinter",
            ),
            series(
                "seminar",
                "Årsseminar",
                AgreedDates(
                    (
                        AgreedDate(date(2026, 3, 26), date(2026, 3, 30), title="Over sommertid"),
                        AgreedDate(date(2026, 10, 24), date(2026, 10, 26), NOON_TO_ELEVEN, Status.TENTATIVE),
                        AgreedDate(date(2026, 12, 31), None, Times(time(23, 59))),
                    )
                ),
                kind=SeriesKind.SEMINAR,
                body=COUNCIL,
            ),
            series("regnskab", "Årsregnskab", Period(unit=PeriodUnit.MONTH, months=(3,)), kind=ITEM),
            series("uge", "Skoleindskrivning", Period(unit=PeriodUnit.WEEK, numbers=(3, 53)), kind=ITEM),
            series("liste", "ØKO-LIS", Placed(host="direktion", within=QUARTERS), units=(STAFF,), kind=ITEM),
            series("status", "Status", Placed(host="direktion", within=JUNE_AND_JULY), kind=ITEM),
            series("frist", "Frist for bilag", FIVE_DAYS_BEFORE, kind=SeriesKind.DEADLINE),
            series(
                "leder",
                "Lederforum",
                AgreedDates((AgreedDate(date(2026, 2, 2)),)),
                requirement=Requirement((Quota(count=4, spread=PeriodUnit.QUARTER),), since=date(2026, 1, 1)),
            ),
        ),
    )


def occurrences(calendar: Calendar, window: Window = YEAR) -> list[Occurrence]:
    return expand_calendar(calendar.series, Days(calendar.day_calendars), window)
