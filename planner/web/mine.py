"""What belongs to a reader: to their account where they are signed in, otherwise to their browser.

What a browser has collected goes over to the account that signs in with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import session

from planner.domain.access import Account
from planner.services import accounts, subscriptions
from planner.web import access, sessions

FILTERS: Final = "filters"
"""Where the session keeps the names that a reader gave to filters."""


def owner() -> str | None:
    """The key that the reader's subscriptions are found by; None for those who have never made anything."""
    account = access.account()
    return sessions.owner() if account is None else account.uid


def new_owner() -> str:
    """The same; made now if there is none."""
    account = access.account()
    return sessions.new_owner() if account is None else account.uid


def filters() -> dict[str, Any]:
    """The reader's filters by name. The session is signed, so it too holds what we wrote."""
    found = access.signed_in()
    return dict(session.get(FILTERS, {}) if found is None else found.filters)


def keep_filters(kept: Mapping[str, Any]) -> None:
    """Let these be the reader's filters, and no others."""
    account = access.account()
    if account is not None:
        accounts.set_filters(account.uid, kept)
        access.forget()
        return
    session[FILTERS] = dict(kept)
    session.permanent = True


def hand_over(account: Account) -> None:
    """Give what the browser has collected to the account. The session still holds it; who signs in clears it."""
    key = session.get(sessions.OWNER)
    if key is not None:
        subscriptions.hand_over(str(key), account.uid)
    collected = session.get(FILTERS)
    if collected:
        accounts.take_over_filters(account.uid, collected)
