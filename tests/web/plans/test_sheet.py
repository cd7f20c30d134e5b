"""The plan's table: bodies by months, the year before above it, deadlines on lines of their own, notes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.spans import Window
from planner.services.plans.looking import Look
from planner.web.items import Presenter
from planner.web.plans.marks import How
from planner.web.plans.sheet import Cell, Line, Sheet, sheet
from tests.services.plans.town import TOWN
from tests.web.plans.looks import MARCH, a_look

MARCH_AT, MAY_AT = 2, 4


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def of(look: Look) -> Sheet:
    past = expand_calendar(TOWN.series, Days(TOWN.day_calendars), Window.of_year(2026))
    return sheet(look, [one for one in past if one.series.kind != "deadline"], Presenter(TOWN, "da"))


def line(found: Sheet, title: str) -> Line:
    return next(one for group in found.groups for one in group.lines if one.title == title)


def marks(cell: Cell) -> list[tuple[str, str, int]]:
    return [(mark.text, mark.weekday, mark.note) for mark in cell.marks]


def test_bodies_stand_in_the_calendars_order_and_what_has_none_comes_last() -> None:
    found = of(a_look())

    assert [group.heading for group in found.groups] == ["Byrådet", "Direktionen", "Uden forum"]
    assert found.months[0] == "Januar"
    assert len(found.months) == 12


def test_a_line_says_its_usual_weekday_once_and_each_other_one_beside_its_date() -> None:
    meetings = line(of(a_look({MARCH: date(2027, 3, 11)})), "Byrådsmøde")

    assert meetings.usual == "tirsdag"
    assert marks(meetings.cells[MARCH_AT]) == [("11", "tors.", 1)]
    assert marks(meetings.cells[MAY_AT]) == [("11", "", 0)]


def test_the_year_before_stands_in_the_same_month() -> None:
    assert line(of(a_look()), "Byrådsmøde").cells[MARCH_AT].before == ("10",)


def test_deadlines_have_a_line_of_their_own_and_follow() -> None:
    assert line(of(a_look()), "Frist for sager").cells[MARCH_AT].others == ("2",)
    assert line(of(a_look({MARCH: date(2027, 3, 11)})), "Frist for sager").cells[MARCH_AT].others == ("4",)


def test_whether_deadlines_stand_in_it_is_known_for_its_legend() -> None:
    assert of(a_look()).followed
    assert not replace(of(a_look()), groups=()).followed


def test_a_missing_date_stands_where_it_is_looked_for_first() -> None:
    found = of(a_look({MARCH: None}))

    assert found.counts[How.MISSING] == 1
    assert [one.row.uid for one in found.missing] == [MARCH]
    assert sum(len(cell.marks) for cell in line(found, "Byrådsmøde").cells) == 12


def test_counts_add_up_to_the_rows() -> None:
    look = a_look({MARCH: date(2027, 3, 11)}, pinned=[MARCH])
    found = of(look)

    assert sum(found.counts.values()) == len(look.rows)
    assert (found.counts[How.MOVED], found.pinned) == (of(a_look()).counts[How.MOVED] + 1, 1)
    assert [note for _told, note in found.notes] == list(range(1, len(found.notes) + 1))


def test_what_is_read_aloud_has_the_day_the_mark_and_the_pin() -> None:
    cell = line(of(a_look({MARCH: date(2027, 3, 11)}, pinned=[MARCH])), "Byrådsmøde").cells[MARCH_AT]

    assert cell.marks[0].name == "torsdag den 11. marts 2027 kl. 9.00–11.00, Flyttet fra 9. marts, låst fast"


def test_an_empty_month_may_be_left_out_on_a_narrow_screen() -> None:
    seminar = line(of(a_look()), "Seminar")

    assert any(cell.is_empty for cell in seminar.cells)
    assert not all(cell.is_empty for cell in seminar.cells)
