"""How often something was tried lately, counted for all processes together."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from planner.store.database import Base
from planner.store.tables import Id, Key, Moment


class AttemptRow(Base):
    """Something that may be tried so often only, such as signing in. ``key`` is a hash of who and where."""

    __tablename__ = "attempt"

    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(index=True)
    tried: Mapped[Moment] = mapped_column(index=True)
