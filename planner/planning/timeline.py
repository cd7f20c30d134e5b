"""Each meeting's date as Booleans: "on this day or later" for each candidate, and "on this day" from two of them.

The order encoding. Ties and gaps become implications between the former, and then a linear relaxation of the
ties, the gaps' points and each meeting's own points is exact: only what meetings compete for is left to search.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from planner.planning.candidates import Choice
from planner.planning.formula import FALSE, TRUE, Formula, Literal
from planner.planning.whereabouts import Dates


class Starts:
    """When some meetings start, as far as the literal ``always`` holds: where it does not, no other does."""

    def __init__(
        self,
        formula: Formula,
        choices: Mapping[str, Choice],
        start: Dates,
        *,
        always: Literal = TRUE,
        held: Mapping[str, Literal] | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        self._formula, self._start = formula, start
        self.always = always
        self.held: Mapping[str, Literal] = held or dict.fromkeys(choices, TRUE)
        self.days: Mapping[str, Sequence[int]] = {uid: choice.days for uid, choice in choices.items()}
        self._from = {uid: self._chain(uid, self.days[uid]) for uid in (choices if only is None else only)}

    def from_day(self, uid: str, day: int) -> Literal:
        """The meeting starts on the day or later."""
        return self._from[uid][bisect_left(self.days[uid], day)]

    def chain(self, uid: str) -> Sequence[Literal]:
        """For each of the meeting's candidates: on that day or later."""
        return self._from[uid][:-1]

    def _chain(self, uid: str, days: Sequence[int]) -> Sequence[Literal]:
        """For each place among the days, and for the one behind them: on that day or later."""
        if not days:
            self._formula.either((-self.held[uid],))
            return (FALSE,)
        begun = self._start.get(uid, days[0])
        chain = [self.always, *(self._formula.new(begun >= day) for day in days[1:]), FALSE]
        for earlier, later in pairwise(chain):
            self._formula.implies(later, earlier)
        return chain


class Timeline(Starts):
    """The literals of the meetings that are asked about: all, or ``only`` those named.

    ``on[uid][day]`` says that the meeting starts on the day. A meeting needs a date when its literal in ``held``
    does hold, which without ``held`` it always does.
    """

    def __init__(
        self,
        formula: Formula,
        choices: Mapping[str, Choice],
        start: Dates,
        *,
        held: Mapping[str, Literal] | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        super().__init__(formula, choices, start, held=held, only=only)
        self.on = {uid: self._each_day(uid, self.days[uid]) for uid in self._from}

    def could_start(self, uid: str, day: int) -> bool:
        """Whether the day is among the meeting's candidates, be it asked about or not."""
        days = self.days[uid]
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def dates(self, values: Sequence[bool]) -> Dates:
        """The plan in which the variables have these values."""
        return {
            uid: next(day for day, literal in on.items() if values[abs(literal)] is (literal > 0))
            for uid, on in self.on.items()
        }

    def _each_day(self, uid: str, days: Sequence[int]) -> Mapping[int, Literal]:
        chain, held = self._from[uid], self.held[uid]
        return {day: self._between(chain[place], chain[place + 1], held) for place, day in enumerate(days)}

    def _between(self, upper: Literal, lower: Literal, held: Literal) -> Literal:
        if held == TRUE and (upper == TRUE or lower == FALSE):
            return -lower if upper == TRUE else upper
        formula = self._formula
        one = formula.new(formula.starts(upper) and not formula.starts(lower))
        if held == TRUE:
            formula.difference(one, upper, lower)
        else:
            formula.implies(one, upper)
            formula.implies(one, -lower)
            formula.either((one, -upper, lower, -held))
        return one
