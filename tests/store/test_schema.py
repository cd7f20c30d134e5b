"""Migrations give the tables that the program works with, whole or not at all, and a program knows its tables."""

import shutil
from collections.abc import Callable
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from planner.store import schema
from planner.store.database import db
from planner.store.schema import SchemaMismatch
from tests.databases import make_app, migrate

LATER = '''
"""A later migration."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"


def upgrade():
    {upgrade}


def downgrade():
    pass
'''


@pytest.fixture
def migrations(tmp_path: Path) -> Callable[[str], str]:
    """Our migrations and a later one that does this; gives their directory."""

    def with_later(upgrade: str) -> str:
        directory = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, directory)
        [head] = schema.heads()
        (directory / "versions" / "later.py").write_text(LATER.format(head=head, upgrade=upgrade))
        return str(directory)

    return with_later


def test_the_migrations_make_what_the_models_say(both: Flask) -> None:
    with both.app_context(), db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_going_back_to_nothing_leaves_nothing(both: Flask) -> None:
    with both.app_context():
        flask_migrate.downgrade(revision="base")

        assert inspect(db.engine).get_table_names() == ["alembic_version"]


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_database: str, migrations: Callable[[str], str], tmp_path: Path
) -> None:
    app = make_app(empty_database, tmp_path)
    directory = migrations("op.execute('CREATE TABLE half (a INTEGER)'); op.execute('SELECT * FROM nowhere')")

    with app.app_context():
        with pytest.raises(DBAPIError, match="nowhere"):
            flask_migrate.upgrade(directory=directory)

        assert inspect(db.engine).get_table_names() == []
        db.engine.dispose()


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(both: Flask, migrations: Callable[[str], str]) -> None:
    directory = migrations("""
    with op.batch_alter_table("series", recreate="auto") as table:
        table.alter_column("place", type_=sa.String(500))""")
    with both.app_context():
        _insert_a_series_with_an_exception()

        flask_migrate.upgrade(directory=directory)

        with db.engine.connect() as connection:
            assert connection.scalar(text("SELECT recurrence_id FROM series_exception")) == "2015-01-13"
            assert connection.scalar(text("SELECT title FROM series")) == "Møde"


def test_a_migration_may_not_leave_rows_that_refer_to_nothing(app: Flask, migrations: Callable[[str], str]) -> None:
    directory = migrations("op.execute('DELETE FROM series')")
    with app.app_context():
        _insert_a_series_with_an_exception()

        with pytest.raises(SystemExit):
            flask_migrate.upgrade(directory=directory)

        with db.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM series")) == 1
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def _insert_a_series_with_an_exception() -> None:
    with db.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO series (id, position, uid, title, kind, rule, adjustments, status, place, note, source,"
                " passport, archived, sequence, changed) VALUES (1, 0, 'm', 'Møde', 'meeting', '{}', '[]',"
                " 'confirmed', '', '', '', '{}', false, 1, '2026-11-22')"
            )
        )
        connection.execute(
            text("INSERT INTO series_exception VALUES (1, '2015-01-13', '{}', 1, '2026-11-22')"),
        )


class TestWhetherTheDatabaseIsReady:
    def test_a_migrated_one_is(self, both: Flask) -> None:
        with both.app_context():
            schema.require(both)

    def test_an_empty_one_is_not_until_it_is_migrated(self, empty_database: str, tmp_path: Path) -> None:
        app = make_app(empty_database, tmp_path)
        with app.app_context():
            with pytest.raises(SchemaMismatch, match="flask --app wsgi db upgrade"):
                schema.require(app)
            migrate(app)
            schema.require(app)
            db.engine.dispose()

    def test_tables_that_no_migration_made_are_not_trusted(self, app: Flask) -> None:
        with app.app_context():
            with db.engine.begin() as connection:
                connection.execute(text("DELETE FROM alembic_version"))

            with pytest.raises(SchemaMismatch, match="not ready"):
                schema.require(app)

    def test_one_that_a_newer_program_has_migrated_is_not(self, app: Flask) -> None:
        with app.app_context():
            with db.engine.begin() as connection:
                connection.execute(text("UPDATE alembic_version SET version_num = 'from tomorrow'"))

            with pytest.raises(SchemaMismatch, match="newer version of the program"):
                schema.require(app)
