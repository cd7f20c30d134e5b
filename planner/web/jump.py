"""The field "Gå til dato": what was typed into it, the day that it means, and what is wrong with it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _

from planner.domain import phrases
from planner.domain.errors import DomainError
from planner.domain.phrases import Decision, Setting
from planner.domain.rules import AgreedDates, Period
from planner.domain.spans import Window
from planner.domain.typed_dates import LONGEST, NotADate, typed_date
from planner.domain.words import Words
from planner.web import parameters
from planner.web.items import capitalised
from planner.web.parameters import Arguments, BadInput, quoted

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
    """What the address brings under ``name``, as it was typed.

    A date, or any phrase that means a single day ("i morgen", "mandag i uge 10"). In "Gå til dato" a window will do
    too ("uge 10", "marts"); it means its first day.
    """
    typed = parameters.text(arguments, name)
    if not typed:
        return Jump()
    try:
        day = typed_date(typed, today)
    except DomainError as error:
        # Only what is no date at all may be a phrase: in "1/1-2101" that would find an hour, one minute past nine.
        unread = isinstance(error, NotADate)
        meant = _phrase(typed, today, windows=name == DATE) if unread else None
        if meant is None:
            return Jump(quoted(typed), error=error.text(words.language))
        day = meant
    return Jump(quoted(typed), day, read_as=reading(day, words))


def _phrase(typed: str, today: date, *, windows: bool) -> date | None:
    """The first day of what a phrase says happens once; None where it says anything else, or leaves a question."""
    if len(typed) > LONGEST:
        return None
    found = phrases.read(typed, Setting(today))
    if found.decision not in (Decision.ACCEPT, Decision.NOTICE):
        return None
    match found.rule:
        case AgreedDates(dates=(only,)):
            return only.first
        case Period(since=since, until=until) if windows and since == until:
            return since
    return None


def found(arguments: Arguments, shown: Window, words: Words) -> Jump:
    """The day that a jump has led to, which the page then says in words.

    Raises ``BadInput`` for one that the page, which shows ``shown``, does not have.
    """
    day = parameters.day(arguments, DAY)
    if day and not shown.holds(day, day):
        raise BadInput(_("Siden viser ikke %(day)s. Gå til datoen i stedet.", day=words.full_date(day)))
    return Jump(day=day, read_as=reading(day, words)) if day else Jump()


def reading(day: date, words: Words) -> str:
    """As "Onsdag den 10. marts 2027, uge 10"."""
    week = words(f"uge {day.isocalendar().week}", f"week {day.isocalendar().week}")
    return f"{capitalised(words.long_date(day))}, {week}"
