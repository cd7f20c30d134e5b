"""What became of accounts, in the store: one row a deed. Rows are only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.domain.access import Account, Author, Role
from planner.domain.account_changes import AccountChange, Deed
from planner.store.database import Base
from planner.store.tables import Id, Json, Key, Moment, Prose, Word


class AccountChangeRow(Base):
    """``author`` and ``name`` say by whom; ``account`` is whose, and ``before`` and ``after`` what that was then."""

    __tablename__ = "account_change"

    id: Mapped[Id]
    when: Mapped[Moment]
    author: Mapped[Key]
    name: Mapped[Prose]
    deed: Mapped[Word]
    account: Mapped[Key] = mapped_column(index=True)
    before: Mapped[Json | None]
    after: Mapped[Json]


def record(
    session: Session, when: datetime, by: Author, deed: Deed, after: Account, before: Account | None = None
) -> None:
    """Put a deed into the history of accounts."""
    session.add(
        AccountChangeRow(
            when=when,
            author=by.account,
            name=by.name,
            deed=deed.value,
            account=after.uid,
            before=None if before is None else _to_data(before),
            after=_to_data(after),
        )
    )


def account_changes(
    session: Session, account: str | None = None, before: int | None = None, most: int | None = None
) -> list[AccountChange]:
    """The newest first; of one account's uid, and those before that number, where they are asked for."""
    found = select(AccountChangeRow).order_by(AccountChangeRow.id.desc()).limit(most)
    if account is not None:
        found = found.where(AccountChangeRow.account == account)
    if before is not None:
        found = found.where(AccountChangeRow.id < before)
    return [_to_change(row) for row in session.scalars(found)]


def _to_change(row: AccountChangeRow) -> AccountChange:
    return AccountChange(
        when=row.when,
        by=Author(row.author, row.name),
        deed=Deed(row.deed),
        before=None if row.before is None else _to_account(row.account, row.before),
        after=_to_account(row.account, row.after),
        number=row.id,
    )


def _to_data(account: Account) -> dict[str, Any]:
    return {
        "email": account.email,
        "name": account.name,
        "role": account.role.value,
        "bodies": sorted(account.bodies),
        "active": account.active,
    }


def _to_account(uid: str, data: dict[str, Any]) -> Account:
    return Account(
        uid=uid,
        email=data["email"],
        name=data["name"],
        role=Role(data["role"]),
        bodies=frozenset(data["bodies"]),
        active=data["active"],
    )
