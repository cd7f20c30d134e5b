"""Writing feeds: ours beside a plain string template for the same events, icalendar and vobject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from statistics import median
from time import process_time
from typing import NamedTuple

import icalendar
import vobject

from bench.calendars import BODIES, UNITS, of_size
from bench.timing import medians
from planner.domain.chain import expand_calendar
from planner.domain.days import Days
from planner.domain.occurrences import Occurrence
from planner.domain.selection import Selection
from planner.domain.series import Calendar, SeriesKind
from planner.domain.spans import Window
from planner.domain.stamps import Stamp
from planner.ical.feed import FeedBook, write_feed
from planner.ical.head import head
from planner.ical.spec import FeedSpec, Look

EVENTS_A_YEAR = 360
WINDOW = Window(date(2026, 10, 1), date(2028, 5, 1))
"""What a feed covers, 19 months: some 500 events."""

SPEC = FeedSpec(
    name="Kommunens årshjul", identity="bench", look=Look("https://aarshjul.example.dk", "aarshjul"), window=WINDOW
)
FEEDS = 500
GOAL_COLD, GOAL_EACH = 2, 0.2


class Event(NamedTuple):
    """An event as plain values, the way a database would hand them to a template."""

    uid: str
    stamp: datetime
    sequence: int
    start: date | datetime
    end: date | datetime
    url: str
    summary: str
    location: str
    description: str
    categories: tuple[str, ...]
    status: str
    transp: str
    busy: str


def by_template(events: Iterable[Event]) -> str:
    """The events as anybody would write them with a template and an hour: nothing folded, nothing worked out."""
    return "".join(map(filled_in, events))


def filled_in(one: Event) -> str:
    stamp = f"{numbers(one.stamp)}Z"
    return (
        f"BEGIN:VEVENT\r\nUID:{one.uid}\r\nDTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{one.sequence}\r\n"
        f"DTSTART{moment(one.start)}\r\nDTEND{moment(one.end)}\r\nURL:{one.url}\r\nSUMMARY:{escaped(one.summary)}\r\n"
        f"LOCATION:{escaped(one.location)}\r\nDESCRIPTION:{escaped(one.description)}\r\n"
        f"CATEGORIES:{','.join(map(escaped, one.categories))}\r\nSTATUS:{one.status}\r\nTRANSP:{one.transp}\r\n"
        f"X-MICROSOFT-CDO-BUSYSTATUS:{one.busy}\r\nEND:VEVENT\r\n"
    )


def moment(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return f";TZID=Europe/Copenhagen:{numbers(value)}"
    return f";VALUE=DATE:{value.year:04}{value.month:02}{value.day:02}"


def numbers(value: datetime) -> str:
    # Three times as fast as strftime.
    return f"{value.year:04}{value.month:02}{value.day:02}T{value.hour:02}{value.minute:02}{value.second:02}"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parsed(data: bytes) -> list[Event]:
    """The events of a feed, read by icalendar."""
    return [
        Event(
            str(one["UID"]),
            one["DTSTAMP"].dt,
            int(one["SEQUENCE"]),
            one["DTSTART"].dt,
            one["DTEND"].dt,
            str(one["URL"]),
            str(one["SUMMARY"]),
            str(one.get("LOCATION", "")),
            str(one.get("DESCRIPTION", "")),
            tuple(map(str, one["CATEGORIES"].cats)) if "CATEGORIES" in one else (),
            str(one["STATUS"]),
            str(one["TRANSP"]),
            str(one["X-MICROSOFT-CDO-BUSYSTATUS"]),
        )
        for one in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]


def as_icalendar(events: Iterable[Event]) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    for one in events:
        event = icalendar.Event()
        for name, value in zip(NAMES, one, strict=True):
            event.add(name, value)
        event.add("LAST-MODIFIED", one.stamp)
        calendar.add_component(event)
    return calendar


def as_vobject(events: Iterable[Event]) -> vobject.base.Component:
    calendar = vobject.iCalendar()
    for one in events:
        event = calendar.add("vevent")
        for name, value in zip(NAMES, one, strict=True):
            event.add(name.lower()).value = list(value) if isinstance(value, tuple) else plain(value)
        event.add("last-modified").value = one.stamp
    return calendar


NAMES = (
    "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "URL", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES",
    "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
)  # fmt: skip


def plain(value: object) -> object:
    return str(value) if isinstance(value, int) else value


def town_hall() -> Calendar:
    """Some 500 events in a feed's window: meetings, deadlines, windows without a day; some moved by a holiday."""
    calendar = of_size(EVENTS_A_YEAR)
    stamp = Stamp(1, datetime(2026, 9, 1, 12, tzinfo=UTC))
    series = tuple(
        replace(one, stamp=stamp, place="Rådhuset, lokale 3" if one.kind is SeriesKind.MEETING else "")
        for one in calendar.series
    )
    return replace(calendar, version=1, stamp=stamp, series=series)


def cold(calendar: Calendar, occurrences: Sequence[Occurrence], events: Sequence[Event]) -> float:
    """Print what a feed takes of which nothing is written yet; the template's seconds."""
    libraries = {"icalendar": as_icalendar(events), "vobject": as_vobject(events)}
    days = Days(calendar.day_calendars)
    contestants: dict[str, Callable[[], object]] = {
        "template": lambda: by_template(events).encode(),
        "ours": lambda: write_feed(calendar, occurrences, SPEC),
        "ours, dates and all": lambda: write_feed(calendar, expand_calendar(calendar.series, days, WINDOW), SPEC),
        "icalendar to_ical": libraries["icalendar"].to_ical,
        "vobject serialize": libraries["vobject"].serialize,
    }
    taken = medians(contestants, rounds=15, clock=process_time)
    print(f"cold: template {taken['template'] * 1e3:.2f} ms (goal: ours at most {GOAL_COLD}×)   ", end="")
    others = (f"{name} {seconds / taken['template']:.2f}×" for name, seconds in taken.items() if name != "template")
    print("   ".join(others))
    return taken["template"]


def filters() -> list[Selection]:
    """As many different filters as there are feeds; the first one, everything, is the plain feed of the calendar."""
    bodies = [frozenset({one.key for place, one in enumerate(BODIES) if number >> place & 1}) for number in range(64)]
    units = [frozenset({one.key}) for one in UNITS[:3]] + [frozenset()]
    kinds = [frozenset(), frozenset({SeriesKind.MEETING, SeriesKind.ITEM})]
    every = [
        Selection(bodies=body, units=unit, kinds=kind, cancelled=False)
        for body, unit, kind in product(bodies, units, kinds)
    ]
    return [Selection(cancelled=False), *(one for one in every if one != Selection(cancelled=False))][:FEEDS]


def after_an_edit(calendar: Calendar, template: float) -> None:
    """Print what it takes to write every feed anew when one title has changed."""
    stamp = Stamp(2, datetime(2026, 9, 2, 12, tzinfo=UTC))
    edited, *others = calendar.series
    newer = replace(
        calendar, version=2, stamp=stamp, series=(replace(edited, title="Nyt navn", stamp=stamp), *others)
    )
    specs = [replace(SPEC, identity=f"bench/{number}", selection=one) for number, one in enumerate(filters())]
    rounds = [_rebuilt(newer, specs) for _ in range(5)]
    first, whole = (median(column) for column in zip(*((each[0], sum(each)) for each in rounds), strict=True))
    each = sorted(median(column) for column in zip(*(one[1:] for one in rounds), strict=True))
    print(
        f"after an edit: {len(specs)} feeds, each filtered in its own way (goal: each at most {GOAL_EACH}×)   "
        f"median {each[len(each) // 2] / template:.3f}×   slowest {each[-1] / template:.3f}×   "
        f"the first, which finds the dates and writes them, {first / template:.1f}×   "
        f"all in {whole * 1e3:.0f} ms, {whole / len(specs) / template:.3f}× each"
    )


def _rebuilt(calendar: Calendar, specs: Sequence[FeedSpec]) -> list[float]:
    """The seconds of each feed; the first includes expanding the calendar."""
    days = Days(calendar.day_calendars)
    seconds = []
    begun = process_time()
    book = FeedBook(calendar, WINDOW, expand_calendar(calendar.series, days, WINDOW))
    for spec in specs:
        book.feed(spec)
        seconds.append(-begun + (begun := process_time()))
    return seconds


def main() -> None:
    calendar = town_hall()
    occurrences = expand_calendar(calendar.series, Days(calendar.day_calendars), WINDOW)
    ours = write_feed(calendar, occurrences, SPEC)
    events = parsed(ours)
    theirs = head(SPEC) + by_template(events).encode() + b"END:VCALENDAR\r\n"
    assert parsed(theirs) == events
    print(f"Feeds: {len(events)} events, {len(ours) / 1e3:.0f} kB; template and ours parse to the same events")
    template = cold(calendar, occurrences, events)
    after_an_edit(calendar, template)


if __name__ == "__main__":
    main()
