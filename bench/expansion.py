"""Occurrences per second: ours beside a plain arithmetic lower bound, python-dateutil and recurring-ical-events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import icalendar
import recurring_ical_events
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekday

from bench.timing import medians
from planner.domain.chain import expand_calendar, expand_each
from planner.domain.days import Days, default_day_calendars
from planner.domain.rules import Frequency, Recurrence, Weekday
from planner.domain.series import Series, SeriesKind
from planner.domain.spans import Window

BEGIN = date(2015, 1, 1)
DAYS = Days(default_day_calendars())
SLOWEST = 60_000
"""Occurrences up to which the slow contestants take part; past that they would take minutes."""


class Fixture(NamedTuple):
    """One fixture, told to each contestant in its own words."""

    recurrence: Recurrence
    dateutil: Callable[[], rrule]
    bound: Callable[[date, date], list[date]]
    rrule: str


def nth_weekday(day: int, nth: int, interval: int) -> Fixture:
    def bound(start: date, end: date) -> list[date]:
        found, year, month = [], start.year, start.month
        while (year, month) < (end.year, end.month):
            first = date(year, month, 1).weekday()
            found.append(date(year, month, 1 + (day - first) % 7 + 7 * (nth - 1)))
            year, month = year + (month + interval - 1) // 12, (month + interval - 1) % 12 + 1
        return found

    name = ("MO", "TU", "WE", "TH", "FR")[day]
    return Fixture(
        Recurrence(freq=Frequency.MONTHLY, start=BEGIN, interval=interval, by_day=(Weekday(day, nth),)),
        lambda: rrule(
            MONTHLY, dtstart=datetime.combine(BEGIN, time()), interval=interval, byweekday=weekday(day, nth)
        ),
        bound,
        f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={nth}{name}",
    )


def weekly(day: int, interval: int) -> Fixture:
    first = BEGIN + timedelta(days=(day - BEGIN.weekday()) % 7)
    step = timedelta(weeks=interval)

    def bound(start: date, end: date) -> list[date]:
        found, on = [], first + max(-(-(start - first).days // (7 * interval)), 0) * step
        while on < end:
            found.append(on)
            on += step
        return found

    return Fixture(
        Recurrence(freq=Frequency.WEEKLY, start=first, interval=interval, by_day=(Weekday(day),)),
        lambda: rrule(WEEKLY, dtstart=datetime.combine(first, time()), interval=interval, wkst=MO),
        bound,
        f"FREQ=WEEKLY;INTERVAL={interval}",
    )


def month_day(day: int) -> Fixture:
    def bound(start: date, end: date) -> list[date]:
        found, year, month = [], start.year, start.month
        while (year, month) < (end.year, end.month):
            found.append(date(year, month, day))
            year, month = year + month // 12, month % 12 + 1
        return found

    return Fixture(
        Recurrence(freq=Frequency.MONTHLY, start=BEGIN, by_month_day=(day,)),
        lambda: rrule(MONTHLY, dtstart=datetime.combine(BEGIN, time()), bymonthday=day),
        bound,
        f"FREQ=MONTHLY;BYMONTHDAY={day}",
    )


MIXTURE: tuple[Callable[[int, int], Fixture], ...] = (
    lambda day, number: nth_weekday(day, 1 + number % 4, 1),
    lambda day, _: weekly(day, 1),
    lambda day, number: nth_weekday(day, 1 + number % 3, 3),
    lambda _, number: month_day(1 + number % 28),
    lambda day, _: nth_weekday(day, 2, 1),
    lambda day, _: weekly(day, 2),
    lambda day, _: nth_weekday(day, 3, 1),
    lambda day, _: weekly(day, 1),
    lambda day, _: nth_weekday(day, 4, 2),
    lambda *_: month_day(15),
)


def town_hall(size: int) -> list[Fixture]:
    """A town hall's mixture: of ten fixtures, five on an n-th weekday, two weekly, one fortnightly, two by date."""
    return [MIXTURE[number % 10](number // 10 % 5, number) for number in range(size)]


def as_series(fixtures: list[Fixture]) -> list[Series]:
    return [
        Series(uid=f"s{number}", title="Møde", kind=SeriesKind.MEETING, rule=fixture.recurrence)
        for number, fixture in enumerate(fixtures)
    ]


def by_dateutil(fixtures: list[Fixture], window: Window) -> list[date]:
    start, end = (datetime.combine(day, time()) for day in window)
    last = end - timedelta(seconds=1)
    return [found.date() for fixture in fixtures for found in fixture.dateutil().between(start, last, inc=True)]


def as_icalendar(fixtures: list[Fixture]) -> icalendar.Calendar:
    events = []
    for number, fixture in enumerate(fixtures):
        first = fixture.bound(BEGIN, date(2016, 1, 1))[0]
        event = icalendar.Event.new(uid=f"e{number}", start=first, summary="Møde")
        event.add("rrule", icalendar.vRecur.from_ical(fixture.rrule))
        events.append(event)
    return icalendar.Calendar.new(subcomponents=events)


def compare(size: int, window: Window) -> None:
    """Print one row: occurrences per second of the bound, and how many times as long each contestant takes."""
    fixtures = town_hall(size)
    series = as_series(fixtures)
    expected = sorted(day for fixture in fixtures for day in fixture.bound(*window))
    assert [found.first for found in expand_calendar(series, DAYS, window)] == expected
    contestants: dict[str, Callable[[], object]] = {
        "bound": lambda: [fixture.bound(*window) for fixture in fixtures],
        "ours": lambda: expand_each(series, DAYS, window),
        "ours, in one order": lambda: expand_calendar(series, DAYS, window),
    }
    if len(expected) < SLOWEST:
        contestants["dateutil"] = lambda: by_dateutil(fixtures, window)
    if len(expected) < SLOWEST / 4:
        feed = as_icalendar(fixtures)
        contestants["recurring-ical-events"] = lambda: recurring_ical_events.of(feed).between(*window)
    taken = medians(contestants, rounds=5 if len(expected) < SLOWEST else 3)
    ratios = "   ".join(
        f"{name} {seconds / taken['bound']:.2f}×" for name, seconds in taken.items() if name != "bound"
    )
    rate = len(expected) / taken["bound"] / 1e6
    print(f"{size:5} series, {len(expected):7} dates: bound {rate:.1f} M/s   {ratios}", flush=True)


def far_from_the_start() -> None:
    """A year that lies ten years after the series began, beside the first year."""
    fixtures = town_hall(400)
    series = as_series(fixtures)
    near, far = Window.of_year(2015), Window.of_year(2025)
    taken = medians(
        {
            "ours, first year": lambda: expand_each(series, DAYS, near),
            "ours, ten years on": lambda: expand_each(series, DAYS, far),
            "dateutil, first year": lambda: by_dateutil(fixtures, near),
            "dateutil, ten years on": lambda: by_dateutil(fixtures, far),
        }
    )
    ours = taken["ours, ten years on"] / taken["ours, first year"]
    theirs = taken["dateutil, ten years on"] / taken["dateutil, first year"]
    print(f"ten years after the start against the first year: ours {ours:.2f}×   dateutil {theirs:.2f}×")


def main() -> None:
    print("Expansion: time as a multiple of plain date arithmetic for the same dates (goal: ours at most 4×)")
    for size in (40, 400, 4000):
        for years in (1, 10):
            compare(size, Window(BEGIN, BEGIN.replace(year=BEGIN.year + years)))
    far_from_the_start()


if __name__ == "__main__":
    main()
