"""Two searches at once, for two cores: one proves how cheap a plan can be, the other betters the plan piece by piece.

The prover looks at the whole year and ends with the best plan there is, if it is given the time. Until then the
improver is usually ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import RLock
from time import monotonic

from planner.planning import statement
from planner.planning.candidates import Choice
from planner.planning.checks import check
from planner.planning.cpsat import Answer, Outcome, Search
from planner.planning.improve import Improver
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
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
        self._problem, self._tell, self._lock = problem, tell, RLock()
        self._dates, self._cost, self._bound = start, check(problem, start).cost, 0
        self._stated = statement.whole(problem, choices, start)
        self._prover = Search(self._stated.formula, hint=True, watcher=self)
        self._improver = Improver(problem, choices, start, self._offer)

    def solve(self) -> Result:
        """The best plan found; when the prover ends, its own, which is the same every time."""
        with ThreadPoolExecutor(1) as threads:
            proving = threads.submit(self._prove)
            self._improver.run(self._seconds_left)
            answer = proving.result()
        if answer.outcome is Outcome.OPTIMAL:
            self._dates, self._bound = self._stated.timeline.dates(answer.values), self._cost
        status = Status.OPTIMAL if self._cost <= self._bound else Status.FEASIBLE
        return Result(status, monotonic() - self._begun, self._bound, self._dates, self._cost)

    def found(self, values: Sequence[bool], bound: int) -> None:
        """The prover has a better plan of its own. It counts when ``checks`` agree."""
        dates = self._stated.timeline.dates(values)
        verdict = check(self._problem, dates)
        if verdict.feasible:
            self._offer(dates, verdict.cost)
        self.proved(bound)

    def proved(self, bound: int) -> None:
        """The prover has a better bound."""
        with self._lock:
            if bound > self._bound:
                self._bound = bound
                self._say()

    def _prove(self) -> Answer:
        answer = self._prover.run(seconds=self._seconds_left())
        if answer.outcome is Outcome.OPTIMAL:
            self._improver.stop()
        return answer

    def _offer(self, dates: Dates, cost: int) -> None:
        with self._lock:
            if cost < self._cost:
                self._dates, self._cost = dates, cost
                self._say()

    def _say(self) -> None:
        self._tell(Progress(monotonic() - self._begun, self._seconds_left(), self._dates, self._cost, self._bound))
        if self._cost <= self._bound:
            self._prover.stop()
            self._improver.stop()

    def _seconds_left(self) -> float:
        return self._until - monotonic()
