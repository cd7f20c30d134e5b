"""Solves of plans in the store: the last one of each plan, how far it has come, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Float, ForeignKey, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.domain.plans import Job, JobState
from planner.domain.remedies import Remedy
from planner.store.database import Base
from planner.store.plans import PlanRow, plan_id
from planner.store.tables import Json, Key, Moment, Word

GO_ON: Final = ""
CANCEL: Final = "cancel"
FINISH: Final = "finish"
"""What a running solve is asked to do; the last: to end with the best plan so far."""


class PlanJobRow(Base):
    """The last solve of a plan. ``stop``: what somebody asks of it. ``said`` is what it tells in words."""

    __tablename__ = "plan_job"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    uid: Mapped[Key]
    based_on: Mapped[int]
    state: Mapped[Word]
    stop: Mapped[Word]
    started: Mapped[Moment]
    heard: Mapped[Moment]
    seconds: Mapped[float] = mapped_column(Float)
    spent: Mapped[float] = mapped_column(Float)
    cost: Mapped[int | None]
    bound: Mapped[int]
    optimal: Mapped[bool]
    said: Mapped[Json]


def last(session: Session, uid: str) -> Job | None:
    """The last solve of the plan; None where there was none."""
    found = select(PlanJobRow).join(PlanRow, PlanRow.id == PlanJobRow.plan_id).where(PlanRow.uid == uid)
    row = session.scalar(found)
    return None if row is None else _to_job(row, uid)


def put(session: Session, one: Job) -> None:
    """Write the job down in the place of the plan's last one. That somebody wants it to end stays written."""
    row = session.get(PlanJobRow, plan_id(session, one.plan))
    if row is None or row.uid != one.uid:
        row = row or PlanJobRow(plan_id=plan_id(session, one.plan))
        row.stop = GO_ON
    row.uid, row.based_on, row.state = one.uid, one.based_on, one.state.value
    row.started, row.heard = one.started, one.heard
    row.seconds, row.spent = one.seconds, one.spent
    row.cost, row.bound, row.optimal = one.cost, one.bound, one.optimal
    row.said = {
        "told": dict(one.told),
        "remedies": [_remedy_data(remedy) for remedy in one.remedies],
        "meetings": list(one.meetings),
        "keep": one.keep,
    }
    session.add(row)
    session.flush()


def ask_to_stop(session: Session, uid: str, how: str) -> None:
    """Tell the plan's running solve that it is to end, ``CANCEL`` or ``FINISH``."""
    mine = update(PlanJobRow).where(PlanJobRow.plan_id == plan_id(session, uid), PlanJobRow.state == JobState.RUNNING)
    session.execute(mine.values(stop=how))


def asked(session: Session, job_uid: str) -> str:
    """Whether the solve of that uid is to ``GO_ON``; to ``CANCEL`` also where another one took its place."""
    stop = session.scalar(select(PlanJobRow.stop).where(PlanJobRow.uid == job_uid))
    return CANCEL if stop is None else stop


def running(session: Session) -> list[Job]:
    """All solves that have not told of their end."""
    found = select(PlanJobRow, PlanRow.uid).join(PlanRow, PlanRow.id == PlanJobRow.plan_id)
    rows = session.execute(found.where(PlanJobRow.state == JobState.RUNNING)).all()
    return [_to_job(row, uid) for row, uid in rows]


def _to_job(row: PlanJobRow, plan: str) -> Job:
    return Job(
        uid=row.uid,
        plan=plan,
        based_on=row.based_on,
        state=JobState(row.state),
        started=row.started,
        heard=row.heard,
        seconds=row.seconds,
        spent=row.spent,
        cost=row.cost,
        bound=row.bound,
        optimal=row.optimal,
        told=_sentences(row.said["told"]),
        remedies=_remedies(row.said["remedies"]),
        meetings=tuple(row.said["meetings"]),
        keep=row.said.get("keep", False),
    )


def _sentences(data: Mapping[Any, Iterable[str]]) -> Mapping[Any, tuple[str, ...]]:
    return {language: tuple(sentences) for language, sentences in data.items()}


def _remedy_data(one: Remedy) -> dict[str, Any]:
    return {"kind": one.kind, "about": one.about, "meetings": list(one.meetings), "told": dict(one.told)}


def _remedies(data: Any) -> tuple[Remedy, ...]:
    """What was noted; nothing of what an older version noted in sentences alone."""
    if not isinstance(data, list):
        return ()
    return tuple(Remedy(**{**one, "meetings": tuple(one["meetings"])}) for one in data)
