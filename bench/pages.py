"""Pages: a warm and a cold answer beside a plain join of the same bytes, with 400 and 2,000 occurrences a year."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from gzip import compress
from pathlib import Path

import flask_migrate
from flask import Flask

from bench.calendars import of_size
from bench.timing import medians
from planner import clock
from planner.app import create_app
from planner.services import calendars
from planner.services.changing import change

SIZES = (400, 2000)
ADDRESSES = ("/", "/year/2027", "/year/2027?view=wall", "/month/2027/3", "/week/2027-W10", "/list", "/wheel/2027")
TODAY = date(2026, 11, 22)
GOAL = 3


def joined(pieces: list[str]) -> bytes:
    """As many small strings as the page has tags, put together: the least that any template must do."""
    return "".join([f"<{piece}" for piece in pieces]).encode()


def serving(folder: Path, size: int) -> Flask:
    """The app on a calendar of that size."""
    app = create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/{size}.sqlite", "SECRET_KEY": "bench"}, folder)
    with app.app_context():
        flask_migrate.upgrade()
        calendar = of_size(size)
        change(lambda _: calendar, datetime(2026, 11, 1, tzinfo=UTC))
    return app


def answer(app: Flask, address: str) -> bytes:
    """One request through the whole app."""
    response = app.test_client().get(address)
    assert response.status_code == 200, address
    return response.data


def cold(app: Flask, address: str) -> bytes:
    """The same after somebody has written: the calendar is known, and nothing that was made of it."""
    calendars.remember(app)
    return answer(app, address)


def measure(app: Flask, address: str) -> None:
    """Print one row."""
    page = answer(app, address).decode()
    runs: dict[str, Callable[[], object]] = {
        "join": partial(joined, page.split("<")[1:]),
        "warm": partial(answer, app, address),
        "cold": partial(cold, app, address),
    }
    taken = medians(runs, rounds=7)
    print(
        f"{address:22} {len(page) // 1000:5} kB, {len(compress(page.encode())) // 1000:3} kB gzipped"
        f"   join {1000 * taken['join']:5.2f} ms   warm {taken['warm'] / taken['join']:5.1f}×"
        f"   cold {taken['cold'] / taken['warm']:5.1f}× warm ({1000 * taken['cold']:.0f} ms)",
        flush=True,
    )


def main() -> None:
    clock.today = lambda: TODAY
    print(f"Pages: warm beside a join of the same bytes (goal {GOAL}×), and cold beside warm (goal {GOAL}×)")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            print(f"{size} occurrences a year")
            app = serving(Path(folder), size)
            for address in ADDRESSES:
                measure(app, address)


if __name__ == "__main__":
    main()
