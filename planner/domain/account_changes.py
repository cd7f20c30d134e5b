"""What becomes of accounts, as the history of accounts keeps it: who did what to whose, and from what to what.

No password is part of it, nor the link or the hash of one; that there was one is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.domain.access import Account, Author


class Deed(StrEnum):
    """What was done to an account."""

    CREATED = "created"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"
    LINK_MADE = "link-made"
    """A link to choose a password with was made, for an administrator to hand over."""
    LINK_MAILED = "link-mailed"
    LINK_ASKED_FOR = "link-asked-for"
    """Somebody who was not signed in asked for such a link by mail."""
    PASSWORD_CHOSEN = "password-chosen"  # noqa: S105
    """A password was chosen by such a link."""
    PASSWORD_CHANGED = "password-changed"  # noqa: S105
    """Its owner changed it, who knew the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChange:
    """One deed. ``after`` is the account as the deed left it, ``before`` as it was, None where it was not there.

    ``by`` is nobody for the command line, and for who was not signed in. ``number`` is the change's place in the
    history; 0 until it is put there.
    """

    when: datetime
    by: Author
    deed: Deed
    before: Account | None
    after: Account
    number: int = 0


def deed_of(before: Account, after: Account) -> Deed:
    """What somebody has done who made the one of the other."""
    if before.active and not after.active:
        return Deed.CLOSED
    return Deed.CHANGED if before.active == after.active else Deed.REOPENED
