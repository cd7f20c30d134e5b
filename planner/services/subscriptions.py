"""Subscriptions: named, filtered links to the calendar, each revocable by itself.

Everything that changes what a link serves raises the calendar's version, so that every process asks anew; it stamps
nothing, for no occurrence has changed.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import uuid4

from flask import current_app
from sqlalchemy.orm import Session

from planner.domain import subscription as domain
from planner.domain.clients import ClientKind
from planner.domain.errors import DomainError
from planner.domain.series import Calendar
from planner.domain.subscription import Choices, Subscription
from planner.domain.words import WORDS
from planner.ical.spec import FeedSpec, Look
from planner.services import calendars, fetches
from planner.services.feeds import UID_DOMAIN
from planner.services.transactions import reading, writing
from planner.store import saving
from planner.store import subscriptions as store

TOKEN_BYTES: Final = 24
"""192 random bits: 32 characters in the address."""

UNDO: Final = timedelta(days=30)
"""How long a revoked link can be made to work again."""

MOST_OF_ONE_OWNER: Final = 50


class NoSuchSubscription(LookupError):
    """The owner has no subscription of that uid, or none in that state."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A subscription with the token of its link, which is known at this moment only."""

    subscription: Subscription
    token: str


def find(token: str) -> Subscription | None:
    """What the link with this token serves; None alike for a wrong, a revoked and an unknown one.

    One read, by a unique index.
    """
    with reading() as session:
        return store.by_token(session, token)


def all_of(owner: str) -> list[Subscription]:
    """The owner's subscriptions, the oldest first; revoked ones for as long as that can be undone."""
    with reading() as session:
        return [fetches.with_latest(one) for one in store.of_owner(session, owner)]


def one_of(owner: str, uid: str) -> Subscription:
    """One of the owner's subscriptions that work. Raises ``NoSuchSubscription``."""
    with reading() as session:
        return _working(session, owner, uid)


def create(owner: str, choices: Choices, now: datetime) -> Issued:
    """Make a subscription and its link. Raises ``DomainError`` at the field that is wrong. ``now`` is aware."""
    _check(choices)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = Subscription(uid=str(uuid4()), owner=owner, choices=choices, created=now, issued=now, changed=now)
    with _changing(now) as session:
        if sum(one.revoked is None for one in store.of_owner(session, owner)) >= MOST_OF_ONE_OWNER:
            raise _too_many()
        store.put(session, made, token)
    return Issued(made, token)


def change(owner: str, uid: str, choices: Choices, now: datetime) -> Subscription:
    """Give a subscription other choices; its link stays. Raises ``NoSuchSubscription`` and ``DomainError``."""
    before = one_of(owner, uid)
    if before.choices == choices:
        return before
    _check(choices, before.choices)
    with _changing(now) as session:
        after = replace(_working(session, owner, uid), choices=choices, changed=now)
        store.put(session, after)
    return after


def renew(owner: str, uid: str, now: datetime) -> Issued:
    """Give a subscription a new link; the old one stops working. Raises ``NoSuchSubscription``."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with _changing(now) as session:
        after = replace(_working(session, owner, uid), issued=now, fetch=None)
        store.put(session, after, token)
    return Issued(after, token)


def revoke(owner: str, uid: str, now: datetime) -> Subscription:
    """Stop a link; ``restore`` undoes it for as long as ``UNDO``. Raises ``NoSuchSubscription``."""
    with _changing(now) as session:
        after = replace(_working(session, owner, uid), revoked=now)
        store.put(session, after)
    return after


def restore(owner: str, uid: str, now: datetime) -> Subscription:
    """Let a revoked link work again. Raises ``NoSuchSubscription`` also when none of that uid is revoked."""
    with _changing(now) as session:
        found = store.by_uid(session, owner, uid)
        if found is None or found.revoked is None:
            raise NoSuchSubscription(uid)
        after = replace(found, revoked=None)
        store.put(session, after)
    return after


def hand_over(owner: str, to: str) -> None:
    """Let the subscriptions of one owner be another's; what their links serve stays."""
    with writing() as session:
        store.hand_over(session, owner, to)


def fetched(uid: str, when: datetime, client: ClientKind) -> None:
    """Note that a subscription's feed was fetched at that time (aware). Never fails, never waits for the database."""
    fetches.log_of(current_app).note(uid, when, client)


def spec_of(one: Subscription, calendar: Calendar, base_url: str, today: date) -> FeedSpec:
    """The feed that a subscription stands for. ``base_url`` is where the pages are, without a slash at the end.

    Its identity outlives other choices, another name and a renewed link. Once other choices were made, its events
    are none of before: what they say may have changed with them.
    """
    made = spec(one.choices, f"{calendar.uid}/{one.uid}", calendar, base_url, today)
    return replace(made, chosen=one.changed) if one.changed > one.created else made


def spec(choices: Choices, identity: str, calendar: Calendar, base_url: str, today: date) -> FeedSpec:
    """The feed of these choices, whether or not there is a subscription of them."""
    return FeedSpec(
        name=choices.name,
        identity=identity,
        look=Look(base_url, UID_DOMAIN, choices.language, choices.alarm),
        window=choices.window(today),
        description=_description(choices, calendar),
        selection=choices.selection(),
        placed_as=choices.placed_as,
        drafts=choices.drafts,
    )


def _description(choices: Choices, calendar: Calendar) -> str:
    w = WORDS[choices.language]
    parts = [body.name for body in calendar.bodies if body.key in choices.bodies]
    parts += [unit.short for unit in calendar.units if unit.key in choices.units]
    return f"{calendar.name}: {w.joined(parts)}." if parts else f"{calendar.name}."


def _check(choices: Choices, before: Choices | None = None) -> None:
    """Raises ``DomainError``. What was chosen before stays possible although the calendar has lost it since."""
    calendar = calendars.current()
    bodies, units = {body.key for body in calendar.bodies}, {unit.key for unit in calendar.units}
    if before is not None:
        bodies, units = bodies | before.bodies, units | before.units
    domain.check(choices, bodies, units)


@contextmanager
def _changing(now: datetime) -> Iterator[Session]:
    """A transaction that raises the calendar's version. Raises ``DomainError`` where there is no calendar yet."""
    with writing() as session:
        if saving.raise_version(session) is None:
            raise _nothing_yet()
        store.forget_revoked(session, now - UNDO)
        yield session
    calendars.forget()


def _working(session: Session, owner: str, uid: str) -> Subscription:
    found = store.by_uid(session, owner, uid)
    if found is None or found.revoked is not None:
        raise NoSuchSubscription(uid)
    return found


def _too_many() -> DomainError:
    return DomainError(
        "subscriptions",
        f"Du har {MOST_OF_ONE_OWNER} abonnementer, og flere kan du ikke have. Tilbagekald et, du ikke bruger.",
        f"You have {MOST_OF_ONE_OWNER} subscriptions, which is the most. Revoke one that you do not use.",
    )


def _nothing_yet() -> DomainError:
    return DomainError(
        "subscriptions",
        "Der er ingen kalender at abonnere på endnu.",
        "There is no calendar to subscribe to yet.",
    )
