"""The layers are kept by import-linter. Here it is shown that it would notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]


def lint(directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LINT, "--no-logo", "--no-cache"], cwd=directory, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "planner", tmp_path / "planner", ignore=shutil.ignore_patterns("__pycache__", "translations")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_layers_hold(copy: Path) -> None:
    result = lint(copy)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "said"),
    [
        ("domain/intruder.py", "import flask", "planner.domain.intruder -> flask"),
        ("domain/intruder.py", "from sqlalchemy import orm", "planner.domain.intruder -> sqlalchemy"),
        ("ical/intruder.py", "import flask", "planner.ical.intruder -> flask"),
        ("domain/intruder.py", "import planner.ical", "planner.domain.intruder -> planner.ical"),
        ("ical/intruder.py", "import planner.store", "planner.ical.intruder -> planner.store"),
        ("store/intruder.py", "import planner.services", "planner.store.intruder -> planner.services"),
        ("unplaced.py", "import planner.domain", "unplaced"),
    ],
)
def test_an_import_against_the_layers_is_reported(copy: Path, module: str, line: str, said: str) -> None:
    for room in ("ical", "store", "services"):
        (copy / "planner" / room).mkdir(exist_ok=True)
        (copy / "planner" / room / "__init__.py").touch()
    (copy / "planner" / module).write_text(f'"""Where it should not be."""\n\n{line}\n')

    result = lint(copy)

    assert result.returncode == 1
    assert said in result.stdout
