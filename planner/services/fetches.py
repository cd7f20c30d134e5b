"""When each link was last fetched. A poll only notes it; a minute's notes are written in one transaction.

What is lost when a process is killed is a minute of notes, and nothing that a feed depends on. Writing them does not
raise the calendar's version.
"""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from dataclasses import replace
from datetime import datetime
from multiprocessing.util import Finalize
from typing import Final

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from planner.domain.clients import ClientKind
from planner.domain.subscription import Fetch, Subscription
from planner.services.transactions import writing
from planner.store import subscriptions as store
from planner.store.schema import SchemaMismatch

A_MINUTE: Final = 60.0
_EXTENSION: Final = "aarshjul-fetches"
_FIRST: Final = 100
_log: Final = logging.getLogger(__name__)


class FetchLog:
    """The notes of one process. Safe to use from several threads, with or without an application context."""

    def __init__(self, app: Flask, seconds: float = A_MINUTE) -> None:
        self._app = app
        self._seconds = seconds
        self._lock = threading.Lock()
        self._notes: dict[str, Fetch] = {}
        self._timer: threading.Timer | None = None
        atexit.register(_at_exit, weakref.ref(self))
        # What multiprocessing forks, as granian does its workers, ends without asking atexit.
        Finalize(None, _at_exit, (weakref.ref(self),), exitpriority=_FIRST)

    def note(self, uid: str, when: datetime, client: ClientKind) -> None:
        """Note that the subscription was fetched at that time (aware). Never fails, never waits for the database."""
        with self._lock:
            self._notes[uid] = Fetch(when, client)
            self._set_timer()

    def latest(self, uid: str) -> Fetch | None:
        """What is noted of the subscription and not yet written."""
        with self._lock:
            return self._notes.get(uid)

    def flush(self) -> None:
        """Write all notes now. Where the database refuses, they are kept for the next time."""
        with self._lock:
            notes, self._notes = self._notes, {}
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if not notes:
            return
        try:
            with self._app.app_context(), writing() as session:
                store.note_fetches(session, notes)
        except (SQLAlchemyError, SchemaMismatch) as error:
            _log.warning("when feeds were fetched could not be written yet: %s", error)
            with self._lock:
                self._notes = {**notes, **self._notes}

    def flush_in_time(self) -> None:
        """Write all notes now, and what the database refused once more later."""
        self.flush()
        with self._lock:
            if self._notes:
                self._set_timer()

    def _set_timer(self) -> None:
        if self._timer is not None:
            return
        timer = threading.Timer(self._seconds, _in_time, [weakref.ref(self)])
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError as error:  # no thread to be had; the next note tries again
            _log.warning("when feeds were fetched is not written for now: %s", error)
        else:
            self._timer = timer


def remember(app: Flask, seconds: float = A_MINUTE) -> None:
    """Give the app's process a log that is written ``seconds`` after the first note of a batch."""
    app.extensions[_EXTENSION] = FetchLog(app, seconds)


def log_of(app: Flask) -> FetchLog:
    """The log of the app's process."""
    found: FetchLog = app.extensions[_EXTENSION]
    return found


def with_latest(one: Subscription) -> Subscription:
    """The subscription with what this process has noted of it since it was last written."""
    noted = log_of(current_app).latest(one.uid)
    if noted is None or noted.when < one.issued or (one.fetch is not None and noted.when <= one.fetch.when):
        return one
    return replace(one, fetch=noted)


# Neither a timer nor the end of the process keeps an app alive that nobody uses any more.
def _in_time(log: weakref.ref[FetchLog]) -> None:
    found = log()
    if found is not None:
        found.flush_in_time()


def _at_exit(log: weakref.ref[FetchLog]) -> None:
    found = log()
    if found is not None:
        found.flush()
