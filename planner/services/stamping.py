"""Stamps: which parts of a calendar a change has touched, so that feeds raise SEQUENCE on those and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from planner.domain.days import DayCalendar
from planner.domain.dependence import looks_at_days
from planner.domain.occurrences import RecurrenceId
from planner.domain.rules import Placed
from planner.domain.series import NO_PASSPORT, UNCHANGED, Calendar, Series, SeriesException, Stamp
from planner.ical.stamps import NO_WORK

S = TypeVar("S", DayCalendar, SeriesException)


def stamped(before: Calendar, after: Calendar, stamp: Stamp) -> Calendar:
    """``after``, where what differs from ``before`` carries the stamp and everything else the stamp that it had.

    Stamps do not count as a difference; nor does the order. A series whose exceptions alone changed keeps its own
    stamp. An exception that was taken back stays as an empty one, for feeds must tell of that too. A meeting that
    an item is no longer placed on has changed: its agenda has. Where a day calendar is gone, so is its stamp, and the
    series that looked at days carry the change instead.
    """
    days = {one.uid: one for one in before.day_calendars}
    series = {one.uid: one for one in before.series}
    placed = _placed(after)
    left = {host for uid, host in _placed(before).items() if placed.get(uid) != host}
    if not _days_counted(before) <= _days_counted(after):
        left |= {one.uid for one in after.series if looks_at_days(one)}
    return replace(
        after,
        version=before.version,
        stamp=before.stamp,
        day_calendars=tuple(_kept(days.get(one.uid), one, stamp) for one in after.day_calendars),
        series=tuple(_series(series.get(one.uid), one, stamp, one.uid in left) for one in after.series),
    )


def _placed(calendar: Calendar) -> dict[str, str]:
    """The items that are placed on meetings, each with the uid of its meeting."""
    return {one.uid: one.rule.host for one in calendar.series if isinstance(one.rule, Placed)}


def _days_counted(calendar: Calendar) -> set[tuple[str, bool]]:
    """The day calendars, each with whether its days are free of work."""
    return {(one.uid, one.kind in NO_WORK) for one in calendar.day_calendars}


def _series(before: Series | None, after: Series, stamp: Stamp, left: bool) -> Series:
    decided = before.exceptions if before else {}
    same = before is not None and _seen(before) == _seen(after)
    own = before.stamp if before is not None and same and not left else stamp
    return replace(after, stamp=own, exceptions=_exceptions(decided, after.exceptions, stamp))


def _seen(series: Series) -> Series:
    """What feeds and calendar views show of a series by itself; its passport is for those who keep the calendar."""
    return replace(series, exceptions={}, passport=NO_PASSPORT, stamp=UNCHANGED)


def _exceptions(
    before: Mapping[RecurrenceId, SeriesException], after: Mapping[RecurrenceId, SeriesException], stamp: Stamp
) -> Mapping[RecurrenceId, SeriesException]:
    taken_back = {rid: SeriesException() for rid in before if rid not in after}
    return {rid: _kept(before.get(rid), one, stamp) for rid, one in {**after, **taken_back}.items()}


def _kept(before: S | None, after: S, stamp: Stamp) -> S:
    same = before is not None and replace(before, stamp=UNCHANGED) == replace(after, stamp=UNCHANGED)
    return replace(after, stamp=before.stamp if before is not None and same else stamp)
