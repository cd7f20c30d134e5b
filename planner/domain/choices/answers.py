"""The questions and their answers: how it repeats, and for each way of repeating the few things to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, MonthDay, PeriodUnit, RelativeUnit
from planner.domain.spans import Times


class Repeat(StrEnum):
    """How it repeats; ``OTHER`` is a rule that no questions are asked about."""

    ONCE = "once"
    WEEKLY = "weekly"
    ODD_EVEN = "odd-even"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    YEARS = "years"
    DATES = "dates"
    FOLLOWS = "follows"
    QUOTA = "quota"
    OTHER = "other"


class On(StrEnum):
    """What is picked in a month. The last three are windows without a day."""

    WEEKDAY = "weekday"
    DAY = "day"
    WORKING_DAY = "working-day"
    WEEK = "week"
    PART = "part"
    OPEN = "open"


UNDATED: Final = frozenset({On.WEEK, On.PART, On.OPEN})


def in_order(numbers: Iterable[int]) -> tuple[int, ...]:
    """As they are said: those counted from the beginning first, and the last one (-1) last."""
    return tuple(sorted(numbers, key=lambda number: (number < 0, number)))


class Pick(NamedTuple):
    """Which days of a month: the ``nths`` (-1 the last), of ``weekday`` (0 Monday) for ``On.WEEKDAY``."""

    on: On = On.WEEKDAY
    nths: tuple[int, ...] = (1,)
    weekday: int = 0

    @property
    def dated(self) -> bool:
        """Whether it picks days, and not windows without one."""
        return self.on not in UNDATED


FIRST_MONDAY: Final = Pick()


class When(StrEnum):
    """Which part of a year. ``DAY`` is a date, for what comes once."""

    DAY = "day"
    MONTH = "month"
    WEEK = "week"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    SPAN = "span"
    YEAR = "year"


class Link(StrEnum):
    """How another series is followed: at one of its meetings in each period, at every n-th, or counted from them."""

    IN_EACH = "in-each"
    EVERY_NTH = "every-nth"
    COUNTED = "counted"
    WEEK_OF = "week-of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All answers. Which of them count, ``asked`` tells; the others are as they begin.

    ``every``: every n-th week, year or meeting. ``months``: the months that it is limited to, none for all.
    ``number``: which month, week, quarter, half-year or season of the year ``when`` asks about. ``of_quarter``: the
    month of the quarter, 1 to 3, 0 for any time in it. ``year``: the year of what comes once, and the one from which
    every n-th year is counted. ``nth``: which meeting in each ``within``, which is in the week of the month
    ``number`` for weeks of the month. ``offset``: negative before the anchor, positive after. ``weekday``: None for
    a week without a day. ``since`` and ``until`` are both included.
    """

    repeat: Repeat
    first: date | None = None
    last: date | None = None
    dates: tuple[AgreedDate, ...] = ()
    status: Status = Status.CONFIRMED
    weekdays: tuple[int, ...] = ()
    every: int = 1
    odd: bool = False
    months: tuple[int, ...] = ()
    pick: Pick = FIRST_MONDAY
    of_quarter: int = 0
    when: When = When.MONTH
    number: int = 1
    span: tuple[MonthDay, MonthDay] | None = None
    year: int | None = None
    host: str = ""
    link: Link = Link.IN_EACH
    within: PeriodUnit = PeriodUnit.MONTH
    nth: int = 1
    unit: RelativeUnit = RelativeUnit.WORKING_DAY
    offset: int = -1
    weekday: int | None = None
    count: int = 1
    per: PeriodUnit = PeriodUnit.YEAR
    spread: PeriodUnit | None = None
    times: Times | None = None
    length: int = 1
    since: date | None = None
    until: date | None = None


_BOUNDS: Final = ("since", "until")
_OF_A_DAY: Final = ("times", "length")


def asked(choices: Choices) -> tuple[str, ...]:
    """The fields of ``Choices`` that count, given how it repeats; in the order in which they are asked."""
    return _ASKED[choices.repeat](choices)


_LINKED: Final = {
    Link.IN_EACH: ("within", "nth"),
    Link.EVERY_NTH: ("every", "since"),
    Link.COUNTED: ("offset", "unit", "times"),
    Link.WEEK_OF: ("offset", "weekday"),
}


def _linked(choices: Choices) -> tuple[str, ...]:
    match choices.link:
        case Link.IN_EACH if choices.within is PeriodUnit.WEEK_OF_MONTH:
            return ("number", "months", *_BOUNDS)
        case Link.IN_EACH if choices.within is PeriodUnit.MONTH:
            return ("months", *_BOUNDS)
        case Link.IN_EACH:
            return _BOUNDS
        case Link.WEEK_OF if choices.weekday is not None:
            return ("times",)
        case _:
            return ()


def _picked(pick: Pick) -> tuple[str, ...]:
    return ("pick", *(_OF_A_DAY if pick.dated else ()))


def _once(choices: Choices) -> tuple[str, ...]:
    if choices.when is When.DAY:
        return ("when", "first", "last", "times", "status")
    return ("when", *(("number",) if choices.when in _NUMBERED else ()), *_once_more(choices), "year")


_NUMBERED: Final = frozenset({When.MONTH, When.WEEK, When.QUARTER, When.HALF_YEAR, When.SEASON})


def _once_more(choices: Choices) -> tuple[str, ...]:
    return {When.MONTH: ("pick",), When.SPAN: ("span",)}.get(choices.when, ())


def _in_year(choices: Choices) -> tuple[str, ...]:
    match choices.when:
        case When.MONTH:
            return ("number", *_picked(choices.pick))
        case When.WEEK:
            return ("number", "weekday", *(() if choices.weekday is None else _OF_A_DAY))
        case When.QUARTER | When.HALF_YEAR | When.SEASON:
            return ("number",)
        case When.SPAN:
            return ("span",)
        case _:
            return ()


def _odd_even(choices: Choices) -> tuple[str, ...]:
    return ("odd", "weekdays", *((*_OF_A_DAY, "months") if choices.weekdays else ()), *_BOUNDS)


def _monthly(choices: Choices) -> tuple[str, ...]:
    return (*_picked(choices.pick), "months", *_BOUNDS)


def _quarterly(choices: Choices) -> tuple[str, ...]:
    return ("of_quarter", *(_picked(choices.pick) if choices.of_quarter else ()), *_BOUNDS)


def _follows(choices: Choices) -> tuple[str, ...]:
    return ("host", "link", *_LINKED[choices.link], *_linked(choices))


_ASKED: Final[Mapping[Repeat, Callable[[Choices], tuple[str, ...]]]] = {
    Repeat.ONCE: _once,
    Repeat.WEEKLY: lambda _: ("every", "weekdays", *_OF_A_DAY, "months", *_BOUNDS),
    Repeat.ODD_EVEN: _odd_even,
    Repeat.MONTHLY: _monthly,
    Repeat.QUARTERLY: _quarterly,
    Repeat.YEARLY: lambda choices: ("when", *_in_year(choices), *_BOUNDS),
    Repeat.YEARS: lambda choices: ("every", "year", "when", *_in_year(choices), "until"),
    Repeat.DATES: lambda _: ("dates",),
    Repeat.FOLLOWS: _follows,
    Repeat.QUOTA: lambda _: ("count", "per", "spread", "dates", *_BOUNDS),
    Repeat.OTHER: lambda _: (),
}


def tidy(choices: Choices) -> Choices:
    """The same choices, with whatever is not asked about as it begins."""
    return Choices(repeat=choices.repeat, **{field: getattr(choices, field) for field in asked(choices)})
