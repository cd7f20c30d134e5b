"""A unit's own page ("Hvad skal ØDC levere?") and a body's: what is missing, what comes, and the feed of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flask import Blueprint, abort, url_for
from flask_babel import gettext as _

from planner.domain.access import Needs
from planner.domain.occurrences import Occurrence, Status
from planner.domain.selection import Selection
from planner.domain.series import Body, Series, SeriesKind, Unit
from planner.domain.spans import Window
from planner.services import views
from planner.web import series_list, series_page, upcoming
from planner.web.access import needs
from planner.web.addresses import address
from planner.web.items import Item, Presenter
from planner.web.reading import Reading
from planner.web.tags import BodyTag

NEXT_SHOWN: Final = 12
YEARS_AHEAD: Final = 1

blueprint = Blueprint("owners", __name__)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it is: a unit, or a body with its tag. ``role`` is ``unit`` or ``body``."""

    role: str
    key: str
    heading: str
    lead: str
    body: BodyTag | None
    series: tuple[Series, ...]

    def selection(self) -> Selection:
        """What the page is about."""
        keys = frozenset({self.key})
        return Selection(units=keys) if self.role == "unit" else Selection(bodies=keys)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead: missing dates and deadlines by themselves, then the rest by month; ``more`` is left out."""

    missing: tuple[Item, ...]
    deadlines: tuple[Item, ...]
    months: tuple[upcoming.Month, ...]
    more: int


@blueprint.get("/unit/<key>")
@needs(Needs.READING)
def unit(key: str) -> str:
    """What one unit must deliver. 404 for a unit that the calendar does not have."""
    reading = Reading.now()
    one: Unit | None = next((one for one in reading.calendar.units if one.key == key), None)
    if one is None:
        abort(404)
    series = tuple(series for series in reading.calendar.series if one in series.units)
    lead = _("Hvad skal %(unit)s levere?", unit=one.short)
    return _page(reading, Owner("unit", key, one.name or one.short, lead, None, series))


@blueprint.get("/body/<key>")
@needs(Needs.READING)
def body(key: str) -> str:
    """What one body meets about. 404 for a body that the calendar does not have."""
    reading = Reading.now()
    one: Body | None = next((one for one in reading.calendar.bodies if one.key == key), None)
    if one is None:
        abort(404)
    series = tuple(series for series in reading.calendar.series if series.body == one)
    return _page(
        reading, Owner("body", key, one.name, _("Møder, sager og frister"), reading.presenter.body(one), series)
    )


def _page(reading: Reading, owner: Owner) -> str:
    window = Window(reading.today, series_page.years_on(reading.today, series_list.YEARS_AHEAD))
    coming = views.occurrences(window, owner.selection())
    soon = Window(reading.today, series_page.years_on(reading.today, YEARS_AHEAD))
    own = replace(reading.calendar, series=owner.series)
    only = {owner.role: [owner.key]}
    return reading.page(
        "owner.html",
        owner=owner,
        ahead=ahead([one for one in coming if one.overlaps(soon)], soon, reading.today, reading.presenter),
        groups=series_list.groups(own, coming, reading.presenter),
        feed_href=url_for(f"feeds.of_{owner.role}", key=owner.key),
        links=(
            (_("Alt, der kommer"), address("pages.home", only)),
            (_("Måned"), address("views.month_now", only)),
            (_("År"), address("years.year_now", only)),
            (_("Liste"), address("views.listed", only)),
        ),
    )


def ahead(found: Sequence[Occurrence], window: Window, today: date, presenter: Presenter) -> Ahead:
    """What is ``found`` in the window, sorted, as the page shows it; a cancelled deadline is none."""
    others = [one for one in found if not one.missing and one.series.kind is not SeriesKind.DEADLINE]
    deadlines = [one for one in found if one.series.kind is SeriesKind.DEADLINE and not one.missing]
    return Ahead(
        missing=presenter.items(one for one in found if one.missing),
        deadlines=presenter.items(one for one in deadlines if one.status is not Status.CANCELLED)[:NEXT_SHOWN],
        months=upcoming.months(others[:NEXT_SHOWN], window, today, presenter),
        more=max(len(others) - NEXT_SHOWN, 0),
    )
