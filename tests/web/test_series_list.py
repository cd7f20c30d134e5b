from dataclasses import replace
from datetime import date

from planner.web.series_list import Group, groups
from tests.web.calendars import A_CALENDAR, BOARD_MEETING
from tests.web.expanding import DANISH, between

TODAY = date(2026, 11, 22)


def listed() -> tuple[Group, ...]:
    return groups(A_CALENDAR, between(TODAY, date(2028, 11, 22)), DANISH)


def test_series_stand_under_their_body_and_those_without_at_the_end() -> None:
    assert [group.heading for group in listed()] == ["Direktionen", "Byrådet", "Hovedudvalget", "Uden forum"]


def test_within_a_body_what_comes_first_stands_first() -> None:
    assert [row.title for row in listed()[0].rows] == [
        "IT-budget",
        "Seminar i London",
        "Frist for sager",
        "Direktionsmøde",
        "ØKO-LIS",
    ]


def test_each_says_when_it_comes_next() -> None:
    rows = {row.uid: row for group in listed() for row in group.rows}

    assert rows["council-meeting"].rule == "Den sidste mandag i hver måned kl. 18; på helligdage næste hverdag"
    assert [rows[uid].next.when for uid in ("council-meeting", "budget", "pay") if rows[uid].next] == [
        "mandag den 30. november 2026 kl. 18.00",
        "i 4. kvartal 2026 (dag ikke fastsat)",
        "i januar 2027 (dag ikke fastsat)",
    ]


def test_a_cancelled_date_is_not_the_next_one() -> None:
    calendar = replace(A_CALENDAR, series=(BOARD_MEETING,))
    coming = between(date(2027, 1, 1), date(2027, 3, 1), BOARD_MEETING)

    ((row,),) = (group.rows for group in groups(calendar, coming, DANISH))

    assert row.next is not None
    assert row.next.short_when == "9. februar"


def test_a_missing_date_is_next_only_where_no_date_is_set() -> None:
    joint = replace(A_CALENDAR, series=A_CALENDAR.series[1:2])
    later = between(date(2027, 4, 1), date(2027, 12, 1), *joint.series)

    ((row,),) = (group.rows for group in groups(joint, later, DANISH))

    assert row.next is not None
    assert row.next.status.mark == "missing"
    assert next(row for group in listed() for row in group.rows if row.uid == "joint-meeting").next != row.next


def test_a_series_that_is_over_is_still_listed() -> None:
    over = replace(A_CALENDAR, series=A_CALENDAR.series[2:3])

    ((row,),) = (group.rows for group in groups(over, [], DANISH))

    assert row.next is None
