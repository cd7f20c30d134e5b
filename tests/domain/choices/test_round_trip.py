"""Choices and rules are two ways of saying the same: neither loses anything on the way to the other."""

from dataclasses import replace
from datetime import date, time

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.domain.choices import Choices, Link, On, Pick, Repeat, When, choices_of, requirement_of, rule_of, tidy
from planner.domain.days import Days, default_day_calendars
from planner.domain.errors import DomainError
from planner.domain.expand import expand
from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, MonthDay, PeriodUnit, RelativeUnit, Rule
from planner.domain.series import Series, SeriesKind
from planner.domain.spans import Times, Window
from tests.domain.any_calendar import ANY_RULE
from tests.domain.strategies import RULES

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
MONTHS = st.lists(st.integers(1, 12), max_size=11, unique=True).map(lambda months: tuple(sorted(months)))
MONTH_DAYS = st.builds(MonthDay, st.integers(1, 12), st.integers(1, 28))
IN_ORDER = {-1: 9}


@st.composite
def picks(draw: st.DrawFn) -> Pick:
    on = draw(st.sampled_from(On))
    nths = {
        On.WEEKDAY: st.sampled_from([1, 2, 3, 4, 5, -1]),
        On.DAY: st.integers(1, 31),
        On.WORKING_DAY: st.sampled_from([1, 2, -1]),
        On.WEEK: st.sampled_from([1, 2, 3, 4, -1]),
        On.PART: st.integers(1, 3),
        On.OPEN: st.just(1),
    }[on]
    most = 1 if on in (On.OPEN, On.DAY, On.WORKING_DAY) else 3
    found = draw(st.lists(nths, min_size=1, max_size=most, unique=True))
    return Pick(
        on,
        tuple(sorted(found, key=lambda nth: (nth < 0, nth))),
        draw(st.integers(0, 6)) if on is On.WEEKDAY else 0,
    )


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """Whatever an editor may choose, with nothing in the fields that are not asked about."""
    since = draw(DAYS)
    wild = Choices(
        repeat=draw(st.sampled_from([one for one in Repeat if one is not Repeat.OTHER])),
        first=draw(DAYS),
        dates=tuple(
            AgreedDate(day, status=draw(st.sampled_from(Status)))
            for day in sorted(draw(st.lists(DAYS, min_size=2, max_size=5, unique=True)))
        ),
        status=draw(st.sampled_from([Status.CONFIRMED, Status.TENTATIVE])),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), max_size=3)))),
        every=draw(st.integers(2, 6)),
        odd=draw(st.booleans()),
        months=draw(MONTHS),
        pick=draw(picks()),
        of_quarter=draw(st.integers(0, 3)),
        when=draw(st.sampled_from(When)),
        number=draw(st.integers(1, 12)),
        span=draw(st.tuples(MONTH_DAYS, MONTH_DAYS)),
        year=draw(st.integers(2015, 2030)),
        host="oeu",
        link=draw(st.sampled_from(Link)),
        within=draw(
            st.sampled_from(
                [
                    PeriodUnit.WEEK_OF_MONTH,
                    PeriodUnit.MONTH,
                    PeriodUnit.QUARTER,
                    PeriodUnit.HALF_YEAR,
                    PeriodUnit.YEAR,
                ]
            )
        ),
        nth=draw(st.sampled_from([1, 2, -1])),
        unit=draw(st.sampled_from([RelativeUnit.DAY, RelativeUnit.WORKING_DAY, RelativeUnit.WEEK])),
        offset=draw(st.integers(-10, 10)),
        weekday=draw(st.none() | st.integers(0, 6)),
        count=draw(st.integers(1, 12)),
        per=draw(st.sampled_from([PeriodUnit.YEAR, PeriodUnit.HALF_YEAR])),
        spread=draw(st.sampled_from([None, PeriodUnit.QUARTER])),
        times=draw(st.sampled_from([None, Times(time(9, 15)), Times(time(10), time(12))])),
        length=draw(st.integers(1, 3)),
        since=since,
        until=draw(st.none() | st.just(since.replace(year=since.year + 5, day=1))),
    )
    if wild.repeat is Repeat.DATES or wild.repeat is Repeat.QUOTA:
        return tidy(wild)
    return tidy(replace(wild, dates=()))


def told_otherwise(one: Choices) -> bool:
    """Whether the same can be said more simply: every month of a quarter is quarterly, one month a year yearly."""
    once_in_a_year = len(one.months) == 1 or one.months in {tuple(range(first, 13, 3)) for first in (1, 2, 3)}
    return (one.repeat is Repeat.MONTHLY and once_in_a_year) or (
        one.repeat is Repeat.QUARTERLY and not one.of_quarter
    )


@given(choices())
def test_what_is_chosen_is_recognised(chosen: Choices) -> None:
    try:
        rule, requirement = rule_of(chosen), requirement_of(chosen)
    except DomainError:
        assume(False)
        return
    found = choices_of(rule, requirement)

    assert found == chosen or told_otherwise(chosen) or found.repeat is Repeat.ONCE
    assert rule_of(found) == rule


def dates_of(rule: Rule) -> list[object]:
    series = Series(uid="s", title="", kind=SeriesKind.MEETING, rule=rule)
    found = expand(series, Days(default_day_calendars()), Window(date(2000, 1, 1), date(2045, 1, 1)))
    return [(one.recurrence_id, one.first, one.last, one.times, one.status) for one in found]


@given(RULES)
def test_what_is_recognised_gives_the_same_dates(rule: Rule) -> None:
    found = choices_of(rule)
    assume(found.repeat is not Repeat.OTHER)

    assert dates_of(rule_of(found)) == dates_of(rule)


@given(ANY_RULE)
def test_any_rule_is_recognised_or_kept(rule: Rule) -> None:
    found = choices_of(rule)

    assert found.repeat is Repeat.OTHER or choices_of(rule_of(found)) == found
