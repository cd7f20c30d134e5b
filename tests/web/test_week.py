from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from planner.domain.spans import Window
from planner.web.week import WeekPage, week_id, week_page
from tests.web.conftest import TODAY
from tests.web.expanding import DANISH, DAYS, between, words_of


def page(monday: date) -> WeekPage:
    window = Window(monday, monday + timedelta(days=7))
    return week_page(between(*window), window, DAYS, TODAY, DANISH)


def test_it_is_called_by_its_number_and_its_days() -> None:
    shown = page(date(2026, 12, 28))

    assert (shown.number, shown.dates) == (53, "28. december 2026 – 3. januar 2027")
    assert (shown.previous, shown.following) == (date(2026, 12, 21), date(2027, 1, 4))


def test_its_days_hold_their_items_and_a_stretch_goes_over_them() -> None:
    shown = page(date(2026, 11, 30))

    assert [slot.span for cell in shown.week.cells for slot in cell.slots] == [3, 0, 0]
    assert [item.title for item in shown.week.cells[0].items] == ["Byrådsmøde"]


def test_what_has_no_day_stands_beside_it() -> None:
    assert [stretch.name for stretch in page(date(2027, 1, 4)).undated] == ["januar", "1. kvartal"]


@pytest.mark.parametrize(
    ("monday", "previous", "following"),
    [
        (date(1900, 1, 1), None, date(1900, 1, 8)),
        (date(2100, 12, 27), date(2100, 12, 20), None),
    ],
)
def test_there_is_nothing_beyond_the_years_covered(
    monday: date, previous: date | None, following: date | None
) -> None:
    shown = page(monday)

    assert (shown.previous, shown.following) == (previous, following)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_an_iso_week_belongs_to_the_year_of_its_thursday(day: date, week: str) -> None:
    assert week_id(day) == week


def test_the_page(client: FlaskClient) -> None:
    text = words_of(client.get("/week/2026-W50").text)

    assert "Uge 50 7.–13. december 2026" in text
    assert "10 torsdag den 10. december 2026 13.00 Direktionsmøde flyttet fra 8. december Direktionen BYC" in text


def test_without_a_week_it_leads_to_the_one_that_has_today(client: FlaskClient) -> None:
    assert client.get("/week?body=board").location == "/week/2026-W47?body=board"
    assert client.get("/week?date=10/3-27").location == "/week/2027-W10?day=2027-03-10#d-2027-03-10"


def test_a_week_with_nothing_says_so(client: FlaskClient) -> None:
    assert "Filteret lader intet tilbage i perioden." in words_of(client.get("/week/2026-W47?body=council").text)
    assert "Filteret lader intet tilbage i perioden." not in words_of(client.get("/week/2026-W49?body=council").text)
