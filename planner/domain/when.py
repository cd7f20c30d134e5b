"""When an occurrence is, in words. A window without a day is called by its name, never shown as a date."""

from __future__ import annotations

from datetime import date

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence
from planner.domain.spans import Times
from planner.domain.window_names import window_name
from planner.domain.words import WORDS, Words


def when_text(occurrence: Occurrence, language: Language) -> str:
    """In full, with the year: "tirsdag den 24. marts 2015 kl. 10.00–12.00", "i marts 2015 (dag ikke fastsat)"."""
    w = WORDS[language]
    first, last = occurrence.first, occurrence.last
    if occurrence.dated:
        return _with_clock(first, last, occurrence.times, w) if occurrence.times else _all_day(first, last, w)
    name = window_name(first, last, occurrence.precision, w).full
    unset = w("dag ikke fastsat", "day not set")
    return f"{name}, {unset}" if name.endswith(")") else f"{name} ({unset})"


def short_when(occurrence: Occurrence, language: Language, *, weekday: bool = False) -> str:
    """For lists that say the year themselves: "2. marts", "23.–24. marts", "uge 3", "ultimo februar".

    ``weekday`` puts the short weekday before a single day: "man. 2. marts".
    """
    w = WORDS[language]
    first, last = occurrence.first, occurrence.last
    if not occurrence.dated:
        return window_name(first, last, occurrence.precision, w).short
    days = w.days(first, last)
    return f"{w.short_weekday(first.weekday())} {days}" if weekday and first == last else days


def _all_day(first: date, last: date, w: Words) -> str:
    return w.long_date(first) if first == last else w.dates(first, last)


def _with_clock(first: date, last: date, times: Times, w: Words) -> str:
    if first == last:
        return f"{w.long_date(first)} {w.clock(times)}"
    begin = f"{w.day(first) if first.year == last.year else w.full_date(first)} {w.clock(Times(times.start))}"
    end = w.full_date(last) if times.end is None else f"{w.full_date(last)} {w.clock(Times(times.end))}"
    return f"{begin} – {end}"
