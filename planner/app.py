"""The application, put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import ServiceUnavailable

from planner import cli, web
from planner.config import configure
from planner.services import calendars, fetches, mail
from planner.store import database, schema
from planner.web.errors import NotReady

ROOT: Final = Path(__file__).resolve().parent.parent


def create_app(config: dict[str, Any] | None = None, instance: Path = ROOT / "instance") -> Flask:
    """The app, on the database that its configuration names.

    ``config`` goes before everything that is configured elsewhere. ``instance`` is the directory for what this
    installation keeps: configuration, the secret key, a SQLite file.
    """
    app = Flask(
        "planner",
        instance_path=str(instance.resolve()),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    configure(app, config)
    database.connect(app)
    schema.register(app)
    calendars.remember(app)
    fetches.remember(app)
    mail.remember(app)
    app.register_error_handler(DBAPIError, _database_failed)
    app.register_error_handler(schema.SchemaMismatch, _database_not_ready)
    web.register(app)
    cli.register(app)
    return app


def _database_failed(error: DBAPIError) -> Any:
    """A database that is busy is busy for a moment: the reader is asked to come back."""
    if not database.is_busy(error):
        raise error
    current_app.logger.warning("the database was busy: %s", error.orig)
    return current_app.handle_http_exception(ServiceUnavailable(retry_after=database.LOCK_TIMEOUT))


def _database_not_ready(error: schema.SchemaMismatch) -> Any:
    """Said on the page too: whoever sees it first is likely the one who has just updated the program."""
    current_app.logger.error("%s", error.english)
    return current_app.handle_http_exception(NotReady(error))
