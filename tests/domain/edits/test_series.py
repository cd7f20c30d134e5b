"""Series as a whole: what putting, copying and archiving does to the calendar, and what it refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.edits.series import all_followers, archive, copied, find, fresh_uid, put, unarchive
from planner.domain.errors import DomainError
from planner.domain.rules import Relative, RelativeUnit
from planner.domain.series import Calendar, Series, SeriesKind
from tests.domain.shorthand import TU, agreed, monthly
from tests.web.calendars import A_CALENDAR, BOARD_MEETING, FIGURES, PAPERS

NEW = Series(uid="new", title="Økonomi & børn", kind=SeriesKind.MEETING, rule=agreed(date(2027, 3, 1)))


def uids(calendar: Calendar) -> list[str]:
    return [one.uid for one in calendar.series]


def test_a_new_series_comes_last_and_a_known_one_keeps_its_place() -> None:
    after = put(put(A_CALENDAR, NEW), replace(BOARD_MEETING, title="Møde"))

    assert uids(after) == [*uids(A_CALENDAR), "new"]
    assert after.series[0].title == "Møde"


def test_a_series_has_a_title() -> None:
    with pytest.raises(DomainError) as refused:
        put(A_CALENDAR, replace(NEW, title=" "))

    assert refused.value.field == "title"


@pytest.mark.parametrize(
    ("title", "uid"),
    [
        ("Økonomi & børn", "oekonomi-boern"),
        ("Direktionsmøde", "direktionsmoede"),
        ("Board meeting", "board-meeting-2"),
        ("…", "punkt"),
    ],
)
def test_uids_can_be_read_and_are_never_taken_twice(title: str, uid: str) -> None:
    assert fresh_uid(A_CALENDAR, title) == uid


def test_a_copy_has_the_rule_and_none_of_the_decisions() -> None:
    copy = copied(A_CALENDAR, "board-meeting")

    assert (copy.uid, copy.title) == ("kopi-af-direktionsmoede", "Kopi af Direktionsmøde")
    assert copy.rule == BOARD_MEETING.rule
    assert copy.exceptions == {}


def test_followers_of_followers_are_followers() -> None:
    reminder = replace(NEW, uid="reminder", rule=Relative(anchor="papers", unit=RelativeUnit.DAY, offset=-1))

    assert all_followers(put(A_CALENDAR, reminder), "board-meeting") == [PAPERS, FIGURES, reminder]


def test_what_others_follow_is_not_archived_and_they_are_named() -> None:
    with pytest.raises(DomainError) as refused:
        archive(A_CALENDAR, "board-meeting")

    assert refused.value.danish == (
        "»Direktionsmøde« kan ikke arkiveres: det følges af »Frist for sager« og »ØKO-LIS«. "
        "Arkivér dem først, eller lad dem følge noget andet."
    )


def test_it_is_archived_after_its_followers_and_comes_back_before_them() -> None:
    calendar = archive(archive(archive(A_CALENDAR, "papers"), "figures"), "board-meeting")
    with pytest.raises(DomainError) as refused:
        unarchive(calendar, "papers")
    assert refused.value.danish == "»Direktionsmøde« er arkiveret. Hent det frem først."

    for uid in ("board-meeting", "papers", "figures"):
        assert find(calendar, uid) == replace(find(A_CALENDAR, uid) or NEW, archived=True)
        calendar = unarchive(calendar, uid)
    assert calendar == A_CALENDAR


def test_nothing_new_follows_what_is_archived() -> None:
    calendar = archive(put(A_CALENDAR, NEW), "new")

    with pytest.raises(DomainError) as refused:
        put(calendar, replace(NEW, uid="other", rule=Relative(anchor="new", unit=RelativeUnit.DAY, offset=-1)))

    assert refused.value.field == "rule.anchor"


@pytest.mark.parametrize("edit", [archive, unarchive, copied])
def test_what_is_not_there_is_told(edit: Callable[[Calendar, str], object]) -> None:
    with pytest.raises(DomainError) as refused:
        edit(A_CALENDAR, "nobody")

    assert refused.value.field == "uid"


def test_an_archived_one_may_be_archived_again() -> None:
    calendar = put(A_CALENDAR, replace(NEW, rule=monthly(TU(2))))

    assert archive(archive(calendar, "new"), "new") == archive(calendar, "new")
