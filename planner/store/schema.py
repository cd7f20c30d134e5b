"""Migrations: where they are, how they run, and whether the database has had them all."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from alembic import context
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate
from sqlalchemy import Connection, Engine

from planner.domain.errors import DomainError
from planner.store import (
    account_changes,
    accounts,
    attempts,
    history,
    jobs,
    plans,
    resets,
    sign_ins,
    subscriptions,
    tables,
)
from planner.store.database import db, to_write

TABLES: Final = (tables, subscriptions, accounts, account_changes, sign_ins, resets, attempts, history, plans, jobs)
"""Where the tables are declared: to name them here is to know of them wherever the schema is asked for."""

MIGRATIONS: Final = Path(__file__).parent / "migrations"

_SCRIPTS: Final = ScriptDirectory(str(MIGRATIONS))
_CHECKED: Final = "aarshjul.schema"


class SchemaMismatch(DomainError):
    """The database's tables are not those that this version of the program works with."""


def register(app: Flask) -> None:
    """Add the commands ``flask db …`` to the app."""
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)


def require(app: Flask) -> None:
    """``check`` of the app's database, until it has passed once. Needs an application context."""
    if _CHECKED not in app.extensions:
        with db.engine.connect() as connection:
            check(connection)
        app.extensions[_CHECKED] = True


def check(connection: Connection) -> None:
    """Raises ``SchemaMismatch`` unless the database has had every migration, and no other one."""
    found = set(MigrationContext.configure(connection).get_current_heads())
    if found == heads():
        return
    if found - {revision.revision for revision in _SCRIPTS.walk_revisions()}:
        raise SchemaMismatch(
            "database",
            "Databasen er bragt i stand af en nyere udgave af programmet. Opdatér programmet.",
            "The database was brought up by a newer version of the program. Update the program.",
        )
    raise SchemaMismatch(
        "database",
        "Databasen er ikke gjort klar. Kør: flask --app wsgi db upgrade",
        "The database is not ready. Run: flask --app wsgi db upgrade",
    )


def heads() -> set[str]:
    """The newest migrations, by their ids; normally one."""
    return set(_SCRIPTS.get_heads())


def run_migrations(engine: Engine, **options: Any) -> None:
    """Run the migrations that alembic was called for, from its environment: all in one transaction, or none.

    In SQLite, batch operations rebuild tables, and a foreign key that acts would delete the rows that refer to the
    old one. So foreign keys rest meanwhile, and are checked before the transaction ends.
    """
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            _pragma(connection, "foreign_keys = OFF")
        try:
            with (to_write(connection) if sqlite else connection).begin():
                context.configure(connection=connection, transactional_ddl=True, **options)
                context.run_migrations()
                if sqlite:
                    _check_foreign_keys(connection)
        finally:
            if sqlite:
                _pragma(connection, "foreign_keys = ON")


def _pragma(connection: Connection, pragma: str) -> None:
    # Straight to the driver: inside a transaction, which SQLAlchemy would begin, SQLite ignores this one.
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA {pragma}")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the migration leaves rows that refer to nothing: {broken[:5]}")
