from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.series import Calendar
from planner.services.changing import change
from tests.databases import app as app
from tests.databases import in_app as in_app
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.web.browsing import desk as desk
from tests.web.browsing import look as look
from tests.web.browsing import service as service
from tests.web.calendars import A_CALENDAR
from tests.web.calendars import TODAY as TODAY


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day that the service believes it is."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return TODAY


@pytest.fixture
def put(app: Flask) -> Callable[[Calendar], None]:
    """Makes the calendar the one in the store."""

    def save(calendar: Calendar) -> None:
        with app.app_context():
            change(lambda _: calendar, datetime(2026, 11, 1, 12, tzinfo=UTC))

    return save


@pytest.fixture
def client(app: Flask, put: Callable[[Calendar], None], today: date) -> FlaskClient:
    """A reader of the sample calendar."""
    put(A_CALENDAR)
    return app.test_client()
