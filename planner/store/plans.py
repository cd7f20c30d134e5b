"""Plans in the store: one row each, and rows for each body's state and each comment; ``jobs`` has their solves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from sqlalchemy import Date, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, selectinload

from planner.domain.access import Author
from planner.domain.codec.plans import DATES, FROZEN
from planner.domain.plans import BodyState, Comment, Decision, Plan, Stage, Suggestion
from planner.domain.spans import Window
from planner.store.database import Base
from planner.store.tables import Id, Json, Key, Moment, Prose, UniqueKey, Word

Day = Annotated[date, mapped_column(Date)]


class PlanRow(Base):
    """A plan: its dates, pins, wishes and what waits to be accepted are data."""

    __tablename__ = "plan"

    id: Mapped[Id]
    uid: Mapped[UniqueKey]
    name: Mapped[Prose]
    start: Mapped[Day]
    end: Mapped[Day]
    version: Mapped[int]
    created: Mapped[Moment]
    changed: Mapped[Moment]
    account: Mapped[Key]
    author: Mapped[Prose]
    dates: Mapped[Json]
    pinned: Mapped[Json]
    preferences: Mapped[Json]
    suggestion: Mapped[Json | None]

    bodies: Mapped[list[PlanBodyRow]] = relationship(cascade="all, delete-orphan", lazy="raise")


class PlanBodyRow(Base):
    """How far a plan has come with a body, and the dates as that body has adopted them."""

    __tablename__ = "plan_body"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[Key] = mapped_column(primary_key=True)
    stage: Mapped[Word]
    since: Mapped[Moment | None]
    account: Mapped[Key]
    author: Mapped[Prose]
    answer_by: Mapped[Day | None]
    reference: Mapped[Prose]
    decided: Mapped[Day | None]
    frozen: Mapped[Json]
    version: Mapped[int | None]
    superseded_by: Mapped[Key | None]


class PlanCommentRow(Base):
    """What somebody has said of a plan in its hearing."""

    __tablename__ = "plan_comment"

    id: Mapped[Id]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    uid: Mapped[UniqueKey]
    body: Mapped[Key]
    slot: Mapped[Prose]
    account: Mapped[Key]
    author: Mapped[Prose]
    role: Mapped[Prose]
    text: Mapped[Prose]
    when: Mapped[Moment]


def everything(session: Session) -> list[Plan]:
    """All plans: by year, then in the order in which they were made. Two queries."""
    found = select(PlanRow).options(selectinload(PlanRow.bodies)).order_by(PlanRow.start, PlanRow.id)
    return [_to_plan(row) for row in session.scalars(found)]


def one(session: Session, uid: str) -> Plan | None:
    """The plan of that uid; None where there is none."""
    row = _row(session, uid)
    return None if row is None else _to_plan(row)


def put(session: Session, plan: Plan) -> None:
    """Insert or update the plan with the states of its bodies. Its version is as it says."""
    row = _row(session, plan.uid) or PlanRow(bodies=[])
    _fill(row, plan)
    session.add(row)
    session.flush()


def remove(session: Session, uid: str) -> None:
    """Delete the plan with all that belongs to it."""
    session.execute(delete(PlanRow).where(PlanRow.uid == uid))


def comments(session: Session, uid: str) -> list[Comment]:
    """What has been said of the plan, the oldest first."""
    found = select(PlanCommentRow).join(PlanRow, PlanRow.id == PlanCommentRow.plan_id).where(PlanRow.uid == uid)
    return [_to_comment(row) for row in session.scalars(found.order_by(PlanCommentRow.id))]


def add_comment(session: Session, uid: str, comment: Comment) -> None:
    """Put the comment beside the others of the plan."""
    session.add(
        PlanCommentRow(
            plan_id=plan_id(session, uid),
            uid=comment.uid,
            body=comment.body,
            slot=comment.slot,
            account=comment.by.account,
            author=comment.by.name,
            role=comment.role,
            text=comment.text,
            when=comment.when,
        )
    )


def remove_comment(session: Session, comment: str) -> None:
    """Delete the comment of that uid."""
    session.execute(delete(PlanCommentRow).where(PlanCommentRow.uid == comment))


def rename_slots(session: Session, uid: str, names: Mapping[str, str]) -> None:
    """Let the plan's comments follow slots that have other uids now."""
    for row in session.scalars(select(PlanCommentRow).where(PlanCommentRow.plan_id == plan_id(session, uid))):
        row.slot = names.get(row.slot, row.slot)


def plan_id(session: Session, uid: str) -> int:
    """What rows that belong to the plan of that uid refer to."""
    return session.scalars(select(PlanRow.id).where(PlanRow.uid == uid)).one()


def _row(session: Session, uid: str) -> PlanRow | None:
    return session.scalar(select(PlanRow).where(PlanRow.uid == uid).options(selectinload(PlanRow.bodies)))


def _fill(row: PlanRow, plan: Plan) -> None:
    row.uid, row.name = plan.uid, plan.name
    row.start, row.end = plan.year
    row.version, row.created, row.changed = plan.version, plan.created, plan.changed
    row.account, row.author = plan.by
    row.dates, row.pinned = DATES.write(plan.dates), sorted(plan.pinned)
    row.preferences = dict(plan.preferences)
    row.suggestion = None if plan.suggestion is None else _suggestion_data(plan.suggestion)
    known = {one.key: one for one in row.bodies}
    row.bodies = [_filled(known.get(key) or PlanBodyRow(key=key), state) for key, state in plan.bodies.items()]


def _filled(row: PlanBodyRow, state: BodyState) -> PlanBodyRow:
    row.stage, row.since, row.answer_by = state.stage.value, state.since, state.answer_by
    row.account, row.author = state.by
    row.reference, row.decided = state.decision.reference, state.decision.day
    row.frozen = FROZEN.write(state.frozen)
    row.version, row.superseded_by = state.version, state.superseded_by
    return row


def _to_plan(row: PlanRow) -> Plan:
    return Plan(
        uid=row.uid,
        name=row.name,
        year=Window(row.start, row.end),
        version=row.version,
        created=row.created,
        changed=row.changed,
        by=Author(row.account, row.author),
        dates=DATES.read(row.dates, "dates"),
        pinned=frozenset(row.pinned),
        preferences=row.preferences,
        bodies={one.key: _to_state(one) for one in sorted(row.bodies, key=lambda one: one.key)},
        suggestion=None if row.suggestion is None else _to_suggestion(row.suggestion),
    )


def _to_state(row: PlanBodyRow) -> BodyState:
    return BodyState(
        stage=Stage(row.stage),
        since=row.since,
        by=Author(row.account, row.author),
        answer_by=row.answer_by,
        decision=Decision(row.reference, row.decided),
        frozen=FROZEN.read(row.frozen, "frozen"),
        version=row.version,
        superseded_by=row.superseded_by,
    )


def _suggestion_data(one: Suggestion) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "dates": DATES.write(one.dates),
        "before": DATES.write(one.before),
        "made": one.made.isoformat(),
        "cost": one.cost,
        "bound": one.bound,
        "solved": one.solved,
    }


def _to_suggestion(data: Mapping[str, Any]) -> Suggestion:
    return Suggestion(
        uid=data["uid"],
        dates=DATES.read(data["dates"], "dates"),
        before=DATES.read(data["before"], "before"),
        made=datetime.fromisoformat(data["made"]),
        cost=data["cost"],
        bound=data["bound"],
        solved=data["solved"],
    )


def _to_comment(row: PlanCommentRow) -> Comment:
    by = Author(row.account, row.author)
    return Comment(uid=row.uid, body=row.body, slot=row.slot, by=by, role=row.role, text=row.text, when=row.when)
