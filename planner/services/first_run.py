"""The first account: an administrator, made by whoever can show that the machine is theirs.

They show it by a code, which only the command line tells, and which follows from the secret key: no table keeps it,
and every process knows the same. Once there is an account nobody asks for it any more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

from flask import current_app

from planner.domain.access import Account, Author, Role
from planner.domain.credentials import email_of, name_of
from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.services import accounts, calendars, passwords
from planner.services.transactions import reading, writing
from planner.store import accounts as store

_MEANT_FOR: Final = b"aarshjul: the code that makes the first administrator"
_SIGNS: Final = 16
"""Of 32 different ones each: 80 bits."""

_GROUP: Final = 4
_LONGEST_TYPED: Final = 100


class NotTheFirst(LookupError):
    """There is an account already, and this door is closed for good."""


@dataclass(frozen=True, slots=True)
class Door:
    """What was read last; once closed, newer calendars need not ask again."""

    open: bool

    def renewed(self, _calendar: Calendar, _days: Days) -> Door | None:
        """A closed door stays closed; an open one is looked at anew."""
        return None if self.open else self


def is_open() -> bool:
    """Whether there has never been an account. Read once for each version of the calendar, which the first raises.

    Where there is no calendar there is no version to rise, so it is read each time.
    """
    return calendars.derived(Door, _door).open if calendars.current().version else nobody_yet()


def _door() -> Door:
    return Door(nobody_yet())


def nobody_yet() -> bool:
    """The same, read now."""
    with reading() as session:
        return not store.any_account(session)


def code() -> str:
    """The code of this installation, "ab2d-…"."""
    key = str(current_app.config["SECRET_KEY"]).encode()
    digest = hmac.digest(key, _MEANT_FOR, hashlib.sha256)
    signs = base64.b32encode(digest).decode().lower()[:_SIGNS]
    return "-".join(signs[start : start + _GROUP] for start in range(0, _SIGNS, _GROUP))


def create(typed_code: str, email: str, name: str, password: str, now: datetime) -> Account:
    """Make the first account, an administrator. ``now`` is aware.

    Raises ``NotTheFirst``, also for all but one who try at the same time, and ``DomainError`` at the field that is
    wrong: ``code``, ``email``, ``name`` or ``password``.
    """
    if not nobody_yet():
        raise NotTheFirst
    if not _is_right(typed_code):
        raise DomainError(
            "code",
            "Koden er forkert. Den, der driver årshjulet, kan se den på serveren.",
            "The code is wrong. Whoever runs the service can see it on the server.",
        )
    made = Account(uid=str(uuid4()), email=email_of(email), name=name_of(name), role=Role.ADMINISTRATOR)
    password_hash = passwords.hash_password(password, made.email)
    with writing() as session:
        if store.any_account(session):
            raise NotTheFirst
        accounts.add(session, made, password_hash, now, by=Author(made.uid, made.name))
    calendars.forget()
    return made


def _is_right(typed: str) -> bool:
    signs = re.sub(r"[\s-]", "", typed[:_LONGEST_TYPED]).lower()
    return hmac.compare_digest(signs.encode(), code().replace("-", "").encode())
