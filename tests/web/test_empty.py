"""What a view says when it has nothing to show: why that is, and a way on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.series import Calendar
from tests.web.calendars import A_CALENDAR
from tests.web.expanding import words_of
from tests.web.signing import SignsIn

FILTERED = [
    "/",
    "/?view=huskeliste",
    "/wheel/2026",
    "/year/2026",
    "/year/2026?view=wall",
    "/month/2026/12",
    "/week/2026-W50",
    "/list",
]
VIEWS = [*FILTERED, "/series"]


def with_query(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


@pytest.mark.parametrize("address", FILTERED)
def test_a_filter_that_keeps_nothing_says_so_and_can_be_taken_away(client: FlaskClient, address: str) -> None:
    page = client.get(with_query(address, "unit=staff&kind=deadline")).text

    assert "Filteret lader intet tilbage i perioden. Vis uden filter" in words_of(page)
    assert f'<a class="button" href="{address}">' in page
    assert "Filteret lader" not in client.get(address).text


@pytest.mark.parametrize("address", ["/?from=1900-01-01&view=list", "/list?from=2026-11-23&to=2026-11-23"])
def test_a_period_without_anything_says_so(
    client: FlaskClient, put: Callable[[Calendar], None], address: str
) -> None:
    put(replace(A_CALENDAR, series=tuple(one for one in A_CALENDAR.series if one.uid == "seminar")))

    assert "Ingen punkter i perioden." in words_of(client.get(address).text)


@pytest.mark.parametrize("address", VIEWS)
def test_a_new_calendar_says_how_to_begin_to_those_who_may(
    client: FlaskClient, signed_in: SignsIn, put: Callable[[Calendar], None], address: str
) -> None:
    put(replace(A_CALENDAR, series=()))
    read, edited = client.get(address).text, signed_in(Role.EDITOR).get(address).text

    assert "Kalenderen har ingen punkter endnu." in words_of(read)
    assert 'href="/series/new"' not in read
    assert "Kalenderen har ingen punkter endnu. Opret det første punkt" in words_of(edited)


def test_a_wheel_without_anything_has_no_key_no_files_and_no_table(client: FlaskClient) -> None:
    page = client.get("/wheel/2026?unit=staff&kind=deadline").text

    assert [part for part in ('class="legend"', 'class="files"', 'href="#table"') if part in page] == []
