"""What holds of every calendar: what is planned for it is what it has once the plan is adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, assume, event, given, reject, settings
from hypothesis import strategies as st

from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import Recurrence, Relative
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.domain.validate import check_calendar
from planner.planning.candidates import choices
from planner.planning.checks import check
from planner.planning.errors import PlanningError
from planner.planning.greedy import propose
from planner.planning.solving import solve
from planner.planning.whereabouts import Dates
from planner.planning.whynot import Standing
from planner.planning.year.adopting import adopted, lacking
from planner.planning.year.building import PlannedYear, from_calendar
from planner.planning.year.proposals import Proposal, proposed
from planner.planning.year.slots import DECIDED
from tests.planning.year.any_municipality import YEARS, municipalities

slow = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def planned(calendar: Calendar, year: Window) -> tuple[PlannedYear, Dates]:
    """The year and a plan of it, for calendars that can be and years that can be planned."""
    days = Days(calendar.day_calendars)
    try:
        check_calendar(calendar.series, days)
    except DomainError:
        reject()
    try:
        found = from_calendar(calendar, days, year)
    except PlanningError as nothing_to_plan:
        event(nothing_to_plan.english)
        reject()
    result = solve(found.problem, propose(found.problem, choices(found.problem)), seconds=0, tell=lambda _: None)
    event(result.status.value)
    assume(result.dates is not None)
    assert result.dates is not None
    return found, result.dates


def held(calendar: Calendar, year: Window) -> list[Occurrence]:
    """The meetings with a day that begin in the year."""
    found = expand_calendar(calendar.series, Days(calendar.day_calendars), year)
    return [
        one
        for one in found
        if one.dated and one.status is not Status.CANCELLED and one.first >= year.start and one.series.kind in DECIDED
    ]


@slow
@given(municipalities(), st.sampled_from(YEARS))
def test_an_adopted_year_has_exactly_the_plans_dates(calendar: Calendar, year: Window) -> None:
    found, dates = planned(calendar, year)

    after = adopted(found, dates)

    check_calendar(after.series, found.days)
    expected = Counter((one.slot.series.uid, one.first) for one in proposed(found, dates) if one.first)
    got = Counter((one.series.uid, one.first) for one in held(after, year))
    more = {uid for uid, _ in got - expected} - may_follow_anyway(found)
    assert (more, expected - got) == (set(), Counter())
    unsure = [one for one in held(after, year) if one.status is not Status.CONFIRMED]
    assert {one.series.uid for one in unsure} <= may_follow_anyway(found)


def may_follow_anyway(found: PlannedYear) -> set[str]:
    """Series with a window that had no possible day; what it is counted from has one now, and so it gets one too."""
    return {slot.series.uid for slot in found.hopeless if slot.anchor}


@slow
@given(municipalities(), st.sampled_from(YEARS))
def test_nobody_is_in_two_places_unless_they_were_before(calendar: Calendar, year: Window) -> None:
    found, dates = planned(calendar, year)
    assert check(found.problem, dates).feasible
    standing = {(one.series.uid, one.fixed) for one in found.standing}

    after = held(adopted(found, dates), year)
    meetings = [
        one
        for one in after
        if (one.series.uid, one.first) not in standing and one.series.uid not in may_follow_anyway(found)
    ]

    for one, other in combinations(meetings, 2):
        assert not (share_people(calendar, one, other) and overlap(one, other)), (one, other)


def share_people(calendar: Calendar, one: Occurrence, other: Occurrence) -> bool:
    if one.series.uid == other.series.uid:
        return True
    if one.series.body is None or other.series.body is None:
        return False
    bodies = {one.series.body.key, other.series.body.key}
    return len(bodies) == 1 or any(bodies <= person.bodies for person in calendar.people)


def overlap(one: Occurrence, other: Occurrence) -> bool:
    """Whether both meet at the same time on some day; a meeting keeps the same hours on each of its days."""
    if one.first > other.last or other.first > one.last:
        return False
    if one.times is None or other.times is None:
        return True
    return one.times.start < other.times.ends() and other.times.start < one.times.ends()


@slow
@given(municipalities(), st.sampled_from(YEARS))
def test_every_requirement_is_met_as_far_as_there_are_days(calendar: Calendar, year: Window) -> None:
    found, dates = planned(calendar, year)
    without_days = {one.series.uid for one in found.hopeless}
    left_open = {
        slot.series.uid for slot in found.slots.values() if slot.fixed is None and not slot.by_rule and not slot.quota
    }

    left = [one for one in lacking(found, adopted(found, dates)) if one.series.uid not in without_days | left_open]

    assert left == []


@slow
@given(municipalities(), st.sampled_from(YEARS))
def test_days_on_which_nobody_meets_are_kept_free(calendar: Calendar, year: Window) -> None:
    found, dates = planned(calendar, year)
    for one in proposed(found, dates):
        if one.first is None or one.stands:
            continue
        assert all(found.days.is_working(day.toordinal()) for day in days_of(one))
        assert one.slot.first <= one.first <= one.slot.last


def days_of(one: Proposal) -> Sequence[date]:
    assert one.first
    assert one.last
    return [one.first + timedelta(days=step) for step in range((one.last - one.first).days + 1)]


@slow
@given(municipalities(), st.sampled_from(YEARS))
def test_a_recurrences_date_that_is_kept_needs_no_exception(calendar: Calendar, year: Window) -> None:
    confirmed = replace(calendar, series=tuple(replace(one, status=Status.CONFIRMED) for one in calendar.series))
    found, dates = planned(confirmed, year)
    before = {one.identity for one in held(confirmed, year) if isinstance(one.series.rule, Recurrence)}
    by_rule = {
        one.slot.identity
        for one in proposed(found, dates)
        if one.standing is Standing.BY_RULE and one.slot.by_rule and not one.stands
    }

    made = {(one.uid, rid) for one in adopted(found, dates).series for rid in one.exceptions}

    assert made.isdisjoint(before & by_rule)


@slow
@given(municipalities(), st.sampled_from(YEARS), st.sets(st.sampled_from("abc")))
def test_adopting_some_bodies_leaves_the_others_as_they_were(
    calendar: Calendar, year: Window, bodies: set[str]
) -> None:
    found, dates = planned(calendar, year)
    before = {one.uid: one for one in calendar.series}

    for series in adopted(found, dates, bodies=bodies).series:
        if series.body is None or series.body.key not in bodies:
            assert replace(series, exceptions=before[series.uid].exceptions) == before[series.uid]
            assert series.exceptions == before[series.uid].exceptions or isinstance(series.rule, Relative)


@slow
@given(municipalities(), st.sampled_from(YEARS), st.sets(st.sampled_from("abc")))
def test_a_meeting_of_another_year_stays_there_when_what_it_is_counted_from_moves(
    calendar: Calendar, year: Window, bodies: set[str]
) -> None:
    found, dates = planned(calendar, year)
    planned_here = {slot.identity for slot in (*found.slots.values(), *found.standing, *found.hopeless)}
    was = {one.identity for one in held(calendar, year)}

    new = {one.identity: one for one in held(adopted(found, dates, bodies=bodies), year) if one.identity not in was}

    # What has a new name had no day before: it is counted from a date that was missing.
    known = {one.identity for one in held(calendar, year.padded(200, 200))}
    assert not [one for one in new if one in known and one not in planned_here]
