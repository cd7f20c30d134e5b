"""Reading JSON strictly: every value is asked for by type, and what is wrong is told with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, TypeVar

from planner.planning.errors import PlanningError

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")
MOST: Final = 1_000_000
"""No whole number in an instance is larger: points and days stay far from what a solver can hold."""

T = TypeVar("T")


class Fields:
    """A JSON object and the path that leads to it."""

    def __init__(self, value: object, path: str = "") -> None:
        if not isinstance(value, dict):
            raise wrong(path or "instance", "skal være et objekt", "must be an object")
        self._values: Mapping[str, object] = value
        self.path = path

    def at(self, name: str) -> str:
        """The path of one of the object's fields."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(name) is not None

    def raw(self, name: str) -> object:
        """The value as it is, None when it is absent."""
        return self._values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not blank; ``default`` where it is absent or blank."""
        value = self.raw(name)
        blank = value is None or (isinstance(value, str) and not value.strip())
        if blank and default is not None:
            return default
        if blank or not isinstance(value, str):
            raise wrong(self.at(name), "skal være en tekst", "must be a text")
        return value

    def maybe_text(self, name: str) -> str | None:
        """A text, or None where it is absent."""
        return self.text(name) if self.has(name) else None

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise wrong(self.at(name), "skal være true eller false", "must be true or false")
        return value

    def number(self, name: str, default: int | None = None, least: int = 0) -> int:
        """A whole number from ``least`` to ``MOST``."""
        if not self.has(name) and default is not None:
            return default
        return whole(self.raw(name), self.at(name), least)

    def maybe_number(self, name: str, least: int = 0) -> int | None:
        """A whole number, or None where it is absent."""
        return self.number(name, least=least) if self.has(name) else None

    def day(self, name: str) -> int:
        """An ISO date, as an ordinal."""
        return ordinal(self.raw(name), self.at(name))

    def maybe_day(self, name: str) -> int | None:
        """An ISO date as an ordinal, or None where it is absent."""
        return self.day(name) if self.has(name) else None

    def days(self, name: str) -> tuple[int, int]:
        """Two ISO dates in order, both included."""
        pair = list(self.entries(name, ordinal))
        if len(pair) != 2 or pair[0] > pair[1]:
            raise wrong(self.at(name), "skal være to datoer i rækkefølge", "must be two dates in order")
        return pair[0], pair[1]

    def minutes(self, name: str) -> int:
        """A time of day "HH:MM", as minutes after midnight; "24:00" ends a day."""
        value = self.raw(name)
        match = _TIME.fullmatch(value) if isinstance(value, str) else None
        found = int(match[1]) * 60 + int(match[2]) if match else MOST
        if found > 24 * 60:
            raise wrong(self.at(name), "skal være et klokkeslæt som 09:30", "must be a time such as 09:30")
        return found

    def part(self, name: str) -> Fields:
        """An object within the object; an empty one where it is absent."""
        return Fields(self.raw(name) if self.has(name) else {}, self.at(name))

    def parts(self, name: str, *, optional: bool = False) -> Iterator[Fields]:
        """The objects of a list."""
        return self.entries(name, Fields, optional=optional)

    def entries(self, name: str, read: Callable[[object, str], T], *, optional: bool = False) -> Iterator[T]:
        """The entries of a list, each read with its path."""
        value = [] if optional and not self.has(name) else self.raw(name)
        if not isinstance(value, list):
            raise wrong(self.at(name), "skal være en liste", "must be a list")
        for number, entry in enumerate(value):
            yield read(entry, f"{self.at(name)}[{number}]")


def wrong(path: str, danish: str, english: str) -> PlanningError:
    """The error that says of a path what it must be."""
    return PlanningError(path, f"»{path}« {danish}.", f"“{path}” {english}.")


def whole(value: object, path: str, least: int = 0) -> int:
    """A whole number from ``least`` to ``MOST``; true and false are none."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= MOST:
        raise wrong(
            path, f"skal være et helt tal fra {least} til {MOST}", f"must be a whole number from {least} to {MOST}"
        )
    return value


def name(value: object, path: str) -> str:
    """A text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise wrong(path, "skal være en tekst", "must be a text")
    return value


def ordinal(value: object, path: str) -> int:
    """An ISO date YYYY-MM-DD, strictly so, as an ordinal."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value).toordinal()
        except ValueError:
            pass
    raise wrong(path, "skal være en dato som 2027-03-24", "must be a date such as 2027-03-24")
