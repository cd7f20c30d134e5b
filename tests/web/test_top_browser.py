"""The top of the page: one row for everybody, in both languages; what folds opens without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.domain.access import Role
from tests.web.browsing import PHONE, OpensPage

WIDTHS = (1440, 1280, 1057, 1056, 768, 390)

ROWS = """() => {
    const boxes = [...document.querySelectorAll(".top .wrap > *, .top .menu li")]
        .map((part) => part.getBoundingClientRect()).filter(({ height }) => height > 0);
    const bottomOfFirst = Math.min(...boxes.map(({ bottom }) => bottom));
    return boxes.every(({ top }) => top < bottomOfFirst) ? 1 : 2;
}"""


def rows(page: Page) -> dict[int, int]:
    """How many rows the top has, by the page's width."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(ROWS)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    return found


@pytest.mark.parametrize("language", ["da", "en"])
class TestOneRow:
    def test_for_somebody_who_only_reads(self, desk: Page, language: str) -> None:
        desk.goto(f"/?lang={language}")

        assert rows(desk) == dict.fromkeys(WIDTHS, 1)

    def test_for_whoever_may_do_everything(self, desk_of: OpensPage, language: str) -> None:
        page = desk_of(Role.ADMINISTRATOR)
        page.goto(f"/?lang={language}")
        page.locator(".me .name").evaluate("name => { name.textContent = 'Anne-Mette Kristoffersen-Mikkelsen'; }")

        assert rows(page) == dict.fromkeys(WIDTHS, 1)


def test_a_phone_opens_the_menu_without_scripts(browser: Browser, service: str) -> None:
    page = browser.new_page(base_url=service, java_script_enabled=False, viewport=PHONE)
    page.goto("/")
    expect(page.get_by_role("link", name="Kalender")).to_be_hidden()
    page.get_by_text("Menu", exact=True).press("Enter")
    page.get_by_role("link", name="Kalender").click()

    page.wait_for_url("**/month/**")
    page.get_by_text("Menu", exact=True).press("Enter")
    expect(page.get_by_role("link", name="Kalender")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**lang=en**")
    page.close()


def test_one_list_is_open_at_a_time_and_esc_closes_it(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_text("Menu", exact=True).click()
    page.locator(".signed-in summary").click()

    expect(page.get_by_role("link", name="Kalender")).to_be_hidden()
    page.get_by_role("link", name="Indstillinger").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Indstillinger")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.signed-in summary')")
    page.locator(".signed-in summary").click()
    page.locator(".foot p").first.click()
    expect(page.get_by_role("link", name="Indstillinger")).to_be_hidden()
