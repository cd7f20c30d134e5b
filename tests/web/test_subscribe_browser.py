"""Abonnér as a browser walks it: with scripts and without, by keyboard, on a phone, in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browsing import DESK
from tests.web.looking import wrong_in_any_look


@pytest.fixture
def reader(browser: Browser, service: str) -> Iterator[Page]:
    """A reader at a desk, who lets pages use the clipboard."""
    context = browser.new_context(base_url=service, locale="da-DK", viewport=DESK)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=service)
    yield from _watched(context)


@pytest.fixture
def without_scripts(browser: Browser, service: str) -> Iterator[Page]:
    context = browser.new_context(base_url=service, locale="da-DK", viewport=DESK, java_script_enabled=False)
    yield from _watched(context)


def _watched(context: BrowserContext) -> Iterator[Page]:
    """A page; what it complains about in the console, or has blocked, fails the test."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    meant = ("status of 400", "ERR_INTERNET_DISCONNECTED")
    assert [text for text in complaints if not any(word in text for word in meant)] == []


def fetch(address: str, program: str = "Mozilla/5.0 (X11; rv:128.0) Gecko/20100101 Thunderbird/128.3.0") -> bytes:
    """As a calendar program asks: no cookie, and a name of its own."""
    with urlopen(Request(address, headers={"User-Agent": program})) as response:
        body: bytes = response.read()
    return body


def status_of(address: str) -> int:
    try:
        fetch(address)
    except HTTPError as error:
        error.close()
        return error.code
    return 200


def subscribe(page: Page, name: str) -> str:
    """Make a subscription to everything under that name; gives its address."""
    page.goto("/subscribe")
    page.get_by_label("Navn").fill(name)
    page.get_by_role("button", name="Opret link").click()
    return page.get_by_role("textbox", name="Kalenderens adresse").input_value()


def test_from_choosing_to_revoking(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_role("link", name="Abonner").click()
    reader.get_by_label("Hovedudvalget").check()
    expect(reader.locator(".count")).to_have_text(re.compile(r"\b7\b"))
    reader.get_by_label("Navn").fill("Hovedudvalget")
    reader.get_by_role("button", name="Opret link").click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Dit link er klar")
    reader.get_by_role("button", name="Kopiér link").click()
    expect(reader.get_by_role("status")).to_have_text("Kopieret")
    address = reader.evaluate("navigator.clipboard.readText()")
    assert address == reader.get_by_role("textbox", name="Kalenderens adresse").input_value()

    calendar = icalendar.Calendar.from_ical(fetch(address))
    assert str(calendar["X-WR-CALNAME"]) == "Hovedudvalget"
    assert {str(event["SUMMARY"]).split(" (")[0] for event in calendar.walk("VEVENT")} == {"HU-møde"}
    assert len(calendar.walk("VEVENT")) == 7

    reader.get_by_role("link", name="Til dine abonnementer").click()
    mine = reader.get_by_role("listitem").filter(has=reader.get_by_role("heading", name="Hovedudvalget"))
    expect(mine).to_contain_text(re.compile(r"Sidst hentet .* af Thunderbird"))
    mine.get_by_role("button", name="Tilbagekald »Hovedudvalget«").click()
    expect(reader.get_by_role("status").first).to_contain_text("Linket virker ikke længere")
    assert status_of(address) == 404
    mine.get_by_role("button", name="Fortryd").click()
    assert status_of(address) == 200


def test_the_same_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/subscribe")
    page.get_by_label("Direktionen", exact=True).check()
    page.get_by_label("Sager", exact=True).uncheck()
    page.get_by_label("Navn").fill("")
    page.get_by_role("button", name="Vis, hvad det giver").click()
    expect(page.locator(".preview")).to_contain_text("Direktionsmøde")
    expect(page.locator(".preview")).not_to_contain_text("ØKO-LIS")
    expect(page.get_by_label("Direktionen", exact=True)).to_be_checked()

    page.get_by_label("Navn").fill("Direktionen")
    page.get_by_role("button", name="Opret link").click()
    field = page.get_by_role("textbox", name="Kalenderens adresse")
    first = field.input_value()
    expect(page.get_by_text("tryk Ctrl+A og Ctrl+C")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiér link")).to_be_hidden()
    field.click()
    page.keyboard.press("Control+A")
    assert fetch(first).startswith(b"BEGIN:VCALENDAR")

    page.get_by_role("link", name="Til dine abonnementer").click()
    page.get_by_role("link", name="Ret »Direktionen«").click()
    page.get_by_label("Navn").fill("Kun direktionen")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("status").first).to_contain_text("»Kun direktionen« er gemt. Linket er det samme.")
    assert b"X-WR-CALNAME:Kun direktionen" in fetch(first)

    page.get_by_role("link", name="Nyt link »Kun direktionen«").click()
    page.get_by_role("button", name="Lav nyt link").click()
    second = page.get_by_role("textbox", name="Kalenderens adresse").input_value()
    assert (status_of(first), status_of(second)) == (404, 200)


def test_a_file_for_those_whose_workplace_blocks_feeds(reader: Page) -> None:
    subscribe(reader, "Til arkivet")

    with reader.expect_download() as download:
        reader.get_by_role("link", name="Hent som fil").click()

    assert download.value.suggested_filename == "til-arkivet.ics"
    assert icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")


def test_nobody_is_told_where_the_reader_came_from(reader: Page, service: str) -> None:
    address = subscribe(reader, "Hemmeligt")
    asked: list[dict[str, str]] = []
    reader.context.route("https://outlook.office.com/**", lambda route: route.fulfill(body="Outlook"))
    reader.context.on("request", lambda request: asked.append(request.all_headers()))

    with reader.context.expect_page() as opened:
        reader.get_by_role("link", name="Åbn i Outlook på nettet").click()
    opened.value.wait_for_load_state()
    opened.value.close()
    reader.get_by_role("link", name="Til dine abonnementer").click()

    assert len(asked) >= 2
    assert all("referer" not in headers for headers in asked[:2])
    assert not any(address.removeprefix(service) in headers.get("referer", "") for headers in asked)


def test_reloading_the_link_page_makes_no_other_one(reader: Page) -> None:
    subscribe(reader, "Kun én")

    reader.reload()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Abonner på kalenderen")
    expect(reader.get_by_role("heading", name="Kun én")).to_have_count(1)


def test_a_double_click_makes_one(reader: Page) -> None:
    reader.goto("/subscribe")
    reader.get_by_label("Navn").fill("Utålmodig")

    reader.get_by_role("button", name="Opret link").dblclick()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Dit link er klar")
    reader.goto("/subscribe")
    expect(reader.get_by_role("heading", name="Utålmodig")).to_have_count(1)


def test_an_error_takes_the_focus_to_its_field(reader: Page) -> None:
    reader.goto("/subscribe")
    for kind in ("Møder", "Seminarer", "Sager", "Frister"):
        reader.get_by_label(kind, exact=True).uncheck()
    reader.get_by_role("button", name="Opret link").click()

    expect(reader.get_by_role("alert")).to_contain_text("Ret det, der er markeret")
    expect(reader.get_by_label("Møder", exact=True)).to_be_focused()
    assert reader.title().startswith("Fejl:")


def test_the_preview_follows_and_survives_a_service_that_is_away(reader: Page) -> None:
    reader.goto("/subscribe")
    everything = reader.locator(".count strong").inner_text()
    reader.context.set_offline(True)
    reader.get_by_label("Byrådet").check()
    expect(reader.get_by_role("button", name="Vis, hvad det giver")).to_be_visible()
    assert reader.locator(".count strong").inner_text() == everything

    reader.context.set_offline(False)
    reader.get_by_label("Hovedudvalget").check()
    expect(reader.locator(".count strong")).not_to_have_text(everything)


def states(page: Page) -> Iterator[str]:
    """Every state that the pages can be looked at in, one after the other."""
    page.goto("/subscribe")
    yield "form"
    subscribe(page, "En, der virker")
    yield "link"
    subscribe(page, "En, der er tilbagekaldt")
    page.goto("/subscribe")
    page.get_by_role("button", name="Tilbagekald »En, der er tilbagekaldt«").click()
    yield "list"
    page.get_by_role("link", name="Nyt link »En, der virker«").click()
    yield "renew"
    page.goto("/subscribe")
    page.get_by_role("link", name="Ret »En, der virker«").click()
    yield "edit"
    page.get_by_label("Seminarer").uncheck()
    for kind in ("Møder", "Sager", "Frister"):
        page.get_by_label(kind, exact=True).uncheck()
    page.get_by_role("button", name="Gem").click()
    yield "errors"
    page.goto("/subscribe/open/body/joint")
    yield "open link"


def test_nothing_is_wrong_in_any_look(reader: Page) -> None:
    for state in states(reader):
        reader.wait_for_load_state()

        assert not wrong_in_any_look(reader), state


def test_paper_has_the_address_the_code_and_the_guides(reader: Page) -> None:
    address = subscribe(reader, "På papir")
    reader.emulate_media(media="print")

    expect(reader.get_by_text(address)).to_be_visible()
    expect(reader.get_by_role("img", name="QR-kode med kalenderens adresse")).to_be_visible()
    expect(reader.get_by_role("heading", name="Klassisk Outlook")).to_be_visible()
    for hidden in reader.locator("nav, button, .button, .languages").all():
        assert hidden.is_hidden()
    assert reader.pdf(prefer_css_page_size=True).startswith(b"%PDF")
