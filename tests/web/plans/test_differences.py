"""Two sets of dates beside each other, as a page shows them."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from planner.services.plans.comparing import Comparison, Difference
from planner.web.plans.differences import Change, differences
from tests.services.plans.town import TOWN
from tests.web.plans.looks import MARCH, a_look


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def moved(before: date | None, after: date | None) -> Difference:
    row = a_look().row(MARCH)
    assert row is not None
    return Difference(row.slot, before, after)


ONE = date(2027, 3, 9), date(2027, 3, 11)


def test_a_change_has_both_days_in_full() -> None:
    found = differences(Comparison(bodies={"byraad": [moved(*ONE)]}, cost=(4, 2), broken=(0, 0)), TOWN, "da")

    assert found.parts[0].changes == (
        Change("Byrådsmøde", "tirsdag den 9. marts 2027", "torsdag den 11. marts 2027"),
    )
    assert found.count == "1 møde har en anden dag."
    assert found.cost == "Point for ønsker, der ikke er opfyldt: 4 før, 2 nu."
    assert found.broken == ""


def test_a_day_that_one_side_lacks_is_empty() -> None:
    found = differences(Comparison(bodies={"byraad": [moved(None, ONE[1])]}, cost=(0, 0), broken=(0, 0)), TOWN, "en")

    assert (found.parts[0].changes[0].before, found.parts[0].changes[0].after) == ("", "Thursday 11 March 2027")


def test_bodies_stand_in_the_calendars_order_and_unknown_ones_last() -> None:
    bodies = {"gone": [moved(*ONE)], "direktion": [moved(*ONE)], "byraad": [moved(*ONE)]}
    found = differences(Comparison(bodies=bodies, cost=(0, 0), broken=(0, 0)), TOWN, "da")

    assert [(part.key, part.heading) for part in found.parts] == [
        ("byraad", "Byrådet"),
        ("direktion", "Direktionen"),
        ("gone", "Uden forum"),
    ]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ((0, 0), ""),
        ((None, 0), ""),
        ((None, 1), "1 regel er brudt."),
        ((2, 2), "2 regler er brudt."),
        ((2, 0), "Brudte regler: 2 før, 0 nu."),
    ],
)
def test_broken_rules_are_told_where_there_are_any(broken: tuple[int | None, int], said: str) -> None:
    assert differences(Comparison(bodies={}, cost=(None, 0), broken=broken), TOWN, "da").broken == said


def test_the_calendar_has_no_cost_to_compare_with() -> None:
    found = differences(Comparison(bodies={}, cost=(None, 7), broken=(None, 0)), TOWN, "da")

    assert found.cost == "7 point for ønsker, der ikke er opfyldt."
    assert found.count == "0 møder har en anden dag."
