"""Rules as data: ``{kind = "recurrence", freq = "monthly", start = "2015-01-01", by_day = ["2TU"]}``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from planner.domain.codec.atoms import (
    DAY,
    KEY,
    MONTH_DAY,
    NTH_WEEKDAY,
    NUMBER,
    PROSE,
    TIMES,
    TITLE,
    WEEKDAY,
)
from planner.domain.codec.shapes import Atom, Data, Many, Record, Tagged, choice
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    MonthDay,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    SimpleRule,
    Union,
)

_NUMBERS: Final = Many(NUMBER)


def _read_span(data: object, at: str) -> tuple[MonthDay, MonthDay]:
    days = Many(MONTH_DAY).read(data, at)
    if len(days) != 2:
        raise DomainError(at, "Skriv vinduets første og sidste dag.", "Give the window's first and last day.")
    return days[0], days[1]


def _write_span(span: Iterable[MonthDay]) -> Data:
    return Many(MONTH_DAY).write(span)


PERIOD: Final[Record[Period]] = Record(
    Period,
    unit=choice(PeriodUnit),
    numbers=_NUMBERS,
    months=_NUMBERS,
    span=Atom(_write_span, _read_span),
    every=NUMBER,
    anchor_year=NUMBER,
    since=DAY,
    until=DAY,
)

_RECURRENCE: Final[Record[Recurrence]] = Record(
    Recurrence,
    freq=choice(Frequency),
    start=DAY,
    interval=NUMBER,
    by_day=Many(NTH_WEEKDAY),
    by_month_day=_NUMBERS,
    by_month=_NUMBERS,
    by_week_no=_NUMBERS,
    by_set_pos=_NUMBERS,
    by_working_day=_NUMBERS,
    except_months=_NUMBERS,
    count=NUMBER,
    until=DAY,
    times=TIMES,
    length=NUMBER,
)

_AGREED_DATE: Final[Record[AgreedDate]] = Record(
    AgreedDate,
    {"first": "on", "last": "to"},
    first=DAY,
    last=DAY,
    times=TIMES,
    status=choice(Status),
    title=TITLE,
    place=TITLE,
    note=PROSE,
)

_AGREED_DATES: Final[Record[AgreedDates]] = Record(AgreedDates, dates=Many(_AGREED_DATE))

_PLACED: Final[Record[Placed]] = Record(Placed, host=KEY, within=PERIOD, nth=NUMBER, every=NUMBER, start=DAY)

_RELATIVE: Final[Record[Relative]] = Record(
    Relative, anchor=KEY, unit=choice(RelativeUnit), offset=NUMBER, weekday=WEEKDAY, times=TIMES
)

_SIMPLE: Final[Tagged[SimpleRule]] = Tagged(recurrence=_RECURRENCE, period=PERIOD)

_UNION: Final[Record[Union]] = Record(Union, branches=Many(Record(Branch, rule=_SIMPLE, months=_NUMBERS)))

RULE: Final[Tagged[Rule]] = Tagged(
    recurrence=_RECURRENCE,
    agreed_dates=_AGREED_DATES,
    period=PERIOD,
    placed=_PLACED,
    relative=_RELATIVE,
    union=_UNION,
)
