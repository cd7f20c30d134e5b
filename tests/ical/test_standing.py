"""Whether an event takes its reader's time, as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.domain.occurrences import Occurrence, Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import SeriesKind
from planner.domain.spans import Times
from planner.ical.standing import is_free, status_lines
from tests.ical.calendars import by_hand, occurrences, series

FOUND = {(one.series.uid, str(one.recurrence_id)): one for one in occurrences(by_hand())}


def one(kind: SeriesKind, times: Times | None = None, status: Status = Status.CONFIRMED) -> Occurrence:
    rule = AgreedDates((AgreedDate(date(2026, 5, 4), None, times, status),))
    calendar = replace(by_hand(), series=(series("x", "X", rule, kind=kind),))
    return occurrences(calendar)[0]


@pytest.mark.parametrize(
    ("kind", "times", "status", "free"),
    [
        (SeriesKind.MEETING, Times(time(9)), Status.CONFIRMED, False),
        (SeriesKind.MEETING, None, Status.CONFIRMED, False),
        (SeriesKind.MEETING, Times(time(9)), Status.TENTATIVE, False),
        (SeriesKind.MEETING, Times(time(9)), Status.CANCELLED, True),
        (SeriesKind.SEMINAR, None, Status.CONFIRMED, False),
        (SeriesKind.ITEM, Times(time(9)), Status.CONFIRMED, False),
        (SeriesKind.ITEM, None, Status.CONFIRMED, True),
        (SeriesKind.DEADLINE, Times(time(9)), Status.CONFIRMED, True),
        (SeriesKind.DEADLINE, None, Status.CONFIRMED, True),
    ],
)
def test_what_takes_the_readers_time(kind: SeriesKind, times: Times | None, status: Status, free: bool) -> None:
    assert is_free(one(kind, times, status)) is free


@pytest.mark.parametrize(("uid", "rid"), [("regnskab", "2026-03"), ("leder", "2026-Q2!1.1"), ("liste", "2026-Q1")])
def test_windows_without_a_day_and_items_at_a_meeting_take_none(uid: str, rid: str) -> None:
    assert is_free(FOUND[uid, rid])


@pytest.mark.parametrize(
    ("status", "free", "lines"),
    [
        (Status.CONFIRMED, False, ["STATUS:CONFIRMED", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"]),
        (Status.CONFIRMED, True, ["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]),
        (Status.TENTATIVE, False, ["STATUS:TENTATIVE", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"]),
        (Status.TENTATIVE, True, ["STATUS:TENTATIVE", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]),
        (Status.CANCELLED, True, ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]),
    ],
)
def test_every_client_finds_it_where_it_looks(status: Status, free: bool, lines: list[str]) -> None:
    assert status_lines(status, free).splitlines() == lines
