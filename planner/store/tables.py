"""The tables. What has parts of its own is JSON as ``domain.codec`` writes it; occurrences are not stored.

Every row that an occurrence can show carries its stamp: ``sequence``, the calendar version of its last change, and
``changed``, the time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, String, Text, TypeDecorator
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.store.database import Base

THE_CALENDAR: Final = 1
"""A database holds one calendar, in this row."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime. SQLite keeps no zone, so it is kept in UTC and given its zone back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a datetime without a time zone cannot be stored")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = Annotated[int, mapped_column(primary_key=True)]
Key = Annotated[str, mapped_column(String(64))]
UniqueKey = Annotated[str, mapped_column(String(64), unique=True)]
Word = Annotated[str, mapped_column(String(20))]
Prose = Annotated[str, mapped_column(Text)]
Json = Annotated[Any, mapped_column(JSON(none_as_null=True))]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]


class CalendarRow(Base):
    """``version`` rises with every write; ``sequence`` is the version that last changed what the calendar holds."""

    __tablename__ = "calendar"

    id: Mapped[Id]
    uid: Mapped[Key]
    name: Mapped[Prose]
    open: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int]
    sequence: Mapped[int]
    changed: Mapped[Moment]


class BodyRow(Base):
    """Who meets."""

    __tablename__ = "body"

    id: Mapped[Id]
    position: Mapped[int]
    key: Mapped[UniqueKey]
    name: Mapped[Prose]
    short: Mapped[Prose]


class UnitRow(Base):
    """Who is responsible."""

    __tablename__ = "unit"

    id: Mapped[Id]
    position: Mapped[int]
    key: Mapped[UniqueKey]
    short: Mapped[Prose]
    name: Mapped[Prose]


class PersonRow(Base):
    """Who sits in which bodies; the bodies by their keys."""

    __tablename__ = "person"

    id: Mapped[Id]
    position: Mapped[int]
    key: Mapped[UniqueKey]
    name: Mapped[Prose]
    role: Mapped[Prose]
    bodies: Mapped[Json]


class SeriesRow(Base):
    """A series: its rule, adjustments, requirement and passport as data."""

    __tablename__ = "series"

    id: Mapped[Id]
    position: Mapped[int]
    uid: Mapped[UniqueKey]
    title: Mapped[Prose]
    kind: Mapped[Word]
    rule: Mapped[Json]
    adjustments: Mapped[Json]
    requirement: Mapped[Json | None]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), index=True)
    status: Mapped[Word]
    place: Mapped[Prose]
    note: Mapped[Prose]
    source: Mapped[Prose]
    passport: Mapped[Json] = mapped_column(default=dict)
    archived: Mapped[bool] = mapped_column(default=False)
    sequence: Mapped[int]
    changed: Mapped[Moment]

    # Only what is about to be written is loaded this way, in one go; see `queries` for how a calendar is read.
    responsible: Mapped[list[SeriesUnitRow]] = relationship(cascade="all, delete-orphan", lazy="raise")
    exceptions: Mapped[list[SeriesExceptionRow]] = relationship(cascade="all, delete-orphan", lazy="raise")


class SeriesUnitRow(Base):
    """Which units are responsible for a series, in their order."""

    __tablename__ = "series_unit"

    series_id: Mapped[int] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)
    position: Mapped[int]


class SeriesExceptionRow(Base):
    """What was decided of one occurrence, found again by its recurrence_id."""

    __tablename__ = "series_exception"

    series_id: Mapped[int] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"), primary_key=True)
    recurrence_id: Mapped[Key] = mapped_column(primary_key=True)
    data: Mapped[Json]
    sequence: Mapped[int]
    changed: Mapped[Moment]


class DayCalendarRow(Base):
    """A day calendar: its kind and pattern, and as data the days that were added and removed."""

    __tablename__ = "day_calendar"

    id: Mapped[Id]
    position: Mapped[int]
    uid: Mapped[UniqueKey]
    data: Mapped[Json]
    sequence: Mapped[int]
    changed: Mapped[Moment]
