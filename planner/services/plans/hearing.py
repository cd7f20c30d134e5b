"""A plan in hearing: the bodies are asked, and people answer, date by date."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from planner.domain.access import Author
from planner.domain.credentials import name_of
from planner.domain.errors import DomainError
from planner.domain.plans import BodyState, Comment, Plan, Stage, comment_of, optional_line
from planner.services.plans.keeping import required, write
from planner.services.plans.looking import look
from planner.services.transactions import reading, writing
from planner.store import plans as store


def open_hearing(
    uid: str, bodies: Collection[str], now: datetime, by: Author, seen: int, *, answer_by: date | None = None
) -> Plan:
    """Ask these bodies (keys, or ``NO_BODY``); from now on readers see their dates, and may comment.

    Asked again while in hearing, a body gets another last day to answer. Raises ``DomainError`` at ``bodies`` for
    none, for one that has nothing in the plan and for one that has adopted it, and at ``answer_by`` for a day that
    is over; ``PlanChanged`` and ``NoSuchPlan``.
    """
    if answer_by is not None and answer_by < now.date():
        raise DomainError("answer_by", "Svarfristen er allerede gået.", "That day is over already.")
    _demand_known(uid, bodies)

    def opened(state: BodyState) -> BodyState:
        since = state.since if state.stage is Stage.HEARING else now
        return BodyState(stage=Stage.HEARING, since=since, by=by, answer_by=answer_by)

    def edit(plan: Plan) -> Plan:
        _demand_open(plan, bodies)
        return replace(plan, bodies={**plan.bodies, **{key: opened(plan.of(key)) for key in bodies}})

    return write(uid, edit, now, by, seen)


def close_hearing(uid: str, bodies: Collection[str], now: datetime, by: Author, seen: int) -> Plan:
    """Take these bodies' dates back into the draft; what was said stays. Raises as ``open_hearing``."""

    def edit(plan: Plan) -> Plan:
        _demand_open(plan, bodies)
        return replace(plan, bodies={key: state for key, state in plan.bodies.items() if key not in bodies})

    return write(uid, edit, now, by, seen)


def comment(uid: str, body: str, text: str, now: datetime, by: Author, *, slot: str = "", role: str = "") -> Comment:
    """Say something of one date of a body in hearing (``slot``), or of all of them (without).

    ``by`` is an account's author, or ``Author("", name)`` for somebody without one. It needs no version: comments do
    not get in each other's way. Raises ``DomainError`` at ``name``, ``role``, ``text``, ``slot`` and ``body``, and
    ``NoSuchPlan``.
    """
    made = Comment(
        uid=str(uuid4()),
        body=body,
        slot=slot,
        by=Author(by.account, name_of(by.name)),
        role=optional_line(role, "role"),
        text=comment_of(text),
        when=now,
    )
    if slot and not any(row.uid == slot for row in look(uid).of_body(body)):
        raise DomainError("slot", "Mødet er ikke længere i planen.", "The meeting is not in the plan any more.")
    with writing() as session:
        if required(session, uid).of(body).stage is not Stage.HEARING:
            raise DomainError("body", "Forummets datoer er ikke i høring.", "The body's dates are not in hearing.")
        store.add_comment(session, uid, made)
    return made


def comments(uid: str) -> list[Comment]:
    """All that was said of the plan, the oldest first. Raises ``NoSuchPlan``."""
    with reading() as session:
        required(session, uid)
        return store.comments(session, uid)


def remove_comment(uid: str, which: str) -> None:
    """Take a comment away again, if the plan has it. Raises ``NoSuchPlan``."""
    with writing() as session:
        required(session, uid)
        if any(one.uid == which for one in store.comments(session, uid)):
            store.remove_comment(session, which)


def _demand_known(uid: str, bodies: Collection[str]) -> None:
    if not bodies:
        raise DomainError("bodies", "Vælg mindst ét forum.", "Choose a body at least.")
    if not set(bodies) <= look(uid).bodies.keys():
        raise DomainError(
            "bodies",
            "Et af de valgte fora har ingen møder i planen.",
            "One of those bodies has no meetings in the plan.",
        )


def _demand_open(plan: Plan, bodies: Collection[str]) -> None:
    if any(plan.of(key).is_adopted for key in bodies):
        raise DomainError(
            "bodies", "Et af de valgte fora har vedtaget sine datoer.", "One of those bodies has adopted its dates."
        )
