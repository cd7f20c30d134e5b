"""Where a recurrence_id lies."""

from datetime import date

import pytest

from planner.domain.occurrences import RecurrenceId
from planner.domain.recurrence_ids import first_day


@pytest.mark.parametrize(
    ("rid", "day"),
    [
        (date(2015, 3, 24), date(2015, 3, 24)),
        ("2015-W01", date(2014, 12, 29)),
        ("2015-W03", date(2015, 1, 12)),
        ("2015-03-w2", date(2015, 3, 9)),
        ("2015-03-wlast", date(2015, 3, 30)),
        ("2015-02-ultimo", date(2015, 2, 21)),
        ("2015-03", date(2015, 3, 1)),
        ("2015-Q4", date(2015, 10, 1)),
        ("2015-H2", date(2015, 7, 1)),
        ("2015-spring", date(2015, 3, 1)),
        ("2015", date(2015, 1, 1)),
        ("2015-08-21--09-10", date(2015, 8, 21)),
        ("2015-Q2!1.1", date(2015, 4, 1)),
        ("2015-nonsense", date(2015, 1, 1)),
        ("2015-13-45--x", date(2015, 1, 1)),
        ("nonsense", date(1900, 1, 1)),
        ("9999-Q1", date(1900, 1, 1)),
    ],
)
def test_the_first_day(rid: RecurrenceId, day: date) -> None:
    assert first_day(rid) == day
