"""Who may do what. An account has one role; what a view needs is one word; one function answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain.series import Series


class Role(StrEnum):
    """What somebody is to the calendar; each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    PLANNER = "planner"
    ADMINISTRATOR = "administrator"


class Needs(StrEnum):
    """What a view asks of whoever calls it."""

    NOTHING = "nothing"
    """Open to everybody, whatever the calendar is: signing in, the statement, links that carry their own secret."""
    READING = "reading"
    """Somebody who may read the calendar: anybody if it is open, otherwise any account."""
    ACCOUNT = "account"
    """Somebody who is signed in: their own password, their own sessions."""
    EDITING = "editing"
    """Somebody who may edit something; what exactly, ``may_edit`` says of each series."""
    PLANNING = "planning"
    ADMINISTERING = "administering"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who signs in. ``bodies`` are the keys of the bodies that an editor edits; without any, all."""

    uid: str
    email: str
    name: str
    role: Role
    bodies: frozenset[str] = frozenset()
    active: bool = True


class Author(NamedTuple):
    """Who made a change, as the history names them; ``account`` is empty for the command line."""

    account: str
    name: str


NOBODY: Final = Author("", "")

_RANK: Final = {role: rank for rank, role in enumerate(Role)}
_LEAST: Final = {
    Needs.ACCOUNT: Role.READER,
    Needs.EDITING: Role.EDITOR,
    Needs.PLANNING: Role.PLANNER,
    Needs.ADMINISTERING: Role.ADMINISTRATOR,
}


def may(account: Account | None, needs: Needs, *, open_to_all: bool) -> bool:
    """Whether that account, or nobody (None), may call what needs this. ``open_to_all``: of ``Calendar.open``."""
    if needs is Needs.NOTHING or (needs is Needs.READING and open_to_all):
        return True
    if account is None or not account.active:
        return False
    return _RANK[account.role] >= _RANK[_LEAST.get(needs, Role.READER)]


def may_edit(account: Account | None, series: Series) -> bool:
    """Whether the account may change that series: an editor's bodies limit it, a planner and above edit all.

    A series of no body belongs to every editor.
    """
    if not may(account, Needs.EDITING, open_to_all=False) or account is None:
        return False
    limited = account.role is Role.EDITOR and account.bodies
    return not limited or series.body is None or series.body.key in account.bodies
