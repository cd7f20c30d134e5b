"""A database that cannot be used: one line that says so, in every command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.cli import cli

from planner.app import ROOT

OCCURRENCES = "occurrences --from 2026-01-01 --to 2026-02-01"
MIGRATE = "db upgrade"
NO_ADDRESS = "not an address", "Fejl: DATABASE_URL: Den adresse kan ikke bruges. Den skal være som sqlite:"
NO_DATABASE = "sqlite:///{tmp_path}/letter.txt", "Fejl: database: file is not a database"
UNUSABLE = [
    NO_ADDRESS,
    ("postgresql+psycopg://user:secret@host:port/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges. Den"),
    ("mysql://host/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges (mysql)."),
    ("postgresql+pigeon://host/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges (Can't load plugin"),
    ("sqlite:///{tmp_path}", "Fejl: database: unable to open database file"),
    NO_DATABASE,
    ("postgresql+psycopg://127.0.0.1:1/x", "Fejl: database: connection failed"),
]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A directory, and in it a file that is no database."""
    (tmp_path / "letter.txt").write_text("Kære direktion, " * 99)
    return tmp_path


@pytest.mark.parametrize("command", [OCCURRENCES, MIGRATE])
@pytest.mark.parametrize(("address", "line"), UNUSABLE)
def test_one_line_and_status_2(
    letter: Path, monkeypatch: pytest.MonkeyPatch, command: str, address: str, line: str
) -> None:
    for name, value in environment(address.format(tmp_path=letter)).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(ROOT)
    monkeypatch.delitem(sys.modules, "wsgi", raising=False)

    done = CliRunner().invoke(cli, ["--app", "wsgi", *command.split()])

    assert_told(done.exit_code, done.stdout, done.stderr, line)


@pytest.mark.parametrize(("command", "unusable"), [(OCCURRENCES, NO_ADDRESS), (MIGRATE, NO_DATABASE)])
def test_the_same_from_a_shell(letter: Path, command: str, unusable: tuple[str, str]) -> None:
    address, line = unusable

    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command.split()],
        cwd=ROOT,
        env={**os.environ, **environment(address.format(tmp_path=letter))},
        capture_output=True,
        text=True,
        check=False,
    )

    assert_told(done.returncode, done.stdout, done.stderr, line)


def environment(address: str) -> dict[str, str]:
    """What the command line finds there, and what Flask's own puts there, to be taken away again after the test."""
    return {"DATABASE_URL": address, "SECRET_KEY": "for tests only", "FLASK_RUN_FROM_CLI": "true"}


def assert_told(status: int, out: str, err: str, line: str) -> None:
    assert (status, out) == (2, "")
    assert err.startswith(line)
    assert err.count("\n") == 1
    assert "secret" not in err
