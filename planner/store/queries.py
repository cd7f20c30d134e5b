"""What is read from the store. A calendar costs the same number of queries whatever it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.series import Body, Calendar, Series, Stamp, Unit
from planner.store import mapping
from planner.store.tables import (
    THE_CALENDAR,
    BodyRow,
    CalendarRow,
    DayCalendarRow,
    PersonRow,
    SeriesExceptionRow,
    SeriesRow,
    SeriesUnitRow,
    UnitRow,
)

_ELSEWHERE: Final = frozenset({"id", "position", "body_id"})
_SAID_OF_SERIES: Final[attrgetter[tuple[Any, ...]]] = attrgetter(
    *(name for name in SeriesRow.__table__.columns.keys() if name not in _ELSEWHERE)  # noqa: SIM118 (no mapping)
)
_SAID_OF_EXCEPTION: Final[attrgetter[tuple[Any, ...]]] = attrgetter("recurrence_id", "data", "sequence", "changed")


def version(session: Session) -> int:
    """The calendar's version, by primary key; 0 where there is no calendar yet."""
    found = session.scalar(select(CalendarRow.version).where(CalendarRow.id == THE_CALENDAR))
    return found or 0


class Memory:
    """What rows were read last, and the series made of them: rows that say the same need not be understood again."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[tuple[object, ...], Series]] = {}

    def series(
        self, row: SeriesRow, body: Body | None, units: Sequence[Unit], exceptions: Sequence[SeriesExceptionRow]
    ) -> Series:
        """As ``mapping.to_series``; the same object as last time, where all of the rows say what they said then."""
        said = (*_SAID_OF_SERIES(row), body, *units, *map(_SAID_OF_EXCEPTION, exceptions))
        known = self._made.get(row.id)
        if known is not None and known[0] == said:
            return known[1]
        made = mapping.to_series(row, body, units, exceptions)
        self._made[row.id] = said, made
        return made

    def keep(self, rows: Collection[int]) -> None:
        """Forget the series with other ids than these."""
        for gone in self._made.keys() - rows:
            self._made.pop(gone, None)


def calendar(session: Session, memory: Memory | None = None) -> Calendar | None:
    """The whole calendar as one value, or None where there is none yet.

    Eight queries. They see one state only inside one transaction, which is how ``database`` opens them. With a
    ``memory`` the series that have not changed since it was used last are not made anew.
    """
    row = session.scalar(select(CalendarRow).where(CalendarRow.id == THE_CALENDAR))
    if row is None:
        return None
    bodies = {one.id: mapping.to_body(one) for one in session.scalars(select(BodyRow).order_by(BodyRow.position))}
    units = {one.id: mapping.to_unit(one) for one in session.scalars(select(UnitRow).order_by(UnitRow.position))}
    people = session.scalars(select(PersonRow).order_by(PersonRow.position))
    days = session.scalars(select(DayCalendarRow).order_by(DayCalendarRow.position))
    responsible = _responsible(session)
    exceptions = _exceptions(session)
    rows = session.scalars(select(SeriesRow).order_by(SeriesRow.position)).all()
    memory = memory or Memory()
    memory.keep({one.id for one in rows})
    return Calendar(
        uid=row.uid,
        name=row.name,
        open=row.open,
        version=row.version,
        stamp=Stamp(row.sequence, row.changed),
        bodies=tuple(bodies.values()),
        units=tuple(units.values()),
        people=tuple(map(mapping.to_person, people)),
        day_calendars=tuple(map(mapping.to_day_calendar, days)),
        series=tuple(
            memory.series(
                one,
                None if one.body_id is None else bodies[one.body_id],
                [units[unit] for unit in responsible[one.id]],
                exceptions[one.id],
            )
            for one in rows
        ),
    )


def _responsible(session: Session) -> Mapping[int, list[int]]:
    units: defaultdict[int, list[int]] = defaultdict(list)
    ordered = select(SeriesUnitRow.series_id, SeriesUnitRow.unit_id).order_by(SeriesUnitRow.position)
    for series, unit in session.execute(ordered):
        units[series].append(unit)
    return units


def _exceptions(session: Session) -> Mapping[int, list[SeriesExceptionRow]]:
    exceptions: defaultdict[int, list[SeriesExceptionRow]] = defaultdict(list)
    for one in session.scalars(select(SeriesExceptionRow).order_by(SeriesExceptionRow.recurrence_id)):
        exceptions[one.series_id].append(one)
    return exceptions
