from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Role
from planner.domain.series import Calendar
from planner.services.changing import change
from tests.databases import app as app
from tests.databases import in_app as in_app
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.hashing import cheap_hashes as cheap_hashes
from tests.web import signing
from tests.web.browsing import desk as desk
from tests.web.browsing import desk_of as desk_of
from tests.web.browsing import served as served
from tests.web.browsing import service as service
from tests.web.browsing import watched as watched
from tests.web.browsing import watched_of as watched_of
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


@pytest.fixture
def signed_in(app: Flask, client: FlaskClient) -> signing.SignsIn:
    """`signed_in(role, *bodies)`: somebody's browser, signed in to the sample calendar."""

    def sign_in(role: Role, *bodies: str) -> FlaskClient:
        browser = app.test_client()
        with browser.session_transaction() as session:
            session.update(signing.session_of(app, role, *bodies))
        return browser

    return sign_in


@pytest.fixture
def administrator(signed_in: signing.SignsIn) -> FlaskClient:
    return signed_in(Role.ADMINISTRATOR)
