"""What is wrong with a page as a browser shows it, in every look, from one load of it.

A look is a width and a colour scheme. All of axe's rules are asked once for each width; with the other colours only
those that look at colours: nothing else can answer differently.
"""

from typing import Any, Literal, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, ViewportSize

from tests.web.browsing import DESK, PHONE

OPEN_EVERYTHING = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })'
COLOURS = ["color-contrast", "link-in-text-block"]
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False}


class Look(NamedTuple):
    """How the page is shown, and which rules are asked; all of them where none are named."""

    name: str
    size: ViewportSize
    scheme: Literal["light", "dark"]
    rules: list[str]


LOOKS = (
    Look("light", ViewportSize(**DESK), "light", []),
    Look("dark", ViewportSize(**DESK), "dark", COLOURS),
    Look("phone, dark", ViewportSize(**PHONE), "dark", []),
    Look("phone", ViewportSize(**PHONE), "light", COLOURS),
)


NARROWEST = ViewportSize(width=320, height=800)
"""1280 pixels at 400 % (WCAG 1.4.10)."""


def wrong_in_any_look(page: Page) -> str:
    """In words, by look; nothing where nothing is. What can be opened is opened first."""
    page.evaluate(OPEN_EVERYTHING)
    page.evaluate(AXE_SCRIPT)
    said = [_wrong(page, look) for look in LOOKS]
    page.set_viewport_size(NARROWEST)
    return "\n".join(filter(None, [*said, too_wide(page)]))


def too_wide(page: Page) -> str:
    """How far the page reaches past the edge of the screen, in words; nothing where it does not."""
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return f"{wide} pixels wide on a screen of {screen}" if wide > screen else ""


def _wrong(page: Page, look: Look) -> str:
    page.set_viewport_size(look.size)
    page.emulate_media(color_scheme=look.scheme)
    asked = {**OPTIONS, "runOnly": look.rules} if look.rules else OPTIONS
    found = AxeResults(page.evaluate("options => axe.run(options)", asked))
    said = "\n".join(filter(None, [found.violations_count and found.generate_report(), too_wide(page)]))
    return f"{look.name}: {said}" if said else ""
