"""Kommende: what is next, month by month; what has no day yet in a group of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from planner.domain.occurrences import Occurrence
from planner.domain.spans import END_DAY, Window
from planner.domain.twelve_months import months_on
from planner.domain.words import Words
from planner.web.filters import Link
from planner.web.items import Item, Presenter, capitalised, month_of

MONTHS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Day:
    """The items of one day, or of one stretch of days that begin and end together."""

    first: date
    number: str
    weekday: str
    is_today: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The items that share a window without a day: "uge 3", "4. kvartal"."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the list; ``undated`` are the windows without a day that begin, or are under way, in it."""

    key: str
    name: str
    year: int
    days: tuple[Day, ...]
    undated: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses of the pages around this one; "" where there is nothing to go to."""

    earlier: str
    later: str
    today: str


def shown_from(start: date) -> Window:
    """From ``start`` to the end of the twelfth month that is shown whole, inside the years covered."""
    first = months_on(_next_first(start), 0)
    return Window(start, months_on(first, MONTHS_SHOWN))


def ways(window: Window, start: date | None, link: Link) -> Ways:
    """To the pages before and after this one, which meet it without a gap, and back to today."""
    before = months_on(_next_first(window.start), -MONTHS_SHOWN)
    return Ways(
        earlier=link({"from": before.isoformat()}) if before < window.start else "",
        later=link({"from": window.end.isoformat()}) if window.end < END_DAY else "",
        today=link({}) if start else "",
    )


def months(occurrences: Iterable[Occurrence], window: Window, today: date, presenter: Presenter) -> tuple[Month, ...]:
    """The months that have something to show; what began earlier stands in the first one."""
    ordered = sorted(occurrences, key=lambda one: month_of(one, window.start))
    return tuple(
        _month(first, list(inside), today, presenter)
        for first, inside in groupby(ordered, key=lambda one: month_of(one, window.start))
    )


def _month(first: date, inside: Sequence[Occurrence], today: date, presenter: Presenter) -> Month:
    dated = [one for one in inside if one.dated]
    return Month(
        key=f"{first:%Y-%m}",
        name=capitalised(presenter.words.month(first.month)),
        year=first.year,
        days=tuple(
            Day(
                first=begin,
                number=day_number(begin, end),
                weekday=weekdays(begin, end, presenter.words),
                is_today=begin <= today <= end,
                items=presenter.items(items),
            )
            for (begin, end), items in groupby(dated, key=lambda one: (one.first, one.last))
        ),
        undated=stretches((one for one in inside if not one.dated), presenter),
    )


def stretches(undated: Iterable[Occurrence], presenter: Presenter) -> tuple[Stretch, ...]:
    """Windows without a day, those that close first before the others, and each once."""
    ordered = sorted(undated, key=lambda one: (one.last, -one.first.toordinal()))
    items = presenter.items(ordered)
    return tuple(Stretch(name, tuple(same)) for name, same in groupby(items, key=lambda item: item.short_when))


def day_number(first: date, last: date) -> str:
    """The day within its month, or the first and the last one: "24", "23–24"."""
    return f"{first.day}" if first == last else f"{first.day}–{last.day}"


def weekdays(first: date, last: date, words: Words) -> str:
    """The weekday; of a stretch of days the first and the last, or where it leaves the month, both days in full."""
    if first == last:
        return words.weekday(first.weekday())
    if (first.year, first.month) != (last.year, last.month):
        return words.days(first, last)
    return f"{words.short_weekday(first.weekday())}–{words.short_weekday(last.weekday())}"


def _next_first(day: date) -> date:
    return day if day.day == 1 else months_on(day.replace(day=1), 1)
