"""What a series carries beside its rule, and the day calendars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from planner.domain.codec.atoms import DAY, FLAG, KEY, NUMBER, PROSE, RECURRENCE_ID, TIMES, TITLE, WORD
from planner.domain.codec.rules import PERIOD, RULE
from planner.domain.codec.shapes import Atom, Many, Record, SetOf, TableOf, choice, quoted
from planner.domain.days import DayCalendar, DayKind, DaySpan
from planner.domain.errors import DomainError
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.rules import PeriodUnit
from planner.domain.series import (
    Adjustment,
    Body,
    MovedTo,
    Passport,
    Person,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)

K = TypeVar("K", Body, Unit)

ADJUSTMENTS: Final = Many(
    Record[Adjustment](Adjustment, {"day_calendar": "on"}, day_calendar=KEY, policy=choice(Policy))
)

_QUOTA: Final = Record[Quota](
    Quota,
    count=NUMBER,
    per=choice(PeriodUnit),
    spread=choice(PeriodUnit),
    windows=Many(PERIOD),
    label=TITLE,
)

REQUIREMENT: Final = Record[Requirement](Requirement, quotas=Many(_QUOTA), since=DAY, until=DAY)

_MOVED_TO: Final = Record[MovedTo](MovedTo, {"first": "on", "last": "to"}, first=DAY, last=DAY, times=TIMES)

# Its stamp is no part of what was decided; the store keeps that beside it.
EXCEPTION: Final = Record[SeriesException](
    SeriesException, moved_to=_MOVED_TO, status=choice(Status), title=TITLE, place=TITLE, note=PROSE
)

EXCEPTIONS: Final = TableOf[RecurrenceId, SeriesException](RECURRENCE_ID, EXCEPTION)

DAY_CALENDAR: Final = Record[DayCalendar](
    DayCalendar,
    uid=KEY,
    name=TITLE,
    kind=choice(DayKind),
    pattern=WORD,
    added=Many(Record[DaySpan](DaySpan, {"first": "on", "last": "to"}, first=DAY, last=DAY, name=TITLE)),
    replaced_years=SetOf(NUMBER),
    removed=SetOf(DAY),
)

BODY: Final = Record[Body](Body, key=KEY, name=TITLE, short=TITLE)
PERSON: Final = Record[Person](Person, key=KEY, name=TITLE, role=TITLE, bodies=SetOf(KEY))
PASSPORT: Final = Record[Passport](
    Passport, owner=TITLE, legal_basis=TITLE, purpose=PROSE, reviewed=DAY, review_months=NUMBER
)
UNIT: Final = Record[Unit](Unit, key=KEY, short=TITLE, name=TITLE)


def series_shape(bodies: Mapping[str, Body], units: Mapping[str, Unit]) -> Record[Series]:
    """The shape of a series that names its body and its units by their keys. Its stamp is no part of it.

    ``bodies`` and ``units`` are those that a series may name, by key; they matter in reading alone.
    """
    return Record(
        Series,
        uid=KEY,
        title=TITLE,
        kind=choice(SeriesKind),
        body=_one_of(bodies),
        units=Many(_one_of(units), distinct=True),
        rule=RULE,
        adjustments=ADJUSTMENTS,
        exceptions=EXCEPTIONS,
        requirement=REQUIREMENT,
        status=choice(Status),
        place=TITLE,
        note=PROSE,
        source=PROSE,
        passport=PASSPORT,
        archived=FLAG,
    )


def _one_of(known: Mapping[str, K]) -> Atom[K]:
    def read(data: object, at: str) -> K:
        key = KEY.read(data, at)
        if key not in known:
            raise DomainError(at, f"»{quoted(key)}« findes ikke.", f"There is no “{quoted(key)}”.")
        return known[key]

    return Atom(lambda value: value.key, read)
