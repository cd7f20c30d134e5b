"""Subscriptions are read back as they were put, and a link is found by nothing but its token."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.domain.clients import ClientKind
from planner.domain.series import SeriesKind
from planner.domain.subscription import Choices, Fetch, PlacedAs, Subscription
from planner.store import queries, subscriptions
from planner.store.database import db
from planner.store.subscriptions import SubscriptionRow

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
AN_HOUR = timedelta(hours=1)
PLAIN = Subscription(uid="one", owner="me", choices=Choices(name="Alt"), created=NOW, issued=NOW, changed=NOW)
FULL = Subscription(
    uid="two",
    owner="me",
    choices=Choices(
        name="Økonomi & »HU«",
        bodies=frozenset({"board", "hu"}),
        units=frozenset({"øko"}),
        kinds=frozenset({SeriesKind.MEETING, SeriesKind.DEADLINE}),
        tentative=False,
        cancelled=True,
        placed_as=PlacedAs.LINES,
        alarm=60,
        language="en",
        months_back=12,
        months_ahead=60,
    ),
    created=NOW,
    issued=NOW + AN_HOUR,
    changed=NOW + 2 * AN_HOUR,
    revoked=NOW + 4 * AN_HOUR,
    fetch=Fetch(NOW + 3 * AN_HOUR, ClientKind.APPLE),
)


def put(one: Subscription, token: str | None = None) -> None:
    with Session(db.engine) as session:
        subscriptions.put(session, one, token)
        session.commit()


def found(token: str) -> Subscription | None:
    with Session(db.engine) as session:
        return subscriptions.by_token(session, token)


def owned(owner: str) -> list[Subscription]:
    with Session(db.engine) as session:
        return subscriptions.of_owner(session, owner)


def test_what_is_put_is_read_back_on_both_databases(both: Flask) -> None:
    with both.app_context():
        put(PLAIN, "a")
        put(FULL, "b")
        put(replace(PLAIN, uid="three", owner="somebody else"), "c")

        assert owned("me") == [PLAIN, FULL]
        assert found("a") == PLAIN
        changed = replace(FULL, uid="one", choices=FULL.choices, revoked=None, fetch=None)
        put(changed)
        assert found("a") == changed
        with Session(db.engine) as session:
            assert subscriptions.by_uid(session, "me", "one") == changed
            assert subscriptions.by_uid(session, "somebody else", "one") is None
            assert subscriptions.by_uid(session, "me", "four") is None


@pytest.mark.parametrize("token", ["", "A", "a ", "b", "a\x00", "é", "\ud800", "a' OR '1'='1", "a" * 100_000])
def test_no_other_token_finds_it(in_app: Flask, token: str) -> None:
    put(PLAIN, "a")

    assert found(token) is None


def test_a_hash_is_no_token(in_app: Flask) -> None:
    put(PLAIN, "a")
    with Session(db.engine) as session:
        [kept] = session.scalars(select(SubscriptionRow.token_hash))

    assert len(kept) == 64
    assert found(kept) is None


def test_the_token_itself_is_nowhere(in_app: Flask) -> None:
    put(PLAIN, "jV8n-secret")
    with Session(db.engine) as session:
        [row] = session.execute(text("SELECT * FROM subscription")).all()

    assert not any("jV8n" in str(value) for value in row)


def test_a_revoked_one_is_not_found(in_app: Flask) -> None:
    put(replace(PLAIN, revoked=NOW), "a")

    assert found("a") is None


def test_a_new_token_takes_the_place_of_the_old_one(in_app: Flask) -> None:
    put(PLAIN, "a")
    put(PLAIN, "b")

    assert found("a") is None
    assert found("b") == PLAIN


def test_two_links_never_share_a_token(both: Flask) -> None:
    with both.app_context():
        put(PLAIN, "a")
        with pytest.raises(IntegrityError):
            put(FULL, "a")


EARLIER, LATER = Fetch(NOW + AN_HOUR, ClientKind.APPLE), Fetch(NOW + 2 * AN_HOUR, ClientKind.GOOGLE)


@pytest.mark.parametrize(
    ("known", "noted", "kept"),
    [
        (None, LATER, LATER),
        (EARLIER, LATER, LATER),
        (LATER, EARLIER, LATER),
        (None, Fetch(NOW - AN_HOUR, ClientKind.APPLE), None),
    ],
)
def test_the_latest_fetch_of_the_present_link_is_kept(
    both: Flask, known: Fetch | None, noted: Fetch, kept: Fetch | None
) -> None:
    with both.app_context():
        put(replace(PLAIN, fetch=known), "a")
        put(replace(PLAIN, uid="other"), "b")

        with Session(db.engine) as session:
            subscriptions.note_fetches(session, {"one": noted, "gone": noted})
            subscriptions.note_fetches(session, {})
            session.commit()

        assert [one.fetch for one in owned("me")] == [kept, None]


def test_what_was_revoked_long_ago_is_forgotten(in_app: Flask) -> None:
    put(replace(PLAIN, uid="long ago", revoked=NOW - 2 * AN_HOUR), "a")
    put(replace(PLAIN, uid="just now", revoked=NOW), "b")
    put(PLAIN, "c")

    with Session(db.engine) as session:
        subscriptions.forget_revoked(session, NOW - AN_HOUR)
        session.commit()

    assert [one.uid for one in owned("me")] == ["just now", "one"]


def test_finding_one_is_one_search_in_a_unique_index(in_app: Flask) -> None:
    put(PLAIN, "a")
    with db.engine.connect() as connection:
        plan: list[Any] = list(
            connection.execute(text("EXPLAIN QUERY PLAN SELECT * FROM subscription WHERE token_hash = 'x'"))
        )

    assert len(plan) == 1
    assert "SEARCH subscription USING INDEX" in plan[0].detail


def test_the_migration_takes_over_the_version_of_a_calendar(both: Flask) -> None:
    with both.app_context():
        flask_migrate.downgrade(revision="0001")
        with db.engine.begin() as connection:
            connection.execute(text("INSERT INTO calendar VALUES (1, 'x', 'X', 7, '2026-11-22 09:00:00')"))

        flask_migrate.upgrade()

        with Session(db.engine) as session:
            stored = queries.calendar(session)
        assert stored is not None
        assert (stored.version, stored.stamp.sequence) == (7, 7)
