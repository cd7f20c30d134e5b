"""A plan as a month and as a wheel: the calendar as it would be, each planned date marked and leading to its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort, url_for
from flask_babel import gettext as _
from markupsafe import escape

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence
from planner.domain.spans import Window
from planner.domain.twelve_months import months_of
from planner.render import svg
from planner.render.entries import Group
from planner.render.legend import sign
from planner.render.radii import RingBand
from planner.render.wheel import wheel as wheel_of
from planner.services.plans.looking import Look
from planner.web import month as month_view
from planner.web import parameters, wheel_files
from planner.web.items import Item, Presenter, capitalised
from planner.web.markup import grid as grid_markup
from planner.web.markup.pieces import CALENDARS_LANGUAGE, Pieces
from planner.web.markup.wheel_table import table
from planner.web.plans.marks import Told, told
from planner.web.reading import Reading
from planner.web.tags import StatusTag
from planner.web.wheel_entries import BODIES, shades, shown


class PlanPresenter(Presenter):
    """Puts a plan's calendar in words: its meetings with the plan's own marks and reasons."""

    def __init__(self, look: Look, language: Language, *, marked: bool = True) -> None:
        super().__init__(look.adoption.calendar, language)
        self._marked = marked
        self._slot_of = look.slot_of
        self._told: Mapping[str, Told] = {row.uid: told(row, look, language) for row in look.rows}
        self._planned: dict[str, Item] = {}

    def told(self, occurrence: Occurrence) -> Told | None:
        """What the plan says of the occurrence; None for what it does not date."""
        slot = self._slot_of(occurrence)
        return None if slot is None else self._told.get(slot)

    def item(self, occurrence: Occurrence, count: int = 1) -> Item:
        """As elsewhere, but for meetings that the plan dates."""
        item, one = super().item(occurrence, count), self.told(occurrence)
        if one is None:
            return item
        if one.row.uid not in self._planned:
            word = f"{one.word}, {_('låst fast')}" if one.pinned else one.word
            status = StatusTag(one.how.value, word) if self._marked else item.status
            self._planned[one.row.uid] = replace(item, status=status, reasons=one.reasons, pieces={})
        return self._planned[one.row.uid]


class PlanPieces(Pieces):
    """Leads from each planned meeting to its page in the plan, and from all else to its series."""

    presenter: PlanPresenter

    def page(self, item: Item) -> str:
        """The address of the date's page in the plan."""
        one = self.presenter.told(item.occurrence)
        return super().page(item) if one is None else escape(one.href)


def month(look: Look, year: int, number: int, reading: Reading) -> dict[str, Any]:
    """What the month's page shows. A 404 outside the plan's year."""
    window = parameters.month(year, number)
    months = [one.start for one in months_of(look.plan.year)]
    if window.start not in months:
        abort(404)
    presenter = PlanPresenter(look, reading.presenter.language)
    pieces = PlanPieces(presenter)
    found = look.occurrences(month_view.grid(window))
    page = month_view.month_page(found, window, look.planned.days, reading.today, presenter)
    at = months.index(window.start)
    return {
        "shown": page,
        "rows": grid_markup.rows(page.weeks, pieces),
        "undated": grid_markup.undated(page.undated, pieces),
        "previous_href": _month_at(look, months[at - 1]) if at else "",
        "following_href": _month_at(look, months[at + 1]) if at + 1 < len(months) else "",
        "months": [
            (capitalised(presenter.words.month(one.month)), _month_at(look, one), one == window.start)
            for one in months
        ],
    }


def _month_at(look: Look, first: date) -> str:
    return url_for("plans.month", uid=look.plan.uid, year=first.year, month=first.month)


def wheel(look: Look, reading: Reading) -> dict[str, Any]:
    """What the wheel's page shows."""
    window = look.plan.year
    presenter = PlanPresenter(look, reading.presenter.language, marked=False)
    pieces = PlanPieces(presenter)
    contents = shown(look.occurrences(window), window, BODIES, look.adoption.calendar, pieces)
    shaded = shades(window, look.planned.days, presenter)
    figure = wheel_of(window, contents.rings, shaded, reading.today, presenter.language)
    label = _("Planen %(name)s som hjul", name=look.plan.name)

    def crowd(band: RingBand, group: Group) -> tuple[str, str]:
        name = _("%(count)s punkter, %(ring)s", count=len(group.entries), ring=band.ring.label)
        return _month_at(look, _first_of(group, window)), name

    return {
        "svg": svg.write(figure, label, crowd, "w0-", given=CALENDARS_LANGUAGE),
        "table": table(contents.rows, label, pieces),
        "count": len(contents.rows),
        "signs": [(sign(name), word) for name, word in wheel_files.signs()],
    }


def _first_of(group: Group, window: Window) -> date:
    return date.fromordinal(max(group.first, window.start.toordinal())).replace(day=1)
