"""After a write, pages take over what has not changed; they read as if everything had been made anew."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.days import DaySpan
from planner.domain.occurrences import Status
from planner.domain.series import Body, Calendar, MovedTo, Series, SeriesException
from planner.services import calendars
from planner.web.markup.pieces import Pieces
from tests.databases import make_app
from tests.web.calendars import A_CALENDAR, BOARD, BOARD_MEETING, COUNCIL_MEETING, FINANCE, PAY

PAGES = [
    "/",
    "/?view=huskeliste",
    "/year/2027",
    "/year/2027?view=wall&kind=meeting&kind=item",
    "/month/2026/12",
    "/week/2026-W50",
    "/list?to=2027-06-30",
    "/wheel/2027",
    "/unit/finance",
    "/body/board",
]


def with_series(changed: Series) -> Calendar:
    return replace(A_CALENDAR, series=tuple(changed if one.uid == changed.uid else one for one in A_CALENDAR.series))


def decided(rid: date, exception: SeriesException) -> Calendar:
    return with_series(replace(BOARD_MEETING, exceptions={**BOARD_MEETING.exceptions, rid: exception}))


def closed(day: date) -> Calendar:
    days = A_CALENDAR.day_calendars
    added = (DaySpan(day, day, "Personaledag"),)
    return replace(A_CALENDAR, day_calendars=(*days[:-1], replace(days[-1], added=added)))


CHANGES = {
    "nothing that shows": with_series(replace(PAY, source="Referat")),
    "a meeting is cancelled, and what hangs on it": decided(
        date(2027, 3, 9), SeriesException(status=Status.CANCELLED)
    ),
    "a meeting is moved, and what hangs on it": decided(
        date(2027, 3, 9), SeriesException(moved_to=MovedTo(date(2027, 3, 18), date(2027, 3, 18)))
    ),
    "a meeting has a new name, which others show": with_series(replace(BOARD_MEETING, title="Chefmøde")),
    "a series is new": replace(A_CALENDAR, series=(*A_CALENDAR.series, replace(PAY, uid="new", title="Nyt"))),
    "a series is gone": replace(A_CALENDAR, series=A_CALENDAR.series[:-1]),
    "a series is archived": with_series(replace(COUNCIL_MEETING, archived=True)),
    "the series stand in another order": replace(A_CALENDAR, series=A_CALENDAR.series[::-1]),
    "a body has a new name": replace(
        A_CALENDAR,
        bodies=(BOARD._replace(name="Ledelsen"), *A_CALENDAR.bodies[1:]),
        series=tuple(
            replace(one, body=BOARD._replace(name="Ledelsen")) if one.body == BOARD else one
            for one in A_CALENDAR.series
        ),
    ),
    "a body is put in first": replace(A_CALENDAR, bodies=(Body("first", "De første"), *A_CALENDAR.bodies)),
    "a unit has a new name": replace(
        A_CALENDAR,
        units=(FINANCE._replace(short="ØD"), *A_CALENDAR.units[1:]),
        series=tuple(
            replace(one, units=tuple(FINANCE._replace(short="ØD") if unit == FINANCE else unit for unit in one.units))
            for one in A_CALENDAR.series
        ),
    ),
    "a day is closed": closed(date(2027, 3, 9)),
}


def pages(app: Flask) -> dict[str, str]:
    browser = app.test_client()
    return {f"{page}{sign}lang={language}": browser.get(f"{page}{sign}lang={language}", follow_redirects=True).text
            for page in PAGES for sign in ("&" if "?" in page else "?") for language in ("en", "da")}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_pages_after_a_write_are_those_of_a_process_that_knew_nothing_before(
    client: FlaskClient, put: Callable[[Calendar], None], tmp_path: Path, change: str
) -> None:
    app = client.application
    before = pages(app)
    put(CHANGES[change])

    fresh = make_app(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    assert pages(app) == pages(fresh)
    put(A_CALENDAR)
    again = pages(app)
    with fresh.app_context():
        fresh.extensions["sqlalchemy"].engine.dispose()

    assert {address: unnumbered(page) for address, page in again.items()} == {
        address: unnumbered(page) for address, page in before.items()
    }


def unnumbered(page: str) -> str:
    return re.sub(r"Version \d+", "", page)


def test_what_a_write_does_not_touch_is_neither_read_nor_written_again(
    client: FlaskClient, put: Callable[[Calendar], None]
) -> None:
    pages(client.application)
    pieces = kept_pieces(client.application)
    items = dict(pieces.presenter._items)
    put(CHANGES["a meeting is moved, and what hangs on it"])
    pages(client.application)
    later = kept_pieces(client.application)

    made_anew = {item.uid for key, item in later.presenter._items.items() if item is not items.get(key)}
    assert made_anew == {"board-meeting", "figures", "papers"}


def kept_pieces(app: Flask) -> Pieces:
    snapshot: calendars.Snapshot = app.extensions[calendars.EXTENSION]
    return next(
        made for made in snapshot.derived.values() if isinstance(made, Pieces) and made.presenter.language == "da"
    )
