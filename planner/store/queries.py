"""What is read from the store. A calendar costs the same number of queries whatever it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.series import Calendar, Stamp
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


def version(session: Session) -> int:
    """The calendar's version, by primary key; 0 where there is no calendar yet."""
    found = session.scalar(select(CalendarRow.version).where(CalendarRow.id == THE_CALENDAR))
    return found or 0


def calendar(session: Session) -> Calendar | None:
    """The whole calendar as one value, or None where there is none yet.

    Eight queries. They see one state only inside one transaction, which is how ``database`` opens them.
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
            mapping.to_series(
                one,
                None if one.body_id is None else bodies[one.body_id],
                [units[unit] for unit in responsible[one.id]],
                exceptions[one.id],
            )
            for one in session.scalars(select(SeriesRow).order_by(SeriesRow.position))
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
