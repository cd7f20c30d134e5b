"""Which change an occurrence goes back to. A later version of a calendar never gives an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, DayCalendar
from planner.domain.series import Calendar, Series, SeriesException
from planner.domain.stamps import Stamp
from planner.ical.stamps import Stamps
from tests.ical.calendars import by_hand, occurrences, stamp


def stamps(calendar: Calendar) -> dict[str, int]:
    """The SEQUENCE of each occurrence, by series and recurrence_id."""
    found = Stamps(calendar)
    return {f"{one.series.uid} {one.recurrence_id}": found.of(one).sequence for one in occurrences(calendar)}


def edited(uid: str, change: Callable[[Series], Series]) -> Calendar:
    calendar = by_hand()
    return replace(calendar, series=tuple(change(one) if one.uid == uid else one for one in calendar.series))


def days_edited(uid: str) -> Calendar:
    def change(one: DayCalendar) -> DayCalendar:
        return replace(one, stamp=stamp(20)) if one.uid == uid else one

    return replace(by_hand(), day_calendars=tuple(map(change, by_hand().day_calendars)))


def excepted(rid: date | str) -> Callable[[Series], Series]:
    return lambda one: replace(one, exceptions={**one.exceptions, rid: SeriesException(stamp=stamp(20))})


def touched(calendar: Calendar) -> set[str]:
    before, after = stamps(by_hand()), stamps(calendar)
    assert all(after[one] in (before[one], 20) for one in before)
    return {one for one in after if after[one] == 20}


def named(*uids: str) -> set[str]:
    return {one for one in stamps(by_hand()) if one.split()[0] in uids}


HANGING = ("frist", "liste", "status")


def test_an_exception_counts_for_its_occurrence_alone() -> None:
    found = stamps(by_hand())

    assert [found[f"direktion {day}"] for day in ("2026-01-12", "2026-03-09", "2026-06-08")] == [1, 3, 4]


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (edited("tirsdag", lambda one: replace(one, stamp=stamp(20))), named("tirsdag")),
        (edited("tirsdag", excepted(date(2026, 1, 6))), {"tirsdag 2026-01-06"}),
        # what hangs on a meeting changes with it; what picks one among several may now have to pick another
        (
            edited("direktion", lambda one: replace(one, stamp=stamp(20))),
            named("direktion", *HANGING),
        ),
        (
            edited("direktion", excepted(date(2026, 4, 13))),
            {"direktion 2026-04-13", "frist 2026-04-13"} | named("liste", "status"),
        ),
        (edited("frist", excepted(date(2026, 4, 13))), {"frist 2026-04-13"}),
        # a date that fills a requirement may open or close any gap in it
        (
            edited("leder", excepted(date(2026, 2, 2))),
            {"leder 2026-02-02", *(f"leder 2026-Q{quarter}!1.1" for quarter in (2, 3, 4))},
        ),
        # the board avoids public holidays, and with them every day without work; its deadline counts working days
        (days_edited(PUBLIC_HOLIDAYS), named("direktion", *HANGING)),
        (days_edited(CLOSED_DAYS), named("direktion", *HANGING)),
        (days_edited("school-holidays"), set()),
    ],
)
def test_a_change_counts_where_it_may_be_seen(calendar: Calendar, expected: set[str]) -> None:
    assert touched(calendar) == expected


def test_a_deadline_that_is_hung_on_a_meeting_that_changed_less_does_not_go_back() -> None:
    def on_tuesdays(one: Series) -> Series:
        return replace(one, rule=replace(one.rule, anchor="tirsdag"), stamp=stamp(20))

    busy = edited("direktion", lambda one: replace(one, stamp=stamp(19)))
    before = max(sequence for one, sequence in stamps(busy).items() if one.startswith("frist"))

    after = stamps(edited("frist", on_tuesdays))

    assert min(sequence for one, sequence in after.items() if one.startswith("frist")) == 20 > before


def test_the_stamp_carries_the_time_of_the_same_change() -> None:
    calendar = by_hand()
    found = next(one for one in occurrences(calendar) if one.recurrence_id == date(2026, 6, 8))

    assert Stamps(calendar).of(found) == Stamp(4, stamp(4).changed)
