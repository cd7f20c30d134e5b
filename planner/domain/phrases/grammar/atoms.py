"""The smallest recognisers: numbers, ordinals, months, weekdays, years, and what joins them."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, remembered
from planner.domain.phrases.lexicon import (
    CARDINALS,
    DOUBTFUL_WEEKDAYS,
    ORDINALS,
    PARTS_OF_MONTH,
    Month,
    WeekdayWord,
    month_of,
    weekday_of,
)
from planner.domain.phrases.tokens import Kind
from planner.domain.spans import FIRST_YEAR, LAST_YEAR

_ORDINAL_ENDINGS: Final = frozenset({"ste", "te", "de", "den", "det", "die", "ende", "nde"})
_CHRISTMAS: Final = "jul"
_JOINERS: Final = frozenset({"-", "/", ",", "og"})
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
    if ordinal_ending(c):
        return number
    if not c.mark(".", glued=True) or c.peek().text == ".":
        return None
    if c.word({"sidste"}):
        return -number
    return None if c.peek().kind is Kind.NUMBER and not c.peek().spaced else number


def ordinal_ending(c: Cursor) -> bool:
    """What makes a figure an ordinal without a dot: "2den", "24de"."""
    return not c.peek().spaced and c.word(_ORDINAL_ENDINGS) is not None


@remembered
def month(c: Cursor) -> Month | None:
    """The name of a month, abbreviated or misspelt; "april måned" too."""
    token = c.peek()
    found = month_of(token.text) if token.kind is Kind.WORD else None
    if found is None or (token.text == _CHRISTMAS and not _is_july_here(c)):
        return None
    c.at += 1
    c.word({"måned", "md"})
    return found


def _is_july_here(c: Cursor) -> bool:
    """Whether "jul" is no Christmas: behind a day, behind "ultimo", or joined to another month."""
    before, two_before = c.peek(-1), c.peek(-2)
    if before.kind is Kind.NUMBER or before.text in PARTS_OF_MONTH:
        return True
    if before.text == ".":
        return two_before.kind is Kind.NUMBER
    joined_before = before.text in _JOINERS and month_of(two_before.text) is not None
    return joined_before or (c.peek(1).text in _JOINERS and month_of(c.peek(2).text) is not None)


@remembered
def weekday(c: Cursor) -> WeekdayWord | None:
    """The name of a weekday; "man." and the like only before a date, a time or another weekday."""
    token = c.peek()
    if token.kind is not Kind.WORD:
        return None
    found = weekday_of(token.text)
    if found is not None:
        c.at += 1
        return found
    day = c.entry(DOUBTFUL_WEEKDAYS)
    return WeekdayWord(day) if day is not None and _is_weekday_here(c) else None


def _is_weekday_here(c: Cursor) -> bool:
    """Whether what follows an abbreviation like "man." shows that it is a weekday."""
    if c.peek().kind is Kind.NUMBER or c.peek().text in ("d", "den", "kl"):
        return True
    if _is_counted(c) or _is_joined_to_weekday(c):
        return True
    following = c.peek(1).text
    return c.peek().text in ("-", "/", ",", "og") and (
        weekday_of(following) is not None or following in DOUBTFUL_WEEKDAYS
    )


def _is_counted(c: Cursor) -> bool:
    """Whether the abbreviation stands in "1. man i måneden"."""
    before = c.peek(-2)
    counted = before.text in ORDINALS or (before.text == "." and c.peek(-3).kind is Kind.NUMBER)
    return counted and c.peek().text in ("i", "hver")


def _is_joined_to_weekday(c: Cursor) -> bool:
    """Whether the abbreviation ends "ma-fr"."""
    before = c.peek(-3).text
    return c.peek(-2).text == "-" and (weekday_of(before) is not None or before in DOUBTFUL_WEEKDAYS)


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
    said = c.says("til og med", "og frem til", "frem til", "frem til og med", "til", "t.o.m", "tom", "til-og-med")
    return said or c.mark("-") or None


def and_sign(c: Cursor) -> bool:
    """What stands between the members of a list."""
    if c.mark(","):
        c.says("og", "samt")
        return True
    return c.says("og", "samt") or c.mark("+&")


def or_sign(c: Cursor) -> bool:
    """What stands between alternatives."""
    return c.says("eller", "el", "hhv", "henholdsvis")
