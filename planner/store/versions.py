"""The calendar's version, read as cheaply as the database allows: before each answer that was kept is given again."""

from __future__ import annotations

import sqlite3
from collections import deque
from typing import Any, Final, Protocol

from sqlalchemy import Engine, event, select
from sqlalchemy.exc import DBAPIError

from planner.store.tables import THE_CALENDAR, CalendarRow

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
    """Asks SQLite without SQLAlchemy in between, which would take some ten times as long.

    A connection serves one thread at a time and waits here in between. There are as many as there were readers at
    once, whatever becomes of the server's threads.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._statement = str(_VERSION.compile(engine, compile_kwargs={"literal_binds": True}))
        self._idle: deque[Any] = deque()
        event.listen(engine, "engine_disposed", self._close)

    def __call__(self) -> int:
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
