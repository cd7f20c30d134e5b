"""Accounts in a browser: accessible in every look, within the edges of the screen, and signed in from end to end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from planner import clock
from planner.domain.access import Role
from planner.services import accounts, resets
from tests.web.browsing import OpensPage, Served

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "fire ord i en lang række"
OPEN_TO_ALL = ["/sign-in", "/password/forgotten", "/password/made-up"]
SIGNED_IN = ["/account", "/settings", "/settings/accounts", "/settings/accounts/new", "/settings/reading"]


def clean(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", ["/first-run", *OPEN_TO_ALL])
def test_axe_finds_nothing(look: Page, served: Served, address: str) -> None:
    look.goto(address)

    clean(look)


def test_nor_in_a_form_that_was_refused(look: Page, served: Served) -> None:
    with served.app.app_context():
        if not accounts.everybody():
            accounts.create("anna@example.dk", "Anna Berg", Role.EDITOR, NOW, password=PASSWORD)
    look.goto("/sign-in")
    look.fill("#email", "nobody@example.dk")
    look.fill("#password", "noget andet end det")
    look.click("main button")
    expect(look.get_by_role("alert")).to_be_visible()

    clean(look)


@pytest.mark.parametrize("address", SIGNED_IN)
def test_nor_on_an_administrators_pages(look_of: OpensPage, address: str) -> None:
    page = look_of(Role.ADMINISTRATOR)
    page.goto(address)

    clean(page)


def test_nor_on_the_pages_of_one_account_and_its_link(look_of: OpensPage, served: Served) -> None:
    page = look_of(Role.ADMINISTRATOR)
    page.goto("/settings/accounts")
    page.click(".rows a >> nth=0")
    clean(page)
    page.click("text=Vis et link")
    clean(page)

    page.goto(page.input_value("#link"))
    clean(page)


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
