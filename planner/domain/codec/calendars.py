"""A whole calendar as plain data: what a calendar file holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from planner.domain.codec.atoms import FLAG, KEY, TITLE
from planner.domain.codec.series import BODY, DAY_CALENDAR, PERSON, UNIT, series_shape
from planner.domain.codec.shapes import Data, Many, Record, table
from planner.domain.series import Body, Calendar, Unit

_BODIES: Final = Many(BODY, named="key")
_UNITS: Final = Many(UNIT, named="key")


def calendar_to_data(calendar: Calendar) -> dict[str, Data]:
    """The calendar as a file holds it: without versions and stamps, which belong to a store."""
    bodies = {body.key: body for body in calendar.bodies}
    units = {unit.key: unit for unit in calendar.units}
    return _calendar_shape(bodies, units).write(calendar)


def calendar_from_data(data: object) -> Calendar:
    """The calendar that a file holds, at version 0.

    Raises ``DomainError`` with the path of what is wrong, such as ``series[hu].rule.dates[3].on``. What the
    series make of each other (a missing anchor, a circle) is not checked here, but by ``chain.check_chain``.
    """
    given = table(data, "")
    bodies = {body.key: body for body in _BODIES.read(given.get("bodies", []), "bodies")}
    units = {unit.key: unit for unit in _UNITS.read(given.get("units", []), "units")}
    return _calendar_shape(bodies, units).read(data, "")


def _calendar_shape(bodies: Mapping[str, Body], units: Mapping[str, Unit]) -> Record[Calendar]:
    return Record(
        partial(Calendar, version=0),
        uid=KEY,
        name=TITLE,
        open=FLAG,
        bodies=_BODIES,
        units=_UNITS,
        people=Many(PERSON, named="key"),
        day_calendars=Many(DAY_CALENDAR, named="uid"),
        series=Many(series_shape(bodies, units), named="uid"),
    )
