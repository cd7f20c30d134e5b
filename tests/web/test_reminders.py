from datetime import date

import pytest

from planner.domain.rules import AgreedDate, AgreedDates, Period, Placed, Rule
from planner.domain.spans import Window
from planner.web import reminders
from tests.domain.shorthand import TU, agreed, monthly, period
from tests.web.calendars import A_CALENDAR
from tests.web.expanding import DANISH, ENGLISH, between


def lines(window: Window, language: str = "da") -> dict[str, list[tuple[str, str, str]]]:
    presenter = DANISH if language == "da" else ENGLISH
    found = reminders.sections(between(*window), window, A_CALENDAR, presenter)
    return {section.heading: [(line.when, line.title, line.units) for line in section.lines] for section in found}


def test_own_dates_stand_under_their_month_and_what_comes_back_at_the_end() -> None:
    assert lines(Window(date(2026, 11, 22), date(2027, 3, 1))) == {
        "November 2026": [
            ("26.", "HU-møde", ""),
            ("30. november – 2. december", "Seminar i London", "BYC, ØDC"),
        ],
        "Januar 2027": [("", "Lønbånd", "BYC")],
        "Februar 2027": [("25. (res.)", "HU-møde", "")],
        "Gentagende sager": [
            ("Den 2. tirsdag i hver måned kl. 9–12; på helligdage næste hverdag", "Direktionsmøde", "BYC"),
            ("Den sidste mandag i hver måned kl. 18; på helligdage næste hverdag", "Byrådsmøde", ""),
            ("5 arbejdsdage før »Direktionsmøde«, kl. 12", "Frist for sager", "ØDC"),
            ("På det første møde i »Direktionsmøde« i hver måned", "ØKO-LIS", "ØDC"),
            ("I hvert kvartal", "IT-budget", "ØDC"),
        ],
    }


def test_a_missing_date_stands_in_the_month_where_its_window_begins() -> None:
    found = lines(Window(date(2027, 4, 1), date(2027, 6, 1)))

    assert found["April 2027"] == [("2. kvartal (dato mangler)", "HU-møde", "")]


def test_english_has_no_dot_after_a_day() -> None:
    found = lines(Window(date(2026, 11, 26), date(2026, 11, 27)), "en")

    assert found["November 2026"] == [("26", "HU-møde", "")]


def test_what_is_not_in_the_window_is_not_on_the_list() -> None:
    assert lines(Window(date(2010, 1, 1), date(2010, 2, 1))).keys() == {"Gentagende sager"}


@pytest.mark.parametrize(
    ("rule", "comes_back"),
    [
        (monthly(TU(2)), True),
        (Placed(host="board", within=period("month")), True),
        (period("quarter"), True),
        (Period(unit=period("month").unit, since=date(2015, 1, 1)), True),
        (Period(unit=period("month").unit, since=date(2015, 1, 1), until=date(2018, 1, 31)), True),
        (Period(unit=period("month").unit, months=(1,), since=date(2015, 1, 1), until=date(2015, 1, 31)), False),
        (agreed(date(2015, 1, 13), date(2016, 1, 13)), False),
        (AgreedDates((AgreedDate(date(2015, 1, 13)),)), False),
    ],
)
def test_agreed_dates_and_a_window_in_one_year_do_not_come_back(rule: Rule, comes_back: bool) -> None:
    assert reminders.comes_back(rule) is comes_back
