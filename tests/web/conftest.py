import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner import clock
from planner.domain.access import Role
from planner.domain.series import Calendar
from planner.services.changing import change
from tests.databases import close, make_app
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
from tests.web.signing import MADE


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day that the service believes it is."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return TODAY


@pytest.fixture(scope="session")
def sample_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the sample calendar, to be copied: copying is quicker than to write it for every test."""
    path = Path(shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("sample") / "sample.sqlite"))
    app = make_app(f"sqlite:///{path}", path.parent)
    with app.app_context():
        change(lambda _: A_CALENDAR, MADE)
    close(app)
    return path


@pytest.fixture
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An app on a SQLite file, which holds the sample calendar where the test has a `client`, and else nothing."""
    like = request.getfixturevalue("sample_sqlite" if "client" in request.fixturenames else "migrated_sqlite")
    app = make_app(f"sqlite:///{shutil.copy(like, tmp_path / 'test.sqlite')}", tmp_path)
    yield app
    close(app)


@pytest.fixture
def put(app: Flask) -> Callable[[Calendar], None]:
    """Makes the calendar the one in the store."""

    def save(calendar: Calendar) -> None:
        with app.app_context():
            change(lambda _: calendar, MADE)

    return save


@pytest.fixture
def client(app: Flask, today: date) -> FlaskClient:
    """A reader of the sample calendar."""
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
