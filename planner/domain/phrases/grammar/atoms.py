"""The smallest recognisers: numbers, ordinals, months, weekdays, years, and what joins them."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.lexicon import (
    CARDINALS,
    DOUBTFUL_WEEKDAYS,
    ORDINALS,
    Month,
    WeekdayWord,
    month_of,
    weekday_of,
)
from planner.domain.phrases.tokens import Kind
from planner.domain.spans import FIRST_YEAR, LAST_YEAR

_ORDINAL_ENDINGS: Final = frozenset({"ste", "te", "de", "den", "det", "die", "ende", "nde"})
_CENTURY_TURN: Final = 70
"""Two-digit years from here on belong to the 1900s."""


def count(c: Cursor, high: int = 400) -> int | None:
    """A cardinal, in figures or in words."""
    number = c.number(0, high)
    return c.entry(CARDINALS) if number is None else number


@attempt
def ordinal(c: Cursor, high: int = 400) -> int | None:
    """An ordinal: "2.", "2den", "anden", "sidste" (-1), "næstsidste" (-2), "3.sidste" (-3)."""
    number = c.number(1, high)
    if number is None:
        return c.entry(ORDINALS)
    if not c.peek().spaced and c.word(_ORDINAL_ENDINGS):
        return number
    if not c.mark(".", glued=True) or c.peek().text == ".":
        return None
    if not c.peek().spaced and c.word({"sidste"}):
        return -number
    return None if c.peek().kind is Kind.NUMBER and not c.peek().spaced else number


@attempt
def month(c: Cursor) -> Month | None:
    """The name of a month, abbreviated or misspelt; "april måned" too."""
    token = c.peek()
    found = month_of(token.text) if token.kind is Kind.WORD else None
    if found is None:
        return None
    c.at += 1
    c.word({"måned", "md"})
    return found


@attempt
def weekday(c: Cursor) -> WeekdayWord | None:
    """The name of a weekday; "man." and the like only before a date or a time."""
    token = c.peek()
    if token.kind is not Kind.WORD:
        return None
    found = weekday_of(token.text)
    if found is not None:
        c.at += 1
        return found
    day = c.entry(DOUBTFUL_WEEKDAYS)
    if day is None or not (c.peek().kind is Kind.NUMBER or c.peek().text in ("d", "den", "kl")):
        return None
    return WeekdayWord(day)


def year(c: Cursor) -> int | None:
    """A year in four figures."""
    return c.number(FIRST_YEAR, LAST_YEAR) if len(c.peek().text) == len(str(FIRST_YEAR)) else None


@attempt
def any_year(c: Cursor) -> int | None:
    """A year in four or two figures: "2026", "26"."""
    full = year(c)
    if full is not None:
        return full
    short = c.number(0, 99) if len(c.peek().text) == len("26") else None
    return None if short is None else full_year(short)


def full_year(short: int) -> int:
    """The year that two figures mean."""
    return short + (1900 if short >= _CENTURY_TURN else 2000)


@attempt
def until_sign(c: Cursor) -> bool | None:
    """What stands between the ends of a stretch: a dash, "til", "til og med"."""
    return c.says("til og med", "til", "t.o.m", "tom", "til-og-med") or c.mark("-") or None


def and_sign(c: Cursor) -> bool:
    """What stands between the members of a list."""
    if c.mark(","):
        c.says("og", "samt")
        return True
    return c.says("og", "samt") or c.mark("+&")


def or_sign(c: Cursor) -> bool:
    """What stands between alternatives."""
    return c.says("eller", "el", "hhv", "henholdsvis")
