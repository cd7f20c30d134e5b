"""Moving what stands in a month or a week, by mouse and by keyboard: both end where nothing is saved yet."""

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.domain.access import Role
from tests.web.browsing import DESK, OpensPage
from tests.web.looking import wrong_in_any_look

FEBRUARY = "/series/board-meeting/2027-02-09"
MOVED = "**/series/board-meeting/2027-02-09/move?to=2027-02-11&back=%2Fmonth%2F2027%2F2%3Fbody%3Dboard"


@pytest.fixture
def month(desk_of: OpensPage) -> Page:
    page = desk_of(Role.PLANNER)
    page.goto("/month/2027/2?body=board")
    return page


def focus(page: Page, day: str, title: str) -> None:
    page.locator(f"#d-{day}").get_by_role("link", name=title).focus()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_dragging_shows_what_comes_along(month: Page) -> None:
    month.locator("#d-2027-02-09").get_by_role("link", name="Direktionsmøde").drag_to(month.locator("#d-2027-02-11"))

    month.wait_for_url(MOVED)
    expect(month.get_by_role("row", name="Frist for sager")).to_contain_text("torsdag den 4. februar 2027")
    month.get_by_role("button", name="Flyt").click()
    month.wait_for_url("**/month/2027/2?body=board")
    expect(month.locator("#d-2027-02-11")).to_contain_text("Direktionsmøde")
    expect(month.get_by_role("status").first).to_contain_text("»Direktionsmøde« er nu torsdag den 11. februar 2027")
    month.goto(f"{FEBRUARY}/restore?back=/month/2027/2")
    month.get_by_role("button", name="Gendan").click()
    expect(month.locator("#d-2027-02-09")).to_contain_text("Direktionsmøde")


def test_dropped_where_it_was_nothing_happens(month: Page) -> None:
    day = month.locator("#d-2027-02-09")
    day.get_by_role("link", name="Direktionsmøde").drag_to(day.locator(".date"))

    assert month.url.endswith("/month/2027/2?body=board")
    assert month.locator(".lands-here, .is-taken").count() == 0


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (["ArrowRight", "ArrowRight"], "2027-02-11"),
        (["ArrowDown", "ArrowLeft"], "2027-02-15"),
        (["ArrowUp", "ArrowUp"], "2027-01-26"),
        (["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"], "2027-03-09"),  # past the edge of the page
    ],
)
def test_by_keyboard(month: Page, keys: list[str], to: str) -> None:
    focus(month, "2027-02-09", "Direktionsmøde")
    press(month, "m", *keys, "Enter")

    month.wait_for_url(f"**{FEBRUARY}/move?to={to}&*")


def test_each_step_is_said(month: Page) -> None:
    focus(month, "2027-02-09", "Direktionsmøde")
    press(month, "M", "ArrowRight")

    expect(month.locator(".moving-now")).to_contain_text("Flytter »Direktionsmøde« til onsdag den 10. februar 2027.")
    assert month.locator("td.lands-here").get_attribute("id") == "d-2027-02-10"


def test_the_title_is_said_in_its_own_language(month: Page) -> None:
    month.goto("/month/2027/2?body=board&lang=en")
    focus(month, "2027-02-09", "Direktionsmøde")
    press(month, "M", "ArrowRight")

    expect(month.locator(".moving-now")).to_contain_text("Moving “Direktionsmøde” to Wednesday 10 February 2027.")
    expect(month.locator(".moving-now [lang=da]")).to_have_text("Direktionsmøde")


@pytest.mark.parametrize(
    "keys", [["Escape"], ["ArrowRight", "Escape"], ["Enter"], ["ArrowRight", "ArrowLeft", "Enter"]]
)
def test_leaving_it_leaves_everything_as_it_was(month: Page, keys: list[str]) -> None:
    focus(month, "2027-02-09", "Direktionsmøde")
    press(month, "m", *keys)

    expect(month.locator(".moving-now")).to_have_text("»Direktionsmøde« er ikke flyttet.")
    assert month.locator(".lands-here, .is-taken").count() == 0
    assert month.evaluate("document.activeElement.textContent") == "Direktionsmøde"
    assert month.url.endswith("/month/2027/2?body=board")


def test_the_grids_own_keys_still_work(month: Page) -> None:
    focus(month, "2027-02-09", "Direktionsmøde")
    press(month, "ArrowDown")

    assert month.evaluate("document.activeElement.textContent") == "ØKO-LIS"


def test_a_seminar_is_moved_by_as_many_days_as_it_was_dragged(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    page.goto("/month/2026/12")
    tuesday, thursday = page.locator("#d-2026-12-01").bounding_box(), page.locator("#d-2026-12-10").bounding_box()
    bar = page.locator(".bar").first.bounding_box()
    assert tuesday
    assert thursday
    assert bar
    page.mouse.move(tuesday["x"] + tuesday["width"] / 2, bar["y"] + bar["height"] / 2)
    page.mouse.down()
    page.mouse.move(thursday["x"] + 30, thursday["y"] + 30, steps=5)
    page.mouse.move(thursday["x"] + 32, thursday["y"] + 32)
    page.mouse.up()

    page.wait_for_url("**/series/seminar/2026-11-30/move?to=2026-12-09&*")
    expect(page.get_by_role("row", name="Seminar i London")).to_contain_text("9.–11. december 2026")


def test_what_has_no_day_is_dragged_to_the_day_that_it_gets(month: Page) -> None:
    month.locator(".undated").get_by_role("link", name="IT-budget").drag_to(month.locator("#d-2027-02-11"))

    month.wait_for_url("**/series/budget/2027-Q1/move?to=2027-02-11&*")
    expect(month.get_by_role("heading", level=1)).to_have_text("Vælg dag for »IT-budget«")


def test_or_taken_there_by_keyboard(month: Page) -> None:
    month.locator(".undated").get_by_role("link", name="IT-budget").focus()
    press(month, "m")
    expect(month.locator(".moving-now")).to_contain_text("Flytter »IT-budget« til mandag den 1. februar 2027.")
    press(month, "ArrowDown", "ArrowRight", "Enter")

    month.wait_for_url("**/series/budget/2027-Q1/move?to=2027-02-09&*")


def test_in_the_lane_too_escape_leaves_it(month: Page) -> None:
    month.locator(".undated").get_by_role("link", name="IT-budget").focus()
    press(month, "m", "ArrowRight", "Escape")

    expect(month.locator(".moving-now")).to_have_text("»IT-budget« er ikke flyttet.")
    assert month.locator(".lands-here, .is-taken").count() == 0


def test_in_a_week_too(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    page.goto("/week/2027-W06")
    page.locator("#d-2027-02-09").get_by_role("link", name="Direktionsmøde").drag_to(page.locator("#d-2027-02-12"))

    page.wait_for_url(f"**{FEBRUARY}/move?to=2027-02-12&back=%2Fweek%2F2027-W06")


def test_only_what_may_be_edited_can_be_moved(desk_of: OpensPage) -> None:
    page = desk_of(Role.EDITOR, "council")
    page.goto("/month/2027/2")

    assert page.locator("#d-2027-02-22 .can-move").count() == 1
    assert page.locator("#d-2027-02-09 .can-move").count() == 0


def test_readers_see_nothing_of_it(desk: Page) -> None:
    desk.goto("/month/2027/2")

    assert desk.locator("[draggable=true], .moving-help").count() == 0


def test_the_day_can_be_chosen_in_the_browsers_own_calendar(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    page.goto(FEBRUARY)
    page.locator(".picking input[type=date]").evaluate(
        "field => { field.value = '2027-02-11'; field.dispatchEvent(new Event('change')); }"
    )

    assert page.get_by_label("Ny dato").input_value() == "11/2-2027"
    assert page.get_by_role("button", name="Vælg i kalender").is_visible()


def test_all_of_it_works_without_scripts(browser: Browser, service: str, desk_of: OpensPage) -> None:
    cookies = desk_of(Role.PLANNER).context.cookies()
    context = browser.new_context(base_url=service, java_script_enabled=False, viewport=DESK)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto("/month/2027/3")
    page.locator("#d-2027-03-09").get_by_role("link", name="Direktionsmøde").click()
    page.get_by_label("Ny dato").fill("11. marts")
    page.get_by_role("button", name="Vis, hvad der følger med").first.click()
    page.get_by_role("button", name="Flyt").click()

    page.wait_for_url("**/month/2027/3")
    expect(page.locator("#d-2027-03-11").get_by_role("link", name="Direktionsmøde")).to_be_visible()
    page.goto("/series/board-meeting/2027-03-09/restore")
    page.get_by_role("button", name="Gendan").click()
    context.close()


@pytest.mark.parametrize(
    "address",
    [
        FEBRUARY,
        "/series/board-meeting/2026-12-08",
        "/series/figures/2027-02",
        "/series/joint-meeting/2027-Q2!1.1",
        f"{FEBRUARY}/move?to=11/2-27",
        f"{FEBRUARY}/move?to=32/2&time=25",
        f"{FEBRUARY}/cancel",
        "/month/2027/2",
        "/week/2027-W06",
    ],
)
def test_nothing_is_wrong_in_any_look(watched_of: OpensPage, address: str) -> None:
    page = watched_of(Role.PLANNER)
    page.goto(address)

    assert not wrong_in_any_look(page)
