"""The pages: an address in, HTML out. What each shows is put together in a module of its own, without HTTP."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, request

from planner.domain.access import Needs
from planner.domain.changes import fingerprint
from planner.domain.selection import Selection
from planner.domain.spans import Window
from planner.services import views
from planner.web import parameters, reminders, series_list, series_page, upcoming
from planner.web.access import may_edit, needs
from planner.web.addresses import here
from planner.web.found import series_of
from planner.web.kept_pages import kept
from planner.web.markup import upcoming as markup
from planner.web.reading import Reading as Reading

blueprint = Blueprint("pages", __name__)
LIST: Final = "list"
REMINDERS: Final = "huskeliste"


@blueprint.get("/")
@needs(Needs.READING)
@kept
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
    return reading.page("upcoming.html", months=markup.months(months, reading.pieces), **frame)


@blueprint.get("/series")
@needs(Needs.READING)
@kept
def all_series() -> str:
    """Faste punkter: every series under its body."""
    reading = Reading.now()
    ahead = series_page.years_on(reading.today, series_list.YEARS_AHEAD)
    coming = views.occurrences(Window(reading.today, ahead), Selection())
    return reading.page(
        "series_list.html", groups=series_list.groups(reading.calendar, coming, reading.presenter, may_edit)
    )


@blueprint.get("/series/<uid>")
@needs(Needs.READING)
def series(uid: str) -> str:
    """Serie: one series read back in words, with its dates."""
    reading = Reading.now()
    one = series_of(uid)

    def expand(window: Window) -> list[Any]:
        return views.occurrences(window, Selection(series=frozenset({uid})))

    shown = series_page.series_page(
        one,
        series_page.next_ones(expand, reading.today),
        series_page.past_year(expand, reading.today),
        views.orphans(uid),
        reading.today,
        reading.presenter,
        editable=may_edit(one),
    )
    return reading.page("series.html", series=shown, seen=fingerprint(one) if may_edit(one) else "")
