"""A plan's dates moved in its table, by mouse and by keyboard: to the page that says what it would mean."""

import re
from dataclasses import replace

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
        (["PageUp", "ArrowUp"], "2027-01-05"),
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


def test_what_is_agreed_in_the_calendar_stays_where_it_is(page: Page) -> None:
    plan = page.url
    agreed = mark(page, "at/joint-meeting/2027-02-25")
    agreed.focus()
    press(page, "m", "ArrowRight")
    expect(page.locator(".moving-now")).to_be_empty()
    agreed.drag_to(page.get_by_role("row", name="HU-møde").locator("td").nth(2), force=True)

    assert page.url == plan
