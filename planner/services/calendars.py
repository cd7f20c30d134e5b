"""The calendar as it stands. A process keeps the one that it read last, for as long as its version is the newest."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, NamedTuple, Protocol, Self, TypeVar, runtime_checkable

from flask import Flask, current_app, g

from planner.domain.days import Days, default_day_calendars
from planner.domain.series import Calendar
from planner.services.transactions import reading
from planner.store import queries
from planner.store.database import db
from planner.store.queries import Memory
from planner.store.versions import Unreadable, VersionReader, version_reader

NEW: Final = Calendar(uid="aarshjul", name="Årshjul", version=0, day_calendars=default_day_calendars())
"""What a calendar is before anything has been written."""

EXTENSION: Final = "aarshjul"
_READER: Final = "aarshjul.version"

T = TypeVar("T")


@runtime_checkable
class Renewable(Protocol):
    """Something made of a calendar, of which a later calendar can use what has not changed."""

    def renewed(self, calendar: Calendar, days: Days) -> Self | None:
        """The same for that calendar and its days; None where it had better be made anew.

        Others may still use this one meanwhile. ``days`` are the same object for as long as no day calendar changes.
        """


class Snapshot(NamedTuple):
    """A calendar, what its day calendars say of each day, all else that was made of it, and how it was read."""

    calendar: Calendar
    days: Days
    derived: dict[Hashable, Any]
    memory: Memory


def remember(app: Flask) -> None:
    """Give the app's process a place to keep the newest snapshot in."""
    app.extensions[EXTENSION] = None


def current() -> Calendar:
    """The calendar at its newest version; ``NEW`` in a database without one.

    Costs one read by primary key in a request, and the whole calendar only when its version has risen. Raises
    ``SchemaMismatch`` when the database lacks its tables.
    """
    return _snapshot().calendar


def days() -> Days:
    """What the day calendars of the ``current`` calendar say of each day."""
    return _snapshot().days


def derived(name: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes of the ``current`` calendar: made once, and kept for as long as that is the newest.

    What is ``Renewable`` is handed on to the calendar that follows. ``name`` tells it apart from everything else that
    is kept so. Two requests at once may both make it; one is kept.
    """
    made = _snapshot().derived
    if name not in made:
        made.setdefault(name, make())
    kept: T = made[name]
    return kept


def forget() -> None:
    """Let the next look in this request read the version again: somebody has just written."""
    g.pop(EXTENSION, None)


def adopt(calendar: Calendar) -> None:
    """What this process has just written is the newest, as far as it knows: it need not be read again."""
    kept: Snapshot | None = current_app.extensions[EXTENSION]
    current_app.extensions[EXTENSION] = _first(calendar, Memory()) if kept is None else _following(kept, calendar)
    forget()


def _snapshot() -> Snapshot:
    if EXTENSION not in g:
        setattr(g, EXTENSION, _newest(current_app.extensions[EXTENSION]))
    found: Snapshot = getattr(g, EXTENSION)
    return found


def _newest(kept: Snapshot | None) -> Snapshot:
    if kept is not None and kept.calendar.version == _version():
        return kept
    memory = kept.memory if kept is not None else Memory()
    with reading() as session:
        calendar = queries.calendar(session, memory) or NEW
    newest = _first(calendar, memory) if kept is None else _following(kept, calendar)
    current_app.extensions[EXTENSION] = newest
    return newest


def _first(calendar: Calendar, memory: Memory) -> Snapshot:
    return Snapshot(calendar, Days(calendar.day_calendars), {}, memory)


def _following(kept: Snapshot, calendar: Calendar) -> Snapshot:
    """The snapshot of a newer calendar, which takes over what it can use."""
    same_days = kept.calendar.day_calendars == calendar.day_calendars
    days = kept.days if same_days else Days(calendar.day_calendars)
    renewable = [(name, made) for name, made in kept.derived.copy().items() if isinstance(made, Renewable)]
    renewed = ((name, made.renewed(calendar, days)) for name, made in renewable)
    return Snapshot(calendar, days, {name: made for name, made in renewed if made is not None}, kept.memory)


def _version() -> int | None:
    """None where it cannot be read: reading the calendar then says why."""
    read: VersionReader | None = current_app.extensions.get(_READER)
    if read is None:
        read = current_app.extensions[_READER] = version_reader(db.engine)
    try:
        return read()
    except Unreadable:
        return None
