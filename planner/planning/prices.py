"""What a meeting's day costs, seen alone: the soft wishes that ask about no other meeting."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from planner.planning.problem import Meeting, Problem, iso_weekday, monday_of


class Kind(StrEnum):
    """What points are given for; the order is that of docs/planning-format.md."""

    WEEKDAY = "weekday"
    LAST_YEAR = "last_year"
    PERIOD = "period"
    DEADLINE = "deadline"
    GAP = "gap"
    SAME_WEEKDAY = "same_weekday"
    WEEK_LOAD = "week_load"
    MOVED = "moved"


class Prices:
    """The points of every meeting on every day, with what the days have in common worked out once."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._periods: dict[str, Mapping[int, int]] = {}

    def of(self, meeting: Meeting, day: int) -> dict[Kind, int]:
        """The points by kind when the meeting starts on the day; kinds that cost nothing are left out."""
        points = {
            Kind.WEEKDAY: self._weekday(meeting, day),
            Kind.LAST_YEAR: self._last_year(meeting, day),
            Kind.PERIOD: self._period(meeting.series).get(day, 0),
            Kind.DEADLINE: self._deadline(meeting, day),
            Kind.MOVED: _moved(meeting, day),
        }
        return {kind: count for kind, count in points.items() if count}

    def total(self, meeting: Meeting, day: int) -> int:
        """All the points of the meeting on the day, seen alone."""
        return (
            self._weekday(meeting, day)
            + self._last_year(meeting, day)
            + self._period(meeting.series).get(day, 0)
            + self._deadline(meeting, day)
            + _moved(meeting, day)
        )

    def _weekday(self, meeting: Meeting, day: int) -> int:
        weekdays = self._problem.series[meeting.series].weekdays
        return weekdays.get(iso_weekday(day), 0) if weekdays else 0

    def _last_year(self, meeting: Meeting, day: int) -> int:
        if meeting.target is None:
            return 0
        series = self._problem.series[meeting.series]
        other = iso_weekday(day) != iso_weekday(meeting.target)
        return series.week_weight * _weeks(day, meeting.target) + series.weekday_weight * other

    def _deadline(self, meeting: Meeting, day: int) -> int:
        deadlines = self._problem.series[meeting.series].deadlines
        if not deadlines or not self._deadline_days:
            return 0
        due = (self._problem.workdays.before(day, count) for count in deadlines)
        return sum(self._deadline_days.get(one, 0) for one in due if one is not None)

    def _period(self, uid: str) -> Mapping[int, int]:
        """The points of each first day of the series' meetings for the periods that the meeting would touch."""
        found = self._periods.get(uid)
        if found is None:
            length = self._problem.series[uid].days
            points: dict[int, int] = {}
            for period in self._problem.periods_of[uid]:
                for day in range(period.first - length + 1, period.last + 1) if period.weight else ():
                    points[day] = points.get(day, 0) + period.weight
            found = self._periods[uid] = points
        return found

    @cached_property
    def _deadline_days(self) -> Mapping[int, int]:
        points: dict[int, int] = {}
        for period in self._problem.periods:
            for day in range(period.first, period.last + 1) if period.deadline_weight else ():
                points[day] = points.get(day, 0) + period.deadline_weight
        return points


def _moved(meeting: Meeting, day: int) -> int:
    if meeting.current is None or meeting.current == day:
        return 0
    return meeting.move_weight + meeting.move_week_weight * _weeks(day, meeting.current)


def _weeks(one: int, other: int) -> int:
    return abs(monday_of(one) - monday_of(other)) // 7
