"""The soft wishes, stated to a solver: one function a kind of points. ``points`` adds up the same in a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from planner.planning.candidates import Choice
from planner.planning.formula import FALSE, TRUE, Formula, Literal, Terms
from planner.planning.problem import Meeting, Problem, Series, iso_weekday
from planner.planning.rules import weekly_loads
from planner.planning.timeline import Starts, Timeline


def state(formula: Formula, problem: Problem, timeline: Timeline, choices: Mapping[str, Choice]) -> None:
    """State every soft wish; the formula's cost is then the plan's."""
    for uid, choice in choices.items():
        price_days(formula, timeline, uid, choice)
    for uid, meetings in problem.by_series.items():
        for one, other in pairwise(meetings):
            price_gap(formula, problem.series[uid], timeline, one, other)
        price_other_weekdays(formula, problem.series[uid], timeline, meetings)
    price_loads(formula, problem, timeline)


def price_days(formula: Formula, timeline: Starts, uid: str, choice: Choice) -> None:
    """A meeting's own points: those of its first candidate, and the step from each candidate to the next."""
    before = 0
    for day, points in zip(choice.days, choice.points, strict=True):
        formula.cost(points - before, timeline.from_day(uid, day))
        before = points


def price_gap(formula: Formula, series: Series, timeline: Starts, one: Meeting, other: Meeting) -> None:
    """Points for each day outside the ideal gap.

    The days short of an ideal of L days are the days v with "one from v on, and the other not from v + L on";
    counted like this, each with a literal of its own, they make the linear relaxation exact. The days beyond an
    ideal are counted likewise from the other end. Of an ideal whose ends are the wrong way round the worse end
    counts: that costs as much as the ideal in their middle, and besides the way from there to either end.
    """
    gap = series.gap
    if not gap.weight or not other.gap_before:
        return
    least, most = gap.ideal_least, gap.ideal_most
    overlap = 0 if least is None or most is None else max(0, (least - most + 1) // 2)
    formula.cost(gap.weight * overlap, timeline.always)
    if least is not None:
        _price_steps(formula, timeline, (one.uid, other.uid), least - overlap, gap.weight)
    if most is not None:
        _price_steps(formula, timeline, (other.uid, one.uid), -most - overlap, gap.weight)


def _price_steps(formula: Formula, timeline: Starts, pair: tuple[str, str], shift: int, weight: int) -> None:
    """Points for each day v with "the one from v on, and the other not from v + shift on"."""
    one, other = pair
    days, others = timeline.days[one], timeline.days[other]
    if not days or not others:
        return
    alike: defaultdict[tuple[Literal, Literal], int] = defaultdict(int)
    for day in range(min(days[0], others[0] - shift), days[-1] + 1):
        alike[timeline.from_day(one, day), timeline.from_day(other, day + shift)] += weight
    for (begun, passed), points in alike.items():
        formula.cost(points, _and_not(formula, begun, passed))


def _and_not(formula: Formula, one: Literal, other: Literal) -> Literal:
    """A literal that holds at least when the one does and the other does not."""
    if one == FALSE or other in (TRUE, one):
        return FALSE
    if one == TRUE or other == FALSE:
        return -other if one == TRUE else one
    both = formula.new(formula.starts(one) and not formula.starts(other))
    formula.either((both, -one, other))
    return both


def price_other_weekdays(formula: Formula, series: Series, timeline: Timeline, meetings: tuple[Meeting, ...]) -> None:
    """One weekday is the body's own, whichever costs least; points for each meeting on another."""
    if not series.same_weekday_weight or len(meetings) < 2:
        return
    on = {meeting.uid: _by_weekday(timeline, meeting.uid) for meeting in meetings}
    counts: defaultdict[int, int] = defaultdict(int)
    for some in on.values():
        for weekday, literals in some.items():
            counts[weekday] += any(map(formula.starts, literals))
    commonest = max(sorted(counts), key=counts.__getitem__, default=None)
    own = {weekday: formula.new(weekday == commonest) for weekday in sorted(counts)}
    formula.exactly_one([*own.values()])
    for some in on.values():
        for weekday, mine in own.items():
            other = formula.new(formula.starts(mine) and not any(map(formula.starts, some.get(weekday, ()))))
            formula.either((other, -mine, *some.get(weekday, ())))
            formula.cost(series.same_weekday_weight, other)


def _by_weekday(timeline: Timeline, uid: str) -> Mapping[int, list[Literal]]:
    found: defaultdict[int, list[Literal]] = defaultdict(list)
    for day, literal in timeline.on[uid].items():
        found[iso_weekday(day)].append(literal)
    return found


def price_loads(formula: Formula, problem: Problem, timeline: Timeline) -> None:
    """Points for each meeting-day over a group's cap in an ISO week."""
    for groups, terms in weekly_loads(problem, timeline):
        most = min((group.week_max for group in groups if group.week_max is not None), default=_total(terms))
        weights: defaultdict[int, int] = defaultdict(int)
        for group in groups:
            if group.week_cap is not None:
                weights[group.week_cap] += group.week_weight
        for cap, weight in weights.items():
            formula.cost_above(terms, cap, most, weight)


def _total(terms: Terms) -> int:
    return sum(load for load, _ in terms)
