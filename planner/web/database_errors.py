"""What a reader is told while the database cannot answer."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import ServiceUnavailable

from planner.store import database, schema
from planner.web.errors import NotReady


def register(app: Flask) -> None:
    """Show both as pages of ours: a database that is busy, and one that lacks its tables."""
    app.register_error_handler(DBAPIError, _database_failed)
    app.register_error_handler(schema.SchemaMismatch, _database_not_ready)


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
