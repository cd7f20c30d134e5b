"""A database that cannot be used: one line that says so, in every command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.app import ROOT

OCCURRENCES = "occurrences --from 2026-01-01 --to 2026-02-01"
MIGRATE = "db upgrade"
UNUSABLE = [
    ("not an address", "Fejl: DATABASE_URL: Den adresse kan ikke bruges. Den skal være som sqlite:"),
    ("postgresql+psycopg://user:secret@host:port/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges. Den"),
    ("mysql://host/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges (mysql)."),
    ("postgresql+pigeon://host/x", "Fejl: DATABASE_URL: Den adresse kan ikke bruges (Can't load plugin"),
    ("sqlite:///{tmp_path}", "Fejl: database: unable to open database file"),
    ("sqlite:///{tmp_path}/letter.txt", "Fejl: database: file is not a database"),
    ("postgresql+psycopg://127.0.0.1:1/x", "Fejl: database: connection failed"),
]


@pytest.mark.parametrize("command", [OCCURRENCES, MIGRATE])
@pytest.mark.parametrize(("address", "line"), UNUSABLE)
def test_one_line_and_status_2(tmp_path: Path, command: str, address: str, line: str) -> None:
    (tmp_path / "letter.txt").write_text("Kære direktion, " * 99)

    done = flask(command, address.format(tmp_path=tmp_path))

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def flask(command: str, address: str) -> subprocess.CompletedProcess[str]:
    """As from a shell: the app itself is made, or not, by the command line."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command.split()],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address, "SECRET_KEY": "for tests only"},
        capture_output=True,
        text=True,
        check=False,
    )
