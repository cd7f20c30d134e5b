"""What is wrong with a page as a browser shows it, in every look, from one load of it.

The one way that axe is asked here: `assert not wrong_in_any_look(page)`, of a page that was opened on a desk.
Afterwards it is on a desk again; what can be opened on it stays open.

A look is a width and a colour scheme. What has nothing to do with colours is asked once for each width: nothing else
can answer differently. Colours are asked in every look, which is what takes the time: therefore of the first two
texts of each kind. Texts are of one kind where the elements around them, and how those are painted, are the same.
"""

from typing import Any, Literal, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, ViewportSize

from tests.web.browsing import DESK, PHONE

OPEN_EVERYTHING = 'document.querySelectorAll("details").forEach((one) => { one.open = true; })'
COLOURS = ["color-contrast", "link-in-text-block"]
# No page has another page inside it.
OPTIONS: dict[str, Any] = {"resultTypes": ["violations"], "elementRef": False, "iframes": False}
ALL_BUT_COLOURS = {**OPTIONS, "rules": {rule: {"enabled": False} for rule in COLOURS}}
ONLY_COLOURS = {**OPTIONS, "runOnly": COLOURS}

ASK_OF_ALL = "options => axe.run(options)"
ASK_OF_EVERY_KIND = """(options) => {
    const painted = ["color", "fill", "fontSize", "fontWeight", "opacity", "textShadow", "textDecorationLine",
        "backgroundColor", "backgroundImage", "position"];
    const kinds = new Map([[null, ""]]), shown = new Map();
    const kind = (one) => {
        if (!kinds.has(one)) {
            const style = getComputedStyle(one);
            kinds.set(one, [one.tagName, one.className.baseVal ?? one.className, ...one.getAttributeNames(),
                ...painted.map((name) => style[name]), kind(one.parentElement)].join());
        }
        return kinds.get(one);
    };
    const says = (one) => one.matches("input, select, textarea")
        || [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    for (const one of document.querySelectorAll("body *")) {
        if (one.checkVisibility() && says(one)) {
            const alike = shown.get(kind(one)) ?? [];
            shown.set(kind(one), [...alike, one].slice(0, 2));
        }
    }
    return axe.run({ include: [...shown.values()].flat() }, options);
}"""


class Look(NamedTuple):
    """How the page is shown, and whether it is the first time at that width."""

    name: str
    size: ViewportSize
    scheme: Literal["light", "dark"]
    first: bool


LOOKS = (
    Look("light", ViewportSize(**DESK), "light", first=True),
    Look("dark", ViewportSize(**DESK), "dark", first=False),
    Look("phone, dark", ViewportSize(**PHONE), "dark", first=True),
    Look("phone", ViewportSize(**PHONE), "light", first=False),
)

NARROWEST = ViewportSize(width=320, height=800)
"""1280 pixels at 400 % (WCAG 1.4.10)."""


def wrong_in_any_look(page: Page) -> str:
    """In words, by look; nothing where nothing is. What can be opened is opened first."""
    page.evaluate(OPEN_EVERYTHING)
    page.evaluate(AXE_SCRIPT)
    said = [_wrong(page, look) for look in LOOKS]
    page.set_viewport_size(NARROWEST)
    said.append(too_wide(page))
    page.set_viewport_size(ViewportSize(**DESK))
    return "\n".join(filter(None, said))


def too_wide(page: Page) -> str:
    """How far the page reaches past the edge of the screen, in words; nothing where it does not."""
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return f"{wide} pixels wide on a screen of {screen}" if wide > screen else ""


def _wrong(page: Page, look: Look) -> str:
    page.set_viewport_size(look.size)
    page.emulate_media(color_scheme=look.scheme)
    asked = [(ASK_OF_ALL, ALL_BUT_COLOURS)] * look.first + [(ASK_OF_EVERY_KIND, ONLY_COLOURS)]
    found = [AxeResults(page.evaluate(question, options)) for question, options in asked]
    said = [*(one.generate_report() for one in found if one.violations_count), too_wide(page)]
    return "\n".join(f"{look.name}: {one}" for one in said if one)
