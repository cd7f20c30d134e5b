"""Two people changed the same thing: what each of them did to it, and one thing made of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from planner.domain import codec
from planner.domain.changes.differing import EXCEPTIONS
from planner.domain.changes.fingerprints import Thing, to_data
from planner.domain.changes.parts import Kind, Part
from planner.domain.changes.words import Names, label, words
from planner.domain.days import DayCalendar
from planner.domain.errors import Language
from planner.domain.series import Body, Person, Series, Unit

KIND_OF: Final[Mapping[type[Any], Kind]] = {
    Series: Kind.SERIES,
    Body: Kind.BODY,
    Unit: Kind.UNIT,
    Person: Kind.PERSON,
    DayCalendar: Kind.DAY_CALENDAR,
}


T = TypeVar("T", Series, Body, Unit, Person, DayCalendar)


class Side(StrEnum):
    """Whose version of a field is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Differing:
    """A field in which the two differ: what either made of it, in words, and whose is taken unless one says so.

    Nothing is said on the side that left the field alone.
    """

    name: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    taken: Side


def differing(
    mine: Thing, theirs: Thing, base: Thing | None, names: Names, language: Language
) -> tuple[Differing, ...]:
    """Each field in which the two differ. A series' single dates are no field: they are as they were saved.

    ``base`` is what both began with; without it (None), mine is told against theirs. A field that only one of them
    changed is taken from that one, and one that both changed is mine.
    """
    kind, key = KIND_OF[type(mine)], key_of(mine)
    own, saved = to_data(mine), to_data(theirs)
    began = saved if base is None else to_data(base)
    names_of = [name for name in {**saved, **own} if name != EXCEPTIONS and own.get(name) != saved.get(name)]

    def told(name: str, after: Mapping[str, codec.Data]) -> tuple[str, ...]:
        if began.get(name) == after.get(name):
            return ()
        return tuple(words(Part(kind, key, {name: began.get(name)}, {name: after.get(name)}), names, language))

    return tuple(
        Differing(
            name,
            label(kind, name, language),
            told(name, own),
            told(name, saved),
            Side.THEIRS if own.get(name) == began.get(name) else Side.MINE,
        )
        for name in names_of
    )


def merged(mine: T, theirs: T, taken: Collection[str]) -> T:
    """Mine, with those fields that are ``taken`` as they are in theirs; a series' single dates are always theirs.

    Raises ``DomainError`` where the two do not go together.
    """
    own, saved = to_data(mine), to_data(theirs)
    fields = {name: saved.get(name) if name in taken else own.get(name) for name in {**own, **saved}}
    data = {name: value for name, value in fields.items() if value is not None}
    if isinstance(mine, Series):
        return _merged_series(data, mine, theirs)
    if isinstance(mine, Body):
        return codec.body_from_data(data)
    if isinstance(mine, Unit):
        return codec.unit_from_data(data)
    if isinstance(mine, Person):
        return codec.person_from_data(data)
    return codec.day_calendar_from_data(data)


def key_of(thing: Thing) -> str:
    """The key or uid by which the calendar knows it."""
    return thing.uid if isinstance(thing, Series | DayCalendar) else thing.key


def _merged_series(data: dict[str, codec.Data], mine: Series, theirs: Series) -> Series:
    bodies = {one.key: one for one in (mine.body, theirs.body) if one is not None}
    units = {one.key: one for one in (*mine.units, *theirs.units)}
    return replace(codec.series_from_data(data, bodies, units), exceptions=theirs.exceptions)
