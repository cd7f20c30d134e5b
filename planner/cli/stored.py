"""What the commands share that read or write the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from planner.cli.command import Command, Refused
from planner.store.database import is_busy

_DOES_NOT_ANSWER: Final = (OperationalError, DatabaseError)
"""Exactly these: the others that are derived from ``DatabaseError`` are ours to mend."""


@contextmanager
def database_refusals() -> Iterator[None]:
    """Turns a database that does not answer into ``Refused``."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in _DOES_NOT_ANSWER:
            raise
        busy = "Den er optaget. Prøv igen om lidt."
        raise Refused("database", busy if is_busy(error) else str(error.orig)) from None


class StoredCommand(Command):
    """A command that turns a database's refusals into ``Refused`` as well."""

    def invoke(self, ctx: click.Context) -> Any:
        """Raises ``Refused`` for what the core or the store refuse."""
        with database_refusals():
            return super().invoke(ctx)
