"""What windows without a day are called: "uge 3", "ultimo februar", "1. kvartal". Never a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain.occurrences import Precision
from planner.domain.words import Words

_ONE_DAY: Final = timedelta(days=1)
_PARTS: Final = (("primo", "at the beginning"), ("medio", "in the middle"), ("ultimo", "at the end"))
_PART_OF: Final = {(1, 11): 1, (11, 21): 2, (21, 1): 3}
_SEASONS: Final = (
    ("forår", "sommer", "efterår", "vinter", "vinterhalvår", "sommerhalvår"),
    ("foråret", "sommeren", "efteråret", "vinteren", "vinterhalvåret", "sommerhalvåret"),
    ("spring", "summer", "autumn", "winter", "the winter half-year", "the summer half-year"),
)
_SEASON_OF: Final = {(3, 3): 1, (6, 3): 2, (9, 3): 3, (12, 3): 4, (10, 6): 5, (4, 6): 6}


class WindowName(NamedTuple):
    """One window's name: ``short`` for lists that say the year, ``full`` on its own, ``inside`` a sentence."""

    short: str
    full: str
    inside: str


def window_name(first: date, last: date, precision: Precision, w: Words) -> WindowName:
    """What the days from ``first`` to ``last`` (included) are called.

    Where they are no week, part of a month or whole months, both ends are named, as the ends of a stretch.
    """
    if precision is Precision.WEEK and first.weekday() == 0 and last - first == 6 * _ONE_DAY:
        return _week(first, last, w)
    after = last + _ONE_DAY
    if precision is Precision.PART_OF_MONTH and (first.day, after.day) in _PART_OF:
        return _part_of_month(_PART_OF[first.day, after.day], first, w)
    if first.day == 1 and after.day == 1:
        return _whole_months(first, last, precision, w)
    return _stretch(first, last, w)


def part_name(part: int, w: Words) -> str:
    """1 primo, 2 medio, 3 ultimo; in English still without "of"."""
    return w(*_PARTS[part - 1])


def season_name(season: int, w: Words, *, definite: bool = False) -> str:
    """Seasons 1 to 6, as ``Period`` numbers them; ``definite`` is the form after "i": "foråret"."""
    return w(_SEASONS[definite][season - 1], _SEASONS[2][season - 1])


def _week(first: date, last: date, w: Words) -> WindowName:
    number = first.isocalendar().week
    short = w(f"uge {number}", f"week {number}")
    full = f"{short} ({w.dates(first, last)})"
    return WindowName(short, full, w(f"i {full}", f"in {full}"))


def _part_of_month(part: int, first: date, w: Words) -> WindowName:
    name = part_name(part, w) + w(" ", " of ") + w.month(first.month)
    return _inside(name.removeprefix("at the ").removeprefix("in the "), f"{name} {first.year}")


def _whole_months(first: date, last: date, precision: Precision, w: Words) -> WindowName:
    year, month = first.year, first.month
    length = (last.year - year) * 12 + last.month - month + 1
    if precision is Precision.SEASON and (month, length) in _SEASON_OF:
        return _season(_SEASON_OF[month, length], first, last, w)
    if length == 12 and month == 1:
        return _inside(f"{year}", w(f"i løbet af {year}", f"in the course of {year}"))
    if precision is Precision.HALF_YEAR and length == 6 and month in (1, 7):
        return _part_of_year(month // 6 + 1, w("halvår", "half"), year, w)
    if precision is Precision.QUARTER and length == 3 and month % 3 == 1:
        return _part_of_year(month // 3 + 1, w("kvartal", "quarter"), year, w)
    if length == 1:
        return _inside(w.month(month), w(f"i {w.month(month)} {year}", f"in {w.month(month)} {year}"))
    short = f"{w.month(month)}–{w.month(last.month)}"
    if year == last.year:
        return _inside(short, w(f"i {short} {year}", f"in {short} {year}"))
    full = f"{w.month(month)} {year} – {w.month(last.month)} {last.year}"
    return _inside(short, w(f"i {full}", f"in {full}"))


def _season(season: int, first: date, last: date, w: Words) -> WindowName:
    year = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
    name = season_name(season, w, definite=True)
    return _inside(season_name(season, w), w(f"i {name} {year}", f"in {name} {year}"))


def _part_of_year(number: int, unit: str, year: int, w: Words) -> WindowName:
    short = f"{w.ordinal(number)} {unit}"
    return _inside(short, w(f"i {short} {year}", f"in the {short} of {year}"))


def _inside(short: str, full: str) -> WindowName:
    return WindowName(short, full, full)


def _stretch(first: date, last: date, w: Words) -> WindowName:
    """Said with "mellem", lest it be read as a meeting that lasts all those days."""
    if first == last:
        return _inside(
            w(f"omkring {w.day(first)}", f"around {w.day(first)}"),
            w(f"omkring {w.the_date(first)}", f"around {w.the_date(first)}"),
        )
    one_month = (first.year, first.month) == (last.year, last.month)
    begin = w(f"{first.day}.", f"{first.day}") if one_month else w.day(first)
    begin_dated = w.day(first) if first.year == last.year else w.full_date(first)
    return WindowName(
        w(f"mellem {begin} og {w.day(last)}", f"between {begin} and {w.day(last)}"),
        w.dates(first, last),
        w(f"mellem den {begin_dated} og {w.the_date(last)}", f"between {begin_dated} and {w.the_date(last)}"),
    )
