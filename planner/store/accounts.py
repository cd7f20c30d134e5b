"""Accounts in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.domain.access import Account, Role
from planner.store.database import Base
from planner.store.tables import Id, Json, Moment, Prose, UniqueKey, Word


class AccountRow(Base):
    """Somebody who signs in; without a password hash they have yet to choose a password.

    ``filters`` are the names that they gave to filters, each with the query that it stands for.
    """

    __tablename__ = "account"

    id: Mapped[Id]
    uid: Mapped[UniqueKey]
    email: Mapped[Prose] = mapped_column(unique=True)
    name: Mapped[Prose]
    role: Mapped[Word]
    bodies: Mapped[Json]
    active: Mapped[bool]
    password_hash: Mapped[Prose | None]
    filters: Mapped[Json] = mapped_column(default=dict)
    created: Mapped[Moment]


@dataclass(frozen=True, slots=True)
class Stored:
    """An account with what only the store and the services know of it; ``id`` is its row's."""

    id: int
    account: Account
    password_hash: str | None


def any_account(session: Session) -> bool:
    """Whether there has ever been an account; they are never deleted."""
    return session.scalar(select(AccountRow.id).limit(1)) is not None


def everybody(session: Session) -> list[Stored]:
    """All accounts, by name."""
    return [to_stored(row) for row in session.scalars(select(AccountRow).order_by(AccountRow.name, AccountRow.id))]


def by_email(session: Session, email: str) -> Stored | None:
    """The account of that address, which is in lower case."""
    row = session.scalar(select(AccountRow).where(AccountRow.email == email))
    return None if row is None else to_stored(row)


def by_uid(session: Session, uid: str) -> Stored | None:
    """The account of that uid."""
    row = session.scalar(select(AccountRow).where(AccountRow.uid == uid))
    return None if row is None else to_stored(row)


def administrators(session: Session) -> int:
    """How many active administrators there are."""
    wanted = (AccountRow.role == Role.ADMINISTRATOR.value, AccountRow.active)
    return session.scalar(select(func.count()).where(*wanted)) or 0


def add(session: Session, account: Account, password_hash: str | None, now: datetime) -> Stored:
    """Insert a new account."""
    row = AccountRow(created=now, password_hash=password_hash, filters={})
    _fill(row, account)
    session.add(row)
    session.flush()
    return to_stored(row)


def put(session: Session, account: Account) -> None:
    """Update the account of that uid, which must be there; its password stays."""
    row = session.scalars(select(AccountRow).where(AccountRow.uid == account.uid)).one()
    _fill(row, account)
    session.flush()


def set_password(session: Session, account_id: int, password_hash: str) -> None:
    """Give the account another password."""
    session.get_one(AccountRow, account_id).password_hash = password_hash
    session.flush()


def filters(session: Session, account_id: int) -> dict[str, Any]:
    """The names that the account gave to filters."""
    found: dict[str, Any] = session.get_one(AccountRow, account_id).filters
    return found


def set_filters(session: Session, account_id: int, filters: dict[str, Any]) -> None:
    """Give the account other names of filters, instead of all that it has."""
    session.get_one(AccountRow, account_id).filters = filters
    session.flush()


def to_stored(row: AccountRow) -> Stored:
    """What the store knows of an account."""
    return Stored(row.id, to_account(row), row.password_hash)


def to_account(row: AccountRow) -> Account:
    """The account that a row holds."""
    return Account(
        uid=row.uid,
        email=row.email,
        name=row.name,
        role=Role(row.role),
        bodies=frozenset(row.bodies),
        active=row.active,
    )


def _fill(row: AccountRow, account: Account) -> None:
    row.uid, row.email, row.name = account.uid, account.email, account.name
    row.role, row.bodies, row.active = account.role.value, sorted(account.bodies), account.active
