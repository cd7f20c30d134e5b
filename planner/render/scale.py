"""From days to angles: a window of days laid once around, clockwise from twelve o'clock.

Days are ordinals (``date.toordinal``), angles radians. The middle of the wheel is (0, 0); y grows downwards, as SVG
has it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin, tau
from typing import Final, NamedTuple

from planner.domain.spans import Window
from planner.domain.twelve_months import months_on

LONGEST_IN_DAYS: Final = 100
"""Windows up to this length are told day by day; longer ones week by week."""


class Sector(NamedTuple):
    """Days ``first`` up to but not including ``end``, with a number: a month's, an ISO week's, a day of month."""

    first: int
    end: int
    number: int

    @property
    def middle(self) -> float:
        """Halfway, in days."""
        return (self.first + self.end) / 2


class Point(NamedTuple):
    """A place on the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from ``start`` up to but not including ``end``."""

    start: int
    end: int

    @classmethod
    def of(cls, window: Window) -> Scale:
        """The scale of a half-open window that is not empty."""
        return cls(window.start.toordinal(), window.end.toordinal())

    @property
    def by_day(self) -> bool:
        """Whether there is room to tell single days."""
        return self.end - self.start <= LONGEST_IN_DAYS

    @property
    def day_width(self) -> float:
        """The angle of one day."""
        return tau / (self.end - self.start)

    def angle(self, day: float) -> float:
        """Where a day begins. Days outside the scale are brought to its ends."""
        within = self.start if day < self.start else self.end if day > self.end else day
        return (within - self.start) * tau / (self.end - self.start)

    def holds(self, day: date) -> bool:
        """Whether the day is on the scale."""
        return self.start <= day.toordinal() < self.end

    def months(self) -> list[Sector]:
        """The months, 1 to 12, that the scale touches."""
        sectors, first = [], date.fromordinal(self.start).replace(day=1)
        while first.toordinal() < self.end:
            after = months_on(first, 1)
            sectors.append(self._clipped(first.toordinal(), after.toordinal(), first.month))
            first = after
        return sectors

    def weeks(self) -> list[Sector]:
        """The ISO weeks that the scale touches, those at its ends cut."""
        monday = self.start - (self.start - 1) % 7
        return [
            self._clipped(day, day + 7, date.fromordinal(day).isocalendar().week)
            for day in range(monday, self.end, 7)
        ]

    def days(self) -> list[Sector]:
        """The single days, each with its number in the month."""
        return [Sector(day, day + 1, date.fromordinal(day).day) for day in range(self.start, self.end)]

    def _clipped(self, first: int, end: int, number: int) -> Sector:
        return Sector(max(first, self.start), min(end, self.end), number)


def at(radius: float, angle: float) -> Point:
    """The place at this distance from the middle, in this direction."""
    return Point(radius * sin(angle), -radius * cos(angle))


def lower_half(angle: float) -> bool:
    """Whether text along the circle would stand on its head here."""
    return pi / 2 < angle % tau < 3 * pi / 2
