"""The version as the cheapest reader sees it: always the newest, in no transaction, from many threads."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from planner.store import database
from planner.store.database import begin_writing, db
from planner.store.versions import Unreadable, VersionReader, version_reader
from tests.databases import make_app
from tests.store.test_database import put_calendar

RAISE = "UPDATE calendar SET version = version + 1"


@pytest.fixture
def read(both: Flask) -> Iterator[VersionReader]:
    with both.app_context():
        yield version_reader(db.engine)


def raise_version() -> None:
    with Session(db.engine) as session:
        begin_writing(session)
        session.execute(text(RAISE))
        session.commit()


def test_there_is_none_before_there_is_a_calendar(read: VersionReader) -> None:
    assert read() == 0


def test_each_look_sees_the_newest(read: VersionReader) -> None:
    put_calendar(1)
    assert read() == 1
    for version in (2, 3):
        raise_version()
        assert [read(), read()] == [version, version]


def test_what_is_not_committed_is_not_seen(read: VersionReader) -> None:
    put_calendar(1)
    with Session(db.engine) as session:
        begin_writing(session)
        session.execute(text(RAISE))
        assert read() == 1
        session.commit()
    assert read() == 2


def test_many_threads_never_see_it_go_back(both: Flask) -> None:
    with both.app_context():
        put_calendar(0)
        read = version_reader(db.engine)
    seen: list[list[int]] = []

    def look() -> None:
        seen.append([read() for _ in range(50)])

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    with both.app_context():
        for _ in range(10):
            raise_version()
    for thread in threads:
        thread.join()

    assert [versions == sorted(versions) and len(versions) == 50 for versions in seen] == [True] * 4
    assert read() == 10


class TestSqlite:
    @pytest.fixture
    def path(self, app: Flask) -> Path:
        return Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))

    @pytest.fixture
    def read(self, in_app: Flask) -> VersionReader:
        put_calendar(1)
        return version_reader(db.engine)

    def test_another_process_is_seen(self, read: VersionReader, path: Path) -> None:
        assert read() == 1

        write = f"import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute({RAISE!r}); c.commit(); c.close()"
        subprocess.run([sys.executable, "-c", write], check=True)

        assert read() == 2

    def test_where_nothing_was_committed_no_statement_is_run(self, read: VersionReader) -> None:
        statements: list[str] = []
        assert [read(), read()] == [1, 1]
        for connection in vars(read)["_idle"]:
            connection.set_trace_callback(statements.append)

        assert [read(), read()] == [1, 1]
        assert statements == []

        raise_version()
        assert [read(), read()] == [2, 2]
        assert len(statements) == 1

    def test_every_commit_is_seen_whatever_becomes_of_the_log(self, read: VersionReader, path: Path) -> None:
        seen = []
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            for mode in ("PASSIVE", "FULL", "RESTART", "TRUNCATE") * 3:
                other.execute(RAISE)
                seen.append(read())
                other.execute(f"PRAGMA wal_checkpoint({mode})")
                seen.append(read())

        assert seen == [version for version in range(2, 14) for _ in range(2)]

    def test_a_writer_keeps_its_lock_while_the_reader_begins(self, read: VersionReader, path: Path) -> None:
        write = f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute({RAISE!r})"
        with Session(db.engine) as session:
            begin_writing(session)
            assert [read(), read()] == [1, 1]
            other = subprocess.run([sys.executable, "-c", write], capture_output=True, text=True, check=False)

        assert "database is locked" in other.stderr

    def test_where_commits_cannot_be_looked_at_the_database_is_asked(
        self, read: VersionReader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> int:
            raise FileNotFoundError

        monkeypatch.setattr("planner.store.versions.os.open", refuse)
        assert [read(), read()] == [1, 1]

        raise_version()
        assert read() == 2

    def test_after_the_engine_was_disposed_of_it_begins_anew(self, read: VersionReader) -> None:
        assert [read(), read()] == [1, 1]
        db.engine.dispose()
        raise_version()
        assert [read(), read()] == [2, 2]

    def test_nothing_stays_open_that_the_log_could_not_be_emptied_behind(
        self, read: VersionReader, path: Path
    ) -> None:
        assert read() == 1
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0

    def test_a_locked_database_says_so(
        self, in_app: Flask, read: VersionReader, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "LOCK_TIMEOUT", 0)
        db.engine.dispose()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode = DELETE")
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(Unreadable) as caught:
                read()
        assert "locked" in str(caught.value.__cause__)
        assert read() == 1

    def test_so_does_a_file_that_is_none(self, in_app: Flask, read: VersionReader, path: Path) -> None:
        assert read() == 1
        db.engine.dispose()
        path.write_bytes(b"not a database" * 1_000)

        with pytest.raises(Unreadable):
            read()

    def test_a_database_in_memory_is_read_where_it_is(self, tmp_path: Path) -> None:
        app = make_app("sqlite://", tmp_path)
        with app.app_context():
            db.create_all()
            put_calendar(3)
            assert version_reader(db.engine)() == 3
            db.engine.dispose()


def test_a_server_that_is_not_there_says_so(tmp_path: Path) -> None:
    app = make_app("postgresql+psycopg://nobody@127.0.0.1:1/nothing", tmp_path)
    with app.app_context(), pytest.raises(Unreadable):
        version_reader(db.engine)()
