"""Expansion: from a series and a window to its occurrences. A pure function; nothing it gives is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
    rid_text,
)
from planner.domain.rehanging import rehung
from planner.domain.rules import AgreedDate, AgreedDates, Period, Placed, Recurrence, Relative, Rule, Union
from planner.domain.series import Series
from planner.domain.spans import END_DAY, FIRST_DAY, FIRST_YEAR, LAST_YEAR, Window

NO_ANCHORS: Final[Mapping[str, Anchor]] = MappingProxyType({})
_new = tuple.__new__


def expand(series: Series, days: Days, window: Window, anchors: Anchors = NO_ANCHORS) -> list[Occurrence]:
    """The series' occurrences that lie in the half-open ``window`` or overlap it.

    Sorted by ``day_order`` and unique by identity; nothing outside the years 1900 to 2100, nor of an archived
    series. ``days`` are the calendar's day calendars. ``anchors`` holds, for a ``Placed`` or ``Relative`` rule, what
    is needed of the series that it follows, as ``chain.anchors_for`` gives it. Raises ``MissingAnchor`` without
    them, and ``DomainError`` for an adjustment to a day calendar that ``days`` does not have.
    """
    if window.start < FIRST_DAY or window.end > END_DAY:
        window = window.bounded()
    if window.start >= window.end or series.archived:
        return []
    if type(series.rule) is Recurrence and not (series.adjustments or series.exceptions or series.requirement):
        return _recurring(series, series.rule, days, window)
    arising = _arising(series, days, reach(series, window), anchors)
    return sorted((one for one in arising if one.overlaps(window)), key=day_order)


def _arising(series: Series, days: Days, window: Window, anchors: Anchors) -> list[Occurrence]:
    """What the rule and the requirement give for recurrence_ids in ``window``, as it was decided."""
    found = _by_rule(series, series.rule, days, window, anchors)
    if series.exceptions:
        found = exceptions.apply(found, series)
        if isinstance(series.rule, Placed):
            found = rehung(found, series, series.rule, anchors)
    if series.adjustments:
        found = settle(found)
    if series.requirement is not None:
        found = found + exceptions.apply(requirements.missing(series, found, window), series)
    return found


def reach(series: Series, window: Window) -> Window:
    """The window of recurrence_ids whose occurrences may end up in ``window``, or decide what is missing there."""
    if window.start >= window.end:
        return window
    if series.requirement is not None:
        window = requirements.deciding_years(series.requirement, window)
    wide = window
    if series.adjustments:
        # Whoever meets an occurrence of the window can itself have come from so far away.
        reached = REACH + 2 * (_longest(series.rule) - 1)
        wide = window.padded(reached, reached)
    for rid in moved_into(series, wide):
        wide = wide.hull(home(rid))
    return wide


def moved_into(series: Series, window: Window) -> list[RecurrenceId]:
    """The recurrence_ids of the occurrences that somebody moved to days in ``window``."""
    return [
        rid
        for rid, decided in series.exceptions.items()
        if decided.moved_to is not None and window.holds(decided.moved_to.first, decided.moved_to.last)
    ]


def home(rid: RecurrenceId) -> Window:
    """A window that holds whatever a rule calls by this recurrence_id; a period's id begins with its year."""
    if not isinstance(rid, str):
        day = min(max(rid, FIRST_DAY), END_DAY)
        return Window(day, day).padded(0, 1)
    year = int(rid[:4]) if rid[:4].isdecimal() else FIRST_YEAR
    new_year = date(min(max(year, FIRST_YEAR), LAST_YEAR), 1, 1)
    return Window(new_year, new_year).padded(7, 366 * 2)


def _longest(rule: Rule) -> int:
    """How many days the rule's adjustable occurrences last at most."""
    match rule:
        case Recurrence():
            return rule.length
        case Union():
            return max(_longest(branch.rule) for branch in rule.branches)
        case _:
            return 1


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

    ``anchors`` must cover ``anchored.anchor_window`` around each of them, and wherever the anchor was moved.
    """
    lost = []
    for rid in series.exceptions:
        arising = _arising(series, days, reach(series, home(rid)), anchors)
        if all(one.recurrence_id != rid for one in arising):
            lost.append(rid)
    return sorted(lost, key=rid_text)
