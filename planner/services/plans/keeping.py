"""Plans as they are kept: made, listed, copied, renamed, removed; and how all else writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from planner.domain.access import Author
from planner.domain.errors import DomainError
from planner.domain.plans import Plan, PlanChanged, Stage, name_of
from planner.domain.spans import Window
from planner.planning.candidates import choices
from planner.planning.greedy import propose
from planner.planning.year.building import from_calendar
from planner.planning.year.preferences import DEFAULT, Preferences
from planner.planning.year.written import preferences_to_data, wrong_preferences
from planner.services import calendars
from planner.services.plans.slots import days_of
from planner.services.transactions import reading, writing
from planner.store import plans as store
from planner.store import saving


class NoSuchPlan(LookupError):
    """There is no plan of that uid."""


def create(name: str, year: Window, now: datetime, by: Author, preferences: Preferences = DEFAULT) -> Plan:
    """Make a draft of the half-open ``year`` (``domain.plans.plan_year``), with dates by rule of thumb at once.

    There may be several of a year. Raises ``DomainError`` at ``name`` and at the preferences' fields, and
    ``PlanningError`` (``meetings``) for a year with nothing to plan, or too much.
    """
    name = name_of(name)
    for wrong in wrong_preferences(preferences, calendars.current()):
        raise wrong
    problem = from_calendar(calendars.current(), calendars.days(), year, preferences).problem
    made = Plan(
        uid=str(uuid4()),
        name=name,
        year=year,
        version=1,
        created=now,
        changed=now,
        by=by,
        dates=days_of(propose(problem, choices(problem))),
        preferences=preferences_to_data(preferences),
    )
    with writing() as session:
        store.put(session, made)
    return made


def everything() -> list[Plan]:
    """All plans: by year, then in the order in which they were made."""
    with reading() as session:
        return store.everything(session)


def one(uid: str) -> Plan:
    """The plan of that uid as it is now. Raises ``NoSuchPlan``."""
    with reading() as session:
        return required(session, uid)


def rename(uid: str, name: str, now: datetime, by: Author, seen: int) -> Plan:
    """Give the plan another name. Raises ``DomainError`` at ``name``, ``PlanChanged`` and ``NoSuchPlan``."""
    wanted = name_of(name)
    return write(uid, lambda plan: replace(plan, name=wanted), now, by, seen)


def copy(uid: str, name: str, now: datetime, by: Author) -> Plan:
    """Another draft with the dates, pins and wishes of the plan as it is now; nobody has been asked about it yet.

    Raises ``DomainError`` at ``name``, and ``NoSuchPlan``.
    """
    name = name_of(name)
    with writing() as session:
        made = replace(
            required(session, uid),
            uid=str(uuid4()),
            name=name,
            version=1,
            created=now,
            changed=now,
            by=by,
            bodies={},
            suggestion=None,
        )
        store.put(session, made)
    return made


def remove(uid: str, seen: int) -> None:
    """Delete the plan with its comments. A solve of it ends by itself.

    Raises ``DomainError`` (``plan``) where a body has adopted it: what was decided is kept. Raises ``PlanChanged``
    and ``NoSuchPlan``.
    """
    with writing() as session:
        plan = fresh(session, uid, seen)
        if plan.is_adopted:
            raise DomainError(
                "plan",
                "Planen kan ikke slettes: mindst ét forum har vedtaget den.",
                "The plan cannot be deleted: a body has adopted it.",
            )
        store.remove(session, uid)
        if _is_heard(plan):
            saving.raise_version(session)
    calendars.forget()


def write(uid: str, edit: Callable[[Plan], Plan], now: datetime, by: Author, seen: int) -> Plan:
    """Apply the edit to the plan as it is when nobody else can write any more; none is written that changes nothing.

    Returns the plan as it is afterwards. Raises what ``edit`` raises, ``PlanChanged`` and ``NoSuchPlan``.
    """
    with writing() as session:
        before = fresh(session, uid, seen)
        after = edit(before)
        if after == before:
            return before
        if _is_heard(before) or _is_heard(after):
            after = _told_at(after, saving.raise_version(session))
        after = put(session, after, now, by)
    calendars.forget()
    return after


def put(session: Session, plan: Plan, now: datetime, by: Author) -> Plan:
    """Write the plan, whose version rises. Nothing is committed."""
    written = replace(plan, version=plan.version + 1, changed=now, by=by)
    store.put(session, written)
    return written


def fresh(session: Session, uid: str, seen: int) -> Plan:
    """The plan, if it is still at the version that was seen. Raises ``PlanChanged`` and ``NoSuchPlan``."""
    plan = required(session, uid)
    if plan.version != seen:
        raise PlanChanged(seen, plan.version)
    return plan


def required(session: Session, uid: str) -> Plan:
    """The plan of that uid. Raises ``NoSuchPlan``."""
    found = store.one(session, uid)
    if found is None:
        raise NoSuchPlan(uid)
    return found


def _told_at(plan: Plan, version: int | None) -> Plan:
    """The plan, whose bodies in hearing know the version of the calendar by which feeds tell of this change."""
    bodies = {
        key: replace(state, version=version) if state.stage is Stage.HEARING else state
        for key, state in plan.bodies.items()
    }
    return replace(plan, bodies=bodies)


def _is_heard(plan: Plan) -> bool:
    """Whether feeds may show some of it: then caches of feeds must be asked anew."""
    return any(state.stage is Stage.HEARING for state in plan.bodies.values())
