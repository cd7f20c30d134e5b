"""Two searches at once, for two cores: one betters the plan piece by piece, one proves how cheap a plan can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import RLock
from time import monotonic

from planner.planning.candidates import Choice
from planner.planning.checks import check
from planner.planning.improve import Improver
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
from planner.planning.prove import Prover
from planner.planning.whereabouts import Dates


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
        self._tell, self._lock = tell, RLock()
        self._dates, self._cost, self._bound = start, check(problem, start).cost, 0
        self._improver = Improver(problem, choices, start, better=self._offer)
        self._prover = Prover(
            problem, choices, start, better=self._offer, proved=self._bind, foreseen=self._improver.guide
        )

    def solve(self) -> Result:
        """The best plan found; the prover's own when it ends, because that is the same every time."""
        with ThreadPoolExecutor(1) as threads:
            proving = threads.submit(self._prove)
            self._improver.run(self._seconds_left)
            best = proving.result()
        if best is not None:
            self._dates, self._bound = best, self._cost
        status = Status.OPTIMAL if self._cost <= self._bound else Status.FEASIBLE
        return Result(status, monotonic() - self._begun, self._bound, self._dates, self._cost)

    def _prove(self) -> Dates | None:
        try:
            best = self._prover.run(self._seconds_left)
        except BaseException:
            self._improver.stop()
            raise
        if best is not None:
            self._improver.stop()
        return best

    def _offer(self, dates: Dates, cost: int) -> None:
        with self._lock:
            if cost < self._cost:
                self._dates, self._cost = dates, cost
                self._say()

    def _bind(self, bound: int) -> None:
        with self._lock:
            if bound > self._bound:
                self._bound = bound
                self._say()

    def _say(self) -> None:
        self._tell(Progress(monotonic() - self._begun, self._seconds_left(), self._dates, self._cost, self._bound))
        if self._cost <= self._bound:
            self._prover.stop()
            self._improver.stop()

    def _seconds_left(self) -> float:
        return self._until - monotonic()
