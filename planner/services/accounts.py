"""Accounts: who may sign in, and as what. An account is never deleted, for the history names it; it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from planner.domain.access import NOBODY, Account, Author, Role
from planner.domain.account_changes import Deed, deed_of
from planner.domain.changes.fingerprints import Stale
from planner.domain.credentials import email_of, name_of
from planner.domain.errors import DomainError
from planner.services import calendars, passwords
from planner.services.transactions import reading, writing
from planner.store import accounts as store
from planner.store import resets, saving, sign_ins
from planner.store.account_changes import record
from planner.store.accounts import Stored
from planner.store.tokens import hash_of


class NoSuchAccount(LookupError):
    """There is no account of that uid or address, or it is closed."""


def create(
    email: str,
    name: str,
    role: Role,
    now: datetime,
    *,
    bodies: Iterable[str] = (),
    password: str | None = None,
    by: Author = NOBODY,
) -> Account:
    """Make an account; without a password they have yet to choose one. ``now`` is aware; ``by`` is who makes it.

    Raises ``DomainError`` at the field that is wrong: ``email``, ``name`` or ``password``.
    """
    made = Account(uid=str(uuid4()), email=email_of(email), name=name_of(name), role=role, bodies=frozenset(bodies))
    password_hash = None if password is None else passwords.hash_password(password, made.email)
    with writing() as session:
        if store.by_email(session, made.email) is not None:
            raise _taken()
        first = add(session, made, password_hash, now, by)
    if first:
        calendars.forget()
    return made


def add(session: Session, made: Account, password_hash: str | None, now: datetime, by: Author) -> bool:
    """Put a new account into the store and into the history, and say whether it is the first one.

    The first one raises the calendar's version, so that every process asks again whether there is an account: see
    ``first_run.is_open``. Nothing is committed.
    """
    first = not store.any_account(session)
    store.add(session, made, password_hash, now)
    record(session, now, by, Deed.CREATED, made)
    if first:
        saving.raise_version(session)
    return first


def everybody() -> list[Account]:
    """All accounts by name, closed ones too."""
    with reading() as session:
        return [one.account for one in store.everybody(session)]


def by_uid(uid: str) -> Account:
    """The account of that uid, closed or not. Raises ``NoSuchAccount``."""
    with reading() as session:
        return _there(store.by_uid(session, uid), uid).account


def by_email(email: str) -> Account:
    """The account of that address, closed or not. Raises ``NoSuchAccount``, and ``DomainError`` for no address."""
    with reading() as session:
        return _there(store.by_email(session, email_of(email)), email).account


def has_password(uid: str) -> bool:
    """Whether somebody has chosen a password for the account. Raises ``NoSuchAccount``."""
    with reading() as session:
        return _there(store.by_uid(session, uid), uid).password_hash is not None


def fingerprint(account: Account) -> str:
    """What tells an account that somebody has changed from what it was before."""
    told = (account.email, account.name, account.role, sorted(account.bodies), account.active)
    return hash_of(repr(told))[:16]


def change(
    before: Account, email: str, name: str, role: Role, bodies: Iterable[str], now: datetime, *, by: Author = NOBODY
) -> Account:
    """Make of an account what was typed; ``before`` is what it was when the form was filled in.

    Raises ``DomainError`` at the field that is wrong, at ``role`` for the last administrator, ``Stale`` where
    somebody else has changed it since, and ``NoSuchAccount``.
    """
    after = replace(before, email=email_of(email), name=name_of(name), role=role, bodies=frozenset(bodies))

    def edit(stands: Account) -> Account:
        if stands != before:
            raise Stale
        return after

    return _change(before.uid, edit, now, by)


def rename(uid: str, name: str, now: datetime, *, by: Author = NOBODY) -> Account:
    """Give the account another name. Raises ``DomainError`` at ``name``, and ``NoSuchAccount``."""
    chosen = name_of(name)
    return _change(uid, lambda stands: replace(stands, name=chosen), now, by)


def close(uid: str, now: datetime, *, by: Author = NOBODY) -> Account:
    """Close an account: it is signed out everywhere, and its links to choose a password work no more.

    Raises ``DomainError`` at ``role`` for the last administrator, and ``NoSuchAccount``.
    """
    return _change(uid, lambda stands: replace(stands, active=False), now, by)


def reopen(uid: str, now: datetime, *, by: Author = NOBODY) -> Account:
    """Open a closed account again, with the password that it had. Raises ``NoSuchAccount``."""
    return _change(uid, lambda stands: replace(stands, active=True), now, by)


def set_filters(uid: str, filters: Mapping[str, Any]) -> None:
    """Give the account these names of filters instead of all that it has. Raises ``NoSuchAccount``."""
    with writing() as session:
        store.set_filters(session, _there(store.by_uid(session, uid), uid).id, dict(filters))


def take_over_filters(uid: str, collected: Mapping[str, Any]) -> None:
    """Give the account names of filters that a browser had collected, besides its own. Raises ``NoSuchAccount``.

    A name that the account has for something else gets a number.
    """
    with writing() as session:
        stored = _there(store.by_uid(session, uid), uid)
        kept = dict(store.filters(session, stored.id))
        for name, query in collected.items():
            if query not in kept.values():
                kept[_free(name, kept)] = query
        store.set_filters(session, stored.id, kept)


def _free(name: str, taken: Mapping[str, Any]) -> str:
    numbered = (f"{name} {number}" for number in count(2))
    return next(one for one in chain([name], numbered) if one not in taken)


def _change(uid: str, edit: Callable[[Account], Account], now: datetime, by: Author) -> Account:
    with writing() as session:
        stored = _there(store.by_uid(session, uid), uid)
        after = edit(stored.account)
        taken = store.by_email(session, after.email)
        if taken is not None and taken.id != stored.id:
            raise _taken()
        store.put(session, after)
        if _administers(stored.account) and not store.administrators(session):
            raise DomainError(
                "role",
                "Der skal være mindst én administrator med en åben konto. Gør først en anden til det.",
                "There must be at least one administrator with an open account. Make somebody else one first.",
            )
        if not after.active:
            sign_ins.end_sign_ins(session, stored.id)
            resets.end_resets(session, stored.id)
        if after != stored.account:
            record(session, now, by, deed_of(stored.account, after), after, stored.account)
    return after


def _administers(account: Account) -> bool:
    return account.active and account.role is Role.ADMINISTRATOR


def _there(found: Stored | None, sought: str) -> Stored:
    if found is None:
        raise NoSuchAccount(sought)
    return found


def _taken() -> DomainError:
    return DomainError(
        "email", "Der er allerede en konto med den adresse.", "There is already an account with that address."
    )
