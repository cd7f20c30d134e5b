"""A plan's dates moved in its table and on its wheel, by mouse and by keyboard: to where it is told what it means."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import cos, hypot, sin, tau

import pytest
from playwright.sync_api import Locator, Page, expect

from planner.domain.access import Role
from planner.domain.plans import Plan
from planner.services.plans import keeping
from tests.services.plans.town import BY, NOW
from tests.web.browsing import OpensPage, Served
from tests.web.looking import wrong_in_any_look

FEBRUARY = "at/board-meeting/2027-02-09"


@pytest.fixture
def page(desk_of: OpensPage) -> Page:
    """The table of a new plan of 2027, in which all dates are their rules'."""
    page = desk_of(Role.PLANNER)
    page.goto("/plans/new")
    page.get_by_role("button", name="Lav planen").click()
    page.wait_for_url(re.compile(r"/plans/[0-9a-f-]{36}$"))
    return page


def mark(page: Page, slot: str = FEBRUARY) -> Locator:
    return page.locator(f'a[href$="{slot}"].mark')


def without(plan: Plan, slot: str) -> Plan:
    return replace(plan, dates={one: day for one, day in plan.dates.items() if one != slot})


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def is_asked(page: Page, to: str, slot: str = FEBRUARY) -> None:
    page.wait_for_url(re.compile(f"/plans/[0-9a-f-]+/{slot}/move\\?to={to}&back="))


def test_dragged_to_another_month_it_is_told_what_that_means_before_it_is_moved(page: Page) -> None:
    plan = page.url
    row = page.get_by_role("row", name="Direktionsmøde")
    mark(page).drag_to(row.locator("td").nth(2))

    is_asked(page, "2027-03-09")
    expect(page.locator(".answer")).to_contain_text("Bryder")
    page.get_by_role("button", name="Flyt mødet dertil alligevel").click()
    page.wait_for_url(plan)
    moved = row.locator("td").nth(2).locator("a.mark", has_text="låst fast")
    expect(moved).to_have_attribute("href", re.compile(FEBRUARY))


def test_dropped_in_its_own_month_nothing_happens(page: Page) -> None:
    plan = page.url
    mark(page).drag_to(page.locator("td", has=mark(page)), target_position={"x": 2, "y": 2})

    assert page.url == plan
    assert page.locator(".lands-here, .is-taken").count() == 0


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (["ArrowRight", "ArrowRight"], "2027-02-11"),
        (["ArrowDown", "ArrowLeft"], "2027-02-15"),
        (["PageDown"], "2027-03-09"),
        (["PageUp", "PageUp", "ArrowUp"], "2027-01-01"),  # the plan's year is all that it is about
    ],
)
def test_by_keyboard(page: Page, keys: list[str], to: str) -> None:
    mark(page).focus()
    press(page, "m", *keys, "Enter")

    is_asked(page, to)


def test_each_step_is_said_and_shown(page: Page) -> None:
    mark(page).focus()
    press(page, "M", "PageDown")

    expect(page.locator(".moving-now")).to_contain_text("Flytter »Direktionsmøde« til tirsdag den 9. marts 2027.")
    expect(page.locator(".moving-now")).to_contain_text("Enter viser, hvad det ville betyde")
    expect(page.locator("td.lands-here")).to_have_count(1)
    expect(mark(page).locator(".why")).to_be_hidden()
    assert not wrong_in_any_look(page)

    press(page, "Escape")
    expect(page.locator(".moving-now")).to_have_text("»Direktionsmøde« er ikke flyttet.")
    assert page.locator(".lands-here, .is-taken").count() == 0


def test_what_has_no_date_yet_is_given_its_rules_day_or_another(page: Page, served: Served) -> None:
    uid, slot = page.url.rpartition("/")[2], FEBRUARY.removeprefix("at/")
    with served.app.app_context():
        keeping.write(uid, lambda plan: without(plan, slot), NOW, BY, 1)
    page.reload()
    mark(page).focus()
    press(page, "m", "Enter")

    is_asked(page, "2027-02-09")


def test_in_the_month_too_what_is_agreed_stays_where_it_is(page: Page) -> None:
    page.goto(f"{page.url}/month/2027/2")
    expect(page.locator(".item.can-move", has_text="Direktionsmøde")).to_have_count(1)
    agreed = page.locator("#d-2027-02-25").get_by_role("link", name="HU-møde")
    agreed.focus()
    press(page, "m", "ArrowRight")

    expect(page.locator(".moving-now")).to_be_empty()
    expect(page.locator(".item.can-move", has_text="HU-møde")).to_have_count(0)


def test_what_is_agreed_in_the_calendar_stays_where_it_is(page: Page) -> None:
    plan = page.url
    agreed = mark(page, "at/joint-meeting/2027-02-25")
    agreed.focus()
    press(page, "m", "ArrowRight")
    expect(page.locator(".moving-now")).to_be_empty()
    agreed.drag_to(page.get_by_role("row", name="HU-møde").locator("td").nth(2), force=True)

    assert page.url == plan


@pytest.fixture
def wheel(page: Page) -> Page:
    """The wheel of the same plan."""
    page.get_by_role("link", name="Hjul", exact=True).last.click()
    page.wait_for_url("**/wheel")
    return page


def on_wheel(page: Page, slot: str = FEBRUARY) -> Locator:
    return page.locator(f'.drawn[data-from] a.mark[href*="{slot}#"]')


def turned(page: Page, mark: Locator, days: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the mark is, and where it would be so many days on, in a year of 365."""
    figure, drawn = mark.locator(".figure").bounding_box(), page.locator(".drawn[data-from] .wheel").bounding_box()
    assert figure
    assert drawn
    middle = drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2
    x, y = figure["x"] + figure["width"] / 2, figure["y"] + figure["height"] / 2
    dx, dy, turn = x - middle[0], y - middle[1], tau * days / 365
    return (x, y), (middle[0] + dx * cos(turn) - dy * sin(turn), middle[1] + dx * sin(turn) + dy * cos(turn))


def drag(page: Page, places: Sequence[tuple[float, float]]) -> None:
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1], steps=8)


@pytest.mark.parametrize("days", [-14, 30])
def test_on_the_wheel_it_is_dragged_around_to_a_day(wheel: Page, days: int) -> None:
    mark = on_wheel(wheel)
    mark.scroll_into_view_if_needed()
    drag(wheel, turned(wheel, mark, days))
    said = wheel.locator(".moving-now")
    expect(said).to_contain_text("Flytter »Direktionsmøde« til ")
    wheel.mouse.up()

    is_asked(wheel, str(date(2027, 2, 9) + timedelta(days=days)))


def test_a_press_without_a_pull_follows_the_link(wheel: Page) -> None:
    on_wheel(wheel).click()

    wheel.wait_for_url(re.compile(f"/{FEBRUARY}#"))


def test_let_go_where_it_was_nothing_happens(wheel: Page) -> None:
    address = wheel.url
    mark = on_wheel(wheel)
    mark.scroll_into_view_if_needed()
    here, there = turned(wheel, mark, 60)
    drag(wheel, (here, there))
    wheel.mouse.move(*here)
    wheel.mouse.up()

    expect(wheel.locator(".landing, .is-taken")).to_have_count(0)
    assert wheel.url == address


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        (["ArrowRight", "ArrowRight"], "2027-02-11"),
        (["ArrowDown", "ArrowLeft"], "2027-02-15"),
        (["PageDown"], "2027-03-09"),
        (["PageUp", "PageUp", "ArrowUp"], "2027-01-01"),  # the year is all that there is on the wheel
    ],
)
def test_on_the_wheel_by_keyboard(wheel: Page, keys: list[str], to: str) -> None:
    on_wheel(wheel).focus()
    press(wheel, "m", *keys, "Enter")

    is_asked(wheel, to)


def test_on_the_wheel_each_step_is_said_and_shown(wheel: Page) -> None:
    address = wheel.url
    mark = on_wheel(wheel)
    mark.focus()
    press(wheel, "M", "PageDown")

    expect(wheel.locator(".moving-now")).to_contain_text("Flytter »Direktionsmøde« til tirsdag den 9. marts 2027.")
    expect(wheel.locator(".card").first).to_be_hidden()
    shown, (_here, there) = wheel.locator(".landing .figure").bounding_box(), turned(wheel, mark, 28)
    assert shown
    assert hypot(shown["x"] + shown["width"] / 2 - there[0], shown["y"] + shown["height"] / 2 - there[1]) < 2
    assert not wrong_in_any_look(wheel)

    press(wheel, "Escape")
    expect(wheel.locator(".moving-now")).to_have_text("»Direktionsmøde« er ikke flyttet.")
    expect(wheel.locator(".landing, .is-taken")).to_have_count(0)
    expect(mark).to_be_focused()
    press(wheel, "ArrowRight")
    expect(mark).not_to_be_focused()
    assert wheel.url == address


def test_on_the_wheel_what_has_no_date_yet_is_given_one(wheel: Page, served: Served) -> None:
    uid, slot = wheel.url.split("/")[-2], FEBRUARY.removeprefix("at/")
    with served.app.app_context():
        keeping.write(uid, lambda plan: without(plan, slot), NOW, BY, 1)
    wheel.reload()
    on_wheel(wheel).focus()
    press(wheel, "m", "Enter")

    is_asked(wheel, "2027-02-09")


def test_on_the_wheel_what_is_agreed_stays_where_it_is(wheel: Page) -> None:
    address = wheel.url
    agreed = on_wheel(wheel, "at/joint-meeting/2027-02-25")
    agreed.focus()
    press(wheel, "m")
    drag(wheel, turned(wheel, agreed, 30))
    wheel.mouse.up()

    expect(wheel.locator(".moving-now")).to_be_empty()
    assert wheel.url == address
    assert wheel.locator(".drawn:not([data-from]) [data-first]").count() == 0  # nor is anything of the year before
