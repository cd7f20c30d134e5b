"""What became of accounts, for administrators: who did what to whose, a page at a time or all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planner.domain.account_changes import AccountChange
from planner.services.transactions import reading
from planner.store.account_changes import account_changes

ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Deeds, the newest first. ``older`` is the number before which the next page goes on; None on the last one."""

    changes: tuple[AccountChange, ...]
    older: int | None


def page(account: str | None = None, before: int | None = None, most: int = ON_A_PAGE) -> Page:
    """One page; of the account of that uid alone, where one is named. One query."""
    with reading() as session:
        found = account_changes(session, account, before, most + 1)
    shown = tuple(found[:most])
    return Page(shown, shown[-1].number if len(found) > most else None)


def everything(account: str | None = None) -> list[AccountChange]:
    """All of them, the newest first; of the account of that uid alone, where one is named."""
    with reading() as session:
        return account_changes(session, account)
