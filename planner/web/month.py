"""Måned: the weeks of a month, stretches of days as bars, and in a lane of its own what has no day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from planner.domain.days import DayKind, Days
from planner.domain.occurrences import Occurrence
from planner.domain.reasons import day_name, is_danish_custom
from planner.domain.spans import END_DAY, FIRST_DAY, Window, monday_of
from planner.web.items import Item, Presenter, capitalised
from planner.web.lanes import Slot, slots_of
from planner.web.upcoming import Stretch, stretches

A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayName:
    """What a day calendar calls the day; ``kind`` chooses its shade, ``again`` is a stretch that began earlier.

    ``given`` is a name that people have given it, which has no other in another language.
    """

    kind: DayKind
    name: str
    again: bool = False
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One day. ``shades`` are CSS classes; ``names`` are those to be written out on this day.

    ``leads_in`` is a day outside the month where a stretch of days begins that reaches into it.
    """

    day: date
    label: str
    outside: bool
    leads_in: bool
    is_today: bool
    shades: tuple[str, ...]
    names: tuple[DayName, ...]
    slots: tuple[Slot, ...]
    items: tuple[Item, ...]

    @property
    def classes(self) -> str:
        """The CSS classes of the cell."""
        marks = (
            "outside" if self.outside else "in-month",
            "leads-in" if self.leads_in else "",
            "is-today" if self.is_today else "",
            "is-empty" if self.is_empty else "",
        )
        return " ".join(filter(None, (*marks, *self.shades)))

    @property
    def is_empty(self) -> bool:
        """Whether a list of days may leave it out."""
        begins = any(slot.item is not None and slot.span for slot in self.slots)
        named = any(not name.again for name in self.names)
        return not (self.items or named or begins or self.is_today)


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week and its seven days."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether a list of days may leave the whole week out."""
        return all(cell.is_empty or (cell.outside and not cell.leads_in) for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """The page; ``previous`` and ``following`` are the first days of the months beside it, None at the ends.

    ``nothing`` is a month without any item.
    """

    first: date
    name: str
    year: int
    weekdays: tuple[str, ...]
    weeks: tuple[Week, ...]
    nothing: bool
    undated: tuple[Stretch, ...]
    previous: date | None
    following: date | None


def grid(month: Window) -> Window:
    """The whole weeks that the month touches: what must be expanded to fill the page."""
    return Window(monday_of(month.start), monday_of(month.end - A_DAY) + A_WEEK)


def month_page(
    occurrences: Iterable[Occurrence], month: Window, days: Days, today: date, presenter: Presenter
) -> MonthPage:
    """The page of ``month``; the occurrences are those of ``grid(month)``, sorted by ``day_order``."""
    found = list(occurrences)
    dated = [one for one in found if one.dated]
    whole = grid(month)
    mondays = [whole.start + A_WEEK * n for n in range((whole.end - whole.start).days // 7)]
    return MonthPage(
        first=month.start,
        name=capitalised(presenter.words.month(month.start.month)),
        year=month.start.year,
        weekdays=tuple(presenter.words.weekday(day) for day in range(7)),
        weeks=tuple(week_row(monday, dated, month, days, today, presenter) for monday in mondays),
        nothing=not any(one.overlaps(month) for one in found),
        undated=stretches((one for one in found if not one.dated and one.overlaps(month)), presenter),
        previous=(month.start - A_DAY).replace(day=1) if month.start > FIRST_DAY else None,
        following=month.end if month.end < END_DAY else None,
    )


def week_row(
    monday: date, dated: Sequence[Occurrence], month: Window, days: Days, today: date, presenter: Presenter
) -> Week:
    """One week of a grid; its days outside ``month`` are marked so. ``dated`` may hold more than the week."""
    here = [one for one in dated if one.overlaps(Window(monday, monday + A_WEEK))]
    lanes = slots_of([one for one in here if one.first < one.last], monday, presenter)

    def cell(day: date) -> Cell:
        outside, slots, ground = not month.holds(day, day), lanes[day.weekday()], presenter.ground(day, days)
        return Cell(
            day=day,
            label=ground.label,
            outside=outside,
            leads_in=outside and any(slot.span and month.holds(day, day + A_DAY * (slot.span - 1)) for slot in slots),
            is_today=day == today,
            shades=ground.shades,
            names=_names(day, days, presenter),
            slots=slots,
            items=tuple(presenter.item(one) for one in here if one.first == one.last == day),
        )

    return Week(monday.isocalendar().week, tuple(cell(monday + A_DAY * n) for n in range(7)))


def _names(day: date, days: Days, presenter: Presenter) -> tuple[DayName, ...]:
    """A stretch of days under one name is named on its first day and again on Mondays."""
    names = presenter.ground(day, days).names
    if not names:
        return ()
    before = {name for _, name in presenter.ground(day - A_DAY, days).names} if day > FIRST_DAY else set()
    return tuple(
        DayName(
            calendar.kind,
            capitalised(day_name(name, presenter.language)),
            again=name in before,
            given=not is_danish_custom(name),
        )
        for calendar, name in names
        if name not in before or day.weekday() == 0
    )
