"""What somebody decides of a plan by hand: wishes, pins, single dates, and whether a suggestion is taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from planner.domain.access import Author
from planner.domain.errors import DomainError
from planner.domain.plans import Plan, Suggestion
from planner.planning.year.preferences import Preferences
from planner.planning.year.written import preferences_to_data, wrong_preferences
from planner.services import calendars
from planner.services.plans.keeping import required, write
from planner.services.plans.looking import Look, look
from planner.services.plans.slots import bodies_by_series, of_bodies, series_of
from planner.services.transactions import writing
from planner.store import plans as store


def set_preferences(uid: str, preferences: Preferences, now: datetime, by: Author, seen: int) -> Plan:
    """Give the plan other wishes and limits; its dates stay until they are planned again.

    Raises the first ``DomainError`` of ``wrong_preferences`` (which tells them all), ``PlanChanged``, ``NoSuchPlan``.
    """
    for wrong in wrong_preferences(preferences, calendars.current()):
        raise wrong
    data = preferences_to_data(preferences)
    return write(uid, lambda plan: replace(plan, preferences=data), now, by, seen)


def move(uid: str, slot: str, day: date, now: datetime, by: Author, seen: int) -> Plan:
    """Put one meeting on a day by hand, and pin it there: the next solve leaves it.

    It may break hard rules: ``Look.clashes`` tells them, ``Look.why_not`` beforehand. Raises ``DomainError`` at
    ``day`` outside the plan's year, and at ``slot`` for a meeting that is no longer there, that is agreed on in the
    calendar, or that its body has adopted. Raises ``PlanChanged`` and ``NoSuchPlan``.
    """
    seen_now = look(uid)
    if not seen_now.plan.year.holds(day, day):
        raise DomainError(
            "day",
            f"Vælg en dag i planens år ({seen_now.plan.label}).",
            f"Choose a day in the plan's year ({seen_now.plan.label}).",
        )
    _demand_free(seen_now, slot)

    def edit(plan: Plan) -> Plan:
        return replace(plan, dates={**plan.dates, slot: day}, pinned=plan.pinned | {slot})

    return write(uid, edit, now, by, seen)


def pin(uid: str, slots: Collection[str], now: datetime, by: Author, seen: int) -> Plan:
    """Let no solve move these meetings. Raises as ``move``, and at ``slot`` for one without a date."""
    seen_now = look(uid)
    for slot in slots:
        _demand_free(seen_now, slot)
        if slot not in seen_now.dates:
            raise DomainError("slot", "Mødet har ingen dato at låse fast.", "The meeting has no date to pin.")
    return write(uid, lambda plan: replace(plan, pinned=plan.pinned | set(slots)), now, by, seen)


def unpin(uid: str, slots: Collection[str], now: datetime, by: Author, seen: int) -> Plan:
    """Let solves move these meetings again. Raises ``PlanChanged`` and ``NoSuchPlan``."""
    return write(uid, lambda plan: replace(plan, pinned=plan.pinned - set(slots)), now, by, seen)


def accept(
    uid: str, suggestion: str, now: datetime, by: Author, seen: int, *, bodies: Collection[str] | None = None
) -> Plan:
    """Take the suggestion of that uid as the plan's dates; with ``bodies`` (keys) only theirs, and the rest waits.

    What was changed by hand since it was made, is pinned or adopted stays. Raises ``DomainError`` (``suggestion``)
    where it is not the one that waits, ``PlanChanged`` and ``NoSuchPlan``.
    """
    calendar = calendars.current()

    def edit(plan: Plan) -> Plan:
        waiting = _waiting(plan, suggestion)
        wanted = merged(plan, waiting, bodies_by_series(calendar))
        if bodies is None:
            return replace(plan, dates=wanted, suggestion=None)
        theirs = of_bodies({*wanted, *plan.dates}, calendar, bodies)
        dates = {one: day for one, day in plan.dates.items() if one not in theirs}
        dates |= {one: day for one, day in wanted.items() if one in theirs}
        left = replace(waiting, before={**waiting.before} | {one: dates[one] for one in theirs if one in dates})
        return replace(plan, dates=dates, suggestion=left if merged(plan, waiting) != dates else None)

    return write(uid, edit, now, by, seen)


def drop(uid: str, suggestion: str) -> Plan:
    """Let the suggestion go, unless another one waits; the plan is as it was. Raises ``NoSuchPlan``."""
    with writing() as session:
        plan = required(session, uid)
        if plan.suggestion is not None and plan.suggestion.uid == suggestion:
            plan = replace(plan, suggestion=None)
            store.put(session, plan)
    return plan


def merged(plan: Plan, suggestion: Suggestion, bodies: Mapping[str, str] | None = None) -> Mapping[str, date]:
    """The plan's dates as they would be with the suggestion; ``bodies`` has each series' body, so that what a body
    has adopted stays.
    """
    dates = {}
    for slot in {**plan.dates, **suggestion.dates}:
        mine = plan.dates.get(slot)
        adopted = bodies is not None and plan.of(bodies.get(series_of(slot), "")).is_adopted
        kept = adopted or slot in plan.pinned or mine != suggestion.before.get(slot)
        day = mine if kept else suggestion.dates.get(slot, mine)
        if day is not None:
            dates[slot] = day
    return dates


def _waiting(plan: Plan, suggestion: str) -> Suggestion:
    if plan.suggestion is None or plan.suggestion.uid != suggestion:
        raise DomainError("suggestion", "Forslaget er der ikke længere.", "The suggestion is not there any more.")
    return plan.suggestion


def _demand_free(seen_now: Look, slot: str) -> None:
    """Raises ``DomainError`` (``slot``) unless the plan may say when the meeting is."""
    row = seen_now.row(slot)
    if row is None:
        raise DomainError(
            "slot",
            "Mødet findes ikke længere i årshjulet. Genindlæs siden.",
            "The calendar has no such meeting any more. Reload the page.",
        )
    if seen_now.plan.of(row.body).is_adopted:
        raise DomainError("slot", "Forummet har vedtaget sine datoer.", "The body has adopted its dates.")
    if row.slot.fixed is not None:
        raise DomainError(
            "slot",
            "Datoen er allerede aftalt i årshjulet. Flyt den dér.",
            "The date is agreed on in the calendar already. Move it there.",
        )
