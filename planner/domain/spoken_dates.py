"""A day as somebody says it, read by the phrases' grammar: "onsdag i uge 12", "i morgen", "2. tirsdag i marts".

What is typed as a date is read by ``typed_dates``; this is for everything else. One day is taken where it is the only
one that is meant, and asked about otherwise: with the days to choose from, where there are some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.domain import periods, recurrence
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.phrases import Decision, Reading, Setting, understand
from planner.domain.rules import AgreedDate, AgreedDates, Period, Recurrence
from planner.domain.spans import Window
from planner.domain.words import WORDS

LONGEST: Final = 60
_STANDING: Final = (Decision.ACCEPT, Decision.NOTICE)
_HALF_A_YEAR: Final = 182
_MOST_CHOICES: Final = 6
_A_WEEK: Final = timedelta(days=7)
_LATER: Final = (timedelta(days=7), timedelta(days=31))
_ANOTHER_YEAR: Final = timedelta(days=300)
_WEEKDAY: Final = re.compile(
    r"(?:på |næste |kommende |førstkommende |den )*"
    rf"(?P<day>{'|'.join(WORDS['da'].weekday(number) for number in range(7))})(?:en)?(?: ugen (?:efter|før))?",
    re.IGNORECASE,
)


class WhichDay(DomainError):
    """More days than one may be meant, or none; ``choices`` are those to choose from, in their order."""

    def __init__(self, danish: str, english: str, choices: Iterable[date] = ()) -> None:
        super().__init__("date", danish, english)
        self.choices = tuple(sorted(set(choices)))


def spoken_date(text: str, around: date | None, today: date) -> AgreedDate:
    """The day, or days in a row, that the words mean, with the hours that they name.

    What names no year is the one nearest to ``around``, or for None the next one; what counts from the day on which
    it is said, as "i morgen" does, counts from ``today``. Raises ``WhichDay``.
    """
    tidy = " ".join(text[: LONGEST + 1].split())
    if len(tidy) > LONGEST:
        raise _no_day()
    bare = _WEEKDAY.fullmatch(tidy)
    if bare and understand(tidy, Setting(today)).reading.decision not in _STANDING:
        raise _which(_weekdays(bare["day"].casefold(), around, today))
    counts_from_today = around is None or _is_relative(tidy, around)
    near = Window(today, today).padded(0, 2 * _HALF_A_YEAR) if around is None else _near(around)
    read = understand(tidy, Setting(today if counts_from_today else near.start))
    found = _dates(read.reading, near, around or today)
    if read.reading.decision in _STANDING and len(found) == 1:
        return found[0]
    if read.reading.decision in _STANDING:
        raise _which(one.first for one in found)
    days = [one.first for choice in read.choices for one in _dates(choice.reading, near, around or today)]
    if read.reading.decision is not Decision.ASK:
        raise _no_day()
    raise WhichDay(read.reading.question("da"), read.reading.question("en"), days[:_MOST_CHOICES])


def _dates(reading: Reading, near: Window, around: date) -> list[AgreedDate]:
    """The dates that a reading gives in the window, the nearest to that day first; those that it names, all."""
    match reading.rule:
        case AgreedDates(dates=dates):
            return list(dates)
        case Recurrence() as rule:
            begun = replace(rule, start=near.start, until=None, count=None)
            days = recurrence.dates(begun, near.start.toordinal(), near.end.toordinal(), Days())
            return [AgreedDate(day, times=rule.times) for day in _nearest(days, around)]
        case Period() as rule:
            windows = periods.windows(replace(rule, since=None, until=None), near)
            nearest = min(windows, key=lambda one: abs(one.first - around), default=None)
            return [] if nearest is None else [AgreedDate(day) for day in _working_week(nearest.first, nearest.last)]
        case _:
            return []


def _is_relative(text: str, around: date) -> bool:
    """Whether the words mean another day when they are said a week or a month later, and not just another year's."""
    earlier = _said_on(text, around)
    shifts = [later - earlier for ahead in _LATER if earlier and (later := _said_on(text, around + ahead))]
    return any(timedelta(0) < abs(shift) < _ANOTHER_YEAR for shift in shifts)


def _said_on(text: str, day: date) -> date | None:
    rule = understand(text, Setting(day)).reading.rule
    return rule.dates[0].first if isinstance(rule, AgreedDates) and len(rule.dates) == 1 else None


def _weekdays(name: str, around: date | None, today: date) -> list[date]:
    """The next two such days, and the one in the week of ``around``, if that is known, with its neighbours."""
    number = [WORDS["da"].weekday(day) for day in range(7)].index(name)
    tomorrow = today + timedelta(days=1)
    coming = tomorrow + timedelta(days=(number - tomorrow.weekday()) % 7)
    if around is None:
        return [coming, coming + _A_WEEK]
    same_week = around + timedelta(days=number - around.weekday())
    return [coming, coming + _A_WEEK, same_week - _A_WEEK, same_week, same_week + _A_WEEK]


def _working_week(first: date, last: date) -> list[date]:
    """Monday to Friday of what is no longer than a week; a longer window has no day that is likelier than others."""
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5] if len(days) <= 7 else []


def _nearest(days: Iterable[date], around: date) -> list[date]:
    return sorted(days, key=lambda day: abs(day - around))[:_MOST_CHOICES]


def _near(around: date) -> Window:
    return Window(around, around).padded(_HALF_A_YEAR, _HALF_A_YEAR)


def _which(days: Iterable[date]) -> WhichDay:
    found = list(days)
    if not found:
        return _no_day()
    danish, english = (words.either(map(words.the_date, sorted(set(found)))) for words in (WORDS["da"], WORDS["en"]))
    return WhichDay(f"Er det {danish}?", f"Is it {english}?", found)


def _no_day() -> WhichDay:
    return WhichDay(
        "Det er ikke en dato, vi kan læse. Skriv for eksempel 10/3-27, 10. marts eller onsdag i uge 12.",
        "That is not a date that we can read. Write for example 10/3-27, 10 March or, in Danish, onsdag i uge 12.",
    )
