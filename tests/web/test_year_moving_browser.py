"""Moving what stands in a year, in the table and in the wall planner, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from planner.domain.access import Role
from tests.web.browsing import OpensPage
from tests.web.looking import wrong_in_any_look

YEAR = "/year/2027?body=board"
WALL = "/year/2027?body=board&view=wall"
FEBRUARY = "/series/board-meeting/2027-02-09"


@pytest.fixture
def page(desk_of: OpensPage) -> Page:
    return desk_of(Role.PLANNER)


def mark(page: Page, day: str) -> Locator:
    return page.locator(f'a[data-first="{day}"][href^="/series/board-meeting/"]')


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_dragged_to_another_month_a_date_keeps_its_place_there(page: Page) -> None:
    page.goto(YEAR)
    march = page.locator("tr", has=mark(page, "2027-02-09")).locator("td").nth(2)
    mark(page, "2027-02-09").drag_to(march)

    page.wait_for_url(f"**{FEBRUARY}/move?to=2027-03-09&back=%2Fyear%2F2027%3Fbody%3Dboard")
    expect(page.get_by_role("row", name="Frist for sager")).to_contain_text("2. marts 2027")


def test_dragged_out_of_the_page_it_is_its_title(page: Page) -> None:
    page.goto(YEAR)
    text = mark(page, "2027-02-09").evaluate(
        """(link) => {
            const dataTransfer = new DataTransfer();
            link.dispatchEvent(new DragEvent("dragstart", { bubbles: true, dataTransfer }));
            return dataTransfer.getData("text/plain");
        }"""
    )

    assert text == "Direktionsmøde"


def test_dropped_in_its_own_month_nothing_happens(page: Page) -> None:
    page.goto(YEAR)
    february = page.locator("td", has=mark(page, "2027-02-09"))
    mark(page, "2027-02-09").drag_to(february, target_position={"x": 2, "y": 2})

    assert page.url.endswith(YEAR)
    assert page.locator(".lands-here, .is-taken").count() == 0


def test_in_the_wall_planner_it_is_dragged_to_a_day(page: Page) -> None:
    page.goto(WALL)
    day = page.locator("li", has=page.locator('time[datetime="2027-02-11"]'))
    mark(page, "2027-02-09").drag_to(day)

    page.wait_for_url(f"**{FEBRUARY}/move?to=2027-02-11&*")


@pytest.mark.parametrize("view", [YEAR, WALL])
@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (["ArrowRight", "ArrowRight"], "2027-02-11"),
        (["ArrowDown", "ArrowLeft"], "2027-02-15"),
        (["PageDown"], "2027-03-09"),
        (["PageUp", "ArrowUp"], "2027-01-05"),
    ],
)
def test_by_keyboard(page: Page, view: str, keys: list[str], to: str) -> None:
    page.goto(view)
    mark(page, "2027-02-09").focus()
    press(page, "m", *keys, "Enter")

    page.wait_for_url(f"**{FEBRUARY}/move?to={to}&*")


def test_each_step_is_said_and_shown(page: Page) -> None:
    page.goto(YEAR)
    mark(page, "2027-02-09").focus()
    press(page, "M", "PageDown")

    expect(page.locator(".moving-now")).to_contain_text("Flytter »Direktionsmøde« til tirsdag den 9. marts 2027.")
    expect(page.locator("td.lands-here")).to_have_count(1)
    assert not wrong_in_any_look(page)

    press(page, "Escape")
    expect(page.locator(".moving-now")).to_have_text("»Direktionsmøde« er ikke flyttet.")
    assert page.locator(".lands-here, .is-taken").count() == 0


def test_whoever_may_not_edit_it_cannot_move_it(desk_of: OpensPage) -> None:
    page = desk_of(Role.EDITOR, "council")
    page.goto(YEAR)

    assert page.locator("a[data-first]").count() == 0
    expect(page.locator(".moving-help")).to_be_hidden()
