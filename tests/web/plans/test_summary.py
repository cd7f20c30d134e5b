"""A plan in a few sentences."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from planner.web.plans.summary import MOST_TOLD, summary
from tests.web.plans.looks import MARCH, a_look

SUNDAY = date(2027, 3, 14)


@pytest.fixture(autouse=True)
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def test_a_plan_that_breaks_nothing_says_so() -> None:
    found = summary(a_look(), "da")

    assert (found.rules, found.broken, found.more, found.missing) == ("Planen bryder ingen regler.", (), 0, "")


def test_a_broken_rule_is_told_once_and_not_again_as_a_notice() -> None:
    found = summary(a_look({MARCH: SUNDAY}, pinned=[MARCH]), "da")

    assert found.rules == "Planen bryder 1 regel:"
    assert len(found.broken) == 1
    assert not set(found.notices) & set(found.broken)


def test_a_missing_date_is_counted_and_breaks_no_rule() -> None:
    found = summary(a_look({MARCH: None}), "da")

    assert (found.missing, found.broken) == ("1 dato mangler.", ())


def test_many_broken_rules_are_cut_off_and_counted() -> None:
    look = a_look()
    sundays = {row.uid: row.first.replace(day=1) for row in look.rows if row.first}
    found = summary(a_look({uid: _sunday_after(day) for uid, day in sundays.items()}), "da")

    assert len(found.broken) == MOST_TOLD
    assert found.more > 0


def test_wishes_that_are_not_met_are_told_with_their_points() -> None:
    found = summary(a_look({MARCH: date(2027, 3, 17)}), "da")

    assert "point" in found.unmet
    assert found.wishes


def test_it_speaks_english() -> None:
    assert all("Sunday" in said or "weekend" in said for said in summary(a_look({MARCH: SUNDAY}), "en").broken)


def _sunday_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 6 - day.weekday())
