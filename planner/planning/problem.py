"""A year to plan, as plain data: bodies, the people they share, the meetings to be dated and what binds them.

The hard rules and the points are those of docs/planning-format.md; ``checks`` says what a plan breaks and costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from planner.planning.workdays import Workdays


class Unit(StrEnum):
    """What the distance between two meetings is counted in."""

    DAYS = "days"
    WORKDAYS = "workdays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days ``first`` to ``last``, both included, that some groups (None: everybody) avoid or would rather avoid.

    ``weight`` is what each meeting that touches the period costs, ``deadline_weight`` each deadline within it,
    whoever it belongs to. ``hard`` forbids meetings there.
    """

    uid: str
    name: str
    first: int
    last: int
    groups: frozenset[str] | None = None
    hard: bool = False
    weight: int = 0
    deadline_weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People who always go together. A meeting-day over ``week_cap`` in an ISO week costs ``week_weight``.

    ``apart`` is how many days lie at least between the first days of two meetings of different bodies of theirs;
    ``within``, how many at most from each of their meetings but the last to the next, whichever body's that is.
    """

    uid: str
    name: str
    day_max: int | None = None
    week_max: int | None = None
    week_cap: int | None = None
    week_weight: int = 0
    apart: int | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room, or a pool of equal rooms, that holds ``capacity`` meetings at a time."""

    uid: str
    name: str
    capacity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days between one meeting of a body and the next; each day outside the ideal costs ``weight``."""

    least: int | None = None
    most: int | None = None
    ideal_least: int | None = None
    ideal_most: int | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A body that meets, or an agenda item taken at another body's meetings (``host``).

    ``weekdays`` gives each allowed ISO weekday (1 Monday) its points; None allows all. ``days`` is a meeting's
    length, ``load`` what each of its days counts in a week. ``week_weight`` and ``weekday_weight`` price leaving
    last year's pattern; ``same_weekday_weight`` each meeting off the body's commonest weekday. ``deadlines`` are
    working days before the first day.
    """

    uid: str
    name: str
    groups: frozenset[str]
    start: int
    end: int
    weekdays: Mapping[int, int] | None = None
    days: int = 1
    room: str | None = None
    load: int = 1
    gap: Gap = field(default_factory=Gap)
    same_weekday_weight: int = 0
    week_weight: int = 0
    weekday_weight: int = 0
    deadlines: tuple[int, ...] = ()
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting to be dated: its first day lies from ``earliest`` to ``latest``, both included.

    ``fixed`` pins it. ``target`` is last year's week and weekday carried over. ``gap_before`` False leaves out the
    gap to the previous meeting, not the order. ``current`` is the published date, and leaving it costs
    ``move_weight`` plus ``move_week_weight`` an ISO week.
    """

    uid: str
    series: str
    number: int
    earliest: int
    latest: int
    fixed: int | None = None
    target: int | None = None
    gap_before: bool = True
    current: int | None = None
    move_weight: int = 0
    move_week_weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``after``'s first day minus ``before``'s lies between ``least`` and ``most`` (None: no bound)."""

    uid: str
    before: str
    after: str
    least: int | None = None
    most: int | None = None
    unit: Unit = Unit.DAYS
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A whole instance. ``first`` and ``last`` are the horizon, both included; ``closed`` names closed days."""

    name: str
    first: int
    last: int
    workweek: frozenset[int]
    closed: Mapping[int, str]
    periods: tuple[Period, ...]
    groups: Mapping[str, Group]
    rooms: Mapping[str, Room]
    series: Mapping[str, Series]
    meetings: Mapping[str, Meeting]
    links: tuple[Link, ...] = ()

    def series_of(self, meeting: str) -> Series:
        """The series of the meeting with that uid."""
        return self.series[self.meetings[meeting].series]

    @cached_property
    def by_series(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Each series' meetings in their order; every series has an entry."""
        found: dict[str, list[Meeting]] = {uid: [] for uid in self.series}
        for meeting in self.meetings.values():
            found[meeting.series].append(meeting)
        return {uid: tuple(sorted(some, key=lambda meeting: meeting.number)) for uid, some in found.items()}

    @cached_property
    def periods_of(self) -> Mapping[str, tuple[Period, ...]]:
        """The periods that concern each series: everybody's, and those of its groups."""
        return {
            uid: tuple(period for period in self.periods if period.groups is None or period.groups & series.groups)
            for uid, series in self.series.items()
        }

    @cached_property
    def workdays(self) -> Workdays:
        """Working days of the horizon and of a year on either side, for deadlines and links."""
        return Workdays(self.first - 370, self.last + 370, self.workweek, self.closed)


def iso_weekday(day: int) -> int:
    """1 for Monday to 7 for Sunday."""
    return (day - 1) % 7 + 1


def monday_of(day: int) -> int:
    """The Monday of the day's ISO week."""
    return day - (day - 1) % 7


def overlap_in_time(one: Series, other: Series) -> bool:
    """Whether meetings of the two, held on the same day, would overlap; meeting end to end they do not."""
    return one.start < other.end and other.start < one.end


def clash(one: Series, other: Series) -> bool:
    """Whether the two cannot meet on one day: they share people and overlap in time."""
    return overlap_in_time(one, other) and not one.groups.isdisjoint(other.groups)


def span(problem: Problem, meeting: str, day: int) -> range:
    """The days that the meeting fills when it starts on ``day``."""
    return range(day, day + problem.series_of(meeting).days)
