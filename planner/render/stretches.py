"""What a wheel can show of twelve months: all of them, a quarter or a month."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from planner.domain.errors import DomainError, Language
from planner.domain.spans import Window
from planner.domain.twelve_months import SCHOOL_YEAR, months_on, year_name
from planner.domain.words import WORDS

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_ZOOM: Final = re.compile(r"q([1-4])|(\d{4})-(\d{2})", re.ASCII)


def zoomed(whole: Window, zoom: str) -> Window:
    """The part of these twelve months that ``zoom`` names.

    ``q2`` is their second quarter, ``2027-03`` a month. Raises ``DomainError`` for anything else, and for a month
    that is not among them.
    """
    named = _ZOOM.fullmatch(zoom)
    if named is None:
        raise DomainError(
            "zoom",
            f"»{zoom[:40]}« er hverken et kvartal (q1 til q4) eller en måned (2027-03).",
            f"“{zoom[:40]}” is neither a quarter (q1 to q4) nor a month (2027-03).",
        )
    quarter, year, month = named.groups()
    if quarter:
        start = months_on(whole.start, 3 * int(quarter) - 3)
        return Window(start, months_on(start, 3))
    wanted = Window.of_month(int(year), int(month))
    if not whole.start <= wanted.start < whole.end:
        raise DomainError(
            "zoom",
            f"{zoom} ligger ikke i de tolv måneder, som hjulet viser.",
            f"{zoom} is not among the twelve months that the wheel shows.",
        )
    return wanted


def stretch_name(window: Window, language: Language) -> str:
    """What such a window is called: "2026", "2. kvartal 2026", "april–juni 2027", "marts 2027".

    "2026/27" is a school year; other twelve months in two years are named by both their ends.
    """
    w, last = WORDS[language], date.fromordinal(window.end.toordinal() - 1)
    length = (last.year - window.start.year) * 12 + last.month - window.start.month + 1
    if length == 12:
        if window.start.month in (1, SCHOOL_YEAR):
            return year_name(window)
        ends = (f"{w.month(day.month)}{NO_BREAK}{day.year}" for day in (window.start, last))
        return f"{NO_BREAK}– ".join(ends)
    if length == 1:
        return f"{w.month(last.month)} {last.year}"
    if last.month % 3 == 0:
        return f"{w.ordinal(last.month // 3)} {w('kvartal', 'quarter')} {last.year}"
    return f"{w.month(window.start.month)}–{w.month(last.month)} {last.year}"
