"""`flask occurrences`: what it prints, and how it refuses."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from planner.services.loading import load

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CALENDAR = {
    "uid": "x",
    "name": "Årshjul",
    "bodies": [{"key": "hu", "name": "Hovedudvalget", "short": "Hoved-MED"}],
    "units": [{"key": "oedc", "short": "ØDC", "name": "Økonomi"}, {"key": "byc", "short": "BYC"}],
    "series": [
        {
            "uid": "hu",
            "title": "HU-møde",
            "kind": "meeting",
            "body": "hu",
            "units": ["oedc", "byc"],
            "rule": {
                "kind": "recurrence",
                "freq": "monthly",
                "start": "2026-01-01",
                "by_day": ["4MO"],
                "times": "10.00-12.00",
            },
            "adjustments": [{"on": "public-holidays", "policy": "next-working-day"}],
            "exceptions": {
                "2026-03-23": {
                    "moved_to": {"on": "2026-03-30", "to": "2026-03-31"},
                    "status": "tentative",
                    "place": "Odense",
                    "note": "over to dage",
                },
                "2026-04-27": {"status": "cancelled"},
            },
        },
        {
            "uid": "regnskab",
            "title": "Regnskab",
            "kind": "item",
            "units": ["byc"],
            "rule": {"kind": "placed", "host": "hu", "within": {"unit": "quarter", "since": "2026-04-01"}},
        },
    ],
}


@pytest.fixture
def loaded(in_app: Flask) -> Flask:
    load(CALENDAR, NOW)
    return in_app


def run(app: Flask, *arguments: str) -> Any:
    result = app.test_cli_runner().invoke(args=["occurrences", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def found(app: Flask, start: str, end: str, *arguments: str) -> list[dict[str, Any]]:
    result = run(app, "--from", start, "--to", end, *arguments, "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    occurrences: list[dict[str, Any]] = json.loads(result.stdout)
    return occurrences


def test_a_meeting_at_a_time_of_day(loaded: Flask) -> None:
    assert found(loaded, "2026-06-01", "2026-07-01", "--series", "hu") == [
        {
            "series": "hu",
            "title": "HU-møde",
            "kind": "meeting",
            "body": "Hovedudvalget",
            "units": ["ØDC", "BYC"],
            "recurrence_id": "2026-06-22",
            "start": "2026-06-22T10:00:00+02:00",
            "end": "2026-06-22T12:00:00+02:00",
            "all_day": False,
            "precision": "time",
            "status": "confirmed",
            "place": "",
            "note": "",
            "moved_from": None,
            "reasons": [],
            "placed_on": None,
        }
    ]


def test_an_item_that_hangs_on_a_meeting(loaded: Flask) -> None:
    [item] = found(loaded, "2026-05-26", "2026-05-27", "--series", "regnskab")

    assert item["body"] is None
    assert item["recurrence_id"] == "2026-Q2"
    assert item["placed_on"] == {"series": "hu", "recurrence_id": "2026-05-25"}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # in winter the offset is another, and the clock the same
        (
            "2026-01-01",
            "2026-02-01",
            {"start": "2026-01-26T10:00:00+01:00", "end": "2026-01-26T12:00:00+01:00"},
        ),
        # moved by hand to two whole days; the end is exclusive
        (
            "2026-03-01",
            "2026-04-01",
            {
                "recurrence_id": "2026-03-23",
                "start": "2026-03-30",
                "end": "2026-04-01",
                "all_day": True,
                "precision": "day",
                "status": "tentative",
                "place": "Odense",
                "note": "over to dage",
                "moved_from": "2026-03-23",
                "reasons": ["flyttet fra 23. marts"],
            },
        ),
        ("2026-04-01", "2026-05-01", {"status": "cancelled", "reasons": ["aflyst"]}),
        # moved off a holiday by rule
        (
            "2026-05-01",
            "2026-06-01",
            {
                "recurrence_id": "2026-05-25",
                "start": "2026-05-26T10:00:00+02:00",
                "moved_from": "2026-05-25",
                "reasons": ["flyttet fra 25. maj: 2. pinsedag"],
            },
        ),
    ],
)
def test_what_happened_to_a_meeting(loaded: Flask, start: str, end: str, expected: dict[str, object]) -> None:
    [meeting] = found(loaded, start, end, "--series", "hu")

    assert meeting | expected == meeting


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        ([], {"HU-møde", "Regnskab"}),
        (["--body", "hu"], {"HU-møde"}),
        (["--body", "HOVED-MED"], {"HU-møde"}),
        (["--body", "hovedudvalget"], {"HU-møde"}),
        (["--unit", "ødc"], {"HU-møde"}),
        (["--unit", "økonomi"], {"HU-møde"}),
        (["--unit", "BYC"], {"HU-møde", "Regnskab"}),
        (["--unit", "byc", "--body", "hu"], {"HU-møde"}),
        (["--series", "regnskab"], {"Regnskab"}),
    ],
)
def test_choosing(loaded: Flask, arguments: list[str], titles: set[str]) -> None:
    assert {one["title"] for one in found(loaded, "2026-01-01", "2027-01-01", *arguments)} == titles


def test_an_empty_window_is_an_empty_list(loaded: Flask) -> None:
    assert found(loaded, "2026-06-22", "2026-06-22") == []


def test_without_a_format_it_is_lines_to_read(loaded: Flask) -> None:
    result = run(loaded, "--from", "2026-03-01", "--to", "2026-05-01")

    assert result.stdout == (
        "30.–31. marts 2026  HU-møde  [Hovedudvalget · ØDC, BYC]  reserveret; flyttet fra 23. marts; Odense;"
        " over to dage\n"
        "mandag den 27. april 2026 kl. 10.00–12.00  HU-møde  [Hovedudvalget · ØDC, BYC]  aflyst\n"
    )


REFUSED = [
    # the arguments, and the one line
    ("--to 2026-02-01", "--from"),
    ("--from 2026-02-30 --to 2026-04-01", "--from: Datoen »2026-02-30« findes ikke."),
    ("--from 2026-W01-1 --to 2026-04-01", "--from: »2026-W01-1« er ikke en dato som 2015-12-31."),
    ("--from 2026-01-01 --to 1/2-2026", "--to: »1/2-2026« er ikke en dato som 2015-12-31."),
    ("--from 2026-02-01 --to 2026-01-01", "--to: 2026-01-01 ligger før 2026-02-01."),
    ("--from 1900-01-01 --to 2101-01-02", "--to: Fra 1900-01-01 til 2101-01-02 er der mere end 201 år."),
    ("--from 2026-01-01 --to 2026-02-01 --body x", "--body: Kalenderen kender ikke forum »x«. Den har: hu."),
    ("--from 2026-01-01 --to 2026-02-01 --unit x", "--unit: Kalenderen kender ikke enhed »x«. Den har: oedc, byc."),
    ("--from 2026-01-01 --to 2026-02-01 --series x", "--series: Kalenderen har ingen serie »x«."),
    ("--from 2026-01-01 --to 2026-02-01 --format xml", "--format"),
    ("--from 2026-01-01 --to 2026-02-01 --colour red", "--colour"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "line"), REFUSED)
def test_bad_input_is_refused_in_one_line(loaded: Flask, arguments: str, line: str) -> None:
    result = run(loaded, *arguments.split())

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Fejl: ")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_whole_of_the_years_covered_may_be_asked_for(loaded: Flask) -> None:
    assert len(found(loaded, "1900-01-01", "2101-01-01", "--series", "hu")) == 75 * 12
