"""The linter's view of a VTIMEZONE: two observances, and the same hours as the zone's own tables give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.ical.contentlines import Component

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS = range(1996, 2101)


def zone_breaches(zone: Component) -> Iterator[str]:
    """What Outlook would read an hour wrong, or refuse."""
    standard, daylight = zone.within("STANDARD"), zone.within("DAYLIGHT")
    if len(standard) != 1 or len(daylight) != 1:
        yield "VTIMEZONE: not exactly one STANDARD and one DAYLIGHT"
        return
    try:
        pair = [(observance, changes_of(observance)) for observance in (standard[0], daylight[0])]
    except ValueError:
        return  # told already
    winter, summer = standard[0], daylight[0]
    if winter.value("TZOFFSETFROM") != summer.value("TZOFFSETTO") or winter.value("TZOFFSETTO") != summer.value(
        "TZOFFSETFROM"
    ):
        yield "VTIMEZONE: the observances do not follow each other"
    for observance, changes in pair:
        if changes[0].strftime("%Y%m%dT%H%M%S") != observance.value("DTSTART"):
            yield f"VTIMEZONE: {observance.name} does not begin on a day of its rule"
        if not all(_agrees(zone.value("TZID"), observance, change) for change in changes):
            yield f"VTIMEZONE: {observance.name} is not what the name of the zone means"


def changes_of(observance: Component) -> list[datetime]:
    """When the observance sets in each year, in the local time before it."""
    start = datetime.strptime(observance.value("DTSTART"), "%Y%m%dT%H%M%S")
    found = re.fullmatch(r"FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-?\d)(..)", observance.value("RRULE"))
    if found is None:
        raise ValueError(observance.value("RRULE"))
    month, nth, weekday = int(found[1]), int(found[2]), _WEEKDAYS.index(found[3])
    years = (year for year in _YEARS if year >= start.year)
    return [datetime.combine(_nth(year, month, nth, weekday), start.time()) for year in years]


def utc_offset(value: str) -> timedelta:
    """A UTC-OFFSET value (§3.3.14)."""
    size = timedelta(hours=int(value[1:3]), minutes=int(value[3:5]))
    return -size if value[0] == "-" else size


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    days = [date(year, month, 1) + timedelta(days=offset) for offset in range(31)]
    on = [day for day in days if day.month == month and day.weekday() == weekday]
    return on[nth - 1 if nth > 0 else nth]


def _agrees(tzid: str, observance: Component, change: datetime) -> bool:
    before, after = (utc_offset(observance.value(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    moment = (change - before).replace(tzinfo=UTC)
    zone = ZoneInfo(tzid)
    second = timedelta(seconds=1)
    return (moment - second).astimezone(zone).utcoffset() == before and moment.astimezone(zone).utcoffset() == after
