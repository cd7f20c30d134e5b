"""`flask phrase`: what it prints, and how it refuses."""

import json
from typing import Any

import pytest
from flask import Flask


def ask(app: Flask, *arguments: str) -> Any:
    return app.test_cli_runner().invoke(args=["phrase", *arguments])


def as_json(app: Flask, *arguments: str) -> Any:
    result = ask(app, "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_rule_with_its_words_and_its_dates_of_a_year(app: Flask) -> None:
    found = as_json(app, "2. tirsdag i måneden kl. 16, ikke i juli, på helligdage ugen efter", "--on", "2027-01-01")

    assert found["decision"] == "accept"
    assert found["words"] == "den 2. tirsdag i hver måned, undtagen juli, kl. 16; på helligdage ugen efter"
    assert found["rule"] == {
        "kind": "recurrence",
        "freq": "monthly",
        "start": "2027-01-01",
        "by_day": ["2TU"],
        "except_months": [7],
        "times": "16.00",
    }
    assert found["adjustments"] == [{"on": "public-holidays", "policy": "next-same-weekday"}]
    assert found["dates"][:3] == ["2027-01-12", "2027-02-09", "2027-03-09"]
    assert len(found["dates"]) == 11
    assert found["question"] is None


def test_windows_spans_and_status(app: Flask) -> None:
    window = as_json(app, "ultimo februar", "--on", "2027-01-01")
    span = as_json(app, "30.-31. august (res.)", "--on", "2027-01-01")

    assert window["periods"] == [["2027-02-21", "2027-02-28"]]
    assert window["dates"] == window["spans"] == []
    assert span["spans"] == [["2027-08-30", "2027-08-31"]]
    assert span["status"] == "tentative"


def test_a_notice_stands_with_the_words(app: Flask) -> None:
    found = as_json(app, "2. uge månedligt", "--on", "2027-01-01")

    assert found["decision"] == "accept_with_notice"
    assert found["words"].endswith("Forstået som 2. uge i måneden = ugen, der begynder 2. mandag.")


def test_a_question_gives_no_dates(app: Flask) -> None:
    found = as_json(app, "31. september", "--on", "2027-01-01")

    assert found["decision"] == "ask"
    assert found["question"] == "31. september findes ikke. Mente du 30. september?"
    assert found["rule"] is None
    assert found["dates"] == found["spans"] == found["periods"] == []


def test_a_question_comes_with_answers(app: Flask) -> None:
    found = as_json(app, "hver 2. uge", "--on", "2027-01-01")
    printed = ask(app, "hver 2. uge", "--on", "2027-01-01").stdout.splitlines()

    assert [choice["phrase"] for choice in found["choices"]] == [
        "hver 2. uge i lige uger",
        "hver 2. uge i ulige uger",
    ]
    assert found["choices"][0]["words"] == "i lige uger, fra 2027"
    assert printed[-2:] == ["- hver 2. uge i lige uger", "- hver 2. uge i ulige uger"]


def test_the_heading_and_the_meeting(app: Flask) -> None:
    assert as_json(app, "13.", "--on", "2014-12-16", "--heading", "Januar")["dates"] == ["2015-01-13"]
    assert as_json(app, "senest 1 uge før mødet", "--on", "2026-01-01", "--meeting", "2026-03-24")["dates"] == [
        "2026-03-17"
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["2026-11-01", "2027-05-01"]),
        (["--from", "2027-01-01"], ["2027-05-01", "2027-11-01"]),
        (["--from", "2027-01-01", "--to", "2027-05-02"], ["2027-05-01"]),
        (["--from", "2027-01-01", "--to", "2027-05-01"], []),
    ],
)
def test_the_window_is_half_open_and_a_year_by_default(app: Flask, options: list[str], expected: list[str]) -> None:
    assert as_json(app, "hvert år den 1. maj og den 1. november", "--on", "2026-10-01", *options)["dates"] == expected


def test_what_happens_once_is_shown_however_far_away(app: Flask) -> None:
    assert as_json(app, "3. marts 2031", "--on", "2026-01-01")["dates"] == ["2031-03-03"]
    assert as_json(app, "Februar 2021", "--on", "2018-08-20")["periods"] == [["2021-02-01", "2021-02-28"]]


def test_as_text(app: Flask) -> None:
    result = ask(app, "12.-13. maj", "--on", "2027-01-01")

    assert result.stdout.splitlines() == [
        "accept: aftalt dato: 12.–13. maj 2027",
        "2027-05-12",
        "2027-05-12 – 2027-05-13",
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["1. maj"], "--on"),
        (["1. maj", "--on", "1/5"], "--on"),
        (["1. maj", "--on", "2026-01-01", "--meeting", "i morgen"], "--meeting"),
        (["1. maj", "--on", "2026-01-01", "--from", "2026-02-01", "--to", "2026-01-01"], "--to"),
        (["1. maj", "--on", "9999-12-31"], "--on"),
        (["1. maj", "--on", "2026-01-01", "--meeting", "1899-12-31"], "--meeting"),
        (["1. maj", "--on", "2026-01-01", "--from", "9999-12-31"], "--from"),
        (["--on", "2026-01-01"], "TEXT"),
    ],
)
def test_bad_options_are_refused_in_one_line(app: Flask, arguments: list[str], complaint: str) -> None:
    result = ask(app, *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert complaint in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_any_text_is_answered(app: Flask) -> None:
    for text in ("", "²", "\u0301" * 50_000, "(((", "ikke en dato"):
        assert as_json(app, "--on", "2026-01-01", "--", text)["decision"] == "reject"
