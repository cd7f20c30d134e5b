"""`flask plan`: what it writes and prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from planner.cli import plan
from planner.planning.errors import SolverCrashed
from tests.planning.years import Json, body, instance, march, meeting


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, data: object) -> str:
    path.write_text(json.dumps(data), "utf-8")
    return path.name


def run(app: Flask, *arguments: str) -> Any:
    return app.test_cli_runner().invoke(args=["plan", *arguments])


@pytest.fixture
def year(folder: Path) -> str:
    """Two meetings of the same people that would both like 3 March."""
    wish = {"last_year": {"week_weight": 1, "weekday_weight": 2}}
    bodies = [body("a", "left", **wish), body("b", "left", **wish)]
    meetings = [meeting("a-1", 1, 5, target=march(3)), meeting("b-1", 1, 5, target=march(3))]
    return put(folder / "year.json", instance(*meetings, series=bodies))


def solution(**dates: str) -> Json:
    named = {uid.replace("_", "-"): day for uid, day in dates.items()}
    return {"format": "moedeplan-solution/1", "instance": "marts", "dates": named}


def test_solve_writes_the_plan_and_prints_four_facts(app: Flask, folder: Path, year: str) -> None:
    result = run(app, "solve", year, "-o", "plan.json")

    assert result.exit_code == 0
    facts = dict(line.split(" ") for line in result.stdout.splitlines())
    assert [*facts] == ["status", "cost", "bound", "seconds"]
    assert (facts["status"], facts["cost"], facts["bound"]) == ("optimal", "2", "2")
    assert "2 point" in result.stderr
    written = json.loads((folder / "plan.json").read_text("utf-8"))
    assert written["instance"] == "marts"
    assert march(3) in written["dates"].values()

    checked = run(app, "check", year, "plan.json")
    assert checked.exit_code == 0
    assert checked.stdout.splitlines()[:2] == ["violations 0", "cost 2"]


def test_solve_in_json(app: Flask, year: str) -> None:
    result = run(app, "solve", year, "-o", "plan.json", "--seconds", "20", "--format", "json")

    assert json.loads(result.stdout) | {"seconds": 0} == {"status": "optimal", "cost": 2, "bound": 2, "seconds": 0}


def test_where_no_plan_is_possible_the_conflict_is_written_and_said(app: Flask, folder: Path) -> None:
    bodies = [body("a", "left"), body("b", "left")]
    year = put(folder / "year.json", instance(meeting("a-1", 3, 3), meeting("b-1", 3, 3), series=bodies))

    result = run(app, "solve", year, "-o", "plan.json")

    assert result.exit_code == 3
    assert result.stdout.splitlines()[:3] == ["status infeasible", "cost -", "bound -"]
    assert json.loads((folder / "plan.json").read_text("utf-8")) == {
        "format": "moedeplan-conflict/1",
        "instance": "marts",
        "meetings": ["a-1", "b-1"],
    }
    assert "2 møder kan ikke holdes samtidig: a-1, b-1" in result.stderr
    assert "- A og B deler Left og kan ikke mødes samtidig." in result.stderr
    assert "Hver for sig ville dette hjælpe:" in result.stderr


def test_check_says_what_is_broken(app: Flask, folder: Path, year: str) -> None:
    put(folder / "plan.json", solution(a_1=march(3), b_1=march(3)))

    result = run(app, "check", year, "plan.json")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [
        "A nr. 1 og B nr. 1 deler Left og mødes samtidig onsdag den 3. marts 2027.",
        "violations 1",
        "cost 0",
    ]

    told = json.loads(run(app, "check", year, "plan.json", "--format", "json").stdout)
    assert told["feasible"] is False
    assert told["violations"][0]["code"] == "clash"
    assert told["violations"][0]["meetings"] == ["a-1", "b-1"]
    assert told["cost"] == sum(told["points"].values()) == 0


def test_check_says_of_a_date_years_before_the_plan_what_it_breaks(app: Flask, folder: Path) -> None:
    bodies = [body("a", "left", deadlines=[{"workdays_before": 8}])]
    year = put(folder / "year.json", instance(meeting("a-1", 1, 5), series=bodies))
    put(folder / "plan.json", solution(a_1="2019-03-05"))

    result = run(app, "check", year, "plan.json", "--format", "json")

    assert result.exit_code == 1
    assert {"window", "horizon"} <= {one["code"] for one in json.loads(result.stdout)["violations"]}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "year.json: er ikke JSON."),
        ("[" * 100_000, "year.json: er ikke JSON."),
        ("\xff", "year.json: er ikke JSON."),
        ("{}", "format: »format« skal være moedeplan-instance/1."),
        (json.dumps(instance() | {"meetings": []}), "meetings: Der er ingen møder at planlægge."),
        (json.dumps(instance() | {"series": [body("a", on="a")]}), "lader serien mødes med sig selv"),
    ],
)
def test_a_bad_instance_is_refused_in_one_line(app: Flask, folder: Path, content: str, said: str) -> None:
    (folder / "year.json").write_text(content, "latin-1")

    for arguments in (("solve", "year.json", "-o", "plan.json"), ("check", "year.json", "plan.json")):
        result = run(app, *arguments)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert said in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (folder / "plan.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("solve", "none.json", "-o", "plan.json"), "none.json: "),
        (("solve", "year.json", "-o", "none/plan.json"), "-o: none/plan.json: "),
        (("solve", "year.json"), "-o"),
        (("solve", "year.json", "-o", "plan.json", "--seconds", "0"), "--seconds"),
        (("check", "year.json", "none.json"), "none.json: "),
        (("check", "year.json", "year.json"), "format: "),
    ],
)
@pytest.mark.usefixtures("year")
def test_bad_arguments_are_refused_in_one_line(app: Flask, arguments: tuple[str, ...], said: str) -> None:
    result = run(app, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr.splitlines()[-1]


def test_a_crash_is_no_fault_of_the_input(
    app: Flask, folder: Path, year: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_arguments: object, **_options: object) -> None:
        raise SolverCrashed(-9)

    monkeypatch.setattr(plan, "plan", crash)

    result = run(app, "solve", year, "-o", "plan.json")

    assert result.exit_code == 1
    assert result.stderr == "Fejl: Planlægningen gik i stå undervejs (kode -9). Planen er uændret.\n"
    assert not (folder / "plan.json").exists()
