"""Accounts: who may sign in, and as what. An account is never deleted, for the history names it; it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from planner.domain.access import Account, Role
from planner.domain.credentials import email_of, name_of
from planner.domain.errors import DomainError
from planner.services import passwords
from planner.services.transactions import reading, writing
from planner.store import accounts as store


class NoSuchAccount(LookupError):
    """There is no account of that uid, or it is closed."""


def create(
    email: str, name: str, role: Role, now: datetime, *, bodies: Iterable[str] = (), password: str | None = None
) -> Account:
    """Make an account; without a password they have yet to choose one. ``now`` is aware.

    Raises ``DomainError`` at the field that is wrong: ``email``, ``name`` or ``password``.
    """
    made = Account(uid=str(uuid4()), email=email_of(email), name=name_of(name), role=role, bodies=frozenset(bodies))
    password_hash = None if password is None else passwords.hash_password(password, made.email)
    with writing() as session:
        if store.by_email(session, made.email) is not None:
            raise _taken()
        store.add(session, made, password_hash, now)
    return made


def everybody() -> list[Account]:
    """All accounts by name, closed ones too."""
    with reading() as session:
        return [one.account for one in store.everybody(session)]


def _taken() -> DomainError:
    return DomainError(
        "email", "Der er allerede en konto med den adresse.", "There is already an account with that address."
    )
