"""The solver in the background: followed, stopped, lost, refused; the plan is as it was until it is accepted."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from threading import Event
from time import monotonic, sleep
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.plans import Job, JobState, Plan, PlanChanged
from planner.planning import running
from planner.planning.errors import SolverCrashed, SolverMissing
from planner.planning.progress import Progress, Result
from planner.planning.progress import Status as Solved
from planner.planning.year.preferences import Own, Preferences
from planner.services import transactions
from planner.services.plans import comparing, editing, keeping, solving, suggesting
from planner.services.plans.keeping import NoSuchPlan
from planner.services.plans.looking import look
from planner.services.plans.solving import AlreadySolving, NoRoom
from planner.store import jobs
from tests.services.plans import town
from tests.services.plans.town import BY, NOW

MARCH = "byraad-moede/2027-03-09"
LATER = NOW + timedelta(hours=1)

Solve = Callable[..., Result]


@pytest.fixture
def draft(in_app: Flask) -> Plan:
    town.found()
    return town.draft()


@pytest.fixture
def on_both(both: Flask) -> Iterator[Plan]:
    with both.app_context():
        town.found()
        yield town.draft()


def ended(plan: Plan, patience: float = 60) -> Job:
    """The plan's job once it has ended, however it did."""
    until = monotonic() + patience
    while monotonic() < until:
        job = solving.job(plan.uid, NOW)
        assert job is not None
        if job.state is not JobState.RUNNING:
            return job
        sleep(0.05)
    raise AssertionError("the solve does not end")


def waits_until(holds: Callable[[], bool], patience: float = 30) -> None:
    until = monotonic() + patience
    while not holds():
        assert monotonic() < until
        sleep(0.02)


@pytest.fixture
def solver(monkeypatch: pytest.MonkeyPatch) -> Callable[[Solve], None]:
    """Puts something else in the solver's place."""

    def instead(solve: Solve) -> None:
        monkeypatch.setattr(solving, "plan", solve)

    return instead


@pytest.fixture
def over(solver: Callable[[Solve], None]) -> Event:
    """Puts one that never finds anything in its place, and that ends when this is set."""
    over = Event()

    def waiting(problem: object, *, seconds: float, tell: object, stop: object) -> Result:
        assert over.wait(30)
        return Result(Solved.UNKNOWN, 1.0, 0)

    solver(waiting)
    return over


def test_the_best_plan_waits_to_be_accepted(on_both: Plan) -> None:
    slots = [uid for uid in on_both.dates if uid.startswith("byraad-moede/")]
    plan = editing.move(on_both.uid, MARCH, date(2027, 3, 16), NOW, BY, on_both.version)
    plan = editing.unpin(plan.uid, slots, NOW, BY, plan.version)

    begun = solving.start(plan.uid, NOW, plan.version, seconds=20)
    job = ended(plan)

    assert (begun.state, begun.seconds_left) == (JobState.RUNNING, 20)
    assert (job.uid, job.state, job.optimal, job.gap) == (begun.uid, JobState.DONE, True, 0.0)
    assert job.based_on == plan.version
    now = keeping.one(plan.uid)
    assert replace(now, suggestion=None) == plan
    assert now.suggestion is not None
    assert now.suggestion.solved
    assert now.suggestion.bound == now.suggestion.cost == job.cost
    difference = comparing.with_suggestion(plan.uid)
    assert difference is not None
    assert difference.cost[0] is not None
    assert difference.cost[1] < difference.cost[0]
    accepted = editing.accept(plan.uid, now.suggestion.uid, LATER, BY, plan.version)
    assert look(accepted.uid).verdict.cost == job.cost


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        (False, "Der blev ikke fundet en bedre plan end den, du har."),
        (True, "Ingen datoer behøver at flyttes: planen kan blive, som den er."),
    ],
)
def test_where_nothing_is_better_it_says_so(draft: Plan, keep: bool, said: str) -> None:
    solving.start(draft.uid, NOW, draft.version, seconds=20)
    ended(draft)
    waiting = keeping.one(draft.uid)
    if waiting.suggestion is not None:
        draft = editing.accept(draft.uid, waiting.suggestion.uid, LATER, BY, draft.version)
    solving.start(draft.uid, NOW, draft.version, seconds=20, keep=keep)

    job = ended(draft)

    assert job.state is JobState.DONE
    assert job.keep is keep
    assert job.told["da"] == (said,)
    assert keeping.one(draft.uid) == draft


def test_what_is_asked_twice_is_done_once(draft: Plan, over: Event) -> None:
    solving.start(draft.uid, NOW, draft.version)

    with pytest.raises(AlreadySolving):
        solving.start(draft.uid, NOW, draft.version)
    over.set()
    ended(draft)
    solving.start(draft.uid, NOW, draft.version)
    assert ended(draft).state is JobState.FAILED


def test_one_more_plan_waits_until_there_is_room(draft: Plan, over: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "at_once", lambda: 1)
    other = town.draft("Forslag B")
    solving.start(draft.uid, NOW, draft.version, seconds=40)

    with pytest.raises(NoRoom, match=r"“Forslag A” .* about 40 seconds"):
        solving.start(other.uid, NOW, other.version)
    assert solving.job(other.uid, NOW) is None

    over.set()
    ended(draft)
    solving.start(other.uid, NOW, other.version)
    assert ended(other).state is JobState.FAILED


def test_where_there_is_room_several_plans_are_solved_at_once(
    draft: Plan, over: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "at_once", lambda: 2)
    other = town.draft("Forslag B")

    solving.start(draft.uid, NOW, draft.version)
    solving.start(other.uid, NOW, other.version)

    over.set()
    assert ended(draft).state is ended(other).state is JobState.FAILED


def test_a_lost_solve_takes_no_room(
    draft: Plan, solver: Callable[[Solve], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "at_once", lambda: 1)
    with transactions.writing() as session:
        job = Job(uid="old", plan=draft.uid, based_on=1, state=JobState.RUNNING, started=NOW, heard=NOW, seconds=60.0)
        jobs.put(session, job)
    other, later = town.draft("Forslag B"), NOW + timedelta(seconds=31)
    solver(lambda problem, *, seconds, tell, stop: Result(Solved.UNKNOWN, 1.0, 0))

    solving.start(other.uid, later, other.version)

    assert ended(other).state is JobState.FAILED


def test_it_is_followed_while_it_works(
    draft: Plan, solver: Callable[[Solve], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "BEAT", 0.01)
    dates = look(draft.uid).dates

    def slow(
        problem: object, *, seconds: float, tell: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Result:
        tell(Progress(1.0, seconds - 1, dates, 200, 190))
        waits_until(stop)
        return Result(Solved.FEASIBLE, 2.0, 190, dates, 200)

    solver(slow)
    solving.start(draft.uid, NOW, draft.version, seconds=100)

    waits_until(lambda: (job := solving.job(draft.uid, NOW)) is not None and job.cost == 200)
    job = solving.job(draft.uid, NOW)
    assert job is not None
    assert (job.state, job.bound, job.gap) == (JobState.RUNNING, 190, 0.05)
    assert 0 < job.seconds_left < 100
    solving.cancel(draft.uid)
    assert ended(draft).state is JobState.CANCELLED
    assert keeping.one(draft.uid) == draft


def test_it_may_end_early_with_the_best_so_far(
    draft: Plan, solver: Callable[[Solve], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "BEAT", 0.01)
    other = {**look(draft.uid).dates, MARCH: date(2027, 3, 11).toordinal()}

    def slow(
        problem: object, *, seconds: float, tell: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Result:
        waits_until(stop)
        return Result(Solved.FEASIBLE, 2.0, 190, other, 200)

    solver(slow)
    solving.start(draft.uid, NOW, draft.version)
    solving.cancel(draft.uid, keep_best=True)

    assert ended(draft).state is JobState.DONE
    waiting = keeping.one(draft.uid)
    assert waiting.suggestion is not None
    assert waiting.suggestion.dates[MARCH] == date(2027, 3, 11)
    assert waiting.dates == draft.dates


@pytest.mark.parametrize("error", [SolverCrashed(-9), RuntimeError("the roof fell in")])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_solver_that_crashes_leaves_the_plan_and_says_so(
    draft: Plan, solver: Callable[[Solve], None], error: Exception
) -> None:
    def crash(problem: object, **_: object) -> Result:
        raise error

    solver(crash)
    solving.start(draft.uid, NOW, draft.version)
    job = ended(draft)

    assert job.state is JobState.FAILED
    assert "uændret" in job.told["da"][0]
    assert keeping.one(draft.uid) == draft


def test_a_real_solving_process_that_is_killed_leaves_the_plan(draft: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[str]:
        started.append(subprocess.Popen(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(running, "subprocess", SimpleNamespace(Popen=start, PIPE=subprocess.PIPE))
    monkeypatch.setattr(solving._Follower, "_tell", lambda *_: started[0].kill())
    solving.start(draft.uid, NOW, draft.version)
    job = ended(draft)

    assert started[0].returncode == -signal.SIGKILL
    assert job.state is JobState.FAILED
    assert job.told["da"] == ("Planlægningen gik i stå undervejs (kode -9). Planen er uændret.",)
    assert keeping.one(draft.uid) == draft


def test_a_restarted_server_is_told_of_and_does_not_stand_in_the_way(draft: Plan) -> None:
    with transactions.writing() as session:
        job = Job(uid="old", plan=draft.uid, based_on=1, state=JobState.RUNNING, started=NOW, heard=NOW, seconds=60.0)
        jobs.put(session, job)

    assert solving.job(draft.uid, NOW + timedelta(seconds=29)) == job
    lost = solving.job(draft.uid, NOW + timedelta(seconds=31))
    assert lost is not None
    assert (lost.state, lost.seconds_left) == (JobState.LOST, 0.0)
    assert "afbrudt" in lost.told["da"][0]
    again = solving.start(draft.uid, NOW + timedelta(seconds=31), draft.version, seconds=5)
    assert again.uid != "old"
    ended(draft)


def test_a_removed_plan_takes_its_solve_along(
    draft: Plan, solver: Callable[[Solve], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "BEAT", 0.01)
    over = Event()

    def slow(
        problem: object, *, seconds: float, tell: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Result:
        waits_until(stop)
        over.set()
        return Result(Solved.UNKNOWN, 1.0, 0)

    solver(slow)
    solving.start(draft.uid, NOW, draft.version)
    keeping.remove(draft.uid, draft.version)

    assert over.wait(30)
    with pytest.raises(NoSuchPlan):
        solving.job(draft.uid, NOW)


def test_what_cannot_be_is_said_in_words_with_what_would_help(draft: Plan) -> None:
    # Twelve meetings, each at most three weeks after the last, do not reach from January to December.
    wishes = Preferences(own={"byraad-moede": Own(most=21)})
    plan = editing.set_preferences(draft.uid, wishes, NOW, BY, draft.version)
    solving.start(plan.uid, NOW, plan.version, seconds=5)
    job = ended(plan)

    assert job.state is JobState.IMPOSSIBLE
    assert job.meetings
    assert any("dage mellem møderne i Byrådsmøde" in one for one in job.told["da"])
    assert "Giv slip på afstanden mellem møderne i Byrådsmøde." in [one.told["da"] for one in job.remedies]
    assert keeping.one(plan.uid) == plan


def test_pins_that_break_a_rule_are_told_of_before_solving(draft: Plan) -> None:
    plan = editing.move(draft.uid, "byraad-moede/2027-05-11", date(2027, 5, 17), NOW, BY, draft.version)
    with pytest.raises(DomainError, match="closed") as refused:
        solving.start(plan.uid, NOW, plan.version)
    assert refused.value.field == "pinned"
    assert solving.job(plan.uid, NOW) is None


@pytest.mark.parametrize("seconds", [0, -1, 601, float("nan")])
def test_a_time_that_is_none_is_refused(draft: Plan, seconds: float) -> None:
    with pytest.raises(DomainError) as refused:
        solving.start(draft.uid, NOW, draft.version, seconds=seconds)
    assert refused.value.field == "seconds"


def test_who_starts_on_an_older_version_is_told(draft: Plan) -> None:
    with pytest.raises(PlanChanged):
        solving.start(draft.uid, NOW, draft.version + 1)
    assert solving.job(draft.uid, NOW) is None


def test_without_the_solver_it_says_so_and_the_rule_of_thumb_stands(
    draft: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ortools", None)
    monkeypatch.setattr(running, "find_spec", lambda library: None)
    with pytest.raises(SolverMissing) as told:
        solving.start(draft.uid, NOW, draft.version)

    assert "mangler" in told.value.danish
    assert suggesting.suggest(draft.uid, NOW, draft.version, keep=False).suggestion is not None


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.integers(0, 3), max_size=4), keep=st.booleans())
def test_a_cancelled_solve_changes_nothing_whatever_it_has_found(
    draft: Plan, solver: Callable[[Solve], None], monkeypatch: pytest.MonkeyPatch, steps: list[int], keep: bool
) -> None:
    monkeypatch.setattr(solving, "BEAT", 0.0)
    before = keeping.one(draft.uid)
    dates = look(draft.uid).dates

    def found(
        problem: object, *, seconds: float, tell: Callable[[Progress], None], stop: Callable[[], bool]
    ) -> Result:
        for step in steps:
            tell(Progress(0.1, 1.0, {**dates, MARCH: dates[MARCH] + step}, 100 - step, step))
        waits_until(stop)
        return Result(Solved.OPTIMAL, 1.0, 0, {**dates, MARCH: dates[MARCH] + 1}, 0)

    solver(found)
    solving.start(draft.uid, NOW, draft.version, keep=keep)
    solving.cancel(draft.uid)

    assert ended(draft).state is JobState.CANCELLED
    assert keeping.one(draft.uid) == before
