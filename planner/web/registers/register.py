"""What a register is to its pages: things with keys, and a form for one of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, NamedTuple, TypeVar

from planner.domain.changes import Kind
from planner.domain.changes.fingerprints import Thing
from planner.domain.series import Calendar
from planner.web.filters import Choice
from planner.web.parameters import Arguments

T = TypeVar("T", bound=Thing)


class Line(NamedTuple):
    """A line of ours around a text that the calendar has ``given``; each may be empty."""

    before: str = ""
    given: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``kind`` names the macro of ``parts/fields.html`` that shows it; ``value`` is as typed.

    ``given`` says that what is typed is in the calendar's language.
    """

    kind: str
    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    short: bool = False
    required: bool = False
    given: bool = False

    @property
    def legend(self) -> str:
        """The label, for a field of many boxes."""
        return self.label


@dataclass(frozen=True, slots=True)
class Register(ABC, Generic[T]):
    """One register of a calendar, as its pages see it on the day ``today``; nothing is read or written elsewhere."""

    calendar: Calendar
    today: date

    name: ClassVar[str]
    """As it stands in addresses."""

    kind: ClassVar[Kind]
    """As it stands in the history."""

    ordered: ClassVar[bool] = True
    """Whether its order shows: on the wheel's rings, in lists."""

    @abstractmethod
    def words(self) -> Mapping[str, str]:
        """What the pages call it: ``heading``, ``lead``, ``new`` (a heading), ``none`` (where it is empty)."""

    @abstractmethod
    def everything(self) -> Sequence[T]:
        """All that it holds, in its order."""

    @abstractmethod
    def key(self, one: T) -> str:
        """What one is found by."""

    @abstractmethod
    def title(self, one: T) -> str:
        """What one is called."""

    @abstractmethod
    def about(self, one: T) -> Line:
        """A line on one, below its title."""

    @abstractmethod
    def gives(self, one: T) -> tuple[str, tuple[Line, ...]]:
        """What follows from one, below its form: a heading and lines; without lines nothing is shown."""

    @abstractmethod
    def typed(self, one: T) -> Arguments:
        """What would have been typed to make it what it is."""

    @abstractmethod
    def fields(self, sent: Arguments) -> tuple[Field, ...]:
        """The form, filled in as it was sent, right or wrong."""

    @abstractmethod
    def read(self, sent: Arguments, before: T | None) -> T:
        """What was typed; ``before`` is what it is to replace, None for a new one. Raises ``DomainError``."""

    @abstractmethod
    def put(self, one: T) -> Calendar:
        """The calendar with that one. Raises ``DomainError``."""

    @abstractmethod
    def remove(self, key: str) -> Calendar:
        """The calendar without that one. Raises ``DomainError`` while something needs it."""

    @abstractmethod
    def reorder(self, in_order: Sequence[T]) -> Calendar:
        """The calendar with them in another order."""

    def find(self, key: str) -> T | None:
        """The one with that key."""
        return next((one for one in self.everything() if self.key(one) == key), None)
