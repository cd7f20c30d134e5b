"""The solver at work in the background: started, followed from any process, stopped, and never in the way.

As many solves run at a time as there is room for: each keeps two cores busy. Whoever asks for one more is told which
plan is being worked out, and by when it must have ended.

A thread of the process that was asked follows the solving process (``planning.running``) and writes down in the store
how far it has come. Its outcome waits as the plan's suggestion; the plan's dates are not touched. When the server
ends, nothing is written any more, and whoever looks is told that the solve is lost.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Thread
from time import monotonic
from typing import Final
from uuid import uuid4

from flask import Flask, current_app
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from planner.domain.errors import DomainError, Language
from planner.domain.plans import Job, JobState
from planner.planning.errors import PlanningError
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
from planner.planning.running import demand_solver, plan
from planner.services.plans.keeping import NoSuchPlan, fresh, required
from planner.services.plans.looking import Look, look
from planner.services.plans.slots import days_of
from planner.services.plans.suggesting import suggestion_of, to_solve
from planner.services.transactions import reading, writing
from planner.store import jobs
from planner.store import plans as store

LEAST_SECONDS: Final = 1
MOST_SECONDS: Final = 600
USUAL_SECONDS: Final = 30

BEAT: Final = 1.0
"""Seconds between two notes of how far it has come."""

LOST: Final = timedelta(seconds=30)
"""After so long without a note a solve must have ended with its server."""

CORES: Final = 2
"""What one solve keeps busy."""

_TRIES: Final = 6
_LOG: Final = logging.getLogger(__name__)


class AlreadySolving(DomainError):
    """The plan is being solved already."""

    def __init__(self) -> None:
        super().__init__("job", "Planen er allerede ved at blive beregnet.", "The plan is being worked out already.")


class NoRoom(DomainError):
    """Other plans are being solved, and the machine has no room for one more."""

    def __init__(self, name: str, seconds: float) -> None:
        left = max(1, round(seconds))
        super().__init__(
            "job",
            f"Serveren er ved at beregne »{name}« og har ikke plads til en beregning mere. Den er færdig om cirka "
            f"{left} sekunder: prøv igen da, eller stop den dér. »Læg planen om med det samme« kan bruges imens.",
            f"The server is working out “{name}” and has no room for one more. It ends in about {left} seconds: try "
            "again then, or stop it there. “Plan again at once” can be used meanwhile.",
        )


def start(uid: str, now: datetime, seen: int, *, seconds: float = USUAL_SECONDS, keep: bool = False) -> Job:
    """Have the solver look for the best plan, for so many seconds at most; ``job`` tells how far it has come.

    With ``keep`` as few dates as possible are left (after pins and moves by hand). What it finds waits as the plan's
    suggestion. Raises ``DomainError`` at ``seconds``; at ``pinned`` for pinned and agreed dates that break hard rules
    by themselves; ``SolverMissing`` without the solver; ``AlreadySolving``, ``NoRoom`` while others are solved,
    ``PlanChanged``, ``NoSuchPlan`` and ``PlanningError``.
    """
    if not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        raise DomainError(
            "seconds",
            f"Vælg fra {LEAST_SECONDS} til {MOST_SECONDS} sekunder.",
            f"Choose from {LEAST_SECONDS} to {MOST_SECONDS} seconds.",
        )
    demand_solver()
    seen_now = look(uid)
    _demand_no_contradiction(seen_now)
    job = Job(
        uid=str(uuid4()),
        plan=uid,
        based_on=seen,
        state=JobState.RUNNING,
        started=now,
        heard=now,
        seconds=float(seconds),
        keep=keep,
    )
    with writing() as session:
        fresh(session, uid, seen)
        _demand_room(session, uid, now)
        jobs.put(session, job)
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    follower = _Follower(app, job, seen_now, to_solve(seen_now, keep=keep))
    Thread(target=follower.run, name=f"plan-{uid}", daemon=True).start()
    return job


def at_once() -> int:
    """How many plans may be solved at a time."""
    return max(1, (os.cpu_count() or 1) // CORES)


def _demand_room(session: Session, uid: str, now: datetime) -> None:
    """Raises ``AlreadySolving`` or ``NoRoom``. The session alone may write, so nobody else starts meanwhile."""
    running = [one for one in jobs.running(session) if _as_of(one, now).state is JobState.RUNNING]
    if any(one.plan == uid for one in running):
        raise AlreadySolving
    if len(running) >= at_once():
        soonest = min(running, key=lambda one: one.seconds_left)
        raise NoRoom(required(session, soonest.plan).name, soonest.seconds_left)


def job(uid: str, now: datetime) -> Job | None:
    """The plan's last solve as it is now, whichever process runs it; None where there was none.

    Raises ``NoSuchPlan``.
    """
    with reading() as session:
        required(session, uid)
        found = jobs.last(session, uid)
    return None if found is None else _as_of(found, now)


def cancel(uid: str, *, keep_best: bool = False) -> None:
    """Let the plan's solve end: without any outcome, or with the best plan so far (``keep_best``) as suggestion.

    It takes a second or two. Nothing happens where none is running. Raises ``NoSuchPlan``.
    """
    with writing() as session:
        required(session, uid)
        jobs.ask_to_stop(session, uid, jobs.FINISH if keep_best else jobs.CANCEL)


def _as_of(one: Job, now: datetime) -> Job:
    if one.state is not JobState.RUNNING or now - one.heard <= LOST:
        return one
    return replace(one, state=JobState.LOST, told=_LOST)


_LOST: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("Beregningen blev afbrudt, for eksempel fordi serveren blev genstartet. Planen er uændret. Start igen.",),
    "en": ("The solve broke off, perhaps because the server was restarted. The plan is unchanged. Start again.",),
}
_BROKE: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("Beregningen gik i stå. Planen er uændret.",),
    "en": ("The solve failed. The plan is unchanged.",),
}
_NOTHING_BETTER: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("Der blev ikke fundet en bedre plan end den, du har.",),
    "en": ("No better plan than yours was found.",),
}
_NOTHING_TO_MOVE: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("Ingen datoer behøver at flyttes: planen kan blive, som den er.",),
    "en": ("No date has to move: the plan can stay as it is.",),
}
_NOTHING_FOUND: Final[Mapping[Language, tuple[str, ...]]] = {
    "da": ("Der blev ikke fundet en plan på den tid. Giv den længere, eller lås færre datoer fast.",),
    "en": ("No plan was found in that time. Give it longer, or pin fewer dates.",),
}


class _Follower:
    """One solve, followed from start to end in a thread of its own."""

    def __init__(self, app: Flask, job: Job, seen: Look, problem: Problem) -> None:
        self._app, self._job, self._seen, self._problem = app, job, seen, problem
        self._begun = monotonic()
        self._noted = self._begun
        self._asked = jobs.GO_ON

    def run(self) -> None:
        with self._app.app_context():
            ended = False
            try:
                self._end(plan(self._problem, seconds=self._job.seconds, tell=self._tell, stop=self._stop))
                ended = True
            except PlanningError as error:
                self._finish(JobState.FAILED, {"da": (error.danish,), "en": (error.english,)})
                ended = True
            finally:
                if not ended:
                    self._finish(JobState.FAILED, _BROKE)

    def _tell(self, progress: Progress) -> None:
        self._job = replace(
            self._job, cost=progress.cost, bound=max(progress.bound, self._job.bound), heard=self._now()
        )

    def _stop(self) -> bool:
        """Whether somebody wants it to end; asked ten times a second, and looked up at every beat."""
        if monotonic() - self._noted >= BEAT:
            self._noted = monotonic()
            self._beat()
        return self._asked != jobs.GO_ON

    def _beat(self) -> None:
        self._job = self._as_heard(self._job)
        try:
            with writing() as session:
                self._asked = jobs.asked(session, self._job.uid)
                if self._asked != jobs.CANCEL:
                    jobs.put(session, self._job)
        except OperationalError:
            _LOG.warning("how far the solve of plan %s has come could not be noted", self._job.plan)

    def _end(self, result: Result) -> None:
        if self._asked == jobs.CANCEL:
            self._finish(JobState.CANCELLED)
        elif result.status is Status.INFEASIBLE and result.conflict:
            conflict = result.conflict
            self._job = replace(self._job, meetings=conflict.meetings, remedies=conflict.ways)
            told = {language: tuple(some) for language, some in conflict.because.items()}
            self._finish(JobState.IMPOSSIBLE, told)
        elif result.dates is None:
            self._finish(JobState.FAILED, _NOTHING_FOUND)
        else:
            self._job = replace(
                self._job, cost=result.cost, bound=result.bound, optimal=result.status is Status.OPTIMAL
            )
            self._finish(JobState.DONE, result=result)

    def _finish(
        self, state: JobState, told: Mapping[Language, tuple[str, ...]] | None = None, result: Result | None = None
    ) -> None:
        """Write the end down, and the suggestion in the same transaction; patiently, for others may be writing."""
        self._job = replace(self._as_heard(self._job), state=state, told=told or {})
        for tries in range(1, _TRIES + 1):
            try:
                self._write_end(result)
            except OperationalError:
                if tries == _TRIES:
                    _LOG.exception("the end of the solve of plan %s could not be noted", self._job.plan)
            except NoSuchPlan:
                return
            else:
                return

    def _write_end(self, result: Result | None) -> None:
        with writing() as session:
            current = required(session, self._job.plan)
            if jobs.asked(session, self._job.uid) == jobs.CANCEL:
                mine = jobs.last(session, self._job.plan)
                if mine is None or mine.uid != self._job.uid:
                    return
                self._job, result = replace(self._job, state=JobState.CANCELLED, told={}), None
            if result is not None and result.dates is not None:
                if days_of(result.dates) == days_of(self._seen.dates):
                    self._job = replace(self._job, told=_NOTHING_TO_MOVE if self._job.keep else _NOTHING_BETTER)
                else:
                    bound = 0 if self._job.keep else result.bound
                    suggestion = suggestion_of(self._seen, result.dates, self._now(), bound=bound, solved=True)
                    store.put(session, replace(current, suggestion=suggestion))
            jobs.put(session, self._job)

    def _as_heard(self, one: Job) -> Job:
        return replace(one, heard=self._now(), spent=monotonic() - self._begun)

    def _now(self) -> datetime:
        """The time as told by how long ago it began: the clock is read elsewhere."""
        return self._job.started + timedelta(seconds=monotonic() - self._begun)


def _demand_no_contradiction(seen_now: Look) -> None:
    broken = seen_now.contradictions
    if broken:
        danish, english = (
            " ".join(one.text(seen_now.problem, language) for one in broken[:5]) for language in ("da", "en")
        )
        raise DomainError("pinned", danish, english)
