"""The pages of those who keep the calendar, in a browser: accessible in every look, and inside the edges."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from planner.domain.access import Role
from tests.web.browsing import OpensPage

PAGES = [
    "/settings",
    "/settings/bodies",
    "/settings/bodies/new",
    "/settings/people/new",
    "/settings/days/public-holidays",
    "/series",
    "/series/many",
    "/series/review",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(look_of: OpensPage, address: str) -> None:
    look = look_of(Role.PLANNER)
    look.goto(address)

    found = Axe().run(look)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_nothing_reaches_past_the_edge(desk_of: OpensPage, address: str, width: int) -> None:
    desk = desk_of(Role.PLANNER)
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(address)

    assert desk.evaluate("document.documentElement.scrollWidth") <= width
