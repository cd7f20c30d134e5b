"""A browser on a running service: in every look, and on a desk."""

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from planner import clock
from planner.services.changing import change
from tests.databases import make_app
from tests.web.calendars import A_CALENDAR, TODAY

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": DESK},
    "dark": {"color_scheme": "dark", "viewport": DESK},
    "phone": {"color_scheme": "light", "viewport": PHONE},
    "phone, dark": {"color_scheme": "dark", "viewport": PHONE},
}


@pytest.fixture(scope="module")
def service(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running service that shows the sample calendar."""
    folder = tmp_path_factory.mktemp("service")
    app = make_app(f"sqlite:///{shutil.copy(migrated_sqlite, folder / 'test.sqlite')}", folder)
    with app.app_context():
        change(lambda _: A_CALENDAR, datetime(2026, 11, 1, 12, tzinfo=UTC))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: TODAY)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    server.server_close()
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, browser: Browser, service: str) -> Iterator[Page]:
    """A page in one of the looks; console errors and blocked content fail the test."""
    complaints: list[str] = []
    context = browser.new_context(base_url=service, locale="da-DK", **LOOKS[request.param])
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [text for text in complaints if "status of 40" not in text] == []


@pytest.fixture
def desk(browser: Browser, service: str) -> Iterator[Page]:
    context = browser.new_context(base_url=service, locale="da-DK", viewport=DESK)
    yield context.new_page()
    context.close()
