"""The wheel's page and its poster, beside the plainest way to put the same bytes together."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import flask_migrate
from flask import Flask
from flask.testing import FlaskClient

from bench.calendars import of_size
from bench.timing import medians
from planner import clock
from planner.app import create_app
from planner.services import calendars
from planner.services.changing import change

ADDRESS = "/wheel/2027"
SIZES = (40, 400, 2_000)
REPEATED = re.compile(r'<a href="[^"]*" class="mark.*?</a>|<tr id="r.*?</tr>', re.DOTALL)


@contextmanager
def app_with(occurrences: int) -> Iterator[Flask]:
    """An app on a database of its own, with a calendar of that size."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite"
        app = create_app({"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "bench"}, instance=Path(folder))
        with app.app_context():
            flask_migrate.upgrade()
            change(lambda _: of_size(occurrences), clock.now())
        yield app
        with app.app_context():
            app.extensions["sqlalchemy"].engine.dispose()


def joined(page: str) -> Callable[[], str]:
    """Puts the page together again: every mark and every row from its parts, each part escaped, all of them joined.

    This is what a page of these bytes costs when nothing has to be found out.
    """
    frame, parts, end = [], [], 0
    for found in REPEATED.finditer(page):
        frame.append(page[end : found.start()])
        parts.append(re.split(r"(?<=>)([^<>]+)(?=<)", found[0]))
        end = found.end()
    frame.append(page[end:])

    def one(pieces: list[str]) -> str:
        return "".join(escape(piece) if n % 2 else piece for n, piece in enumerate(pieces))

    return lambda: "".join(f"{before}{one(pieces)}" for before, pieces in zip(frame, [*parts, []], strict=True))


def get(client: FlaskClient, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, response.status
    return response.data


def main() -> None:
    for size in SIZES:
        with app_with(size) as app:
            report(size, app)


def report(size: int, app: Flask) -> None:
    client = app.test_client()
    page = get(client, ADDRESS)

    def cold() -> None:
        calendars.remember(app)
        get(client, ADDRESS)

    times = medians({"join": joined(page.decode()), "warm": lambda: get(client, ADDRESS), "cold": cold}, 15)
    poster = medians({"poster": lambda: get(client, "/wheel/2027.pdf?paper=a3")}, 3)["poster"]
    join, warm, first = times["join"], times["warm"], times["cold"]
    marks = page.count(b'class="mark')
    print(
        f"{size:5} occurrences, {marks:4} marks, {len(page) // 1000:4} kB, "
        f"{len(gzip.compress(page, 6)) // 1000:3} kB gzipped: join {join * 1e3:5.1f} ms, "
        f"warm {warm * 1e3:5.1f} ms ({warm / join:.1f}x), first {first * 1e3:6.1f} ms ({first / join:.1f}x join), "
        f"poster {poster:.2f} s"
    )
