"""The hard rules, stated to a solver: one function a rule. ``checks`` says the same of a finished plan.

Meetings that are not held (``Timeline.held``) bind nothing and nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from planner.planning.cliques import cliques
from planner.planning.formula import FALSE, TRUE, Formula, Literal, Terms
from planner.planning.problem import Group, Problem, Series, monday_of
from planner.planning.ties import Tie
from planner.planning.timeline import Starts, Timeline

Days = Mapping[int, Mapping[str, Sequence[Literal]]]
"""For each day and each body: the literals under which one of its meetings is held that day."""


def state(formula: Formula, problem: Problem, timeline: Timeline, ties: Iterable[Tie]) -> None:
    """State every hard rule that asks about more than one meeting; the others are in the candidates."""
    for tie in ties:
        if tie.before in timeline.on and tie.after in timeline.on:
            keep_tie(formula, timeline, tie)
    ride_on_hosts(formula, problem, timeline)
    days = held_on(problem, timeline)
    exclude_each_other(formula, problem, days)
    fit_in_rooms(formula, problem, days)
    limit_days(formula, problem, days)
    limit_weeks(formula, problem, timeline)
    keep_apart(formula, problem, timeline)
    keep_within(formula, problem, timeline)


def keep_tie(formula: Formula, timeline: Starts, tie: Tie) -> None:
    """Order, gaps and links: "no earlier than" carried over from each end of the tie to the other."""
    _carry(formula, timeline, tie.before, tie.after, tie.earliest_after)
    _carry(formula, timeline, tie.after, tie.before, tie.earliest_before)


def _carry(formula: Formula, timeline: Starts, one: str, other: str, earliest: Callable[[int], int | None]) -> None:
    said = TRUE
    for day in timeline.days[one]:
        bound = earliest(day)
        then = TRUE if bound is None else timeline.from_day(other, bound)
        if then != said:
            formula.either((-timeline.from_day(one, day), then, -timeline.held[one], -timeline.held[other]))
        said = then


def ride_on_hosts(formula: Formula, problem: Problem, timeline: Timeline) -> None:
    """An agenda item is taken on the day of a host meeting, or of one that is not held but could be that day."""
    for uid, on in timeline.on.items():
        host = problem.series_of(uid).host
        if host is None:
            continue
        for day, literal in on.items():
            hosts = [one.uid for one in problem.by_series[host] if timeline.could_start(one.uid, day)]
            if all(one in timeline.on for one in hosts):
                absent = (-timeline.held[one] for one in hosts)
                formula.either((-literal, *(timeline.on[one][day] for one in hosts), *absent))


def exclude_each_other(formula: Formula, problem: Problem, days: Days) -> None:
    """Nobody in two places: of bodies that share people and overlap in time, one meets a day."""
    everywhere = cliques(problem)
    for bodies in days.values():
        here = {clique.intersection(bodies) for clique in everywhere}
        largest = (clique for clique in here if not any(clique < other for other in here))
        for uids in sorted(map(sorted, largest)):
            formula.at_most_one(literal for uid in uids for literal in bodies[uid])


def fit_in_rooms(formula: Formula, problem: Problem, days: Days) -> None:
    """No room holds more meetings at a time than it can; asked at the moments when meetings there start."""
    for bodies in days.values():
        by_room: defaultdict[str, list[Series]] = defaultdict(list)
        for uid in bodies:
            if room := problem.series[uid].room:
                by_room[room].append(problem.series[uid])
        for room, inside in by_room.items():
            together = {
                tuple(other.uid for other in inside if other.start <= one.start < other.end) for one in inside
            }
            for uids in sorted(together):
                formula.at_most(_ones(bodies, uids), problem.rooms[room].capacity)


def limit_days(formula: Formula, problem: Problem, days: Days) -> None:
    """No group has more meetings on a day than it bears."""
    for bodies in days.values():
        for group, literals in _by_group(problem, bodies).items():
            most = problem.groups[group].day_max
            if most is not None and len(literals) > most:
                formula.at_most([(1, literal) for literal in literals], most)


def _by_group(problem: Problem, bodies: Mapping[str, Sequence[Literal]]) -> Mapping[str, Sequence[Literal]]:
    """The literals under which each group meets."""
    found: defaultdict[str, list[Literal]] = defaultdict(list)
    for uid, literals in bodies.items():
        for group in sorted(problem.series[uid].groups):
            found[group] += literals
    return found


def limit_weeks(formula: Formula, problem: Problem, timeline: Timeline) -> None:
    """No group has more load in an ISO week than it bears."""
    for groups, terms in weekly_loads(problem, timeline):
        limits = [group.week_max for group in groups if group.week_max is not None]
        if limits:
            formula.at_most(terms, min(limits))


def keep_apart(formula: Formula, problem: Problem, timeline: Timeline) -> None:
    """Meetings of a group's different bodies start no nearer to each other than the group wants."""
    for group in problem.groups.values():
        if not group.apart:
            continue
        for one, other in combinations(_meetings_of(group, problem, timeline), 2):
            if problem.meetings[one].series == problem.meetings[other].series:
                continue
            for day, literal in timeline.on[one].items():
                before = -timeline.from_day(other, day - group.apart + 1)
                after = timeline.from_day(other, day + group.apart)
                formula.either((-literal, before, after, -timeline.held[one], -timeline.held[other]))


def keep_within(formula: Formula, problem: Problem, timeline: Timeline) -> None:
    """After each meeting of a group but the last, another one starts within the days that the group bears."""
    for group in problem.groups.values():
        if group.within is None:
            continue
        theirs = list(_meetings_of(group, problem, timeline))
        for one in theirs:
            others = [other for other in theirs if other != one]
            for day, literal in timeline.on[one].items():
                far = day + group.within + 1
                soon = [_starts_from(formula, timeline, other, day + 1, far) for other in others]
                for other in others:
                    later = (-timeline.from_day(other, far), -timeline.held[other])
                    formula.either((-literal, -timeline.held[one], *later, *soon))


def _starts_from(formula: Formula, timeline: Timeline, uid: str, day: int, until: int) -> Literal:
    """True only if the meeting is held, and starts on the day or later and before ``until``."""
    upper, lower, held = timeline.from_day(uid, day), timeline.from_day(uid, until), timeline.held[uid]
    if upper in (FALSE, lower):
        return FALSE
    one = formula.new(formula.starts(upper) and not formula.starts(lower) and formula.starts(held))
    for needed in (upper, -lower, held):
        formula.implies(one, needed)
    return one


def _meetings_of(group: Group, problem: Problem, timeline: Timeline) -> Iterator[str]:
    """The group's meetings that are asked about; agenda items are no meetings of their own."""
    for uid in timeline.on:
        series = problem.series_of(uid)
        if series.host is None and group.uid in series.groups:
            yield uid


def held_on(problem: Problem, timeline: Timeline) -> Days:
    """Who can be meeting on each day. Agenda items are no meetings of their own."""
    days: defaultdict[int, defaultdict[str, list[Literal]]] = defaultdict(lambda: defaultdict(list))
    for uid, on in timeline.on.items():
        series = problem.series_of(uid)
        for first, literal in on.items() if series.host is None else ():
            for day in range(first, first + series.days):
                days[day][series.uid].append(literal)
    return dict(sorted(days.items()))


def weekly_loads(problem: Problem, timeline: Timeline) -> Iterator[tuple[Sequence[Group], Terms]]:
    """The load of each week, for groups that have exactly the same meetings in it at once."""
    weeks: defaultdict[int, defaultdict[str, dict[Literal, int]]] = defaultdict(lambda: defaultdict(dict))
    for day, bodies in held_on(problem, timeline).items():
        for uid, literals in bodies.items():
            terms = weeks[monday_of(day)][uid]
            for literal in literals:
                terms[literal] = terms.get(literal, 0) + problem.series[uid].load
    for bodies_terms in weeks.values():
        for groups, uids in _alike(problem, bodies_terms):
            yield groups, [(load, literal) for uid in uids for literal, load in bodies_terms[uid].items() if load]


def _alike(problem: Problem, bodies: Iterable[str]) -> Iterable[tuple[Sequence[Group], Sequence[str]]]:
    """Groups gathered by which of the bodies they belong to."""
    mine: dict[str, list[str]] = {}
    for uid in bodies:
        for group in problem.series[uid].groups:
            mine.setdefault(group, []).append(uid)
    alike: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in sorted(mine):
        alike[tuple(mine[group])].append(problem.groups[group])
    return [(groups, uids) for uids, groups in alike.items()]


def _ones(bodies: Mapping[str, Sequence[Literal]], uids: Iterable[str]) -> Terms:
    return [(1, literal) for uid in uids for literal in bodies[uid]]
