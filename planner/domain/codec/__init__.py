"""Domain values as plain data (texts, whole numbers, lists, tables) and back: what JSON and TOML can hold.

Every reader is strict and raises ``DomainError`` whose field is the path to what is wrong (``rule.by_day``).
Dates are written ``2015-12-31``, times of day ``10.00`` or ``10.00-12.00`` (wall clock, Europe/Copenhagen),
weekdays as RFC 5545 §3.3.10 spells BYDAY (``MO``, ``2TU``, ``-1FR``). What equals its default is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.codec import series
from planner.domain.codec.atoms import parse_date, parse_recurrence_id
from planner.domain.codec.calendars import calendar_from_data, calendar_to_data
from planner.domain.codec.rules import RULE
from planner.domain.codec.shapes import Data, below
from planner.domain.days import DayCalendar
from planner.domain.rules import Rule
from planner.domain.series import Adjustment, Body, Passport, Person, Requirement, Series, SeriesException, Unit


def rule_to_data(rule: Rule) -> dict[str, Data]:
    """The rule as plain data, its sort under ``kind``."""
    return RULE.write(rule)


def rule_from_data(data: object, at: str = "rule") -> Rule:
    """The rule that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return RULE.read(data, at)


def adjustments_to_data(adjustments: Sequence[Adjustment]) -> list[Data]:
    """The adjustments as a list of plain data, in their order."""
    return series.ADJUSTMENTS.write(adjustments)


def adjustments_from_data(data: object, at: str = "adjustments") -> tuple[Adjustment, ...]:
    """The adjustments that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.ADJUSTMENTS.read(data, at)


def requirement_to_data(requirement: Requirement) -> dict[str, Data]:
    """The requirement as plain data."""
    return series.REQUIREMENT.write(requirement)


def requirement_from_data(data: object, at: str = "requirement") -> Requirement:
    """The requirement that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.REQUIREMENT.read(data, at)


def passport_to_data(passport: Passport) -> dict[str, Data]:
    """The passport as plain data; empty for an empty one."""
    return series.PASSPORT.write(passport)


def passport_from_data(data: object, at: str = "passport") -> Passport:
    """The passport that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.PASSPORT.read(data, at)


def exception_to_data(exception: SeriesException) -> dict[str, Data]:
    """What was decided of one occurrence as plain data, without its stamp."""
    return series.EXCEPTION.write(exception)


def exception_from_data(data: object, at: str = "exception") -> SeriesException:
    """What the data decides, with a stamp of never. Raises ``DomainError``, its field a path below ``at``."""
    return series.EXCEPTION.read(data, at)


def day_calendar_to_data(calendar: DayCalendar) -> dict[str, Data]:
    """The day calendar as plain data."""
    return series.DAY_CALENDAR.write(calendar)


def day_calendar_from_data(data: object, at: str = "day_calendar") -> DayCalendar:
    """The day calendar that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.DAY_CALENDAR.read(data, at)


def body_to_data(body: Body) -> dict[str, Data]:
    """The body as plain data."""
    return series.BODY.write(body)


def body_from_data(data: object, at: str = "body") -> Body:
    """The body that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.BODY.read(data, at)


def unit_to_data(unit: Unit) -> dict[str, Data]:
    """The unit as plain data."""
    return series.UNIT.write(unit)


def unit_from_data(data: object, at: str = "unit") -> Unit:
    """The unit that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.UNIT.read(data, at)


def person_to_data(person: Person) -> dict[str, Data]:
    """The person as plain data, their bodies by key."""
    return series.PERSON.write(person)


def person_from_data(data: object, at: str = "person") -> Person:
    """The person that the data means. Raises ``DomainError``, its field a path below ``at``."""
    return series.PERSON.read(data, at)


def series_to_data(one: Series) -> dict[str, Data]:
    """The series as plain data, its body and units by key, without its stamps."""
    return _WRITTEN.write(one)


def series_from_data(
    data: object, bodies: Mapping[str, Body], units: Mapping[str, Unit], at: str = "series"
) -> Series:
    """The series that the data means; it may name these bodies and units. Raises ``DomainError`` below ``at``."""
    return series.series_shape(bodies, units).read(data, at)


_WRITTEN = series.series_shape({}, {})


__all__ = [
    "Data",
    "adjustments_from_data",
    "adjustments_to_data",
    "below",
    "body_from_data",
    "body_to_data",
    "calendar_from_data",
    "calendar_to_data",
    "day_calendar_from_data",
    "day_calendar_to_data",
    "exception_from_data",
    "exception_to_data",
    "parse_date",
    "parse_recurrence_id",
    "passport_from_data",
    "passport_to_data",
    "person_from_data",
    "person_to_data",
    "requirement_from_data",
    "requirement_to_data",
    "rule_from_data",
    "rule_to_data",
    "series_from_data",
    "series_to_data",
    "unit_from_data",
    "unit_to_data",
]
