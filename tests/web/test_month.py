from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.domain.spans import Window
from planner.web.items import Presenter
from planner.web.month import Cell, MonthPage, grid, month_page
from tests.web.expanding import DANISH, DAYS, ENGLISH, between, words_of

TODAY = date(2026, 11, 22)


def page(year: int, month: int, presenter: Presenter = DANISH) -> MonthPage:
    window = Window.of_month(year, month)
    return month_page(between(*grid(window)), window, DAYS, TODAY, presenter)


def cell(shown: MonthPage, day: date) -> Cell:
    return next(cell for week in shown.weeks for cell in week.cells if cell.day == day)


@pytest.mark.parametrize(
    ("year", "month", "first", "end", "weeks"),
    [
        (2026, 11, date(2026, 10, 26), date(2026, 12, 7), [44, 45, 46, 47, 48, 49]),
        (2021, 2, date(2021, 2, 1), date(2021, 3, 1), [5, 6, 7, 8]),
        (2026, 12, date(2026, 11, 30), date(2027, 1, 4), [49, 50, 51, 52, 53]),
        (2027, 1, date(2026, 12, 28), date(2027, 2, 1), [53, 1, 2, 3, 4]),
        (1900, 1, date(1900, 1, 1), date(1900, 2, 5), [1, 2, 3, 4, 5]),
    ],
)
def test_whole_iso_weeks_are_shown(year: int, month: int, first: date, end: date, weeks: list[int]) -> None:
    shown = page(year, month)

    assert grid(Window.of_month(year, month)) == Window(first, end)
    assert [week.number for week in shown.weeks] == weeks
    assert [cell.day.weekday() for cell in shown.weeks[0].cells] == list(range(7))


def test_days_outside_the_month_and_today_are_told_apart() -> None:
    shown = page(2026, 11)

    assert cell(shown, date(2026, 10, 31)).classes == "outside is-empty weekend"
    assert cell(shown, date(2026, 11, 22)).classes == "in-month is-today weekend"
    assert cell(shown, date(2026, 11, 23)).classes == "in-month is-empty"


@pytest.mark.parametrize(
    ("day", "shades", "names"),
    [
        (date(2026, 12, 19), ("weekend", "school-holiday"), [("Juleferie", False)]),
        (date(2026, 12, 21), ("school-holiday",), [("Juleferie", True)]),
        (date(2026, 12, 22), ("school-holiday",), []),
        (date(2026, 12, 24), ("closed", "school-holiday"), [("Juleaftensdag", False)]),
        (date(2026, 12, 25), ("holiday", "school-holiday"), [("Juledag", False)]),
        (date(2026, 12, 26), ("weekend", "holiday", "school-holiday"), [("2. juledag", False)]),
    ],
)
def test_holidays_are_shaded_and_named_once_and_again_on_mondays(
    day: date, shades: tuple[str, ...], names: list[tuple[str, bool]]
) -> None:
    found = cell(page(2026, 12), day)

    assert found.shades == shades
    assert [(name.name, name.again) for name in found.names] == names


def test_holidays_are_named_in_the_readers_language() -> None:
    assert [name.name for name in cell(page(2026, 12, ENGLISH), date(2026, 12, 25)).names] == ["Christmas Day"]


def test_a_list_of_days_may_leave_out_what_has_nothing_to_tell() -> None:
    shown = page(2026, 12)

    assert cell(shown, date(2026, 12, 4)).is_empty
    assert cell(shown, date(2026, 12, 21)).is_empty
    assert cell(shown, date(2026, 12, 10)).is_empty is False
    assert cell(shown, date(2026, 12, 2)).is_empty
    assert [week.number for week in page(2026, 11).weeks if week.is_empty] == [44]


def test_a_stretch_of_days_is_a_bar_in_each_week_that_it_touches() -> None:
    shown = page(2026, 12)

    assert [slot.span for day in shown.weeks[0].cells for slot in day.slots] == [3, 0, 0]
    assert not any(item.title == "Seminar i London" for day in shown.weeks[0].cells for item in day.items)


def test_a_list_of_days_keeps_the_day_outside_where_a_stretch_into_the_month_begins() -> None:
    december, november = page(2026, 12), page(2026, 11)

    assert cell(december, date(2026, 11, 30)).classes == "outside leads-in"
    assert december.weeks[0].is_empty is False
    assert not any(cell.leads_in for week in november.weeks for cell in week.cells)


def test_single_days_hold_their_items_in_order() -> None:
    titles = [item.title for item in cell(page(2026, 12), date(2026, 12, 10)).items]

    assert titles == ["Direktionsmøde", "ØKO-LIS"]


def test_a_month_with_nothing_says_so(client: FlaskClient) -> None:
    assert "Filteret lader intet tilbage i perioden." in words_of(
        client.get("/month/2027/7?body=council&kind=seminar").text
    )
    assert "Ingen punkter i perioden." not in words_of(client.get("/month/2026/12").text)


def test_windows_that_touch_the_month_stand_in_their_own_lane() -> None:
    assert [stretch.name for stretch in page(2027, 1).undated] == ["januar", "1. kvartal"]
    assert [stretch.name for stretch in page(2027, 3).undated] == ["1. kvartal"]


@pytest.mark.parametrize(
    ("year", "month", "previous", "following"),
    [
        (2026, 12, date(2026, 11, 1), date(2027, 1, 1)),
        (1900, 1, None, date(1900, 2, 1)),
        (2100, 12, date(2100, 11, 1), None),
    ],
)
def test_the_months_beside_it(year: int, month: int, previous: date | None, following: date | None) -> None:
    shown = page(year, month)

    assert (shown.previous, shown.following) == (previous, following)
