"""Kalender, År: twelve months as a table of bodies, or as a wall planner; for the screen and for one sheet of A3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from flask import Blueprint, redirect, request

from planner.domain.access import Needs
from planner.domain.spans import END_DAY, FIRST_YEAR, Window
from planner.domain.twelve_months import SCHOOL_YEAR
from planner.render.stretches import stretch_name
from planner.services import calendars, views
from planner.web import jump as jumping
from planner.web import parameters, wall
from planner.web import year as year_view
from planner.web.access import needs
from planner.web.addresses import Query, address
from planner.web.calendar_pages import Answer
from planner.web.filters import Filters
from planner.web.items import capitalised
from planner.web.jump import Jump
from planner.web.kept_pages import kept
from planner.web.markup import wall as wall_markup
from planner.web.markup import year as year_markup
from planner.web.reading import Reading
from planner.web.view_switch import view_links

blueprint = Blueprint("years", __name__)

FROM: Final = "from"
VIEW: Final = "view"
TABLE: Final = "table"
WALL: Final = "wall"


@blueprint.get("/year")
@needs(Needs.READING)
def year_now() -> Answer:
    """To the year of ``?date=`` or of today, or to the twelve months from ``?from=`` on."""
    reading = Reading.now()
    jump = jumping.read(request.args, reading.today, reading.presenter.words)
    if jump.error:
        return _year(reading, parameters.year(reading.today.year, ""), jump), 400
    start, view = parameters.text(request.args, FROM), parameters.choice(request.args, VIEW, (TABLE, WALL))
    window = parameters.year(parameters.year_of(start) or (jump.day or reading.today).year, start)
    return redirect(_at(window, view, reading.filters().query()))


@blueprint.get("/year/<int(signed=True):year>")
@needs(Needs.READING)
@kept
def year(year: int) -> str:
    """År: who meets when."""
    return _year(Reading.now(), parameters.year(year, parameters.text(request.args, FROM)), Jump())


def _year(reading: Reading, window: Window, jump: Jump) -> str:
    view = parameters.choice(request.args, VIEW, (TABLE, WALL))
    filters = reading.filters()
    shown = _shown(filters)
    found = views.occurrences(window, shown.selection())
    looks = {} if view == TABLE else {VIEW: view}
    begins = {} if window.start.month == 1 else {FROM: f"{window.start:%Y-%m}"}
    return reading.page(
        f"year_{view}.html",
        name=capitalised(stretch_name(window, reading.presenter.language)),
        meetings_only=not filters.kinds,
        other_day=reading.presenter.words.short_weekday(2),
        bar=reading.bar(filters, {**begins, **looks}),
        chosen=(*filters.pairs(), *looks.items()),
        jump=jump,
        jump_action=address(".year_now", {}),
        views=view_links(window, reading.today, filters.query()),
        **_ways(window, view, reading.today, filters.query()),
        **_sheet(view, found, window, reading, shown),
    )


def _sheet(view: str, found: list[Any], window: Window, reading: Reading, shown: Filters) -> dict[str, Any]:
    if view == WALL:
        planner = wall.wall_page(found, window, calendars.days(), reading.today, reading.presenter)
        return {"wall": planner, "months": wall_markup.months(planner, reading.pieces, shown.query())}
    sheet = year_view.year_page(found, window, reading.calendar, reading.presenter)
    return {"sheet": sheet, "rows": year_markup.rows(sheet, reading.pieces)}


def _shown(filters: Filters) -> Filters:
    """What the filter asks for; without kinds the days on which somebody meets."""
    return filters if filters.kinds else replace(filters, kinds=tuple(sorted(year_view.MEETINGS)))


def _ways(window: Window, view: str, today: date, query: Query) -> dict[str, str]:
    """The addresses of the years around this one, of the other kind of year and of the other sheet."""
    first = window.start
    school = first.month == SCHOOL_YEAR

    def at(year: int, month: int, view: str = view) -> str:
        if year < FIRST_YEAR or (year, month) > (END_DAY.year - 1, 1):
            return ""
        return _at(parameters.year(year, f"{year}-{month:02}"), view, query)

    return {
        "previous_href": at(first.year - 1, first.month),
        "following_href": at(first.year + 1, first.month),
        "today_href": at(today.year - (today.month < first.month), first.month),
        "calendar_year_href": at(first.year + school, 1) if first.month != 1 else "",
        "school_year_href": "" if school else at(first.year, SCHOOL_YEAR),
        "table_href": "" if view == TABLE else at(first.year, first.month, TABLE),
        "wall_href": "" if view == WALL else at(first.year, first.month, WALL),
    }


def _at(window: Window, view: str, query: Query) -> str:
    start = window.start
    begins = {} if start.month == 1 else {FROM: f"{start:%Y-%m}"}
    looks = {} if view == TABLE else {VIEW: view}
    return address(".year", {**query, **begins, **looks}, year=start.year)
