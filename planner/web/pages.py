"""The pages: an address in, HTML out. What each shows is put together in a module of its own, without HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from planner import clock
from planner.domain.selection import Selection
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.services import calendars, views
from planner.web import month as month_view
from planner.web import parameters, reminders, series_list, series_page, upcoming
from planner.web.addresses import address, here
from planner.web.filters import FilterBar, Filters
from planner.web.items import Presenter
from planner.web.language import language

blueprint = Blueprint("pages", __name__)
LIST: Final = "list"
REMINDERS: Final = "huskeliste"


@dataclass(frozen=True, slots=True)
class Reading:
    """What every page begins with: the calendar as it stands, today, and how to put things in words."""

    calendar: Calendar
    today: date
    presenter: Presenter

    @classmethod
    def now(cls) -> Reading:
        """For the current request."""
        calendar = calendars.current()
        return cls(calendar, clock.today(), Presenter(calendar, language()))

    def filters(self) -> Filters:
        """The filter that the address asks for. Raises ``BadInput``."""
        return Filters.read(request.args, self.calendar)

    def bar(self, filters: Filters, kept: Mapping[str, str]) -> FilterBar:
        """The filter as this page shows it: its links stay on the page, and keep the rest of the address."""
        return filters.bar(self.calendar, here, kept)

    def page(self, template: str, **model: Any) -> str:
        """The page, with what its frame tells of the calendar."""
        return render_template(template, calendar=self.calendar, today=self.today, **model)


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
def month_now() -> Response:
    """To the month of ``?date=``, or of today."""
    reading = Reading.now()
    day = parameters.day(request.args, "date")
    shown = day or reading.today
    anchor = f"d-{day}" if day else None
    query = reading.filters().query()
    return redirect(address(".month", query, year=shown.year, month=shown.month, _anchor=anchor))


@blueprint.get("/month/<int(signed=True):year>/<int(signed=True):month>")
def month(year: int, month: int) -> str:
    """Måned: the grid of one month."""
    reading, window = Reading.now(), parameters.month(year, month)
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
