"""The keyboard of a month and a week, as the ARIA grid pattern has it."""

import pytest
from playwright.sync_api import Page


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


@pytest.fixture
def month(desk: Page) -> Page:
    """December 2026, with the focus on the tenth: a Thursday with two items."""
    desk.goto("/month/2026/12#d-2026-12-10")
    assert focused(desk) == "d-2026-12-10"
    return desk


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["ArrowLeft"], "d-2026-12-09"),
        (["ArrowRight"], "d-2026-12-11"),
        (["ArrowUp"], "d-2026-12-03"),
        (["ArrowDown", "ArrowDown"], "d-2026-12-24"),
        (["Home"], "d-2026-12-07"),
        (["End"], "d-2026-12-13"),
        (["End", "ArrowRight"], "d-2026-12-14"),
        (["Enter"], "Direktionsmøde"),
        (["F2", "ArrowDown"], "ØKO-LIS"),
        (["Enter", "ArrowDown", "ArrowDown", "ArrowUp"], "Direktionsmøde"),
        (["Enter", "ArrowDown", "Escape"], "d-2026-12-10"),
    ],
)
def test_keys_move_about(month: Page, keys: list[str], at: str) -> None:
    assert press(month, *keys) == at


@pytest.mark.parametrize(
    ("start", "key", "page", "at"),
    [
        ("/month/2026/12#d-2026-12-10", "PageDown", "/month/2027/1", "d-2027-01-10"),
        ("/month/2026/12#d-2026-12-31", "PageUp", "/month/2026/11", "d-2026-11-30"),
        ("/month/2027/1#d-2027-01-31", "ArrowDown", "/month/2027/2", "d-2027-02-07"),
        ("/month/2026/12?body=board#d-2026-11-30", "ArrowLeft", "/month/2026/11?body=board", "d-2026-11-29"),
        ("/week/2026-W50#d-2026-12-10", "PageDown", "/week/2026-W51", "d-2026-12-17"),
        ("/week/2026-W53#d-2027-01-03", "ArrowRight", "/week/2027-W01", "d-2027-01-04"),
    ],
)
def test_past_the_edge_lies_the_next_page(desk: Page, start: str, key: str, page: str, at: str) -> None:
    desk.goto(start)
    desk.keyboard.press(key)
    desk.wait_for_url("**" + page + "#" + at)
    desk.wait_for_function("id => document.activeElement.id === id", arg=at)


def test_the_grid_is_one_tab_stop(month: Page) -> None:
    assert month.locator(".grid [tabindex='0']").count() == 1
    press(month, "Tab")

    assert month.evaluate("document.activeElement.closest('.grid')") is None
    assert press(month, "Shift+Tab") == "d-2026-12-10"


def test_a_screen_reader_hears_a_grid_and_whole_dates(month: Page) -> None:
    assert month.get_by_role("grid").count() == 1
    assert month.get_by_role("gridcell", name="torsdag den 10. december 2026").count() == 1


def test_where_it_is_a_list_every_link_is_a_stop_of_its_own(desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto("/month/2026/12")

    assert desk.get_by_role("table").count() == 1
    assert desk.locator(".grid [tabindex]").count() == 0


def test_keys_with_a_modifier_stay_the_browsers_own(month: Page) -> None:
    assert press(month, "Control+ArrowRight") == "d-2026-12-10"
