from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from planner import clock
from planner.domain.series import Calendar
from planner.services import views
from planner.web.kept_pages import Shelf
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, TODAY

PAGES = ["/", "/month/2026/12", "/week/2026-W50", "/year/2026", "/list", "/series"]


@pytest.fixture
def made(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows each time that a page is made."""
    calls: list[object] = []
    expand = views.occurrences
    monkeypatch.setattr(views, "occurrences", lambda *asked: (calls.append(asked), expand(*asked))[1])
    return calls


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_made_once_for_all_who_ask_the_same(client: FlaskClient, made: list[object], address: str) -> None:
    pages = {client.get(address).text for _ in range(3)}

    assert len(pages) == 1
    assert len(made) == 1


def test_a_change_shows_at_once(client: FlaskClient, put: Callable[[Calendar], None]) -> None:
    assert "Chefmøde" not in client.get("/").text

    renamed = replace(BOARD_MEETING, title="Chefmøde")
    put(replace(A_CALENDAR, series=(renamed, *A_CALENDAR.series[1:])))

    assert "Chefmøde" in client.get("/").text


def test_a_new_day_and_another_language_are_other_pages(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    danish = client.get("/").text
    assert "Coming up" in client.get("/?lang=en").text
    assert "Coming up" in client.get("/").text

    client.get("/?lang=da")
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=1))

    assert "Fra mandag den 23. november 2026" in client.get("/").text
    assert "Fra søndag den 22. november 2026" in danish


def test_a_readers_own_filters_are_nobody_elses(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["filters"] = {"Kun mig": {"body": ["board"]}}
    assert "Kun mig" in client.get("/").text

    stranger = client.application.test_client()

    assert "Kun mig" not in stranger.get("/").text


def test_errors_and_redirects_are_made_anew(client: FlaskClient, made: list[object]) -> None:
    for _ in range(2):
        assert client.get("/list?from=nonsense").status_code == 400
        assert client.get("/?body=nobody").status_code == 400
    assert client.get("/month").status_code == 302


def test_when_there_is_no_room_the_page_that_waited_longest_goes() -> None:
    shelf = Shelf(room=10)
    for key in ("a", "b"):
        shelf.put((key,), "12345")
    shelf.get(("a",))
    shelf.put(("c",), "12345")

    assert [shelf.get((key,)) for key in "abc"] == ["12345", None, "12345"]
    shelf.put(("d",), "x" * 11)
    assert [shelf.get((key,)) for key in "abcd"] == [None] * 4
    shelf.put(("e",), "1234567890")
    assert shelf.get(("e",)) == "1234567890"
