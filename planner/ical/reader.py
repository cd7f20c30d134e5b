"""Reading a calendar file that somebody else may have written, within bounds that keep the parser answering."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, NamedTuple

import icalendar

from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.spans import END_DAY, FIRST_DAY, FIRST_YEAR, LAST_YEAR, ZONE

MOST_BYTES: Final = 1_000_000
MOST_LINES: Final = 60_000
MOST_COMPONENTS: Final = 5_000
MOST_DEPTH: Final = 5
"""The parser is quadratic in none of these, but slow in all: what passes here is read within about two seconds."""

_STATUSES: Final = {status.name: status for status in Status}
_FOLD: Final = re.compile(r"(?:\r?\n)+[ \t]")
_LINE_END: Final = re.compile(r"\r?\n")
_RECURRING: Final = ("RRULE", "RDATE", "RECURRENCE-ID")


class PlainEvent(NamedTuple):
    """A VEVENT as it would be shown.

    ``start`` and ``end`` (exclusive) are dates for all-day events and else aware datetimes in Europe/Copenhagen,
    which times without a zone are taken to be in already. ``recurs`` says that there is more than this one time.
    """

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    status: Status
    location: str
    description: str
    categories: tuple[str, ...]
    free: bool
    recurs: bool

    @property
    def all_day(self) -> bool:
        """Whether it fills whole days."""
        return not isinstance(self.start, datetime)


class Reading(NamedTuple):
    """The events of a file in its order, and what is wrong with those that are not among them."""

    events: tuple[PlainEvent, ...]
    problems: tuple[DomainError, ...]


def read_calendar(data: bytes) -> Reading:
    """The events of an iCalendar file (RFC 5545, UTF-8).

    Raises ``DomainError`` at ``file`` for one that is too large or no calendar; an event that cannot be read is a
    problem at ``events[n]`` instead, counted from 1.
    """
    lines = _LINE_END.split(_FOLD.sub("", _text(data)))
    _check_size(lines)
    try:
        calendars = icalendar.Calendar.from_ical("\r\n".join(lines), multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise _no_calendar() from error
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        raise _no_calendar()
    found = (event for calendar in calendars for event in calendar.walk("VEVENT"))
    return _reading(event for event in found if isinstance(event, icalendar.Event))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise _too_large(f"{len(data):,} byte".replace(",", "."), f"{len(data):,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DomainError(
            "file", "Filen er ikke skrevet i UTF-8, som kalenderfiler skal være.", "The file is not in UTF-8."
        ) from None


def _check_size(lines: Iterable[str]) -> None:
    """Counts lines and components before the parser does; the lines are unfolded."""
    components = depth = 0
    for number, line in enumerate(lines, 1):
        if number > MOST_LINES:
            raise _too_large(f"over {MOST_LINES} linjer", f"more than {MOST_LINES} lines")
        keyword = line[:6].upper()
        if keyword in ("BEGIN:", "BEGIN;"):
            components, depth = components + 1, depth + 1
        elif keyword.startswith("END"):
            depth -= 1
        if components > MOST_COMPONENTS or depth > MOST_DEPTH:
            raise _too_large(f"over {MOST_COMPONENTS} punkter", f"more than {MOST_COMPONENTS} items")


def _reading(found: Iterable[icalendar.Event]) -> Reading:
    events: list[PlainEvent] = []
    problems: list[DomainError] = []
    for number, event in enumerate(found, 1):
        try:
            events.append(_plain(event))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            problems.append(_unreadable(number, event))
    return Reading(tuple(events), tuple(problems))


def _plain(event: icalendar.Event) -> PlainEvent:
    start, end = _moment(event.start), _moment(event.end)
    if type(start) is not type(end) or end < start:
        raise ValueError("ends before it begins")
    return PlainEvent(
        uid=str(event.get("UID", "")),
        start=start,
        end=end,
        summary=str(event.get("SUMMARY", "")),
        status=_STATUSES.get(str(event.get("STATUS", "")).upper(), Status.CONFIRMED),
        location=str(event.get("LOCATION", "")),
        description=str(event.get("DESCRIPTION", "")),
        categories=tuple(map(str, event.categories)),
        free=str(event.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT",
        recurs=any(name in event for name in _RECURRING),
    )


def _moment(value: date | datetime) -> date | datetime:
    day = value
    if isinstance(value, datetime):
        value = value.replace(tzinfo=ZONE) if value.tzinfo is None else value.astimezone(ZONE)
        day = value.date()
    if not FIRST_DAY <= day <= END_DAY:
        raise ValueError(f"outside {FIRST_YEAR} to {LAST_YEAR}")
    return value


def _unreadable(number: int, event: icalendar.Event) -> DomainError:
    title = str(event.get("SUMMARY", ""))[:80]
    return DomainError(
        f"events[{number}]",
        f"Nr. {number} i filen (»{title}«) har ingen dato, der kan læses.",
        f"No. {number} in the file (“{title}”) has no date that can be read.",
    )


def _too_large(danish: str, english: str) -> DomainError:
    return DomainError("file", f"Kalenderfilen er for stor: {danish}.", f"The calendar file is too large: {english}.")


def _no_calendar() -> DomainError:
    return DomainError("file", "Filen er ikke en kalender (.ics).", "The file is not a calendar (.ics).")
