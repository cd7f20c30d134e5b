"""Last year's dates 52 weeks on, shifted where they may not lie: what most do by hand, and a measure for the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from planner.planning.candidates import Choice
from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates


def roll_forward(problem: Problem, choices: Mapping[str, Choice]) -> Dates:
    """Each meeting on the candidate nearest to its target, or to the middle of its window when it has none.

    Of two days equally near the later is taken. Nothing is looked at but the meeting itself, so bodies may clash.
    """
    dates = {}
    for uid, meeting in problem.meetings.items():
        wish = (meeting.earliest + meeting.latest) // 2 if meeting.target is None else meeting.target
        days = choices[uid].days
        place = bisect_left(days, wish)
        if days:
            dates[uid] = min(days[max(0, place - 1) : place + 1], key=lambda day: (abs(day - wish), -day))
    return dates
