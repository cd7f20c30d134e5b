"""A publication that is taken back in the history: the plan goes back with the calendar, in the same transaction.

The bodies are drafts again, with the plan's dates as they were. What the publication did to other plans goes back
too: those that it superseded stand again, and all know their slots by the names that these had before.

A publication whose dates the calendar had already is in no change: it is taken back by itself (``take_back``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from planner.domain.access import Account, Author, Needs, may
from planner.domain.changes import Change
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.plans import BodyState, Plan, Stage
from planner.domain.series import Calendar
from planner.planning.year.adopting import adoption
from planner.planning.year.building import from_calendar
from planner.planning.year.written import preferences_from_data
from planner.services import calendars
from planner.services.plans.keeping import fresh, put
from planner.services.plans.publishing import known_by, names_of
from planner.services.transactions import reading, writing
from planner.store import history, saving
from planner.store import plans as store


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan and the bodies that adopted it in one change."""

    plan: Plan
    bodies: frozenset[str]


def published_in(session: Session, change: Change) -> list[Publication]:
    """What was published in the change. A publication that found nothing to change is in none."""
    found = []
    for plan in store.everything(session):
        bodies = {key for key, state in plan.bodies.items() if state.is_adopted and _is_of(state, change)}
        if bodies:
            found.append(Publication(plan, frozenset(bodies)))
    return found


def demand_allowed(
    session: Session, change: Change, publications: Collection[Publication], account: Account | None
) -> None:
    """Raises ``DomainError`` (``version``) where taking the change back is not for this account, or is no way at all.

    ``publications`` are those in the change: such a one is taken back by those who publish. One that was taken back
    does not come back by taking that back: the plan may have changed meanwhile, so it is published anew.
    """
    if publications and not may(account, Needs.PLANNING, open_to_all=False):
        raise DomainError(
            "version",
            "Det er en plan, der blev vedtaget: den kan kun planlæggere tage tilbage.",
            "That was a plan being adopted: only planners can take it back.",
        )
    if change.undoes is not None and _was_withdrawn(session, change.undoes):
        raise DomainError(
            "version",
            "Det var en vedtagelse, der blev taget tilbage. Vedtag planen igen under Plan i stedet.",
            "That was an adoption being taken back. Adopt the plan again under Plan instead.",
        )


def withdraw(
    session: Session, publications: Iterable[Publication], change: Change, after: Calendar, now: datetime, by: Author
) -> None:
    """Let the plans follow the calendar, which is ``after`` the change was taken back. Nothing is committed."""
    for one in publications:
        names = _names_before(one, after)
        drafted = BodyState(since=now, by=by, version=change.version)
        states = {**one.plan.bodies, **dict.fromkeys(one.bodies, drafted)}
        put(session, replace(one.plan, bodies=states), now, by)
        for other in store.everything(session):
            _go_back(session, other, one, names)


def in_no_change(plan: Plan) -> frozenset[str]:
    """The bodies for which the plan is in force though its publication changed nothing in the calendar."""
    if not plan.is_adopted:
        return frozenset()
    with reading() as session:
        return frozenset(key for key, state in plan.bodies.items() if _changed_nothing(session, state))


def take_back(uid: str, body: str, now: datetime, by: Author, seen: int) -> Plan:
    """Make the plan a draft again for a body for which it was published without any change of the calendar.

    Plans that it superseded there stand again. Raises ``DomainError`` (``bodies``) for every other publication, which
    the history takes back; ``PlanChanged`` and ``NoSuchPlan``.
    """
    with writing() as session:
        plan = fresh(session, uid, seen)
        if not _changed_nothing(session, plan.of(body)):
            raise DomainError(
                "bodies",
                "Her er ingen vedtagelse at tage tilbage. Har den ændret kalenderen, så fortryd den i historikken.",
                "There is no adoption to take back here. One that changed the calendar is taken back in the history.",
            )
        plan = put(session, replace(plan, bodies={**plan.bodies, body: BodyState(since=now, by=by)}), now, by)
        for other in store.everything(session):
            _go_back(session, other, Publication(plan, frozenset({body})), {})
        saving.raise_version(session)
    calendars.forget()
    return plan


def _changed_nothing(session: Session, state: BodyState) -> bool:
    if state.stage is not Stage.PUBLISHED or state.version is None:
        return False
    change = history.one(session, state.version)
    return change is None or not _is_of(state, change)


def _is_of(state: BodyState, change: Change) -> bool:
    return state.version == change.version and state.since == change.when


def _was_withdrawn(session: Session, version: int) -> bool:
    return any(
        state.stage is Stage.DRAFT and state.version == version
        for plan in store.everything(session)
        for state in plan.bodies.values()
    )


def _names_before(one: Publication, calendar: Calendar) -> Mapping[str, str]:
    """The uids that slots have without the publication, by those that it gave them: by publishing once more."""
    plan, days = one.plan, Days(calendar.day_calendars)
    dates = {each.slot: each.first.toordinal() for key in one.bodies for each in plan.of(key).frozen}
    try:
        planned = from_calendar(calendar, days, plan.year, preferences_from_data(plan.preferences))
    except DomainError:  # there is nothing left to plan in that year, and so nothing that has a name
        return {}
    return {new: old for old, new in names_of(adoption(planned, dates, bodies=one.bodies).names).items()}


def _go_back(session: Session, other: Plan, one: Publication, names: Mapping[str, str]) -> None:
    """Neither raises the plan's version: whoever is working on it is not in the way of that."""
    after = known_by(session, other, names)
    again = {
        key: replace(state, stage=Stage.PUBLISHED, superseded_by=None)
        for key, state in other.bodies.items()
        if key in one.bodies and state.superseded_by == one.plan.uid
    }
    after = replace(after, bodies={**after.bodies, **again})
    if after != other:
        store.put(session, after)
