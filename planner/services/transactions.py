"""Where transactions begin and end. A use case is one of them, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app
from sqlalchemy.orm import Session

from planner.store import schema
from planner.store.database import begin_writing, db


@contextmanager
def reading() -> Iterator[Session]:
    """A session that sees one state of the database from its first query to its last.

    Raises ``SchemaMismatch`` when the database lacks its tables.
    """
    schema.require(current_app)
    with Session(db.engine) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """A session that alone may write; committed at the end, rolled back on any error.

    Raises ``OperationalError`` when another writer keeps it waiting too long (``database.is_busy`` tells), and
    ``SchemaMismatch`` when the database lacks its tables.
    """
    schema.require(current_app)
    with Session(db.engine) as session:
        begin_writing(session)
        yield session
        session.commit()
