"""ISO weeks in a row: "uge 7, 8 og 42", "fra uge 12 til uge 45", "2026-W50"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed
from planner.domain.phrases.grammar.atoms import and_sign, ordinal, until_sign, year
from planner.domain.phrases.grammar.places import WEEK_WORDS, week_number, year_after
from planner.domain.phrases.parts import Place, Stretch
from planner.domain.rules import PeriodUnit

_LAST: Final = 53
_WEEKS_AT_NEW_YEAR: Final = (52, 53)


@attempt
def weeks(c: Cursor) -> list[Stretch] | None:
    """Uge 7, 8 og 42; uge 10-12; fra uge 12 til uge 45; uge 24/25"""
    said_from = c.says("fra og med", "fra")
    if not c.word(WEEK_WORDS):
        return None
    c.says("nr")
    c.mark(":", glued=True)
    runs = _week_chain(c) or listed(c, _week_run, _joins)
    if said_from and any(first == last for first, last in runs):
        return None
    written = year_after(c)
    return [Stretch(_week(first, written), _week(last, written)) for first, last in runs] or None


def _joins(c: Cursor) -> bool:
    return and_sign(c) or c.mark("/;")


@attempt
def _week_chain(c: Cursor) -> list[tuple[int, int]] | None:
    """6 - 10 - 14: three numbers or more with dashes between them are a list"""
    numbers = listed(c, week_number, lambda cursor: cursor.mark("-"))
    return [(number, number) for number in numbers] if len(numbers) > 2 else None


@attempt
def _week_run(c: Cursor) -> tuple[int, int] | None:
    first = week_number(c)
    if first is None:
        return None
    at = c.at
    slash = c.mark("/", glued=True)
    if slash or until_sign(c):
        c.word(WEEK_WORDS)
        last = week_number(c)
        if last is not None and not (slash and not _next_to_each_other(first, last)):
            return first, last
    c.at = at
    return first, first


def _next_to_each_other(first: int, last: int) -> bool:
    return last == first + 1 or (first in _WEEKS_AT_NEW_YEAR and last == 1)


def _week(number: int, written: int) -> Place:
    return Place(PeriodUnit.WEEK, number, year=written)


@attempt
def every_nth_of_the_year(c: Cursor) -> list[Stretch] | None:
    """Hver 4. uge (fra årets uge 3), hver 2. uge (årets uge 2 til 14)"""
    step = ordinal(c, _LAST) if c.says("hver") else None
    if step is None or step < 1 or not (c.says("uge") and c.mark("(") and c.says("fra årets uge", "årets uge")):
        return None
    first = week_number(c)
    last = week_number(c) if c.says("til") else _LAST
    if first is None or last is None or not c.mark(")"):
        return None
    return [Stretch(_week(number, 0), _week(number, 0)) for number in range(first, last + 1, step)]


@attempt
def iso_week(c: Cursor) -> list[Stretch] | None:
    """2026-W50"""
    written = year(c)
    c.mark("-", glued=True)
    if written is None or not c.word({"w"}):
        return None
    number = c.number(0, 99, glued=True)
    return None if number is None else [Stretch(_week(number, written), _week(number, written))]
