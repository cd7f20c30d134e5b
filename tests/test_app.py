"""The application, put together: what it is made of, and how it answers when its database does not."""

import logging
from pathlib import Path

import pytest

from planner import app as application
from tests.databases import make_app, migrate


def test_its_database_need_not_exist_before_it_is_migrated(tmp_path: Path) -> None:
    app = make_app("sqlite:///new.sqlite", tmp_path / "instance")

    migrate(app)

    assert (tmp_path / "instance" / "new.sqlite").exists()
    assert app.test_client().get("/").status_code == 200


def test_without_tables_the_page_and_the_log_say_what_to_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app("sqlite:///new.sqlite", tmp_path)

    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/")

    assert answer.status_code == 503
    assert "flask --app wsgi db upgrade" in answer.text
    assert "Run: flask --app wsgi db upgrade" in caplog.text


def test_templates_and_static_files_are_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    app = make_app("sqlite:///new.sqlite", tmp_path)

    assert Path(app.template_folder or "").is_dir()
    assert Path(app.static_folder or "").is_dir()
    assert Path(app.instance_path) == tmp_path
    assert Path(application.ROOT, "instance").is_dir()


@pytest.mark.parametrize("command", ["db", "example", "occurrences", "feed"])
def test_the_commands_are_there(tmp_path: Path, command: str) -> None:
    result = make_app("sqlite:///new.sqlite", tmp_path).test_cli_runner().invoke(args=[command, "--help"])

    assert result.exit_code == 0
