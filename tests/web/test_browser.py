"""The pages as a browser shows them: accessible in light, dark and on a phone, by keyboard, and on paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import DESK, PHONE
from tests.web.looking import too_wide, wrong_in_any_look

PAGES = [
    "/",
    "/?body=board&unit=staff&kind=meeting",
    "/?view=huskeliste",
    "/month/2026/11",
    "/month/2026/12",
    "/month?date=nonsense",
    "/week/2026-W50",
    "/year/2026?from=2026-08",
    "/year/2026?view=wall",
    "/list",
    "/list?sort=-body&to=31/9",
    "/series",
    "/filters?body=board",
    "/filters?body=board&removed=Mit",
    "/embed/list",
    "/embed/wheel",
    "/accessibility",
    "/search?q=direktion",
    "/search?q=" + 101 * "x",
    "/unit/finance",
    "/body/joint",
    "/series/board-meeting",
    "/series/joint-meeting",
    "/nowhere",
    "/month/2026/13",
    "/?lang=en",
]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wrong_in_any_look(watched: Page, address: str) -> None:
    watched.goto(address)

    assert not wrong_in_any_look(watched)


def test_the_first_tab_skips_to_the_content(desk: Page) -> None:
    desk.goto("/")
    desk.keyboard.press("Tab")

    assert desk.evaluate("document.activeElement.textContent") == "Spring til indholdet"
    assert desk.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("address", ["/?body=board", "/month/2026/12", "/list", "/series/board-meeting"])
def test_whatever_has_the_focus_shows_it(desk: Page, address: str) -> None:
    desk.goto(address)
    reached = set()
    for _ in range(30):
        desk.keyboard.press("Tab")
        name, style, width = desk.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at);
                return [at.outerHTML.slice(0, 200), style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        if name.startswith("<body"):
            break
        reached.add(name)
        assert (style, width) == ("solid", 3), name

    assert len(reached) > 6


def test_the_filter_works_without_a_mouse_and_without_scripts(browser: Browser, service: str) -> None:
    context = browser.new_context(base_url=service, java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto("/")
    page.locator("main summary").press("Enter")
    page.get_by_label("Hovedudvalget").press("Space")
    page.get_by_role("button", name="Vis", exact=True).press("Enter")

    page.wait_for_url("**/?body=joint")
    expect(page.get_by_role("link", name="Fjern filter: Hovedudvalget")).to_be_visible()
    assert page.get_by_role("link", name="Direktionsmøde").count() == 0
    context.close()


def test_a_date_leads_to_its_day(desk: Page) -> None:
    desk.goto("/month/2026/11?body=board")
    desk.get_by_label("Gå til dato").first.fill("9/3-27")
    desk.get_by_role("button", name="Gå til dato").click()

    desk.wait_for_url("**/month/2027/3?body=board&day=2027-03-09#d-2027-03-09")
    expect(desk.get_by_role("status")).to_have_text("Tirsdag den 9. marts 2027, uge 10")
    assert desk.locator("td:target").get_by_role("link", name="Direktionsmøde").is_visible()


def test_a_bar_covers_the_days_that_it_stands_for(desk: Page) -> None:
    desk.goto("/month/2026/12")
    bar = desk.locator(".bar").first.bounding_box()
    first, last = (desk.locator(f"#d-{day}").bounding_box() for day in ("2026-11-30", "2026-12-02"))

    assert bar
    assert first
    assert last
    assert first["x"] < bar["x"] < first["x"] + 20
    assert last["x"] + last["width"] - 20 < bar["x"] + bar["width"] < last["x"] + last["width"]


@pytest.mark.parametrize("address", ["/month/2026/12", "/week/2026-W49"])
def test_a_bar_has_room_for_whole_lines(desk: Page, address: str) -> None:
    desk.goto(address)
    lines = desk.locator(".bar").first.evaluate(
        """(bar) => {
            const { height, paddingTop, paddingBottom, borderTopWidth, lineHeight } = getComputedStyle(bar);
            const around = [paddingTop, paddingBottom, borderTopWidth, borderTopWidth].map(parseFloat);
            return (parseFloat(height) - around.reduce((sum, part) => sum + part)) / parseFloat(lineHeight);
        }"""
    )

    assert lines == pytest.approx(2, abs=0.01)


def test_what_only_a_screen_reader_reads_makes_the_wall_planner_no_wider(desk: Page) -> None:
    desk.goto("/year/2026?view=wall")
    desk.locator(".wall section:last-of-type .entry").last.evaluate(
        """(entry) => {
            entry.innerHTML = 'Et langt navn på et møde <span class="unseen">(Aflyst)</span>';
            entry.after(entry.cloneNode(true));
        }"""
    )

    assert not too_wide(desk)


def test_a_name_that_is_longer_than_its_day_stays_inside_it(desk: Page) -> None:
    desk.goto("/week/2026-W50")
    tag = desk.locator(".grid .body-tag").first
    tag.evaluate("(tag) => { tag.textContent = 'Samarbejdskoordinationsudvalgsmødeforberedelse'; }")
    name, day = tag.bounding_box(), tag.locator("xpath=ancestor::td").bounding_box()

    assert name
    assert day
    assert name["x"] + name["width"] <= day["x"] + day["width"]


def test_a_phone_gets_the_month_as_a_list(browser: Browser, service: str) -> None:
    page = browser.new_page(base_url=service, viewport=PHONE)
    page.goto("/month/2026/12")

    assert page.locator("#d-2026-12-10").inner_text().startswith("torsdag den 10. december 2026")
    assert page.locator("#d-2026-12-11").is_hidden()
    assert page.locator(".bar").first.is_visible()
    page.close()


@pytest.mark.parametrize(
    "address", ["/?body=board", "/?view=huskeliste", "/month/2026/12", "/week/2026-W50", "/list"]
)
def test_paper_has_the_content_and_none_of_the_buttons(desk: Page, address: str) -> None:
    desk.goto(address)
    desk.emulate_media(media="print")

    assert desk.locator("h1").is_visible()
    for button in desk.locator("nav, button, .skip, .languages, .switch, summary").all():
        assert button.is_hidden() or button.evaluate("at => at.closest('.past') !== null")
    assert desk.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert desk.pdf(prefer_css_page_size=True).startswith(b"%PDF")
