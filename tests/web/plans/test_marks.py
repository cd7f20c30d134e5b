"""How each date of a plan came to be: its mark, its word and its reasons."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from planner.domain.plans import BodyState, Stage
from planner.domain.rules import AgreedDate, AgreedDates
from planner.web.plans.marks import How, Told, how_of, href_of, told
from tests.services.plans.town import TOWN
from tests.web.plans.looks import MARCH, MAY, a_look

TUESDAY, THURSDAY = date(2027, 3, 9), date(2027, 3, 11)
EASTER_MONDAY = date(2027, 3, 29)
SEMINAR = "seminar/2027-H1!1.1"


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def of(slot: str, day: date | None, pinned: Collection[str] = ()) -> Told:
    look = a_look({slot: day}, pinned=pinned)
    row = look.row(slot)
    assert row is not None
    return told(row, look, "da")


@pytest.mark.parametrize(
    ("day", "pinned", "how", "word"),
    [
        (TUESDAY, (), How.RULE, "Efter reglen"),
        (TUESDAY, (MARCH,), How.RULE, "Efter reglen"),
        (THURSDAY, (), How.MOVED, "Flyttet fra 9. marts"),
        (EASTER_MONDAY, (), How.CLASH, "Bryder en regel"),
        (None, (), How.MISSING, "Dato mangler"),
    ],
)
def test_the_mark_says_what_is_wrong_before_what_is_right(
    day: date | None, pinned: Collection[str], how: How, word: str
) -> None:
    found = of(MARCH, day, pinned)

    assert (found.how, found.word, found.pinned) == (how, word, bool(pinned))


def test_what_is_as_it_should_be_needs_no_reason() -> None:
    assert of(MARCH, TUESDAY).reasons == ()


def test_a_moved_date_tells_what_its_rules_day_would_mean() -> None:
    assert of(MARCH, THURSDAY).why == ("Reglen giver tirsdag den 9. marts 2027.", "Den dag ville nu være bedre.")


def test_where_it_would_cost_points_they_are_told_one_by_one() -> None:
    council = [row for row in a_look().rows if row.slot.series.uid == "byraad-moede"]
    look = a_look({row.uid: row.first + timedelta(days=2) for row in council if row.first})
    row = look.row(MARCH)

    assert row is not None
    assert told(row, look, "da").why == (
        "Reglen giver tirsdag den 9. marts 2027.",
        "Det ville betyde:",
        "4 point for ujævn afstand mellem møderne",
        "4 point sparet: at ligge i en anden uge eller på en anden ugedag end reglens eller sidste års",
    )


def test_a_pinned_one_tells_that_it_is_pinned() -> None:
    assert of(MARCH, THURSDAY, (MARCH,)).why == (
        "Reglen giver tirsdag den 9. marts 2027.",
        "Datoen er låst fast her.",
    )


def test_one_on_a_holiday_tells_the_holidays_name() -> None:
    assert any("påskedag" in said for said in of(MARCH, EASTER_MONDAY).reasons)


def test_a_missing_one_tells_where_it_has_to_lie() -> None:
    found = of(MARCH, None)

    assert "skal ligge" in found.why[0]
    assert found.when in found.why[0]


def test_what_no_body_has_adopted_may_be_moved() -> None:
    look = a_look(bodies={"byraad": BodyState(stage=Stage.PUBLISHED)})

    assert {row.body for row in look.rows if told(row, look, "da").movable_from} == {"direktion"}


def test_what_is_agreed_in_the_calendar_may_not_be_moved_in_the_plan() -> None:
    agreed = AgreedDates((AgreedDate(date(2027, 2, 17)),))
    series = [replace(one, rule=agreed) if one.uid == "seminar" else one for one in TOWN.series]
    look = a_look(town=replace(TOWN, series=tuple(series)))

    held = [row.first for row in look.rows if told(row, look, "da").movable_from is None]
    assert held == [date(2027, 2, 17)]


def test_what_has_no_date_is_moved_from_its_rules_day_or_last_years_pattern() -> None:
    assert of(MARCH, None).movable_from == TUESDAY
    assert of(SEMINAR, None).movable_from == date(2027, 3, 23)


def test_the_address_is_that_of_the_dates_page() -> None:
    assert href_of("00000000-0000-0000-0000-000000000001", MAY) == (
        "/plans/00000000-0000-0000-0000-000000000001/at/byraad-moede/2027-05-11"
    )


def test_every_row_has_a_mark_and_a_word() -> None:
    look = a_look()

    for row in look.rows:
        assert how_of(row) is told(row, look, "en").how
        assert told(row, look, "en").word
