"""What a command loads before it does anything: whoever calls it should not wait for what it has no use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from planner.app import ROOT, create_app

LISTED = """
import sys
from flask.cli import cli
cli.main(sys.argv[1:], standalone_mode=False)
print(*sys.modules, sep="\\n", file=sys.stderr)
"""
"""A command, and after it the names of all modules that it has loaded."""

DATABASE = {"sqlalchemy", "alembic", "planner.services", "planner.store"}
PAGES = {"flask_babel", "openpyxl", "planner.web"}
SOLVER = {"ortools", "pysat"}


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        ("plan solve --help", DATABASE | PAGES | SOLVER | {"holidays"}),
        ("phrase hver.mandag --on 2026-01-01", DATABASE | PAGES | SOLVER),
        ("fit 2026-01-01 2026-02-01", DATABASE | PAGES | SOLVER),
        ("occurrences --from 2026-01-01 --to 2026-02-01", PAGES | SOLVER),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_need(
    tmp_path: Path, migrated_sqlite: Path, command: str, needless: set[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTED, "--app", "wsgi", *command.split()],
        cwd=ROOT,
        env={"DATABASE_URL": f"sqlite:///{migrated_sqlite}", "SECRET_KEY": "for tests only"},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stderr.splitlines())
    assert "planner.cli" in loaded
    assert not loaded & needless


def test_a_server_waits_with_what_few_requests_need(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, wsgi; print(*sys.modules)"],
        cwd=ROOT,
        env={"DATABASE_URL": f"sqlite:///{tmp_path}/new.sqlite", "SECRET_KEY": "for tests only"},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "planner.web" in loaded
    assert not loaded & (SOLVER | {"openpyxl", "numpy"})


def test_a_command_that_reads_the_calendar_starts_the_app_for_it(migrated_sqlite: Path, tmp_path: Path) -> None:
    app = bare(tmp_path, f"sqlite:///{migrated_sqlite}")
    assert "sqlalchemy" not in app.extensions

    result = app.test_cli_runner().invoke(args=["occurrences", "--from", "2026-01-01", "--to", "2026-02-01"])

    assert (result.exit_code, result.stderr) == (0, "")
    assert "sqlalchemy" in app.extensions


def test_without_pages_an_app_has_the_same_commands(app: Flask, tmp_path: Path) -> None:
    told = [one.test_cli_runner().invoke(args=["--help"]).stdout for one in (app, bare(tmp_path, "sqlite://"))]

    assert told[0] == told[1]
    assert "  db " in told[0]


def test_flasks_own_commands_find_the_pages(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "routes"],
        cwd=ROOT,
        env={"DATABASE_URL": f"sqlite:///{tmp_path}/new.sqlite", "SECRET_KEY": "for tests only"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "/year" in done.stdout


def bare(instance: Path, address: str) -> Flask:
    """An app that has its commands alone."""
    return create_app(
        {"SQLALCHEMY_DATABASE_URI": address, "SECRET_KEY": "for tests only"}, instance=instance, pages=False
    )
