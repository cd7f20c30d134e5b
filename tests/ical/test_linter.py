"""The linter refuses what would go wrong in a client: each broken feed is a good one with one thing changed."""

from __future__ import annotations

import pytest

from planner.ical.feed import write_feed
from tests.ical.calendars import SPEC, by_hand, occurrences
from tests.ical.linter import lint


@pytest.fixture(scope="module")
def good() -> str:
    calendar = by_hand()
    return write_feed(calendar, occurrences(calendar), SPEC).decode()


TIMED = "DTSTART;TZID=Europe/Copenhagen:20260106T083000\r\nDTEND;TZID=Europe/Copenhagen:20260106T090000\r\n"
WHOLE_DAY = "DTSTART;VALUE=DATE:20260202\r\nDTEND;VALUE=DATE:20260203\r\n"
UID = "UID:tirsdag_2026-01-06@aarshjul.example.dk\r\n"
ALARM = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Nu\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n"
TENTATIVE = "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n"
WINTER = "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"


def test_what_we_write_is_not_refused(good: str) -> None:
    assert lint(good.encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # lines
        ("VERSION:2.0\r\n", "VERSION:2.0\n", "not CRLF"),
        ("VERSION:2.0\r\n", "VERSION:2.0\r\n\r\n", "empty"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:" + "m" * 68, "76 octets"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Tirsdags\x0bmøde", "control character"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Tirsdags\u2028møde", "control character"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Tirsdags\nATTENDEE:x", "not CRLF"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY Tirsdagsmøde", "not a content line"),
        ("BEGIN:VCALENDAR\r\n", " BEGIN:VCALENDAR\r\n", "nothing to continue"),
        ("END:VCALENDAR\r\n", "", "never ended"),
        ("END:VCALENDAR\r\n", "END:VEVENT\r\n", "END:VEVENT inside VCALENDAR"),
        # the calendar
        ("METHOD:PUBLISH\r\n", "", "METHOD is missing"),
        ("METHOD:PUBLISH\r\n", "METHOD:REQUEST\r\n", "METHOD is 'REQUEST'"),
        ("VERSION:2.0\r\n", "VERSION:2.0\r\nVERSION:2.0\r\n", "VERSION is there 2 times"),
        ("X-WR-CALNAME:Årshjul", "X-WR-CALNAME:Andet", "NAME and X-WR-CALNAME say different things"),
        ("REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:", "lacks VALUE=DURATION"),
        ("COLOR:steelblue", "COLOR:#4682b4", "no CSS3 colour"),
        ("COLOR:steelblue\r\n", "COLOR:steelblue\r\nMETHODE:X\r\n", "METHODE does not belong here"),
        # the zone
        ("X-WR-TIMEZONE:Europe/Copenhagen", "X-WR-TIMEZONE:Europe/Oslo", "a zone that is not defined"),
        ("TZID:Europe/Copenhagen\r\n", "TZID:Europe/Oslo\r\n", "TZID Europe/Copenhagen is not defined"),
        ("TZID:Europe/Copenhagen\r\n", "TZID:Europe/London\r\n", "not what the name of the zone means"),
        ("BYMONTH=10;BYDAY=-1SU", "BYMONTH=9;BYDAY=-1SU", "does not begin on a day of its rule"),
        ("19961027T030000", "19961027T020000", "not what the name of the zone means"),
        (WINTER, "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0000\r\n", "do not follow each other"),
        ("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n", "RDATE:19970330T020000\r\n", "RDATE does not belong here"),
        ("BEGIN:STANDARD", "BEGIN:DAYLIGHT", "END:STANDARD inside DAYLIGHT"),
        # the event
        (UID, "", "UID is missing"),
        (UID, "UID:direktion_2026-01-12@aarshjul.example.dk\r\n", "is there twice"),
        (UID, "UID:møde 1@aarshjul.example.dk\r\n", "characters that some client loses"),
        (UID, UID + "RRULE:FREQ=WEEKLY\r\n", "RRULE does not belong here"),
        (UID, UID + "EXDATE:20260101T000000Z\r\n", "EXDATE does not belong here"),
        (UID, UID + "RECURRENCE-ID:20260101T000000Z\r\n", "RECURRENCE-ID does not belong here"),
        (UID, UID + "ORGANIZER:mailto:x@example.dk\r\n", "ORGANIZER does not belong here"),
        (UID, UID + "ATTENDEE:mailto:x@example.dk\r\n", "ATTENDEE does not belong here"),
        (TIMED, TIMED.replace(";TZID=Europe/Copenhagen", ""), "a time with a TZID"),
        (TIMED, TIMED.replace(";TZID=Europe/Copenhagen", "").replace("00\r", "00Z\r"), "a time with a TZID"),
        (TIMED, TIMED.replace("T090000", "T083000"), "does not end after it begins"),
        (TIMED, TIMED.replace("T090000", "T250000"), "does not exist"),
        (WHOLE_DAY, WHOLE_DAY.replace("20260203", "20260202"), "does not end after it begins"),
        (WHOLE_DAY, WHOLE_DAY.replace("20260202", "20260231"), "does not exist"),
        (WHOLE_DAY, WHOLE_DAY.replace(";VALUE=DATE:20260203", ";TZID=Europe/Copenhagen:20260203T080000"), "types"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Møde, tirsdag", "not escaped"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Møde; tirsdag", "not escaped"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Møde\\x", "not escaped"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:", "is empty"),
        ("SEQUENCE:1\r\n", "SEQUENCE:-1\r\n", "SEQUENCE is '-1'"),
        ("LAST-MODIFIED:20260101T083000Z", "LAST-MODIFIED:20260101T083001Z", "LAST-MODIFIED differ"),
        ("URL:https://", "URL:javascript:", "URL is no address on the web"),
        ("URL:https://aarshjul", "URL:https://år", "characters that a URI may not have"),
        ("TRANSP:OPAQUE\r\n", "TRANSP:TRANSPARENT\r\n", "TRANSP and X-MICROSOFT-CDO-BUSYSTATUS disagree"),
        (TENTATIVE, "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n", "STATUS and X-MICROSOFT-CDO-BUSYSTATUS disagree"),
        ("(res.)", "()", "is reserved, but does not say so"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED", "is cancelled, but does not say so"),
        ("SUMMARY:Tirsdagsmøde", "SUMMARY:Aflyst: møde", "says cancelled and is not"),
        ("END:VEVENT\r\n", ALARM + "END:VEVENT\r\n", "VALARM does not belong here"),
    ],
)
def test_one_thing_wrong_is_found(good: str, old: str, new: str, said: str) -> None:
    assert old in good

    breaches = lint(good.replace(old, new, 1).encode())

    assert said in "\n".join(breaches)


def test_a_fold_inside_a_character_is_found(good: str) -> None:
    broken = good.encode().replace("SUMMARY:Tirsdagsmøde".encode(), b"SUMMARY:Tirsdagsm\xc3\r\n \xb8de", 1)

    assert "folded inside a character" in lint(broken)[0]


def test_reminders_are_allowed_where_they_were_asked_for(good: str) -> None:
    with_alarm = good.replace("END:VEVENT\r\n", ALARM + "END:VEVENT\r\n", 1).encode()

    assert lint(with_alarm, alarms=True) == []


def test_a_feed_past_a_megabyte_is_found(good: str) -> None:
    event = good[good.index("BEGIN:VEVENT") : good.index("END:VEVENT") + len("END:VEVENT\r\n")]
    many = "".join(event.replace("UID:", f"UID:{number}", 1) for number in range(4_000))

    breaches = lint(good.replace("END:VCALENDAR", many + "END:VCALENDAR").encode())

    assert ["Google stops reading" in breach for breach in breaches] == [True]
