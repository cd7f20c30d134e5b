"""Vægkalender: twelve months beside each other, a line for each of their days, on one sheet for the wall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from planner.domain.days import DayKind, Days
from planner.domain.occurrences import Occurrence
from planner.domain.reasons import day_name
from planner.domain.spans import Window
from planner.domain.twelve_months import months_of
from planner.web.items import Item, Presenter, capitalised
from planner.web.month import A_DAY

MOST_ON_A_DAY: Final = 3
MOST_UNDATED: Final = 16


class WallDay(NamedTuple):
    """A day: ``letter`` is its weekday's first, ``week`` an ISO week's number on its Monday, ``name`` a holiday's.

    ``more`` is how many items a wall has no room for; ``label`` is the date in full.
    """

    day: date
    letter: str
    label: str
    week: int
    shades: tuple[str, ...]
    name: str
    is_today: bool
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WallMonth:
    """A column."""

    name: str
    year: int
    days: tuple[WallDay, ...]


@dataclass(frozen=True, slots=True)
class WallPage:
    """The sheet; ``unsaid`` is how many windows without a day there is no room for."""

    months: tuple[WallMonth, ...]
    undated: tuple[Item, ...]
    unsaid: int


def wall_page(
    occurrences: Iterable[Occurrence], window: Window, days: Days, today: date, presenter: Presenter
) -> WallPage:
    """The sheet of twelve months; the occurrences are those of the window, sorted by ``day_order``."""
    found = list(occurrences)
    by_day: dict[date, list[Item]] = {}
    for one in found:
        if one.dated:
            item = presenter.item(one)
            day = max(one.first, window.start)
            while day <= one.last and day < window.end:
                by_day.setdefault(day, []).append(item)
                day += A_DAY
    undated = presenter.items(one for one in found if not one.dated)
    months = tuple(_month(month, by_day, days, today, presenter) for month in months_of(window))
    return WallPage(months, undated[:MOST_UNDATED], max(len(undated) - MOST_UNDATED, 0))


def _month(month: Window, by_day: dict[date, list[Item]], days: Days, today: date, presenter: Presenter) -> WallMonth:
    every = (month.start + n * A_DAY for n in range((month.end - month.start).days))
    return WallMonth(
        capitalised(presenter.words.month(month.start.month)),
        month.start.year,
        tuple(_day(day, by_day.get(day, []), days, today, presenter) for day in every),
    )


def _day(day: date, items: list[Item], days: Days, today: date, presenter: Presenter) -> WallDay:
    room = MOST_ON_A_DAY if len(items) <= MOST_ON_A_DAY else MOST_ON_A_DAY - 1
    ground = presenter.ground(day, days)
    names = [name for calendar, name in ground.names if calendar.kind in (DayKind.HOLIDAY, DayKind.CLOSED)]
    return WallDay(
        day=day,
        letter=presenter.words.weekday(day.weekday())[0].upper(),
        label=ground.label,
        week=day.isocalendar().week if day.weekday() == 0 else 0,
        shades=ground.shades,
        name=capitalised(day_name(names[0], presenter.language)) if names else "",
        is_today=day == today,
        items=tuple(items[:room]),
        more=len(items) - room if len(items) > room else 0,
    )
