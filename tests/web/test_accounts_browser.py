"""Accounts in a browser: accessible in every look, within the edges of the screen, and signed in from end to end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, resets
from tests.web.browsing import OpensPage, Served
from tests.web.looking import wrong_in_any_look

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "fire ord i en lang række"
OPEN_TO_ALL = ["/sign-in", "/password/forgotten", "/password/made-up"]


def somebody(served: Served) -> None:
    """Without whom whoever wants to sign in is led to the first run."""
    with served.app.app_context():
        if not accounts.everybody():
            accounts.create("anna@example.dk", "Anna Berg", Role.EDITOR, NOW, password=PASSWORD)


def test_nothing_is_wrong_with_the_first_run(watched: Page) -> None:
    watched.goto("/first-run")

    assert watched.url.endswith("/first-run")
    assert not wrong_in_any_look(watched)


@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_nothing_is_wrong_in_any_look(watched: Page, served: Served, address: str) -> None:
    somebody(served)
    watched.goto(address)

    assert watched.url.endswith(address)
    assert not wrong_in_any_look(watched)


def test_nor_in_a_form_that_was_refused(watched: Page, served: Served) -> None:
    somebody(served)
    watched.goto("/sign-in")
    watched.fill("#email", "nobody@example.dk")
    watched.fill("#password", "noget andet end det")
    watched.click("main button")
    expect(watched.get_by_role("alert")).to_be_visible()

    assert not wrong_in_any_look(watched)


def test_nor_where_a_link_to_choose_a_password_is_shown(watched_of: OpensPage) -> None:
    page = watched_of(Role.ADMINISTRATOR)
    page.goto("/settings/accounts")
    page.click(".rows a >> nth=0")
    page.click("text=Vis et link")
    expect(page.locator("#link")).to_be_visible()

    assert not wrong_in_any_look(page)


def test_somebody_new_chooses_a_password_and_is_signed_in(desk: Page, served: Served) -> None:
    with served.app.app_context():
        made = accounts.create("ny@example.dk", "Ny Medarbejder", Role.EDITOR, NOW)
        token = resets.issue(made.uid, clock.now())
    desk.goto(f"/password/{token}")
    desk.fill("#password", PASSWORD)
    desk.click("text=Gem adgangskoden")

    expect(desk.locator(".me")).to_contain_text("Ny Medarbejder")
    desk.click(".me")
    desk.click("text=Log ud")
    expect(desk.locator("text=Du er logget ud.")).to_be_visible()
    desk.click("text=Log ind")
    desk.fill("#email", "ny@example.dk")
    desk.fill("#password", PASSWORD)
    desk.keyboard.press("Enter")
    desk.click(".me")
    desk.click("text=Min konto")

    expect(desk.locator("h1")).to_have_text("Min konto")
