from datetime import date

import pytest

from planner.domain.spans import Window
from planner.domain.words import WORDS
from planner.web import upcoming
from tests.web.calendars import BOARD_MEETING, BUDGET, COUNCIL_MEETING, JOINT_MEETING, PAY, SEMINAR
from tests.web.expanding import DANISH, between

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 11, 22), date(2027, 12, 1)),
        (date(2026, 12, 1), date(2027, 12, 1)),
        (date(2026, 12, 31), date(2028, 1, 1)),
        (date(2027, 1, 1), date(2028, 1, 1)),
        (date(2100, 6, 1), date(2101, 1, 1)),
    ],
)
def test_twelve_whole_months_are_shown_and_the_rest_of_the_one_begun(start: date, end: date) -> None:
    assert upcoming.shown_from(start) == Window(start, end)


def link(query: object) -> str:
    return str(query)


def test_the_pages_meet_without_a_gap() -> None:
    window = upcoming.shown_from(TODAY)

    ways = upcoming.ways(window, None, link)

    assert ways.later == "{'from': '2027-12-01'}"
    assert ways.earlier == "{'from': '2025-12-01'}"
    assert upcoming.shown_from(date(2025, 12, 1)).end >= window.start


def test_the_way_back_to_today_is_shown_only_to_those_who_left_it() -> None:
    assert upcoming.ways(upcoming.shown_from(TODAY), None, link).today == ""
    assert upcoming.ways(upcoming.shown_from(date(2015, 1, 1)), date(2015, 1, 1), link).today == "{}"


@pytest.mark.parametrize(
    ("start", "earlier", "later"),
    [
        (date(1900, 1, 1), False, True),
        (date(1900, 6, 1), True, True),
        (date(2100, 1, 1), True, False),
        (date(2100, 12, 31), True, False),
    ],
)
def test_nothing_leads_out_of_the_years_covered(start: date, earlier: bool, later: bool) -> None:
    ways = upcoming.ways(upcoming.shown_from(start), start, link)

    assert (bool(ways.earlier), bool(ways.later)) == (earlier, later)


def test_the_days_of_a_month_with_what_they_hold() -> None:
    window = Window(TODAY, date(2027, 1, 1))
    november, december = upcoming.months(
        between(*window, BOARD_MEETING, JOINT_MEETING, SEMINAR, COUNCIL_MEETING), window, TODAY, DANISH
    )

    assert (november.name, november.year) == ("November", 2026)
    assert [(day.number, day.weekday, [item.title for item in day.items]) for day in november.days] == [
        ("26", "torsdag", ["HU-møde"]),
        ("30–2", "30. november – 2. december", ["Seminar i London"]),
        ("30", "mandag", ["Byrådsmøde"]),
    ]
    assert [(day.number, day.items[0].clock, day.items[0].reasons) for day in december.days] == [
        ("10", "13.00", ("flyttet fra 8. december",)),
        ("28", "18.00", ()),
    ]


def test_what_has_no_day_stands_by_itself_under_its_window() -> None:
    window = Window(date(2027, 1, 1), date(2027, 2, 1))
    (january,) = upcoming.months(between(*window, BUDGET, PAY, JOINT_MEETING), window, TODAY, DANISH)

    assert january.days == ()
    assert [(stretch.name, [item.title for item in stretch.items]) for stretch in january.undated] == [
        ("januar", ["Lønbånd"]),
        ("1. kvartal", ["IT-budget"]),
    ]


def test_a_window_that_is_under_way_stands_in_the_first_month_shown() -> None:
    window = Window(TODAY, date(2027, 1, 1))

    (november,) = upcoming.months(between(*window, BUDGET), window, TODAY, DANISH)

    assert [stretch.name for stretch in november.undated] == ["4. kvartal"]


def test_windows_that_close_first_come_first() -> None:
    window = Window(date(2027, 1, 1), date(2028, 1, 1))
    found = between(*window, BUDGET, PAY)

    names = [stretch.name for stretch in upcoming.stretches(found, DANISH)]

    assert names == ["januar", "1. kvartal", "2. kvartal", "3. kvartal", "4. kvartal"]


def test_today_is_marked_also_inside_a_stretch_of_days() -> None:
    window = Window(date(2026, 12, 1), date(2027, 1, 1))

    (december,) = upcoming.months(between(*window, SEMINAR), window, date(2026, 12, 1), DANISH)

    assert [day.is_today for day in december.days] == [True]


def test_a_calendar_without_anything_has_no_months() -> None:
    assert upcoming.months([], upcoming.shown_from(TODAY), TODAY, DANISH) == ()


@pytest.mark.parametrize(
    ("first", "last", "number", "weekday"),
    [
        (date(2015, 3, 24), date(2015, 3, 24), "24", "tirsdag"),
        (date(2015, 3, 23), date(2015, 3, 24), "23–24", "man.–tirs."),
        (date(2015, 3, 30), date(2015, 4, 1), "30–1", "30. marts – 1. april"),
    ],
)
def test_days_are_numbered_within_their_month(first: date, last: date, number: str, weekday: str) -> None:
    assert upcoming.day_number(first, last) == number
    assert upcoming.weekdays(first, last, WORDS["da"]) == weekday
