"""Accounts, their sign-ins and their password resets in the store. Of a token only the SHA-256 hash is kept."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planner.store.database import Base
from planner.store.tables import Id, Json, Moment, Prose, UniqueKey, Word


class AccountRow(Base):
    """Somebody who signs in; without a password hash they have yet to choose a password."""

    __tablename__ = "account"

    id: Mapped[Id]
    uid: Mapped[UniqueKey]
    email: Mapped[Prose] = mapped_column(unique=True)
    name: Mapped[Prose]
    role: Mapped[Word]
    bodies: Mapped[Json]
    active: Mapped[bool]
    password_hash: Mapped[Prose | None]
    created: Mapped[Moment]


class SignInRow(Base):
    """One browser that somebody signed in with; without its row the browser's cookie is worth nothing."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    token_hash: Mapped[UniqueKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[Moment]
    seen: Mapped[Moment]
    browser: Mapped[Prose]


class ResetRow(Base):
    """A link to choose a new password with; each works once."""

    __tablename__ = "password_reset"

    id: Mapped[Id]
    token_hash: Mapped[UniqueKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[Moment]
