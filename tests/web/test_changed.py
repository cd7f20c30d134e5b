"""Ændret siden: which dates are no longer as they were on a day that the reader names."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.domain.access import Role
from planner.domain.edits.occurrences import move, set_status
from planner.domain.occurrences import Status
from planner.domain.series import MovedTo
from planner.services.changing import change
from tests.web.calendars import BOARD_MEETING, COUNCIL_MEETING
from tests.web.forms import text_of
from tests.web.signing import SignsIn

RID = date(2027, 2, 9)
THURSDAY = date(2027, 2, 11)


@pytest.fixture
def changes(app: Flask, client: FlaskClient) -> None:
    """A council meeting called off on 12 November, a board meeting moved on the 20th."""
    moved = MovedTo(THURSDAY, THURSDAY, BOARD_MEETING.rule.times)
    with app.app_context():
        change(
            lambda calendar: set_status(calendar, COUNCIL_MEETING.uid, date(2027, 1, 25), Status.CANCELLED),
            datetime(2026, 11, 12, 9, tzinfo=UTC),
        )
        change(lambda calendar: move(calendar, BOARD_MEETING.uid, RID, moved), datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.mark.usefixtures("changes")
def test_dates_are_told_by_what_became_of_them_with_what_follows_them(client: FlaskClient) -> None:
    said = text_of(client.get("/changes?since=1/11").text)

    assert "Ændret siden 1. november 2026" in said
    assert "Flyttet (3)" in said
    assert "torsdag den 11. februar 2027 kl. 9.00–12.00 Direktionsmøde" in said
    assert "før: tirsdag den 9. februar 2027 kl. 9.00–12.00" in said
    assert "Frist for sager" in said
    assert "Aflyst (1) mandag den 25. januar 2027 kl. 18.00 Byrådsmøde" in said
    assert "4 datoer er ikke, som de var." in said


@pytest.mark.usefixtures("changes")
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Flyttet (3)"),  # two weeks back
        ("since=20.11.2026", "Flyttet (3)"),
        ("since=21/11", "Ingen datoer er ændret."),
        ("since=22. november 2026", "Ingen datoer er ændret."),
        ("since=1/1-1900", "4 datoer er ikke, som de var."),
        ("since=1/11&body=council", "1 dato er ikke, som den var."),
        ("since=1/11&kind=deadline", "1 dato er ikke, som den var."),
        ("since=1/11&lang=en", "4 dates are not as they were."),
    ],
)
def test_since_when_and_of_whom(client: FlaskClient, query: str, told: str) -> None:
    response = client.get(f"/changes?{query}")

    assert response.status_code == 200
    assert told in text_of(response.text)


@pytest.mark.usefixtures("changes")
def test_without_a_day_it_is_the_last_two_weeks(client: FlaskClient) -> None:
    assert "Ændret siden 8. november 2026" in text_of(client.get("/changes").text)


def test_a_series_that_is_new_or_gone_is_told_of_with_its_dates(app: Flask, client: FlaskClient) -> None:
    lunch = replace(COUNCIL_MEETING, uid="lunch", title="Julefrokost")
    with app.app_context():
        for series, day in (((lunch,), 12), ((), 15)):
            change(
                lambda calendar, series=series: replace(
                    calendar, series=(*(one for one in calendar.series if one.uid != "lunch"), *series)
                ),
                datetime(2026, 11, day, tzinfo=UTC),
            )

    assert "Udgået" in text_of(client.get("/changes?since=13/11").text)
    assert "Ingen datoer er ændret." in text_of(client.get("/changes?since=11/11").text)


@pytest.mark.parametrize(
    ("since", "wrong"),
    [
        ("31/9-26", "31. september 2026 findes ikke."),
        ("23/11-26", "Vælg en dag, der er gået."),
        ("1/1-2200", "Årstallet skal ligge mellem 1900 og 2100."),
        ("i morgen \x00", "Det er ikke en dato, vi kan læse."),
        ("9" * 10_000, "Det er ikke en dato, vi kan læse."),
    ],
)
def test_what_is_no_day_that_has_been_stays_in_its_field(client: FlaskClient, since: str, wrong: str) -> None:
    response = client.get("/changes", query_string={"since": since})

    assert response.status_code == 400
    assert wrong in text_of(response.text)
    assert 'aria-invalid="true"' in response.text


def test_pages_lead_there(client: FlaskClient, signed_in: SignsIn) -> None:
    assert 'href="/changes"' in client.get("/").text
    assert 'href="/changes"' in signed_in(Role.EDITOR).get("/history").text


def test_editors_find_the_history(client: FlaskClient, signed_in: SignsIn) -> None:
    editor = signed_in(Role.EDITOR)

    assert 'href="/history"' in editor.get("/series").text
    assert 'href="/series/board-meeting/history"' in editor.get("/series/board-meeting").text
    assert "/history" not in client.get("/series/board-meeting").text
