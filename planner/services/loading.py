"""Putting the content of a calendar file into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from planner.domain import codec
from planner.domain.errors import DomainError
from planner.domain.series import Body, Calendar, Series, Unit
from planner.services.changing import change

V = TypeVar("V")


def load(data: object, now: datetime) -> Calendar:
    """Put what a calendar file holds into the store, and return the calendar as it stands afterwards.

    What the file names is added, or becomes as the file has it. What it does not name stays, single exceptions of
    its series included: a file is not asked to know everything. Loading the same file again changes nothing.
    Raises ``DomainError`` with the path of what is wrong; then nothing is changed. ``now`` is aware.
    """
    return change(partial(_merged, content=codec.calendar_from_data(data)), now)


def _merged(calendar: Calendar, content: Calendar) -> Calendar:
    if calendar.version and calendar.uid != content.uid:
        raise DomainError(
            "uid",
            f"Databasen indeholder allerede kalenderen »{calendar.uid}«, ikke »{content.uid}«.",
            f"The database already holds the calendar “{calendar.uid}”, not “{content.uid}”.",
        )
    bodies = _joined(calendar.bodies, content.bodies, lambda body: body.key)
    units = _joined(calendar.units, content.units, lambda unit: unit.key)
    known = {one.uid: one.exceptions for one in calendar.series}
    series = (replace(one, exceptions={**known.get(one.uid, {}), **one.exceptions}) for one in content.series)
    return replace(
        calendar,
        uid=content.uid,
        name=content.name,
        open=content.open if not calendar.version else calendar.open,
        bodies=bodies,
        units=units,
        people=_joined(calendar.people, content.people, lambda one: one.key),
        day_calendars=_joined(calendar.day_calendars, content.day_calendars, lambda one: one.uid),
        series=_related(_joined(calendar.series, series, lambda one: one.uid), bodies, units),
    )


def _joined(before: Iterable[V], content: Iterable[V], key: Callable[[V], str]) -> tuple[V, ...]:
    """Both, in their order; where they share a key, the content's in the place of the other."""
    return tuple({key(one): one for one in (*before, *content)}.values())


def _related(series: Iterable[Series], bodies: Iterable[Body], units: Iterable[Unit]) -> tuple[Series, ...]:
    """The series with their bodies and units as these are now: a file may rename one that other series have."""
    body_of = {body.key: body for body in bodies}
    unit_of = {unit.key: unit for unit in units}
    return tuple(
        replace(
            one,
            body=one.body and body_of[one.body.key],
            units=tuple(unit_of[unit.key] for unit in one.units),
        )
        for one in series
    )
