"""Two searches at once, for two cores: one betters the plan, one proves how cheap it can be, and then joins in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING

from planner.planning.candidates import Choice
from planner.planning.improve import Improver
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
from planner.planning.prove import Prover
from planner.planning.standing import Standing
from planner.planning.whereabouts import Dates

if TYPE_CHECKING:
    from planner.planning.relaxation import Outlook


class Portfolio:
    """Betters a plan that breaks no hard rule until ``seconds`` from now are over, or nothing better exists.

    ``tell`` hears of each better plan and each better bound, from whichever thread has it.
    """

    def __init__(
        self,
        problem: Problem,
        choices: Mapping[str, Choice],
        start: Dates,
        *,
        seconds: float,
        tell: Callable[[Progress], None],
    ) -> None:
        self._begun = monotonic()
        self._until = self._begun + seconds
        self._tell, self._lock, self._bound = tell, RLock(), 0
        self._standing = Standing(problem, start, better=self._say)
        self._improvers = [Improver(problem, choices, self._standing, first_round=first) for first in (0, 1)]
        self._prover = Prover(
            problem, choices, start, found=self._standing.offer, proved=self._bind, foreseen=self._guide
        )

    def solve(self) -> Result:
        """The best plan found; the prover's own when it ends, because that is the same every time."""
        with ThreadPoolExecutor(1) as threads:
            proving = threads.submit(self._prove)
            self._improvers[0].run(self._seconds_left)
            proved = proving.result()
        dates, cost = self._standing.best
        if proved is not None:
            dates, self._bound = proved, cost
        status = Status.OPTIMAL if cost <= self._bound else Status.FEASIBLE
        return Result(status, monotonic() - self._begun, self._bound, dates, cost)

    def _prove(self) -> Dates | None:
        """Where the prover has done all it can and time is left, its core betters the plan as well."""
        try:
            best = self._prover.run(self._seconds_left)
            if best is None:
                self._improvers[1].run(self._seconds_left)
        except BaseException:
            self._stop()
            raise
        if best is not None:
            self._stop()
        return best

    def _guide(self, outlook: Outlook) -> None:
        for improver in self._improvers:
            improver.guide(outlook)

    def _bind(self, bound: int) -> None:
        with self._lock:
            if bound > self._bound:
                self._bound = bound
                self._say()

    def _say(self) -> None:
        with self._lock:
            dates, cost = self._standing.best
            self._tell(Progress(monotonic() - self._begun, self._seconds_left(), dates, cost, self._bound))
            if cost <= self._bound:
                self._stop()

    def _stop(self) -> None:
        self._prover.stop()
        for improver in self._improvers:
            improver.stop()

    def _seconds_left(self) -> float:
        return self._until - monotonic()
