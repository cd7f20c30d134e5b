"""Kalender: month, week and list of the same days, and the jump to a date that each of them has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from planner.domain.access import Needs
from planner.domain.spans import Window, monday_of
from planner.services import calendars, views
from planner.web import jump as jumping
from planner.web import listing, parameters
from planner.web import month as month_view
from planner.web import week as week_view
from planner.web.access import needs
from planner.web.addresses import Query, address, here
from planner.web.jump import Jump
from planner.web.kept_pages import kept
from planner.web.markup import grid as grid_markup
from planner.web.markup import listing as list_markup
from planner.web.month import MonthPage
from planner.web.reading import Reading
from planner.web.view_switch import view_links
from planner.web.week import WeekPage

blueprint = Blueprint("views", __name__)

Answer = str | tuple[str, int] | Response
At = Callable[[date, Query, str | None], str]
"""The address of the page that shows a day, with a query and an anchor."""


@blueprint.get("/month")
@needs(Needs.READING)
def month_now() -> Answer:
    """To the month of ``?date=``, or of today."""
    return _jump(_month_at, lambda today: Window.of_month(today.year, today.month), _month)


@blueprint.get("/month/<int(signed=True):year>/<int(signed=True):month>")
@needs(Needs.READING)
@kept
def month(year: int, month: int) -> str:
    """Måned: the grid of one month."""
    reading, window = Reading.now(), parameters.month(year, month)
    return _month(reading, window, jumping.found(request.args, month_view.grid(window), reading.presenter.words))


@blueprint.get("/week")
@needs(Needs.READING)
def week_now() -> Answer:
    """To the week of ``?date=``, or of today."""
    return _jump(_week_at, lambda today: Window(monday_of(today), monday_of(today) + month_view.A_WEEK), _week)


@blueprint.get("/week/<week>")
@needs(Needs.READING)
@kept
def week(week: str) -> str:
    """Uge: the grid of one ISO week."""
    reading, window = Reading.now(), parameters.week(week)
    return _week(reading, window, jumping.found(request.args, window, reading.presenter.words))


@blueprint.get("/list")
@needs(Needs.READING)
@kept
def listed() -> Answer:
    """Liste: what lies between ``?from=`` and ``?to=``, both included."""
    reading = Reading.now()
    filters = reading.filters()
    order = parameters.choice(request.args, listing.SORT, listing.ORDERS)
    span = listing.span(request.args, reading.today, reading.presenter.words)
    shown = span.window or Window(reading.today, reading.today + month_view.A_DAY)
    found = views.occurrences(span.window, filters.selection()) if span.window else []
    words, last = reading.presenter.words, shown.end - month_view.A_DAY
    sorting = {} if order == listing.WHEN else {listing.SORT: order}
    page = reading.page(
        "list.html",
        span=span,
        since=words.full_date(shown.start),
        until=words.full_date(last),
        dates=words.dates(shown.start, last),
        count=len(found),
        parts=list_markup.parts(listing.parts(found, shown, order, reading.presenter), reading.pieces),
        columns=listing.columns(order, here, {**filters.query(), **span.query()}),
        chosen=(*filters.pairs(), *sorting.items()),
        bar=reading.bar(filters, {**span.query(), **sorting}),
        views=view_links(shown, reading.today, filters.query()),
    )
    return page if span.window else (page, 400)


def _jump(at: At, around: Callable[[date], Window], show: Callable[[Reading, Window, Jump], str]) -> Answer:
    """To the day that was typed, or today; what is no date stays in the field, on the page that shows today."""
    reading = Reading.now()
    jump = jumping.read(request.args, reading.today, reading.presenter.words)
    query = reading.filters().query()
    if jump.error:
        return show(reading, around(reading.today), jump), 400
    if jump.day is None:
        return redirect(at(reading.today, query, None))
    return redirect(at(jump.day, {**query, jumping.DAY: f"{jump.day}"}, f"d-{jump.day}"))


def _month(reading: Reading, window: Window, jump: Jump) -> str:
    found = views.occurrences(month_view.grid(window), reading.filters().selection())
    shown = month_view.month_page(found, window, calendars.days(), reading.today, reading.presenter)
    rows = grid_markup.rows(shown.weeks, reading.pieces)
    return _grid("month", _month_at, reading, window, jump, shown, rows)


def _week(reading: Reading, window: Window, jump: Jump) -> str:
    found = views.occurrences(window, reading.filters().selection())
    shown = week_view.week_page(found, window, calendars.days(), reading.today, reading.presenter)
    rows = grid_markup.rows([shown.week], reading.pieces, roomy=True)
    return _grid("week", _week_at, reading, window, jump, shown, rows)


def _month_at(day: date, query: Query, anchor: str | None) -> str:
    return address(".month", query, year=day.year, month=day.month, _anchor=anchor)


def _week_at(day: date, query: Query, anchor: str | None) -> str:
    return address(".week", query, week=week_view.week_id(day), _anchor=anchor)


def _grid(
    name: str, at: At, reading: Reading, window: Window, jump: Jump, shown: MonthPage | WeekPage, rows: str
) -> str:
    filters = reading.filters()
    query = filters.query()
    return reading.page(
        f"{name}.html",
        shown=shown,
        rows=rows,
        undated=grid_markup.undated(shown.undated, reading.pieces),
        bar=reading.bar(filters, {}),
        chosen=filters.pairs(),
        jump=jump,
        jump_action=address(f".{name}_now", {}),
        today_href=address(f".{name}_now", query),
        previous_href=at(shown.previous, query, None) if shown.previous else "",
        following_href=at(shown.following, query, None) if shown.following else "",
        views=view_links(window, reading.today, query),
    )
