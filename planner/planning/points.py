"""A plan's points: each meeting's own, the gaps between meetings, the commonest weekday, the weeks' load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from planner.planning import whereabouts
from planner.planning.prices import Kind, Prices
from planner.planning.problem import Meeting, Problem, iso_weekday
from planner.planning.whereabouts import Dates


def by_kind(problem: Problem, dates: Dates, own: Mapping[str, Mapping[Kind, int]]) -> Mapping[Kind, int]:
    """All points by kind, ``own`` being those of ``by_meeting``; every kind has an entry."""
    points: Counter[Kind] = Counter(dict.fromkeys(Kind, 0))
    for counts in own.values():
        points.update(counts)
    points[Kind.SAME_WEEKDAY] += _off_the_weekday(problem, dates)
    points[Kind.WEEK_LOAD] += _overload(problem, dates)
    return points


def by_meeting(problem: Problem, dates: Dates) -> Mapping[str, Mapping[Kind, int]]:
    """The points that can be laid at one meeting's door: its day's, and the gap to the meeting before."""
    prices = Prices(problem)
    points = {uid: prices.of(problem.meetings[uid], day) for uid, day in dates.items()}
    for one, other in whereabouts.neighbours(problem, dates):
        if count := gap_points(problem, other, dates[other.uid] - dates[one.uid]):
            points[other.uid][Kind.GAP] = count
    return {uid: counts for uid, counts in points.items() if counts}


def gap_points(problem: Problem, meeting: Meeting, days: int) -> int:
    """What it costs that the meeting comes so many days after the one before it in its series."""
    gap = problem.series[meeting.series].gap
    if not meeting.gap_before or not gap.weight:
        return 0
    short = gap.ideal_least - days if gap.ideal_least is not None else 0
    long = days - gap.ideal_most if gap.ideal_most is not None else 0
    return gap.weight * max(0, short, long)


def _off_the_weekday(problem: Problem, dates: Dates) -> int:
    points = 0
    for uid, meetings in problem.by_series.items():
        weekdays = Counter(iso_weekday(dates[meeting.uid]) for meeting in meetings if meeting.uid in dates)
        if weekdays:
            points += problem.series[uid].same_weekday_weight * (weekdays.total() - max(weekdays.values()))
    return points


def _overload(problem: Problem, dates: Dates) -> int:
    points = 0
    for (_, uid), load in whereabouts.week_loads(problem, dates).items():
        group = problem.groups[uid]
        if group.week_cap is not None:
            points += group.week_weight * max(0, load - group.week_cap)
    return points
