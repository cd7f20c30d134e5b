"""Where accounts are signed in. Of a browser's token only the hash is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.domain.access import Account
from planner.store.accounts import AccountRow, to_account
from planner.store.database import Base
from planner.store.tables import Id, Moment, Prose, UniqueKey
from planner.store.tokens import hash_of


class SignInRow(Base):
    """One browser that somebody signed in with; without its row the browser's cookie is worth nothing.

    ``lasting``: it is remembered for weeks, not for a working day.
    """

    __tablename__ = "sign_in"

    id: Mapped[Id]
    token_hash: Mapped[UniqueKey]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[Moment]
    seen: Mapped[Moment]
    lasting: Mapped[bool]
    browser: Mapped[Prose]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A browser in which an account is signed in; times are aware."""

    id: int
    account_id: int
    created: datetime
    seen: datetime
    lasting: bool
    browser: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a browser's token stands for."""

    sign_in: SignIn
    account: Account
    filters: dict[str, Any]


def find(session: Session, token: str) -> Found | None:
    """The sign-in with this token and its account, active or not, however old. One read, by a unique index."""
    wanted = select(SignInRow, AccountRow).join(AccountRow, AccountRow.id == SignInRow.account_id)
    found = session.execute(wanted.where(SignInRow.token_hash == hash_of(token))).first()
    if found is None:
        return None
    sign_in, account = found
    return Found(_sign_in(sign_in), to_account(account), account.filters)


def sign_ins(session: Session, account_id: int) -> list[SignIn]:
    """Where the account is signed in, the one that was seen last first."""
    rows = select(SignInRow).where(SignInRow.account_id == account_id).order_by(SignInRow.seen.desc(), SignInRow.id)
    return [_sign_in(row) for row in session.scalars(rows)]


def add_sign_in(session: Session, account_id: int, token: str, now: datetime, *, lasting: bool, browser: str) -> None:
    """Insert a sign-in, seen now."""
    session.add(
        SignInRow(
            token_hash=hash_of(token), account_id=account_id, created=now, seen=now, lasting=lasting, browser=browser
        )
    )
    session.flush()


def saw(session: Session, sign_in_id: int, now: datetime) -> None:
    """Note that a sign-in was used, if it is still there."""
    row = session.get(SignInRow, sign_in_id)
    if row is not None:
        row.seen = now


def end_sign_in(session: Session, token: str) -> None:
    """Delete the sign-in with this token, if there is one."""
    session.execute(delete(SignInRow).where(SignInRow.token_hash == hash_of(token)))


def end_sign_ins(session: Session, account_id: int, *, only: int | None = None, but: int | None = None) -> None:
    """Delete the account's sign-ins: all, ``only`` the one of that id, or all ``but`` that one."""
    which = delete(SignInRow).where(SignInRow.account_id == account_id)
    if only is not None:
        which = which.where(SignInRow.id == only)
    if but is not None:
        which = which.where(SignInRow.id != but)
    session.execute(which)


def end_unseen(session: Session, before: datetime, lasting_before: datetime) -> None:
    """Delete the sign-ins that nobody has used since then."""
    session.execute(delete(SignInRow).where(SignInRow.seen < before, SignInRow.lasting.is_(False)))
    session.execute(delete(SignInRow).where(SignInRow.seen < lasting_before))


def _sign_in(row: SignInRow) -> SignIn:
    return SignIn(row.id, row.account_id, row.created, row.seen, row.lasting, row.browser)
