"""What differs between two calendars, thing by thing and field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from planner.domain import codec
from planner.domain.changes.parts import Fields, Kind, Part
from planner.domain.occurrences import RecurrenceId, rid_text
from planner.domain.series import Calendar, Series, SeriesException

EXCEPTIONS: Final = "exceptions"
KEYS: Final = "keys"
_NOTHING: Final = SeriesException()


class Register(NamedTuple):
    """One of the lists that a calendar is made of: its name there, and how its things are told apart and written.

    ``key`` and ``called`` are the fields of a thing that identify it and that say what people call it.
    """

    kind: Kind
    name: str
    key: str
    called: str
    write: Callable[[Any], dict[str, codec.Data]]


REGISTERS: Final = (
    Register(Kind.BODY, "bodies", "key", "name", codec.body_to_data),
    Register(Kind.UNIT, "units", "key", "short", codec.unit_to_data),
    Register(Kind.PERSON, "people", "key", "name", codec.person_to_data),
    Register(Kind.DAY_CALENDAR, "day_calendars", "uid", "name", codec.day_calendar_to_data),
    Register(Kind.SERIES, "series", "uid", "title", codec.series_to_data),
)


def differences(before: Calendar, after: Calendar) -> tuple[Part, ...]:
    """Everything that differs between the two, stamps and versions aside; empty for calendars that are alike.

    What stayed the same object costs next to nothing: only what differs is written out.
    """
    return (*_of_calendar(before, after), *(part for one in REGISTERS for part in _of_register(one, before, after)))


def beginning(calendar: Calendar) -> Part:
    """The one part of a calendar's first change: what it is called, and how many things it begins with.

    The things themselves need no keeping: whoever walks back never goes further than to here.
    """
    counts = {one.name: len(getattr(calendar, one.name)) for one in REGISTERS}
    return Part(Kind.CALENDAR, "", None, {**_own_fields(calendar), **counts}, name=calendar.name)


def thing_in(calendar: Calendar, kind: Kind, key: str) -> Any | None:
    """The thing of that kind with that key, or that uid; None where the calendar has none."""
    register = next(one for one in REGISTERS if one.kind is kind)
    return next((one for one in getattr(calendar, register.name) if getattr(one, register.key) == key), None)


def in_place(keys: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """The keys, where those that are ``wanted`` stand in that order on the places that they hold together."""
    present = list(keys)
    moving = [key for key in wanted if key in set(present)]
    places = iter(moving)
    held = set(moving)
    return [next(places) if key in held else key for key in present]


def order_in(fields: Fields | None) -> list[str]:
    """The keys in the fields of a part that is an order."""
    keys = (fields or {}).get(KEYS)
    return [str(key) for key in keys] if isinstance(keys, list) else []


def _of_calendar(before: Calendar, after: Calendar) -> Iterator[Part]:
    old, new = _own_fields(before), _own_fields(after)
    if old != new:
        yield Part(Kind.CALENDAR, "", *_only_differing(old, new), name=after.name)


def _own_fields(calendar: Calendar) -> dict[str, codec.Data]:
    return {"uid": calendar.uid, "name": calendar.name, "open": calendar.open}


def _of_register(register: Register, before: Calendar, after: Calendar) -> Iterator[Part]:
    kind, name, key, called, write = register
    old = {getattr(one, key): one for one in getattr(before, name)}
    new = {getattr(one, key): one for one in getattr(after, name)}
    yield from (
        Part(kind, one, write(value), None, name=getattr(value, called))
        for one, value in old.items()
        if one not in new
    )
    for one, value in new.items():
        if one not in old:
            yield Part(kind, one, None, write(value), name=getattr(value, called))
        elif value is not old[one] and value != old[one]:
            yield from _changed(register, one, old[one], value)
    yield from _of_order(name, list(old), list(new))


def _changed(register: Register, key: str, before: Any, after: Any) -> Iterator[Part]:
    old, new = register.write(before), register.write(after)
    if isinstance(before, Series) and isinstance(after, Series):
        old.pop(EXCEPTIONS, None)
        new.pop(EXCEPTIONS, None)
    if old != new:
        yield Part(register.kind, key, *_only_differing(old, new), name=getattr(after, register.called))
    if isinstance(before, Series) and isinstance(after, Series):
        yield from _of_exceptions(after, before.exceptions)


def _of_exceptions(series: Series, before: Mapping[RecurrenceId, SeriesException]) -> Iterator[Part]:
    for rid in sorted(before.keys() | series.exceptions.keys(), key=rid_text):
        old, new = before.get(rid, _NOTHING), series.exceptions.get(rid, _NOTHING)
        if old is not new and old != new:
            fields = _only_differing(codec.exception_to_data(old), codec.exception_to_data(new))
            if fields[0]:
                yield Part(Kind.EXCEPTION, series.uid, *fields, rid_text(rid), series.title)


def _of_order(name: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Part]:
    """The orders, where walking back would not find the earlier one by itself: see ``walking.back``."""
    known = set(after)
    expected = [key for key in after if key in set(before)] + [key for key in before if key not in known]
    if expected != list(before):
        yield Part(Kind.ORDER, name, {KEYS: list(before)}, {KEYS: list(after)})


def _only_differing(before: Fields, after: Fields) -> tuple[Fields, Fields]:
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before.get(name) for name in names}, {name: after.get(name) for name in names}
