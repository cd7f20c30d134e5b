"""`flask fit`: what it prints, and how it refuses."""

import json
from typing import Any

import pytest
from flask import Flask

MONDAYS = ["2015-01-19", "2015-02-16", "2015-03-23", "2015-04-20", "2015-05-18"]


def fit(app: Flask, *arguments: str) -> Any:
    return app.test_cli_runner().invoke(args=["fit", *arguments])


def test_rules_best_first_with_their_exceptions(app: Flask) -> None:
    result = fit(app, *MONDAYS, "--format", "json")
    found = json.loads(result.stdout)

    assert all(found[0]["exceptions"] == [] or len(one["exceptions"]) > 0 for one in found)
    plain = next(one for one in found if one["words"] == "den 3. mandag i hver måned")
    assert plain == {
        "words": "den 3. mandag i hver måned",
        "rule": {"kind": "recurrence", "freq": "monthly", "start": "2015-01-01", "by_day": ["3MO"]},
        "adjustments": [],
        "matched": 4,
        "exceptions": [
            {"ruled": "2015-03-16", "agreed": "2015-03-23", "words": "16. marts 2015 flyttet til 23. marts"},
        ],
    }


def test_as_text(app: Flask) -> None:
    assert "den 3. mandag i hver måned: 4 af 5 – 16. marts 2015 flyttet til 23. marts" in fit(app, *MONDAYS).stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "DATES"),
        (["2015-01-19"], "to datoer"),
        (["2015-01-19", "19/1"], "19/1"),
    ],
)
def test_bad_dates_are_refused_in_one_line(app: Flask, arguments: list[str], complaint: str) -> None:
    result = fit(app, *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert complaint in result.stderr
    assert len(result.stderr.splitlines()) == 1
