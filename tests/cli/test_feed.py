"""`flask feed write`: the file holds what the feed of that filter serves."""

from pathlib import Path

import icalendar
import pytest
import time_machine
from flask import Flask

from planner.example import content
from planner.services.loading import load
from tests.cli.test_occurrences import NOW

YEAR = ("--from", "2015-01-01", "--to", "2016-01-01")


@pytest.fixture
def loaded(in_app: Flask) -> Flask:
    load(content(), NOW)
    return in_app


def written(app: Flask, path: Path, *arguments: str) -> bytes:
    result = app.test_cli_runner().invoke(args=["feed", "write", *arguments, "-o", str(path)])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    return path.read_bytes()


def titles(ics: bytes) -> set[str]:
    return {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(ics).walk("VEVENT")}


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ((), "/feeds/calendar.ics"),
        (("--body", "HU"), "/feeds/body/hu.ics"),
        (("--unit", "ødc"), "/feeds/unit/oedc.ics"),
    ],
)
@time_machine.travel("2026-11-22 12:00 +0100", tick=False)
def test_it_writes_what_the_feed_serves(
    loaded: Flask, tmp_path: Path, arguments: tuple[str, ...], address: str
) -> None:
    loaded.config["BASE_URL"] = "https://kalender.example.dk"

    served = loaded.test_client().get(address)

    assert served.status_code == 200
    assert written(loaded, tmp_path / "feed.ics", *arguments) == served.data


def test_the_window_is_the_one_asked_for(loaded: Flask, tmp_path: Path) -> None:
    feed = written(loaded, tmp_path / "feed.ics", *YEAR, "--body", "strategisk lederforum")

    assert titles(feed) == {"Direktionens Strategiske Lederforum"}
    assert feed.count(b"BEGIN:VEVENT") == 4


def test_what_is_cancelled_is_left_out_unless_asked_for(loaded: Flask, tmp_path: Path) -> None:
    data = content()
    [hu] = [one for one in data["series"] if one["uid"] == "hu-moeder"]
    hu["exceptions"] = {"2015-01-15": {"status": "cancelled"}}
    load(data, NOW)

    without = titles(written(loaded, tmp_path / "feed.ics", *YEAR, "--body", "hu"))
    with_cancelled = titles(written(loaded, tmp_path / "feed.ics", *YEAR, "--body", "hu", "--with-cancelled"))

    assert with_cancelled - without == {"Aflyst: HU-møder (Hovedudvalget)"}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--unit", "nope", "-o", "feed.ics"], "--unit: "),
        (["--from", "2027-01-01", "--to", "2026-01-01", "-o", "feed.ics"], "--to: "),
        (["-o", "/nowhere/feed.ics"], "-o: /nowhere/feed.ics: No such file or directory"),
        ([], "'-o'"),
    ],
)
def test_bad_input_is_refused_in_one_line(loaded: Flask, arguments: list[str], line: str) -> None:
    result = loaded.test_cli_runner().invoke(args=["feed", "write", *arguments])

    assert result.exit_code == 2
    assert line in result.stderr
    assert result.stderr.count("\n") == 1
    assert not Path("feed.ics").exists()
