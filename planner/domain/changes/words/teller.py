"""How a field is told that became another: set, changed or removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from planner.domain.changes.parts import Fields
from planner.domain.codec import Data
from planner.domain.rules import Rule
from planner.domain.series import Calendar
from planner.domain.words import Words

_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Label(NamedTuple):
    """What a field is called on screen."""

    danish: str
    english: str


class Names(NamedTuple):
    """What the things are called that a change speaks of.

    ``bodies`` and ``units`` by key, ``titles`` of series and day calendars by uid; the ``rules`` of series, by uid,
    tell which window an exception is of.
    """

    bodies: Mapping[str, str] = _NONE
    units: Mapping[str, str] = _NONE
    titles: Mapping[str, str] = _NONE
    rules: Mapping[str, Rule] = _NONE

    @classmethod
    def of(cls, calendar: Calendar) -> Names:
        """As they are called in that calendar; what it lacks is told by its key."""
        return cls(
            {one.key: one.name for one in calendar.bodies},
            {one.key: one.short for one in calendar.units},
            {one.uid: one.name for one in calendar.day_calendars} | {one.uid: one.title for one in calendar.series},
            {one.uid: one.rule for one in calendar.series},
        )


@dataclass(frozen=True, slots=True)
class Teller:
    """The words of one language, and the names of things."""

    words: Words
    names: Names

    def changed(self, label: Label, before: str, after: str) -> Iterator[str]:
        """One line, of things that are said without quotation marks; nothing where both are said alike."""
        w, what = self.words, self.words(*label)
        if before == after:
            return
        if not before:
            yield w(f"{what} sat til {after}", f"{what} set to {after}")
        elif not after:
            yield w(f"{what} {before} fjernet", f"{what} {before} removed")
        else:
            yield w(f"{what} ændret fra {before} til {after}", f"{what} changed from {before} to {after}")

    def text(self, label: Label, before: Data | None, after: Data | None) -> Iterator[str]:
        """The same of what somebody wrote, in quotation marks."""
        return self.changed(label, self._quoted(before), self._quoted(after))

    def _quoted(self, text: Data | None) -> str:
        return self.words.quoted(str(text)) if text else ""


Say: TypeAlias = Callable[[Teller, "Data | None", "Data | None"], Iterable[str]]


def texts(label: Label) -> Say:
    """How a field is told that somebody writes."""
    return lambda teller, before, after: teller.text(label, before, after)


def choices(label: Label, names: Mapping[str, Label], default: str = "") -> Say:
    """How a field is told that is one of several; ``default`` is what it is where nothing is said."""

    def say(teller: Teller, before: Data | None, after: Data | None) -> Iterable[str]:
        old, new = (str(value or default) for value in (before, after))
        return teller.changed(label, *(teller.words(*names[key]) if key else "" for key in (old, new)))

    return say


def fields(say: Mapping[str, Say], before: Fields, after: Fields, teller: Teller) -> Iterator[str]:
    """Each field that differs, in the order of the table."""
    for name, tell in say.items():
        if before.get(name) != after.get(name):
            yield from tell(teller, before.get(name), after.get(name))
