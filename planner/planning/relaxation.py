"""The whole year with fractions allowed: a bound on every plan, and the days to which each meeting is drawn.

It is the formula that ``statement`` makes, but for one thing. There, a series that is to keep to one weekday may be
half a Tuesday and half a Thursday one at no cost. Here it is dated once for each weekday, as if that were its own,
and its dates are the sum of these: then other weekdays cost what they should.

The solution need not be exact for the bound to hold. It puts a price on what the series have in common, people,
rooms and links, and with any such prices the cheapest dates of each series, found one series at a time, add up to
what no plan can cost less than.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from planner.planning import rules, wishes
from planner.planning.candidates import Choice
from planner.planning.chain import Chains
from planner.planning.formula import Formula
from planner.planning.linear import Programme, Shares
from planner.planning.problem import Meeting, Problem, Series, iso_weekday
from planner.planning.rows import Part, Rows
from planner.planning.ties import Tie, ties
from planner.planning.timeline import Starts, Timeline

STEPS: Final = 1500
"""After so many the bound is within a point or two of where it would end."""

FEW_STEPS: Final = 200
"""After so many it is known to which days the meetings are drawn, though the bound is not worth much yet."""

_DRAWN: Final = 0.02
"""The least share of a meeting on a day that counts."""

_CARE: Final = 1e-4
"""What a bound may be too high by, for all that is added up to it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Each meeting's days that have a share of it in the year with fractions allowed."""

    days: Mapping[str, frozenset[int]]

    def narrowed(self, choices: Mapping[str, Choice], dates: Mapping[str, int]) -> Mapping[str, Choice]:
        """The choices with the meetings' own days and ``dates`` alone."""
        return {uid: choice.among(self.days[uid] | {dates[uid]}) for uid, choice in choices.items()}


class Relaxation:
    """A year with fractions allowed, stated; ``run`` solves it, and ``bound`` is what that proved.

    Every meeting must have a candidate.
    """

    def __init__(self, problem: Problem, choices: Mapping[str, Choice]) -> None:
        self._problem, self._choices = problem, choices
        own = Formula()
        timeline = Timeline(own, choices, {})
        within, between = _parted(problem)
        parts = [
            part for uid in problem.series for part in _wished(own, problem, timeline, choices, uid, within[uid])
        ]
        common = Formula(start=own.start)
        rules.state(common, problem, timeline, between)
        wishes.price_loads(common, problem, timeline)
        self._on, self._chains = timeline.on, {uid: timeline.chain(uid) for uid in choices}
        self._common, rows = Rows(common), Rows(own, parts)
        variables = len(own.start)
        del own, common, parts, timeline  # As rows they take a fraction of the memory, and the solver needs some.
        self._programme = Programme(variables, [self._common, rows])
        self._shares: Shares | None = None

    def run(self, seconds: float, *, steps: int = STEPS) -> Outlook | None:
        """The same for the same year, if there is time for it; None when it was stopped at once."""
        shares = self._shares = self._programme.run(seconds=seconds, steps=steps)
        if shares is None:
            return None
        days = {
            uid: frozenset(day for day, literal in on.items() if shares.of(literal) >= _DRAWN)
            for uid, on in self._on.items()
        }
        return Outlook(days)

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._programme.stop()

    def bound(self) -> int:
        """What no plan can cost less than, as far as the last ``run`` got.

        With the solution's prices for all they have in common, it is the series' cheapest dates, and what is paid.
        """
        if self._shares is None:
            return 0
        rows, shares = self._common, self._shares
        left, total = rows.paid(shares.prices[: len(rows.ends)], len(shares.values))
        total += left[1] + sum(min(0.0, left[over]) * most for over, most in rows.most.items())
        chains = Chains(self._problem)
        for uid, meetings in self._problem.by_series.items():
            if meetings:
                prices = [self._prices(meeting.uid, left) for meeting in meetings]
                total += chains.least(self._problem.series[uid], meetings, prices)
        return ceil(total - _CARE)

    def _prices(self, uid: str, left: Sequence[float]) -> Mapping[int, float]:
        """What each candidate costs, by its day: its own points and those of the literals that hold on it."""
        chain, on, choice = self._chains[uid], self._on[uid], self._choices[uid]
        starts = {abs(literal) for literal in chain}
        prices, begun = {}, 0.0
        for literal, day, points in zip(chain, choice.days, choice.points, strict=True):
            begun += left[literal] if literal > 1 else 0.0
            prices[day] = points + begun + (left[on[day]] if abs(on[day]) not in starts else 0.0)
        return prices


def _parted(problem: Problem) -> tuple[Mapping[str, Sequence[Tie]], Sequence[Tie]]:
    """The ties from each meeting to the next of its series, by series, and the links."""
    within: dict[str, list[Tie]] = {uid: [] for uid in problem.series}
    everything = list(ties(problem))
    between = everything[len(everything) - len(problem.links) :]
    for tie in everything[: len(everything) - len(problem.links)]:
        within[problem.meetings[tie.before].series].append(tie)
    return within, between


def _wished(
    formula: Formula,
    problem: Problem,
    timeline: Timeline,
    choices: Mapping[str, Choice],
    uid: str,
    within: Sequence[Tie],
) -> Sequence[Part]:
    """State the series' ties and wishes, once for each weekday that may be its own, and how these add up."""
    series, meetings = problem.series[uid], problem.by_series[uid]
    mine = {one.uid: choices[one.uid] for one in meetings}
    weekdays = sorted({iso_weekday(day) for choice in mine.values() for day in choice.days})
    if not series.same_weekday_weight or len(meetings) < 2 or len(weekdays) < 2:
        _state(formula, series, timeline, within, mine, meetings)
        return []
    cases = []
    for weekday in weekdays:
        case = Starts(formula, mine, {}, always=formula.new(False))
        dearer = {uid: _on_others(choice, weekday, series.same_weekday_weight) for uid, choice in mine.items()}
        _state(formula, series, case, within, dearer, meetings)
        cases.append(case)
    return [
        (one, parts)
        for uid in mine
        for one, *parts in zip(timeline.chain(uid), *(case.chain(uid) for case in cases), strict=True)
    ]


def _state(
    formula: Formula,
    series: Series,
    starts: Starts,
    within: Sequence[Tie],
    choices: Mapping[str, Choice],
    meetings: Sequence[Meeting],
) -> None:
    for tie in within:
        rules.keep_tie(formula, starts, tie)
    for uid, choice in choices.items():
        wishes.price_days(formula, starts, uid, choice)
    for one, other in pairwise(meetings):
        wishes.price_gap(formula, series, starts, one, other)


def _on_others(choice: Choice, weekday: int, points: int) -> Choice:
    """The choice with points for each day that is another weekday."""
    dearer = (
        cost + points * (iso_weekday(day) != weekday) for day, cost in zip(choice.days, choice.points, strict=True)
    )
    return Choice(choice.days, tuple(dearer))
