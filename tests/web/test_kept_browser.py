"""The pages of those who keep the calendar, as a planner sees them; as an administrator does: "everywhere"."""

import pytest

from planner.domain.access import Role
from tests.web.browsing import OpensPage
from tests.web.looking import wrong_in_any_look

PAGES = ["/settings", "/settings/bodies", "/settings/people/new", "/settings/days/public-holidays", "/series"]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_wrong_in_any_look(watched_of: OpensPage, address: str) -> None:
    page = watched_of(Role.PLANNER)
    page.goto(address)

    assert not wrong_in_any_look(page)
