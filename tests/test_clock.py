"""The day is Denmark's, whatever the machine believes."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from planner import clock


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-11-22 22:59 +0000", date(2026, 11, 22)),
        ("2026-11-22 23:00 +0000", date(2026, 11, 23)),
        ("2026-06-30 22:00 +0000", date(2026, 7, 1)),
        ("2026-12-31 23:30 +0000", date(2027, 1, 1)),
    ],
)
def test_today_begins_at_midnight_in_copenhagen(utc: str, day: date) -> None:
    with time_machine.travel(utc, tick=False):
        assert clock.today() == day


def test_now_is_in_utc() -> None:
    with time_machine.travel(datetime(2026, 11, 22, 10, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 11, 22, 10, tzinfo=UTC)
        assert clock.now().tzinfo is UTC
