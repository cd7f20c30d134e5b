"""Subscriptions in the store. Of a link only the SHA-256 hash of its token is kept."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner.domain.clients import ClientKind
from planner.domain.series import SeriesKind
from planner.domain.subscription import Choices, Fetch, PlacedAs, Subscription
from planner.store.database import Base
from planner.store.tables import Id, Json, Key, Moment, Prose, UniqueKey, Word
from planner.store.tokens import hash_of


class SubscriptionRow(Base):
    """``fetched`` and ``client`` go together; they tell of the present token."""

    __tablename__ = "subscription"

    id: Mapped[Id]
    uid: Mapped[UniqueKey]
    owner: Mapped[Key] = mapped_column(index=True)
    token_hash: Mapped[UniqueKey]
    name: Mapped[Prose]
    bodies: Mapped[Json]
    units: Mapped[Json]
    kinds: Mapped[Json]
    tentative: Mapped[bool]
    cancelled: Mapped[bool]
    placed_as: Mapped[Word]
    alarm: Mapped[int | None]
    language: Mapped[Word]
    months_back: Mapped[int]
    months_ahead: Mapped[int]
    drafts: Mapped[bool] = mapped_column(default=False)
    created: Mapped[Moment]
    issued: Mapped[Moment]
    changed: Mapped[Moment]
    revoked: Mapped[Moment | None]
    fetched: Mapped[Moment | None]
    client: Mapped[Word | None]


def by_token(session: Session, token: str) -> Subscription | None:
    """The subscription whose link has this token and works; None for any other token. One read, by a unique index.

    The index is searched for a hash, so the time it takes tells nothing of any token; the hashes are compared in
    constant time all the same.
    """
    wanted = hash_of(token)
    row = session.scalar(select(SubscriptionRow).where(SubscriptionRow.token_hash == wanted))
    if row is None or row.revoked is not None or not hmac.compare_digest(row.token_hash, wanted):
        return None
    return _to_subscription(row)


def of_owner(session: Session, owner: str) -> list[Subscription]:
    """The owner's subscriptions, revoked ones too, the oldest first."""
    rows = select(SubscriptionRow).where(SubscriptionRow.owner == owner).order_by(SubscriptionRow.id)
    return [_to_subscription(row) for row in session.scalars(rows)]


def by_uid(session: Session, owner: str, uid: str) -> Subscription | None:
    """The owner's subscription of that uid; None where it is somebody else's or nobody's."""
    row = session.scalar(select(SubscriptionRow).where(SubscriptionRow.uid == uid, SubscriptionRow.owner == owner))
    return None if row is None else _to_subscription(row)


def hand_over(session: Session, owner: str, to: str) -> None:
    """Give all of an owner's subscriptions to another one."""
    session.execute(update(SubscriptionRow).where(SubscriptionRow.owner == owner).values(owner=to))


def put(session: Session, one: Subscription, token: str | None = None) -> None:
    """Insert or update the subscription. With a ``token``, which a new one must have, its link changes to that."""
    row = session.scalar(select(SubscriptionRow).where(SubscriptionRow.uid == one.uid)) or SubscriptionRow()
    _fill(row, one)
    if token is not None:
        row.token_hash = hash_of(token)
    session.add(row)
    session.flush()


def note_fetches(session: Session, fetches: Mapping[str, Fetch]) -> None:
    """Write down by uid when each was last fetched, unless a later fetch is known or the link is newer than that.

    Unknown uids are passed over.
    """
    noted = (
        update(SubscriptionRow)
        .where(SubscriptionRow.uid == bindparam("which"), SubscriptionRow.issued <= bindparam("at"))
        .where(or_(SubscriptionRow.fetched.is_(None), SubscriptionRow.fetched < bindparam("at")))
        .values(fetched=bindparam("at"), client=bindparam("by"))
    )
    if fetches:
        session.connection().execute(
            noted, [{"which": uid, "at": one.when, "by": one.client.value} for uid, one in fetches.items()]
        )


def forget_revoked(session: Session, before: datetime) -> None:
    """Delete what was revoked before that time."""
    session.execute(delete(SubscriptionRow).where(SubscriptionRow.revoked < before))


def _to_subscription(row: SubscriptionRow) -> Subscription:
    return Subscription(
        uid=row.uid,
        owner=row.owner,
        choices=Choices(
            name=row.name,
            bodies=frozenset(row.bodies),
            units=frozenset(row.units),
            kinds=frozenset(map(SeriesKind, row.kinds)),
            tentative=row.tentative,
            cancelled=row.cancelled,
            placed_as=PlacedAs(row.placed_as),
            alarm=row.alarm,
            language="en" if row.language == "en" else "da",
            months_back=row.months_back,
            months_ahead=row.months_ahead,
            drafts=row.drafts,
        ),
        created=row.created,
        issued=row.issued,
        changed=row.changed,
        revoked=row.revoked,
        fetch=Fetch(row.fetched, ClientKind(row.client or ClientKind.OTHER)) if row.fetched else None,
    )


def _fill(row: SubscriptionRow, one: Subscription) -> None:
    chosen = one.choices
    row.uid, row.owner = one.uid, one.owner
    row.name = chosen.name
    row.bodies, row.units, row.kinds = map(_listed, (chosen.bodies, chosen.units, chosen.kinds))
    row.tentative, row.cancelled = chosen.tentative, chosen.cancelled
    row.placed_as = chosen.placed_as.value
    row.alarm, row.language = chosen.alarm, chosen.language
    row.months_back, row.months_ahead, row.drafts = chosen.months_back, chosen.months_ahead, chosen.drafts
    row.created, row.issued, row.changed, row.revoked = one.created, one.issued, one.changed, one.revoked
    row.fetched, row.client = (one.fetch.when, one.fetch.client.value) if one.fetch else (None, None)


def _listed(keys: Iterable[str]) -> list[str]:
    return sorted(map(str, keys))
