"""The plan as a table: bodies by months, last year's dates above this plan's, deadlines on lines of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from planner.domain.occurrences import Occurrence, Status
from planner.domain.series import Series, SeriesKind
from planner.domain.spans import Window
from planner.domain.twelve_months import months_of
from planner.domain.words import Words
from planner.services.plans.looking import Look, Row
from planner.web.items import Presenter, capitalised
from planner.web.plans.marks import How, Told, told
from planner.web.tags import BodyTag


@dataclass(frozen=True, slots=True)
class Mark:
    """A date in a cell; ``weekday`` is said when it is not the line's usual one, ``note`` is its footnote or 0."""

    told: Told
    text: str
    weekday: str
    note: int

    @property
    def name(self) -> str:
        """What a screen reader says of it."""
        pinned = _("låst fast") if self.told.pinned else ""
        return ", ".join(filter(None, (self.told.when, self.told.word, pinned)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A month of a line: ``before`` are the year before's days, ``others`` days of what follows (a deadline's)."""

    month: str
    marks: tuple[Mark, ...] = ()
    before: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether a narrow screen may leave it out."""
        return not (self.marks or self.before or self.others)


@dataclass(frozen=True, slots=True)
class Line:
    """A series through the months; ``usual`` is the weekday of most of its dates."""

    title: str
    usual: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A body with its lines."""

    heading: str
    body: BodyTag | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table from the month ``start``; ``notes`` are numbered from 1, each with the date that it is about."""

    start: date
    months: tuple[str, ...]
    groups: tuple[Group, ...]
    notes: tuple[tuple[Told, int], ...]
    counts: Mapping[How, int]
    pinned: int

    @property
    def followed(self) -> bool:
        """Whether any deadline stands in it."""
        return any(cell.others for group in self.groups for line in group.lines for cell in line.cells)

    @property
    def missing(self) -> tuple[Told, ...]:
        """The meetings without a date."""
        return tuple(one for one, _note in self.notes if one.how is How.MISSING)


def sheet(look: Look, past: Iterable[Occurrence], presenter: Presenter) -> Sheet:
    """The plan's table; ``past`` are the occurrences of the twelve months before it."""
    writer = _Writer(look, past, presenter)
    groups = tuple(filter(None, map(writer.group, (*look.planned.calendar.bodies, None))))
    return Sheet(
        start=look.plan.year.start,
        months=writer.heads,
        groups=groups,
        notes=tuple(writer.notes),
        counts=Counter(one.how for one in writer.told.values()),
        pinned=sum(row.pinned for row in look.rows),
    )


class _Writer:
    def __init__(self, look: Look, past: Iterable[Occurrence], presenter: Presenter) -> None:
        self._look, self._presenter, self._words = look, presenter, presenter.words
        self._months = months_of(look.plan.year)
        self.heads = tuple(capitalised(self._words.month(month.start.month)) for month in self._months)
        self.told = {row.uid: told(row, look, presenter.language) for row in look.rows}
        self.notes: list[tuple[Told, int]] = []
        self._rows: dict[str, list[Row]] = {}
        for row in look.rows:
            self._rows.setdefault(row.slot.series.uid, []).append(row)
        self._past: dict[str, list[date]] = {}
        for one in past:
            if one.dated and one.status is not Status.CANCELLED:
                self._past.setdefault(one.series.uid, []).append(one.first)
        self._following: dict[str, list[date]] = {}
        for some in look.following.values():
            for one in some:
                if one.series.kind is SeriesKind.DEADLINE and one.dated:
                    self._following.setdefault(one.series.uid, []).append(one.first)

    def group(self, body: object) -> Group | None:
        """A body's lines in the calendar's order; None where it has nothing in the plan."""
        mine = [one for one in self._look.planned.calendar.series if one.body == body]
        lines = tuple(line for one in mine if (line := self._line(one)) is not None)
        if not lines:
            return None
        tag = self._presenter.body(mine[0].body)
        return Group(tag.name if tag else _("Uden forum"), tag, lines)

    def _line(self, series: Series) -> Line | None:
        rows = self._rows.get(series.uid, [])
        others = self._following.get(series.uid, [])
        if not rows and not others:
            return None
        usual = _usual(rows)
        said = self._words.weekday(usual) if usual is not None else ""
        cells = tuple(self._cell(number, series.uid, rows, others, usual) for number in range(len(self._months)))
        return Line(series.title, said, cells)

    def _cell(self, number: int, series: str, rows: Sequence[Row], others: Sequence[date], usual: int | None) -> Cell:
        month = self._months[number]
        here = [row for row in rows if self._stands_in(row, month)]
        return Cell(
            month=self.heads[number],
            marks=tuple(self._mark(row, usual) for row in here),
            before=tuple(
                str(day.day) for day in sorted(self._past.get(series, [])) if day.month == month.start.month
            ),
            others=tuple(str(day.day) for day in sorted(set(others)) if month.holds(day, day)),
        )

    def _stands_in(self, row: Row, month: Window) -> bool:
        """Its first day, or where it has none the first month in which it is looked for."""
        day = row.first or max(row.slot.first, self._look.plan.year.start)
        return month.holds(day, day)

    def _mark(self, row: Row, usual: int | None) -> Mark:
        one, note = self.told[row.uid], 0
        if one.reasons:
            note = len(self.notes) + 1
            self.notes.append((one, note))
        return Mark(one, _text(row, self._words), _weekday(row, usual, self._words), note)


def _usual(rows: Sequence[Row]) -> int | None:
    """The weekday of more than half of the dates, and of more than one."""
    days = [row.first.weekday() for row in rows if row.first]
    most = Counter(days).most_common(1)
    return most[0][0] if most and most[0][1] > max(len(days) // 2, 1) else None


def _weekday(row: Row, usual: int | None, words: Words) -> str:
    if row.first is None or row.first != row.last or row.first.weekday() == usual:
        return ""
    return words.short_weekday(row.first.weekday())


def _text(row: Row, words: Words) -> str:
    first, last = row.first, row.last
    if first is None or last is None:
        return words.days(row.slot.first, row.slot.last)
    if first == last:
        return str(first.day)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{last.day}" if same else f"{first.day}/{first.month}–{last.day}/{last.month}"
