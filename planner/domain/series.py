"""A calendar's series: what recurs, who meets, who is responsible, and what was decided of single occurrences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain import rule_checks
from planner.domain.days import DayCalendar
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.rules import Period, PeriodUnit, Rule
from planner.domain.spans import Times
from planner.domain.stamps import UNCHANGED as UNCHANGED
from planner.domain.stamps import Stamp as Stamp


class Body(NamedTuple):
    """Who meets: a board, a committee, a forum. ``key`` is stable and stands in URLs."""

    key: str
    name: str
    short: str = ""


class Unit(NamedTuple):
    """Who is responsible: a center or a staff, known by its letters. ``key`` is stable and stands in URLs."""

    key: str
    short: str
    name: str = ""


class Person(NamedTuple):
    """Somebody in a role, and the bodies (their keys) they sit in: those cannot meet at the same time."""

    key: str
    name: str
    role: str = ""
    bodies: frozenset[str] = frozenset()


class Passport(NamedTuple):
    """Why a series is there at all: whose it is, what it rests on, and when somebody last asked whether it should be.

    It is to be reviewed again ``review_months`` months after ``reviewed``.
    """

    owner: str = ""
    legal_basis: str = ""
    purpose: str = ""
    reviewed: date | None = None
    review_months: int = 12


NO_PASSPORT: Final = Passport()


class SeriesKind(StrEnum):
    """What sort of thing recurs."""

    MEETING = "meeting"
    SEMINAR = "seminar"
    ITEM = "item"
    DEADLINE = "deadline"


class Policy(StrEnum):
    """What to do when an occurrence falls on a day of a day calendar."""

    KEEP = "keep"
    SKIP = "skip"
    NEXT_WORKING_DAY = "next-working-day"
    PREVIOUS_WORKING_DAY = "previous-working-day"
    NEXT_SAME_WEEKDAY = "next-same-weekday"
    PREVIOUS_SAME_WEEKDAY = "previous-same-weekday"
    SAME_WEEK = "same-week"


class Adjustment(NamedTuple):
    """One choice of a series: on the days of this day calendar (its uid), follow this policy."""

    day_calendar: str
    policy: Policy


class MovedTo(NamedTuple):
    """Where an occurrence was moved: ``last`` is included; ``times`` None makes it all-day."""

    first: date
    last: date
    times: Times | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesException:
    """What was decided of one occurrence: moved, cancelled or re-stated. What is None stays as the rule has it.

    One with nothing but a stamp is an occurrence that was restored: feeds must still tell that it changed.
    """

    moved_to: MovedTo | None = None
    status: Status | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None
    stamp: Stamp = UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many dates one part of a requirement asks for.

    ``count`` dates in each ``per`` (year, half-year, quarter or month); ``spread`` (half-year, quarter or month):
    the first ones must lie in different ones. With ``windows``, one date in each of those windows instead.
    """

    count: int = 1
    per: PeriodUnit = PeriodUnit.YEAR
    spread: PeriodUnit | None = None
    windows: tuple[Period, ...] = ()
    label: str = ""

    def __post_init__(self) -> None:
        rule_checks.quota(self)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the dates of a series must amount to; what no date fills yet shows up as "dato mangler"."""

    quotas: tuple[Quota, ...]
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A recurring fixture. ``status`` is what its rule's occurrences have unless they say otherwise.

    An ``archived`` one gives no occurrences; it is kept for those who look back.
    """

    uid: str
    title: str
    kind: SeriesKind
    rule: Rule
    body: Body | None = None
    units: tuple[Unit, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    exceptions: Mapping[RecurrenceId, SeriesException] = field(default_factory=dict, hash=False)
    requirement: Requirement | None = None
    status: Status = Status.CONFIRMED
    place: str = ""
    note: str = ""
    source: str = ""
    passport: Passport = NO_PASSPORT
    archived: bool = False
    stamp: Stamp = UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Everything that expansion needs, as one value. ``version`` rises with every write.

    ``open``: whether anybody may read it without signing in.
    """

    uid: str
    name: str
    version: int
    open: bool = True
    stamp: Stamp = UNCHANGED
    bodies: tuple[Body, ...] = ()
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    series: tuple[Series, ...] = ()
    day_calendars: tuple[DayCalendar, ...] = ()
