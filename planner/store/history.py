"""What was changed, in the store: one row a change, with everything it touched as it was and as it became."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner.domain.access import Author
from planner.domain.changes.parts import Part, part_to_data
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
