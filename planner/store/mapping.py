"""Rows to domain values and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.domain import codec
from planner.domain.days import DayCalendar
from planner.domain.occurrences import Status, rid_text
from planner.domain.series import Body, Person, Series, SeriesException, SeriesKind, Stamp, Unit
from planner.store.tables import (
    BodyRow,
    DayCalendarRow,
    PersonRow,
    SeriesExceptionRow,
    SeriesRow,
    SeriesUnitRow,
    UnitRow,
)


def to_body(row: BodyRow) -> Body:
    """The body in the row."""
    return Body(row.key, row.name, row.short)


def to_unit(row: UnitRow) -> Unit:
    """The unit in the row."""
    return Unit(row.key, row.short, row.name)


def to_person(row: PersonRow) -> Person:
    """The person in the row."""
    return Person(row.key, row.name, row.role, frozenset(row.bodies))


def to_day_calendar(row: DayCalendarRow) -> DayCalendar:
    """The day calendar in the row, stamped."""
    return replace(codec.day_calendar_from_data(row.data), stamp=Stamp(row.sequence, row.changed))


def to_series(
    row: SeriesRow, body: Body | None, units: Iterable[Unit], exceptions: Iterable[SeriesExceptionRow]
) -> Series:
    """The series in the row and in those that belong to it."""
    return Series(
        uid=row.uid,
        title=row.title,
        kind=SeriesKind(row.kind),
        rule=codec.rule_from_data(row.rule),
        body=body,
        units=tuple(units),
        adjustments=codec.adjustments_from_data(row.adjustments),
        exceptions={
            codec.parse_recurrence_id(one.recurrence_id, "recurrence_id"): _to_exception(one) for one in exceptions
        },
        requirement=None if row.requirement is None else codec.requirement_from_data(row.requirement),
        status=Status(row.status),
        place=row.place,
        note=row.note,
        source=row.source,
        passport=codec.passport_from_data(row.passport),
        archived=row.archived,
        stamp=Stamp(row.sequence, row.changed),
    )


def fill_body(row: BodyRow, body: Body) -> None:
    """Write the body into the row."""
    row.key, row.name, row.short = body


def fill_unit(row: UnitRow, unit: Unit) -> None:
    """Write the unit into the row."""
    row.key, row.short, row.name = unit


def fill_person(row: PersonRow, person: Person) -> None:
    """Write the person into the row."""
    row.key, row.name, row.role = person.key, person.name, person.role
    row.bodies = sorted(person.bodies)


def fill_day_calendar(row: DayCalendarRow, calendar: DayCalendar) -> None:
    """Write the day calendar into the row."""
    row.uid = calendar.uid
    row.data = codec.day_calendar_to_data(calendar)
    row.sequence, row.changed = calendar.stamp


def fill_series(row: SeriesRow, series: Series, body_ids: Mapping[str, int], unit_ids: Mapping[str, int]) -> None:
    """Write the series into the row and into those that belong to it; bodies and units by their keys."""
    requirement = series.requirement
    row.uid, row.title, row.kind = series.uid, series.title, series.kind.value
    row.rule = codec.rule_to_data(series.rule)
    row.adjustments = codec.adjustments_to_data(series.adjustments)
    row.requirement = None if requirement is None else codec.requirement_to_data(requirement)
    row.body_id = None if series.body is None else body_ids[series.body.key]
    row.status = series.status.value
    row.place, row.note, row.source = series.place, series.note, series.source
    row.passport, row.archived = codec.passport_to_data(series.passport), series.archived
    row.sequence, row.changed = series.stamp
    row.responsible = [
        SeriesUnitRow(unit_id=unit_ids[unit.key], position=position) for position, unit in enumerate(series.units)
    ]
    row.exceptions = [
        SeriesExceptionRow(
            recurrence_id=rid_text(rid),
            data=codec.exception_to_data(exception),
            sequence=exception.stamp.sequence,
            changed=exception.stamp.changed,
        )
        for rid, exception in series.exceptions.items()
    ]


def _to_exception(row: SeriesExceptionRow) -> SeriesException:
    return replace(codec.exception_from_data(row.data), stamp=Stamp(row.sequence, row.changed))
