"""When links were fetched: noted at once, written in batches, and never in the way of a poll."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.orm import Session

from planner.domain.clients import ClientKind
from planner.domain.subscription import Choices, Fetch
from planner.services import calendars, fetches, subscriptions
from planner.services.changing import change
from planner.services.fetches import FetchLog, log_of
from planner.services.subscriptions import Issued
from planner.store import database
from planner.store import subscriptions as store
from planner.store.database import begin_writing, db
from tests.databases import make_app
from tests.web.calendars import A_CALENDAR

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = MONDAY + timedelta(hours=1)
SOON = 0.05


@pytest.fixture
def issued(in_app: Flask) -> Issued:
    change(lambda _: A_CALENDAR, MONDAY)
    return subscriptions.create("me", Choices(name="Alt"), MONDAY)


@pytest.fixture
def log(in_app: Flask) -> Iterator[FetchLog]:
    """A log that does not write by itself while the test lasts."""
    log = log_of(in_app)
    yield log
    log.flush()


@pytest.fixture
def written(issued: Issued) -> Iterator[list[threading.Event]]:
    """Set when the app's database has had a batch."""
    done = threading.Event()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE subscription"):
            done.set()

    event.listen(db.engine, "after_cursor_execute", note)
    yield [done]
    event.remove(db.engine, "after_cursor_execute", note)


def stored(uid: str) -> Fetch | None:
    with Session(db.engine) as session:
        one = store.by_uid(session, "me", uid)
    assert one is not None
    return one.fetch


def test_a_note_is_seen_at_once_and_written_later(log: FetchLog, issued: Issued) -> None:
    uid = issued.subscription.uid

    subscriptions.fetched(uid, LATER, ClientKind.OUTLOOK)

    assert stored(uid) is None
    [seen] = subscriptions.all_of("me")
    assert seen == replace(issued.subscription, fetch=Fetch(LATER, ClientKind.OUTLOOK))
    log.flush()
    assert stored(uid) == seen.fetch
    assert subscriptions.all_of("me") == [seen]


def test_many_polls_are_one_transaction_and_the_last_one_counts(log: FetchLog, issued: Issued) -> None:
    uid = issued.subscription.uid
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        begun.append(statement.split()[0])

    event.listen(db.engine, "before_cursor_execute", note)
    for minute in range(500):
        log.note(uid, MONDAY + timedelta(minutes=minute), ClientKind.GOOGLE)
    log.flush()
    event.remove(db.engine, "before_cursor_execute", note)

    assert begun == ["BEGIN", "UPDATE"]
    assert stored(uid) == Fetch(MONDAY + timedelta(minutes=499), ClientKind.GOOGLE)


def test_writing_them_changes_no_version(log: FetchLog, issued: Issued) -> None:
    before = calendars.current()

    log.note(issued.subscription.uid, LATER, ClientKind.APPLE)
    log.flush()

    calendars.forget()
    assert calendars.current() == before


def test_without_notes_nothing_is_written(log: FetchLog, issued: Issued, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetches, "writing", lambda: pytest.fail("wrote"))

    log.flush()


def test_a_batch_is_written_by_itself(in_app: Flask, issued: Issued, written: list[threading.Event]) -> None:
    fetches.remember(in_app, SOON)

    log_of(in_app).note(issued.subscription.uid, LATER, ClientKind.APPLE)

    assert written[0].wait(10)


def test_a_database_that_refuses_is_asked_again(
    log: FetchLog, issued: Issued, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = issued.subscription.uid
    monkeypatch.setattr(database, "LOCK_TIMEOUT", 0)
    log.note(uid, LATER, ClientKind.APPLE)
    with Session(db.engine) as other, caplog.at_level(logging.WARNING):
        begin_writing(other)
        log.flush()
        other.rollback()

    assert "could not be written yet" in caplog.text
    assert stored(uid) is None
    log.flush()
    assert stored(uid) == Fetch(LATER, ClientKind.APPLE)


def test_a_newer_note_is_not_lost_to_one_that_was_kept(
    log: FetchLog, issued: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = issued.subscription.uid

    def refuse(*_: object) -> None:
        log.note(uid, LATER, ClientKind.GOOGLE)
        raise fetches.SQLAlchemyError("no")

    log.note(uid, MONDAY, ClientKind.APPLE)
    with monkeypatch.context() as patch:
        patch.setattr(store, "note_fetches", refuse)
        log.flush()

    log.flush()
    assert stored(uid) == Fetch(LATER, ClientKind.GOOGLE)


def test_what_the_database_refused_is_tried_later_without_another_poll(
    in_app: Flask, issued: Issued, written: list[threading.Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    fetches.remember(in_app, SOON)
    refused = threading.Event()
    note_fetches = store.note_fetches

    def refuse_once(*arguments: object) -> None:
        if not refused.is_set():
            refused.set()
            raise fetches.SQLAlchemyError("no")
        note_fetches(*arguments)

    monkeypatch.setattr(store, "note_fetches", refuse_once)
    log_of(in_app).note(issued.subscription.uid, LATER, ClientKind.APPLE)

    assert refused.wait(10)
    assert written[0].wait(10)


def test_a_poll_is_answered_though_no_thread_can_be_had(
    log: FetchLog, issued: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_timer: object) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Timer, "start", refuse)
        log.note(issued.subscription.uid, LATER, ClientKind.APPLE)

    log.flush()
    assert stored(issued.subscription.uid) == Fetch(LATER, ClientKind.APPLE)


def test_a_poll_of_the_old_link_says_nothing_of_a_renewed_one(log: FetchLog, issued: Issued) -> None:
    uid = issued.subscription.uid
    log.note(uid, MONDAY, ClientKind.APPLE)

    renewed = subscriptions.renew("me", uid, LATER)

    assert subscriptions.all_of("me") == [renewed.subscription]
    log.flush()
    assert stored(uid) is None


def test_polls_from_several_threads_are_all_noted(log: FetchLog, issued: Issued) -> None:
    uids = [subscriptions.create("me", Choices(name="x"), MONDAY).subscription.uid for _ in range(8)]
    threads = [
        threading.Thread(target=lambda uid=uid: [log.note(uid, LATER, ClientKind.APPLE) for _ in range(100)])
        for uid in uids
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.flush()

    assert all(stored(uid) == Fetch(LATER, ClientKind.APPLE) for uid in uids)


def test_a_waiting_timer_keeps_no_app_alive(migrated_sqlite: Path, tmp_path: Path) -> None:
    app = make_app(f"sqlite:///{migrated_sqlite}", tmp_path)
    log_of(app).note("x", LATER, ClientKind.APPLE)
    with app.app_context():
        db.engine.dispose()
    gone = weakref.ref(app)

    del app
    gc.collect()

    assert gone() is None


@pytest.mark.parametrize(
    "run",
    ["serve()", 'multiprocessing.get_context("fork").Process(target=serve).start()'],
    ids=["a process of its own", "a worker that multiprocessing forked"],
)
def test_a_process_that_ends_writes_what_it_has(in_app: Flask, issued: Issued, tmp_path: Path, run: str) -> None:
    url, uid = in_app.config["SQLALCHEMY_DATABASE_URI"], issued.subscription.uid
    program = f"""
import multiprocessing
from datetime import UTC, datetime
from pathlib import Path
from planner.domain.clients import ClientKind
from planner.services.fetches import log_of
from tests.databases import make_app

def serve():
    global app
    app = make_app({url!r}, Path({str(tmp_path)!r}))
    log_of(app).note({uid!r}, datetime(2026, 11, 23, 10, tzinfo=UTC), ClientKind.APPLE)

{run}
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2], timeout=60)

    assert stored(uid) == Fetch(LATER, ClientKind.APPLE)
