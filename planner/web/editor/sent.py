"""The fields of one rule in a form, read strictly: whatever is wrong is a ``DomainError`` at its own field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.domain.errors import DomainError
from planner.domain.rules import AgreedDate
from planner.domain.spans import Times
from planner.domain.spoken_dates import spoken_date
from planner.domain.typed_dates import NotADate, typed_date
from planner.domain.typed_times import typed_times
from planner.web.parameters import Arguments

E = TypeVar("E", bound=StrEnum)

Errors = dict[str, DomainError]
"""What is wrong, by the name of the field in the form."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields whose names begin with ``prefix``. A date without a year is the next one from ``today``."""

    fields: Arguments
    prefix: str
    today: date

    def text(self, name: str) -> str:
        """What stands in the field, without blanks around it."""
        return self.fields.get(self.prefix + name, "").strip()

    def many(self, name: str) -> list[str]:
        """What is ticked."""
        return self.fields.getlist(self.prefix + name)

    def lenient(self, name: str, known: type[E], usual: E) -> E:
        """What is chosen; ``usual`` where that is none of those known. For what decides which fields are shown."""
        value = self.text(name)
        return known(value) if value in set(known) else usual

    def one_of(self, name: str, known: type[E], usual: E) -> E:
        """What is chosen, ``usual`` where nothing is. Raises ``DomainError``."""
        value = self.text(name) or usual.value
        if value not in set(known):
            raise not_offered(name)
        return known(value)

    def number(self, name: str, known: Collection[int]) -> int:
        """A number among those known. Raises ``DomainError``."""
        return a_number(self.text(name), name, known)

    def numbers(self, name: str, known: Collection[int]) -> tuple[int, ...]:
        """All the numbers that are ticked, in order. Raises ``DomainError``."""
        return tuple(sorted({a_number(text, name, known) for text in self.many(name)}))

    def day(self, name: str) -> date | None:
        """The date that was typed, or a day as one says it; None for an empty field. Raises ``DomainError``."""
        text = self.text(name)
        try:
            return self._day(text) if text else None
        except DomainError as error:
            raise DomainError(name, error.danish, error.english) from None

    def _day(self, text: str) -> date:
        try:
            return typed_date(text, self.today)
        except NotADate:
            return _only_day(spoken_date(text, None, self.today))

    def times(self, name: str, *, several_days: bool) -> Times | None:
        """The times that were typed. Raises ``DomainError``."""
        try:
            return typed_times(self.text(name), several_days=several_days)
        except DomainError as error:
            raise DomainError(name, error.danish, error.english) from None


def _only_day(said: AgreedDate) -> date:
    """The day, where nothing else is said that a field for one day has no room for. Raises ``DomainError``."""
    if said.last is None and said.times is None:
        return said.first
    raise DomainError("date", "Skriv kun datoen her.", "Write only the date here.")


def a_number(text: str, name: str, known: Collection[int]) -> int:
    """The whole number that is written. Raises ``DomainError`` at ``name``, saying which ones are possible."""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) < 5 and int(text) in known:
        return int(text)
    if isinstance(known, range):
        first, last = known[0], known[-1]
        raise DomainError(name, f"Skriv et tal fra {first} til {last}.", f"Write a number from {first} to {last}.")
    raise not_offered(name)


def not_offered(name: str) -> DomainError:
    """The error of a choice that the form does not offer."""
    return DomainError(name, "Vælg en af mulighederne.", "Choose one of those offered.")
