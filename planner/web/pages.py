"""The pages: an address in, HTML out. What each shows is put together in a module of its own, without HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from planner.domain.selection import Selection
from planner.domain.spans import Window
from planner.services import calendars, views
from planner.web import jump as jumping
from planner.web import month as month_view
from planner.web import parameters, reminders, series_list, series_page, upcoming
from planner.web.addresses import address, here
from planner.web.jump import Jump
from planner.web.reading import Reading as Reading

blueprint = Blueprint("pages", __name__)
LIST: Final = "list"
REMINDERS: Final = "huskeliste"
Answer = str | tuple[str, int] | Response


@blueprint.get("/")
def home() -> str:
    """Kommende: as a list, or in the Huskeliste's own three columns."""
    reading, start = Reading.now(), parameters.day(request.args, "from")
    view = parameters.choice(request.args, "view", (LIST, REMINDERS))
    filters, window = reading.filters(), upcoming.shown_from(start or reading.today)
    found = views.occurrences(window, filters.selection())
    begins = {"from": start.isoformat()} if start else {}
    looks = {} if view == LIST else {"view": view}
    frame = {
        "bar": reading.bar(filters, {**begins, **looks}),
        "ways": upcoming.ways(window, start, lambda since: here({**filters.query(), **looks, **since})),
        "list_href": here({**filters.query(), **begins}),
        "reminders_href": here({**filters.query(), **begins, "view": REMINDERS}),
        "since": reading.presenter.words.long_date(window.start),
    }
    if view == REMINDERS:
        sections = reminders.sections(found, window, reading.calendar, reading.presenter)
        return reading.page("reminders.html", sections=sections, **frame)
    months = upcoming.months(found, window, reading.today, reading.presenter)
    return reading.page("upcoming.html", months=months, **frame)


@blueprint.get("/month")
def month_now() -> Answer:
    """To the month of ``?date=``, or of today; to this month with the field as it was typed if that is no date."""
    reading = Reading.now()
    jump = jumping.read(request.args, reading.today, reading.presenter.words)
    query = reading.filters().query()
    if jump.error:
        return _month(reading, Window.of_month(reading.today.year, reading.today.month), jump), 400
    shown = jump.day or reading.today
    found = {"day": shown.isoformat()} if jump.day else {}
    anchor = f"d-{jump.day}" if jump.day else None
    return redirect(address(".month", {**query, **found}, year=shown.year, month=shown.month, _anchor=anchor))


@blueprint.get("/month/<int(signed=True):year>/<int(signed=True):month>")
def month(year: int, month: int) -> str:
    """Måned: the grid of one month."""
    reading = Reading.now()
    return _month(reading, parameters.month(year, month), jumping.found(request.args, reading.presenter.words))


def _month(reading: Reading, window: Window, jump: Jump) -> str:
    filters = reading.filters()
    found = views.occurrences(month_view.grid(window), filters.selection())
    shown = month_view.month_page(found, window, calendars.days(), reading.today, reading.presenter)

    def beside(first: date | None) -> str:
        if first is None:
            return ""
        return address(".month", filters.query(), year=first.year, month=first.month)

    return reading.page(
        "month.html",
        month=shown,
        bar=reading.bar(filters, {}),
        chosen=filters.pairs(),
        jump=jump,
        jump_action=address(".month_now", {}),
        previous_href=beside(shown.previous),
        following_href=beside(shown.following),
        today_href=address(".month_now", filters.query()),
    )


@blueprint.get("/series")
def all_series() -> str:
    """Faste punkter: every series under its body."""
    reading = Reading.now()
    ahead = series_page.years_on(reading.today, series_list.YEARS_AHEAD)
    coming = views.occurrences(Window(reading.today, ahead), Selection())
    return reading.page("series_list.html", groups=series_list.groups(reading.calendar, coming, reading.presenter))


@blueprint.get("/series/<uid>")
def series(uid: str) -> str:
    """Serie: one series read back in words, with its dates."""
    reading = Reading.now()
    one = next((one for one in reading.calendar.series if one.uid == uid), None)
    if one is None:
        abort(404)

    def expand(window: Window) -> list[Any]:
        return views.occurrences(window, Selection(series=frozenset({uid})))

    shown = series_page.series_page(
        one,
        series_page.next_ones(expand, reading.today),
        series_page.past_year(expand, reading.today),
        views.orphans(uid),
        reading.today,
        reading.presenter,
    )
    return reading.page("series.html", series=shown)
