"""What a plan breaks and what it costs, worked out without any solver.

Used by the plan page, by edits by hand and on every answer of a solver: a plan's cost is what this module says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from planner.planning import points, whereabouts
from planner.planning.candidates import refusals
from planner.planning.prices import Kind
from planner.planning.problem import Link, Meeting, Problem, Unit, clash
from planner.planning.violations import Code, Violation
from planner.planning.whereabouts import Dates


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a plan breaks, and its points by kind; the points count only when nothing is broken.

    ``by_meeting`` holds the points that can be laid at one meeting's door: not the weeks' load.
    """

    violations: tuple[Violation, ...]
    points: Mapping[Kind, int]
    by_meeting: Mapping[str, Mapping[Kind, int]]

    @property
    def feasible(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.violations

    @property
    def cost(self) -> int:
        """All points; lower is better."""
        return sum(self.points.values())


def check(problem: Problem, dates: Dates) -> Verdict:
    """Hold the plan against every hard rule, and add up its points. Meetings without a date are a violation."""
    known = {uid: day for uid, day in dates.items() if uid in problem.meetings}
    violations = (
        *(Violation(code=Code.UNKNOWN, meetings=(uid,)) for uid in dates if uid not in problem.meetings),
        *(Violation(code=Code.MISSING, meetings=(uid,)) for uid in problem.meetings if uid not in known),
        *broken(problem, known),
    )
    by_meeting = points.by_meeting(problem, known)
    return Verdict(violations, points.by_kind(problem, known, by_meeting), by_meeting)


def broken(problem: Problem, dates: Dates) -> Iterator[Violation]:
    """The hard rules that the dated meetings break, whatever other meetings there are."""
    yield from _alone(problem, dates)
    yield from _in_order(problem, dates)
    yield from _linked(problem, dates)
    yield from _hosted(problem, dates)
    yield from _each_day(problem, dates)
    yield from _weeks_too_full(problem, dates)
    yield from _too_close(problem, dates)
    yield from _too_far(problem, dates)


def _alone(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for uid, day in dates.items():
        yield from refusals(problem, problem.meetings[uid], day)


def _in_order(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for one, other in whereabouts.neighbours(problem, dates):
        pair, days = (one.uid, other.uid), dates[other.uid] - dates[one.uid]
        if days <= 0:
            yield Violation(code=Code.ORDER, meetings=pair)
        gap = problem.series[one.series].gap
        if other.gap_before and gap.least is not None and days < gap.least:
            yield Violation(code=Code.GAP_MIN, meetings=pair, found=days, bound=gap.least)
        if other.gap_before and gap.most is not None and days > gap.most:
            yield Violation(code=Code.GAP_MAX, meetings=pair, found=days, bound=gap.most)


def _linked(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for link in problem.links:
        if link.before in dates and link.after in dates:
            pair, apart = (link.before, link.after), distance(problem, link, dates[link.before], dates[link.after])
            if link.least is not None and apart < link.least:
                yield Violation(code=Code.LINK_MIN, meetings=pair, unit=link.unit, found=apart, bound=link.least)
            if link.most is not None and apart > link.most:
                yield Violation(code=Code.LINK_MAX, meetings=pair, unit=link.unit, found=apart, bound=link.most)


def distance(problem: Problem, link: Link, before: int, after: int) -> int:
    """How far apart the two days are, in the link's unit."""
    if link.unit is Unit.WORKDAYS:
        return problem.workdays.number(after) - problem.workdays.number(before)
    return after - before


def _hosted(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for uid, day in dates.items():
        host = problem.series_of(uid).host
        if host and all(dates.get(meeting.uid) != day for meeting in problem.by_series[host]):
            yield Violation(code=Code.HOST, meetings=(uid,), day=day, name=problem.series[host].name)


def _each_day(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for day, meetings in sorted(whereabouts.by_day(problem, dates).items()):
        yield from _clashes(problem, day, meetings)
        yield from _rooms_too_full(problem, day, meetings)
        yield from _days_too_full(problem, day, meetings)


def _clashes(problem: Problem, day: int, meetings: Sequence[str]) -> Iterator[Violation]:
    for one, other in combinations(meetings, 2):
        series, another = problem.series_of(one), problem.series_of(other)
        if clash(series, another):
            shared = ", ".join(sorted(problem.groups[uid].name for uid in series.groups & another.groups))
            yield Violation(code=Code.CLASH, meetings=(one, other), day=day, name=shared)


def _rooms_too_full(problem: Problem, day: int, meetings: Sequence[str]) -> Iterator[Violation]:
    by_room: defaultdict[str, list[str]] = defaultdict(list)
    for uid in meetings:
        if room := problem.series_of(uid).room:
            by_room[room].append(uid)
    for room, here in by_room.items():
        told: set[tuple[str, ...]] = set()
        for uid in here:
            now = tuple(other for other in here if _is_on(problem, other, problem.series_of(uid).start))
            capacity = problem.rooms[room].capacity
            if len(now) > capacity and now not in told:
                told.add(now)
                name = problem.rooms[room].name
                yield Violation(code=Code.ROOM, meetings=now, day=day, name=name, found=len(now), bound=capacity)


def _is_on(problem: Problem, uid: str, moment: int) -> bool:
    series = problem.series_of(uid)
    return series.start <= moment < series.end


def _days_too_full(problem: Problem, day: int, meetings: Sequence[str]) -> Iterator[Violation]:
    for group, busy in whereabouts.by_group(problem, meetings).items():
        most = problem.groups[group].day_max
        if most is not None and len(busy) > most:
            name = problem.groups[group].name
            yield Violation(code=Code.DAY_MAX, meetings=tuple(busy), day=day, name=name, found=len(busy), bound=most)


def _weeks_too_full(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for (monday, uid), load in sorted(whereabouts.week_loads(problem, dates).items()):
        group = problem.groups[uid]
        if group.week_max is not None and load > group.week_max:
            busy = tuple(sorted(whereabouts.busy_in_week(problem, dates, uid, monday)))
            yield Violation(
                code=Code.WEEK_MAX, meetings=busy, day=monday, name=group.name, found=load, bound=group.week_max
            )


def _too_close(problem: Problem, dates: Dates) -> Iterator[Violation]:
    for group in problem.groups.values():
        least = group.apart or 0
        held = _held_by(problem, dates, group.uid) if least else ()
        for (day, uid), (other_day, other) in combinations(held, 2):
            apart = other_day - day
            if apart < least and problem.meetings[uid].series != problem.meetings[other].series:
                yield Violation(code=Code.APART, meetings=(uid, other), name=group.name, found=apart, bound=least)


def _too_far(problem: Problem, dates: Dates) -> Iterator[Violation]:
    """Told where all meetings of a group are dated: until then, one may come in between."""
    for group in problem.groups.values():
        most = group.within
        if most is None or not all(one.uid in dates for one in _meetings_of(problem, group.uid)):
            continue
        for (day, uid), (other_day, other) in pairwise(_held_by(problem, dates, group.uid)):
            if other_day - day > most:
                found = other_day - day
                yield Violation(code=Code.WITHIN, meetings=(uid, other), name=group.name, found=found, bound=most)


def _meetings_of(problem: Problem, group: str) -> Iterator[Meeting]:
    for uid, meetings in problem.by_series.items():
        if problem.series[uid].host is None and group in problem.series[uid].groups:
            yield from meetings


def _held_by(problem: Problem, dates: Dates, group: str) -> Sequence[tuple[int, str]]:
    """The days and meetings of the group in their order; agenda items are no meetings of their own."""
    series = {uid: problem.series_of(uid) for uid in dates}
    return sorted((dates[uid], uid) for uid, one in series.items() if one.host is None and group in one.groups)
