"""A plan made better piece by piece: some meetings are free, all others stay, and that piece is solved to the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Final

from planner.planning import statement
from planner.planning.candidates import Choice
from planner.planning.checks import check
from planner.planning.cpsat import Search
from planner.planning.pieces import Piece, Pieces
from planner.planning.problem import Problem
from planner.planning.relaxation import Outlook
from planner.planning.whereabouts import Dates

_PIECES: Final = (200, 350)
"""Free meetings in a piece, to begin with: a quarter of all, but within this. It is about a second's work."""

_GUIDED: Final = 2
"""How much larger pieces are as long as each meeting has few days to choose from."""

_GROWTH: Final = 1.5
_EFFORT: Final = 3.0


class Improver:
    """Betters a plan that breaks no hard rule, the same plan always in the same way."""

    def __init__(
        self, problem: Problem, choices: Mapping[str, Choice], dates: Dates, *, better: Callable[[Dates, int], None]
    ) -> None:
        self._problem, self._choices = problem, choices
        self._dates, self._cost = dates, check(problem, dates).cost
        self._better = better
        self._outlook: Outlook | None = None
        self._search: Search | None = None
        self._stopped = False

    def run(self, seconds_left: Callable[[], float]) -> None:
        """Call ``better`` with each better plan and its cost, until time is up or only the whole is left to solve.

        A round without any gain makes the pieces larger.
        """
        pieces, size = Pieces(self._problem), min(max(_PIECES[0], len(self._dates) // 4), _PIECES[1])
        if moved := pieces.of_moved(self._dates):
            self._solve(moved, seconds_left(), None)
        for number in count():
            before, outlook = self._cost, self._outlook
            round_size = size * _GUIDED if outlook else size
            for piece in pieces.of_round(number, self._dates, round_size):
                if size >= len(self._dates) or self._stopped or seconds_left() <= 0:
                    return
                self._solve(piece, seconds_left(), outlook)
            if self._cost == before and outlook:
                self._outlook = None
            elif self._cost == before:
                size = round(size * _GROWTH)

    def guide(self, outlook: Outlook) -> None:
        """From the next round on look at the days alone to which meetings are drawn, as long as that gains."""
        self._outlook = outlook

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._stopped = True
        if self._search:
            self._search.stop()

    def _solve(self, piece: Piece, seconds: float, outlook: Outlook | None) -> None:
        possible = outlook.narrowed(self._choices, self._dates) if outlook else self._choices
        choices = {uid: one if uid in piece else one.only(self._dates[uid]) for uid, one in possible.items()}
        stated = statement.whole(self._problem, choices, self._dates)
        self._search = Search(stated.formula, hint=True)
        answer = self._search.run(seconds=seconds, effort=_EFFORT)
        if not answer.values:
            return
        dates = stated.timeline.dates(answer.values)
        verdict = check(self._problem, dates)
        if verdict.feasible and verdict.cost <= self._cost:
            gained = verdict.cost < self._cost
            self._dates, self._cost = dates, verdict.cost
            if gained:
                self._better(dates, verdict.cost)
