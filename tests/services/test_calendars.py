"""A process keeps the calendar that it read last, and notices when there is a newer one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from planner.domain.days import default_day_calendars
from planner.domain.series import Calendar
from planner.services import calendars
from planner.services.changing import change
from planner.store.database import db
from planner.store.schema import SchemaMismatch
from planner.store.versions import Unreadable
from tests.databases import make_app

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def rename(name: str) -> None:
    def edit(calendar: Calendar) -> Calendar:
        return replace(calendar, name=name)

    change(edit, NOW)


@contextmanager
def reads(app: Flask) -> Iterator[list[str]]:
    """The tables that are read meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement.split("FROM ")[1].split()[0])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_database_without_a_calendar_shows_a_new_one(in_app: Flask) -> None:
    assert calendars.current() == calendars.NEW
    assert calendars.current().day_calendars == default_day_calendars()
    assert not calendars.days().is_working(date(2026, 12, 25).toordinal())


def test_a_request_costs_one_read_as_long_as_nothing_changes(app: Flask) -> None:
    with app.app_context():
        rename("Årshjulet")
        calendars.current()
    with app.app_context():
        calendars.current()

    asked = 0

    def read() -> int:
        nonlocal asked
        asked += 1
        return version()

    version = app.extensions["aarshjul.version"]
    app.extensions["aarshjul.version"] = read
    with reads(app) as seen, app.app_context():
        assert calendars.current().name == "Årshjulet"
        calendars.days()
        calendars.current()

    assert (asked, seen) == (1, [])


def test_a_version_that_cannot_be_read_is_no_reason_to_show_an_old_calendar(app: Flask) -> None:
    def read() -> int:
        raise Unreadable

    with app.app_context():
        rename("Årshjulet")
        calendars.current()
    app.extensions["aarshjul.version"] = read

    with reads(app) as seen, app.app_context():
        calendars.current()

    assert seen[0] == "calendar"


def test_what_another_process_writes_is_seen_by_the_next_request(app: Flask, tmp_path: Path) -> None:
    other = make_app(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    with app.app_context():
        rename("Et navn")
        assert calendars.current().name == "Et navn"
        with other.app_context():
            rename("Et andet navn")
            db.engine.dispose()
        assert calendars.current().name == "Et navn", "one request sees one calendar"

    with app.app_context():
        assert calendars.current().name == "Et andet navn"


def test_what_the_request_itself_writes_it_sees(in_app: Flask) -> None:
    calendars.current()
    rename("Nyt navn")

    assert calendars.current().name == "Nyt navn"


def test_a_database_without_tables_is_named_so(empty_database: str, tmp_path: Path) -> None:
    app = make_app(empty_database, tmp_path)
    with app.app_context():
        with pytest.raises(SchemaMismatch):
            calendars.current()
        with pytest.raises(SchemaMismatch):
            rename("Nyt navn")
        db.engine.dispose()


def test_what_is_made_of_a_calendar_is_made_once_and_goes_with_it(in_app: Flask) -> None:
    def name() -> str:
        return calendars.derived("name", lambda: [calendars.current().name])[0]

    first = calendars.derived("name", lambda: [calendars.current().name])
    assert calendars.derived("name", lambda: ["something else"]) is first

    rename("Årshjulet")

    assert name() == "Årshjulet"
