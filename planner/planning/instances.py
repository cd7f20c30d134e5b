"""An instance as JSON (``moedeplan-instance/1``): the inverse of ``reading.read_instance``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.planning.problem import Group, Link, Meeting, Period, Problem, Room, Series
from planner.planning.reading import INSTANCE_FORMAT

Json = Mapping[str, Any]


def instance_json(problem: Problem) -> Json:
    """The problem in the words of docs/planning-format.md. Fields that hold nothing are left out."""
    return {
        "format": INSTANCE_FORMAT,
        "name": problem.name,
        "horizon": [_iso(problem.first), _iso(problem.last)],
        "workweek": sorted(problem.workweek),
        "closed": [{"date": _iso(day), "name": name} for day, name in sorted(problem.closed.items())],
        "periods": [_period(period) for period in problem.periods],
        "groups": [_group(group) for group in problem.groups.values()],
        "rooms": [_room(room) for room in problem.rooms.values()],
        "series": [_series(series) for series in problem.series.values()],
        "meetings": [_meeting(meeting) for meeting in problem.meetings.values()],
        "links": [_link(link) for link in problem.links],
    }


def _period(period: Period) -> Json:
    return {
        "id": period.uid,
        "name": period.name or period.uid,
        "from": _iso(period.first),
        "to": _iso(period.last),
        "groups": "*" if period.groups is None else sorted(period.groups),
        "hard": period.hard,
        "weight": period.weight,
        "deadline_weight": period.deadline_weight,
    }


def _group(group: Group) -> Json:
    return _given(
        id=group.uid,
        name=group.name or group.uid,
        day_max=group.day_max,
        week_max=group.week_max,
        week_cap=group.week_cap,
        week_weight=group.week_weight,
        apart=group.apart,
        within=group.within,
    )


def _room(room: Room) -> Json:
    return {"id": room.uid, "name": room.name or room.uid, "capacity": room.capacity}


def _series(series: Series) -> Json:
    gap = series.gap
    return _given(
        id=series.uid,
        name=series.name or series.uid,
        groups=sorted(series.groups),
        start=_clock(series.start),
        end=_clock(series.end),
        weekdays=None if series.weekdays is None else {str(day): cost for day, cost in series.weekdays.items()},
        days=series.days,
        room=series.room,
        load=series.load,
        gap=_given(
            min=gap.least, max=gap.most, ideal_min=gap.ideal_least, ideal_max=gap.ideal_most, weight=gap.weight
        ),
        same_weekday_weight=series.same_weekday_weight,
        last_year={"week_weight": series.week_weight, "weekday_weight": series.weekday_weight},
        deadlines=[{"workdays_before": count} for count in series.deadlines],
        on=series.host,
    )


def _meeting(meeting: Meeting) -> Json:
    return _given(
        id=meeting.uid,
        series=meeting.series,
        no=meeting.number,
        window=[_iso(meeting.earliest), _iso(meeting.latest)],
        fixed=_maybe_iso(meeting.fixed),
        target=_maybe_iso(meeting.target),
        gap_before=meeting.gap_before,
        current=_maybe_iso(meeting.current),
        move_weight=meeting.move_weight,
        move_week_weight=meeting.move_week_weight,
    )


def _link(link: Link) -> Json:
    return _given(
        id=link.uid,
        before=link.before,
        after=link.after,
        min=link.least,
        max=link.most,
        unit=link.unit.value,
        rule=link.rule or None,
    )


def _given(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _maybe_iso(day: int | None) -> str | None:
    return None if day is None else _iso(day)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
