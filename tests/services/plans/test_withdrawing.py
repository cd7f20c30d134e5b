"""A publication taken back in the history: plan and calendar go back together, and so does what it did to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from planner.domain.access import Account, Role
from planner.domain.changes import bare
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.plans import Decision, Plan, Stage
from planner.domain.series import Body
from planner.services import calendars, history
from planner.services.changing import change
from planner.services.plans import editing, hearing, keeping, publishing, withdrawing
from planner.services.plans.looking import look
from tests.services.plans import town
from tests.services.plans.town import BY, NOW

LATER, LATEST = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
DECISION = Decision("Sag 26/1234", date(2026, 10, 6))
BODIES = ("byraad", "direktion")
PLANNER = Account(uid="1", email="", name="Sekretæren", role=Role.PLANNER)
TENTATIVE = replace(town.TOWN, series=tuple(replace(one, status=Status.TENTATIVE) for one in town.TOWN.series))
"""Dates that publishing confirms, so that each publication is a change."""

EDITOR = replace(PLANNER, role=Role.EDITOR)


@pytest.fixture
def draft(both: Flask) -> Iterator[Plan]:
    with both.app_context():
        town.found(TENTATIVE)
        yield town.draft()


def publish(plan: Plan, *bodies: str) -> Plan:
    return publishing.publish(plan.uid, bodies, DECISION, LATER, BY, plan.version).plan


def take_back(plan: Plan, body: str, by: Account = PLANNER) -> Plan:
    """The plan after its publication for the body has been undone."""
    history.undo(plan.of(body).version or 0, LATEST, BY, by)
    return keeping.one(plan.uid)


@pytest.mark.parametrize("bodies", [("byraad",), ("direktion",), BODIES])
def test_the_plan_is_what_it_was_and_can_be_published_again(draft: Plan, bodies: tuple[str, ...]) -> None:
    # The executive board's seminars are dates that a requirement lacked: publishing gives them other names.
    before, dates = bare(calendars.current()), look(draft.uid).dates
    published = publish(draft, *bodies)
    after = bare(calendars.current())

    plan = take_back(published, bodies[0])

    assert bare(calendars.current()) == before
    assert (plan.dates, plan.pinned) == (draft.dates, draft.pinned)
    assert look(plan.uid).dates == dates
    assert {plan.of(body).stage for body in bodies} == {Stage.DRAFT}
    assert not plan.is_adopted
    assert plan.version == published.version + 1
    publish(plan, *bodies)
    assert bare(calendars.current()) == after


def test_a_plan_that_was_superseded_is_in_force_again(draft: Plan) -> None:
    first = publish(draft, "byraad")
    other = town.draft("Forslag B")
    change(lambda calendar: replace(calendar, series=TENTATIVE.series), LATER, BY)
    second = publish(other, "byraad", "direktion")
    assert keeping.one(first.uid).of("byraad").superseded_by == second.uid

    take_back(second, "byraad")

    again = keeping.one(first.uid).of("byraad")
    assert (again.stage, again.superseded_by, again.frozen) == (Stage.PUBLISHED, None, first.of("byraad").frozen)


def test_only_planners_take_it_back(draft: Plan) -> None:
    published = publish(draft, "direktion")
    calendar = calendars.current()

    with pytest.raises(DomainError, match="only planners"):
        take_back(published, "direktion", EDITOR)

    assert keeping.one(draft.uid) == published
    assert calendars.current() == calendar


def test_what_was_taken_back_is_published_anew_and_not_undone_back(draft: Plan) -> None:
    plan = take_back(publish(draft, "direktion"), "direktion")
    undoing = calendars.current().version

    with pytest.raises(DomainError, match="Adopt the plan again"):
        history.undo(undoing, LATEST, BY, PLANNER)

    assert keeping.one(plan.uid) == plan
    assert calendars.current().version == undoing


def test_a_hearing_after_it_was_taken_back_is_like_any(draft: Plan) -> None:
    plan = take_back(publish(draft, "direktion"), "direktion")

    heard = hearing.open_hearing(plan.uid, ["direktion"], LATEST, BY, plan.version)

    assert heard.of("direktion").stage is Stage.HEARING


def test_other_changes_are_taken_back_without_the_plan(draft: Plan) -> None:
    published = publish(draft, "direktion")
    board = Body("direktion", "Ledelsen")
    named = change(lambda calendar: replace(calendar, bodies=(town.COUNCIL, board)), LATEST, BY)

    history.undo(named.version, LATEST, BY, PLANNER)

    assert keeping.one(draft.uid) == published


def test_what_has_changed_since_stands_in_the_way_and_the_plan_stays(draft: Plan) -> None:
    published = publish(draft, "direktion")
    change(
        lambda calendar: replace(calendar, series=tuple(replace(one, exceptions={}) for one in calendar.series)),
        LATEST,
        BY,
    )
    change(lambda calendar: replace(calendar, series=TENTATIVE.series[:2]), LATEST, BY)

    with pytest.raises(DomainError):
        take_back(published, "direktion")

    assert keeping.one(draft.uid) == published


def test_a_date_moved_by_hand_after_it_is_kept_by_the_plan(draft: Plan) -> None:
    plan = take_back(publish(draft, "byraad"), "byraad")
    march = "byraad-moede/2027-03-09"

    moved = editing.move(plan.uid, march, date(2027, 3, 16), LATEST, BY, plan.version)

    assert look(moved.uid).dates[march] == date(2027, 3, 16).toordinal()


def test_an_adoption_that_changed_nothing_is_taken_back_by_itself(draft: Plan) -> None:
    first = publish(draft, "byraad")
    again = keeping.copy(first.uid, "Igen", LATER, BY)
    second = publishing.publish(again.uid, ["byraad"], DECISION, LATEST, BY, again.version).plan
    calendar = bare(calendars.current())
    assert withdrawing.in_no_change(second) == {"byraad"}
    assert keeping.one(first.uid).of("byraad").superseded_by == second.uid

    plan = withdrawing.take_back(second.uid, "byraad", LATEST, BY, second.version)

    assert plan.of("byraad").stage is Stage.DRAFT
    assert keeping.one(first.uid).of("byraad") == first.of("byraad")
    assert bare(calendars.current()) == calendar
    publishing.publish(plan.uid, ["byraad"], DECISION, LATEST, BY, plan.version)


def test_an_adoption_that_changed_the_calendar_is_left_to_the_history(draft: Plan) -> None:
    published = publish(draft, "byraad")
    assert withdrawing.in_no_change(published) == frozenset()

    for body in ("byraad", "direktion"):
        with pytest.raises(DomainError, match="in the history"):
            withdrawing.take_back(published.uid, body, LATEST, BY, published.version)

    assert keeping.one(draft.uid) == published
