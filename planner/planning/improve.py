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
from planner.planning.whereabouts import Dates

if TYPE_CHECKING:
    from planner.planning.relaxation import Outlook

_PIECES: Final = (200, 350)
"""Free meetings in a piece, to begin with: a quarter of all, but within this. It is about a second's work."""

_GROWTH: Final = 1.5

_WIDE: Final = (0.5, 0.8)
"""How much of the plan a piece holds while each meeting has but few of its days: to begin with, and at most.

Such pieces are as quickly solved as small ones with all days, and what is left to gain takes many meetings at once.
"""

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

    def run(self, seconds_left: Callable[[], float], *, patient: bool = True) -> None:
        """Hand back each better plan, until time is up or only the whole is left to solve.

        A round without any gain makes the pieces larger. Without patience it ends
        instead, as soon as it looks at few days alone.
        """
        pieces = Pieces(self._problem)
        if self._first_round == 0 and (moved := pieces.of_moved(self._standing.best[0])):
            self._solve(moved, seconds_left(), None)
        outlook, size = self._outlook, self._least()
        for number in count(self._first_round, 2):
            if self._outlook is not outlook:
                outlook, size = self._outlook, self._least()
            if size >= len(self._problem.meetings):
                return
            gained = self._round(pieces, number, size, outlook, seconds_left)
            if self._stopped or seconds_left() <= 0 or not (gained or patient or outlook is None):
                return
            if not gained:
                size = self._widened(size, outlook)

    def _round(
        self, pieces: Pieces, number: int, size: int, outlook: Outlook | None, seconds_left: Callable[[], float]
    ) -> bool:
        """Whether anything was gained in the round, which ends early when there is another outlook."""
        dates, before = self._standing.best
        for piece in pieces.of_round(number, dates, size):
            if self._stopped or seconds_left() <= 0 or self._outlook is not outlook:
                break
            self._solve(piece, seconds_left(), outlook)
        return self._standing.best[1] < before

    def _widened(self, size: int, outlook: Outlook | None) -> int:
        """The size of the pieces to come. Above the most for few days, all days come back."""
        size = round(size * _GROWTH)
        if outlook and outlook is self._outlook and size > _WIDE[1] * len(self._problem.meetings):
            self._outlook = None
        return size

    def guide(self, outlook: Outlook) -> None:
        """From now on look at the days alone to which meetings are drawn, until no large piece gains by that."""
        self._outlook = outlook

    def meet(self, other: Dates, seconds: float) -> None:
        """Hand back the best plan in which each meeting lies where the best plan or the other one has it."""
        dates, _ = self._standing.best
        both = {uid: one.among({dates[uid], other[uid]}) for uid, one in self._choices.items()}
        self._settle(both, dates, seconds)

    def _least(self) -> int:
        """The free meetings of a piece to begin with."""
        meetings = len(self._problem.meetings)
        if self._outlook:
            return round(_WIDE[0] * meetings)
        return min(max(_PIECES[0], meetings // 4), _PIECES[1])

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._stopped = True
        if self._search:
            self._search.stop()

    def _solve(self, piece: Piece, seconds: float, outlook: Outlook | None) -> None:
        dates, _ = self._standing.best
        possible = outlook.narrowed(self._choices, dates) if outlook else self._choices
        choices = {uid: one if uid in piece else one.only(dates[uid]) for uid, one in possible.items()}
        self._settle(choices, dates, seconds)

    def _settle(self, choices: Mapping[str, Choice], dates: Dates, seconds: float) -> None:
        """Hand back the best plan among these choices; ``dates`` are one, and the best so far."""
        stated = statement.whole(self._problem, choices, dates)
        self._search = Search(stated.formula, hint=True)
        answer = self._search.run(seconds=seconds, effort=_EFFORT)
        if answer.values:
            self._standing.offer(stated.timeline.dates(answer.values), since=dates)
