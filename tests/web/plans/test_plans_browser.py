"""A planner's whole way in a browser; and every screen of it in every look."""

import re

import pytest
from playwright.sync_api import Page, expect

from planner.domain.access import Role
from tests.web.browsing import PATIENCE, OpensPage
from tests.web.looking import wrong_in_any_look

MARCH = "at/board-meeting/2027-03-09"
MAY = "at/board-meeting/2027-05-11"
"""A date that no test here adopts elsewhere than its rule has it: the service is the same for all of them."""

SCREENS = (
    "",
    "/month/2027/3",
    "/wheel",
    f"/{MAY}?to=2027-05-06",
    "/wishes",
    "/wishes/board-meeting",
    "/solve",
    "/suggestion",
    "/compare",
    "/bodies",
    "/manage",
    "/read",
)


def make(page: Page) -> str:
    """A new plan; its address."""
    page.goto("/plans/new")
    page.get_by_role("button", name="Lav planen").click()
    page.wait_for_url(re.compile(r"/plans/[0-9a-f-]{36}$"))
    return page.url


def take_the_suggestion(page: Page, plan: str) -> None:
    """Take what waits, where something does."""
    page.goto(f"{plan}/suggestion")
    if page.get_by_role("button", name="Tag hele forslaget").count():
        page.get_by_role("button", name="Tag hele forslaget").click()
        expect(page.get_by_text("Forslagets datoer er taget ind i planen.")).to_be_visible()


def send_into_hearing(page: Page, plan: str) -> None:
    page.goto(f"{plan}/bodies")
    page.get_by_role("checkbox", name="Direktionen", exact=True).check()
    page.get_by_label("Svarfrist").fill("1. december")
    page.get_by_role("button", name="Send i høring").click()
    expect(page.get_by_text("Planen er sendt i høring.")).to_be_visible()


@pytest.mark.timeout(300)
def test_from_a_new_plan_to_the_calendar_and_its_feed(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    plan = make(page)

    page.get_by_role("link", name="Beregn", exact=True).click()
    page.get_by_label("Det må højst tage").select_option("10")
    page.get_by_role("button", name="Find den bedste plan").click()
    expect(page.get_by_role("heading", name=re.compile("^Færdig"))).to_be_visible(timeout=PATIENCE)
    take_the_suggestion(page, plan)

    page.goto(f"{plan}/month/2027/3")
    page.locator("#d-2027-03-09").get_by_role("link", name="Direktionsmøde").drag_to(page.locator("#d-2027-03-11"))
    page.wait_for_url(f"**/{MARCH}/move?to=2027-03-11&back=*")
    expect(page.get_by_role("heading", name="Torsdag den 11. marts 2027")).to_be_visible()
    page.get_by_role("button", name="Flyt mødet dertil").click()
    page.wait_for_url("**/month/2027/3")
    expect(page.locator("#d-2027-03-11")).to_contain_text("Flyttet fra 9. marts, låst fast")

    page.goto(f"{plan}/solve")
    page.get_by_label("Flyt så få datoer som muligt").check()
    page.get_by_role("button", name="Læg planen om med det samme").click()
    page.wait_for_url("**/suggestion")
    take_the_suggestion(page, plan)

    send_into_hearing(page, plan)
    page.goto(f"{plan}/read")
    row = page.get_by_role("row", name="torsdag den 11. marts 2027")
    row.locator("summary").click()
    row.get_by_label("Jeres svar").fill("Det passer os fint.")
    row.get_by_role("button", name="Send svaret").click()
    expect(row).to_contain_text("Det passer os fint.")

    page.goto(f"{plan}/bodies")
    page.get_by_role("checkbox", name="Direktionen", exact=True).check()
    page.get_by_label("Sag eller referat").fill("Direktionen, punkt 4")
    page.get_by_role("button", name="Vedtag og udgiv").click()
    expect(page.get_by_text("Planen er vedtaget for 1 forum.")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("Vedtaget den .* punkt 4"))).to_be_visible()

    page.goto("/month/2027/3")
    expect(page.locator("#d-2027-03-11")).to_contain_text("Direktionsmøde")
    feed = page.request.get("/feeds/calendar.ics").text()
    assert "DTSTART;TZID=Europe/Copenhagen:20270311T090000" in feed


def test_a_date_is_moved_by_keyboard(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    plan = make(page)
    page.goto(f"{plan}/month/2027/4")

    page.locator("#d-2027-04-13").get_by_role("link", name="Direktionsmøde").focus()
    for key in ("m", "ArrowRight", "Enter"):
        page.keyboard.press(key)

    page.wait_for_url("**/at/board-meeting/2027-04-13/move?to=2027-04-14&back=*")
    expect(page.get_by_role("button", name="Flyt mødet dertil")).to_be_visible()


def test_why_stands_beside_the_date_while_it_has_the_focus(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    make(page)
    mark = page.locator("a.mark").first

    mark.focus()
    expect(mark.locator(".why")).to_be_visible()
    mark.blur()
    expect(mark.locator(".why")).to_be_hidden()


def test_an_answer_is_thanked_for_where_it_was_given(desk_of: OpensPage) -> None:
    page = desk_of(Role.PLANNER)
    plan = make(page)
    send_into_hearing(page, plan)
    page.goto(f"{plan}/read")
    last = page.locator(".hearing-list tbody tr").last

    last.get_by_text("Svar", exact=False).first.click()
    last.get_by_label("Jeres svar").fill("Den dag kan vi ikke.")
    last.get_by_role("button", name="Send svaret").click()

    page.wait_for_url("**/read#*")
    expect(page.get_by_text("Tak. Dit svar er gemt.")).to_be_in_viewport()
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.timeout(600)
def test_nothing_is_wrong_in_any_look(watched_of: OpensPage) -> None:
    page = watched_of(Role.PLANNER)
    plan = make(page)
    page.goto(f"{plan}/{MAY}?to=2027-05-06")
    page.get_by_role("button", name="Flyt mødet dertil alligevel").click()
    page.goto(f"{plan}/{MAY}")
    page.get_by_role("button", name="Lås op").click()
    page.goto(f"{plan}/solve")
    page.get_by_role("button", name="Læg planen om med det samme").click()
    send_into_hearing(page, plan)

    for address in ("/plans", "/plans/new", *(plan + screen for screen in SCREENS)):
        page.goto(address)

        assert not wrong_in_any_look(page), address


@pytest.mark.parametrize(
    "screen", ["", "/read", f"/{MAY}", f"/{MAY}?to=2027-05-06", "/compare", "/bodies", "/month/2027/3"]
)
def test_on_paper_there_is_nothing_to_press(desk_of: OpensPage, screen: str) -> None:
    page = desk_of(Role.PLANNER)
    plan = make(page)
    send_into_hearing(page, plan)
    page.goto(plan + screen)

    page.emulate_media(media="print")

    for button in page.locator("main .button, main summary, main .field, main [type=checkbox], nav").all():
        expect(button).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
