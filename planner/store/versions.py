"""The calendar's version, read as cheaply as the database allows: before each answer that was kept is given again."""

from __future__ import annotations

import mmap
import os
import sqlite3
import sys
from collections import deque
from threading import Lock
from typing import Any, Final, Protocol

from sqlalchemy import Engine, event, select
from sqlalchemy.exc import DBAPIError

from planner.store.tables import THE_CALENDAR, CalendarRow

_HEADER: Final = 48
"""Bytes at the beginning of SQLite's wal-index; every commit changes them (https://sqlite.org/walformat.html)."""

_HEADER_FORMAT: Final = (3_007_000).to_bytes(4, sys.byteorder)
"""What they begin with, as long as that is so."""

_VERSION: Final = select(CalendarRow.version).where(CalendarRow.id == THE_CALENDAR)


class Unreadable(Exception):
    """The database does not answer: it is locked, out of reach or broken. The cause says which."""


class VersionReader(Protocol):
    """Reads the version by primary key, as it stands at this moment; 0 where there is no calendar yet."""

    def __call__(self) -> int:
        """The version. Raises ``Unreadable``. May be called from several threads at once."""


def version_reader(engine: Engine) -> VersionReader:
    """The cheapest reader for the engine's database. It opens nothing before it is first called."""
    in_a_file = engine.dialect.name == "sqlite" and engine.url.database not in (None, "", ":memory:")
    return _FromFile(engine) if in_a_file else _ThroughEngine(engine)


class _FromFile:
    """Asks SQLite without SQLAlchemy in between, which would take some ten times as long, and only after a commit.

    A connection serves one thread at a time and waits here in between. There are as many as there were readers at
    once, whatever becomes of the server's threads.

    Whether anything was committed since the last look, by any process, stands in memory that all of them share, and
    looking there hands Python's lock to no other thread, which a statement does three times.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._statement = str(_VERSION.compile(engine, compile_kwargs={"literal_binds": True}))
        self._idle: deque[Any] = deque()
        self._commits: _Commits | None = None
        self._looked_for_commits = False
        self._looking = Lock()
        self._seen: tuple[bytes, int] | None = None
        event.listen(engine, "engine_disposed", self._close)

    def __call__(self) -> int:
        commits, seen = self._commits, self._seen
        if commits is None:
            return self._ask_first()
        last = commits.last()
        if seen is not None and seen[0] == last and last.startswith(_HEADER_FORMAT):
            return seen[1]
        # Asked after that look: what is committed in between makes the next look differ.
        version = self._ask()
        self._seen = last, version
        return version

    def _ask_first(self) -> int:
        """The version, and from then on a look at the commits, where the database has them in memory."""
        version = self._ask()
        with self._looking:
            if not self._looked_for_commits:
                self._commits = _Commits.of(self._open())
                self._looked_for_commits = True
        return version

    def _ask(self) -> int:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._open()
        try:
            # All rows, though there is one at most: only then is the statement over, and with it what it could see.
            rows = connection.execute(self._statement).fetchall()
        except sqlite3.Error as error:
            connection.close()
            raise Unreadable from error
        self._idle.append(connection)
        return rows[0][0] if rows else 0

    def _open(self) -> Any:
        """A connection that was set up like all of the engine's and is the engine's no longer."""
        try:
            pooled = self._engine.raw_connection()
        except sqlite3.Error as error:
            raise Unreadable from error
        connection = pooled.driver_connection
        pooled.detach()
        return connection

    def _close(self, _engine: Engine) -> None:
        while self._idle:
            self._idle.pop().close()
        with self._looking:
            if self._commits is not None:
                self._commits.close()
            self._commits, self._seen, self._looked_for_commits = None, None, False


class _Commits:
    """The beginning of the wal-index of a SQLite database: memory that all processes with the database open share.

    The connection stays open so that the wal-index stays the one that others write to. No descriptor of its file may
    be closed while the process uses the database, for with it go all locks that SQLite has on the file (POSIX).
    """

    def __init__(self, connection: Any, descriptor: int) -> None:
        self._connection = connection
        self._descriptor = descriptor
        self._memory = mmap.mmap(descriptor, _HEADER, access=mmap.ACCESS_READ)

    @classmethod
    def of(cls, connection: Any) -> _Commits | None:
        """Those of the connection's database, and it is theirs; None, and it is closed, where there are none."""
        try:
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
            (_, _, file), *_ = connection.execute("PRAGMA database_list").fetchall()
            connection.execute("SELECT 1 FROM sqlite_master").fetchall()
            if mode == "wal":
                return cls(connection, os.open(f"{file}-shm", os.O_RDONLY))
        except (OSError, ValueError, sqlite3.Error):
            pass
        connection.close()
        return None

    def last(self) -> bytes:
        """What is different after every commit."""
        return self._memory[:]

    def close(self) -> None:
        """Only together with all other connections of this process."""
        self._connection.close()
        self._memory.close()
        os.close(self._descriptor)


class _ThroughEngine:
    """Asks any database that SQLAlchemy knows, in no transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def __call__(self) -> int:
        try:
            with self._engine.connect() as connection:
                return connection.scalar(_VERSION) or 0
        except DBAPIError as error:
            raise Unreadable from error
