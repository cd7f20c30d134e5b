"""The whole year solved at once: slow to find good plans, but it proves how cheap a plan can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from planner.planning import statement
from planner.planning.candidates import Choice
from planner.planning.checks import check
from planner.planning.cpsat import Outcome, Search
from planner.planning.problem import Problem
from planner.planning.statement import Statement
from planner.planning.whereabouts import Dates


class Prover:
    """Begins at a plan, and ends, if it is given the time, with the best there is: the same one every time.

    ``better`` hears of each plan it finds and its cost, ``proved`` of each bound, both from the solver's thread.
    """

    def __init__(
        self,
        problem: Problem,
        choices: Mapping[str, Choice],
        start: Dates,
        *,
        better: Callable[[Dates, int], None],
        proved: Callable[[int], None],
    ) -> None:
        self._problem, self._choices, self._start = problem, choices, start
        self._better, self._proved = better, proved
        self._stated: Statement | None = None
        self._search: Search | None = None
        self._stopped = False

    def run(self, seconds_left: Callable[[], float]) -> Dates | None:
        """The best plan there is, or None when the time was too short to know."""
        self._stated = statement.whole(self._problem, self._choices, self._start)
        self._search = Search(self._stated.formula, hint=True, watcher=self)
        if self._stopped:
            return None
        answer = self._search.run(seconds=seconds_left())
        if answer.outcome is not Outcome.OPTIMAL:
            return None
        return self._stated.timeline.dates(answer.values)

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._stopped = True
        if self._search:
            self._search.stop()

    def found(self, values: Sequence[bool], bound: int) -> None:
        """The solver has a better plan than its last. It counts when ``checks`` agree."""
        if self._stated:
            dates = self._stated.timeline.dates(values)
            verdict = check(self._problem, dates)
            if verdict.feasible:
                self._better(dates, verdict.cost)
        self._proved(bound)

    def proved(self, bound: int) -> None:
        """The solver has a better bound."""
        self._proved(bound)
