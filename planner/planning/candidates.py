"""The days on which a meeting may start, seen alone, and why it may not start on the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from planner.planning.prices import Prices
from planner.planning.problem import Meeting, Period, Problem, Series, iso_weekday
from planner.planning.violations import Code, Violation


def refusals(problem: Problem, meeting: Meeting, day: int) -> Iterator[Violation]:
    """Every hard rule that forbids the meeting to start on the day, whatever the others do."""
    series = problem.series[meeting.series]
    refused = partial(Violation, meetings=(meeting.uid,), day=day)
    if not meeting.earliest <= day <= meeting.latest:
        yield refused(code=Code.WINDOW)
    if series.weekdays is not None and iso_weekday(day) not in series.weekdays:
        yield refused(code=Code.WEEKDAY)
    if meeting.fixed not in (None, day):
        yield refused(code=Code.FIXED)
    for held in range(day, day + series.days):
        yield from _shut(problem, meeting, held)


def _shut(problem: Problem, meeting: Meeting, day: int) -> Iterator[Violation]:
    """Why the meeting cannot be held on the day, be it its first or not."""
    refused = partial(Violation, meetings=(meeting.uid,), day=day)
    if not problem.first <= day <= problem.last:
        yield refused(code=Code.HORIZON)
    if iso_weekday(day) not in problem.workweek:
        yield refused(code=Code.WEEKEND)
    if day in problem.closed:
        yield refused(code=Code.CLOSED, name=problem.closed[day])
    for period in problem.periods_of[meeting.series]:
        if period.hard and period.first <= day <= period.last:
            yield refused(code=Code.PERIOD, name=period.name)


@dataclass(frozen=True, slots=True)
class Choice:
    """A meeting's candidate days in order, and what each costs seen alone."""

    days: tuple[int, ...]
    points: tuple[int, ...]

    def between(self, first: int, last: int) -> Choice:
        """The same with the candidates from one place to another, both included."""
        return Choice(self.days[first : last + 1], self.points[first : last + 1])

    def among(self, days: Collection[int]) -> Choice:
        """The same with those candidates alone that are among the days."""
        some = [(day, points) for day, points in zip(self.days, self.points, strict=True) if day in days]
        return Choice(tuple(day for day, _ in some), tuple(points for _, points in some))

    def only(self, day: int) -> Choice:
        """The same with that one candidate left."""
        return Choice((day,), (self.points[self.days.index(day)],))


def choices(problem: Problem) -> Mapping[str, Choice]:
    """Every meeting's candidates; agenda items only on days on which some host meeting could lie."""
    prices, meetings = Prices(problem), problem.meetings
    return {
        uid: Choice(days, tuple(prices.total(meetings[uid], day) for day in days))
        for uid, days in _possible_days(problem).items()
    }


def free_choices(problem: Problem) -> Mapping[str, Choice]:
    """The same as if no day cost anything: for those who ask what is possible at all, and do so often."""
    return {uid: Choice(days, (0,) * len(days)) for uid, days in _possible_days(problem).items()}


def _possible_days(problem: Problem) -> Mapping[str, tuple[int, ...]]:
    open_days = {uid: _open_days(problem, series) for uid, series in problem.series.items()}
    days = {uid: _days(meeting, open_days[meeting.series]) for uid, meeting in problem.meetings.items()}
    hosted = {
        uid: frozenset(day for host in problem.by_series[uid] for day in days[host.uid])
        for uid in {series.host for series in problem.series.values() if series.host}
    }
    for uid, meeting in problem.meetings.items():
        host = problem.series[meeting.series].host
        if host is not None:
            days[uid] = tuple(day for day in days[uid] if day in hosted[host])
    return days


def _days(meeting: Meeting, open_days: frozenset[int]) -> tuple[int, ...]:
    if meeting.fixed is not None:
        inside = meeting.earliest <= meeting.fixed <= meeting.latest
        return (meeting.fixed,) if inside and meeting.fixed in open_days else ()
    return tuple(day for day in range(meeting.earliest, meeting.latest + 1) if day in open_days)


def _open_days(problem: Problem, series: Series) -> frozenset[int]:
    """The days of the horizon on which a meeting of the series may start, windows aside."""
    held = {
        day
        for day in range(problem.first, problem.last + 1)
        if iso_weekday(day) in problem.workweek and day not in problem.closed
    }
    for period in problem.periods_of[series.uid]:
        if period.hard:
            held.difference_update(_days_of(problem, period))
    weekdays = series.weekdays
    return frozenset(
        day
        for day in held
        if (weekdays is None or iso_weekday(day) in weekdays)
        and (series.days == 1 or held.issuperset(range(day, day + series.days)))
    )


def _days_of(problem: Problem, period: Period) -> range:
    return range(max(problem.first, period.first), min(problem.last, period.last) + 1)
