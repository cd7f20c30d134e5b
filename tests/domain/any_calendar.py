"""Any calendar, and any part of one, that the domain accepts: what can be written must be read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from string import ascii_lowercase, digits
from typing import Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st

from planner.domain.days import DayCalendar, DayKind, DaySpan
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    MonthDay,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Union,
    Weekday,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    MovedTo,
    Passport,
    Person,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
    Unit,
)
from planner.domain.spans import Times

T = TypeVar("T")

DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
KEYS = st.lists(st.text(ascii_lowercase + digits, min_size=1, max_size=8), min_size=1, max_size=2).map("-".join)
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20).map(str.strip)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
STATUSES = st.sampled_from(Status)
MONTHS = st.lists(st.integers(1, 12), max_size=3, unique=True).map(tuple)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


def accepted(make: Callable[..., T], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Whatever `make` accepts of these parts; they need not all fit together."""

    def build(given: dict[str, Any]) -> T:
        try:
            return make(**given)
        except DomainError:
            reject()

    return st.fixed_dictionaries(parts).map(build)


def within_a_day(pair: tuple[time, time | None]) -> Times:
    start, end = pair
    return Times(start, end if end is not None and end > start else None)


TIMES = st.tuples(CLOCKS, maybe(CLOCKS)).map(within_a_day)

RECURRENCES = accepted(
    Recurrence,
    freq=st.sampled_from([Frequency.MONTHLY, Frequency.YEARLY]),
    start=DATES,
    interval=st.integers(1, 12),
    by_day=several(st.builds(Weekday, st.integers(0, 6), st.integers(-4, 4))),
    by_month_day=several(st.integers(1, 28)),
    by_month=MONTHS,
    by_week_no=st.just(()),
    by_set_pos=several(st.sampled_from([-1, 1, 2]), 1),
    count=maybe(st.integers(1, 99)),
    times=maybe(TIMES),
    length=st.integers(1, 5),
) | accepted(
    Recurrence,
    freq=st.sampled_from(Frequency),
    start=DATES,
    by_week_no=several(st.integers(1, 53)),
    by_working_day=several(st.integers(-5, 5).filter(bool), 2),
    except_months=MONTHS,
    until=maybe(DATES),
)

PERIODS = accepted(
    Period,
    unit=st.sampled_from(PeriodUnit).filter(lambda unit: unit is not PeriodUnit.SPAN),
    numbers=several(st.integers(1, 4)),
    months=MONTHS,
    every=st.integers(1, 4),
    anchor_year=maybe(st.integers(1900, 2100)),
    since=maybe(DATES),
) | accepted(
    Period,
    unit=st.just(PeriodUnit.SPAN),
    span=st.tuples(*[st.builds(MonthDay, st.integers(1, 12), st.integers(1, 28))] * 2),
    since=maybe(DATES),
    until=maybe(DATES),
)

AGREED_DATES = accepted(
    AgreedDates,
    dates=st.lists(
        st.builds(AgreedDate, DATES, st.none(), maybe(TIMES), status=STATUSES, title=LINES, place=LINES, note=LINES),
        max_size=4,
        unique_by=lambda agreed: agreed.first,
    ).map(tuple),
)

PLACED = accepted(
    Placed, host=KEYS, within=maybe(PERIODS), nth=st.integers(-3, 3), every=st.integers(1, 4), start=maybe(DATES)
)

RELATIVE = accepted(
    Relative,
    anchor=KEYS,
    unit=st.sampled_from(RelativeUnit),
    offset=st.integers(-20, 20),
    weekday=maybe(st.integers(0, 6)),
    times=maybe(TIMES),
)

UNIONS = accepted(
    Union, branches=st.lists(st.builds(Branch, RECURRENCES | PERIODS, MONTHS), min_size=1, max_size=3).map(tuple)
)

ANY_RULE = st.one_of(RECURRENCES, AGREED_DATES, PERIODS, PLACED, RELATIVE, UNIONS)

MOVES = st.builds(MovedTo, DATES, DATES, maybe(TIMES))
EXCEPTIONS = st.builds(
    SeriesException,
    moved_to=maybe(MOVES),
    status=maybe(STATUSES),
    title=maybe(LINES),
    place=maybe(LINES),
    note=maybe(LINES),
    stamp=st.just(SeriesException().stamp),
)

REQUIREMENTS = accepted(
    Requirement,
    quotas=st.lists(
        accepted(
            Quota,
            count=st.integers(1, 12),
            per=st.sampled_from(PeriodUnit),
            spread=maybe(st.sampled_from(PeriodUnit)),
            windows=st.lists(PERIODS, max_size=2).map(tuple),
            label=LINES,
        ),
        max_size=2,
    ).map(tuple),
    since=DATES,
    until=maybe(DATES),
)

ADJUSTMENTS = st.builds(Adjustment, KEYS, st.sampled_from(Policy))

DAY_CALENDARS = accepted(
    DayCalendar,
    uid=KEYS,
    name=LINES,
    kind=st.sampled_from(DayKind),
    pattern=st.sampled_from(["", "public-holidays", "school-holidays-week-8"]),
    added=several(st.builds(DaySpan, DATES, DATES, LINES)),
    replaced_years=st.frozensets(st.integers(1900, 2100), max_size=3),
    removed=st.frozensets(DATES, max_size=3),
)


PEOPLE = st.builds(Person, KEYS, LINES, LINES, st.frozensets(KEYS, max_size=3))


BODIES = st.lists(st.builds(Body, KEYS, LINES, LINES), max_size=3, unique_by=lambda body: body.key)
UNITS = st.lists(st.builds(Unit, KEYS, LINES, LINES), max_size=3, unique_by=lambda unit: unit.key)
SERIES = st.lists(
    st.builds(
        Series,
        uid=KEYS,
        title=LINES,
        kind=st.sampled_from(SeriesKind),
        rule=ANY_RULE,
        adjustments=several(ADJUSTMENTS),
        exceptions=st.dictionaries(
            DATES | st.sampled_from(["2015-Q1", "2015-W03", "2015!1.1"]), EXCEPTIONS, max_size=2
        ),
        requirement=maybe(REQUIREMENTS),
        status=STATUSES,
        place=LINES,
        note=LINES,
        source=LINES,
        passport=st.builds(Passport, LINES, LINES, LINES, maybe(DATES), st.integers(1, 60)),
        archived=st.booleans(),
        stamp=st.just(SeriesException().stamp),
    ),
    max_size=3,
    unique_by=lambda one: one.uid,
)
SEVERAL_PEOPLE = st.lists(PEOPLE, max_size=2, unique_by=lambda one: one.key)
SEVERAL_DAY_CALENDARS = st.lists(DAY_CALENDARS, max_size=2, unique_by=lambda one: one.uid)
WHICH = several(st.integers(0, 2))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any calendar. All that it is drawn from is made once: that would take longer than drawing."""
    bodies, units = draw(BODIES), draw(UNITS)

    def owned(one: Series) -> Series:
        return replace(
            one,
            body=next((bodies[n] for n in draw(WHICH) if n < len(bodies)), None),
            units=tuple(units[n] for n in draw(WHICH) if n < len(units)),
        )

    return Calendar(
        uid=draw(KEYS),
        name=draw(LINES),
        version=0,
        bodies=tuple(bodies),
        units=tuple(units),
        people=tuple(draw(SEVERAL_PEOPLE)),
        open=draw(st.booleans()),
        series=tuple(owned(one) for one in draw(SERIES)),
        day_calendars=tuple(draw(SEVERAL_DAY_CALENDARS)),
    )
