"""Small municipalities of every kind, for the invariants: rules, agreed dates, requirements, rounds of meetings."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import strategies as st

from planner.domain.days import DayCalendar, DayKind, DaySpan, default_day_calendars
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    Union,
    Weekday,
)
from planner.domain.series import (
    Adjustment,
    Body,
    Calendar,
    MovedTo,
    Person,
    Policy,
    Quota,
    Requirement,
    Series,
    SeriesException,
    SeriesKind,
)
from planner.domain.spans import Times, Window

BODIES = tuple(Body(key, key.upper()) for key in ("a", "b", "c"))
SINCE = date(2026, 1, 1)
YEARS = (
    Window.of_year(2027),
    Window(date(2026, 8, 1), date(2027, 8, 1)),
    Window(date(2027, 3, 1), date(2027, 7, 1)),
)

hours = st.sampled_from([None, Times(time(9), time(11)), Times(time(10), time(12)), Times(time(15))])
statuses = st.sampled_from([Status.CONFIRMED, Status.CONFIRMED, Status.TENTATIVE])
some_days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
calendars = ("public-holidays", "closed-days", "school-holidays", "events")
adjustments = st.lists(
    st.builds(Adjustment, st.sampled_from(calendars), st.sampled_from(Policy)),
    max_size=2,
    unique_by=lambda one: one[0],
).map(tuple)


# All that is drawn from is made once: to make it for every draw takes longer than to draw.
some_months = st.sets(st.integers(1, 12), min_size=1, max_size=6)
sets_of_days = st.sets(some_days, max_size=6)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    start, times, length = date(2025, 1, 1), draw(hours), draw(st.sampled_from([1, 1, 2]))
    weekday = draw(st.integers(0, 4))
    if draw(st.booleans()):
        nth = Weekday(weekday, draw(st.sampled_from([1, 2, 4, -1])))
        return Recurrence(freq=Frequency.MONTHLY, start=start, by_day=(nth,), times=times, length=length)
    every = draw(st.integers(2, 6))
    return Recurrence(
        freq=Frequency.WEEKLY, start=start, by_day=(Weekday(weekday),), interval=every, times=times, length=length
    )


RECURRENCES = recurrences()


@st.composite
def unions(draw: st.DrawFn) -> Union:
    months = tuple(sorted(draw(some_months)))
    window = Period(unit=PeriodUnit.MONTH)
    return Union((Branch(draw(st.just(window) | RECURRENCES), months), Branch(draw(RECURRENCES))))


@st.composite
def agreed(draw: st.DrawFn) -> AgreedDates:
    found = []
    for first in sorted(draw(sets_of_days)):
        last = draw(st.sampled_from([None, None, first + timedelta(days=1)]))
        found.append(AgreedDate(first, last, draw(hours), draw(statuses)))
    return AgreedDates(tuple(found))


windows = st.sampled_from(
    [
        Period(unit=PeriodUnit.MONTH, months=(1, 3, 6, 9, 11)),
        Period(unit=PeriodUnit.SEASON, numbers=(1,)),
        Period(unit=PeriodUnit.SEASON, numbers=(3,)),
        Period(unit=PeriodUnit.PART_OF_MONTH, numbers=(3,), months=(2, 8)),
        Period(unit=PeriodUnit.QUARTER),
    ]
)


@st.composite
def quotas(draw: st.DrawFn) -> Quota:
    label = draw(st.sampled_from(["", "seminar"]))
    if draw(st.booleans()):
        return Quota(windows=(draw(windows),), label=label)
    per = draw(st.sampled_from([PeriodUnit.YEAR, PeriodUnit.QUARTER]))
    spread = draw(st.sampled_from([None, PeriodUnit.QUARTER])) if per is PeriodUnit.YEAR else None
    return Quota(count=draw(st.integers(1, 4)), per=per, spread=spread, label=label)


requirements = st.lists(quotas(), min_size=1, max_size=2).map(lambda some: Requirement(tuple(some), SINCE))


@st.composite
def followers(draw: st.DrawFn, anchor: str) -> Rule:
    unit = draw(st.sampled_from(RelativeUnit))
    offset = draw(st.integers(1, 2 if unit in (RelativeUnit.WEEK, RelativeUnit.WEEK_OF) else 8))
    weekday = draw(st.integers(0, 4)) if unit is RelativeUnit.WEEK_OF else None
    sign = draw(st.sampled_from([-1, 1]))
    return Relative(anchor=anchor, unit=unit, offset=sign * offset, weekday=weekday, times=draw(hours))


rules: st.SearchStrategy[Rule] = recurrences() | agreed() | windows | unions()
maybe_requirements = st.none() | requirements


@st.composite
def series(draw: st.DrawFn, number: int) -> Series:
    rule = draw(rules)
    kind = draw(st.sampled_from([SeriesKind.MEETING, SeriesKind.SEMINAR]))
    asked = draw(maybe_requirements)
    anchors = [f"s{before}" for before in range(number)]
    if anchors and draw(st.integers(0, 2)) == 0:
        rule, asked = draw(followers(draw(st.sampled_from(anchors)))), None
    return Series(
        uid=f"s{number}",
        title=f"Serie {number}",
        kind=kind,
        rule=rule,
        body=draw(st.sampled_from([*BODIES, None])),
        adjustments=draw(adjustments),
        requirement=asked,
        status=draw(statuses),
    )


def with_a_move(one: Series, to: date) -> Series:
    """The series with one occurrence that somebody moved by hand."""
    if not isinstance(one.rule, Recurrence):
        return one
    rid = date(2027, 3, 2)
    return Series(
        uid=one.uid,
        title=one.title,
        kind=one.kind,
        rule=Recurrence(freq=Frequency.MONTHLY, start=rid, by_month_day=(2,), times=one.rule.times),
        body=one.body,
        exceptions={rid: SeriesException(moved_to=MovedTo(to, to, one.rule.times))},
    )


@st.composite
def municipalities(draw: st.DrawFn) -> Calendar:
    """A calendar of up to four series, with people who sit in several bodies."""
    found = [draw(series(number)) for number in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        found[0] = with_a_move(found[0], draw(st.dates(date(2027, 3, 1), date(2027, 6, 30))))
    item = Series(uid="item", title="Sag", kind=SeriesKind.ITEM, rule=Placed(host="s0", within=draw(windows)))
    seats = st.frozensets(st.sampled_from([body.key for body in BODIES]))
    people = (Person(f"p{number}", f"P{number}", "", draw(seats)) for number in range(draw(st.integers(0, 2))))
    event = DaySpan(date(2027, 4, 6), date(2027, 4, 8), "Topmøde")
    events = DayCalendar(uid="events", name="Andre dage", kind=DayKind.EVENT, added=(event,))
    return Calendar(
        uid="any",
        name="Kommunen",
        version=1,
        bodies=BODIES,
        people=tuple(people),
        series=(*found, item),
        day_calendars=(*default_day_calendars(), events),
    )
