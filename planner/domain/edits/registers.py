"""Bodies, units, people and day calendars: put in, changed, put in another order, taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from planner.domain.days import PUBLIC_HOLIDAYS, DayCalendar
from planner.domain.errors import DomainError
from planner.domain.series import Body, Calendar, Person, Series, Unit

T = TypeVar("T")

MOST_TITLES: Final = 5
"""So many a refusal names before it counts the rest."""


def put_body(calendar: Calendar, body: Body) -> Calendar:
    """The calendar with that body, in the place of the one with its key, or last; series know it as it is now.

    Raises ``DomainError`` at ``name`` for an empty name, or one that another body has.
    """
    _check_name("name", body.name, (one.name for one in calendar.bodies if one.key != body.key))
    series = (replace(one, body=body) if one.body and one.body.key == body.key else one for one in calendar.series)
    return replace(calendar, bodies=_put(calendar.bodies, body, _key), series=tuple(series))


def remove_body(calendar: Calendar, key: str) -> Calendar:
    """The calendar without that body, and nobody sits in it any more.

    Raises ``DomainError`` at ``key`` while it has series, archived ones too.
    """
    _check_unused(one for one in calendar.series if one.body and one.body.key == key)
    return replace(
        calendar,
        bodies=_without(calendar.bodies, key, _key),
        people=tuple(one._replace(bodies=one.bodies - {key}) for one in calendar.people),
    )


def put_unit(calendar: Calendar, unit: Unit) -> Calendar:
    """The calendar with that unit, in the place of the one with its key, or last; series know it as it is now.

    Raises ``DomainError`` at ``short`` for an empty short name, or one that another unit has.
    """
    _check_name("short", unit.short, (one.short for one in calendar.units if one.key != unit.key))
    series = (
        replace(one, units=tuple(unit if known.key == unit.key else known for known in one.units))
        for one in calendar.series
    )
    return replace(calendar, units=_put(calendar.units, unit, _key), series=tuple(series))


def remove_unit(calendar: Calendar, key: str) -> Calendar:
    """The calendar without that unit. Raises ``DomainError`` at ``key`` while it is responsible for a series."""
    _check_unused(one for one in calendar.series if any(unit.key == key for unit in one.units))
    return replace(calendar, units=_without(calendar.units, key, _key))


def put_person(calendar: Calendar, person: Person) -> Calendar:
    """The calendar with that person, in the place of the one with their key, or last.

    Raises ``DomainError`` at ``name`` for an empty name; two people may share one.
    """
    _check_name("name", person.name, ())
    return replace(calendar, people=_put(calendar.people, person, _key))


def remove_person(calendar: Calendar, key: str) -> Calendar:
    """The calendar without that person."""
    return replace(calendar, people=_without(calendar.people, key, _key))


def put_day_calendar(calendar: Calendar, days: DayCalendar) -> Calendar:
    """The calendar with that day calendar, in the place of the one with its uid, or last.

    Raises ``DomainError`` at ``name`` for an empty name, or one that another day calendar has.
    """
    _check_name("name", days.name, (one.name for one in calendar.day_calendars if one.uid != days.uid))
    return replace(calendar, day_calendars=_put(calendar.day_calendars, days, _uid))


def remove_day_calendar(calendar: Calendar, uid: str) -> Calendar:
    """The calendar without that day calendar.

    Raises ``DomainError`` at ``key`` for the public holidays, and while a series is adjusted to its days.
    """
    if uid == PUBLIC_HOLIDAYS:
        raise DomainError(
            "key",
            "Helligdagene kan ikke fjernes: hverdage tælles efter dem.",
            "The public holidays cannot be removed: working days are counted by them.",
        )
    _check_unused(one for one in calendar.series if any(made.day_calendar == uid for made in one.adjustments))
    return replace(calendar, day_calendars=_without(calendar.day_calendars, uid, _uid))


def moved_up(ordered: Sequence[T], place: int) -> tuple[T, ...]:
    """The same, with the one in that place one nearer to the front; as they are where there is nothing to move."""
    if not 0 < place < len(ordered):
        return tuple(ordered)
    return (*ordered[: place - 1], ordered[place], ordered[place - 1], *ordered[place + 1 :])


def _key(one: Body | Unit | Person) -> str:
    return one.key


def _uid(one: DayCalendar) -> str:
    return one.uid


def _put(known: Iterable[T], one: T, key: Callable[[T], str]) -> tuple[T, ...]:
    """A dict keeps the place of a key that it has already."""
    return tuple({**{key(other): other for other in known}, key(one): one}.values())


def _without(known: Iterable[T], gone: str, key: Callable[[T], str]) -> tuple[T, ...]:
    return tuple(one for one in known if key(one) != gone)


def _check_name(field: str, name: str, others: Iterable[str]) -> None:
    if not name.strip():
        raise DomainError(field, "Skriv et navn.", "Write a name.")
    if name.strip().casefold() in {other.strip().casefold() for other in others}:
        raise DomainError(field, f"»{name}« findes allerede.", f"There is already “{name}”.")


def _check_unused(users: Iterable[Series]) -> None:
    titles = [one.title for one in users]
    if not titles:
        return
    danish, english = (", ".join(form.format(title) for title in titles[:MOST_TITLES]) for form in ("»{}«", "“{}”"))
    more = len(titles) - MOST_TITLES
    if more > 0:
        danish, english = f"{danish} og {more} til", f"{english} and {more} more"
    raise DomainError("key", f"Bruges stadig af {danish}.", f"Still used by {english}.")
