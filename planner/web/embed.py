"""Pages made to stand in a frame on an intranet, in SharePoint or Teams: a list of what is next, and the wheel.

They can only be read, have no menu, and every link opens in a tab of its own. Who may frame them is configured.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from planner.domain.access import Needs
from planner.domain.spans import Window
from planner.render.legend import sign
from planner.services import views
from planner.web import parameters, series_page, upcoming, wheel_files
from planner.web.access import needs
from planner.web.addresses import address
from planner.web.errors import error_page
from planner.web.headers import let_be_framed
from planner.web.reading import Reading
from planner.web.wheel import draw_all
from planner.web.wheel_asked import Asked, wanted_year

NEXT_SHOWN: Final = 10
MOST_SHOWN: Final = 100

blueprint = Blueprint("embed", __name__, url_prefix="/embed")
blueprint.after_request(let_be_framed)


@blueprint.errorhandler(HTTPException)
def _refused(error: HTTPException) -> Response:
    """What is wrong, without the menu and the search of an ordinary page: there is no room for them in a frame."""
    page = error_page(error)
    response = make_response(
        render_template("embed_error.html", page=page, whole_href=url_for("pages.home")), page.code
    )
    for name, value in error.get_headers(None):
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


@blueprint.get("/list")
@needs(Needs.READING)
def listed() -> str:
    """What is next: ``?count=`` items, filtered as elsewhere."""
    reading = Reading.now()
    filters, count = reading.filters(), parameters.count(request.args, "count", NEXT_SHOWN, MOST_SHOWN)
    window = Window(reading.today, series_page.years_on(reading.today, 1))
    found = [one for one in views.occurrences(window, filters.selection()) if not one.missing]
    return reading.page(
        "embed_list.html",
        months=upcoming.months(found[:count], window, reading.today, reading.presenter),
        whole_href=address("pages.home", filters.query()),
    )


@blueprint.get("/wheel")
@needs(Needs.READING)
def wheel() -> str:
    """The wheel of this year, or as its own page is asked for it."""
    reading = Reading.now()
    asked = Asked.read(wanted_year() or reading.today.year, reading.filters())
    signs = [(sign(name), word) for name, word in wheel_files.signs()]
    return reading.page("embed_wheel.html", wheels=draw_all(asked, reading), signs=signs, whole_href=asked.to())
