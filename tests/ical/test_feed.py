"""Whole feeds: what is in them, in which bytes, and how they are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.occurrences import Status
from planner.domain.rules import AgreedDate, AgreedDates
from planner.domain.selection import EVERYTHING, Selection
from planner.domain.series import Calendar, MovedTo, SeriesException, SeriesKind
from planner.domain.spans import Window
from planner.ical.feed import FeedBook, write_feed
from planner.ical.reader import PlainEvent, read_calendar
from planner.ical.spec import FeedSpec, PlacedAs
from tests.ical.calendars import LOOK, SPEC, YEAR, by_hand, occurrences, series, stamp
from tests.ical.contentlines import Component, read
from tests.ical.linter import lint
from tests.ical.strategies import calendars

TIMES = (b"DTSTAMP:", b"LAST-MODIFIED:")
LINES = replace(SPEC, selection=EVERYTHING, placed_as=PlacedAs.LINES)


def events(data: bytes) -> dict[str, Component]:
    """The feed's events by the part of their UID before the domain."""
    return {event.value("UID").partition("@")[0]: event for event in read(data).within("VEVENT")}


def of(calendar: Calendar, spec: FeedSpec = SPEC) -> dict[str, Component]:
    return events(write_feed(calendar, occurrences(calendar, spec.window), spec))


def test_the_feed_of_the_calendar_made_by_hand(golden: Callable[[str, str], None]) -> None:
    calendar = by_hand()
    march = replace(SPEC, window=Window(date(2026, 3, 1), date(2026, 4, 1)), selection=EVERYTHING)

    golden("feed-march.ics", write_feed(calendar, occurrences(calendar, march.window), march).decode())


@given(calendars())
def test_two_builds_are_the_same_bytes(calendar: Calendar) -> None:
    one, other = (write_feed(calendar, occurrences(calendar), SPEC) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("placed_as", PlacedAs)
def test_after_another_choice_no_event_is_of_before_it(placed_as: PlacedAs) -> None:
    spec = replace(SPEC, placed_as=placed_as)
    before, after = of(by_hand(), spec), of(by_hand(), replace(spec, chosen=stamp(3).changed))

    times = {"DTSTAMP", "LAST-MODIFIED"}
    assert before.keys() == after.keys()
    for uid, event in after.items():
        for name in times:
            assert event.value(name) == max(before[uid].value(name), f"{stamp(3).changed:%Y%m%dT%H%M%SZ}")
        assert event.value("SEQUENCE") == before[uid].value("SEQUENCE")
    assert {event.value("DTSTAMP") for event in before.values()} > {
        event.value("DTSTAMP") for event in after.values()
    }


@given(calendars(), st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_a_choice_changes_nothing_but_when_events_were_written(calendar: Calendar, when: datetime) -> None:
    plain = replace(SPEC, most_bytes=10**9)
    feeds = [
        write_feed(calendar, occurrences(calendar), one)
        for one in (plain, replace(plain, chosen=when.replace(tzinfo=UTC)))
    ]

    assert not lint(feeds[1])
    before, after = ([line for line in feed.split(b"\r\n") if not line.startswith(TIMES)] for feed in feeds)
    assert before == after


SELECTIONS = st.builds(
    Selection,
    kinds=st.frozensets(st.sampled_from(SeriesKind)),
    series=st.frozensets(st.sampled_from("01234")),
    bodies=st.sampled_from([frozenset(), frozenset({"body"})]),
    units=st.sampled_from([frozenset(), frozenset({"unit"})]),
    tentative=st.booleans(),
    cancelled=st.booleans(),
)


@given(calendars(), st.data())
def test_a_book_joins_what_would_be_written_alone(calendar: Calendar, data: st.DataObject) -> None:
    everything = occurrences(calendar)
    book = FeedBook(calendar, YEAR, everything)
    for _ in range(3):
        months = sorted(data.draw(st.tuples(st.integers(1, 12), st.integers(1, 12))))
        window = Window(date(2026, months[0], 1), date(2026, months[1], 28))
        spec = replace(
            SPEC,
            window=window,
            selection=data.draw(SELECTIONS),
            deadlines=data.draw(st.booleans()),
            placed_as=data.draw(st.sampled_from(PlacedAs)),
        )
        wanted = [one for one in everything if one.overlaps(window) and spec.shows(one)]

        assert book.feed(spec) == write_feed(calendar, wanted, replace(spec, selection=EVERYTHING, deadlines=True))


def test_the_uid_is_the_recurrence_id_wherever_the_occurrence_is_moved() -> None:
    moved = of(by_hand())["direktion_2026-03-09"]

    assert moved.value("DTSTART") == "20260311T130000"
    assert moved.value("URL") == "https://aarshjul.example.dk/series/direktion/2026-03-09"


@pytest.mark.parametrize(
    ("selection", "there"),
    [
        (Selection(cancelled=False), False),
        (EVERYTHING, True),
    ],
)
def test_cancelled_meetings_are_shown_to_those_who_want_them(selection: Selection, there: bool) -> None:
    found = of(by_hand(), replace(SPEC, selection=selection))

    assert ("direktion_2026-06-08" in found) is there
    if there:
        assert found["direktion_2026-06-08"].value("STATUS") == "CANCELLED"


def test_deadlines_are_left_out_for_those_who_do_not_want_them() -> None:
    kept, left_out = of(by_hand()), of(by_hand(), replace(SPEC, deadlines=False))

    assert {uid for uid in kept if uid not in left_out} == {uid for uid in kept if uid.startswith("frist_")}
    assert kept["frist_2026-01-12"].value("DTSTART") == "20260105"


def test_reminders_come_before_what_takes_time_and_nothing_else() -> None:
    found = of(by_hand(), replace(SPEC, look=LOOK._replace(alarm=30)))

    reminded = {uid.partition("_")[0] for uid, event in found.items() if event.within("VALARM")}
    assert reminded == {"direktion", "tirsdag", "seminar"}
    assert found["tirsdag_2026-01-06"].within("VALARM")[0].value("TRIGGER") == "-PT30M"


class TestItemsAsLines:
    def test_an_item_is_a_line_of_its_meeting_and_no_event(self) -> None:
        found = of(by_hand(), LINES)

        assert "liste_2026-Q1" not in found
        assert found["direktion_2026-01-12"].value("DESCRIPTION").endswith(r"Punkter på mødet:\n- ØKO-LIS (HR)")

    def test_an_item_without_a_meeting_stays_an_event(self) -> None:
        calendar = by_hand()
        board = calendar.series[0]
        cancelled = {day: SeriesException(status=Status.CANCELLED) for day in (date(2026, 7, 13), date(2026, 6, 8))}
        without = replace(board, exceptions={**board.exceptions, **cancelled})
        found = of(replace(calendar, series=(without, *calendar.series[1:])), LINES)

        assert "dag ikke fastsat" in found["status_2026-07"].value("SUMMARY")

    def test_an_item_whose_meeting_is_not_in_the_feed_stays_an_event(self) -> None:
        found = of(by_hand(), replace(LINES, selection=Selection(series=frozenset({"liste"}))))

        assert sorted(found) == ["liste_2026-Q1", "liste_2026-Q2", "liste_2026-Q3", "liste_2026-Q4"]

    def test_an_item_that_is_not_asked_for_is_no_line(self) -> None:
        found = of(by_hand(), replace(LINES, selection=Selection(kinds=frozenset({SeriesKind.MEETING}))))

        assert all("Punkter på mødet" not in event.value("DESCRIPTION") for event in found.values())

    def test_an_item_that_was_moved_away_by_hand_is_an_event_on_its_own_day(self) -> None:
        calendar = by_hand()
        to = SeriesException(moved_to=MovedTo(date(2026, 1, 14), date(2026, 1, 14)), stamp=stamp(9))
        moved = tuple(
            replace(one, exceptions={"2026-Q1": to}) if one.uid == "liste" else one for one in calendar.series
        )
        found = of(replace(calendar, series=moved), LINES)

        assert found["liste_2026-Q1"].value("DTSTART") == "20260114"
        assert "ØKO-LIS" not in found["direktion_2026-01-12"].value("DESCRIPTION")
        assert found["direktion_2026-01-12"].value("SEQUENCE") == "9"


class TestSize:
    def many(self, count: int) -> Calendar:
        dates = tuple(AgreedDate(date.fromordinal(date(2026, 1, 1).toordinal() + day)) for day in range(count))
        return replace(by_hand(), series=(series("x", "X", AgreedDates(dates), note="n" * 3_900),))

    def test_a_feed_that_would_grow_too_large_ends_with_a_whole_day_and_says_so(self) -> None:
        calendar = self.many(300)

        data = write_feed(calendar, occurrences(calendar), SPEC)

        found = sorted(event.value("DTSTART") for event in events(data).values())
        last = date.fromisoformat(found[-1])
        assert lint(data) == []
        assert len(data) > 990_000
        assert found[0] == "20260101"
        assert f"Stopper efter den {last.day}." in read(data).get("DESCRIPTION").text()

    def test_a_feed_that_fits_says_only_what_it_covers(self) -> None:
        calendar = self.many(200)

        data = write_feed(calendar, occurrences(calendar), SPEC)

        assert len(events(data)) == 200
        told = read(data).get("DESCRIPTION").text()
        assert told == "Viser 1. januar – 31. december 2026. Senere datoer kommer til med tiden."

    def test_the_day_that_does_not_fit_is_left_out_whole(self) -> None:
        calendar = self.many(3)
        twice = replace(calendar, series=(*calendar.series, replace(calendar.series[0], uid="y")))
        everything = len(write_feed(twice, occurrences(twice), SPEC))

        data = write_feed(twice, occurrences(twice), replace(SPEC, most_bytes=everything - 1))

        assert sorted(events(data)) == ["x_2026-01-01", "x_2026-01-02", "y_2026-01-01", "y_2026-01-02"]

    def test_nothing_at_all_may_fit(self) -> None:
        calendar = self.many(3)

        assert events(write_feed(calendar, occurrences(calendar), replace(SPEC, most_bytes=2_000))) == {}


def test_a_meeting_in_the_last_minute_of_a_day_ends_after_it_begins() -> None:
    last = of(by_hand())["seminar_2026-12-31"]

    assert (last.value("DTSTART"), last.value("DTEND")) == ("20261231T235900", "20270101T000000")


def test_a_long_domain_is_folded_and_not_lost() -> None:
    domain = "kalender." * 12 + "dk"
    data = write_feed(by_hand(), occurrences(by_hand()), replace(SPEC, look=LOOK._replace(domain=domain)))

    assert lint(data) == []
    assert read(data).within("VEVENT")[0].value("UID").endswith(f"@{domain}")


def test_what_was_typed_is_read_back() -> None:
    found = read_calendar(write_feed(by_hand(), occurrences(by_hand()), SPEC))

    event = {one.uid.partition("@")[0]: one for one in found.events}["direktion_2026-11-09"]
    assert found.problems == ()
    assert event.location == "Rådhuset, lokale 3; 1. sal"
    assert event.categories == ("Direktionen", "ØKO")
    assert event.description.startswith("Medbring:\n- bilag\n- kaffe\n")
    assert event.summary == ("Budgetseminar: æøå ÆØÅ " * 6).strip()


@pytest.mark.parametrize(
    ("day", "utc"),
    [(date(2026, 3, 24), 7), (date(2026, 3, 31), 6), (date(2026, 10, 20), 6), (date(2026, 10, 27), 7)],
)
def test_half_past_eight_stays_half_past_eight_across_summer_time(day: date, utc: int) -> None:
    found = read_calendar(write_feed(by_hand(), occurrences(by_hand()), SPEC)).events

    event: PlainEvent = next(one for one in found if one.uid.startswith(f"tirsdag_{day}"))
    assert event.start.time() == time(8, 30)
    assert (event.start - event.start.utcoffset()).time() == time(utc, 30)
