"""A calendar that is polled: made by hand, edited two days ago, while the clock stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from planner.domain.series import Calendar
from planner.services import changing
from planner.store.database import db
from planner.store.versions import version_reader
from tests.ical.calendars import by_hand

EDITED = datetime(2026, 11, 20, 9, 30, 15, 400_000, tzinfo=UTC)
VERSION_READER = "aarshjul.version"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    edit(app, lambda _: by_hand(), EDITED)
    return app.test_client()


def edit(app: Flask, change: Callable[[Calendar], Calendar], now: datetime) -> None:
    with app.app_context():
        changing.change(change, now)


def renamed(calendar: Calendar) -> Calendar:
    return replace(calendar, series=tuple(replace(one, title=f"{one.title}!") for one in calendar.series))


def moved(calendar: Calendar) -> Calendar:
    return replace(calendar, series=tuple(replace(one, place="Kantinen") for one in calendar.series))


def ungated(app: Flask) -> Flask:
    """The app as it would be without a gate."""
    vars(app).pop("wsgi_app")
    return app


@contextmanager
def queries(app: Flask) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile, through SQLAlchemy."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@contextmanager
def version_reads(app: Flask) -> Iterator[list[int]]:
    """The calendar's versions that Flask reads meanwhile; they come past SQLAlchemy."""
    with app.app_context():
        read = version_reader(db.engine)
    seen: list[int] = []

    def note() -> int:
        seen.append(read())
        return seen[-1]

    app.extensions[VERSION_READER] = note
    yield seen
    app.extensions[VERSION_READER] = read
