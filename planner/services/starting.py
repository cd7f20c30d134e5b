"""What the use cases need of an app before any of them can run."""

from __future__ import annotations

from flask import Flask

from planner.services import calendars, fetches, mail
from planner.store import database, schema


def start(app: Flask) -> None:
    """Give the app its database, and its process what it keeps between requests. Once is enough.

    Raises ``UnknownDatabase`` for an address, and ``ValueError`` for a mail server, that cannot be used.
    """
    if calendars.EXTENSION in app.extensions:
        return
    database.connect(app)
    schema.register(app)
    calendars.remember(app)
    fetches.remember(app)
    mail.remember(app)
