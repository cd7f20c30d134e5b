"""Who meets on which day of a plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from planner.planning.problem import Meeting, Problem, monday_of, span

Dates = Mapping[str, int]
"""Each meeting's first day, by the meeting's uid."""


def neighbours(problem: Problem, dates: Dates) -> Iterator[tuple[Meeting, Meeting]]:
    """Each dated meeting with the next of its series, when that is dated too."""
    for meetings in problem.by_series.values():
        for one, other in pairwise(meetings):
            if one.uid in dates and other.uid in dates:
                yield one, other


def by_day(problem: Problem, dates: Dates) -> Mapping[int, Sequence[str]]:
    """Who meets on each day; agenda items are no meetings of their own."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for uid in sorted(dates):
        if problem.series_of(uid).host is None:
            for day in span(problem, uid, dates[uid]):
                found[day].append(uid)
    return found


def by_group(problem: Problem, meetings: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The meetings that each group takes part in."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for uid in meetings:
        for group in sorted(problem.series_of(uid).groups):
            found[group].append(uid)
    return found


def week_loads(problem: Problem, dates: Dates) -> Counter[tuple[int, str]]:
    """The load of each group in each week, by the week's Monday and the group."""
    loads: Counter[tuple[int, str]] = Counter()
    for day, meetings in by_day(problem, dates).items():
        for uid in meetings:
            series = problem.series_of(uid)
            for group in series.groups:
                loads[monday_of(day), group] += series.load
    return loads


def busy_in_week(problem: Problem, dates: Dates, group: str, monday: int) -> Iterator[str]:
    """The meetings that the group has in the week of that Monday."""
    for uid, first in dates.items():
        series = problem.series_of(uid)
        if series.host or group not in series.groups:
            continue
        if any(monday_of(day) == monday for day in span(problem, uid, first)):
            yield uid
