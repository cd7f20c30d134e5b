"""Programs of other people that read calendars, each asked the same: what do you show?"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
import vobject
from khal.icalendar import split_ics
from khal.khalendar.backend import SQLiteDb
from khal.khalendar.event import Event as KhalEvent

from planner.domain.errors import Language
from planner.domain.occurrences import Occurrence
from planner.domain.series import SeriesKind
from planner.ical.face import Faces
from tests.ical import contentlines, libical
from tests.ical.linter_zones import changes_of, utc_offset

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FROM, TO = datetime(2014, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


class Shown(NamedTuple):
    """One event as a reader shows it: times in UTC, dates for all-day events, the end exclusive."""

    start: date | datetime
    end: date | datetime
    all_day: bool
    summary: str
    status: str

    @classmethod
    def of(cls, start: date | datetime, end: date | datetime, summary: str, status: str) -> Shown:
        if isinstance(start, datetime) and isinstance(end, datetime):
            return cls(start.astimezone(UTC), end.astimezone(UTC), False, summary, status)
        return cls(start, end, True, summary, status)


def meant(found: Iterable[Occurrence], language: Language) -> set[Shown]:
    """What a reader should show, told by the occurrences alone."""
    return {_meant(one, language) for one in found}


def _meant(one: Occurrence, language: Language) -> Shown:
    start, end = one.start, one.end
    if one.series.kind is SeriesKind.DEADLINE:
        start, end = one._replace(times=None).start, one._replace(times=None).end
    if isinstance(start, datetime) and end <= start:
        end = one._replace(times=None).end
        end = datetime(end.year, end.month, end.day, tzinfo=start.tzinfo)
    return Shown.of(start, end, Faces(language, {}).summary(one), one.status.name)


def by_recurring_ical_events(data: bytes) -> set[Shown]:
    """The libraries icalendar and recurring-ical-events: what Home Assistant and many servers read with."""
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(FROM, TO)
    return {Shown.of(one.start, one.end, str(one["SUMMARY"]), str(one["STATUS"])) for one in found}


def by_vobject(data: bytes) -> set[Shown]:
    """The library vobject, which obeys the VTIMEZONE in the file: what Radicale reads with."""
    calendar = vobject.readOne(data.decode())
    return {
        Shown.of(one.dtstart.value, one.dtend.value, one.summary.value, one.status.value)
        for one in calendar.contents.get("vevent", [])
    }


def by_khal(data: bytes) -> set[Shown]:
    """The program khal, by way of the database that it keeps of a calendar."""
    locale = {"local_timezone": COPENHAGEN, "default_timezone": COPENHAGEN}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        kept = SQLiteDb(["feed"], ":memory:", locale)
        for number, event in enumerate(split_ics(data.decode())):
            kept.update(event, f"{number}.ics", calendar="feed")
        timed = kept.get_localized(FROM, TO)
        floating = kept.get_floating(FROM.replace(tzinfo=None), TO.replace(tzinfo=None))
        found = [
            KhalEvent.fromString(item, ref=ref, href=href, calendar="feed", start=start, end=end, locale=locale)
            for item, href, start, end, ref, _, _ in [*timed, *floating]
        ]
    return {
        Shown.of(one.start, one.end + timedelta(days=1) if one.allday else one.end, one.summary, _status(one))
        for one in found
    }


def by_the_letter(data: bytes) -> set[Shown]:
    """The linter's own reader, which obeys the VTIMEZONE in the file and shares no code with any library."""
    calendar = contentlines.read(data)
    zone = calendar.within("VTIMEZONE")[0]
    return {
        Shown.of(
            _moment(zone, event.value("DTSTART")),
            _moment(zone, event.value("DTEND")),
            event.get("SUMMARY").text(),
            event.value("STATUS"),
        )
        for event in calendar.within("VEVENT")
    }


def by_libical(data: bytes) -> set[Shown]:
    """The C library libical, which obeys the VTIMEZONE in the file: what Evolution reads with."""
    return {Shown.of(*one) for one in libical.read(data)}


READERS: Mapping[str, Callable[[bytes], set[Shown]]] = {
    "recurring-ical-events": by_recurring_ical_events,
    "vobject": by_vobject,
    "khal": by_khal,
    "by the letter": by_the_letter,
    **({"libical": by_libical} if libical.PATH else {}),
}


def _status(event: KhalEvent) -> str:
    return event.status.strip()


def _moment(zone: contentlines.Component, value: str) -> date | datetime:
    if "T" not in value:
        return datetime.strptime(value, "%Y%m%d").date()
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")
    passed = [
        (change, utc_offset(observance.value("TZOFFSETTO")))
        for observance in zone.components
        for change in changes_of(observance)
        if change <= local
    ]
    return (local - max(passed)[1]).replace(tzinfo=UTC)
