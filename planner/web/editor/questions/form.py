"""A question as the form shows it, and what makes one: its field, filled in as it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.domain.choices import Choices
from planner.domain.series import Calendar
from planner.domain.words import Words
from planner.web.editor.sent import Sent
from planner.web.filters import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field. ``kind`` says how the template shows it."""

    kind: str
    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    after: str = ""
    given: bool = False

    @property
    def legend(self) -> str:
        """The label, over boxes to tick."""
        return self.label


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one rule as they were sent, and what they are asked about; ``uid`` is the series' own."""

    sent: Sent
    shape: Choices
    calendar: Calendar
    words: Words
    uid: str

    def select(
        self,
        name: str,
        label: str,
        known: Iterable[tuple[str, str]],
        value: str,
        *,
        hint: str = "",
        given: bool = False,
    ) -> Question:
        """One of several, from a list; ``given``: people have named them, all but one without a value."""
        choices = tuple(Choice(str(one), said, one == value, given=given and bool(one)) for one, said in known)
        return Question(kind="select", name=self.sent.prefix + name, label=label, choices=choices, hint=hint)

    def ticks(self, name: str, label: str, known: Iterable[tuple[str, str]], hint: str) -> Question:
        """Any of several, by boxes to tick."""
        chosen = self.sent.many(name)
        choices = tuple(Choice(value, said, value in chosen) for value, said in known)
        return Question(kind="ticks", name=self.sent.prefix + name, label=label, choices=choices, hint=hint)

    def text(self, name: str, label: str, hint: str, kind: str = "text") -> Question:
        """A line of text, or a ``day`` as people write it."""
        return Question(kind=kind, name=self.sent.prefix + name, label=label, value=self.sent.text(name), hint=hint)

    def short(
        self, name: str, label: str, *, hint: str = "", after: str = "", usual: str = "", most: int = 4
    ) -> Question:
        """A number, or a few words where ``most`` characters are more than a number has."""
        value = self.sent.fields.get(self.sent.prefix + name, usual)
        kind = "number" if most <= 4 else "text"
        return Question(kind=kind, name=self.sent.prefix + name, label=label, value=value, hint=hint, after=after)

    def months(self) -> Iterator[tuple[str, str]]:
        """The months, by their numbers."""
        return ((str(month), self.words.month(month)) for month in range(1, 13))

    def weekdays(self) -> Iterator[tuple[str, str]]:
        """The weekdays, Monday first, by their numbers."""
        return ((str(day), self.words.weekday(day)) for day in range(7))

    def ordinal(self, value: str) -> str:
        """A number as one counts; what is no number stays as it is."""
        number = value.removeprefix("-")
        return self.words.ordinal(int(value)) if number.isascii() and number.isdigit() and int(number) else value
