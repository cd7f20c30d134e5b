"""Expansion: from a series and a window to its occurrences. A pure function; nothing it gives is stored."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.domain import anchored, exceptions, periods, recurrence, requirements
from planner.domain.adjust import REACH, adjust, settle
from planner.domain.anchored import Anchor, Anchors
from planner.domain.days import Days
from planner.domain.occurrences import (
    PLAIN,
    Details,
    Occurrence,
    Precision,
    RecurrenceId,
    day_order,
)
from planner.domain.rules import AgreedDate, AgreedDates, Period, Placed, Recurrence, Relative, Rule, Union
from planner.domain.series import Series
from planner.domain.spans import END_DAY, FIRST_DAY, Window

NO_ANCHORS: Final[Mapping[str, Anchor]] = MappingProxyType({})
_new = tuple.__new__


def expand(series: Series, days: Days, window: Window, anchors: Anchors = NO_ANCHORS) -> list[Occurrence]:
    """The series' occurrences that lie in the half-open ``window`` or overlap it.

    Sorted by ``day_order`` and unique by identity; nothing outside the years 1900 to 2100. ``days`` are the
    calendar's day calendars. ``anchors`` holds, for a ``Placed`` or ``Relative`` rule, the occurrences of the
    series that it follows, over at least ``anchored.anchor_window``. Raises ``MissingAnchor`` without them, and
    ``DomainError`` for an adjustment to a day calendar that ``days`` does not have.
    """
    if window.start < FIRST_DAY or window.end > END_DAY:
        window = window.bounded()
    if window.start >= window.end:
        return []
    if type(series.rule) is Recurrence and not (series.adjustments or series.exceptions or series.requirement):
        return _recurring(series, series.rule, days, window)
    wide = reach(series, window)
    found = _by_rule(series, series.rule, days, wide, anchors)
    if series.exceptions:
        found = exceptions.apply(found, series)
    if series.adjustments:
        found = settle(found)
    if series.requirement is not None:
        found = found + requirements.missing(series, found, window)
    return sorted((one for one in found if one.overlaps(window)), key=day_order)


def reach(series: Series, window: Window) -> Window:
    """The window of recurrence_ids whose occurrences may end up in ``window``."""
    wide = window.padded(REACH, REACH) if series.adjustments else window
    if series.requirement is not None:
        ahead = any(quota.windows for quota in series.requirement.quotas)
        years = window.years()
        wide = wide.hull(Window.of_year(years[0])).hull(Window.of_year(years[-1]).padded(0, 366 * ahead))
    for rid, decided in series.exceptions.items():
        moved = decided.moved_to
        if moved is not None and window.holds(moved.first, moved.last):
            wide = wide.hull(_home(rid))
    return wide


def _home(rid: RecurrenceId) -> Window:
    """A window that holds whatever a rule calls by this recurrence_id; a period's id begins with its year."""
    if not isinstance(rid, str):
        return Window(rid, rid).padded(0, 1)
    year = int(rid[:4]) if rid[:4].isdecimal() else FIRST_DAY.year
    return Window(FIRST_DAY.replace(year=year), FIRST_DAY.replace(year=year)).padded(7, 366 * 2)


def _by_rule(series: Series, rule: Rule, days: Days, window: Window, anchors: Anchors) -> list[Occurrence]:
    """What the rule gives, adjusted, for recurrence_ids in ``window``."""
    match rule:
        case Recurrence():
            return adjust(_recurring(series, rule, days, window), series.adjustments, days)
        case AgreedDates():
            return [_agreed(series, one) for one in rule.dates if window.holds(one.first, one.last or one.first)]
        case Period():
            return _windows(series, rule, window)
        case Placed():
            return anchored.placed(series, rule, window, anchors)
        case Relative():
            return adjust(anchored.relative(series, rule, days, window, anchors), series.adjustments, days)
        case Union():
            return _branches(series, rule, days, window)


def _recurring(series: Series, rule: Recurrence, days: Days, window: Window) -> list[Occurrence]:
    first, end = window.start.toordinal(), window.end.toordinal()
    times, status = rule.times, series.status
    precision = Precision.DAY if times is None else Precision.TIME
    if rule.length == 1:
        return [
            _new(Occurrence, (series, day, day, day, times, status, precision, (), PLAIN))
            for day in recurrence.dates(rule, first, end, days)
        ]
    more = rule.length - 1
    return [
        Occurrence(series, day, day, day.fromordinal(day.toordinal() + more), times, status, precision, (), PLAIN)
        for day in recurrence.dates(rule, first - more, end, days)
    ]


def _agreed(series: Series, agreed: AgreedDate) -> Occurrence:
    precision = Precision.DAY if agreed.times is None else Precision.TIME
    details = PLAIN
    if agreed.title or agreed.place or agreed.note:
        details = Details(title=agreed.title, place=agreed.place, note=agreed.note)
    last = agreed.last or agreed.first
    return Occurrence(series, agreed.first, agreed.first, last, agreed.times, agreed.status, precision, (), details)


def _windows(series: Series, rule: Period, window: Window) -> list[Occurrence]:
    precision = periods.precision_of(rule)
    return [
        Occurrence(series, *found, None, series.status, precision, (), PLAIN)
        for found in periods.windows(rule, window)
    ]


def _branches(series: Series, union: Union, days: Days, window: Window) -> list[Occurrence]:
    found: list[Occurrence] = []
    for branch in union.branches:
        months = union.months_of(branch)
        match branch.rule:
            case Recurrence() as rule:
                given = _recurring(series, rule, days, window)
                found += [one for one in given if one.first.month in months]
            case Period() as rule:
                found += [one for one in _windows(series, rule, window) if one.first.month in months]
    dated = sorted((one for one in found if one.dated), key=day_order)
    return adjust(dated, series.adjustments, days) + [one for one in found if not one.dated]


def orphans(series: Series, days: Days, anchors: Anchors = NO_ANCHORS) -> list[RecurrenceId]:
    """The recurrence_ids of exceptions that the rule no longer gives. They are kept and told, never dropped.

    ``anchors`` must cover ``anchored.anchor_window`` around each of them.
    """
    lost = []
    for rid in series.exceptions:
        given = _by_rule(series, series.rule, days, _home(rid), anchors)
        if series.requirement is not None:
            given = given + requirements.missing(series, given, _home(rid))
        if all(one.recurrence_id != rid for one in given):
            lost.append(rid)
    return sorted(lost, key=str)
