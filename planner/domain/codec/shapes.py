"""Shapes: how a value is written as plain data and read back, declared once for both directions.

Plain data is what JSON and TOML share: text, whole numbers, lists and tables. Reading is strict: an unknown key,
a wrong type or an impossible value raises ``DomainError`` whose ``field`` is the path to it
(``rule.dates[2].on``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from inspect import Parameter, signature
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from planner.domain.errors import DomainError

Data: TypeAlias = "str | int | list[Data] | dict[str, Data]"
K = TypeVar("K")
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Shape(Protocol[T]):
    """How a ``T`` is written, and read from data that stands at the path ``at``."""

    def write(self, value: T) -> Data:
        """The value as plain data."""

    def read(self, data: object, at: str) -> T:
        """The value that the data means. Raises ``DomainError`` with the path to what is wrong."""


def quoted(data: object) -> str:
    """What somebody wrote, short enough to be quoted in a message."""
    written = data if isinstance(data, str) else repr(data)
    return written if len(written) <= 40 else f"{written[:39]}…"


@dataclass(frozen=True)
class Atom(Generic[T]):
    """A shape that is not made of others."""

    write: Callable[[T], Data]
    read: Callable[[object, str], T]


def choice(kind: type[E]) -> Atom[E]:
    """One of the words of an enumeration."""
    words = ", ".join(kind)

    def read(data: object, at: str) -> E:
        try:
            return kind(str(data))
        except ValueError:
            shown = quoted(data)
            raise DomainError(at, f"»{shown}« er ikke et af {words}.", f"“{shown}” is not one of {words}.") from None

    return Atom(lambda value: value.value, read)


@dataclass(frozen=True)
class Many(Generic[T]):
    """A list, all of one shape. ``named`` is the key by which its tables are told apart, if they have one.

    A ``distinct`` list holds nothing twice.
    """

    item: Shape[T]
    named: str = ""
    distinct: bool = False

    def write(self, values: Iterable[T]) -> list[Data]:
        return [self.item.write(value) for value in values]

    def read(self, data: object, at: str) -> tuple[T, ...]:
        if not isinstance(data, list):
            raise DomainError(at, "Her skal stå en liste.", "A list must stand here.")
        if self.named:
            _refuse_twins(data, self.named, at)
        values = tuple(self.item.read(part, self._path(at, place, part)) for place, part in enumerate(data))
        if self.distinct and len(set(values)) < len(values):
            raise DomainError(at, "Det samme står der to gange.", "The same stands there twice.")
        return values

    def _path(self, at: str, place: int, part: object) -> str:
        # A list of words is one field to whoever fills it in; a list of tables is many.
        if isinstance(self.item, Atom):
            return at
        name = part.get(self.named) if self.named and isinstance(part, dict) else place
        return f"{at}[{quoted(name)}]"


@dataclass(frozen=True)
class SetOf(Generic[T]):
    """A list whose order does not matter."""

    item: Shape[T]

    def write(self, values: Iterable[T]) -> list[Data]:
        return Many(self.item).write(sorted(values, key=str))

    def read(self, data: object, at: str) -> frozenset[T]:
        return frozenset(Many(self.item).read(data, at))


@dataclass(frozen=True)
class TableOf(Generic[K, T]):
    """A table whose keys are values too."""

    key: Shape[K]
    item: Shape[T]

    def write(self, values: Mapping[K, T]) -> dict[str, Data]:
        return {str(self.key.write(key)): self.item.write(value) for key, value in values.items()}

    def read(self, data: object, at: str) -> dict[K, T]:
        return {
            self.key.read(key, at): self.item.read(part, f"{at}[{quoted(key)}]")
            for key, part in table(data, at).items()
        }


class Record(Generic[T]):
    """A table with the fields of a class, each under its own name unless ``names`` gives it another.

    The class's own defaults hold: what equals its default is not written, and what is not written is its
    default.
    """

    def __init__(self, make: Callable[..., T], names: Mapping[str, str] | None = None, **fields: Shape[Any]) -> None:
        self.make = make
        self._fields = {(names or {}).get(name, name): (name, shape) for name, shape in fields.items()}
        self._defaults = {
            name: parameter.default
            for name, parameter in signature(make).parameters.items()
            if parameter.default is not Parameter.empty
        }

    def write(self, value: T) -> dict[str, Data]:
        return {
            key: shape.write(part)
            for key, (name, shape) in self._fields.items()
            if (part := getattr(value, name)) != self._defaults.get(name, _NEVER)
        }

    def read(self, data: object, at: str) -> T:
        given = table(data, at)
        for key in given:
            if key not in self._fields:
                raise DomainError(
                    _below(at, str(key)),
                    f"»{quoted(key)}« er ikke et felt her.",
                    f"“{quoted(key)}” is not a field here.",
                )
        parts: dict[str, Any] = {}
        for key, (name, shape) in self._fields.items():
            if key in given:
                parts[name] = shape.read(given[key], _below(at, key))
            elif name not in self._defaults:
                raise DomainError(_below(at, key), f"Feltet »{key}« mangler.", f"The field “{key}” is missing.")
        with below(at):
            return self.make(**parts)


class Tagged(Generic[T]):
    """One of several records, told apart by the key ``kind``."""

    def __init__(self, **records: Record[Any]) -> None:
        self._records = {tag.replace("_", "-"): record for tag, record in records.items()}
        self._tags: dict[object, str] = {record.make: tag for tag, record in self._records.items()}

    def write(self, value: T) -> dict[str, Data]:
        tag = self._tags[type(value)]
        return {"kind": tag, **self._records[tag].write(value)}

    def read(self, data: object, at: str) -> T:
        rest = dict(table(data, at))
        tag = rest.pop("kind", None)
        record = self._records.get(tag) if isinstance(tag, str) else None
        if record is None:
            kinds = ", ".join(self._records)
            raise DomainError(_below(at, "kind"), f"Vælg en af {kinds}.", f"Choose one of {kinds}.")
        value: T = record.read(rest, at)
        return value


def table(data: object, at: str) -> Mapping[str, object]:
    """The data, if it is a table. Raises ``DomainError`` if not."""
    if not isinstance(data, dict):
        raise DomainError(at, "Her skal stå felter med navne.", "Named fields must stand here.")
    return data


_NEVER = object()


def _below(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key


def _refuse_twins(data: list[object], named: str, at: str) -> None:
    seen: set[str] = set()
    for part in data:
        name = part.get(named) if isinstance(part, dict) else None
        if isinstance(name, str) and name in seen:
            raise DomainError(
                f"{at}[{quoted(name)}].{named}",
                f"»{quoted(name)}« står der to gange.",
                f"“{quoted(name)}” stands there twice.",
            )
        seen.add(str(name))


@contextmanager
def below(at: str) -> Iterator[None]:
    """Puts the path before the field of a ``DomainError``: a value that is refused knows only its own fields."""
    try:
        yield
    except DomainError as error:
        error.field = _below(at, error.field)
        error.args = (f"{error.field}: {error.english}",)
        raise
