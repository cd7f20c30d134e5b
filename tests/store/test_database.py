"""How the database is opened, read from and written to, by one process and by several."""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from planner.domain.access import Needs
from planner.store import database, queries
from planner.store.database import begin_writing, db, is_busy
from planner.store.tables import THE_CALENDAR, CalendarRow, SeriesUnitRow
from planner.web.access import needs
from tests.databases import make_app, migrate

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def put_calendar(version: int) -> None:
    with Session(db.engine) as session:
        session.add(CalendarRow(id=THE_CALENDAR, uid="x", name="X", version=version, sequence=version, changed=NOW))
        session.commit()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000)],
)
def test_every_sqlite_connection_is_set_up(in_app: Flask, pragma: str, value: object) -> None:
    with db.engine.connect() as one, db.engine.connect() as another:
        assert one.scalar(text(f"PRAGMA {pragma}")) == value
        assert another.scalar(text(f"PRAGMA {pragma}")) == value


def test_foreign_keys_hold(both: Flask) -> None:
    with both.app_context(), Session(db.engine) as session:
        session.add(SeriesUnitRow(series_id=1, unit_id=1, position=0))
        with pytest.raises(IntegrityError):
            session.flush()


def test_a_reader_sees_one_state_while_others_write(both: Flask) -> None:
    with both.app_context():
        put_calendar(1)
        with Session(db.engine) as reader:
            assert queries.version(reader) == 1
            with Session(db.engine) as writer:
                begin_writing(writer)
                writer.execute(text("UPDATE calendar SET version = 2"))
                writer.commit()

            assert queries.version(reader) == 1
            reader.rollback()
            assert queries.version(reader) == 2


def test_writers_take_turns_and_lose_nothing(both: Flask) -> None:
    with both.app_context():
        put_calendar(0)
    failures: list[Exception] = []

    def raise_version() -> None:
        try:
            with both.app_context():
                for _ in range(20):
                    with Session(db.engine) as session:
                        begin_writing(session)
                        row = session.get_one(CalendarRow, THE_CALENDAR)
                        row.version += 1
                        session.commit()
        except DBAPIError as error:
            failures.append(error)

    threads = [threading.Thread(target=raise_version) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with both.app_context(), Session(db.engine) as session:
        assert queries.version(session) == 80


def test_what_was_read_before_is_read_anew_by_a_writer(both: Flask) -> None:
    with both.app_context():
        put_calendar(1)
        with Session(db.engine) as late:
            row = late.get_one(CalendarRow, THE_CALENDAR)
            with Session(db.engine) as quick:
                begin_writing(quick)
                quick.execute(text("UPDATE calendar SET version = 2"))
                quick.commit()

            begin_writing(late)

            assert row.version == 2


@pytest.fixture
def impatient(empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An app whose writers wait a second only."""
    monkeypatch.setattr(database, "LOCK_TIMEOUT", 1)
    app = make_app(empty_database, tmp_path)
    migrate(app)
    return app


def test_a_writer_that_waits_too_long_is_told_that_the_database_is_busy(impatient: Flask) -> None:
    with impatient.app_context():
        with Session(db.engine) as first, Session(db.engine) as second:
            begin_writing(first)
            with pytest.raises(OperationalError) as refused:
                begin_writing(second)
        db.engine.dispose()

    assert is_busy(refused.value)


def test_a_writer_that_has_waited_finds_the_lock_between_two_quick_ones(in_app: Flask) -> None:
    put_calendar(1)
    waited, done = threading.Event(), threading.Event()

    def keep_writing() -> None:
        with in_app.app_context(), Session(db.engine) as session:
            while not done.is_set():
                begin_writing(session)
                waited.set()
                time.sleep(0.1)
                session.rollback()
                time.sleep(0.002)

    busy = threading.Thread(target=keep_writing)
    busy.start()
    waited.wait()
    try:
        with Session(db.engine) as session:
            for _ in range(6):
                begin_writing(session)
                session.rollback()
                waited.clear()
                waited.wait()
    finally:
        done.set()
        busy.join()


def test_other_errors_are_not_called_busy(both: Flask) -> None:
    with both.app_context(), db.engine.connect() as connection, pytest.raises(DBAPIError) as refused:
        connection.execute(text("SELECT * FROM nowhere"))

    assert not is_busy(refused.value)


def test_a_request_that_waits_too_long_is_asked_to_come_back(impatient: Flask) -> None:
    @impatient.get("/write")
    @needs(Needs.NOTHING)
    def write() -> str:
        with Session(db.engine) as session:
            begin_writing(session)
        return "written"

    with impatient.app_context():
        with Session(db.engine) as other:
            begin_writing(other)
            response = impatient.test_client().get("/write")
        later = impatient.test_client().get("/write")
        db.engine.dispose()

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "1"
    assert later.status_code == 200
