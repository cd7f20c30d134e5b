"""How far a solve has come, streamed: one stream at a time in a process, never for long, and what it says."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.plans import JobState
from planner.web.plans import streaming
from planner.web.plans.streaming import LONGEST, Place, event, events
from tests.web.plans.test_solving import a_job, note
from tests.web.plans.test_solving import now as now
from tests.web.plans.test_solving import plan as plan


class Clock:
    """Seconds that pass where somebody rests."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def rest(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def seconds() -> Clock:
    return Clock()


def test_there_is_room_for_one_stream(seconds: Clock) -> None:
    place = Place(seconds)

    mine = place.take()

    assert mine == 100 + LONGEST
    assert place.take() is None
    place.leave(mine)
    assert place.take() is not None


def test_a_stream_that_nobody_told_of_its_end_takes_no_room_for_ever(seconds: Clock) -> None:
    place = Place(seconds)
    first = place.take()
    assert first is not None
    seconds.rest(LONGEST + 6)

    second = place.take()

    assert second is not None
    place.leave(first)
    assert place.take() is None


def test_what_changes_is_told_and_what_does_not_is_not(seconds: Clock) -> None:
    parts = iter([("<p>1</p>", True), ("<p>1</p>", True), ("<p>2\n</p>", True), ("<p>3</p>", False)])

    told = list(events(lambda: next(parts), seconds.now + 60, now=seconds, rest=seconds.rest))

    assert told == [
        "retry: 500\n\n",
        "event: progress\ndata: <p>1</p>\n\n",
        ":\n\n",
        "event: progress\ndata: <p>2\ndata: </p>\n\n",
        "event: over\ndata: <p>3</p>\n\n",
    ]


def test_it_ends_in_time_however_long_the_solve_takes(seconds: Clock) -> None:
    begun = seconds.now

    told = list(events(lambda: (str(seconds.now), True), begun + LONGEST, now=seconds, rest=seconds.rest))

    assert begun < seconds.now < begun + LONGEST
    assert all("over" not in one for one in told)


def test_an_empty_part_is_an_event_too() -> None:
    assert event("over", "") == "event: over\ndata: \n\n"


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    mine = Place()
    monkeypatch.setattr(streaming, "PLACE", mine)
    return mine


def test_the_page_hears_of_its_solve(app: Flask, planner: FlaskClient, plan: str, now: object, place: Place) -> None:
    note(app, a_job(plan, JobState.RUNNING, cost=40, bound=38))

    response = planner.get(f"{plan}/solve/stream", buffered=False)
    told: Iterator[bytes] = iter(response.response)  # type: ignore[arg-type]

    assert response.mimetype == "text/event-stream"
    assert response.headers["X-Accel-Buffering"] == "no"
    assert response.headers["Cache-Control"].startswith("no-store")
    assert next(told) == b"retry: 500\n\n"
    first = next(told).decode()
    assert first.startswith("event: progress\n")
    assert "40 point" in first
    assert planner.get(f"{plan}/solve/stream").status_code == 503
    response.close()
    assert place.take() is not None


def test_a_solve_that_is_over_is_told_of_at_once_and_leaves_the_place(
    app: Flask, planner: FlaskClient, plan: str, now: object, place: Place
) -> None:
    note(app, a_job(plan, JobState.CANCELLED))

    response = planner.get(f"{plan}/solve/stream")
    told = response.text
    response.close()

    assert "event: over" in told
    assert "Stoppet" in told
    assert place.take() is not None


def test_without_any_solve_it_is_over(planner: FlaskClient, plan: str, place: Place) -> None:
    assert planner.get(f"{plan}/solve/stream").text == "retry: 500\n\nevent: over\ndata: \n\n"
