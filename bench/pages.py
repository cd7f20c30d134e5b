"""Pages beside a plain join of the same bytes, with 400 and 2,000 occurrences a year, in four states.

The last calendar has 2,000 dates that the wheel draws one by one, where the others' are gathered.

*kept*: somebody has asked for the very same page before. *warm*: nobody has, but what the pages are joined from is
there: the calendar, its occurrences, the pieces written of them. *cold*: a series has just been changed, and this is
the first page since. *started*: the first page of a process that knows nothing; the calendar alone, without any page,
then takes the time that stands in the line of its size.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from gzip import compress
from pathlib import Path
from time import process_time
from typing import Any

import flask_migrate
from flask import Flask
from werkzeug.test import EnvironBuilder

from bench.calendars import of_size, one_by_one
from bench.timing import medians
from planner import clock
from planner.app import create_app
from planner.domain.access import Role
from planner.domain.occurrences import Status
from planner.domain.series import Calendar, SeriesException
from planner.domain.spans import Window
from planner.services import accounts, calendars, views
from planner.services.changing import change
from planner.web.kept_pages import Shelf
from planner.web.wheel import Drawn

ADDRESSES = ("/", "/year/2027", "/year/2027?view=wall", "/month/2027/3", "/week/2027-W10", "/list", "/wheel/2027")
TODAY = date(2026, 11, 22)
CALENDARS = {
    "400 occurrences a year": (of_size(400), ADDRESSES),
    "2000 occurrences a year": (of_size(2000), ADDRESSES),
    "2000 dates that are drawn one by one": (one_by_one(), ("/wheel/2027",)),
}
GOAL = 3
CANCELLED = {date(2027, 3, 1): SeriesException(status=Status.CANCELLED)}


def joined(pieces: list[str]) -> bytes:
    """As many small strings as the page has tags, put together: the least that any template must do."""
    return "".join([f"<{piece}" for piece in pieces]).encode()


def serving(folder: Path, calendar: Calendar) -> Flask:
    """The app on that calendar, in an empty folder."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/bench.sqlite", "SECRET_KEY": "bench"}, folder)
    with app.app_context():
        flask_migrate.upgrade()
        accounts.create("anna@example.dk", "Anna", Role.ADMINISTRATOR, datetime(2026, 11, 1, tzinfo=UTC))
        change(lambda _: calendar, datetime(2026, 11, 1, tzinfo=UTC))
    return app


def kept(app: Flask, asked: dict[str, Any]) -> bytes:
    """One request through the whole app."""
    statuses: list[str] = []
    page = b"".join(app(asked.copy(), lambda status, *_rest: statuses.append(status)))
    assert statuses == ["200 OK"], statuses
    return page


def warm(app: Flask, asked: dict[str, Any]) -> bytes:
    """The same where no finished page is kept."""
    derived = app.extensions[calendars.EXTENSION].derived
    for finished in (Shelf, Drawn):
        derived.pop(finished, None)
    return kept(app, asked)


def write(app: Flask) -> None:
    """Change one of the meetings: a date of it is cancelled, or is not."""

    def edit(calendar: Calendar) -> Calendar:
        first, *others = calendar.series
        decided = {} if any(one.status for one in first.exceptions.values()) else CANCELLED
        return replace(calendar, series=(replace(first, exceptions=decided), *others))

    with app.app_context():
        change(edit, datetime(2026, 11, 22, tzinfo=UTC))


def started(app: Flask, asked: dict[str, Any]) -> bytes:
    """The same where nothing is kept, nor the calendar."""
    calendars.remember(app)
    return kept(app, asked)


def calendar_alone(app: Flask) -> float:
    """Seconds to read the calendar and expand a year of it, without any page."""

    def look() -> None:
        calendars.remember(app)
        with app.app_context():
            views.occurrences(Window.of_year(2027))

    return medians({"look": look}, rounds=9, clock=process_time)["look"]


def measure(app: Flask, address: str) -> None:
    """Print one row."""
    asked = EnvironBuilder(address).get_environ()
    page = kept(app, asked).decode()
    runs: dict[str, Callable[[], object]] = {
        "join": partial(joined, page.split("<")[1:]),
        **{state.__name__: partial(state, app, asked) for state in (kept, warm, started)},
        "cold": partial(kept, app, asked),
    }
    taken = medians(runs, rounds=15, clock=process_time, before={"cold": partial(write, app)})
    join = taken["join"]
    print(
        f"{address:21} {len(page) // 1000:5} kB, {len(compress(page.encode())) // 1000:3} kB gzipped"
        f"   join {1000 * join:5.2f} ms   kept {taken['kept'] / join:4.1f}×   warm {taken['warm'] / join:4.1f}×"
        f"   cold {taken['cold'] / taken['warm']:4.1f}× warm, {taken['cold'] / join:4.1f}× join"
        f" ({1000 * taken['cold']:.0f} ms)"
        f"   started {1000 * taken['started']:.0f} ms",
        flush=True,
    )


def main() -> None:
    clock.today = lambda: TODAY
    print(f"Pages: kept and warm beside a join of the same bytes, cold beside warm (the goal is {GOAL}× for each)")
    for name, (calendar, addresses) in CALENDARS.items():
        with tempfile.TemporaryDirectory() as folder:
            app = serving(Path(folder), calendar)
            print(f"{name}; the calendar alone {1000 * calendar_alone(app):.0f} ms")
            for address in addresses:
                measure(app, address)


if __name__ == "__main__":
    main()
