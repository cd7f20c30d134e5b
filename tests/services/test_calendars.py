"""A process keeps the calendar that it read last, and notices when there is a newer one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

import pytest
from flask import Flask
from sqlalchemy import event

from planner.domain.days import Days, default_day_calendars
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Calendar, Series, SeriesKind
from planner.services import calendars
from planner.services.changing import change
from planner.store.database import db
from planner.store.schema import SchemaMismatch
from planner.store.versions import Unreadable
from tests.databases import make_app

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEARLY = Period(unit=PeriodUnit.YEAR)


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


def test_a_series_that_a_write_does_not_touch_is_the_same_as_before(app: Flask, tmp_path: Path) -> None:
    one, other = (Series(uid=uid, title=uid, kind=SeriesKind.ITEM, rule=YEARLY) for uid in ("one", "other"))
    elsewhere = make_app(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    with app.app_context():
        change(lambda calendar: replace(calendar, series=(one, other)), NOW)
        before = calendars.current()
    with elsewhere.app_context():
        assert calendars.current() == before
    with elsewhere.app_context():
        kept = calendars.current().series[1]
    with app.app_context():
        change(lambda calendar: replace(calendar, series=(replace(one, title="En"), *calendar.series[1:])), NOW)

    with elsewhere.app_context():
        renamed, same = calendars.current().series

    assert (renamed.title, same is kept) == ("En", True)
    with elsewhere.app_context():
        elsewhere.extensions["sqlalchemy"].engine.dispose()


def test_what_a_process_has_written_it_does_not_read_again(app: Flask) -> None:
    with app.app_context():
        rename("Et navn")
        written = calendars.current()

    with reads(app) as seen, app.app_context():
        assert calendars.current() is written
    assert seen == []


class Handed:
    """What is handed on to the next calendar, except to one of that name."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar

    def renewed(self, calendar: Calendar, _days: Days) -> Self | None:
        return None if calendar.name == "Et andet" else type(self)(calendar)


def test_what_can_be_renewed_is_handed_on_and_all_else_is_made_anew(in_app: Flask) -> None:
    made: list[str] = []

    def make(name: str) -> Handed:
        made.append(name)
        return Handed(calendars.current())

    rename("Et navn")
    calendars.derived("handed", lambda: make("handed"))
    calendars.derived("list", lambda: [make("list")])
    rename("Et nyt navn")
    handed = calendars.derived("handed", lambda: make("handed"))
    calendars.derived("list", lambda: [make("list")])
    assert (handed.calendar.name, made) == ("Et nyt navn", ["handed", "list", "list"])

    rename("Et andet")
    calendars.derived("handed", lambda: make("handed"))
    assert made == ["handed", "list", "list", "handed"]
