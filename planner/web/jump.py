"""The field "Gå til dato": what was typed into it, the day that it means, and what is wrong with it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.domain.errors import DomainError
from planner.domain.typed_dates import typed_date
from planner.domain.words import Words
from planner.web import parameters
from planner.web.items import capitalised
from planner.web.parameters import Arguments, quoted

DATE: Final = "date"
DAY: Final = "day"


@dataclass(frozen=True, slots=True)
class Jump:
    """What the field shows. ``day`` is None when nothing was typed, and when it was no date: then ``error`` says why.

    ``read_as`` is the day in words, so that nobody has to guess which figure was taken for the month.
    """

    typed: str = ""
    day: date | None = None
    error: str = ""
    read_as: str = ""


def read(arguments: Arguments, today: date, words: Words, name: str = DATE) -> Jump:
    """What the address brings under ``name``, as it was typed."""
    typed = arguments.get(name, "").strip()
    if not typed:
        return Jump()
    try:
        day = typed_date(typed, today)
    except DomainError as error:
        return Jump(quoted(typed), error=error.text(words.language))
    return Jump(quoted(typed), day, read_as=reading(day, words))


def found(arguments: Arguments, words: Words) -> Jump:
    """The day that a jump has led to, which the page then says in words. Raises ``BadInput``."""
    day = parameters.day(arguments, DAY)
    return Jump(day=day, read_as=reading(day, words)) if day else Jump()


def reading(day: date, words: Words) -> str:
    """As "Onsdag den 10. marts 2027, uge 10"."""
    week = words(f"uge {day.isocalendar().week}", f"week {day.isocalendar().week}")
    return f"{capitalised(words.long_date(day))}, {week}"
