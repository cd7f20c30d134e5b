"""A secretary writes a series: by a phrase and by choices, by mouse and keyboard, with scripts and without."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.domain.access import Role
from tests.web.browsing import DESK, OpensPage
from tests.web.looking import wrong_in_any_look

NEW = "/series/new"
PHRASE = "2. tirsdag i måneden kl. 9-11, ikke i juli, på helligdage ugen efter"
READ_BACK = "Den 2. tirsdag i hver måned, undtagen juli, kl. 9–11; på helligdage ugen efter"


@pytest.fixture
def secretary(desk_of: OpensPage) -> Page:
    return desk_of(Role.EDITOR)


@pytest.fixture
def without_scripts(browser: Browser, service: str, desk_of: OpensPage) -> Iterator[Page]:
    context = browser.new_context(base_url=service, java_script_enabled=False, viewport=DESK)
    context.add_cookies(desk_of(Role.EDITOR).context.cookies())  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def dates(page: Page) -> Any:
    return page.locator(".next-dates li .when")


def ticked(page: Page, legend: str) -> list[str]:
    group = page.get_by_role("group", name=legend, exact=True)
    return [box.locator("..").inner_text().strip() for box in group.get_by_role("checkbox", checked=True).all()]


def test_a_phrase_is_read_while_it_is_written_and_saved(secretary: Page) -> None:
    secretary.goto("/series")
    secretary.get_by_role("link", name="Nyt punkt").click()
    secretary.get_by_label("Titel", exact=True).first.fill("Chefforum")
    secretary.get_by_label("Skriv det, som du ville sige det").press_sequentially(PHRASE)

    expect(secretary.locator("#read-back")).to_have_text(READ_BACK)
    expect(dates(secretary)).to_have_count(12)
    expect(dates(secretary).first).to_have_text("tirs. 8. december")
    assert secretary.get_by_label("Hver måned").is_checked()
    assert ticked(secretary, "Hvilke") == ["2."]
    assert "juli" not in ticked(secretary, "I månederne")
    assert secretary.get_by_label("Klokkeslæt").input_value() == "9.00–11.00"
    expect(secretary.locator("[data-told]")).to_have_text(READ_BACK)
    assert secretary.get_by_label("Skriv det, som du ville sige det").input_value() == PHRASE

    secretary.get_by_role("button", name="Gem", exact=True).click()
    secretary.wait_for_url("**/series/chefforum")
    expect(secretary.get_by_role("status").first).to_contain_text(f"»Chefforum« er gemt: {READ_BACK}.")
    secretary.get_by_role("button", name="Fortryd").click()
    secretary.goto("/series")
    assert secretary.get_by_role("link", name="Chefforum").count() == 0


def test_a_date_is_chosen_in_the_browsers_own_calendar(secretary: Page) -> None:
    secretary.goto(NEW)
    secretary.get_by_label("Udvalgte datoer").check()
    row = secretary.locator("table.agreed tbody tr").first
    expect(row.get_by_role("button", name="Vælg i kalender").first).to_be_visible()
    row.locator("input[type=date]").first.evaluate(
        "field => { field.value = '2027-02-11'; field.dispatchEvent(new Event('change')); }"
    )

    expect(dates(secretary)).to_have_text("Tors. 11. februar", ignore_case=True)
    assert row.get_by_label("Dato", exact=True).input_value() == "11/2-2027"


def test_the_choices_write_the_phrase(secretary: Page) -> None:
    secretary.goto("/series/board-meeting/edit")
    secretary.get_by_label("Ugedag").select_option("torsdag")
    expect(secretary.locator("#read-back")).to_contain_text("Den 2. torsdag i hver måned kl. 9–12")
    secretary.locator("label", has_text="juli").click()

    expect(secretary.locator("#read-back")).to_contain_text("undtagen juli")
    expect(secretary.get_by_label("Skriv det, som du ville sige det")).to_have_value(
        "den 2. torsdag i hver måned, undtagen juli, kl. 9–12; på helligdage næste hverdag"
    )
    secretary.get_by_label("Hver uge").check()
    expect(secretary.get_by_role("group", name="På", exact=True)).to_be_visible()
    expect(secretary.get_by_label("Hver uge")).to_be_focused()


def test_the_place_in_a_field_is_kept_while_the_form_follows(secretary: Page) -> None:
    secretary.goto("/series/board-meeting/edit")
    field = secretary.get_by_label("Klokkeslæt")
    field.fill("")
    field.press_sequentially("13-15")
    expect(secretary.locator("#read-back")).to_contain_text("kl. 13–15")

    expect(secretary.get_by_label("Klokkeslæt")).to_be_focused()
    assert secretary.get_by_label("Klokkeslæt").evaluate("field => field.selectionStart") == 5


def test_a_question_is_answered_by_a_button(secretary: Page) -> None:
    secretary.goto(NEW)
    secretary.get_by_label("Skriv det, som du ville sige det").fill("hver anden onsdag")
    expect(secretary.locator("[data-told]")).to_contain_text("Skal det tælles i lige eller ulige uger")
    expect(secretary.locator("#phrase")).to_have_attribute("aria-describedby", "e-phrase about-phrase")

    secretary.get_by_role("button", name="hver anden onsdag i ulige uger").click()

    expect(secretary.locator("#read-back")).to_have_text("Hver onsdag i ulige uger")
    expect(secretary.get_by_label("Skriv det, som du ville sige det")).to_have_value("hver anden onsdag i ulige uger")


def test_what_a_phrase_says_besides_is_filled_in_too(secretary: Page) -> None:
    secretary.goto(NEW)
    secretary.get_by_label("Skriv det, som du ville sige det").fill("3. mandag i måneden kl. 9 (res.)")
    expect(secretary.locator("#read-back")).to_have_text("Den 3. mandag i hver måned kl. 9")

    expect(secretary.get_by_label("Datoerne er")).to_have_value("tentative")


def test_a_series_is_cut_from_a_date_on(secretary: Page) -> None:
    secretary.goto("/series/council-meeting/edit")
    secretary.get_by_label("Skriv det, som du ville sige det").fill("sidste onsdag i måneden kl. 17")
    expect(secretary.locator("#read-back")).to_have_text("Den sidste onsdag i hver måned kl. 17")
    secretary.keyboard.press("Control+s")

    expect(secretary.get_by_role("heading", level=1)).to_have_text("Hvad skal ændringen gælde?")
    secretary.get_by_label("Fra og med").fill("1. marts 2027")
    secretary.get_by_role("button", name="Vis, hvad det ændrer").click()
    expect(secretary.get_by_role("row", name="tirsdag den 30. marts 2027")).to_contain_text(
        "onsdag den 31. marts 2027"
    )
    secretary.get_by_role("button", name="Gem", exact=True).click()

    secretary.wait_for_url("**/series/council-meeting")
    secretary.goto("/series/byraadsmoede-2027")
    expect(secretary.locator(".rule")).to_contain_text("Den sidste onsdag i hver måned kl. 17")


def test_leaving_with_something_unsaved_is_asked_about(secretary: Page) -> None:
    asked: list[str] = []
    secretary.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    secretary.goto("/series/seminar/edit")
    secretary.get_by_label("Titel", exact=True).first.fill("Seminar i Rom")
    secretary.evaluate("location.assign('/series')")
    secretary.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert secretary.url.endswith("/series/seminar/edit")

    secretary.get_by_label("Titel", exact=True).first.fill("Seminar i London")
    secretary.get_by_role("link", name="Annullér").click()
    secretary.wait_for_url("**/series/seminar")
    assert asked == ["beforeunload"]


def test_last_years_dates_give_the_rule(secretary: Page) -> None:
    secretary.goto(NEW)
    secretary.get_by_text("Find reglen i sidste års datoer").click()
    secretary.get_by_label("Indsæt sidste års datoer").fill(
        "2026\n13. januar\n10. februar\n10. marts\n14. april\n14. maj"
    )
    secretary.get_by_role("button", name="Find reglen", exact=True).click()
    best = secretary.locator(".offers > li").first
    expect(best).to_contain_text("Den 2. tirsdag i hver måned")
    expect(best).to_contain_text("4 af 5")

    best.get_by_role("button").click()

    expect(secretary.locator("#read-back")).to_have_text("Den 2. tirsdag i hver måned")
    expect(secretary.get_by_label("Hver måned")).to_be_checked()


def test_all_of_it_works_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto(NEW)
    page.get_by_label("Titel", exact=True).first.fill("Lederforum")
    page.get_by_label("Skriv det, som du ville sige det").fill(PHRASE)
    page.get_by_label("Skriv det, som du ville sige det").press("Enter")
    expect(page.locator("#read-back")).to_have_text(READ_BACK)
    page.get_by_label("Ugedag").select_option("onsdag")
    page.get_by_role("button", name="Vis datoer", exact=True).last.click()
    expect(page.locator("#read-back")).to_contain_text("Den 2. onsdag")
    assert (
        page.get_by_label("Skriv det, som du ville sige det").input_value().startswith("den 2. onsdag i hver måned")
    )
    page.get_by_label("Første dag").fill("1/1-2025")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.wait_for_url("**/series/lederforum")

    page.get_by_role("link", name="Ret", exact=True).click()
    page.get_by_label("Hver uge").check()
    page.get_by_role("button", name="Vis datoer", exact=True).last.click()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_label("Fra og med").fill("4. januar 2027")
    page.get_by_role("button", name="Vis, hvad det ændrer").click()
    page.get_by_role("button", name="Gem", exact=True).click()
    page.wait_for_url("**/series/lederforum")
    page.goto("/series/lederforum-2027/edit")
    page.get_by_role("button", name="Læg i arkivet").click()
    expect(page.get_by_role("button", name="Hent frem af arkivet")).to_be_visible()


def opened(address: str) -> Callable[[Page], None]:
    return lambda page: page.goto(address)


def asked(page: Page) -> None:
    page.goto(NEW)
    page.get_by_label("Skriv det, som du ville sige det").fill("hver anden onsdag")
    expect(page.locator(".readings")).to_be_visible()


def several(page: Page) -> None:
    page.goto(NEW)
    page.get_by_label("Skriv det, som du ville sige det").fill("3. mandag, dog marts og august 4. og december 2.")
    expect(page.locator(".rule-part").last).to_be_visible()


def refused(page: Page) -> None:
    page.goto(NEW)
    page.get_by_label("Dato", exact=True).fill("32/1")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.locator(".problems")).to_be_visible()


def about_to_be_cut(page: Page) -> None:
    page.goto("/series/board-meeting/edit")
    page.get_by_label("Skriv det, som du ville sige det").fill("3. torsdag i måneden kl. 9-12")
    expect(page.locator("#read-back")).to_contain_text("torsdag")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.locator(".scopes")).to_be_visible()


@pytest.mark.parametrize(
    "state",
    [
        opened(NEW),
        opened("/series/board-meeting/edit"),
        opened("/series/joint-meeting/edit"),
        opened("/series/papers/edit"),
        asked,
        several,
        refused,
        about_to_be_cut,
    ],
    ids=["new", "monthly", "dates", "follows", "asked", "several", "refused", "cut"],
)
def test_nothing_is_wrong_in_any_look(watched_of: OpensPage, state: Callable[[Page], None]) -> None:
    page = watched_of(Role.PLANNER)
    state(page)

    assert not wrong_in_any_look(page)
