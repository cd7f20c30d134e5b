"""Two searches at once, for two cores: one betters the plan, one proves how cheap it can be, and then joins in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING, Final

from planner.planning.candidates import Choice
from planner.planning.improve import Improver
from planner.planning.problem import Problem
from planner.planning.progress import Progress, Result, Status
from planner.planning.prove import Prover
from planner.planning.standing import Standing
from planner.planning.whereabouts import Dates

if TYPE_CHECKING:
    from planner.planning.relaxation import Outlook


_ANEW: Final = 12.0
"""Seconds that it takes to better a large year's first plan, once it is known which days count; or somewhat more."""

_WAYS: Final = 2
"""After so many other plans of an improver's yet another one hardly knows anything better."""

_MEETING: Final = 2.0
"""Seconds that are kept for two plans to meet."""


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
        self._problem, self._choices, self._start = problem, choices, start
        self._outlook: Outlook | None = None
        self._looked_ahead = False
        self._aside: dict[int, Improver] = {}
        self._over = False
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
            self._improvers[0].run(lambda: 0.0 if self._looked_ahead else self._seconds_left(), patient=False)
            if self._outlook:
                self._go_other_ways(0)
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
                self._looked_ahead = True
                self._go_other_ways(1)
        except BaseException:
            self._stop()
            raise
        if best is not None:
            self._stop()
        return best

    def _go_other_ways(self, which: int) -> None:
        """Better the first plan anew, in rounds of its own, and let the best plan have what that does better.

        A large year's plan comes to where no piece of it betters it any more, and another one comes elsewhere. When
        that has been done often enough, or there is little time left, the improver goes on with the best plan.
        """
        for number in range(2 - which, 2 * _WAYS + 1, 2):
            if self._outlook is None or self._seconds_left() < _ANEW:
                break
            aside = self._first_once_more()
            other = Improver(self._problem, self._choices, aside, first_round=number)
            self._aside[which] = other
            other.guide(self._outlook)
            other.run(lambda: self._seconds_left() - _MEETING, patient=False)
            self._improvers[which].meet(aside.best[0], self._seconds_left())
        self._improvers[which].run(self._seconds_left)

    def _first_once_more(self) -> Standing:
        """The first plan, to be bettered on its own. As soon as it is cheaper than the best, that is what it is."""
        aside = Standing(self._problem, self._start, better=lambda: self._standing.offer(aside.best[0]))
        return aside

    def _guide(self, outlook: Outlook) -> None:
        self._outlook = outlook
        for improver in (*self._improvers, *self._aside.values()):
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
        self._over = True
        self._prover.stop()
        for improver in (*self._improvers, *self._aside.values()):
            improver.stop()

    def _seconds_left(self) -> float:
        return 0.0 if self._over else self._until - monotonic()
