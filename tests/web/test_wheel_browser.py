"""The wheel as a browser shows it: by keyboard, under the pointer, without scripts, in every look, on paper."""

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browsing import DESK, PHONE
from tests.web.looking import wrong_in_any_look

WHEELS = [
    "/wheel/2027",
    "/wheel/2026?zoom=2026-12",
    "/wheel/2026?from=2026-08&zoom=q2&rings=units",
    "/wheel/2026?beside=1",
    "/wheel/1950?kind=seminar",
    "/wheel/0",
]


@pytest.fixture
def page(desk: Page) -> Page:
    return desk


def focused(page: Page) -> str:
    name: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )
    return name.split(" kl.")[0]


def ring(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.closest('.ring').getAttribute('aria-label')")
    return name


@pytest.mark.parametrize("address", WHEELS)
def test_nothing_is_wrong_in_any_look(watched: Page, address: str) -> None:
    watched.goto(address)

    assert not wrong_in_any_look(watched)


def test_the_wheel_is_one_tab_stop_and_begins_at_today(page: Page) -> None:
    page.goto("/wheel/2026")

    stops = page.locator(".mark[tabindex='0']")
    assert stops.count() == 1
    assert stops.evaluate("at => at.textContent").startswith("Seminar i London · 30. november")
    page.get_by_role("link", name="Det samme som tabel").focus()
    page.keyboard.press("Tab")
    assert ring(page) == "Direktionen"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.wheels')") is None


def test_arrows_go_by_date_and_by_ring(page: Page) -> None:
    page.goto("/wheel/2027?kind=meeting")
    page.locator(".mark[tabindex='0']").focus()
    page.keyboard.press("Home")
    assert focused(page) == "Direktionsmøde · tirsdag den 12. januar 2027"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Direktionsmøde · tirsdag den 9. februar 2027"
    page.keyboard.press("ArrowDown")
    assert (ring(page), focused(page)) == ("Byrådet", "Byrådsmøde · mandag den 22. februar 2027")
    page.keyboard.press("PageDown")
    assert focused(page) == "Byrådsmøde · tirsdag den 30. marts 2027"
    page.keyboard.press("End")
    assert focused(page) == "Byrådsmøde · mandag den 27. december 2027"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "Byrådsmøde · mandag den 27. december 2027"
    page.keyboard.press("ArrowUp")
    assert (ring(page), focused(page)) == ("Direktionen", "Direktionsmøde · tirsdag den 14. december 2027")
    page.keyboard.press("Enter")
    page.wait_for_url("**/series/board-meeting#2027-12-14")


def test_what_has_the_focus_shows_it(page: Page) -> None:
    page.goto("/wheel/2027")
    page.locator(".mark[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")

    width = page.evaluate("getComputedStyle(document.activeElement.querySelector('.figure')).strokeWidth")
    assert width == "3px"


def test_a_card_tells_what_the_mark_is(page: Page) -> None:
    page.goto("/wheel/2026?body=board&kind=meeting")
    mark = page.locator(".mark.is-moved").last
    mark.hover()

    card = page.locator(".card")
    for words in ("Direktionsmøde", "torsdag den 10. december 2026", "Direktionen", "BYC", "flyttet fra 8. december"):
        assert words in card.inner_text()
    assert mark.get_attribute("aria-label")
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_a_card_follows_the_keyboard_and_stays_on_the_wheel(page: Page) -> None:
    page.goto("/wheel/2027")
    page.locator(".mark[tabindex='0']").focus()
    for key in ("End", "Home", "ArrowDown", "End", "ArrowDown", "PageUp"):
        page.keyboard.press(key)
        card, wheel = page.locator(".card").bounding_box(), page.locator(".wheel").first.bounding_box()
        assert card
        assert wheel
        assert wheel["x"] - 50 <= card["x"]
        assert card["x"] + card["width"] <= DESK["width"]


def test_without_scripts_every_mark_is_a_link_with_a_title(browser: Browser, service: str) -> None:
    context = browser.new_context(base_url=service, java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto("/wheel/2027?body=joint&kind=meeting")

    assert (
        page.get_by_role("link", name="HU-møde · torsdag den 25. februar 2027 · Hovedudvalget · Reserveret").count()
        == 1
    )
    assert page.locator(".keys").is_hidden()
    page.get_by_role("link", name="Det samme som tabel").click()
    assert page.url.endswith("#table")
    context.close()


def test_a_phone_shows_the_shape_and_says_it_in_the_table(browser: Browser, service: str) -> None:
    page = browser.new_page(base_url=service, viewport=PHONE)
    page.goto("/wheel/2027")

    assert page.locator(".wheel .label").first.is_hidden()
    assert page.locator(".wheel .month").first.is_visible()
    assert page.locator("#r0").is_visible()
    page.close()


def test_paper_has_the_wheel_and_its_table(page: Page) -> None:
    page.goto("/wheel/2027")
    page.emulate_media(media="print")

    assert page.locator(".wheel").first.is_visible()
    assert page.locator(".views").is_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drawing_uses_the_colours_of_the_page(browser: Browser, service: str, scheme: str) -> None:
    page = browser.new_page(base_url=service, viewport=DESK, color_scheme=scheme)
    page.goto("/wheel/2027")

    drawn = page.locator(".ring.body-1 .meeting .figure").first.evaluate("at => getComputedStyle(at).stroke")
    tag = page.locator(".body-tag.body-1").first.evaluate("at => getComputedStyle(at, '::before').backgroundColor")
    assert drawn == tag
    page.close()
