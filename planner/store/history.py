"""What was changed, in the store: one row a change, with everything it touched as it was and as it became."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

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
