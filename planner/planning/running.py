"""A solve in a process of its own: followed step by step, stopped at any time, and free to crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Final

from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.errors import SolverCrashed, SolverMissing
from planner.planning.greedy import propose
from planner.planning.messages import Message, answer_from, request_json
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status

_ROOT: Final = Path(__file__).resolve().parents[2]
_LIBRARIES: Final = ("ortools", "pysat")

_PATIENCE: Final = 30.0
"""Seconds beyond its time that the process gets, so that it can tell which meetings leave no plan possible."""

_HANDOVER: Final = 0.3
"""Seconds before its time is over that it is to end: it hands its last plan over then."""

_CLEARING: Final = 0.1
"""Seconds before its time is over that it is ended, when there is a plan: whoever asked has the answer in time."""

_ONE_HEAP: Final = {"MALLOC_ARENA_MAX": "1"}
"""What one of the process' threads has given back, the other can use: otherwise a large year takes a third more."""

_GLANCE: Final = 0.1
"""Seconds between two looks at whether to stop."""


def plan(
    problem: Problem,
    *,
    seconds: float,
    tell: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Result:
    """The best plan for the problem within so many seconds, or the meetings that cannot all be held.

    ``tell`` hears of the greedy plan at once, if that breaks no hard rule, and then of each better plan and bound.
    When ``stop()`` becomes true, the best plan so far is the result. Raises ``SolverMissing`` without the solver
    extra, and ``SolverCrashed`` when the process ends without an answer.
    """
    demand_solver()
    begun = monotonic()
    last = Progress(0.0, seconds, None, None, 0)
    with _worker() as process:
        start = propose(problem, choices(problem))
        verdict = check(problem, start)
        spent = monotonic() - begun
        if verdict.feasible:
            last = Progress(spent, seconds - spent, start, verdict.cost, 0)
            tell(last)
        _send(process, request_json(problem, start, seconds - _HANDOVER - (monotonic() - begun)))

        def over() -> bool:
            beyond = monotonic() - begun - seconds
            return beyond > (_PATIENCE if last.dates is None else -_CLEARING) or stop()

        for message in _received(process, over=over):
            answer = answer_from(message)
            if isinstance(answer, Result):
                return replace(answer, seconds=monotonic() - begun)
            last = replace(answer, seconds=monotonic() - begun)
            tell(last)
    status = Status.UNKNOWN if last.dates is None else Status.FEASIBLE
    return Result(status, monotonic() - begun, last.bound, last.dates, last.cost)


def demand_solver() -> None:
    """Raises ``SolverMissing`` without the solver extra."""
    for library in _LIBRARIES:
        if find_spec(library) is None:
            raise SolverMissing(library)


@contextmanager
def _worker() -> Iterator[subprocess.Popen[str]]:
    """The process, which is gone afterwards. It starts at once: its libraries take a moment to load."""
    command = [sys.executable, "-m", "planner.planning.worker"]
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env={**os.environ, **_ONE_HEAP},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def _send(process: subprocess.Popen[str], message: Message) -> None:
    """Ask. The pipe stays open: the process takes its end for that of its parent."""
    pipe = _pipe(process.stdin)
    try:
        pipe.write(json.dumps(message) + "\n")
        pipe.flush()
    except BrokenPipeError:
        raise SolverCrashed(process.wait()) from None


def _received(process: subprocess.Popen[str], *, over: Callable[[], bool]) -> Iterator[Message]:
    """The process' messages, until that is over."""
    lines: Queue[str] = Queue()
    Thread(target=_read, args=(_pipe(process.stdout), lines), daemon=True).start()
    while not over():
        try:
            line = lines.get(timeout=_GLANCE)
        except Empty:
            continue
        if not line:
            raise SolverCrashed(process.wait())
        yield json.loads(line)


def _read(pipe: IO[str], lines: Queue[str]) -> None:
    """Put each line, and an empty one at the end."""
    for line in pipe:
        lines.put(line)
    lines.put("")


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise RuntimeError("the process was started without a pipe")
    return pipe
