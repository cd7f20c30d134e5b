"""Which change of the calendar an occurrence goes back to: its SEQUENCE and LAST-MODIFIED (RFC 5545 §3.8.7)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from planner.domain.days import DayKind
from planner.domain.dependence import looks_at_days
from planner.domain.occurrences import HangsOn, Occurrence
from planner.domain.rules import Placed, Rule, anchor_of
from planner.domain.series import Calendar
from planner.domain.stamps import UNCHANGED, Stamp

NO_WORK: Final = frozenset({DayKind.HOLIDAY, DayKind.CLOSED})
"""Day calendars that every series looks at which looks at days at all: they say what a working day is."""


class Stamps:
    """The stamps of one calendar version.

    An occurrence's stamp is the latest among everything that can change what it shows: its series, its exception,
    the day calendars that the series looks at, and what it hangs on. Later versions of the calendar never give an
    earlier stamp for the same occurrence. Where a change *may* have touched it, it counts as one that did: a
    client that reads an unchanged event again loses nothing, one that ignores a change shows a wrong date.
    """

    def __init__(self, calendar: Calendar) -> None:
        self._series = {one.uid: one for one in calendar.series}
        self._placed = [(one.rule.host, one.uid) for one in calendar.series if isinstance(one.rule, Placed)]
        self._days = {one.uid: one.stamp for one in calendar.day_calendars}
        self._working_days = latest(one.stamp for one in calendar.day_calendars if one.kind in NO_WORK)
        self.of_rule = cache(self._of_rule)
        self.of_whole = cache(self._of_whole)
        self.of_followers = cache(self._of_followers)

    def of(self, occurrence: Occurrence) -> Stamp:
        """The stamp of one occurrence of the calendar."""
        series = occurrence.series
        if occurrence.missing:
            return self.of_whole(series.uid)
        stamp = self.of_rule(series.uid)
        decided = series.exceptions.get(occurrence.recurrence_id)
        if decided is not None and decided.stamp > stamp:
            stamp = decided.stamp
        anchor = anchor_of(series.rule)
        return stamp if anchor is None else max(stamp, self._of_anchor(anchor, occurrence))

    def _of_anchor(self, anchor: str, occurrence: Occurrence) -> Stamp:
        """What the anchor adds: its one occurrence, where the recurrence_id is borrowed from it, or else all of it.

        An item that takes the first meeting of a month changes meeting when that one is moved out of the month.
        """
        borrowed = occurrence.details.placed_on == HangsOn(anchor, occurrence.recurrence_id)
        series = self._series[anchor]
        if not borrowed or _chooses(occurrence.series.rule):
            return self.of_whole(anchor)
        decided = series.exceptions.get(occurrence.recurrence_id)
        further = anchor_of(series.rule)
        return max(
            self.of_rule(anchor),
            decided.stamp if decided else UNCHANGED,
            self.of_whole(further) if further else UNCHANGED,
        )

    def _of_rule(self, uid: str) -> Stamp:
        """The stamp of a series and of the days it looks at, exceptions aside."""
        series = self._series[uid]
        stamps = [series.stamp]
        if looks_at_days(series):
            stamps.append(self._working_days)
        stamps += (self._days.get(choice.day_calendar, UNCHANGED) for choice in series.adjustments)
        return latest(stamps)

    def _of_whole(self, uid: str) -> Stamp:
        """The stamp of a series with all its exceptions and whatever it hangs on."""
        series = self._series[uid]
        anchor = anchor_of(series.rule)
        return max(
            self.of_rule(uid),
            latest(decided.stamp for decided in series.exceptions.values()),
            self.of_whole(anchor) if anchor else UNCHANGED,
        )

    def _of_followers(self, uid: str) -> Stamp:
        """The stamp of all that is placed on a series' meetings, wherever it is taken now."""
        return latest(self.of_whole(placed) for host, placed in self._placed if host == uid)


def latest(stamps: Iterable[Stamp]) -> Stamp:
    """The latest of the stamps, or never."""
    return max(stamps, default=UNCHANGED)


def _chooses(rule: Rule) -> bool:
    return isinstance(rule, Placed) and rule.within is not None
