"""Windows, spans and times of day: the arithmetic of days that everything else is written in.

Days are ``datetime.date``; where speed matters they are proleptic Gregorian ordinals (``date.toordinal``), in which
a Monday is ``1 mod 7``.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from planner.domain.errors import DomainError

ZONE: Final = ZoneInfo("Europe/Copenhagen")
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
END_DAY: Final = date(LAST_YEAR + 1, 1, 1)

ASSUMED_LENGTH: Final = timedelta(hours=1)
"""How long a meeting is taken to last when only its beginning is known."""


class Window(NamedTuple):
    """A half-open stretch of days: ``start`` is in it, ``end`` is not."""

    start: date
    end: date

    @classmethod
    def of_year(cls, year: int) -> Window:
        """The calendar year. Raises ``DomainError`` outside 1900 to 2100."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise DomainError(
                "year",
                f"Årstallet skal ligge mellem {FIRST_YEAR} og {LAST_YEAR}.",
                f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.",
            )
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def of_month(cls, year: int, month: int) -> Window:
        """The calendar month. Raises ``DomainError`` for a month or year that does not exist here."""
        if not 1 <= month <= 12:
            raise DomainError("month", "Måneden skal være 1 til 12.", "The month must be 1 to 12.")
        within = cls.of_year(year)
        return cls(date(year, month, 1), date(year, month + 1, 1) if month < 12 else within.end)

    def bounded(self) -> Window:
        """The same window inside the years that the product covers; empty where it lies outside them."""
        start, end = max(self.start, FIRST_DAY), min(self.end, END_DAY)
        return Window(start, max(start, end))

    def padded(self, before: int, after: int) -> Window:
        """Widened by whole days, as far as the covered years go."""
        first = max(self.start.toordinal() - before, FIRST_DAY.toordinal())
        end = min(self.end.toordinal() + after, END_DAY.toordinal())
        return Window(date.fromordinal(first), date.fromordinal(end))

    def hull(self, other: Window) -> Window:
        """The smallest window that holds both."""
        return Window(min(self.start, other.start), max(self.end, other.end))

    def years(self) -> range:
        """The calendar years that the window touches."""
        return range(self.start.year, (self.end - timedelta(days=1)).year + 1 if self.end > self.start else 0)

    def holds(self, first: date, last: date) -> bool:
        """Whether a span of days (both included) lies in the window or overlaps it."""
        return first < self.end and last >= self.start


class Times(NamedTuple):
    """Wall-clock times in Europe/Copenhagen; ``end`` is None where only the beginning is known."""

    start: time
    end: time | None = None

    def ends(self) -> time:
        """The end, or the assumed one, never past midnight."""
        if self.end is not None:
            return self.end
        assumed = datetime.combine(FIRST_DAY, self.start) + ASSUMED_LENGTH
        return assumed.time() if assumed.date() == FIRST_DAY else time(23, 59)


def times_of(start: time, end: time | None = None, *, several_days: bool = False) -> Times:
    """Checked times. Raises ``DomainError`` when a span within one day ends before it begins."""
    if end is not None and end <= start and not several_days:
        raise DomainError(
            "times",
            f"Sluttidspunktet {end:%H.%M} ligger ikke efter starttidspunktet {start:%H.%M}.",
            f"The end time {end:%H:%M} is not after the start time {start:%H:%M}.",
        )
    return Times(start, end)


def at(day: date, clock: time) -> datetime:
    """Wall-clock time on a day as an aware datetime: 10:00 is 10:00 on both sides of summer time."""
    return datetime.combine(day, clock, ZONE)


def monday_of(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def monday_of_iso_week(year: int, week: int) -> date:
    """The Monday of an ISO week (ISO 8601 §5.5). Raises ``DomainError`` for a week that the year does not have."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        raise DomainError("week", f"Uge {week} findes ikke i {year}.", f"{year} has no week {week}.") from None
