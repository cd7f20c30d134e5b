"""A plan made better piece by piece: some meetings are free, all others stay, and that piece is solved to the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import TYPE_CHECKING, Final

from planner.planning import statement
from planner.planning.candidates import Choice
from planner.planning.cpsat import Search
from planner.planning.pieces import Piece, Pieces
from planner.planning.problem import Problem
from planner.planning.standing import Standing

if TYPE_CHECKING:
    from planner.planning.relaxation import Outlook

_PIECES: Final = (200, 350)
"""Free meetings in a piece, to begin with: a quarter of all, but within this. It is about a second's work."""

_GROWTH: Final = 1.5

_WIDEST: Final = 0.75
"""How much of the plan a piece may hold as long as each meeting has but few of its days; then it has all."""

_EFFORT: Final = 3.0


class Improver:
    """Betters the best plan so far, in every second of the rounds there are: two of them go different ways.

    Alone it betters the same plan always in the same way.
    """

    def __init__(
        self, problem: Problem, choices: Mapping[str, Choice], standing: Standing, *, first_round: int = 0
    ) -> None:
        self._problem, self._choices, self._standing = problem, choices, standing
        self._first_round = first_round
        self._outlook: Outlook | None = None
        self._search: Search | None = None
        self._stopped = False

    def run(self, seconds_left: Callable[[], float]) -> None:
        """Hand back each better plan, until time is up or only the whole is left to solve.

        A round without any gain makes the pieces larger.
        """
        dates, _ = self._standing.best
        pieces, least = Pieces(self._problem), min(max(_PIECES[0], len(dates) // 4), _PIECES[1])
        size = least
        if self._first_round == 0 and (moved := pieces.of_moved(dates)):
            self._solve(moved, seconds_left(), None)
        for number in count(self._first_round, 2):
            dates, before = self._standing.best
            for piece in pieces.of_round(number, dates, size):
                if size >= len(dates) or self._stopped or seconds_left() <= 0:
                    return
                self._solve(piece, seconds_left(), self._outlook)
            if self._standing.best[1] < before:
                continue
            size = round(size * _GROWTH)
            if self._outlook and size > _WIDEST * len(dates):
                self._outlook, size = None, least

    def guide(self, outlook: Outlook) -> None:
        """From now on look at the days alone to which meetings are drawn, until no large piece gains by that."""
        self._outlook = outlook

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._stopped = True
        if self._search:
            self._search.stop()

    def _solve(self, piece: Piece, seconds: float, outlook: Outlook | None) -> None:
        dates, _ = self._standing.best
        possible = outlook.narrowed(self._choices, dates) if outlook else self._choices
        choices = {uid: one if uid in piece else one.only(dates[uid]) for uid, one in possible.items()}
        stated = statement.whole(self._problem, choices, dates)
        self._search = Search(stated.formula, hint=True)
        answer = self._search.run(seconds=seconds, effort=_EFFORT)
        if answer.values:
            self._standing.offer(stated.timeline.dates(answer.values), since=dates)
