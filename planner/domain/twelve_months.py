"""Twelve months from any month on: a calendar year, a school year, or the year that lies ahead."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from planner.domain.errors import DomainError
from planner.domain.spans import END_DAY, FIRST_DAY, LAST_YEAR, Window
from planner.domain.words import WORDS

SCHOOL_YEAR: Final = 8
"""The month that a school year begins with (folkeskoleloven § 14 a: 1 August)."""


def twelve_months(year: int, month: int = 1) -> Window:
    """From the first of that month on. Raises ``DomainError`` where they leave the years 1900 to 2100."""
    start = Window.of_month(year, month).start
    if year == LAST_YEAR and month > 1:
        raise DomainError(
            "from",
            f"Tolv måneder fra {WORDS['da'].month(month)} {year} går ud over {LAST_YEAR}.",
            f"Twelve months from {WORDS['en'].month(month)} {year} go beyond {LAST_YEAR}.",
        )
    return Window(start, months_on(start, 12))


def months_of(window: Window) -> tuple[Window, ...]:
    """The months of a window that begins with one and ends with one."""
    firsts = [window.start]
    while firsts[-1] < window.end:
        firsts.append(months_on(firsts[-1], 1))
    return tuple(Window(first, end) for first, end in pairwise(firsts))


def year_name(window: Window) -> str:
    """A name such as "2027", or "2026/27" where the months lie in two years, as those of a school year do."""
    first = window.start
    return f"{first.year}" if first.month == 1 else f"{first.year}/{(first.year + 1) % 100:02}"


def months_on(first: date, count: int) -> date:
    """``count`` months from the first of a month, no further than the years covered."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    if year < FIRST_DAY.year:
        return FIRST_DAY
    return date(year, month + 1, 1) if year < END_DAY.year else END_DAY
