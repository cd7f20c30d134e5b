"""Vægkalender: twelve months beside each other, a line for each of their days, on one sheet for the wall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from planner.domain.days import DayKind, Days
from planner.domain.occurrences import Occurrence, Precision
from planner.domain.reasons import day_name, is_danish_custom
from planner.domain.spans import Window
from planner.domain.twelve_months import months_of
from planner.domain.words import Words
from planner.web.items import Item, Presenter, capitalised
from planner.web.month import A_DAY
from planner.web.tags import BodyTag, StatusTag

MOST_ON_A_DAY: Final = 3
LONGEST_LINE: Final = 14
"""How many letters of a title stand on a line of a day, on A3, also in a wide typeface and beside a week."""

LINES_ALONE: Final = 3
"""How many lines the only thing on a day may fill."""

DRAWN: Final = ("tentative", "cancelled")
"""The statuses that the sheet tells by how it draws them."""

LONGEST_UNDATED: Final = 600
"""How many letters about windows without a day stand below the months on one sheet of A3."""


class WallDay(NamedTuple):
    """A day: ``letter`` is its weekday's first, ``week`` an ISO week's number on its Monday, ``name`` a holiday's.

    ``more`` is how many items a wall has no room for; ``label`` is the date in full; ``given`` says that people have
    given it its name, which has no other in another language.
    """

    day: date
    letter: str
    label: str
    week: int
    shades: tuple[str, ...]
    name: str
    given: bool
    is_today: bool
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class WallMonth:
    """A column."""

    name: str
    year: int
    days: tuple[WallDay, ...]


class WallWindows(NamedTuple):
    """An item that stands beside the days: the first of its windows or dates, and when each is."""

    item: Item
    whens: str


@dataclass(frozen=True, slots=True)
class WallPage:
    """The sheet; ``apart`` is whether what has no day takes a sheet of its own on paper.

    ``cut`` is what the days have no room for, or only for the beginning of its title, with all its days: on paper no
    link leads to it. ``bodies`` are those whose colours stand on the sheet, ``statuses`` those that need a word.
    ``nothing`` is a sheet without any item.
    """

    months: tuple[WallMonth, ...]
    undated: tuple[WallWindows, ...]
    apart: bool
    cut: tuple[WallWindows, ...]
    bodies: tuple[BodyTag, ...]
    statuses: tuple[StatusTag, ...]
    nothing: bool


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
    undated = _undated(presenter.items(one for one in found if not one.dated), presenter)
    letters = sum(len(one.item.title) + len(one.whens) for one in undated)
    months = tuple(_month(month, by_day, days, today, presenter) for month in months_of(window))
    every = [day for month in months for day in month.days]
    cut = _cut(every, by_day, presenter)
    shown = [*(item for items in by_day.values() for item in items), *(one.item for one in undated)]
    bodies = {item.body for item in shown if item.body}
    statuses = {item.status for items in by_day.values() for item in items if item.status.mark in DRAWN}
    return WallPage(
        months,
        undated,
        apart=letters > LONGEST_UNDATED,
        cut=cut,
        bodies=tuple(body for body in presenter.bodies() if body in bodies),
        statuses=tuple(sorted(statuses, key=lambda status: DRAWN.index(status.mark))),
        nothing=not shown,
    )


def _cut(
    every: Iterable[WallDay], by_day: Mapping[date, list[Item]], presenter: Presenter
) -> tuple[WallWindows, ...]:
    """In the order of their first days; a title that is cut short on some of its days is told with these."""
    found: dict[tuple[str, str], dict[str, Item]] = {}
    for day in every:
        alone = len(day.items) == 1 and not day.name
        room = LONGEST_LINE * (LINES_ALONE if alone else 1)
        for item in (
            *(one for one in day.items if len(one.title) > room),
            *by_day.get(day.day, ())[len(day.items) :],
        ):
            found.setdefault((item.uid, item.title), {})[item.fragment] = item
    return tuple(
        WallWindows(items[0], presenter.words.joined(item.short_when for item in items))
        for items in (list(same.values()) for same in found.values())
    )


def _undated(items: Iterable[Item], presenter: Presenter) -> tuple[WallWindows, ...]:
    alike: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        alike.setdefault((item.uid, item.title), []).append(item)
    return tuple(WallWindows(same[0], _whens(same, presenter.words)) for same in alike.values())


def _whens(items: Iterable[Item], words: Words) -> str:
    """One after the other; those of every month or quarter in two words."""
    windows = {item.short_when: item.occurrence.precision for item in items}
    if list(windows.values()) == 12 * [Precision.MONTH]:
        return words("hver måned", "every month")
    if list(windows.values()) == 4 * [Precision.QUARTER]:
        return words("hvert kvartal", "every quarter")
    return words.joined(windows)


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
        given=bool(names) and not is_danish_custom(names[0]),
        is_today=day == today,
        items=tuple(items[:room]),
        more=len(items) - room if len(items) > room else 0,
    )
