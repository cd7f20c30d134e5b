"""Uge: the seven days of an ISO week with room for everything, and in a lane of its own what has no day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.days import Days
from planner.domain.occurrences import Occurrence
from planner.domain.spans import END_DAY, FIRST_DAY, Window
from planner.web.items import Presenter
from planner.web.month import A_DAY, A_WEEK, Week, week_row
from planner.web.upcoming import Stretch, stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """The page; ``previous`` and ``following`` are the Mondays of the weeks beside it, None at the ends.

    ``nothing`` is a week without any item.
    """

    monday: date
    number: int
    dates: str
    weekdays: tuple[str, ...]
    week: Week
    nothing: bool
    undated: tuple[Stretch, ...]
    previous: date | None
    following: date | None


def week_id(day: date) -> str:
    """The ISO week of a day as addresses have it: "2026-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_page(
    occurrences: Iterable[Occurrence], window: Window, days: Days, today: date, presenter: Presenter
) -> WeekPage:
    """The page of the seven days from the Monday ``window.start``; the occurrences are those of the window."""
    found, monday = list(occurrences), window.start
    dated = [one for one in found if one.dated]
    return WeekPage(
        monday=monday,
        number=monday.isocalendar().week,
        dates=presenter.words.dates(monday, monday + 6 * A_DAY),
        weekdays=tuple(presenter.words.weekday(day) for day in range(7)),
        week=week_row(monday, dated, window, days, today, presenter),
        nothing=not found,
        undated=stretches((one for one in found if not one.dated), presenter),
        previous=monday - A_WEEK if monday - A_WEEK >= FIRST_DAY else None,
        following=window.end if window.end < END_DAY else None,
    )
