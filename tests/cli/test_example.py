"""`flask example load`: fills the database once, and says what to do when there are no tables."""

from pathlib import Path

from flask import Flask

from planner.services import calendars
from tests.databases import make_app


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


def test_a_database_without_tables_is_refused_with_what_to_do(tmp_path: Path) -> None:
    app = make_app(f"sqlite:///{tmp_path}/new.sqlite", tmp_path)

    result = app.test_cli_runner().invoke(args=["example", "load"])

    assert result.exit_code == 2
    assert result.stderr == ("Fejl: database: Databasen er ikke gjort klar. Kør: flask --app wsgi db upgrade\n")
