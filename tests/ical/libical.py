"""libical by way of ctypes: what Evolution, KDE and GNOME read with, where the machine has it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes.util import find_library
from datetime import UTC, date, datetime
from typing import NamedTuple

PATH = find_library("ical")


class _Time(ctypes.Structure):
    """``struct icaltimetype`` of libical 3."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class Read(NamedTuple):
    start: date | datetime
    end: date | datetime
    summary: str
    status: str


def read(data: bytes) -> Iterator[Read]:
    """The events of a calendar; times in UTC, by the VTIMEZONE of the file."""
    library = _library()
    calendar = library.icalparser_parse_string(data)
    event_kind = library.icalcomponent_string_to_kind(b"VEVENT")
    status_kind = library.icalproperty_string_to_kind(b"STATUS")
    event = library.icalcomponent_get_first_component(calendar, event_kind)
    while event:
        status = library.icalcomponent_get_first_property(event, status_kind)
        yield Read(
            _moment(library, library.icalcomponent_get_dtstart(event)),
            _moment(library, library.icalcomponent_get_dtend(event)),
            library.icalcomponent_get_summary(event).decode(),
            library.icalproperty_get_value_as_string(status).decode(),
        )
        event = library.icalcomponent_get_next_component(calendar, event_kind)
    library.icalcomponent_free(calendar)


def _moment(library: ctypes.CDLL, given: _Time) -> date | datetime:
    if given.is_date:
        return date(given.year, given.month, given.day)
    utc = library.icaltime_convert_to_zone(given, library.icaltimezone_get_utc_timezone())
    return datetime(utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, tzinfo=UTC)


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(PATH)
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, gives, *takes in (
        ("icalparser_parse_string", pointer, text),
        ("icalcomponent_string_to_kind", number, text),
        ("icalproperty_string_to_kind", number, text),
        ("icalcomponent_get_first_component", pointer, pointer, number),
        ("icalcomponent_get_next_component", pointer, pointer, number),
        ("icalcomponent_get_first_property", pointer, pointer, number),
        ("icalcomponent_get_dtstart", _Time, pointer),
        ("icalcomponent_get_dtend", _Time, pointer),
        ("icalcomponent_get_summary", text, pointer),
        ("icalproperty_get_value_as_string", text, pointer),
        ("icaltime_convert_to_zone", _Time, _Time, pointer),
        ("icaltimezone_get_utc_timezone", pointer),
        ("icalcomponent_free", None, pointer),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
    return library
