"""The solver from its pages: started, followed, stopped, impossible; and its outcome taken or dropped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.plans import Job, JobState
from planner.domain.remedies import Remedy
from planner.services.plans import solving
from planner.services.transactions import writing
from planner.store import jobs
from tests.web.forms import send, text_of
from tests.web.plans.making import new_plan

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
MARCH = "board-meeting/2027-03-09"


@pytest.fixture
def plan(planner: FlaskClient) -> str:
    return new_plan(planner)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, plan: str) -> datetime:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


def a_job(plan: str, state: JobState, **more: object) -> Job:
    uid = plan.rpartition("/")[2]
    job = Job(uid="j", plan=uid, based_on=1, state=state, started=NOW, heard=NOW, seconds=30, spent=12.2)
    return replace(job, **more)  # type: ignore[arg-type]


def note(app: Flask, job: Job) -> None:
    """Let that be the plan's last solve."""
    with app.app_context(), writing() as session:
        jobs.put(session, job)


def test_a_solve_is_followed_step_by_step(app: Flask, planner: FlaskClient, plan: str, now: datetime) -> None:
    note(app, a_job(plan, JobState.RUNNING, cost=40, bound=38))

    page = planner.get(f"{plan}/solve").text

    said = text_of(page)
    assert "Tid brugt 12 af 30 s Tid tilbage 18 s Bedste plan 40 point Kan ikke blive under 38 point" in said
    assert "Højst fra det bedst mulige 5,0 %" in said
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Stop, og tag den bedste indtil nu" in said
    part = planner.get(f"{plan}/solve/progress")
    assert 'data-state="running"' in part.text
    assert "<html" not in part.text
    assert part.headers["Cache-Control"].startswith("no-store")
    assert "Beregner …" in text_of(planner.get(plan).text)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (JobState.CANCELLED, "Stoppet. Planen er, som den var."),
        (JobState.FAILED, "Beregningen gav ingen plan"),
        (JobState.DONE, "Færdig"),
        (JobState.IMPOSSIBLE, "Møderne kan ikke alle holdes"),
    ],
)
def test_however_it_ends_it_is_told_and_can_be_started_anew(
    app: Flask, planner: FlaskClient, plan: str, now: datetime, state: JobState, said: str
) -> None:
    note(app, a_job(plan, state))

    page = planner.get(f"{plan}/solve").text

    assert said in text_of(page)
    assert "Find den bedste plan" in page
    assert "http-equiv" not in page


def test_a_solve_that_is_not_heard_of_is_lost(app: Flask, planner: FlaskClient, plan: str, now: datetime) -> None:
    note(app, a_job(plan, JobState.RUNNING, heard=NOW - timedelta(minutes=5)))

    assert "Beregningen blev afbrudt" in text_of(planner.get(f"{plan}/solve").text)


def test_what_cannot_all_be_held_is_named_and_something_is_let_go_of(
    app: Flask, planner: FlaskClient, plan: str, now: datetime
) -> None:
    here = f"{plan}/at/{MARCH}"
    send(planner, here, action=f"{here}/pin")
    told = {"da": ("De kan ikke begge.",), "en": ("They cannot both.",)}
    remedies = (Remedy(kind="pinned", meetings=(MARCH,), told={"da": "Lås det op.", "en": "Unpin it."}),)
    note(app, a_job(plan, JobState.IMPOSSIBLE, meetings=(MARCH,), told=told, remedies=remedies))

    page = planner.get(f"{plan}/solve")

    said = text_of(page.text)
    assert "De kan ikke begge." in said
    assert "Hver for sig ville dette hjælpe Lås det op. Lås »Direktionsmøde« op" in said
    assert said.count("Lås »Direktionsmøde« op") == 1
    assert "kan måske hjælpe Lad datoer flytte 14 dage længere fra reglens dag" in said

    relax = f"{plan}/solve/relax"
    assert send(planner, f"{plan}/solve", action=relax, what="unpin", which=MARCH).status_code == 303
    assert "Låst fast (0)" in text_of(planner.get(plan).text)
    assert send(planner, f"{plan}/solve", action=relax, what="slack", which="").status_code == 303
    assert 'value="28"' in planner.get(f"{plan}/wishes").text
    assert send(planner, f"{plan}/solve", action=relax, what="magic", which="").status_code == 400


def test_of_the_fewest_moves_no_points_are_told(app: Flask, planner: FlaskClient, plan: str, now: datetime) -> None:
    note(app, a_job(plan, JobState.DONE, cost=140, bound=140, optimal=True, keep=True))

    said = text_of(planner.get(f"{plan}/solve").text)

    assert "Færdig: mindre kan bevisligt ikke flyttes." in said
    assert "point" not in said


def test_the_solver_is_asked_as_the_form_says(
    monkeypatch: pytest.MonkeyPatch, planner: FlaskClient, plan: str
) -> None:
    asked: dict[str, object] = {}

    def start(uid: str, now: datetime, seen: int, *, seconds: float, keep: bool) -> None:
        asked.update(uid=uid, seen=seen, seconds=seconds, keep=keep)

    monkeypatch.setattr(solving, "start", start)

    response = send(planner, f"{plan}/solve", seconds="60", keep="1", how="solve")

    assert (response.status_code, response.location) == (303, f"{plan}/solve")
    assert asked == {"uid": plan.rpartition("/")[2], "seen": 1, "seconds": 60, "keep": True}


def test_only_the_offered_times_are_taken(planner: FlaskClient, plan: str) -> None:
    response = send(planner, f"{plan}/solve", seconds="100000", how="solve")

    assert response.status_code == 400
    assert "Vælg en af tiderne." in response.text


def moved_and_planned_again(planner: FlaskClient, plan: str) -> None:
    here = f"{plan}/at/{MARCH}"
    send(planner, f"{here}?to=2027-03-29", action=f"{here}/move")
    send(planner, here, action=f"{here}/unpin")
    assert send(planner, f"{plan}/solve", how="at-once").location == f"{plan}/suggestion"


def test_a_suggestion_is_shown_as_a_difference_before_it_is_taken(planner: FlaskClient, plan: str) -> None:
    moved_and_planned_again(planner, plan)

    page = text_of(planner.get(f"{plan}/suggestion").text)
    assert "Direktionsmøde mandag den 29. marts 2027 tirsdag den 9. marts 2027" in page
    assert "Intet er ændret endnu." in page
    assert "Der ligger et forslag til nye datoer og venter." in planner.get(plan).text

    assert send(planner, f"{plan}/suggestion", how="accept").location == plan
    assert "tirsdag den 9. marts 2027" in text_of(planner.get(f"{plan}/at/{MARCH}").text)


def test_a_suggestion_that_changes_nothing_says_so_and_is_not_to_be_taken(planner: FlaskClient, plan: str) -> None:
    send(planner, f"{plan}/solve", how="at-once")
    send(planner, f"{plan}/suggestion", how="accept")
    send(planner, f"{plan}/solve", how="at-once")

    page = text_of(planner.get(f"{plan}/suggestion").text)
    assert "Forslaget er planen, som den er: ingen dato skal flyttes." in page
    assert "Tag hele forslaget" not in page
    assert "Kassér forslaget" in page


def test_a_dropped_suggestion_leaves_the_plan_as_it_was(planner: FlaskClient, plan: str) -> None:
    moved_and_planned_again(planner, plan)

    send(planner, f"{plan}/suggestion", how="drop")

    assert "mandag den 29. marts 2027" in text_of(planner.get(f"{plan}/at/{MARCH}").text)
    assert "Der ligger ikke noget forslag." in planner.get(f"{plan}/suggestion").text


def test_a_suggestion_that_is_gone_is_told(planner: FlaskClient, plan: str) -> None:
    moved_and_planned_again(planner, plan)

    response = send(planner, f"{plan}/suggestion", how="accept", suggestion="another")

    assert response.status_code == 400
    assert "Forslaget er der ikke længere." in response.text
