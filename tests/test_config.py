"""Where the configuration comes from, and which word counts."""

import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from planner.config import configure, secret_key


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return Flask("planner", instance_path=str(tmp_path / "instance"))


def configured(app: Flask, given: dict[str, Any] | None = None) -> dict[str, Any]:
    configure(app, given)
    return dict(app.config)


def write_file(app: Flask, text: str) -> None:
    path = Path(app.instance_path, "config.py")
    path.parent.mkdir()
    path.write_text(text)


def test_without_anything_it_is_a_file_in_the_instance_directory(app: Flask) -> None:
    assert configured(app)["SQLALCHEMY_DATABASE_URI"] == "sqlite:///aarshjul.sqlite"


def test_the_later_word_counts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(app, 'SQLALCHEMY_DATABASE_URI = "from file"\nSECRET_KEY = "from file"\nBASE_URL = "from file"')
    monkeypatch.setenv("DATABASE_URL", "from environment")
    monkeypatch.setenv("SECRET_KEY", "from environment")

    found = configured(app, {"SECRET_KEY": "given"})

    assert found["BASE_URL"] == "from file"
    assert found["SQLALCHEMY_DATABASE_URI"] == "from environment"
    assert found["SECRET_KEY"] == "given"


def test_a_secret_key_is_made_once_and_kept_from_others(app: Flask, tmp_path: Path) -> None:
    first = configured(app)["SECRET_KEY"]
    file = tmp_path / "instance" / "secret_key"

    assert len(first) >= 48
    assert configured(Flask("planner", instance_path=app.instance_path))["SECRET_KEY"] == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_a_configured_secret_key_leaves_no_file(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from environment")

    configure(app)

    assert not Path(app.instance_path).exists()


def test_processes_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    found: list[str] = []
    barrier = threading.Barrier(8)

    def start() -> None:
        barrier.wait()
        found.append(secret_key(tmp_path / "secret_key"))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 1
