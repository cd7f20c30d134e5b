"""The hard requirements that speak of some meetings, and the problem as it would be without each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from planner.planning.problem import Group, Link, Meeting, Period, Problem, Room, Series, overlap_in_time
from planner.planning.requirement import Change, Kind, Requirement

_WIDER: Final = 14
"""Days by which a window grows at either end, where it is asked whether that would help."""

_FURTHER: Final = 366
"""Days by which the plan grows at either end, where it is asked whether that would help."""


def requirements(problem: Problem, meetings: Collection[str]) -> Sequence[Requirement]:
    """Those that speak of these meetings; those that are easiest to give up come last."""
    series = [problem.series[uid] for uid in dict.fromkeys(problem.meetings[uid].series for uid in meetings)]
    bodies = [one for one in series if one.host is None]
    groups = [group for group in problem.groups.values() if any(group.uid in one.groups for one in bodies)]
    found = [
        *(_people(group, bodies) for group in groups),
        *(_host(problem, one) for one in series),
        *(_pinned(problem, uid) for uid in (*_hosts(problem, series), *meetings)),
        *(_period(period, series) for period in problem.periods),
        *(_room(room, bodies) for room in problem.rooms.values()),
        *(_day(group) for group in groups),
        *(_week(group) for group in groups),
        *(_apart(group, bodies) for group in groups),
        *(_within(group) for group in groups),
        *(_weekdays(one) for one in series),
        *(_link(link) for link in problem.links if {link.before, link.after} <= set(meetings)),
        *(_gap(one) for one in series if _has_neighbours(problem, one, meetings)),
        *(_window(problem, uid) for uid in meetings),
    ]
    return [one for one in found if one is not None]


def days_at_all(problem: Problem) -> Requirement:
    """On which days anybody meets, whatever else is required."""

    def without(problem: Problem) -> Problem:
        first, last = problem.first - _FURTHER, problem.last + _FURTHER
        return replace(problem, first=first, last=last, workweek=frozenset(range(1, 8)), closed={})

    weekdays = tuple(sorted(problem.workweek))
    return Requirement(kind=Kind.DAYS, first=problem.first, last=problem.last, weekdays=weekdays, without=without)


def order(problem: Problem, meetings: Collection[str]) -> Requirement:
    """What is asked of a series' meetings in any case; there is no problem without it."""
    names = dict.fromkeys(problem.series_of(uid).name for uid in meetings)
    return Requirement(kind=Kind.ORDER, names=tuple(names), without=lambda problem: problem)


def _people(group: Group, bodies: Sequence[Series]) -> Requirement | None:
    theirs = [one for one in bodies if group.uid in one.groups]
    names = tuple(
        one.name for one in theirs if any(other is not one and overlap_in_time(one, other) for other in theirs)
    )
    if not names:
        return None
    return Requirement(
        kind=Kind.PEOPLE,
        about=group.uid,
        name=group.name,
        names=names,
        without=lambda problem: _in_pieces(problem, group),
    )


def _in_pieces(problem: Problem, group: Group) -> Problem:
    """As if each body had a group of its own instead: nobody is in two places, everything else is as it was."""
    own = {
        uid: replace(group, uid=f"{group.uid} {uid}")
        for uid, one in problem.series.items()
        if group.uid in one.groups
    }
    names = frozenset(one.uid for one in own.values())
    return replace(
        problem,
        groups={**problem.groups, **{one.uid: one for one in own.values()}},
        series={
            uid: replace(one, groups=one.groups - {group.uid} | {own[uid].uid}) if uid in own else one
            for uid, one in problem.series.items()
        },
        periods=tuple(
            replace(one, groups=one.groups | names) if one.groups and group.uid in one.groups else one
            for one in problem.periods
        ),
    )


def _host(problem: Problem, item: Series) -> Requirement | None:
    if item.host is None:
        return None
    free = replace(item, host=None, start=0, end=0, room=None, load=0)
    host = problem.series[item.host].name
    return Requirement(kind=Kind.HOST, about=item.uid, name=item.name, names=(host,), without=_with_series(free))


def _hosts(problem: Problem, series: Sequence[Series]) -> Iterator[str]:
    """The meetings at which items of these series could be taken, if they lay elsewhere."""
    for host in dict.fromkeys(one.host for one in series if one.host):
        yield from (one.uid for one in problem.by_series[host])


def _pinned(problem: Problem, uid: str) -> Requirement | None:
    meeting = problem.meetings[uid]
    if meeting.fixed is None:
        return None
    free = replace(meeting, fixed=None)
    if meeting.earliest == meeting.latest:
        free = _wider(free)  # What was agreed on has no other window than its day.
    without = _with_meeting(free)
    return Requirement(kind=Kind.PINNED, meetings=(uid,), first=meeting.fixed, without=without)


def _period(period: Period, series: Sequence[Series]) -> Requirement | None:
    names = tuple(one.name for one in series if period.groups is None or period.groups & one.groups)
    if not period.hard or not names:
        return None

    def without(problem: Problem) -> Problem:
        periods = (replace(one, hard=False) if one == period else one for one in problem.periods)
        return replace(problem, periods=tuple(periods))

    return Requirement(
        kind=Kind.PERIOD,
        about=period.uid,
        name=period.name,
        names=names,
        first=period.first,
        last=period.last,
        without=without,
    )


def _room(room: Room, bodies: Sequence[Series]) -> Requirement | None:
    names = tuple(one.name for one in bodies if one.room == room.uid)

    def without(problem: Problem) -> Problem:
        return replace(problem, rooms={**problem.rooms, room.uid: replace(room, capacity=len(problem.meetings))})

    return (
        Requirement(kind=Kind.ROOM, about=room.uid, name=room.name, names=names, most=room.capacity, without=without)
        if names
        else None
    )


def _day(group: Group) -> Requirement | None:
    if group.day_max is None:
        return None
    without = _with_group(replace(group, day_max=None))
    return Requirement(kind=Kind.DAY, about=group.uid, name=group.name, most=group.day_max, without=without)


def _week(group: Group) -> Requirement | None:
    if group.week_max is None:
        return None
    without = _with_group(replace(group, week_max=None))
    return Requirement(kind=Kind.WEEK, about=group.uid, name=group.name, most=group.week_max, without=without)


def _apart(group: Group, bodies: Sequence[Series]) -> Requirement | None:
    names = tuple(one.name for one in bodies if group.uid in one.groups)
    if not group.apart or len(names) < 2:
        return None
    without = _with_group(replace(group, apart=None))
    return Requirement(
        kind=Kind.APART, about=group.uid, name=group.name, names=names, least=group.apart, without=without
    )


def _within(group: Group) -> Requirement | None:
    if group.within is None:
        return None
    without = _with_group(replace(group, within=None))
    return Requirement(kind=Kind.WITHIN, about=group.uid, name=group.name, most=group.within, without=without)


def _weekdays(series: Series) -> Requirement | None:
    if series.weekdays is None:
        return None
    without = _with_series(replace(series, weekdays=None))
    return Requirement(
        kind=Kind.WEEKDAYS,
        about=series.uid,
        name=series.name,
        weekdays=tuple(sorted(series.weekdays)),
        without=without,
    )


def _link(link: Link) -> Requirement | None:
    if link.least is None and link.most is None:
        return None

    def without(problem: Problem) -> Problem:
        return replace(problem, links=tuple(one for one in problem.links if one != link))

    pair = (link.before, link.after)
    return Requirement(
        kind=Kind.LINK, meetings=pair, least=link.least, most=link.most, unit=link.unit, without=without
    )


def _gap(series: Series) -> Requirement | None:
    gap = series.gap
    if gap.least is None and gap.most is None:
        return None
    without = _with_series(replace(series, gap=replace(gap, least=None, most=None)))
    return Requirement(
        kind=Kind.GAP, about=series.uid, name=series.name, least=gap.least, most=gap.most, without=without
    )


def _window(problem: Problem, uid: str) -> Requirement:
    meeting = problem.meetings[uid]
    first, last = meeting.earliest, meeting.latest
    without = _with_meeting(_wider(meeting))
    return Requirement(kind=Kind.WINDOW, meetings=(uid,), first=first, last=last, without=without)


def _wider(meeting: Meeting) -> Meeting:
    return replace(meeting, earliest=meeting.earliest - _WIDER, latest=meeting.latest + _WIDER)


def _has_neighbours(problem: Problem, series: Series, meetings: Collection[str]) -> bool:
    return any(
        one.uid in meetings and other.uid in meetings and other.gap_before
        for one, other in pairwise(problem.by_series[series.uid])
    )


def _with_series(series: Series) -> Change:
    return lambda problem: replace(problem, series={**problem.series, series.uid: series})


def _with_meeting(meeting: Meeting) -> Change:
    return lambda problem: replace(problem, meetings={**problem.meetings, meeting.uid: meeting})


def _with_group(group: Group) -> Change:
    return lambda problem: replace(problem, groups={**problem.groups, group.uid: group})
