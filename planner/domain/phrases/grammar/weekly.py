"""What comes back by the week: "hver mandag", "mandag-fredag", "alle hverdage", "hver 2. tirsdag", "i lige uger"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed
from planner.domain.phrases.grammar.atoms import and_sign, count, ordinal, until_sign, weekday
from planner.domain.phrases.grammar.counted import WORKDAYS
from planner.domain.phrases.lexicon import WeekdayWord, words
from planner.domain.phrases.parts import EveryDay, EveryNth, Parity, Weekdays, Workdays
from planner.domain.rules import PeriodUnit

_EACH: Final = words("hver hvert alle samtlige")
_PLURAL_WORKDAYS: Final = words("hverdage arbejdsdage hverdagene arbejdsdagene")
_PARITIES: Final = {"lige": True, "ulige": False}
_PARITY_UNITS: Final = {
    **dict.fromkeys(words("uge uger ugerne ugenumre ugenummer ugetal"), PeriodUnit.WEEK),
    **dict.fromkeys(words("måned måneder månederne"), PeriodUnit.MONTH),
    **dict.fromkeys(words("år årene årstal"), PeriodUnit.YEAR),
}
_DAYS_IN_WEEK: Final = 7
_MOST_STEPS: Final = 52
_WEEKENDS: Final = words("weekend weekenden weekender weekenderne")
_WEEKEND: Final = (5, 6)


@attempt
def weekdays(c: Cursor) -> Weekdays | None:
    """One weekday or several, and whether every one of them is meant."""
    every = c.word(_EACH) is not None
    if every:
        c.says("eneste", "enkelt")
    on = not every and c.says("på")
    if not every and not on:
        c.says("om")
    if _monday_to_friday(c):
        return Weekdays(tuple(range(5)), each=every or on, run=True)
    runs = listed(c, _run, and_sign)
    if not runs:
        return None
    named = [word for run in runs for word in run]
    each = every or any(word.each for word in named)
    if on and not each:
        return None
    return Weekdays(
        tuple(dict.fromkeys(word.day for word in named)),
        each,
        slip=any(word.slip for word in named),
        run=len(runs) == 1 and len(named) > 1,
    )


@attempt
def _monday_to_friday(c: Cursor) -> bool | None:
    """Hverdage (man-fre): the weekdays, whatever day it is; bare "hverdage" leave holidays out"""
    return (c.word(WORKDAYS) is not None and c.mark("(") and c.says("man - fre") and c.mark(")")) or None


@attempt
def _run(c: Cursor) -> list[WeekdayWord] | None:
    c.says("hver", "om")
    first = weekday(c)
    if first is None:
        return None
    at = c.at
    last = weekday(c) if until_sign(c) else None
    if last is None or last.day <= first.day:
        c.at = at
        return [first]
    return [first._replace(day=day) for day in range(first.day, last.day + 1)]


@attempt
def workdays(c: Cursor) -> Workdays | None:
    """Alle hverdage, på hverdage, hver arbejdsdag, hverdage undtagen fredag"""
    every = c.word(_EACH) is not None
    c.says("på", "ugens")
    if c.word(WORKDAYS if every else _PLURAL_WORKDAYS) is None:
        return None
    return Workdays(_but(c) or ())


@attempt
def _but(c: Cursor) -> tuple[int, ...] | None:
    """The weekdays in "undtagen onsdag og fredag"."""
    c.mark(",")
    if not c.says("undtagen", "bortset fra", "på nær", "pånær", "dog ikke", "ikke"):
        return None
    c.says("i")
    if c.word(_WEEKENDS):
        return _WEEKEND
    return tuple(named.day for named in listed(c, weekday, and_sign)) or None


def every_day(c: Cursor) -> EveryDay | Weekdays | None:
    """dagligt, hver dag; without the weekend it is Monday to Friday"""
    if not c.says("dagligt", "daglig", "hver dag", "alle dage", "alle ugens dage"):
        return None
    without = _but(c)
    return (
        Weekdays(tuple(day for day in range(_DAYS_IN_WEEK) if day not in without), each=True)
        if without
        else EveryDay()
    )


@attempt
def every_nth(c: Cursor) -> EveryNth | None:
    """Hver 2. uge, hver anden tirsdag, hver 14. dag, hveranden torsdag"""
    if c.says("hveranden"):
        step: int | None = 2
    else:
        step = (ordinal(c) or count(c)) if c.word({"hver"}) else None
    if step is None or step < 2:
        return None
    if c.word({"uge", "ugen", "uger"}):
        return EveryNth(step) if step <= _MOST_STEPS else None
    if c.word({"dag", "dage"}):
        weeks, rest = divmod(step, _DAYS_IN_WEEK)
        return EveryNth(step, days=True) if rest else EveryNth(weeks)
    named = weekday(c)
    return None if named is None or step > _MOST_STEPS else EveryNth(step, (named.day,))


@attempt
def parity(c: Cursor) -> Parity | None:
    """I lige uger, ulige måneder, uger med lige numre; of "hver ulige torsdag" the week"""
    every = c.says("hver", "i hver", "hvert")
    if not every:
        c.says("i", "alle", "i alle", "uger med")
    even = c.entry(_PARITIES)
    if even is None:
        return None
    at = c.at
    if every and weekday(c) is not None:
        c.at = at
        return Parity(PeriodUnit.WEEK, even)
    unit = c.entry(_PARITY_UNITS) or (PeriodUnit.WEEK if c.says("numre", "nummer", "nr") else None)
    return None if unit is None else Parity(unit, even)
