"""Nothing is wrong with any page that the app has, as a browser shows it to somebody who may see all of them."""

import pytest
from playwright.sync_api import Page

from planner.domain.access import Role
from tests.web.browsing import OpensPage, Served
from tests.web.looking import wrong_in_any_look
from tests.web.walking import addresses, made


def wrong_with(page: Page, address: str) -> str:
    """What is wrong with the page there, in words; nothing where nothing is."""
    response = page.goto(address)
    if not response or response.status != 200:
        return f"{address}: {response and response.status}"
    wrong = wrong_in_any_look(page)
    return f"{address}: {wrong}" if wrong else ""


@pytest.mark.timeout(600)
def test_nothing_is_wrong_anywhere(desk_of: OpensPage, served: Served) -> None:
    """As an administrator sees it; what somebody sees who is not signed in, test_browser.py looks at."""
    page = desk_of(Role.ADMINISTRATOR)
    client = served.app.test_client()
    client.set_cookie("session", next(one["value"] for one in page.context.cookies() if one["name"] == "session"))

    wrong = [found for address in addresses(served.app, made(client)) if (found := wrong_with(page, address))]

    assert not wrong, "\n\n".join(wrong)
