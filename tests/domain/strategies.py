"""Random rules, series and windows for the invariants."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import assume
from hypothesis import strategies as st

from planner.domain.errors import RuleError
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    MonthDay,
    Period,
    PeriodUnit,
    Recurrence,
    Rule,
    Union,
    Weekday,
)
from planner.domain.series import Adjustment, MovedTo, Policy, Quota, Requirement, Series, SeriesException, SeriesKind
from planner.domain.spans import Times, Window

DAYS = st.dates(date(1995, 1, 1), date(2040, 12, 31))
ANY_TIMES = st.none() | st.sampled_from([Times(time(9, 15)), Times(time(10), time(12)), Times(time(23, 30))])


def some(values: st.SearchStrategy[int], most: int = 3) -> st.SearchStrategy[tuple[int, ...]]:
    """Mostly none, sometimes a few."""
    return st.just(()) | st.lists(values, min_size=1, max_size=most, unique=True).map(
        lambda found: tuple(sorted(found))
    )


@st.composite
def windows(draw: st.DrawFn, most: int = 800) -> Window:
    """Windows of up to ``most`` days, empty ones among them."""
    start = draw(DAYS)
    return Window(start, start + timedelta(days=draw(st.integers(0, most))))


@st.composite
def recurrences(draw: st.DrawFn, *, plain: bool = False) -> Recurrence:
    """Recurrences that the model accepts; ``plain`` ones an RRULE can express."""
    freq = draw(st.sampled_from(Frequency))
    counted = freq in (Frequency.MONTHLY, Frequency.YEARLY)
    # python-dateutil reads "2TU,FR" as the days that are both; the RFC means either.
    nths = draw(st.sampled_from([st.just(0), st.integers(-5, 5).filter(bool)])) if counted else st.just(0)
    nothing: st.SearchStrategy[tuple[int, ...]] = st.just(())
    fields = {
        "freq": freq,
        "start": draw(DAYS),
        "interval": draw(st.sampled_from([1, 1, 1, 2, 3, 5])),
        "by_day": tuple(
            draw(st.just([]) | st.lists(st.builds(Weekday, st.integers(0, 6), nths), max_size=3, unique=True))
        ),
        "by_month_day": draw(some(st.integers(-31, 31).filter(bool))),
        "by_month": draw(some(st.integers(1, 12))),
        "by_week_no": draw(some(st.integers(1, 53), 20)),
        "by_set_pos": draw(some(st.integers(-4, 4).filter(bool), 2)),
        "by_working_day": draw(nothing if plain else some(st.integers(-3, 3).filter(bool), 2)),
        "except_months": draw(nothing if plain else some(st.integers(1, 12))),
        "length": 1 if plain else draw(st.sampled_from([1, 1, 2, 3])),
    }
    if plain and freq is not Frequency.YEARLY:
        fields["by_week_no"] = ()
    end = draw(st.sampled_from(["never", "count", "until"]))
    if end == "count":
        fields["count"] = draw(st.integers(1, 40))
    elif end == "until":
        fields["until"] = fields["start"] + timedelta(days=draw(st.integers(0, 4000)))
    try:
        return Recurrence(**fields)
    except RuleError:
        assume(False)
        raise


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Windows without a day, of every unit."""
    unit = draw(st.sampled_from(PeriodUnit))
    numbers = {
        PeriodUnit.WEEK: st.integers(1, 53),
        PeriodUnit.WEEK_OF_MONTH: st.sampled_from([-1, 1, 2, 3, 4, 5]),
        PeriodUnit.PART_OF_MONTH: st.integers(1, 3),
        PeriodUnit.QUARTER: st.integers(1, 4),
        PeriodUnit.HALF_YEAR: st.integers(1, 2),
        PeriodUnit.SEASON: st.integers(1, 6),
    }.get(unit)
    narrow = unit in (PeriodUnit.WEEK_OF_MONTH, PeriodUnit.PART_OF_MONTH, PeriodUnit.MONTH)
    every = draw(st.sampled_from([1, 1, 2, 4]))
    days_of_year = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 28))
    return Period(
        unit=unit,
        numbers=tuple(draw(st.lists(numbers, min_size=1, max_size=3, unique=True))) if numbers is not None else (),
        months=draw(some(st.integers(1, 12))) if narrow else (),
        span=draw(st.tuples(days_of_year, days_of_year)) if unit is PeriodUnit.SPAN else None,
        every=every,
        anchor_year=draw(st.integers(2000, 2020)) if every > 1 else None,
        since=draw(st.none() | DAYS),
    )


@st.composite
def agreed_dates(draw: st.DrawFn) -> AgreedDates:
    """Up to twenty agreed days and spans, each with its own times."""
    firsts = draw(st.lists(DAYS, max_size=20, unique=True))
    return AgreedDates(
        tuple(
            AgreedDate(
                first,
                first + timedelta(days=draw(st.integers(0, 3))),
                draw(ANY_TIMES.filter(lambda t: t is None or t.end)),
            )
            for first in firsts
        )
    )


@st.composite
def unions(draw: st.DrawFn) -> Union:
    """A rule for some months and another one for the rest."""
    months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
    simple = recurrences() | periods()
    return Union((Branch(draw(simple)), Branch(draw(simple), tuple(months))))


RULES: st.SearchStrategy[Rule] = recurrences() | agreed_dates() | periods() | unions()
ADJUSTMENTS = st.lists(
    st.builds(
        Adjustment,
        st.sampled_from(["public-holidays", "closed-days", "school-holidays", "weekends"]),
        st.sampled_from(Policy),
    ),
    max_size=3,
).map(tuple)
REQUIREMENTS = st.none() | st.builds(
    Requirement,
    st.lists(
        st.builds(
            Quota,
            count=st.integers(1, 6),
            per=st.sampled_from([PeriodUnit.YEAR, PeriodUnit.HALF_YEAR, PeriodUnit.QUARTER]),
            spread=st.none() | st.sampled_from([PeriodUnit.QUARTER, PeriodUnit.MONTH]),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    since=DAYS,
)


@st.composite
def exceptions(draw: st.DrawFn) -> SeriesException:
    """Moved, cancelled or re-stated."""
    first = draw(st.none() | DAYS)
    return SeriesException(
        moved_to=MovedTo(first, first + timedelta(days=draw(st.integers(0, 2)))) if first else None,
        title=draw(st.none() | st.just("Ekstraordinært møde")),
    )


@st.composite
def series(draw: st.DrawFn) -> Series:
    """A series with everything that can be decided of it, exceptions of single dates included."""
    return Series(
        uid="s",
        title="Direktionsmøde",
        kind=SeriesKind.MEETING,
        rule=draw(RULES),
        adjustments=draw(ADJUSTMENTS),
        exceptions=draw(st.dictionaries(DAYS, exceptions(), max_size=4)),
        requirement=draw(REQUIREMENTS),
    )
