"""A strict linter for feeds: RFC 5545, RFC 7986, and the profile that Outlook reads without losing anything.

``lint`` returns every breach as a sentence; a feed that may be served gives none. The rules are tables: what a
component may hold, how often, and what its values look like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.ical.contentlines import Component, Malformed, Property, read
from tests.ical.linter_values import (
    calendar_date,
    color,
    duration,
    integer,
    local_time,
    offset,
    one_of,
    text,
    texts,
    token,
    uri,
    utc_time,
    yearly_rule,
)
from tests.ical.linter_zones import zone_breaches

MOST_BYTES = 1_000_000

Check = Callable[[Property], str | None]


class Rule(NamedTuple):
    """How one property must look: is it needed, and is its value right. No property may come twice."""

    needed: bool
    check: Check


def _moment(one: Property) -> str | None:
    """DTSTART and DTEND of an event: a date, or local time in a named zone; never floating, never UTC."""
    if one.parameters == {"VALUE": "DATE"}:
        return calendar_date(one)
    if set(one.parameters) != {"TZID"}:
        return "must be a DATE, or a time with a TZID"
    return local_time(one)


CALENDAR = {
    "VERSION": Rule(True, one_of("2.0")),
    "PRODID": Rule(True, text),
    "CALSCALE": Rule(True, one_of("GREGORIAN")),
    "METHOD": Rule(True, one_of("PUBLISH")),
    "UID": Rule(True, text),
    "NAME": Rule(True, text),
    "DESCRIPTION": Rule(False, text),
    "URL": Rule(False, uri),
    "REFRESH-INTERVAL": Rule(True, duration),
    "COLOR": Rule(True, color),
    "X-WR-CALNAME": Rule(True, text),
    "X-WR-CALDESC": Rule(False, text),
    "X-WR-TIMEZONE": Rule(True, token),
    "X-WR-RELCALID": Rule(True, text),
    "X-PUBLISHED-TTL": Rule(True, duration),
}
EVENT = {
    "UID": Rule(True, text),
    "DTSTAMP": Rule(True, utc_time),
    "LAST-MODIFIED": Rule(True, utc_time),
    "SEQUENCE": Rule(True, integer),
    "DTSTART": Rule(True, _moment),
    "DTEND": Rule(True, _moment),
    "SUMMARY": Rule(True, text),
    "LOCATION": Rule(False, text),
    "DESCRIPTION": Rule(False, text),
    "CATEGORIES": Rule(False, texts),
    "STATUS": Rule(True, one_of("CONFIRMED", "TENTATIVE", "CANCELLED")),
    "TRANSP": Rule(True, one_of("OPAQUE", "TRANSPARENT")),
    "X-MICROSOFT-CDO-BUSYSTATUS": Rule(True, one_of("FREE", "TENTATIVE", "BUSY", "OOF")),
    "URL": Rule(True, uri),
}
ALARM = {
    "ACTION": Rule(True, one_of("DISPLAY")),
    "DESCRIPTION": Rule(True, text),
    "TRIGGER": Rule(True, duration),
}
ZONE = {"TZID": Rule(True, token), "X-LIC-LOCATION": Rule(False, token)}
OBSERVANCE = {
    "DTSTART": Rule(True, local_time),
    "RRULE": Rule(True, yearly_rule),
    "TZNAME": Rule(False, text),
    "TZOFFSETFROM": Rule(True, offset),
    "TZOFFSETTO": Rule(True, offset),
}

TENTATIVE_WORDS = ("(res.)", "dato mangler", "dag ikke fastsat", "date missing", "day not set")
TWINS = (
    ("NAME", "X-WR-CALNAME"),
    ("DESCRIPTION", "X-WR-CALDESC"),
    ("UID", "X-WR-RELCALID"),
    ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
)


def lint(data: bytes, *, alarms: bool = False) -> list[str]:
    """Every breach in a feed. ``alarms``: whether the subscriber asked for reminders."""
    try:
        calendar = read(data)
        return list(_breaches(calendar, len(data), alarms))
    except Malformed as error:
        return [str(error)]


def _breaches(calendar: Component, size: int, alarms: bool) -> Iterator[str]:
    if size > MOST_BYTES:
        yield f"{size} octets: Google stops reading near a megabyte"
    if calendar.name != "VCALENDAR":
        yield f"{calendar.name} is no VCALENDAR"
    yield from _by_table(calendar, CALENDAR, {"VTIMEZONE", "VEVENT"})
    for ours, theirs in TWINS:
        if calendar.value(ours) != calendar.value(theirs):
            yield f"{ours} and {theirs} say different things"
    zones = {zone.value("TZID") for zone in calendar.within("VTIMEZONE")}
    if calendar.value("X-WR-TIMEZONE") not in zones:
        yield "X-WR-TIMEZONE names a zone that is not defined"
    for zone in calendar.within("VTIMEZONE"):
        yield from _zone(zone)
    events = calendar.within("VEVENT")
    twice = [uid for uid, times in Counter(event.value("UID") for event in events).items() if times > 1]
    yield from (f"UID {uid} is there twice" for uid in twice)
    for event in events:
        yield from (f"{event.value('UID')}: {breach}" for breach in _event(event, zones, alarms))


def _zone(zone: Component) -> Iterator[str]:
    yield from _by_table(zone, ZONE, {"STANDARD", "DAYLIGHT"})
    for observance in zone.components:
        yield from _by_table(observance, OBSERVANCE, set())
    yield from zone_breaches(zone)


def _by_table(component: Component, table: dict[str, Rule], inside: set[str]) -> Iterator[str]:
    where = component.name
    counted = Counter(one.name for one in component.properties)
    yield from (f"{where}: {name} is there {times} times" for name, times in counted.items() if times > 1)
    yield from (f"{where}: {name} is missing" for name, rule in table.items() if rule.needed and name not in counted)
    for one in component.properties:
        if one.name not in table:
            yield f"{where}: {one.name} does not belong here"
        elif wrong := table[one.name].check(one):
            yield f"{where}: {one.name} {wrong}"
    for child in component.components:
        if child.name not in inside:
            yield f"{where}: {child.name} does not belong here"


def _event(event: Component, zones: set[str], alarms: bool) -> Iterator[str]:
    yield from _by_table(event, EVENT, {"VALARM"} if alarms else set())
    for alarm in event.within("VALARM"):
        yield from _by_table(alarm, ALARM, set())
    if not re.fullmatch(r"[A-Za-z0-9._=-]+@[A-Za-z0-9.=-]+", event.value("UID")):
        yield "its UID has characters that some client loses"
    if event.value("DTSTAMP") != event.value("LAST-MODIFIED"):
        yield "DTSTAMP and LAST-MODIFIED differ"
    yield from _span(event, zones)
    yield from _shown(event)


def _span(event: Component, zones: set[str]) -> Iterator[str]:
    start, end = event.get("DTSTART"), event.get("DTEND")
    if start is None or end is None or _moment(start) or _moment(end):
        return  # told already
    if start.parameters != end.parameters:
        yield "DTSTART and DTEND are of different types"
    elif end.value <= start.value:
        yield "does not end after it begins"
    if start.parameters.get("TZID", next(iter(zones), "")) not in zones:
        yield f"TZID {start.parameters['TZID']} is not defined"


def _shown(event: Component) -> Iterator[str]:
    """What Outlook shows of the status: nothing, so the title and the busy status must say it."""
    status, busy = event.value("STATUS"), event.value("X-MICROSOFT-CDO-BUSYSTATUS")
    free = event.value("TRANSP") == "TRANSPARENT"
    summary = event.value("SUMMARY")
    if free != (busy == "FREE"):
        yield "TRANSP and X-MICROSOFT-CDO-BUSYSTATUS disagree"
    if status == "CANCELLED" and not (free and summary.startswith(("Aflyst: ", "Cancelled: "))):
        yield "is cancelled, but does not say so in its title, or blocks time"
    if status != "CANCELLED" and summary.startswith(("Aflyst: ", "Cancelled: ")):
        yield "says cancelled and is not"
    if not free and (status == "TENTATIVE") != (busy == "TENTATIVE"):
        yield "STATUS and X-MICROSOFT-CDO-BUSYSTATUS disagree"
    if status == "TENTATIVE" and not any(word in summary for word in TENTATIVE_WORDS):
        yield "is reserved, but does not say so in its title"
