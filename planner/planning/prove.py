"""The whole year solved at once: slow to find good plans, but it proves how cheap a plan can be.

A large year is looked at with fractions allowed before that, which takes some seconds and comes closer than minutes
of searching; a huge one is looked at in no other way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Event
from typing import TYPE_CHECKING, Final

from planner.planning import statement
from planner.planning.candidates import Choice
from planner.planning.cpsat import Outcome, Search
from planner.planning.problem import Problem
from planner.planning.statement import Statement
from planner.planning.whereabouts import Dates

if TYPE_CHECKING:
    from planner.planning.relaxation import Outlook, Relaxation

_LARGE: Final = 8000
"""Candidates, all meetings' together, from which on fractions are looked at."""

_HUGE: Final = 12_000
"""Candidates from which on the whole is not searched as well: no such search has ended within minutes."""

_AHEAD: Final = 10.0
"""Seconds without which a large year is not looked at as a whole: what time there is goes into bettering the plan."""


class Prover:
    """Begins at a plan, and ends, if it is given the time, with the best there is: the same one every time.

    ``found`` hears of each plan it finds, ``proved`` of each bound, both from the solver's thread, and ``foreseen``
    of where the dates of a large year are drawn.
    """

    def __init__(
        self,
        problem: Problem,
        choices: Mapping[str, Choice],
        start: Dates,
        *,
        found: Callable[[Dates], None],
        proved: Callable[[int], None],
        foreseen: Callable[[Outlook], None],
    ) -> None:
        self._problem, self._choices, self._start = problem, choices, start
        self._found, self._proved, self._foreseen = found, proved, foreseen
        self._relaxation: Relaxation | None = None
        self._stated: Statement | None = None
        self._search: Search | None = None
        self._stopped = Event()

    def run(self, seconds_left: Callable[[], float]) -> Dates | None:
        """The best plan there is, or None when the time was too short to know."""
        candidates = sum(len(choice.days) for choice in self._choices.values())
        if candidates >= _LARGE:
            if seconds_left() >= _AHEAD:
                self._look_ahead(seconds_left)
            if candidates >= _HUGE or self._stopped.is_set() or seconds_left() < _AHEAD:
                return None
        self._stated = statement.whole(self._problem, self._choices, self._start)
        self._search = Search(self._stated.formula, hint=True, watcher=self)
        if self._stopped.is_set():
            return None
        answer = self._search.run(seconds=seconds_left())
        if answer.outcome is not Outcome.OPTIMAL:
            return None
        return self._stated.timeline.dates(answer.values)

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._stopped.set()
        if self._relaxation:
            self._relaxation.stop()
        if self._search:
            self._search.stop()

    def _look_ahead(self, seconds_left: Callable[[], float]) -> None:
        """A glance first, to know where the dates are drawn and about how cheap they can be; then all the way.

        To read the bound off the solution takes up to as long as it took to state the programme.
        """
        from planner.planning.relaxation import FEW_STEPS, STEPS, Relaxation  # Small years need not wait for it.

        before = seconds_left()
        self._relaxation = relaxation = Relaxation(self._problem, self._choices)
        stating = before - seconds_left()
        for steps in (FEW_STEPS, STEPS):
            outlook = None if self._stopped.is_set() else relaxation.run(seconds_left() - stating, steps=steps)
            if outlook:
                self._foreseen(outlook)
                self._proved(relaxation.bound())
        self._relaxation = None

    def found(self, values: Sequence[bool], bound: int) -> None:
        """The solver has a better plan than its last."""
        if self._stated:
            self._found(self._stated.timeline.dates(values))
        self._proved(bound)

    def proved(self, bound: int) -> None:
        """The solver has a better bound."""
        self._proved(bound)
