"""The next dates of a rule that nobody has saved, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from planner.domain.chain import anchors_for, check_chain
from planner.domain.days import Days
from planner.domain.edits.series import fresh_uid, put
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, RecurrenceId, Status
from planner.domain.series import Calendar, Series, SeriesException, SeriesKind
from planner.domain.spans import Window
from planner.domain.validate import check_series
from planner.web.editor.recipe import Recipe
from planner.web.items import Item, Presenter
from planner.web.series_page import NEXT_SHOWN, next_ones, years_on

UNTITLED: Final = "…"
PAST_YEARS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The rule in words and its dates; ``past`` when they all lie behind. ``missing`` are dates still to be set."""

    rule: str
    items: tuple[Item, ...]
    missing: int = 0
    past: bool = False

    @property
    def years(self) -> list[tuple[int, list[Item]]]:
        """The dates under the year in which they begin."""
        return [(year, list(found)) for year, found in groupby(self.items, lambda item: item.occurrence.first.year)]


def tried(recipe: Recipe, before: Series | None, calendar: Calendar) -> Series:
    """The series with that recipe: ``before`` changed, or a new one."""
    one = before or Series(uid=fresh_uid(calendar, "preview"), title=UNTITLED, kind=SeriesKind.ITEM, rule=recipe.rule)
    return with_recipe(replace(one, archived=False), recipe)


def with_recipe(one: Series, recipe: Recipe) -> Series:
    """The series as the recipe has it; the days that it leaves out are cancelled one by one."""
    cancelled = SeriesException(status=Status.CANCELLED)
    left_out: dict[RecurrenceId, SeriesException] = dict.fromkeys(recipe.cancelled, cancelled)
    return replace(
        one,
        rule=recipe.rule,
        adjustments=recipe.adjustments,
        requirement=recipe.requirement,
        exceptions={**one.exceptions, **left_out} if left_out else one.exceptions,
    )


def preview(one: Series, calendar: Calendar, days: Days, today: date, presenter: Presenter) -> Preview:
    """What the series gives from today on, in this calendar or put into it.

    Raises ``DomainError`` for a series that cannot be saved so, whatever it is called.
    """
    check_series(replace(one, title=one.title.strip() or UNTITLED), days)
    after = put(calendar, replace(one, title=one.title.strip() or UNTITLED))
    check_chain(after.series)

    def within(window: Window) -> list[Occurrence]:
        return expand(one, days, window, anchors_for(one, after.series, days, window))

    found = next_ones(within, today)
    dates = [other for other in found if not other.missing][:NEXT_SHOWN]
    soon = years_on(today, 2)
    missing = sum(other.missing and other.first < soon for other in found)
    if not dates and not missing:
        behind = within(Window(years_on(today, -PAST_YEARS), today))[-NEXT_SHOWN:]
        return Preview(rule=presenter.rule(one), items=presenter.items(behind), past=bool(behind))
    return Preview(rule=presenter.rule(one), items=presenter.items(dates), missing=missing)
