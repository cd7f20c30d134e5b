"""A calendar is saved as the difference between two values: what is stored, and what it is to become."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from planner.domain.days import DayCalendar
from planner.domain.series import Body, Calendar, Person, Series, Unit
from planner.store import mapping
from planner.store.tables import (
    THE_CALENDAR,
    BodyRow,
    CalendarRow,
    DayCalendarRow,
    PersonRow,
    SeriesRow,
    UnitRow,
)

V = TypeVar("V", Body, Unit, Person, DayCalendar, Series)
R = TypeVar("R", BodyRow, UnitRow, PersonRow, DayCalendarRow, SeriesRow)

_WITH_PARTS: Final = (selectinload(SeriesRow.responsible), selectinload(SeriesRow.exceptions))


def save(session: Session, before: Calendar | None, after: Calendar) -> None:
    """Bring the store from ``before`` (None: nothing stored) to ``after``, writing only what differs.

    ``after`` carries its version and stamps already. Nothing is committed.
    """
    row = session.get(CalendarRow, THE_CALENDAR) or CalendarRow(id=THE_CALENDAR)
    row.uid, row.name, row.open = after.uid, after.name, after.open
    row.version = after.version
    row.sequence, row.changed = after.stamp
    session.add(row)
    old = _Contents(before)
    new = _Contents(after)
    _put(session, BodyRow, BodyRow.key, old.bodies, new.bodies, mapping.fill_body)
    _put(session, UnitRow, UnitRow.key, old.units, new.units, mapping.fill_unit)
    _put(session, PersonRow, PersonRow.key, old.people, new.people, mapping.fill_person)
    _put(session, DayCalendarRow, DayCalendarRow.uid, old.days, new.days, mapping.fill_day_calendar)
    session.flush()
    fill = partial(mapping.fill_series, body_ids=_ids(session, BodyRow), unit_ids=_ids(session, UnitRow))
    _put(session, SeriesRow, SeriesRow.uid, old.series, new.series, fill, _WITH_PARTS)
    session.flush()
    # A series may have left what goes now, so that comes last.
    _drop(session, SeriesRow.uid, old.series, new.series)
    _drop(session, PersonRow.key, old.people, new.people)
    _drop(session, DayCalendarRow.uid, old.days, new.days)
    _drop(session, UnitRow.key, old.units, new.units)
    _drop(session, BodyRow.key, old.bodies, new.bodies)


def raise_version(session: Session) -> int | None:
    """Raise the version alone, so that every cache is asked anew; what the calendar holds has not changed.

    Gives the version as it is then; None where there is no calendar yet. Nothing is committed.
    """
    raised = (
        update(CalendarRow)
        .where(CalendarRow.id == THE_CALENDAR)
        .values(version=CalendarRow.version + 1)
        .returning(CalendarRow.version)
    )
    return session.scalar(raised)


class _Contents:
    """The parts of a calendar by key, each with its place in the order."""

    def __init__(self, calendar: Calendar | None) -> None:
        self.bodies = {one.key: (place, one) for place, one in enumerate(calendar.bodies if calendar else ())}
        self.units = {one.key: (place, one) for place, one in enumerate(calendar.units if calendar else ())}
        self.people = {one.key: (place, one) for place, one in enumerate(calendar.people if calendar else ())}
        self.series = {one.uid: (place, one) for place, one in enumerate(calendar.series if calendar else ())}
        self.days = {one.uid: (place, one) for place, one in enumerate(calendar.day_calendars if calendar else ())}


def _put(
    session: Session,
    kind: type[R],
    key: InstrumentedAttribute[str],
    old: Mapping[str, tuple[int, V]],
    new: Mapping[str, tuple[int, V]],
    fill: Callable[[R, V], None],
    options: Iterable[ORMOption] = (),
) -> None:
    """Insert what is new and update what changed or stands in another place."""
    changed = {name: placed for name, placed in new.items() if old.get(name) != placed}
    if not changed:
        return
    stored = select(kind).where(key.in_(changed.keys() & old.keys())).options(*options)
    rows: dict[str, Any] = {getattr(row, key.key): row for row in session.scalars(stored)}
    for name, (place, value) in changed.items():
        row = rows.get(name) or kind()
        row.position = place
        fill(row, value)
        session.add(row)


def _drop(
    session: Session, key: InstrumentedAttribute[str], old: Mapping[str, object], new: Mapping[str, object]
) -> None:
    gone = old.keys() - new.keys()
    if gone:
        session.execute(delete(key.class_).where(key.in_(gone)))


def _ids(session: Session, kind: type[BodyRow] | type[UnitRow]) -> dict[str, int]:
    return dict(session.execute(select(kind.key, kind.id)).all())
