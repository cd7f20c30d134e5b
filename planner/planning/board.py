"""Meetings put on days one by one, and what putting the next one somewhere would break and cost.

The quick way to ask what ``checks`` asks of a whole plan: counts are kept as meetings are put and lifted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from planner.planning.candidates import Choice
from planner.planning.checks import distance
from planner.planning.problem import Group, Link, Meeting, Problem, Series, clash, monday_of

BROKEN = 10_000
"""What one broken hard rule counts in a plan under way: more than points can outweigh."""


class Board:
    """A plan under way. ``dates`` holds the meetings put so far."""

    def __init__(self, problem: Problem, choices: Mapping[str, Choice]) -> None:
        self.problem = problem
        self.dates: dict[str, int] = {}
        self._points = {uid: dict(zip(one.days, one.points, strict=True)) for uid, one in choices.items()}
        self._clashing = _clashing(problem)
        self._links = _links(problem)
        self._day_limits = _limits(problem, lambda group: group.day_max)
        self._week_limits = _week_limits(problem)
        self._apart = _limits(problem, lambda group: group.apart)
        self._starting: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._on_day: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._in_room: defaultdict[tuple[str, int], list[Series]] = defaultdict(list)
        self._group_day: defaultdict[tuple[str, int], int] = defaultdict(int)
        self._group_week: defaultdict[tuple[str, int], int] = defaultdict(int)

    def put(self, meeting: Meeting, day: int) -> None:
        """Put the meeting on the day."""
        self.dates[meeting.uid] = day
        self._count(meeting, day, 1)

    def lift(self, meeting: Meeting) -> None:
        """Take the meeting off its day, if it has one."""
        day = self.dates.pop(meeting.uid, None)
        if day is not None:
            self._count(meeting, day, -1)

    def price(self, meeting: Meeting, day: int) -> int:
        """The meeting's own points on the day, the load it adds, and ``BROKEN`` for each rule it would break.

        Order and gaps within its series are not asked for.
        """
        return self.own_price(meeting, day) + self.common_price(self.problem.series[meeting.series], day)

    def own_price(self, meeting: Meeting, day: int) -> int:
        """The part of the price that is the meeting's own: its points, and its links."""
        return self._points[meeting.uid][day] + BROKEN * self._broken_links(meeting.uid, day)

    def common_price(self, series: Series, day: int) -> int:
        """The part that is the same for every meeting of the series, as long as none is put or lifted."""
        if series.host:
            return BROKEN * (not self._on_day[day][series.host])
        load, broken = 0, self._too_close(series, day)
        for held in range(day, day + series.days):
            broken += self._broken_on(series, held)
        for monday, added in _loads(series, day):
            for limits in self._week_limits[series.uid]:
                before = self._group_week[limits.uid, monday]
                if limits.week_max is not None and before + added > limits.week_max:
                    broken += 1
                if limits.week_cap is not None and before + added > limits.week_cap:
                    load += limits.week_weight * (before + added - max(before, limits.week_cap))
        return load + BROKEN * broken

    def _broken_on(self, series: Series, day: int) -> int:
        """How many meetings already put are in the way of one of the series on the day."""
        broken, clashing = 0, self._clashing[series.uid]
        for other, count in self._on_day[day].items():
            if other in clashing:
                broken += count
        for uid, most in self._day_limits[series.uid]:
            broken += self._group_day[uid, day] >= most
        if series.room:
            broken += self._is_full(series.room, day, series)
        return broken

    def _too_close(self, series: Series, day: int) -> int:
        """How many meetings already put start nearer to the day than people of the series want."""
        return sum(
            other != series.uid
            for group, apart in self._apart[series.uid]
            for near in range(day - apart + 1, day + apart)
            for other in self._starting.get((group, near), ())
        )

    def _is_full(self, room: str, day: int, series: Series) -> bool:
        """Whether the room could not hold the series too: told by the moments at which meetings there start."""
        together = [*self._in_room[room, day], series]
        capacity = self.problem.rooms[room].capacity
        if len(together) <= capacity:
            return False
        return any(sum(other.start <= one.start < other.end for other in together) > capacity for one in together)

    def _broken_links(self, uid: str, day: int) -> int:
        broken = 0
        for link in self._links.get(uid, ()):
            other = self.dates.get(link.after if link.before == uid else link.before)
            if other is not None:
                ends = (day, other) if link.before == uid else (other, day)
                apart = distance(self.problem, link, *ends)
                broken += link.least is not None and apart < link.least
                broken += link.most is not None and apart > link.most
        return broken

    def _count(self, meeting: Meeting, day: int, step: int) -> None:
        series = self.problem.series[meeting.series]
        if series.host:
            return
        for group, _ in self._apart[series.uid]:
            starting = self._starting[group, day]
            starting.append(series.uid) if step > 0 else starting.remove(series.uid)
        for held in range(day, day + series.days):
            self._on_day[held][series.uid] += step
            for group in series.groups:
                self._group_day[group, held] += step
            if series.room:
                here = self._in_room[series.room, held]
                here.append(series) if step > 0 else here.remove(series)
        for monday, load in _loads(series, day):
            for limits in self._week_limits[series.uid]:
                self._group_week[limits.uid, monday] += step * load


def _loads(series: Series, day: int) -> Iterator[tuple[int, int]]:
    """The load that a meeting of the series adds to each week, by its Monday."""
    first, last = monday_of(day), monday_of(day + series.days - 1)
    for monday in range(first, last + 1, 7):
        days = min(day + series.days, monday + 7) - max(day, monday)
        yield monday, days * series.load


def _week_limits(problem: Problem) -> Mapping[str, Sequence[Group]]:
    """The groups of each series for which it matters how much they have in a week."""
    limited = {uid for uid, one in problem.groups.items() if (one.week_max, one.week_cap) != (None, None)}
    return {
        uid: [problem.groups[group] for group in sorted(series.groups & limited)]
        for uid, series in problem.series.items()
    }


def _limits(problem: Problem, limit: Callable[[Group], int | None]) -> Mapping[str, Sequence[tuple[str, int]]]:
    """The groups of each series that have such a limit, and the limit."""
    limits = {uid: found for uid, group in problem.groups.items() if (found := limit(group)) is not None}
    return {
        uid: [(group, limits[group]) for group in sorted(series.groups) if group in limits]
        for uid, series in problem.series.items()
    }


def _clashing(problem: Problem) -> Mapping[str, frozenset[str]]:
    """The bodies that each body cannot meet at the same time as."""
    bodies = [series for series in problem.series.values() if not series.host]
    return {
        one.uid: frozenset(other.uid for other in bodies if other is not one and clash(one, other)) for one in bodies
    }


def _links(problem: Problem) -> Mapping[str, Sequence[Link]]:
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for link in problem.links:
        found[link.before].append(link)
        found[link.after].append(link)
    return found
