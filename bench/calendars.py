"""Calendars of any size that look like a town hall's, for benches and for looking at dense pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count, cycle

from planner.domain.days import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, default_day_calendars
from planner.domain.rules import (
    Frequency,
    Period,
    PeriodUnit,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Weekday,
)
from planner.domain.series import Adjustment, Body, Calendar, Policy, Series, SeriesKind, Unit
from planner.domain.spans import Times

BEGIN = date(2015, 1, 1)
BODIES = tuple(
    Body(f"body-{number}", name)
    for number, name in enumerate(
        (
            "Direktionen",
            "Byrådet",
            "Økonomiudvalget",
            "Teknisk Udvalg",
            "Børneudvalget",
            "Kulturudvalget",
            "Hoved-MED",
            "Chefforum",
        )
    )
)
UNITS = tuple(
    Unit(f"unit-{number}", short) for number, short in enumerate(("BYC", "ØDC", "HRC", "FKC", "SHC", "CEIS"))
)
TITLES = (
    "Møde",
    "Budgetopfølgning",
    "Ledelsesinformation",
    "Temadrøftelse",
    "Status på politikker",
    "Anlægsregnskab",
)


def of_size(wanted: int) -> Calendar:
    """A calendar with about that many occurrences in a year, spread over eight bodies."""
    series, found = [], 0
    for one, yearly in _endless():
        if found + yearly > wanted:
            break
        series.append(one)
        found += yearly
    return _calendar(series)


def one_by_one() -> Calendar:
    """2,000 dates in a year, of three bodies and so evenly spread that a wheel draws each of them by itself."""
    kinds = cycle(SeriesKind)
    return _calendar(
        replace(_series(number, _every_other_day(number), next(kinds)), body=BODIES[number % 3], adjustments=())
        for number in range(11)
    )


def _every_other_day(number: int) -> Recurrence:
    return Recurrence(freq=Frequency.DAILY, interval=2, start=BEGIN + timedelta(days=number // 3))


def _calendar(series: Iterable[Series]) -> Calendar:
    return Calendar(
        uid="bench",
        name="Kommunens årshjul",
        version=1,
        bodies=BODIES,
        units=UNITS,
        series=tuple(series),
        day_calendars=default_day_calendars(),
    )


def _endless() -> Iterator[tuple[Series, int]]:
    """Series after series, each with how many occurrences it has in a year."""
    for number in count():
        nth, day = number % 4 + 1, number // 3 % 5
        kind = number % 5
        if kind == 0:
            meeting = Recurrence(
                freq=Frequency.MONTHLY, start=BEGIN, by_day=(Weekday(day, nth),), times=Times(time(8 + number % 9))
            )
            yield _series(number, meeting, SeriesKind.MEETING), 12
            yield _series(number, _before(number), SeriesKind.DEADLINE, "-frist"), 12
        elif kind == 1:
            yield _series(number, Period(unit=PeriodUnit.MONTH), SeriesKind.ITEM), 12
        elif kind == 2:
            yield _series(number, Period(unit=PeriodUnit.QUARTER), SeriesKind.ITEM), 4
        elif kind == 3:
            each = Recurrence(freq=Frequency.MONTHLY, start=BEGIN, interval=2, by_day=(Weekday(day, nth),))
            yield _series(number, each, SeriesKind.ITEM), 6
        else:
            weekly = Recurrence(freq=Frequency.WEEKLY, start=BEGIN, interval=2, by_day=(Weekday(day),))
            yield _series(number, weekly, SeriesKind.MEETING), 26


def _before(number: int) -> Rule:
    return Relative(anchor=f"series-{number}", unit=RelativeUnit.WORKING_DAY, offset=-6, times=Times(time(12)))


def _series(number: int, rule: Rule, kind: SeriesKind, suffix: str = "") -> Series:
    return Series(
        uid=f"series-{number}{suffix}",
        title=f"{TITLES[number % len(TITLES)]} {number + 1}{suffix and ': frist'}",
        kind=kind,
        body=BODIES[number % len(BODIES)],
        units=(UNITS[number % len(UNITS)],),
        rule=rule,
        adjustments=()
        if isinstance(rule, Period | Relative)
        else (Adjustment(PUBLIC_HOLIDAYS, Policy.NEXT_WORKING_DAY), Adjustment(SCHOOL_HOLIDAYS, Policy.SKIP)),
    )
