"""What was changed, in the store: one row a change, with everything it touched as it was and as it became."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Select, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner.domain.access import Author
from planner.domain.changes import Asked, Change, Part
from planner.domain.changes.parts import part_from_data, part_to_data
from planner.store.database import Base
from planner.store.tables import Id, Json, Key, Moment, Prose


class ChangeRow(Base):
    """``version`` is the calendar's as the change left it; ``parts`` hold all that differs, before and after."""

    __tablename__ = "change"

    id: Mapped[Id]
    version: Mapped[int] = mapped_column(unique=True)
    when: Mapped[Moment]
    account: Mapped[Key]
    name: Mapped[Prose]
    undoes: Mapped[int | None]
    parts: Mapped[Json]

    series: Mapped[list[ChangedSeriesRow]] = relationship(cascade="all, delete-orphan", lazy="raise")


class ChangedSeriesRow(Base):
    """Which series a change touched, so that a series' own history is found; the series itself may be gone."""

    __tablename__ = "change_series"

    change_id: Mapped[int] = mapped_column(ForeignKey("change.id", ondelete="CASCADE"), primary_key=True)
    uid: Mapped[Key] = mapped_column(primary_key=True, index=True)


def record(
    session: Session, version: int, when: datetime, by: Author, parts: Iterable[Part], undoes: int | None = None
) -> None:
    """Put the change that made ``version`` into the history. ``undoes`` is the version that it takes back, if any."""
    made = list(parts)
    touched = sorted({part.series for part in made if part.series is not None})
    session.add(
        ChangeRow(
            version=version,
            when=when,
            account=by.account,
            name=by.name,
            undoes=undoes,
            parts=[part_to_data(part) for part in made],
            series=[ChangedSeriesRow(uid=uid) for uid in touched],
        )
    )


def changes(session: Session, asked: Asked, most: int | None = None) -> list[Change]:
    """Those that are asked for, the newest first, at most so many. One query, whatever they hold."""
    found = _asked(select(ChangeRow), asked).order_by(ChangeRow.version.desc()).limit(most)
    return [_to_change(row) for row in session.scalars(found)]


def later_than(session: Session, version: int) -> list[Change]:
    """Every change since that version, the newest first."""
    found = select(ChangeRow).where(ChangeRow.version > version).order_by(ChangeRow.version.desc())
    return [_to_change(row) for row in session.scalars(found)]


def one(session: Session, version: int) -> Change | None:
    """The change that made this version; None where none did."""
    row = session.scalar(select(ChangeRow).where(ChangeRow.version == version))
    return None if row is None else _to_change(row)


def first_version(session: Session) -> int | None:
    """The version that the first recorded change made; None where nothing is recorded."""
    return session.scalar(select(func.min(ChangeRow.version)))


def undone(session: Session, versions: Collection[int]) -> dict[int, int]:
    """Which of these changes were taken back, each with the version that the last undo of it made."""
    found = select(ChangeRow.undoes, func.max(ChangeRow.version)).where(ChangeRow.undoes.in_(versions))
    return {undoes: by for undoes, by in session.execute(found.group_by(ChangeRow.undoes)) if undoes is not None}


def authors(session: Session) -> list[Author]:
    """Whoever has made a change, each once, under the name that they had last."""
    last = select(func.max(ChangeRow.version)).group_by(ChangeRow.account)
    found = select(ChangeRow.account, ChangeRow.name).where(ChangeRow.version.in_(last)).order_by(ChangeRow.name)
    return [Author(account, name) for account, name in session.execute(found)]


def _asked(found: Select[ChangeRow], asked: Asked) -> Select[ChangeRow]:
    if asked.since is not None:
        found = found.where(ChangeRow.when >= asked.since)
    if asked.author is not None:
        found = found.where(ChangeRow.account == asked.author)
    if asked.before is not None:
        found = found.where(ChangeRow.version < asked.before)
    if asked.series is not None:
        touched = select(ChangedSeriesRow.change_id).where(ChangedSeriesRow.uid == asked.series)
        found = found.where(ChangeRow.id.in_(touched))
    return found


def _to_change(row: ChangeRow) -> Change:
    return Change(
        version=row.version,
        when=row.when,
        by=Author(row.account, row.name),
        parts=tuple(map(part_from_data, row.parts)),
        undoes=row.undoes,
    )
