"""Signing in and out. A browser that is signed in has a token; what that is worth stands in the store."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from planner.domain.access import Account, Author
from planner.domain.account_changes import Deed
from planner.domain.credentials import LONGEST_EMAIL, email_of
from planner.domain.errors import DomainError
from planner.services import attempts, passwords
from planner.services.accounts import NoSuchAccount
from planner.services.attempts import Limit
from planner.services.transactions import reading, writing
from planner.store import accounts as account_store
from planner.store import resets
from planner.store import sign_ins as store
from planner.store.account_changes import record
from planner.store.accounts import Stored
from planner.store.database import is_busy
from planner.store.sign_ins import Found, SignIn

TOKEN_BYTES: Final = 32
IDLE: Final = timedelta(hours=12)
"""How long a browser stays signed in that nobody uses; a working day with room to spare."""

LASTING: Final = timedelta(days=30)
"""The same where it was asked to be remembered."""

NOTED_EVERY: Final = timedelta(minutes=10)
"""How exactly it is noted when a browser was used last: not every page that is read may write."""

LONGEST_BROWSER: Final = 200

A_WHILE: Final = timedelta(minutes=15)
MOST_OF_ONE: Final = 10
"""Wrong passwords for one account, from one address, in a while."""

MOST_OF_ALL: Final = 100
"""The same from everywhere: too few to guess by, and so many that one stranger alone locks nobody out."""

MOST_FROM_ONE: Final = 60
"""Wrong passwords for any account from one address, behind which a whole town hall may be."""


class WrongPassword(DomainError):
    """The address and the password do not belong together; which of them is wrong is nobody's business.

    At the field ``old`` it is one's own that is wrong.
    """

    def __init__(self, field: str = "password") -> None:
        if field == "old":
            super().__init__(field, "Det er ikke din nuværende adgangskode.", "That is not your present password.")
        else:
            super().__init__(
                field,
                "E-mailadressen og adgangskoden passer ikke sammen.",
                "The e-mail address and the password do not match.",
            )


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who has just signed in, and the token for their browser, which is known at this moment only."""

    account: Account
    token: str


def sign_in(
    email: str, password: str, now: datetime, *, lasting: bool = False, browser: str = "", client: str = ""
) -> SignedIn:
    """Sign a browser in. Raises ``WrongPassword``, after the same time whatever is wrong, and ``TooMany``.

    ``lasting``: stay signed in for weeks; ``browser``: what it calls itself; ``client``: the address that it comes
    from; ``now`` is aware.
    """
    of_one, *others = _limits(email, client)
    noted = attempts.note([of_one, *others], now)
    found = _sign_in(email, password, now, lasting=lasting, browser=browser)
    attempts.take_back(noted, forget=of_one)
    return found


def _sign_in(email: str, password: str, now: datetime, *, lasting: bool, browser: str) -> SignedIn:
    with reading() as session:
        known = _known(session, email)
    right = passwords.is_right(password, known.password_hash if known and known.account.active else None)
    if known is None or known.password_hash is None or not right:
        raise WrongPassword
    stronger = passwords.renewed(password, known.password_hash)
    with writing() as session:
        # It may have got another password, or been closed, while this one was compared.
        again = account_store.by_uid(session, known.account.uid)
        if again is None or again.password_hash != known.password_hash or not again.account.active:
            raise WrongPassword
        if stronger is not None:
            account_store.set_password(session, again.id, stronger)
        return SignedIn(again.account, _add(session, again, now, lasting=lasting, browser=browser))


def start(uid: str, now: datetime, *, lasting: bool = False, browser: str = "") -> SignedIn:
    """Sign a browser in whose reader has shown in another way to be the active account of that uid.

    Raises ``NoSuchAccount``.
    """
    with writing() as session:
        known = account_store.by_uid(session, uid)
        if known is None or not known.account.active:
            raise NoSuchAccount(uid)
        return SignedIn(known.account, _add(session, known, now, lasting=lasting, browser=browser))


def by_token(token: str, now: datetime) -> Found | None:
    """Who is signed in with this token; None for a token that is unknown, ended, or too old, or of a closed account.

    One read, by a unique index; and now and then a write, which says that the browser is still in use.
    """
    with reading() as session:
        found = store.find(session, token)
    if found is None or not found.account.active or _over(found.sign_in, now):
        return None
    if now - found.sign_in.seen >= NOTED_EVERY:
        _note(found.sign_in, now)
    return found


def all_of(one: SignIn) -> list[SignIn]:
    """Where the account of this sign-in is signed in, this one among them; the one that was used last first."""
    with reading() as session:
        return store.sign_ins(session, one.account_id)


def end(mine: SignIn, sign_in_id: int) -> None:
    """End one of the sign-ins of this one's account, if it is there."""
    with writing() as session:
        store.end_sign_ins(session, mine.account_id, only=sign_in_id)


def end_others(mine: SignIn) -> None:
    """End all sign-ins of this one's account but this one."""
    with writing() as session:
        store.end_sign_ins(session, mine.account_id, but=mine.id)


def change_password(mine: Found, old: str, new: str, now: datetime) -> None:
    """Give one's own account another password; every other browser is signed out, and links to choose one are over.

    Raises ``WrongPassword`` at ``old``, ``DomainError`` at ``password``, and ``TooMany``.
    """
    limit = Limit(("password", mine.account.uid), MOST_OF_ONE, A_WHILE)
    noted = attempts.note([limit], now)
    with reading() as session:
        known = account_store.by_uid(session, mine.account.uid)
    if known is None or not passwords.is_right(old, known.password_hash):
        raise WrongPassword("old")
    attempts.take_back(noted, forget=limit)
    password_hash = passwords.hash_password(new, known.account.email)
    with writing() as session:
        again = account_store.by_uid(session, mine.account.uid)
        if again is None or again.password_hash != known.password_hash:
            raise WrongPassword("old")
        account_store.set_password(session, again.id, password_hash)
        store.end_sign_ins(session, again.id, but=mine.sign_in.id)
        resets.end_resets(session, again.id)
        owner = Author(again.account.uid, again.account.name)
        record(session, now, owner, Deed.PASSWORD_CHANGED, again.account, again.account)


def sign_out(token: str) -> None:
    """End the sign-in with this token, if there is one."""
    with writing() as session:
        store.end_sign_in(session, token)


def _limits(email: str, client: str) -> list[Limit]:
    """What signing in with that address is counted under, first of all this account from there."""
    account = email.strip(" ").lower()[: 2 * LONGEST_EMAIL]
    limits = [
        Limit(("sign in", account, client), MOST_OF_ONE, A_WHILE),
        Limit(("sign in", account), MOST_OF_ALL, A_WHILE),
    ]
    if client:
        limits.append(Limit(("sign in, from", client), MOST_FROM_ONE, A_WHILE))
    return limits


def _known(session: Session, email: str) -> Stored | None:
    try:
        return account_store.by_email(session, email_of(email))
    except DomainError:
        return None


def _add(session: Session, known: Stored, now: datetime, *, lasting: bool, browser: str) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    store.end_unseen(session, now - IDLE, now - LASTING)
    store.add_sign_in(session, known.id, token, now, lasting=lasting, browser=browser[:LONGEST_BROWSER])
    return token


def _over(one: SignIn, now: datetime) -> bool:
    return now - one.seen >= (LASTING if one.lasting else IDLE)


def _note(one: SignIn, now: datetime) -> None:
    try:
        with writing() as session:
            store.saw(session, one.id, now)
    except DBAPIError as error:
        if not is_busy(error):
            raise
