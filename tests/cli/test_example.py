"""`flask example load`: fills the database once, and says what to do when there are no tables."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from planner.services import calendars
from planner.services.changing import change
from planner.store import database
from tests.databases import make_app

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_it_loads_the_example_once(app: Flask) -> None:
    runner = app.test_cli_runner()

    first = runner.invoke(args=["example", "load"])
    again = runner.invoke(args=["example", "load"])

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout == ""
    assert "version 1" in first.stderr
    assert "version 1" in again.stderr
    with app.app_context():
        assert calendars.current().uid == "hoeje-taastrup"


def test_a_calendar_that_somebody_has_edited_is_left_alone_on_the_next_start(app: Flask) -> None:
    runner = app.test_cli_runner()
    runner.invoke(args=["example", "load", "--if-empty"])
    with app.app_context():
        change(lambda calendar: replace(calendar, series=calendar.series[1:]), NOON)

    assert runner.invoke(args=["example", "load", "--if-empty"]).exit_code == 0

    with app.app_context():
        assert calendars.current().version == 2


def test_a_database_without_tables_is_refused_with_what_to_do(tmp_path: Path) -> None:
    app = make_app(f"sqlite:///{tmp_path}/new.sqlite", tmp_path)

    result = app.test_cli_runner().invoke(args=["example", "load"])

    assert result.exit_code == 2
    assert result.stderr == ("Fejl: database: Databasen er ikke gjort klar. Kør: flask --app wsgi db upgrade\n")


def test_a_database_that_cannot_be_opened_is_named_in_one_line(tmp_path: Path) -> None:
    app = make_app(f"sqlite:///{tmp_path}/nowhere/new.sqlite", tmp_path)

    result = app.test_cli_runner().invoke(args=["example", "load"])

    assert result.exit_code == 2
    assert result.stderr == "Fejl: database: unable to open database file\n"


def test_a_database_that_somebody_else_writes_to_is_called_busy(
    migrated_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_TIMEOUT", 0)
    app = make_app(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'busy.sqlite')}", tmp_path)

    with app.app_context(), Session(database.db.engine) as other:
        database.begin_writing(other)
        result = app.test_cli_runner().invoke(args=["example", "load"])
        database.db.engine.dispose()

    assert result.exit_code == 2
    assert result.stderr == "Fejl: database: Den er optaget. Prøv igen om lidt.\n"
