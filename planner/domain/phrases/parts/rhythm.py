"""How often: weekdays, places in the month, units, numbers of times, and what is left out."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from planner.domain.phrases.parts.days import Dates, Windows
from planner.domain.rules import PeriodUnit
from planner.domain.series import Adjustment


class Weekdays(NamedTuple):
    """Weekdays 0 to 6. ``each`` for "hver mandag", "om mandagen"; ``run`` for "mandag-onsdag"."""

    days: tuple[int, ...]
    each: bool = False
    slip: bool = False
    run: bool = False


class Workdays(NamedTuple):
    """As in "alle hverdage", "hverdage undtagen fredag": without some weekdays."""

    without: tuple[int, ...] = ()


class EveryDay(NamedTuple):
    """As in "dagligt"."""


class NthKind(StrEnum):
    """What is counted in a month."""

    WEEKDAY = "weekday"
    WORKING_DAY = "working-day"
    DAY = "day"
    WEEK = "week"


class Nth(NamedTuple):
    """As in "2. tirsdag", "sidste hverdag", "2. uge": places counted, -1 the last, in ``of`` where it is said.

    ``after`` is the day of the month that the counting begins behind: "første mandag efter den 10.".
    """

    places: tuple[int, ...]
    kind: NthKind
    weekdays: tuple[int, ...] = ()
    of: PeriodUnit | None = None
    after: int = 0


class Each(NamedTuple):
    """As in "månedligt", "hver 3. måned", "i måneden" (``scope``): every so many units."""

    unit: PeriodUnit
    every: int = 1
    scope: bool = False
    meeting: bool = False


class EveryNth(NamedTuple):
    """As in "hver 2. uge", "hver anden tirsdag"; no weekdays for the week alone. ``days`` for "hver 10. dag"."""

    step: int
    weekdays: tuple[int, ...] = ()
    days: bool = False


class Parity(NamedTuple):
    """As in "i lige uger", "i ulige måneder"."""

    unit: PeriodUnit
    even: bool


class PartEach(NamedTuple):
    """As in "ultimo måneden", "medio og ultimo hver måned": parts of every month."""

    parts: tuple[int, ...]


class Count(NamedTuple):
    """As in "4 gange om året", "8-10 møder årligt"."""

    least: int
    most: int
    per: PeriodUnit
    school_year: bool = False


class AtLeast(NamedTuple):
    """As in "mindst", "som minimum"; not ``least``: "højst"."""

    least: bool = True


class Bound(NamedTuple):
    """As in "fra og med …", "til og med …": when a rule begins or ends; ``exact`` for "første gang …"."""

    since: bool
    dates: Dates | None = None
    windows: Windows | None = None
    year: int = 0
    exact: bool = False


class Except(NamedTuple):
    """What a rule leaves out."""

    windows: Windows | None = None
    dates: Dates | None = None
    day_calendar: str = ""


class IfAny(NamedTuple):
    """As in "den 31. (når den findes)": months that lack it are left out."""


class Lasts(NamedTuple):
    """As in "2 dage ad gangen"."""

    days: int


class Nths(NamedTuple):
    """Several of them, as in "1. mandag og 3. onsdag"."""

    items: tuple[Nth, ...]


class MonthsNth(NamedTuple):
    """Places in some months; ``nth`` has no weekdays where they are those of the rule that it departs from."""

    months: tuple[int, ...]
    nth: Nth


class NthByMonth(NamedTuple):
    """As in "første søndag i september", "marts og august = 4. mandag", "dog marts og august 4. og december 2."."""

    items: tuple[MonthsNth, ...]


class HolidayPolicy(NamedTuple):
    """What to do on holidays and other days, in the order in which it is asked.

    ``weekday`` for "hvis helligdag, så torsdagen efter", which is clear for what is on Thursdays.
    """

    adjustments: tuple[Adjustment, ...]
    weekday: int | None = None
