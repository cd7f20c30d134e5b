"""Links to choose a password with, in the store. Of a link's token only the hash is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.store.accounts import AccountRow, Stored, to_stored
from planner.store.database import Base
from planner.store.tables import Id, Moment, UniqueKey
from planner.store.tokens import hash_of


class ResetRow(Base):
    """A link to choose a password with; it works once, until that time."""

    __tablename__ = "password_reset"

    id: Mapped[Id]
    token_hash: Mapped[UniqueKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[Moment]
    until: Mapped[Moment]


def add_reset(session: Session, account_id: int, token: str, now: datetime, until: datetime) -> None:
    """Insert a link; those that are over go."""
    session.execute(delete(ResetRow).where(ResetRow.until <= now))
    session.add(ResetRow(token_hash=hash_of(token), account_id=account_id, created=now, until=until))
    session.flush()


def find_reset(session: Session, token: str, now: datetime) -> Stored | None:
    """The account, active or not, that this token chooses a password for; None for any other token, and too late."""
    wanted = select(AccountRow).join(ResetRow, ResetRow.account_id == AccountRow.id)
    row = session.scalar(wanted.where(ResetRow.token_hash == hash_of(token), ResetRow.until > now))
    return None if row is None else to_stored(row)


def end_resets(session: Session, account_id: int) -> None:
    """Delete the account's links, all of them."""
    session.execute(delete(ResetRow).where(ResetRow.account_id == account_id))
