"""What subscribers see of a change: the new state, no duplicate and no ghost, however stubborn their program."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.days import CLOSED_DAYS, DayKind, DaySpan, default_day_calendars
from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.rules import Frequency, Period, PeriodUnit, Placed, Recurrence, Weekday
from planner.domain.selection import EVERYTHING, Selection
from planner.domain.series import Adjustment, Calendar, MovedTo, Policy, Series, SeriesException
from planner.domain.spans import Times
from planner.domain.stamps import Stamp
from planner.ical.feed import write_feed
from planner.ical.spec import FeedSpec, PlacedAs
from planner.services.stamping import stamped
from tests.ical.calendars import SPEC, by_hand, occurrences
from tests.ical.contentlines import Component, read

Edit = Callable[[Calendar], Calendar]
ALL = replace(SPEC, selection=EVERYTHING)
BEGUN = datetime(2026, 2, 1, tzinfo=UTC)


def after(calendar: Calendar, edit: Edit) -> Calendar:
    """The calendar's next version, as services would save it."""
    version = calendar.version + 1
    stamp = Stamp(version, BEGUN + timedelta(hours=version))
    return replace(stamped(calendar, edit(calendar), stamp), version=version, stamp=stamp)


def feed(calendar: Calendar, spec: FeedSpec = ALL) -> dict[str, Component]:
    events = read(write_feed(calendar, occurrences(calendar), spec)).within("VEVENT")
    found = {event.value("UID").partition("@")[0]: event for event in events}
    assert len(found) == len(events)
    return found


def one(uid: str, change: Callable[[Series], Series]) -> Edit:
    return lambda calendar: replace(
        calendar, series=tuple(change(series) if series.uid == uid else series for series in calendar.series)
    )


def decide(uid: str, rid: RecurrenceId, decided: SeriesException) -> Edit:
    return one(uid, lambda series: replace(series, exceptions={**series.exceptions, rid: decided}))


def restore(uid: str, rid: RecurrenceId) -> Edit:
    return one(uid, lambda series: replace(series, exceptions=_without(series, rid)))


def _without(series: Series, rid: RecurrenceId) -> dict[RecurrenceId, SeriesException]:
    return {other: decided for other, decided in series.exceptions.items() if other != rid}


def delete(uid: str) -> Edit:
    return lambda calendar: replace(calendar, series=tuple(series for series in calendar.series if series.uid != uid))


APRIL = date(2026, 4, 13)
MOVED = SeriesException(moved_to=MovedTo(date(2026, 4, 16), date(2026, 4, 16), Times(time(9), time(11))))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (decide("direktion", APRIL, MOVED), {"DTSTART": "20260416T090000", "STATUS": "CONFIRMED"}),
        (decide("direktion", APRIL, SeriesException(status=Status.CANCELLED)), {"STATUS": "CANCELLED"}),
        (decide("direktion", APRIL, SeriesException(status=Status.TENTATIVE)), {"STATUS": "TENTATIVE"}),
        (decide("direktion", APRIL, SeriesException(title="Nyt navn")), {"SUMMARY": "Nyt navn"}),
        (decide("direktion", APRIL, SeriesException(place="Kantinen")), {"LOCATION": "Kantinen"}),
        (decide("direktion", date(2026, 3, 9), MOVED), {"DTSTART": "20260416T090000"}),
        (restore("direktion", date(2026, 3, 9)), {"DTSTART": "20260309T100000"}),
        (restore("direktion", date(2026, 6, 8)), {"STATUS": "CONFIRMED", "SUMMARY": "Direktionsmøde"}),
    ],
)
def test_one_occurrence_changes_and_no_other_meeting(edit: Edit, expected: dict[str, str]) -> None:
    before = after(by_hand(), lambda calendar: calendar)
    calendar = after(before, edit)
    old, new = feed(before), feed(calendar)

    assert set(old) == set(new)
    changed = {uid for uid in new if new[uid] != old[uid] and uid.startswith(("direktion", "tirsdag"))}
    (uid,) = changed
    assert {name: new[uid].value(name) for name in expected} == expected
    assert int(new[uid].value("SEQUENCE")) == calendar.version > int(old[uid].value("SEQUENCE"))
    assert new[uid].value("DTSTAMP") == new[uid].value("LAST-MODIFIED") == f"{calendar.stamp.changed:%Y%m%dT%H%M%SZ}"


def test_what_hangs_on_a_moved_meeting_moves_with_it_under_its_own_uid() -> None:
    before, calendar = by_hand(), after(by_hand(), decide("direktion", APRIL, MOVED))
    old, new = feed(before), feed(calendar)

    deadline, item = f"frist_{APRIL}", "liste_2026-Q2"
    assert (old[deadline].value("DTSTART"), new[deadline].value("DTSTART")) == ("20260401", "20260409")
    assert (old[item].value("DTSTART"), new[item].value("DTSTART")) == ("20260413T100000", "20260416T090000")
    assert new[deadline].value("SEQUENCE") == new[item].value("SEQUENCE") == str(calendar.version)


def test_a_series_that_is_deleted_leaves_nothing_and_comes_back_under_the_same_uids() -> None:
    before = by_hand()
    gone = after(before, delete("tirsdag"))
    tuesdays = next(series for series in before.series if series.uid == "tirsdag")
    back = after(gone, lambda calendar: replace(calendar, series=(*calendar.series, tuesdays)))

    assert not [uid for uid in feed(gone) if uid.startswith("tirsdag")]
    assert set(feed(back)) == set(feed(before))
    assert feed(back)["tirsdag_2026-01-06"].value("SEQUENCE") == str(back.version)


def test_a_cancelled_meeting_leaves_the_feed_of_those_who_do_not_want_it() -> None:
    calendar = after(by_hand(), decide("direktion", APRIL, SeriesException(status=Status.CANCELLED)))

    assert f"direktion_{APRIL}" not in feed(calendar, SPEC)
    assert feed(calendar, ALL)[f"direktion_{APRIL}"].value("SUMMARY").startswith("Aflyst: ")


RIDS: dict[str, RecurrenceId] = {
    "liste": "2026-Q2",
    "status": "2026-06",
    "tirsdag": date(2026, 1, 6),
    "leder": date(2026, 2, 2),
}
MEETINGS = [date(2026, 1, 12), date(2026, 2, 9), APRIL, date(2026, 6, 8), date(2026, 7, 13)]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Anything that a secretary may do to the calendar made by hand."""
    day = draw(st.sampled_from(MEETINGS))
    to = draw(st.dates(date(2026, 1, 1), date(2026, 12, 30)))
    uid = draw(st.sampled_from(["direktion", "tirsdag", "frist", "liste", "leder", "status"]))
    rid = {"liste": "2026-Q2", "status": "2026-06", "tirsdag": date(2026, 1, 6), "leder": date(2026, 2, 2)}.get(
        uid, day
    )
    weekday = Recurrence(
        freq=Frequency.MONTHLY,
        start=date(2026, 1, 1),
        by_day=(Weekday(draw(st.integers(0, 4)), draw(st.integers(1, 4))),),
        times=Times(time(10)),
    )
    span = DaySpan(to, to, "Lukket")
    adjustments = draw(st.sampled_from([(), (Adjustment(CLOSED_DAYS, Policy.NEXT_WORKING_DAY),)]))
    anchor = draw(st.sampled_from(["direktion", "tirsdag"]))
    quarter = Period(unit=draw(st.sampled_from([PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR])))
    choices: list[Edit] = [
        decide(uid, rid, SeriesException(moved_to=MovedTo(to, to, draw(st.sampled_from([None, Times(time(9))]))))),
        decide(uid, rid, SeriesException(status=draw(st.sampled_from(Status)))),
        decide(uid, rid, SeriesException(title=draw(st.sampled_from(["Ét", "To"])))),
        restore(uid, rid),
        one(uid, lambda series: replace(series, note=series.note + "!", status=Status.TENTATIVE)),
        one("direktion", lambda series: replace(series, rule=weekday)),
        one("direktion", lambda series: replace(series, adjustments=adjustments)),
        one("frist", lambda series: replace(series, rule=replace(series.rule, anchor=anchor))),
        one("liste", lambda series: replace(series, rule=Placed(host=anchor, within=quarter))),
        one("leder", lambda series: replace(series, requirement=None)),
        lambda calendar: _with_closed_days(calendar, (span,)),
        lambda calendar: _with_closed_days(calendar, ()),
        _without_days_that_nobody_avoids,
        lambda calendar: replace(calendar, day_calendars=default_day_calendars()),
        _with_work_on_closed_days,
        delete(draw(st.sampled_from(["frist", "leder", "seminar", "liste", "status"]))),
    ]
    return draw(st.sampled_from(choices))


def _with_closed_days(calendar: Calendar, spans: tuple[DaySpan, ...]) -> Calendar:
    return replace(
        calendar,
        day_calendars=tuple(
            replace(days, added=spans) if days.uid == CLOSED_DAYS else days for days in calendar.day_calendars
        ),
    )


def _without_days_that_nobody_avoids(calendar: Calendar) -> Calendar:
    avoided = {choice.day_calendar for series in calendar.series for choice in series.adjustments}
    return replace(calendar, day_calendars=tuple(days for days in calendar.day_calendars if days.uid in avoided))


def _with_work_on_closed_days(calendar: Calendar) -> Calendar:
    return replace(
        calendar,
        day_calendars=tuple(
            replace(days, kind=DayKind.EVENT) if days.uid == CLOSED_DAYS else days for days in calendar.day_calendars
        ),
    )


_EVENT = re.compile(r"BEGIN:VEVENT\r\nUID:(?P<uid>\S+).*?SEQUENCE:(?P<sequence>\d+).*?END:VEVENT", re.DOTALL)


class Stubborn:
    """A program that keeps what it has until SEQUENCE rises, as Google was seen to do."""

    def __init__(self) -> None:
        self.shown: dict[str, re.Match[str]] = {}

    def poll(self, data: bytes) -> None:
        found = {event["uid"]: event for event in _EVENT.finditer(data.decode())}
        kept = {uid: event for uid, event in self.shown.items() if uid in found and not newer(found[uid], event)}
        self.shown = found | kept

    def events(self) -> set[str]:
        return {event[0] for event in self.shown.values()}


def newer(one: re.Match[str], other: re.Match[str]) -> bool:
    return int(one["sequence"]) > int(other["sequence"])


@pytest.mark.parametrize(
    "spec",
    [ALL, SPEC, replace(ALL, placed_as=PlacedAs.LINES), replace(ALL, selection=Selection(units=frozenset({"hr"})))],
    ids=["all", "standing", "lines", "one unit"],
)
@given(st.lists(st.tuples(edits(), st.booleans()), min_size=1, max_size=6))
def test_the_most_stubborn_program_shows_what_a_new_one_shows(spec: FeedSpec, made: list[tuple[Edit, bool]]) -> None:
    calendar, stubborn, fresh = by_hand(), Stubborn(), Stubborn()
    stubborn.poll(write_feed(calendar, occurrences(calendar), spec))
    for edit, looked in made:
        calendar = after(calendar, edit)
        if looked:
            stubborn.poll(write_feed(calendar, occurrences(calendar), spec))

    for program in (stubborn, fresh):
        program.poll(write_feed(calendar, occurrences(calendar), spec))

    assert stubborn.events() == fresh.events()
