"""Files of other people: read what can be read, say what cannot, answer in time."""

from __future__ import annotations

import time as clock
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.spans import ZONE
from planner.ical.reader import MOST_BYTES, MOST_COMPONENTS, MOST_LINES, read_calendar

EVENT = "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\n{}\r\nEND:VEVENT\r\n"
SMALL = EVENT.format("DTSTART:20260105T080000Z")


def calendar(*events: str) -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("DTSTART;VALUE=DATE:20260105", date(2026, 1, 5), date(2026, 1, 6)),
        ("DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260108", date(2026, 1, 5), date(2026, 1, 8)),
        ("DTSTART:20260105T080000Z\r\nDURATION:PT1H", datetime(2026, 1, 5, 9), datetime(2026, 1, 5, 10)),
        ("DTSTART:20260705T080000Z\r\nDTEND:20260705T090000Z", datetime(2026, 7, 5, 10), datetime(2026, 7, 5, 11)),
        ("DTSTART:20260105T080000\r\nDTEND:20260105T090000", datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 9)),
        (
            "DTSTART;TZID=America/New_York:20260105T080000\r\nDTEND;TZID=America/New_York:20260105T090000",
            datetime(2026, 1, 5, 14),
            datetime(2026, 1, 5, 15),
        ),
    ],
)
def test_every_way_to_say_when(lines: str, start: date, end: date) -> None:
    (event,) = read_calendar(calendar(EVENT.format(lines))).events

    assert event.all_day is not isinstance(start, datetime)
    if isinstance(start, datetime) and isinstance(end, datetime):
        start, end = start.replace(tzinfo=ZONE), end.replace(tzinfo=ZONE)
    assert (event.start, event.end) == (start, end)


def test_what_else_is_told() -> None:
    lines = (
        "DTSTART:20260105T080000Z\r\nSUMMARY:M\\, n\r\nLOCATION:Her\r\nDESCRIPTION:a\\nb\r\n"
        "CATEGORIES:x,y\r\nSTATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\nRRULE:FREQ=DAILY"
    )
    (event,) = read_calendar(calendar(EVENT.format(lines))).events

    assert (event.uid, event.summary, event.location, event.description) == ("a", "M, n", "Her", "a\nb")
    assert (event.categories, event.status) == (("x", "y"), Status.TENTATIVE)
    assert event.free
    assert event.recurs


def test_an_event_without_a_date_is_a_problem_and_the_others_are_read() -> None:
    broken = EVENT.format("SUMMARY:Uden dag")
    backwards = EVENT.format("DTSTART:20260105T080000Z\r\nDTEND:20260105T070000Z")
    far = EVENT.format("DTSTART;VALUE=DATE:18990101")

    found = read_calendar(calendar(SMALL, broken, backwards, far, SMALL))

    assert len(found.events) == 2
    assert [problem.field for problem in found.problems] == ["events[2]", "events[3]", "events[4]"]
    assert "Uden dag" in found.problems[0].danish


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a calendar"),
        (b"hello", "not a calendar"),
        (b"<html></html>", "not a calendar"),
        (b"BEGIN:VCALENDAR\r\n", "not a calendar"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "not a calendar"),
        (b"\xff\xfe", "UTF-8"),
        (b"x" * (MOST_BYTES + 1), "too large"),
        (calendar("X:1\r\n" * MOST_LINES), "too large"),
        (calendar(SMALL * (MOST_COMPONENTS + 1)), "too large"),
        (calendar("BEGIN:VEVENT\r\n" * 9 + "END:VEVENT\r\n" * 9), "too large"),
        (calendar("BE\r\n GIN:VEVENT\r\n" * 9 + "END:VEVENT\r\n" * 9), "too large"),
    ],
)
def test_what_is_no_calendar_or_too_much_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        read_calendar(data)

    assert refused.value.field == "file"


@pytest.mark.parametrize(
    "data",
    [
        calendar(SMALL * (MOST_COMPONENTS - 1)),
        calendar(EVENT.format("X:1\r\n" * (MOST_LINES - 10))),
        calendar(EVENT.format("CATEGORIES:" + "a," * 400_000 + "a")),
        calendar(EVENT.format("SUMMARY" + ";A=b" * 200_000 + ":x")),
        calendar(EVENT.format("EXDATE:" + "20260101," * 100_000 + "20260101")),
    ],
    ids=["events", "lines", "list", "parameters", "dates"],
)
def test_the_largest_that_is_read_takes_seconds_at_most(data: bytes) -> None:
    begun = clock.perf_counter()

    read_calendar(data)

    assert clock.perf_counter() - begun < 20


WORDS = r"""
    BEGIN: END: VCALENDAR VEVENT VTIMEZONE STANDARD DTSTART DTEND DURATION TZID RRULE EXDATE STATUS SUMMARY CATEGORIES
    X- : ; = " , \ - / .. VALUE=DATE 20260105 99999999 T080000 Z P1D FREQ= Europe/Copenhagen æ
"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\r\n", "\r\n", "\n ", "\x00"])


@given(st.lists(FRAGMENTS, max_size=60).map("".join))
def test_nothing_but_a_refusal_comes_of_rubbish(text: str) -> None:
    for data in (text.encode(), calendar(text), calendar(EVENT.format(text))):
        with suppress(DomainError):
            read_calendar(data)
