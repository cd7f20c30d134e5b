"""A browser on a running service. What a page looks like in every look, looking.py tells of the same page."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

from planner import clock
from planner.domain.access import Role
from planner.services import fetches
from tests.databases import close, make_app
from tests.web.calendars import TODAY
from tests.web.signing import session_of

PATIENCE = 60_000
"""Milliseconds: a machine that is busy with other things is no reason to fail."""

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


class Served(NamedTuple):
    """A running service: its app, and its address."""

    app: Flask
    address: str


class OpensPage(Protocol):
    """What `desk_of` and `watched_of` are."""

    def __call__(self, role: Role, *bodies: str) -> Page: ...


@pytest.fixture(scope="module")
def served(sample_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running service that shows the sample calendar."""
    folder = tmp_path_factory.mktemp("service")
    app = make_app(f"sqlite:///{shutil.copy(sample_sqlite, folder / 'test.sqlite')}", folder)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: TODAY)
        thread.start()
        yield Served(app, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()
    server.server_close()
    fetches.log_of(app).flush()
    close(app)


@pytest.fixture(scope="module")
def service(served: Served) -> str:
    """The address of the service."""
    return served.address


@pytest.fixture
def watched(browser: Browser, service: str) -> Iterator[Page]:
    """A page on a desk; console errors and blocked content fail the test."""
    yield from _watched(_context(browser, service, viewport=DESK))


def _watched(context: BrowserContext) -> Iterator[Page]:
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    if wrong := [text for text in complaints if "status of 40" not in text]:
        pytest.fail("\n".join(wrong))


@pytest.fixture
def watched_of(watched: Page, served: Served) -> OpensPage:
    """`watched_of(role, *bodies)`: `watched`, signed in."""

    def sign_in(role: Role, *bodies: str) -> Page:
        _sign_in(watched, served, role, *bodies)
        return watched

    return sign_in


@pytest.fixture
def desk_of(desk: Page, served: Served) -> OpensPage:
    """`desk_of(role, *bodies)`: `desk`, signed in."""

    def sign_in(role: Role, *bodies: str) -> Page:
        _sign_in(desk, served, role, *bodies)
        return desk

    return sign_in


@pytest.fixture
def desk(browser: Browser, service: str) -> Iterator[Page]:
    context = _context(browser, service, viewport=DESK)
    yield context.new_page()
    context.close()


def _context(browser: Browser, service: str, **look: Any) -> BrowserContext:
    context = browser.new_context(base_url=service, locale="da-DK", **look)
    context.set_default_timeout(PATIENCE)
    return context


def _sign_in(page: Page, served: Served, role: Role, *bodies: str) -> None:
    serializer = SecureCookieSessionInterface().get_signing_serializer(served.app)
    assert serializer
    value = serializer.dumps(session_of(served.app, role, *bodies))
    page.context.add_cookies([{"name": "session", "value": str(value), "url": served.address}])
