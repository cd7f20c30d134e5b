"""Links to choose a password with: for a new account, from an administrator's hand; for a forgotten one, by mail.

A link works once, for a while. Its token is known at the moment it is made, and afterwards only its hash.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Final

from planner.domain.access import NOBODY, Account, Author
from planner.domain.account_changes import Deed
from planner.services import passwords
from planner.services.accounts import NoSuchAccount
from planner.services.transactions import reading, writing
from planner.store import accounts as account_store
from planner.store import resets as store
from planner.store import sign_ins
from planner.store.account_changes import record

TOKEN_BYTES: Final = 32
HANDED_OVER: Final = timedelta(days=7)
"""How long a link works that an administrator hands over."""

MAILED: Final = timedelta(hours=1)


class NoSuchLink(LookupError):
    """No link has this token, or it was used, or is too old, or its account is closed."""


def issue(
    uid: str,
    now: datetime,
    lasts: timedelta = HANDED_OVER,
    *,
    by: Author = NOBODY,
    deed: Deed = Deed.LINK_MADE,
) -> str:
    """The token of a new link for the active account of that uid. Raises ``NoSuchAccount``. ``now`` is aware.

    ``by`` and ``deed`` say in the history who made it, and what becomes of it.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with writing() as session:
        known = account_store.by_uid(session, uid)
        if known is None or not known.account.active:
            raise NoSuchAccount(uid)
        store.add_reset(session, known.id, token, now, now + lasts)
        record(session, now, by, deed, known.account, known.account)
    return token


def whose(token: str, now: datetime) -> Account:
    """The account that this token chooses a password for; looking uses nothing up. Raises ``NoSuchLink``."""
    with reading() as session:
        found = store.find_reset(session, token, now)
    if found is None or not found.account.active:
        raise NoSuchLink
    return found.account


def choose(token: str, password: str, now: datetime) -> Account:
    """Give the account that password. It is signed out everywhere, and none of its links works any more.

    Raises ``NoSuchLink``, and ``DomainError`` at ``password``; then the link still works.
    """
    password_hash = passwords.hash_password(password, whose(token, now).email)
    with writing() as session:
        found = store.find_reset(session, token, now)
        if found is None or not found.account.active:
            raise NoSuchLink
        account_store.set_password(session, found.id, password_hash)
        store.end_resets(session, found.id)
        sign_ins.end_sign_ins(session, found.id)
        owner = Author(found.account.uid, found.account.name)
        record(session, now, owner, Deed.PASSWORD_CHOSEN, found.account, found.account)
    return found.account
