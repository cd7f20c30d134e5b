"""A plan is edited by hand and planned again: pins hold, moves are checked, nothing changes before it is accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from planner.domain.access import Author
from planner.domain.errors import DomainError
from planner.domain.plans import Plan, PlanChanged, plan_year
from planner.domain.rules import AgreedDate, AgreedDates
from planner.planning.violations import Code
from planner.planning.whynot import Standing
from planner.planning.year.preferences import Own, Preferences
from planner.services.plans import comparing, editing, keeping, suggesting
from planner.services.plans.looking import look
from tests.services.plans import town
from tests.services.plans.town import BY, NOW

LATER = NOW + timedelta(hours=1)
COLLEAGUE = Author("2", "Kollegaen")
MARCH = "byraad-moede/2027-03-09"
APRIL = "byraad-moede/2027-04-13"


@pytest.fixture
def draft(in_app: Flask) -> Plan:
    town.found()
    return town.draft()


def moved(plan: Plan, slot: str, day: date) -> Plan:
    return editing.move(plan.uid, slot, day, LATER, COLLEAGUE, plan.version)


def test_a_date_moved_by_hand_is_pinned_and_the_rest_stays(draft: Plan) -> None:
    day = date(2027, 3, 11)
    plan = moved(draft, MARCH, day)

    assert plan.dates == {**draft.dates, MARCH: day}
    assert plan.pinned == {MARCH}
    assert (plan.version, plan.by, plan.changed) == (2, COLLEAGUE, LATER)
    row = look(plan.uid).row(MARCH)
    assert row is not None
    assert (row.first, row.standing, row.pinned) == (day, Standing.MOVED, True)


def test_a_move_onto_a_holiday_is_told_of_in_words(draft: Plan) -> None:
    plan = moved(draft, "byraad-moede/2027-05-11", date(2027, 5, 17))
    seen = look(plan.uid)
    row = seen.row("byraad-moede/2027-05-11")

    assert row is not None
    assert [one.code for one in row.broken] == [Code.CLOSED]
    assert seen.clashes(row, "da") == [
        "Byrådsmøde nr. 5 kan ikke ligge mandag den 17. maj 2027: lukket (Anden pinsedag)."
    ]
    assert any("Anden pinsedag" in one for one in seen.notices("da"))


def test_why_not_is_answered_for_any_day_without_changing_anything(draft: Plan) -> None:
    seen = look(draft.uid)

    busy = seen.why_not(MARCH, date(2027, 5, 17))
    assert busy is not None
    assert {one.code for one in busy.broken} == {Code.WINDOW, Code.CLOSED, Code.ORDER}
    assert seen.told(busy, "da")[0].startswith("Byrådsmøde nr. 3 kan ikke ligge")
    free = seen.why_not(MARCH, date(2027, 3, 11))
    assert free is not None
    assert not free.broken
    assert free.cost > 0
    assert all("point" in one for one in seen.told(free, "da"))
    assert seen.why_not("nothing/2027", date(2027, 3, 11)) is None
    assert len(list(seen.prospects(MARCH, date(2027, 3, 1), date(2027, 3, 31)))) == 31
    assert keeping.one(draft.uid) == draft


def test_why_not_counts_a_pin_as_decided_here(draft: Plan) -> None:
    plan = editing.pin(draft.uid, [MARCH], LATER, BY, draft.version)
    found = look(plan.uid).why_not(MARCH, date(2027, 3, 11))

    assert found is not None
    assert not found.broken


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2028, 1, 1), date(1900, 1, 1)])
def test_a_day_outside_the_year_is_refused_at_its_field(draft: Plan, day: date) -> None:
    with pytest.raises(DomainError) as refused:
        moved(draft, MARCH, day)
    assert refused.value.field == "day"
    assert keeping.one(draft.uid) == draft


def test_a_meeting_that_is_not_there_is_refused(draft: Plan) -> None:
    for act in (
        lambda: moved(draft, "nothing/2027-01-01", date(2027, 3, 3)),
        lambda: editing.pin(draft.uid, ["nothing/2027-01-01"], LATER, BY, draft.version),
    ):
        with pytest.raises(DomainError) as refused:
            act()
        assert refused.value.field == "slot"


def test_an_agreed_date_is_moved_in_the_calendar_not_here(in_app: Flask) -> None:
    agreed = replace(town.SEMINARS, rule=AgreedDates((AgreedDate(date(2027, 3, 17)),)))
    town.found(replace(town.TOWN, series=(town.MEETINGS, agreed)))
    plan = town.draft()
    row = look(plan.uid).row("seminar/2027-03-17")

    assert row is not None
    assert row.agreed
    with pytest.raises(DomainError, match="agreed on in the calendar"):
        moved(plan, "seminar/2027-03-17", date(2027, 3, 18))


def test_who_moves_on_an_older_version_is_told(draft: Plan) -> None:
    moved(draft, MARCH, date(2027, 3, 11))
    with pytest.raises(PlanChanged):
        moved(draft, APRIL, date(2027, 4, 15))


def test_an_unpinned_date_is_free_again(draft: Plan) -> None:
    plan = editing.pin(draft.uid, [MARCH, APRIL], LATER, BY, draft.version)
    plan = editing.unpin(plan.uid, [MARCH], LATER, BY, plan.version)

    assert plan.pinned == {APRIL}
    assert plan.dates == draft.dates


def test_planning_again_leaves_the_plan_until_it_is_accepted(draft: Plan) -> None:
    plan = moved(draft, MARCH, date(2027, 3, 11))
    waiting = suggesting.suggest(plan.uid, LATER, plan.version, keep=False)

    assert waiting.suggestion is not None
    assert replace(waiting, suggestion=None) == plan
    assert waiting.suggestion.dates[MARCH] == date(2027, 3, 11)
    taken = editing.accept(plan.uid, waiting.suggestion.uid, LATER, BY, plan.version)
    assert taken.dates == waiting.suggestion.dates
    assert taken.suggestion is None


def test_a_dropped_suggestion_leaves_the_plan_as_it_was(draft: Plan) -> None:
    waiting = suggesting.suggest(draft.uid, LATER, draft.version)
    assert waiting.suggestion is not None

    assert editing.drop(draft.uid, "another").suggestion == waiting.suggestion
    assert editing.drop(draft.uid, waiting.suggestion.uid) == draft
    with pytest.raises(DomainError) as refused:
        editing.accept(draft.uid, waiting.suggestion.uid, LATER, BY, draft.version)
    assert refused.value.field == "suggestion"


def test_planning_again_with_least_change_moves_only_what_is_in_the_way(draft: Plan) -> None:
    # The council takes the day of the board's seminar: only that may have to give way.
    seen = look(draft.uid)
    seminar = next(row for row in seen.of_body("direktion") if row.slot.series.uid == "seminar")
    assert seminar.first is not None
    near = min(seen.of_body("byraad"), key=lambda row: abs((row.first or date.max) - (seminar.first or date.min)))
    plan = moved(draft, near.uid, seminar.first)
    assert not look(plan.uid).verdict.feasible

    waiting = suggesting.suggest(plan.uid, LATER, plan.version)
    after = comparing.suggested(look(waiting.uid))
    difference = comparing.with_suggestion(waiting.uid)

    assert after is not None
    assert after.verdict.feasible
    assert difference is not None
    assert [one.slot.uid for one in difference.bodies["direktion"]] == [seminar.uid]
    assert difference.count == 1


def test_what_was_changed_by_hand_meanwhile_stays(draft: Plan) -> None:
    waiting = suggesting.suggest(draft.uid, LATER, draft.version, keep=False)
    assert waiting.suggestion is not None
    plan = moved(waiting, APRIL, date(2027, 4, 15))

    taken = editing.accept(plan.uid, waiting.suggestion.uid, LATER, BY, plan.version)

    assert taken.dates[APRIL] == date(2027, 4, 15)


def test_a_suggestion_is_accepted_for_one_body_and_the_rest_waits(draft: Plan) -> None:
    everything = {row.uid for row in look(draft.uid).rows}
    plan = draft
    for uid in (MARCH, "direktion-moede/2027-03-09"):
        plan = moved(plan, uid, date(2027, 3, 11) if "byraad" in uid else date(2027, 3, 12))
    plan = editing.unpin(plan.uid, everything, LATER, BY, plan.version)
    waiting = suggesting.suggest(plan.uid, LATER, plan.version, keep=False)
    assert waiting.suggestion is not None
    difference = comparing.with_suggestion(plan.uid)
    assert difference is not None
    assert {"byraad", "direktion"} <= difference.bodies.keys()

    half = editing.accept(plan.uid, waiting.suggestion.uid, LATER, BY, waiting.version, bodies=["byraad"])
    left = comparing.with_suggestion(plan.uid)

    assert half.suggestion is not None
    assert left is not None
    assert left.bodies == {"direktion": difference.bodies["direktion"]}
    done = editing.accept(plan.uid, half.suggestion.uid, LATER, BY, half.version, bodies=["direktion"])
    assert done.suggestion is None
    assert done.dates == waiting.suggestion.dates


def test_other_wishes_change_no_date_until_it_is_planned_again(draft: Plan) -> None:
    wishes = Preferences(own={"seminar": Own(weekdays=frozenset({4}))})
    plan = editing.set_preferences(draft.uid, wishes, LATER, BY, draft.version)
    assert plan.dates == draft.dates
    assert look(plan.uid).preferences == wishes

    waiting = suggesting.suggest(plan.uid, LATER, plan.version)
    assert waiting.suggestion is not None
    seminars = [day for uid, day in waiting.suggestion.dates.items() if uid.startswith("seminar/")]
    assert {day.isoweekday() for day in seminars} == {4}


def test_wishes_that_cannot_be_are_refused(draft: Plan) -> None:
    with pytest.raises(DomainError) as refused:
        editing.set_preferences(draft.uid, Preferences(busy=99), LATER, BY, draft.version)
    assert refused.value.field == "busy"


def test_two_drafts_are_held_beside_each_other(draft: Plan) -> None:
    copy = keeping.copy(draft.uid, "B", LATER, BY)
    copy = moved(copy, MARCH, date(2027, 3, 11))
    found = comparing.with_plan(copy.uid, draft.uid)

    assert [(one.slot.uid, one.before, one.after) for one in found.bodies["byraad"]] == [
        (MARCH, draft.dates[MARCH], date(2027, 3, 11))
    ]
    assert (found.count, found.broken) == (1, (0, 0))
    assert comparing.with_plan(draft.uid, draft.uid).count == 0


def test_a_draft_is_held_against_the_calendar(draft: Plan) -> None:
    plan = moved(draft, MARCH, date(2027, 3, 11))
    found = {one.slot.uid: one for some in comparing.with_calendar(plan.uid).bodies.values() for one in some}

    assert (found[MARCH].before, found[MARCH].after) == (date(2027, 3, 9), date(2027, 3, 11))
    assert all(one.before is None for uid, one in found.items() if uid.startswith("seminar/"))


def test_plans_of_different_years_cannot_be_compared(draft: Plan) -> None:
    other = keeping.create("2028", plan_year(2028), NOW, BY)
    with pytest.raises(DomainError) as refused:
        comparing.with_plan(draft.uid, other.uid)
    assert refused.value.field == "other"


def test_deadlines_follow_the_meetings_of_a_draft(draft: Plan) -> None:
    plan = moved(draft, MARCH, date(2027, 3, 11))
    seen = look(plan.uid)

    [deadline] = seen.following[MARCH]
    assert (deadline.series.uid, deadline.first) == ("frist", date(2027, 3, 4))
    assert deadline in seen.occurrences()
    [moved_one] = [one for one in seen.occurrences() if seen.slot_of(one) == MARCH]
    assert moved_one.first == date(2027, 3, 11)
    assert len(seen.following) == 12


def test_a_deadline_before_the_year_belongs_to_a_meeting_in_it(in_app: Flask) -> None:
    early = replace(town.DEADLINE, rule=replace(town.DEADLINE.rule, offset=-20))
    town.found(replace(town.TOWN, series=(town.MEETINGS, early)))
    seen = look(town.draft().uid)

    assert seen.following["byraad-moede/2027-01-12"][0].first.year == 2026


def test_a_plan_tells_what_the_calendar_has_changed_under_it(draft: Plan) -> None:
    gone = replace(town.TOWN, series=tuple(one for one in town.TOWN.series if one.uid != "direktion-moede"))
    town.found(gone)

    seen = look(draft.uid)
    assert {row.body for row in seen.rows} == {"byraad", "direktion"}
    assert not any(row.uid.startswith("direktion-moede") for row in seen.rows)


def test_a_day_calendar_can_be_forbidden(draft: Plan) -> None:
    summer = Preferences(forbidden=frozenset({"school-holidays"}))
    plan = editing.set_preferences(draft.uid, summer, LATER, BY, draft.version)
    broken = [one for one in look(plan.uid).verdict.violations if one.code is Code.PERIOD]
    waiting = suggesting.suggest(plan.uid, LATER, plan.version)
    after = comparing.suggested(look(waiting.uid))

    assert broken
    assert after is not None
    assert not [one for one in after.verdict.violations if one.code is Code.PERIOD]
