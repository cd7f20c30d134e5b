"""From one calendar to another over the parts that differ: back to what was, or on to what an undo makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from planner.domain import codec
from planner.domain.changes.differing import EXCEPTIONS, REGISTERS, Register, in_place, order_in
from planner.domain.changes.parts import Fields, Kind, Part
from planner.domain.errors import DomainError
from planner.domain.series import Body, Calendar, Series, SeriesException, Unit
from planner.domain.stamps import UNCHANGED

T = TypeVar("T")
_NOTHING: Final = SeriesException()


def back(calendar: Calendar, changes: Iterable[Sequence[Part]]) -> Calendar:
    """The calendar as it was before the changes, of which the newest comes first and the last one is not a beginning.

    Exactly that calendar, its version, stamps and the exceptions that decide nothing aside: what a change touched
    has no stamp, all else the one it has in ``calendar``.
    """
    return _Rewriting(calendar).over(part.reversed() for parts in changes for part in parts)


def applied(calendar: Calendar, parts: Iterable[Part]) -> Calendar:
    """The calendar in which all that the parts touch has become as they say; what comes anew stands last.

    Raises ``DomainError`` where that cannot be: a series names a body or a unit that is not there.
    """
    return _Rewriting(calendar).over(parts)


def bare(calendar: Calendar) -> Calendar:
    """The calendar without its version, its stamps, and the exceptions that decide nothing."""
    return replace(
        calendar,
        version=0,
        stamp=UNCHANGED,
        day_calendars=tuple(replace(one, stamp=UNCHANGED) for one in calendar.day_calendars),
        series=tuple(bare_series(one) for one in calendar.series),
    )


def bare_series(series: Series) -> Series:
    """The series without its stamps, and without the exceptions that decide nothing."""
    exceptions = {rid: replace(one, stamp=UNCHANGED) for rid, one in series.exceptions.items()}
    decided = {rid: one for rid, one in exceptions.items() if one != _NOTHING}
    return replace(series, stamp=UNCHANGED, exceptions=decided)


class _Rewriting:
    """A calendar in which things are rewritten as data; each of them is read back once, at the end."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._own: dict[str, Any] = {}
        self._pages = {one.kind: _Page(one, getattr(calendar, one.name)) for one in REGISTERS}
        self._by_name = {one.name: self._pages[one.kind] for one in REGISTERS}

    def over(self, parts: Iterable[Part]) -> Calendar:
        for part in parts:
            self._put(part)
        bodies = self._pages[Kind.BODY].read(codec.body_from_data)
        units = self._pages[Kind.UNIT].read(codec.unit_from_data)
        return replace(
            self._calendar,
            **self._own,
            bodies=bodies,
            units=units,
            people=self._pages[Kind.PERSON].read(codec.person_from_data),
            day_calendars=self._pages[Kind.DAY_CALENDAR].read(codec.day_calendar_from_data),
            series=self._series(bodies, units),
        )

    def _put(self, part: Part) -> None:
        match part.kind:
            case Kind.CALENDAR:
                self._own |= part.after or {}
            case Kind.ORDER:
                self._by_name[part.key].put_in_order(part)
            case Kind.EXCEPTION:
                self._pages[Kind.SERIES].decide(part)
            case _:
                self._pages[part.kind].put(part)

    def _series(self, bodies: Iterable[Body], units: Iterable[Unit]) -> tuple[Series, ...]:
        body_of, unit_of = {one.key: one for one in bodies}, {one.key: one for one in units}

        def read(data: object) -> Series:
            return codec.series_from_data(data, body_of, unit_of)

        return tuple(_related(one, body_of, unit_of) for one in self._pages[Kind.SERIES].read(read))


class _Page:
    """One register: its things in their order, and as data those that were touched."""

    def __init__(self, register: Register, things: Iterable[Any]) -> None:
        self.register = register
        self._things = {getattr(one, register.key): one for one in things}
        self._keys = list(self._things)
        self._data: dict[str, dict[str, Any]] = {}

    def put(self, part: Part) -> None:
        if part.after is None:
            self._keys.remove(part.key)
        elif part.before is None:
            self._keys.append(part.key)
            self._data[part.key] = dict(part.after)
        else:
            self._data[part.key] = _merged(self._as_data(part.key), part.after)

    def decide(self, part: Part) -> None:
        data = self._as_data(part.key)
        decided = dict(data.get(EXCEPTIONS, {}))
        decided[part.recurrence_id] = _merged(decided.get(part.recurrence_id, {}), part.after or {})
        self._data[part.key] = {**data, EXCEPTIONS: {rid: fields for rid, fields in decided.items() if fields}}

    def put_in_order(self, part: Part) -> None:
        self._keys = in_place(self._keys, order_in(part.after))

    def read(self, read: Callable[[object], T]) -> tuple[T, ...]:
        return tuple(read(self._data[key]) if key in self._data else self._things[key] for key in self._keys)

    def _as_data(self, key: str) -> Mapping[str, Any]:
        known = self._data.get(key)
        return self.register.write(self._things[key]) if known is None else known


def _merged(data: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    return {name: value for name, value in {**data, **fields}.items() if value is not None}


def _related(series: Series, bodies: Mapping[str, Body], units: Mapping[str, Unit]) -> Series:
    """The series with its body and units as they are called now. Raises ``DomainError`` where one is not there."""
    lost = [series.body.key] if series.body and series.body.key not in bodies else []
    lost += [unit.key for unit in series.units if unit.key not in units]
    for key in lost:
        raise DomainError(
            "series",
            f"»{series.title}« bruger »{key}«, som ikke findes.",
            f"“{series.title}” uses “{key}”, which does not exist.",
        )
    body = series.body and bodies[series.body.key]
    now = tuple(units[unit.key] for unit in series.units)
    return series if (body, now) == (series.body, series.units) else replace(series, body=body, units=now)
