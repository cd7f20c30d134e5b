"""Random rules, series and windows for the invariants."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import reject
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


def windows(most: int = 800) -> st.SearchStrategy[Window]:
    """Windows of up to ``most`` days, empty ones among them."""
    return st.tuples(DAYS, st.integers(0, most)).map(lambda drawn: Window(drawn[0], drawn[0] + timedelta(drawn[1])))


# All that rules are drawn from is made once: to make it for every rule takes longer than to draw.
FREQUENCIES = st.sampled_from(Frequency)
INTERVALS = st.sampled_from([1, 1, 1, 2, 3, 5])
# python-dateutil reads "2TU,FR" as the days that are both; the RFC means either.
WEEKDAYS, NTH_WEEKDAYS = (
    st.just([])
    | st.lists(st.sampled_from([Weekday(day, nth) for nth in nths for day in range(7)]), max_size=3, unique=True)
    for nths in ([0], [1, 2, 3, 4, 5, -1, -2, -3, -4, -5])
)
SOME_MONTH_DAYS = some(st.sampled_from([*range(1, 32), *range(-1, -32, -1)]))
SOME_MONTHS = some(st.integers(1, 12))
SOME_WEEKS = some(st.integers(1, 53), 20)
SOME_POSITIONS = some(st.sampled_from([1, 2, 3, 4, -1, -2, -3, -4]), 2)
SOME_WORKING_DAYS = some(st.sampled_from([1, 2, 3, -1, -2, -3]), 2)
LENGTHS = st.sampled_from([1, 1, 2, 3])
ENDS = st.sampled_from(["never", "count", "until"])
COUNTS = st.integers(1, 40)
DAYS_TO_UNTIL = st.integers(0, 4000)


@st.composite
def recurrences(draw: st.DrawFn, *, plain: bool = False) -> Recurrence:
    """Recurrences that the model accepts; ``plain`` ones an RRULE can express."""
    freq = draw(FREQUENCIES)
    counted = freq in (Frequency.MONTHLY, Frequency.YEARLY) and draw(st.booleans())
    fields = {
        "freq": freq,
        "start": draw(DAYS),
        "interval": draw(INTERVALS),
        "by_day": tuple(draw(NTH_WEEKDAYS if counted else WEEKDAYS)),
        "by_month_day": draw(SOME_MONTH_DAYS),
        "by_month": draw(SOME_MONTHS),
        "by_week_no": () if plain and freq is not Frequency.YEARLY else draw(SOME_WEEKS),
        "by_set_pos": draw(SOME_POSITIONS),
        "by_working_day": () if plain else draw(SOME_WORKING_DAYS),
        "except_months": () if plain else draw(SOME_MONTHS),
        "length": 1 if plain else draw(LENGTHS),
    }
    end = draw(ENDS)
    if end == "count":
        fields["count"] = draw(COUNTS)
    elif end == "until":
        fields["until"] = fields["start"] + timedelta(days=draw(DAYS_TO_UNTIL))
    try:
        return Recurrence(**fields)
    except RuleError:
        reject()


NUMBERS = {
    unit: st.lists(st.sampled_from(numbers), min_size=1, max_size=3, unique=True)
    for unit, numbers in {
        PeriodUnit.WEEK: range(1, 54),
        PeriodUnit.WEEK_OF_MONTH: [-1, 1, 2, 3, 4, 5],
        PeriodUnit.PART_OF_MONTH: range(1, 4),
        PeriodUnit.QUARTER: range(1, 5),
        PeriodUnit.HALF_YEAR: range(1, 3),
        PeriodUnit.SEASON: range(1, 7),
    }.items()
}
NARROW = (PeriodUnit.WEEK_OF_MONTH, PeriodUnit.PART_OF_MONTH, PeriodUnit.MONTH)
UNITS = st.sampled_from(PeriodUnit)
EVERY = st.sampled_from([1, 1, 2, 4])
ANCHOR_YEARS = st.integers(2000, 2020)
DAYS_OF_YEAR = st.tuples(st.integers(1, 12), st.integers(1, 28)).map(lambda pair: MonthDay(*pair))
PARTS_OF_YEAR = st.tuples(DAYS_OF_YEAR, DAYS_OF_YEAR)
MAYBE_DAYS = st.none() | DAYS


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Windows without a day, of every unit."""
    unit, every = draw(UNITS), draw(EVERY)
    return Period(
        unit=unit,
        numbers=tuple(draw(NUMBERS[unit])) if unit in NUMBERS else (),
        months=draw(SOME_MONTHS) if unit in NARROW else (),
        span=draw(PARTS_OF_YEAR) if unit is PeriodUnit.SPAN else None,
        every=every,
        anchor_year=draw(ANCHOR_YEARS) if every > 1 else None,
        since=draw(MAYBE_DAYS),
    )


def agreed(first: date, more: int, times: Times | None) -> AgreedDate:
    return AgreedDate(first, first + timedelta(days=more), times)


TIMES_OR_WHOLE_DAYS = ANY_TIMES.filter(lambda times: times is None or times.end is not None)
AGREED_DATES = st.lists(
    st.tuples(DAYS, st.integers(0, 3), TIMES_OR_WHOLE_DAYS), max_size=20, unique_by=lambda drawn: drawn[0]
).map(lambda drawn: AgreedDates(tuple(agreed(*one) for one in drawn)))
"""Up to twenty agreed days and spans, each with its own times."""

SIMPLE = recurrences() | periods()
UNIONS = st.tuples(SIMPLE, SIMPLE, st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True)).map(
    lambda drawn: Union((Branch(drawn[0]), Branch(drawn[1], tuple(drawn[2]))))
)
"""A rule for some months and another one for the rest."""

RULES: st.SearchStrategy[Rule] = recurrences() | AGREED_DATES | periods() | UNIONS
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


def exception(first: date | None, more: int, title: str | None) -> SeriesException:
    """Moved, or re-stated, or neither."""
    return SeriesException(moved_to=MovedTo(first, first + timedelta(days=more)) if first else None, title=title)


EXCEPTIONS = st.dictionaries(
    DAYS,
    st.tuples(MAYBE_DAYS, st.integers(0, 2), st.none() | st.just("Ekstraordinært møde")).map(
        lambda drawn: exception(*drawn)
    ),
    max_size=4,
)
SERIES = st.tuples(RULES, ADJUSTMENTS, EXCEPTIONS, REQUIREMENTS).map(
    lambda drawn: Series(
        uid="s",
        title="Direktionsmøde",
        kind=SeriesKind.MEETING,
        rule=drawn[0],
        adjustments=drawn[1],
        exceptions=drawn[2],
        requirement=drawn[3],
    )
)
"""A series with everything that can be decided of it, exceptions of single dates included."""
