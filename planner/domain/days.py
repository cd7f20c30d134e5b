"""Day calendars: public holidays, closed days, school holidays, outside events; and what a working day is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain import danish_days
from planner.domain.errors import DomainError
from planner.domain.spans import FIRST_YEAR, LAST_YEAR
from planner.domain.stamps import UNCHANGED, Stamp

WEEKENDS: Final = "weekends"
PUBLIC_HOLIDAYS: Final = "public-holidays"
CLOSED_DAYS: Final = "closed-days"
SCHOOL_HOLIDAYS: Final = "school-holidays"


class DayKind(StrEnum):
    """What a day calendar's days mean. Holidays and closed days are not working days; the others may be."""

    HOLIDAY = "holiday"
    CLOSED = "closed"
    SCHOOL_HOLIDAY = "school-holiday"
    EVENT = "event"


class DaySpan(NamedTuple):
    """Days with a name; both ends included."""

    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCalendar:
    """Named days. ``pattern`` names a rule of ``danish_days.PATTERNS`` that gives each year's days ("" for none).

    ``added`` are the days that an editor entered, ``replaced_years`` the years in which they stand instead of the
    pattern's, and ``removed`` single days that the pattern gives and the municipality does not keep.
    """

    uid: str
    name: str
    kind: DayKind
    pattern: str = ""
    added: tuple[DaySpan, ...] = ()
    replaced_years: frozenset[int] = frozenset()
    removed: frozenset[date] = frozenset()
    stamp: Stamp = UNCHANGED

    def __post_init__(self) -> None:
        if self.pattern and self.pattern not in danish_days.PATTERNS:
            raise DomainError(
                "pattern",
                f"»{self.pattern}« er ikke et kendt mønster.",
                f"“{self.pattern}” is not a known pattern.",
            )
        for span in self.added:
            if span.last < span.first:
                raise DomainError(
                    "added",
                    f"»{span.name}« slutter før den begynder.",
                    f"“{span.name}” ends before it begins.",
                )

    def spans_of(self, year: int) -> tuple[DaySpan, ...]:
        """The spans that touch the year, the pattern's and the added ones, in order of their first day.

        Single days that were ``removed`` still lie in them; ``names_of`` leaves those out.
        """
        given: list[DaySpan] = []
        if self.pattern and year not in self.replaced_years:
            given = [DaySpan(*span) for span in danish_days.PATTERNS[self.pattern](year)]
        entered = [span for span in self.added if span.first.year <= year <= span.last.year]
        return tuple(sorted((*given, *entered), key=lambda span: (span.first, span.last, span.name)))

    def names_of(self, year: int) -> dict[date, str]:
        """The year's days, each with its name; the first name stands where two spans overlap."""
        new_year, new_years_eve = date(year, 1, 1), date(year, 12, 31)
        names: dict[date, str] = {}
        for span in self.spans_of(year):
            first, last = max(span.first, new_year), min(span.last, new_years_eve)
            for day in range(first.toordinal(), last.toordinal() + 1):
                names.setdefault(date.fromordinal(day), span.name)
        for removed in self.removed:
            names.pop(removed, None)
        return names


def default_day_calendars() -> tuple[DayCalendar, ...]:
    """The day calendars that a new municipality starts with."""
    return (
        DayCalendar(uid=PUBLIC_HOLIDAYS, name="Helligdage", kind=DayKind.HOLIDAY, pattern="public-holidays"),
        DayCalendar(uid=CLOSED_DAYS, name="Lukkedage", kind=DayKind.CLOSED, pattern="closed-days"),
        DayCalendar(
            uid=SCHOOL_HOLIDAYS,
            name="Skoleferier",
            kind=DayKind.SCHOOL_HOLIDAY,
            pattern="school-holidays-week-7",
        ),
    )


_NO_WORK: Final = frozenset({DayKind.HOLIDAY, DayKind.CLOSED})
_COUNTABLE: Final = (date(FIRST_YEAR - 3, 1, 1).toordinal(), date(LAST_YEAR + 3, 12, 31).toordinal())
_MOST_MERGED: Final = 256


class Days:
    """What is known of each day. Built once for a calendar version; each year is worked out at first need.

    Working days are counted in ordinals (``date.toordinal``). ``saturday_works`` makes Saturday one (a setting).
    """

    def __init__(self, calendars: Iterable[DayCalendar] = (), *, saturday_works: bool = False) -> None:
        self.calendars: Mapping[str, DayCalendar] = {calendar.uid: calendar for calendar in calendars}
        self._free_weekdays = frozenset({0} if saturday_works else {6, 0})
        self._years: dict[tuple[str, int], Mapping[date, str]] = {}
        self._merged: dict[tuple[tuple[str, ...], int, int], Mapping[date, str]] = {}
        self._idle: dict[int, frozenset[int]] = {}
        self._off = tuple(uid for uid, calendar in self.calendars.items() if calendar.kind in _NO_WORK)

    def is_working(self, day: int) -> bool:
        """Whether the ordinal is a working day: not a weekend, public holiday or closed day."""
        if day % 7 in self._free_weekdays:
            return False
        year = date.fromordinal(day).year
        idle = self._idle.get(year)
        if idle is None:
            idle = self._idle[year] = frozenset(off.toordinal() for off in self.named(self._off, year, year))
        return day not in idle

    def add_working(self, day: int, count: int) -> int:
        """The ordinal ``count`` working days after (negative: before) the day, which itself does not count.

        Raises ``DomainError`` when the day calendars leave too few of them in the years around.
        """
        step = 1 if count > 0 else -1
        left = abs(count)
        first, last = _COUNTABLE
        while left:
            day += step
            if not first <= day <= last:
                raise DomainError(
                    "offset",
                    "Dagkalenderne lader ikke så mange hverdage tilbage.",
                    "The day calendars leave fewer working days than that.",
                )
            left -= self.is_working(day)
        return day

    def named(self, uids: tuple[str, ...], first_year: int, last_year: int) -> Mapping[date, str]:
        """The days of several day calendars over whole years, each with its name; earlier uids name first."""
        key = (uids, first_year, last_year)
        merged = self._merged.get(key)
        if merged is None:
            if len(self._merged) >= _MOST_MERGED:
                self._merged.clear()
            merged = self._merged[key] = self._merge(uids, range(first_year, last_year + 1))
        return merged

    def names_on(self, day: date) -> tuple[tuple[DayCalendar, str], ...]:
        """Every day calendar that has the day, with what it calls it; weekends are not named."""
        return tuple(
            (calendar, name)
            for calendar in self.calendars.values()
            if (name := self._year(calendar.uid, day.year).get(day))
        )

    def _merge(self, uids: Sequence[str], years: range) -> Mapping[date, str]:
        merged: dict[date, str] = {}
        for uid in reversed(uids):
            for year in years:
                merged.update(self._year(uid, year))
        return merged

    def _year(self, uid: str, year: int) -> Mapping[date, str]:
        key = (uid, year)
        names = self._years.get(key)
        if names is None:
            find: Callable[[int], Mapping[date, str]] = (
                danish_days.weekend_names if uid == WEEKENDS else self._calendar(uid).names_of
            )
            names = self._years[key] = find(year)
        return names

    def _calendar(self, uid: str) -> DayCalendar:
        try:
            return self.calendars[uid]
        except KeyError:
            raise DomainError(
                "adjustments", f"Der er ingen dagkalender »{uid}«.", f"There is no day calendar “{uid}”."
            ) from None
