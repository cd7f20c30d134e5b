"""A problem with dates that are to stand, or to be left as seldom as possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from planner.planning.problem import Problem
from planner.planning.whereabouts import Dates

MOVE: Final = 100
"""Points for each meeting that leaves its date: more than any wish of it could be worth."""

MOVE_WEEK: Final = 5
"""Points for each ISO week that it goes."""


def pinned(problem: Problem, dates: Dates, held: Collection[str]) -> Problem:
    """The problem in which those meetings that are ``held`` lie on their dates and nowhere else."""
    meetings = {
        uid: replace(one, fixed=dates[uid]) if uid in held and uid in dates else one
        for uid, one in problem.meetings.items()
    }
    return replace(problem, meetings=meetings)


def least_change(problem: Problem, dates: Dates) -> Problem:
    """The problem in which as few of the dates as possible are left, and not for far."""
    meetings = {
        uid: replace(one, current=dates[uid], move_weight=MOVE, move_week_weight=MOVE_WEEK)
        if uid in dates and problem.series_of(uid).host is None
        else one
        for uid, one in problem.meetings.items()
    }
    return replace(problem, meetings=meetings)
