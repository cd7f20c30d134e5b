"""År: who meets when, bodies by months on one sheet, with day numbers; what gets attached to a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from typing import Final, NamedTuple

from flask_babel import gettext as _

from planner.domain.occurrences import Occurrence, Status
from planner.domain.series import Body, Calendar, Series, SeriesKind
from planner.domain.spans import Times, Window
from planner.domain.twelve_months import months_of
from planner.domain.words import Words
from planner.web.items import Item, Presenter, capitalised, gathered, month_of
from planner.web.tags import BodyTag

MEETINGS: Final = frozenset({SeriesKind.MEETING, SeriesKind.SEMINAR})
"""What a year shows unless the filter asks for kinds: the days on which somebody meets."""

MOST_NOTES: Final = 60
"""How many footnotes stand on the sheet; on paper the others have one of their own."""


class Mark(NamedTuple):
    """One date in a cell.

    ``weekday`` is said when it is not the usual one; ``note`` is its footnote's number, 0 for none.
    """

    item: Item
    weekday: str
    note: int

    @property
    def text(self) -> str:
        """The day within the month, the first and the last of several, or the name of a window without a day."""
        return day_text(self.item)


SIZES: Final = (12.5, 10, 8, 7, 6)
"""Of its letters on paper, in points; in the style sheet they are ``dense-0`` and on."""

ROOM: Final = 610
"""Lines times points that one sheet of A3 holds, between its heading and its foot."""

TITLE: Final = 230
CELL: Final = 115
"""How many letters of one point the columns hold, in a wide typeface."""

SPACE: Final = 0.6
NOTE: Final = 0.9
"""Lines: what is left free around a row, and what a footnote takes, of which several stand beside each other."""


def _lines(letters: int, room: float) -> int:
    return max(1, ceil(letters / room))


@dataclass(frozen=True, slots=True)
class Line:
    """One series through the months; ``usual`` is the weekday and the time that most of its dates have.

    ``letters`` is how many the fullest of its cells holds.
    """

    title: str
    usual: str
    cells: tuple[tuple[Mark, ...], ...]
    letters: int

    def height(self, size: float) -> float:
        """How many lines of text it fills on paper in letters of that size, and the space around them."""
        title = _lines(len(self.title), TITLE / size) + bool(self.usual)
        return max(title, _lines(self.letters, CELL / size)) + SPACE


@dataclass(frozen=True, slots=True)
class Rows:
    """A body and its series; ``body`` is None for those that belong to none."""

    heading: str
    body: BodyTag | None
    lines: tuple[Line, ...]

    def height(self, size: float) -> float:
        """The same of all its lines, and of its name beside them."""
        return max(sum(line.height(size) for line in self.lines), _lines(len(self.heading), TITLE / size) + SPACE)


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A column: the month, and the ISO weeks that it touches as "5–9"."""

    window: Window
    name: str
    weeks: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """The sheet; ``notes`` are numbered from 1, and after them the ``further`` ones that it has no room for."""

    months: tuple[MonthHead, ...]
    rows: tuple[Rows, ...]
    notes: tuple[str, ...]
    further: tuple[str, ...]

    @property
    def density(self) -> int:
        """0 to 4: how small it must be written for one sheet of paper to hold it, if any size does."""
        fitting = (number for number, size in enumerate(SIZES) if self._height(size) <= ROOM)
        return next(fitting, len(SIZES) - 1)

    def _height(self, size: float) -> float:
        """What it fills in letters of that size, in points of ``ROOM``."""
        lines = sum(row.height(size) for row in self.rows) + len(self.notes) * NOTE
        return lines * size


def month_heads(window: Window, words: Words) -> tuple[MonthHead, ...]:
    """The columns of twelve months."""
    return tuple(
        MonthHead(month, capitalised(words.month(month.start.month)), _weeks(month)) for month in months_of(window)
    )


def year_page(
    occurrences: Iterable[Occurrence], window: Window, calendar: Calendar, presenter: Presenter
) -> YearPage:
    """The sheet of twelve months, in the calendar's order of bodies and series; the occurrences are sorted."""
    notes, months = _Notes(), [month.start for month in months_of(window)]
    by_series: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_series.setdefault(one.series.uid, []).append(one)
    rows = tuple(
        Rows(
            body.name if body else _("Uden forum"),
            presenter.body(body),
            tuple(_line(series, by_series[series.uid], months, presenter, notes) for series in shown),
        )
        for body in (*calendar.bodies, None)
        if (shown := _of(body, calendar, by_series))
    )
    texts = notes.texts()
    return YearPage(month_heads(window, presenter.words), rows, texts[:MOST_NOTES], texts[MOST_NOTES:])


def _of(body: Body | None, calendar: Calendar, found: dict[str, list[Occurrence]]) -> list[Series]:
    return [series for series in calendar.series if series.body == body and series.uid in found]


class _Notes:
    """Footnotes in the order in which they are first called for; what is said twice has one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    def texts(self) -> tuple[str, ...]:
        return tuple(self._numbers)


def _line(
    series: Series, found: Sequence[Occurrence], months: Sequence[date], presenter: Presenter, notes: _Notes
) -> Line:
    weekday, times = _usual(found)
    marks = {
        first: tuple(_mark(one, count, weekday, presenter, notes) for one, count in gathered(inside))
        for first, inside in groupby(found, key=lambda one: month_of(one, months[0]))
    }
    words = presenter.words
    said = (words.weekday(weekday) if weekday is not None else "", words.short_clock(times) if times else "")
    cells = tuple(marks.get(month, ()) for month in months)
    letters = max(len(" ".join(mark.text for mark in cell)) for cell in cells)
    return Line(series.title, " ".join(filter(None, said)), cells, letters)


def _usual(found: Sequence[Occurrence]) -> tuple[int | None, Times | None]:
    """The weekday and the times of more than half of the single days, and of more than one."""
    single = [one for one in found if one.dated and one.first == one.last and one.status is not Status.CANCELLED]
    weekdays = Counter(one.first.weekday() for one in single).most_common(1)
    times = Counter(one.times for one in single if one.times).most_common(1)
    most = max(len(single) // 2, 1)
    return (
        weekdays[0][0] if weekdays and weekdays[0][1] > most else None,
        times[0][0] if times and times[0][1] > most else None,
    )


def _mark(one: Occurrence, count: int, usual: int | None, presenter: Presenter, notes: _Notes) -> Mark:
    item, note = presenter.item(one, count), 0
    weekday = one.first.weekday()
    if item.reasons or item.note:
        note = notes.number(f"{item.title}, {item.short_when}: {'; '.join(filter(None, (*item.reasons, item.note)))}")
    other_day = weekday != usual and one.dated and one.first == one.last
    return Mark(item, presenter.words.short_weekday(weekday) if other_day else "", note)


def day_text(item: Item) -> str:
    """How an item is written in the column of its month."""
    one = item.occurrence
    if not one.dated:
        return item.short_when
    if one.first == one.last:
        return str(one.first.day)
    if (one.first.year, one.first.month) == (one.last.year, one.last.month):
        return f"{one.first.day}–{one.last.day}"
    return f"{one.first.day}/{one.first.month}–{one.last.day}/{one.last.month}"


def _weeks(month: Window) -> str:
    return f"{month.start.isocalendar().week}–{(month.end - timedelta(days=1)).isocalendar().week}"
