"""Links to choose a password with, in the store. Of a link's token only the hash is kept."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.database import Base
from planner.store.tables import Id, Moment, UniqueKey


class ResetRow(Base):
    """A link to choose a password with; it works once, until that time."""

    __tablename__ = "password_reset"

    id: Mapped[Id]
    token_hash: Mapped[UniqueKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[Moment]
    until: Mapped[Moment]
