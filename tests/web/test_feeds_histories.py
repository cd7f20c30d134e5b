"""What a calendar program shows through a history of edits: each new state, no duplicate, no ghost.

It polls two links over HTTP, one that shows cancelled meetings and one that leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from flask import Flask

from planner.domain.occurrences import RecurrenceId, Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.series import Body, Calendar, MovedTo, Series, SeriesException
from planner.domain.spans import Times
from planner.domain.subscription import Choices
from planner.services import subscriptions
from tests.databases import app as app
from tests.databases import make_app
from tests.databases import migrated_sqlite as migrated_sqlite
from tests.ical.calendars import nth
from tests.ical.calendars import series as series_of
from tests.ical.contentlines import Component, read
from tests.web.polling import clock as clock
from tests.web.polling import edit

Change = Callable[[Series], Series]
Key = tuple[str, str]

BEGUN = datetime(2026, 11, 2, 8, tzinfo=UTC)
TEN = Times(time(10), time(12))
MONDAY, DAY = date(2027, 4, 12), date(2027, 2, 3)
BOARD, AGREED = "board", "agreed"
BODY = Body("direktion", "Direktionen")


def calendar() -> Calendar:
    """A board that meets by rule, a committee on agreed dates, and others whom none of this concerns."""
    agreed = AgreedDates((AgreedDate(DAY, None, TEN, Status.TENTATIVE), AgreedDate(date(2027, 3, 3), None, TEN)))
    return Calendar(
        uid="kalender",
        name="Årshjul",
        version=1,
        bodies=(BODY,),
        series=(
            series_of(BOARD, "Direktion", nth(0, 2, TEN), body=BODY),
            series_of(AGREED, "Udvalg", agreed, body=BODY),
            series_of("others", "Andre", nth(3, 1, TEN), body=BODY),
        ),
    )


def decided(**what: object) -> Change:
    """Of the board's meeting in April, instead of what was decided before."""
    return lambda series: replace(series, exceptions={MONDAY: SeriesException(**what)})


def moved(month: int, day: int, year: int = 2027) -> MovedTo:
    to = date(year, month, day)
    return MovedTo(to, to, Times(time(9), time(11)))


def restored(series: Series) -> Series:
    return replace(series, exceptions={})


def ruled(weekday: int, week: int, times: Times = TEN) -> Change:
    return lambda series: replace(series, rule=nth(weekday, week, times))


def agreed(*dates: AgreedDate) -> Change:
    return lambda series: replace(series, rule=AgreedDates((*dates, AgreedDate(date(2027, 3, 3), None, TEN))))


def stated(status: Status) -> Change:
    return lambda series: replace(series, status=status)


DELETED = None
CANCELLED, TENTATIVE, CONFIRMED = Status.CANCELLED, Status.TENTATIVE, Status.CONFIRMED
AS_RULED = "20270412T100000 CONFIRMED Direktion"
GONE = ""


class Step(NamedTuple):
    """An edit of the series, and what is to be seen then of the occurrence, with cancelled ones and without."""

    edit: Change | None
    shown: str
    without_cancelled: str


def same(edit: Change | None, shown: str) -> Step:
    return Step(edit, shown, shown)


HISTORIES: dict[str, tuple[str, RecurrenceId, str, list[Step]]] = {
    "moved, moved again, and back": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(moved_to=moved(4, 16)), "20270416T090000 CONFIRMED Direktion"),
            same(decided(moved_to=moved(5, 3)), "20270503T090000 CONFIRMED Direktion"),
            same(restored, AS_RULED),
        ],
    ),
    "cancelled, and held after all": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            Step(decided(status=CANCELLED), "20270412T100000 CANCELLED Aflyst: Direktion", GONE),
            same(restored, AS_RULED),
            Step(decided(status=CANCELLED), "20270412T100000 CANCELLED Aflyst: Direktion", GONE),
            same(decided(status=CONFIRMED), AS_RULED),
        ],
    ),
    "moved, then cancelled where it was moved to, and held there after all": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(moved_to=moved(4, 16)), "20270416T090000 CONFIRMED Direktion"),
            Step(
                decided(moved_to=moved(4, 16), status=CANCELLED),
                "20270416T090000 CANCELLED Aflyst: Direktion",
                GONE,
            ),
            same(decided(moved_to=moved(4, 16)), "20270416T090000 CONFIRMED Direktion"),
        ],
    ),
    "re-stated": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(status=TENTATIVE), "20270412T100000 TENTATIVE Direktion (res.)"),
            same(decided(title="Seminar"), "20270412T100000 CONFIRMED Seminar"),
            same(decided(title="Seminar", place="Kantinen"), "20270412T100000 CONFIRMED Seminar"),
            same(restored, AS_RULED),
        ],
    ),
    "moved out of what the feed covers, and in again": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(moved_to=moved(4, 16, year=2029)), GONE),
            same(decided(moved_to=moved(4, 20)), "20270420T090000 CONFIRMED Direktion"),
        ],
    ),
    "moved onto another meeting of its own": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(moved_to=moved(5, 10)), "20270510T090000 CONFIRMED Direktion"),
            same(restored, AS_RULED),
        ],
    ),
    "another rule, and back": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(ruled(1, 2), GONE),
            same(ruled(0, 2), AS_RULED),
            same(ruled(0, 2, Times(time(14))), "20270412T140000 CONFIRMED Direktion"),
        ],
    ),
    "another rule that gives the day no longer, although it was moved": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(decided(moved_to=moved(4, 16)), "20270416T090000 CONFIRMED Direktion"),
            same(ruled(1, 2), GONE),
            same(ruled(0, 2), "20270416T090000 CONFIRMED Direktion"),
        ],
    ),
    "a series deleted, and put back": (
        BOARD,
        MONDAY,
        AS_RULED,
        [same(DELETED, GONE), same(lambda series: series, AS_RULED)],
    ),
    "a date taken off the list, and put back": (
        AGREED,
        DAY,
        "20270203T100000 TENTATIVE Udvalg (res.)",
        [
            same(agreed(), GONE),
            same(agreed(AgreedDate(DAY, None, TEN)), "20270203T100000 CONFIRMED Udvalg"),
        ],
    ),
    "reserved, and published": (
        AGREED,
        DAY,
        "20270203T100000 TENTATIVE Udvalg (res.)",
        [
            same(agreed(AgreedDate(DAY, None, TEN)), "20270203T100000 CONFIRMED Udvalg"),
            same(agreed(AgreedDate(DAY, None, TEN, TENTATIVE)), "20270203T100000 TENTATIVE Udvalg (res.)"),
        ],
    ),
    "a whole series reserved, and published": (
        BOARD,
        MONDAY,
        AS_RULED,
        [
            same(stated(TENTATIVE), "20270412T100000 TENTATIVE Direktion (res.)"),
            same(stated(CONFIRMED), AS_RULED),
        ],
    ),
}


class Program:
    """A calendar program at one link. ``stubborn`` is one that keeps an event until its SEQUENCE rises."""

    def __init__(self, app: Flask, url: str) -> None:
        self._client = app.test_client()
        self.url = url
        self._tag = ""
        self.shown: dict[Key, Component] = {}
        self.stubborn: dict[Key, Component] = {}
        self.highest: dict[Key, int] = {}

    def poll(self) -> bytes:
        """Fetch what has changed; it must have."""
        answer = self._client.get(self.url, headers={"If-None-Match": self._tag})
        assert answer.status_code == 200
        self._tag = answer.headers["ETag"]
        events = read(answer.data).within("VEVENT")
        self.shown = {(event.value("UID"), event.value("RECURRENCE-ID")): event for event in events}
        assert len(self.shown) == len(events)
        self.stubborn = {key: self._kept(key, event) for key, event in self.shown.items()}
        return answer.data

    def has_the_newest(self) -> bool:
        return self._client.get(self.url, headers={"If-None-Match": self._tag}).status_code == 304

    def note_sequences(self) -> None:
        self.highest |= {key: sequence(event) for key, event in self.shown.items()}

    def _kept(self, key: Key, event: Component) -> Component:
        before = self.stubborn.get(key)
        return event if before is None or sequence(event) > sequence(before) else before


def sequence(event: Component) -> int:
    return int(event.value("SEQUENCE"))


def seen(shown: dict[Key, Component], uid: str, rid: RecurrenceId) -> str:
    found = [event for (known, _), event in shown.items() if known.startswith(f"{uid}_{rid}@")]
    return " | ".join(" ".join(event.value(name) for name in ("DTSTART", "STATUS", "SUMMARY")) for event in found)


def edited(before: Calendar, series: Series, change: Change | None) -> Calendar:
    others = tuple(one for one in before.series if one.uid != series.uid)
    return replace(before, series=others if change is None else (*others, change(series)))


@pytest.fixture
def programs(app: Flask) -> tuple[Program, Program]:
    edit(app, lambda _: calendar(), BEGUN)
    with app.app_context():
        token = subscriptions.create("me", Choices(name="Alt", cancelled=True), BEGUN).token
    return Program(app, f"/feeds/s/{token}/alt.ics"), Program(app, "/feeds/calendar.ics")


@pytest.mark.parametrize(("uid", "rid", "at_first", "steps"), HISTORIES.values(), ids=HISTORIES)
def test_history(
    app: Flask,
    tmp_path: Path,
    clock: time_machine.Traveller,
    programs: tuple[Program, Program],
    uid: str,
    rid: RecurrenceId,
    at_first: str,
    steps: list[Step],
) -> None:
    series = next(one for one in calendar().series if one.uid == uid)
    for program in programs:
        program.poll()
        program.note_sequences()
        assert seen(program.shown, uid, rid) == at_first

    for hour, step in enumerate(steps, 1):
        now = BEGUN + timedelta(hours=hour)
        clock.move_to(now)
        if step.edit is not None:
            series = step.edit(series)
        edit(app, lambda before, now=series, step=step: edited(before, now, step.edit and (lambda _: now)), now)
        clock.shift(timedelta(minutes=5))
        for program, expected in zip(programs, (step.shown, step.without_cancelled), strict=True):
            before = program.shown
            data = program.poll()
            assert program.has_the_newest()
            assert seen(program.shown, uid, rid) == expected
            changed = {key for key, event in program.shown.items() if before.get(key) != event}
            assert {key[0].partition("_")[0] for key in changed} <= {uid}
            for key in changed:
                event = program.shown[key]
                assert sequence(event) > program.highest.get(key, 0)
                assert event.value("DTSTAMP") == event.value("LAST-MODIFIED") == f"{now:%Y%m%dT%H%M%SZ}"
            assert program.stubborn == program.shown
            program.note_sequences()
            assert another_build(app, tmp_path, program) == data


def another_build(app: Flask, instance: Path, program: Program) -> bytes:
    """The same feed, written anew by another process's application."""
    other = make_app(app.config["SQLALCHEMY_DATABASE_URI"], instance)
    data: bytes = other.test_client().get(program.url).data
    return data
