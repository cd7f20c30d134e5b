"""How often something was tried lately, counted for all processes together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.store.database import Base
from planner.store.tables import Id, Key, Moment


class AttemptRow(Base):
    """Something that may be tried so often only, such as signing in. ``key`` is a hash of who and where."""

    __tablename__ = "attempt"

    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(index=True)
    tried: Mapped[Moment] = mapped_column(index=True)


def times(session: Session, key: str, since: datetime) -> list[datetime]:
    """When it was tried since then, the latest last."""
    wanted = select(AttemptRow.tried).where(AttemptRow.key == key, AttemptRow.tried > since)
    return list(session.scalars(wanted.order_by(AttemptRow.tried)))


def add(session: Session, key: str, now: datetime) -> int:
    """Insert an attempt; its row's id."""
    row = AttemptRow(key=key, tried=now)
    session.add(row)
    session.flush()
    return row.id


def remove(session: Session, ids: Collection[int], key: str) -> None:
    """Delete these attempts, and all with that key."""
    session.execute(delete(AttemptRow).where(or_(AttemptRow.id.in_(ids), AttemptRow.key == key)))


def forget(session: Session, before: datetime) -> None:
    """Delete the attempts of before that time."""
    session.execute(delete(AttemptRow).where(AttemptRow.tried <= before))
