"""Counting working days: an array of running counts, because planning asks millions of times."""

from __future__ import annotations

from collections.abc import Container


class Workdays:
    """The working days from ``first`` to ``last``, both included."""

    def __init__(self, first: int, last: int, workweek: Container[int], closed: Container[int]) -> None:
        self._first, self._last = first, last
        self._days: list[int] = []
        self._count: list[int] = []
        for day in range(first, last + 1):
            if (day - 1) % 7 + 1 in workweek and day not in closed:
                self._days.append(day)
            self._count.append(len(self._days))

    def number(self, day: int) -> int:
        """How many working days there are up to and including the day; beyond the years looked at are none."""
        if day < self._first:
            return 0
        return self._count[min(day, self._last) - self._first]

    def first_with(self, number: int) -> int:
        """The first day that has at least that number; beyond the last day when there is none."""
        if number < 1:
            return self._first
        return self._days[number - 1] if number <= len(self._days) else self._last + 1

    def last_with(self, number: int) -> int:
        """The last day that has at most that number; before the first day when there is none."""
        if number < 0:
            return self._first - 1
        return self._days[number] - 1 if number < len(self._days) else self._last

    def before(self, day: int, count: int) -> int | None:
        """The ``count``-th working day before the day (1: the nearest); None when it lies outside the years."""
        place = self.number(day - 1) - count
        return self._days[place] if place >= 0 else None
