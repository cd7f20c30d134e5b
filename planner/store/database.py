"""The database connection: how SQLite and PostgreSQL are opened, read from and written to.

Readers see one state from their first query to their last. Writers take the write lock before they read anything,
so that no two of them decide on the same old state; they wait for it at most ``LOCK_TIMEOUT`` seconds.
"""

from __future__ import annotations

import sqlite3
from time import monotonic, sleep
from typing import Any, Final

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session

from planner.domain.errors import DomainError

LOCK_TIMEOUT: Final = 5
"""Seconds that a writer waits for another one."""

_LOOKS: Final = 500
_SHORTEST_PAUSE: Final = 0.001
_WRITES: Final = "writes"
_BEGIN_TO_READ: Final = {"sqlite": "BEGIN"}
_BEGIN_TO_WRITE: Final = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "LOCK TABLE calendar IN EXCLUSIVE MODE"}
_SQLITE_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_POSTGRESQL_BUSY: Final = frozenset({"55P03", "40001", "40P01"})


class UnknownDatabase(DomainError):
    """The configuration names a database by an address that cannot be used; ``why`` is for whoever runs it."""

    def __init__(self, why: str = "") -> None:
        known = "sqlite:////…/x.sqlite, postgresql+psycopg://…"
        because = why and f" ({why})"
        super().__init__(
            "DATABASE_URL",
            f"Den adresse kan ikke bruges{because}. Den skal være som {known}",
            f"That address cannot be used{because}. It must be like {known}",
        )


class Base(DeclarativeBase):
    """What every table is declared on. The names of constraints are given, for SQLite's migrations need them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base, disable_autonaming=True)


def connect(app: Flask) -> None:
    """Give the app the database that its ``SQLALCHEMY_DATABASE_URI`` names. Raises ``UnknownDatabase``."""
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", _engine_options(app.config["SQLALCHEMY_DATABASE_URI"]))
    try:
        db.init_app(app)
    except (ArgumentError, ImportError) as error:
        raise UnknownDatabase(f"{error}") from None
    with app.app_context():
        prepare(db.engine)


def prepare(engine: Engine) -> None:
    """Make the engine's transactions ours: how they begin, and what SQLite must be told on each connection."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)


def to_write(connection: Connection) -> Connection:
    """The connection, whose next transaction takes the write lock as it begins."""
    return connection.execution_options(**{_WRITES: True})


def begin_writing(session: Session) -> None:
    """Begin a transaction that takes the write lock. What was read before belongs to an older state: it ends.

    Raises ``OperationalError`` when another writer keeps the lock too long (``is_busy`` tells).
    """
    session.rollback()
    session.connection(execution_options={_WRITES: True})


def is_busy(error: DBAPIError) -> bool:
    """Whether the database refused because others are writing; the same request may succeed a little later."""
    cause = error.orig
    if isinstance(cause, sqlite3.OperationalError):
        # The lower byte is the primary code, the rest says which sort of busy.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_BUSY
    return getattr(cause, "sqlstate", None) in _POSTGRESQL_BUSY


def _engine_options(url: str) -> dict[str, Any]:
    if _kind(url) != "postgresql":
        return {}
    return {
        "isolation_level": "REPEATABLE READ",
        "pool_pre_ping": True,
        "connect_args": {"options": f"-c lock_timeout={LOCK_TIMEOUT}s"},
    }


def _kind(url: str) -> str:
    # What is wrong with an address is not quoted: it may hold a password.
    try:
        kind = make_url(url).get_backend_name()
    except (ValueError, ArgumentError):
        raise UnknownDatabase from None
    if kind not in _BEGIN_TO_WRITE:
        raise UnknownDatabase(kind)
    return kind


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin late and leave DDL out; `_begin` says when ours begin.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {LOCK_TIMEOUT * 1000}",
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get(_WRITES))
    statement = (_BEGIN_TO_WRITE if writes else _BEGIN_TO_READ).get(connection.dialect.name)
    if statement is None:
        return
    if writes and connection.dialect.name == "sqlite":
        _begin_in_turn(connection, statement)
    else:
        connection.exec_driver_sql(statement)


def _begin_in_turn(connection: Connection, statement: str) -> None:
    """Wait for SQLite's write lock, looking the more often the longer the wait has been.

    SQLite itself looks ever more seldom, up to ten times a second: under many writers, whoever has waited longest is
    then least likely to find the lock free, and fails. Raises ``OperationalError`` when the time is up.
    """
    driver: Any = connection.connection.driver_connection
    until = monotonic() + LOCK_TIMEOUT
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql(statement)
            except OperationalError as error:
                left = until - monotonic()
                if left <= 0 or not is_busy(error):
                    raise
                sleep(max(left / _LOOKS, _SHORTEST_PAUSE))
            else:
                return
    finally:
        driver.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT * 1000}")
