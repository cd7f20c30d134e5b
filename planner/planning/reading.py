"""An instance from JSON (``moedeplan-instance/1``, docs/planning-format.md), read strictly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol, TypeVar

from planner.planning.errors import PlanningError
from planner.planning.fields import MOST, Fields, name, whole, wrong
from planner.planning.problem import Gap, Group, Link, Meeting, Period, Problem, Room, Series, Unit

INSTANCE_FORMAT: Final = "moedeplan-instance/1"
MOST_MEETINGS: Final = 4000
MOST_DAYS: Final = 1100


class _HasUid(Protocol):
    @property
    def uid(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasUid)


def read_instance(data: object) -> Problem:
    """The problem that the JSON value describes.

    Raises ``PlanningError`` with the path of the first value that is missing, of another type, out of bounds or
    unknown; also for a year without meetings, and for more than ``MOST_MEETINGS``.
    """
    fields = Fields(data)
    if fields.raw("format") != INSTANCE_FORMAT:
        raise wrong("format", f"skal være {INSTANCE_FORMAT}", f"must be {INSTANCE_FORMAT}")
    first, last = fields.days("horizon")
    if last - first >= MOST_DAYS:
        raise wrong("horizon", f"må højst være {MOST_DAYS} dage", f"must be at most {MOST_DAYS} days")
    demand_size(sum(1 for _ in fields.entries("meetings", lambda value, _: value)))
    groups = _unique("groups", map(_group, fields.parts("groups")))
    rooms = _unique("rooms", map(_room, fields.parts("rooms", optional=True)))
    series = _unique("series", map(_reader(_series, groups, rooms), fields.parts("series")))
    _known_hosts(series)
    meetings = _unique("meetings", map(_reader(_meeting, series), fields.parts("meetings")))
    _known_order(meetings)
    problem = Problem(
        name=fields.text("name"),
        first=first,
        last=last,
        workweek=frozenset(_workweek(fields)),
        closed={day.day("date"): day.text("name", "") for day in fields.parts("closed", optional=True)},
        periods=tuple(_period(part, groups) for part in fields.parts("periods", optional=True)),
        groups=groups,
        rooms=rooms,
        series=series,
        meetings=meetings,
        links=tuple(_link(part, meetings) for part in fields.parts("links", optional=True)),
    )
    _known_deadlines(problem)
    return problem


def demand_size(meetings: int) -> None:
    """Raises ``PlanningError`` for so many meetings that nothing can be planned: none, or too many at once."""
    if not meetings:
        raise PlanningError("meetings", "Der er ingen møder at planlægge.", "There are no meetings to plan.")
    if meetings > MOST_MEETINGS:
        raise PlanningError(
            "meetings",
            f"{meetings} møder er flere, end der kan planlægges på én gang (højst {MOST_MEETINGS}).",
            f"{meetings} meetings are more than can be planned at once (at most {MOST_MEETINGS}).",
        )


def _workweek(fields: Fields) -> Iterable[int]:
    days = list(fields.entries("workweek", whole)) if fields.has("workweek") else [1, 2, 3, 4, 5]
    if not days or not set(days) <= set(range(1, 8)):
        raise wrong("workweek", "skal være ugedage fra 1 til 7", "must be weekdays from 1 to 7")
    return days


def _unique(path: str, things: Iterable[Thing]) -> Mapping[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in things:
        if thing.uid in found:
            raise PlanningError(
                path, f"»{thing.uid}« står to gange i »{path}«.", f"“{thing.uid}” is in “{path}” twice."
            )
        found[thing.uid] = thing
    return found


def _reader(read: Callable[..., Thing], *known: object) -> Callable[[Fields], Thing]:
    return lambda part: read(part, *known)


def _in(known: Iterable[str], uid: str, path: str) -> str:
    if uid not in known:
        raise wrong(path, f"nævner »{uid}«, som ikke findes", f"names “{uid}”, which does not exist")
    return uid


def _group(part: Fields) -> Group:
    return Group(
        uid=part.text("id"),
        name=part.text("name", part.text("id")),
        day_max=part.maybe_number("day_max"),
        week_max=part.maybe_number("week_max"),
        week_cap=part.maybe_number("week_cap"),
        week_weight=part.number("week_weight", 0),
        apart=part.maybe_number("apart"),
        within=part.maybe_number("within"),
    )


def _room(part: Fields) -> Room:
    return Room(uid=part.text("id"), name=part.text("name", part.text("id")), capacity=part.number("capacity", 1))


def _period(part: Fields, groups: Mapping[str, Group]) -> Period:
    first, last = part.day("from"), part.day("to")
    if last < first:
        raise wrong(part.at("to"), "ligger før »from«", "lies before “from”")
    everybody = part.raw("groups") == "*" or not part.has("groups")
    return Period(
        uid=part.text("id", part.path),
        name=part.text("name", part.text("id", part.path)),
        first=first,
        last=last,
        groups=None if everybody else frozenset(_group_names(part, groups)),
        hard=part.flag("hard", False),
        weight=part.number("weight", 0),
        deadline_weight=part.number("deadline_weight", 0),
    )


def _group_names(part: Fields, groups: Mapping[str, Group]) -> Iterable[str]:
    return part.entries("groups", lambda value, path: _in(groups, name(value, path), path), optional=True)


def _series(part: Fields, groups: Mapping[str, Group], rooms: Mapping[str, Room]) -> Series:
    host = part.maybe_text("on")
    start, end = (0 if host and not part.has(side) else part.minutes(side) for side in ("start", "end"))
    if end < start:
        raise wrong(part.at("end"), "ligger før »start«", "lies before “start”")
    last_year = part.part("last_year")
    room = part.maybe_text("room")
    return Series(
        uid=part.text("id"),
        name=part.text("name", part.text("id")),
        groups=frozenset(_group_names(part, groups)),
        start=start,
        end=end,
        weekdays=_weekdays(part),
        days=part.number("days", 1, least=1),
        room=_in(rooms, room, part.at("room")) if room else None,
        load=part.number("load", 1),
        gap=_gap(part.part("gap")),
        same_weekday_weight=part.number("same_weekday_weight", 0),
        week_weight=last_year.number("week_weight", 0),
        weekday_weight=last_year.number("weekday_weight", 0),
        deadlines=tuple(one.number("workdays_before", least=1) for one in part.parts("deadlines", optional=True)),
        host=host,
    )


def _weekdays(part: Fields) -> Mapping[int, int] | None:
    if not part.has("weekdays"):
        return None
    given = part.part("weekdays")
    return {day: given.number(str(day)) for day in range(1, 8) if given.has(str(day))}


def _gap(part: Fields) -> Gap:
    return Gap(
        least=part.maybe_number("min"),
        most=part.maybe_number("max"),
        ideal_least=part.maybe_number("ideal_min"),
        ideal_most=part.maybe_number("ideal_max"),
        weight=part.number("weight", 0),
    )


def _known_hosts(series: Mapping[str, Series]) -> None:
    for uid, one in series.items():
        if one.host is None:
            continue
        path = f"series[{uid}].on"
        _in(series, one.host, path)
        if one.host == uid:
            raise wrong(path, "lader serien mødes med sig selv", "lets the series meet with itself")
        if series[one.host].host is not None:
            raise wrong(
                path,
                f"nævner »{one.host}«, som ikke selv holder møder",
                f"names “{one.host}”, which holds no meetings of its own",
            )


def _meeting(part: Fields, series: Mapping[str, Series]) -> Meeting:
    earliest, latest = part.days("window")
    return Meeting(
        uid=part.text("id"),
        series=_in(series, part.text("series"), part.at("series")),
        number=part.number("no"),
        earliest=earliest,
        latest=latest,
        fixed=part.maybe_day("fixed"),
        target=part.maybe_day("target"),
        gap_before=part.flag("gap_before", True),
        current=part.maybe_day("current"),
        move_weight=part.number("move_weight", 0),
        move_week_weight=part.number("move_week_weight", 0),
    )


def _known_order(meetings: Mapping[str, Meeting]) -> None:
    seen: dict[tuple[str, int], str] = {}
    for uid, meeting in meetings.items():
        other = seen.setdefault((meeting.series, meeting.number), uid)
        if other != uid:
            raise wrong(
                f"meetings[{uid}].no",
                f"er det samme som for »{other}« i samme serie",
                f"is the same as that of “{other}” in the same series",
            )


def _known_deadlines(problem: Problem) -> None:
    """A deadline is counted back over working days that are known: more than a year of them before the horizon."""
    for meeting in problem.meetings.values():
        earliest = max(problem.first, meeting.earliest)
        for count in problem.series[meeting.series].deadlines:
            if problem.workdays.before(earliest, count) is None:
                raise wrong(
                    f"series[{meeting.series}].deadlines",
                    "ligger mere end et år før planen",
                    "lie more than a year before the plan",
                )


def _link(part: Fields, meetings: Mapping[str, Meeting]) -> Link:
    before, after = (_in(meetings, part.text(side), part.at(side)) for side in ("before", "after"))
    if before == after:
        raise wrong(part.path, "binder et møde til sig selv", "ties a meeting to itself")
    unit = part.text("unit", Unit.DAYS)
    if unit not in set(Unit):
        raise wrong(part.at("unit"), "skal være days eller workdays", "must be days or workdays")
    return Link(
        uid=part.text("id", f"{before}>{after}"),
        before=before,
        after=after,
        least=part.maybe_number("min", least=-MOST),
        most=part.maybe_number("max", least=-MOST),
        unit=Unit(unit),
        rule=part.text("rule", ""),
    )
