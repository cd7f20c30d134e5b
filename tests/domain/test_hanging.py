"""What hangs on an occurrence, and on what hangs on it."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.chain import find
from planner.domain.edits.occurrences import move
from planner.domain.hanging import hanging_on
from planner.domain.occurrences import RecurrenceId
from planner.domain.series import Calendar, MovedTo
from tests.domain.shorthand import MO, monthly, period, placed, relative
from tests.domain.tables import DENMARK, series

MARCH, APRIL = date(2026, 3, 16), date(2026, 4, 20)
MEETING = series(monthly(MO(3), start=date(2026, 1, 1)), "oeu")
PAPERS = series(relative(-5, "working-day"), "dagsorden")
DEADLINE = series(replace(relative(-1, "week"), anchor="dagsorden"), "frist")
ITEM = series(placed(period("month")), "sag")
SECOND = series(placed(every=2, start=date(2026, 1, 1)), "hver-anden")
CALENDAR = Calendar(uid="c", name="c", version=1, series=(ITEM, SECOND, DEADLINE, PAPERS, MEETING))


@pytest.mark.parametrize(
    ("uid", "rid", "hanging"),
    [
        ("oeu", MARCH, ["frist", "dagsorden", "sag", "hver-anden"]),
        ("oeu", APRIL, ["frist", "dagsorden", "sag"]),
        ("dagsorden", MARCH, ["frist"]),
        ("sag", "2026-03", []),
    ],
)
def test_all_that_hangs_on_it(uid: str, rid: RecurrenceId, hanging: list[str]) -> None:
    one = find(CALENDAR.series, DENMARK, uid, rid)

    assert one is not None
    assert [found.series.uid for found in hanging_on(CALENDAR.series, DENMARK, one)] == hanging


def test_a_deadline_that_was_moved_far_away_still_hangs_on_its_meeting_and_a_moved_item_on_its_new_one() -> None:
    far = date(2031, 1, 2)
    calendar = move(CALENDAR, "frist", MARCH, MovedTo(far, far))
    calendar = move(calendar, "sag", "2026-03", MovedTo(APRIL, APRIL))

    def on(rid: date) -> list[tuple[str, RecurrenceId]]:
        one = find(calendar.series, DENMARK, "oeu", rid)
        assert one is not None
        return [found.identity for found in hanging_on(calendar.series, DENMARK, one)]

    assert ("frist", MARCH) in on(MARCH)
    assert ("sag", "2026-03") not in on(MARCH)
    assert ("sag", "2026-03") in on(APRIL)
