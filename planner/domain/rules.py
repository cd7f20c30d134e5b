"""The rule kinds: a closed set of small frozen dataclasses, the recipe of a series.

They say *what* recurs; ``expand`` finds out when. Checks that need only the rule itself are made on construction
and raise ``RuleError`` with the field's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain import recurrence_checks
from planner.domain import rule_checks as check
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.spans import Times

EVERY: Final = 0


class Frequency(StrEnum):
    """FREQ of RFC 5545 §3.3.10; nothing finer than a day."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class Weekday(NamedTuple):
    """One BYDAY part: ``day`` 0 (Monday) to 6; ``nth`` 1 to 5 or 53, negative from the end, 0 for every one."""

    day: int
    nth: int = EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Dated occurrences in RFC 5545's terms (§3.3.10), WKST=MO, and what a town hall needs beyond them.

    As in the RFC, what is not given is taken from ``start`` (its weekday, day of month, month); ``start`` itself
    counts only where it fits the rule. Beyond the RFC: ``by_week_no`` filters any frequency by ISO week number,
    ``by_working_day`` takes the n-th working day of the month (-1 the last), ``except_months`` leaves months out.
    ``count`` counts what is left after every filter. ``length`` is in days.
    """

    freq: Frequency
    start: date
    interval: int = 1
    by_day: tuple[Weekday, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    by_working_day: tuple[int, ...] = ()
    except_months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    times: Times | None = None
    length: int = 1

    def __post_init__(self) -> None:
        recurrence_checks.recurrence(self)


class AgreedDate(NamedTuple):
    """One agreed date, or a span of days: ``last`` is included and None for a single day."""

    first: date
    last: date | None = None
    times: Times | None = None
    status: Status = Status.CONFIRMED
    title: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgreedDates:
    """Dates that somebody agreed on. They are never adjusted: what was agreed stands."""

    dates: tuple[AgreedDate, ...] = ()

    def __post_init__(self) -> None:
        check.agreed_dates(self)


class PeriodUnit(StrEnum):
    """The sort of window that a ``Period`` gives."""

    WEEK = "week"
    WEEK_OF_MONTH = "week-of-month"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"


class MonthDay(NamedTuple):
    """A day of the year; a day past the end of its month means the month's last day."""

    month: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A window that has no day yet, and must never be shown as if it had one.

    ``numbers`` picks among the unit's windows (none: all of them): ISO week numbers; the n-th week of the month,
    which is the one that begins on its n-th Monday (-1 the last); 1 primo, 2 medio, 3 ultimo (days 1-10, 11-20,
    21-end); quarters; half-years; seasons 1 spring (March-May), 2 summer, 3 autumn, 4 winter (December-February),
    5 winter half-year (October-March), 6 summer half-year. ``months`` narrows week-of-month, part-of-month and
    month. ``span`` is the window of ``PeriodUnit.SPAN``, first and last day included; it may run over New Year.
    ``every`` takes every n-th year, counted from ``anchor_year``. ``since`` and ``until`` (included) bound the
    window's first day.
    """

    unit: PeriodUnit
    numbers: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    span: tuple[MonthDay, MonthDay] | None = None
    every: int = 1
    anchor_year: int | None = None
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        check.period(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An item taken at another series' meetings.

    With ``within``, at the ``nth`` meeting inside each of its windows (-1 the last one), and it says so when there
    is none. Without, at every ``every``-th meeting, counted from the first one on or after ``start``.
    """

    host: str
    within: Period | None = None
    nth: int = 1
    every: int = 1
    start: date | None = None

    def __post_init__(self) -> None:
        check.placed(self)


class RelativeUnit(StrEnum):
    """How a ``Relative`` counts. ``WEEK_OF`` looks at the anchor's ISO week instead of its day."""

    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    WEEK_OF = "week-of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Counted from each occurrence of another series: a deadline, a pre-meeting, a dispatch of papers.

    ``offset`` is negative before the anchor's first day and positive after its last day. With ``WEEK_OF`` it
    counts ISO weeks (0 the anchor's own, -1 the week before) and ``weekday`` (0 Monday) picks the day; with no
    weekday the whole week is a window without a day.
    """

    anchor: str
    unit: RelativeUnit
    offset: int
    weekday: int | None = None
    times: Times | None = None

    def __post_init__(self) -> None:
        check.relative(self)


SimpleRule = Recurrence | Period


class Branch(NamedTuple):
    """One part of a union; with no ``months`` it takes those that no other branch names."""

    rule: SimpleRule
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """Several rules, each month assigned to exactly one of them ("3. mandag, i marts og august den 4.")."""

    branches: tuple[Branch, ...] = field(default=())

    def __post_init__(self) -> None:
        check.union(self)

    def months_of(self, branch: Branch) -> frozenset[int]:
        """The months (1 to 12) that the branch answers for."""
        if branch.months:
            return frozenset(branch.months)
        taken = {month for other in self.branches for month in other.months}
        return frozenset(range(1, 13)) - taken


Rule = Recurrence | AgreedDates | Period | Placed | Relative | Union


def anchor_of(rule: Rule) -> str | None:
    """The uid of the series that the rule hangs on, if any."""
    match rule:
        case Placed():
            return rule.host
        case Relative():
            return rule.anchor
        case _:
            return None


def odd_weeks() -> tuple[int, ...]:
    """The odd ISO week numbers; after a year of 53 weeks two odd weeks follow each other."""
    return tuple(range(1, 54, 2))


def even_weeks() -> tuple[int, ...]:
    """The even ISO week numbers."""
    return tuple(range(2, 54, 2))


def every_nth_week(step: int, first: int) -> tuple[int, ...]:
    """Every ``step``-th ISO week of each year, counted from week ``first``."""
    return tuple(range(first, 54, step))


__all__ = [
    "EVERY",
    "AgreedDate",
    "AgreedDates",
    "Branch",
    "Frequency",
    "MonthDay",
    "Period",
    "PeriodUnit",
    "Placed",
    "Recurrence",
    "RecurrenceId",
    "Relative",
    "RelativeUnit",
    "Rule",
    "SimpleRule",
    "Union",
    "Weekday",
    "anchor_of",
    "even_weeks",
    "every_nth_week",
    "odd_weeks",
]
