"""Items that are taken at meetings, put on those as they lie."""

from __future__ import annotations

from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates


def rehosted(problem: Problem, dates: Dates) -> Dates:
    """The dates, where items whose meeting has gone are on the next one that fits, in their order, or on none."""
    found = dict(dates)
    for uid, series in problem.series.items():
        if series.host is None:
            continue
        days = sorted(day for host in problem.by_series[series.host] if (day := dates.get(host.uid)) is not None)
        items = problem.by_series[uid]
        if all(dates.get(one.uid) in days for one in items):
            continue
        last = 0
        for one in items:
            day = next((day for day in days if max(last + 1, one.earliest) <= day <= one.latest), None)
            found.pop(one.uid, None)
            if day is not None:
                found[one.uid] = last = day
    return found
