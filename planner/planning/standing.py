"""The best plan so far, which several searches take up, better, and hand back at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from planner.planning.checks import check
from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates


class Standing:
    """Begins at a plan that breaks no hard rule. ``better`` is called after each gain, in whichever thread has it."""

    def __init__(self, problem: Problem, dates: Dates, *, better: Callable[[], None]) -> None:
        self._problem, self._better, self._lock = problem, better, Lock()
        self.best = dates, check(problem, dates).cost

    def offer(self, dates: Dates, since: Dates | None = None) -> None:
        """Take the plan if it breaks no hard rule and costs no more; one that costs the same leads elsewhere.

        ``since`` is the plan from which it was bettered. If that is the best no longer, the best is given the same
        changes as well: two searches that had to do with different parts of the year both count.
        """
        with self._lock:
            before = self.best[1]
            if since is not None and since is not self.best[0]:
                self._take({**self.best[0], **_changes(since, dates)})
            self._take(dates)
            if self.best[1] < before:
                self._better()

    def _take(self, dates: Dates) -> None:
        verdict = check(self._problem, dates)
        if verdict.feasible and verdict.cost <= self.best[1]:
            self.best = dates, verdict.cost


def _changes(since: Dates, dates: Dates) -> Dates:
    return {uid: day for uid, day in dates.items() if day != since[uid]}
