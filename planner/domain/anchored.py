"""Occurrences that hang on another series': items placed on its meetings, deadlines counted from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain import periods
from planner.domain.days import Days
from planner.domain.errors import MissingAnchor
from planner.domain.occurrences import (
    PLAIN,
    Details,
    HangsOn,
    Occurrence,
    Precision,
    Reason,
    ReasonKind,
    RecurrenceId,
    Status,
)
from planner.domain.rules import Period, Placed, Relative, RelativeUnit
from planner.domain.series import Series
from planner.domain.spans import FIRST_DAY, Window, monday_of


class Anchor(NamedTuple):
    """What others hang on: a series' title and its occurrences, sorted by their first day."""

    title: str
    occurrences: Sequence[Occurrence]


Anchors = Mapping[str, Anchor]
"""By series uid."""

_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


def placed(series: Series, rule: Placed, window: Window, anchors: Anchors) -> list[Occurrence]:
    """The item at each meeting that takes it; what lies in ``window`` or overlaps it is complete.

    Where the meeting of a period is cancelled, the next one that stands takes the item, and says why.
    Raises ``MissingAnchor`` when ``anchors`` lacks the host.
    """
    host = _of(series, rule.host, anchors)
    dated = [one for one in host.occurrences if one.dated]
    meetings = [one for one in dated if one.status is not Status.CANCELLED]
    if rule.within is not None:
        return [
            _inside(series, rule, period, meetings, dated)
            or _nowhere(series, rule.within, period, host.title, _passed_over(rule, period, meetings, dated))
            for period in periods.windows(rule.within, window)
        ]
    start = rule.start or FIRST_DAY
    taking = [one for one in meetings if one.first >= start][:: rule.every]
    return [_on(series, one.recurrence_id, one) for one in taking if _asked_for(one, series, window)]


def relative(series: Series, rule: Relative, days: Days, window: Window, anchors: Anchors) -> list[Occurrence]:
    """What is counted from each occurrence of the anchor; what lies in ``window`` or overlaps it is complete.

    An anchor without a day gives a window without a day. Raises ``MissingAnchor`` when ``anchors`` lacks it.
    """
    counted = (_counted(series, rule, anchor, days) for anchor in _of(series, rule.anchor, anchors).occurrences)
    return [one for one in counted if _asked_for(one, series, window)]


def anchor_window(series: Series, window: Window) -> Window:
    """How much of the anchor must be known for the series' occurrences in ``window`` to be right."""
    match series.rule:
        case Placed(within=Period() as within):
            margin = periods.longest(within)
            return window.padded(margin, margin)
        case Placed(start=start):
            return window.hull(Window(start or FIRST_DAY, window.end))
        case Relative(unit=unit, offset=offset):
            margin = _REACH[unit](abs(offset))
            return window.padded(margin, margin)
        case _:
            return window


_REACH: Final[Mapping[RelativeUnit, Callable[[int], int]]] = {
    RelativeUnit.DAY: lambda count: count + 62,
    RelativeUnit.WORKING_DAY: lambda count: 2 * count + 90,
    RelativeUnit.WEEK: lambda count: 7 * count + 62,
    RelativeUnit.WEEK_OF: lambda count: 7 * count + 76,
}


def _asked_for(one: Occurrence, series: Series, window: Window) -> bool:
    """Whether it lies in the window, or may do so once the exceptions are applied."""
    return one.overlaps(window) or one.recurrence_id in series.exceptions


def _of(series: Series, uid: str, anchors: Anchors) -> Anchor:
    try:
        return anchors[uid]
    except KeyError:
        raise MissingAnchor(series.uid, uid, series.title) from None


def _inside(
    series: Series,
    rule: Placed,
    period: periods.PeriodWindow,
    meetings: Sequence[Occurrence],
    dated: Sequence[Occurrence],
) -> Occurrence | None:
    host = _nth(rule, period, meetings)
    if host is None:
        return None
    found = _on(series, period.id, host)
    passed_over = _passed_over(rule, period, meetings, dated)
    return found._replace(reasons=(*found.reasons, *passed_over)) if passed_over else found


def _nth(rule: Placed, period: periods.PeriodWindow, meetings: Sequence[Occurrence]) -> Occurrence | None:
    inside = [meeting for meeting in meetings if period.first <= meeting.first <= period.last]
    place = rule.nth - 1 if rule.nth > 0 else rule.nth
    return inside[place] if -len(inside) <= place < len(inside) else None


def _passed_over(
    rule: Placed, period: periods.PeriodWindow, meetings: Sequence[Occurrence], dated: Sequence[Occurrence]
) -> tuple[Reason, ...]:
    """That the meeting which would have taken the item is cancelled."""
    if len(meetings) == len(dated):
        return ()
    meant = _nth(rule, period, dated)
    if meant is None or meant.status is not Status.CANCELLED:
        return ()
    return (Reason(ReasonKind.ANCHOR_CANCELLED, meant.details.moved_from or meant.first, meant.series.title),)


def _nowhere(
    series: Series, within: Period, period: periods.PeriodWindow, host: str, passed_over: tuple[Reason, ...]
) -> Occurrence:
    reasons = (Reason(ReasonKind.NO_HOST, None, host), *passed_over)
    precision = periods.precision_of(within)
    return Occurrence(series, *period, None, Status.TENTATIVE, precision, reasons, PLAIN)


def _on(series: Series, rid: RecurrenceId, host: Occurrence) -> Occurrence:
    status = Status.TENTATIVE if Status.TENTATIVE in (host.status, series.status) else series.status
    return Occurrence(
        series,
        rid,
        host.first,
        host.last,
        host.times,
        status,
        host.precision,
        _followed(host),
        Details(placed_on=HangsOn(*host.identity), place=host.place if not series.place else ""),
    )


def _followed(anchor: Occurrence) -> tuple[Reason, ...]:
    """That the anchor was moved, or whatever moved the anchor."""
    if anchor.details.moved_from is None:
        return tuple(reason for reason in anchor.reasons if reason.kind is ReasonKind.ANCHOR_MOVED)
    return (Reason(ReasonKind.ANCHOR_MOVED, anchor.details.moved_from, anchor.series.title),)


def _counted(series: Series, rule: Relative, anchor: Occurrence, days: Days) -> Occurrence:
    status, reasons = series.status, _followed(anchor)
    if anchor.status is Status.CANCELLED:
        status = Status.CANCELLED
        reasons = (*reasons, Reason(ReasonKind.ANCHOR_CANCELLED, None, anchor.series.title))
    elif anchor.status is Status.TENTATIVE:
        status = Status.TENTATIVE
    precision, times = (Precision.TIME if rule.times else Precision.DAY), rule.times
    if not _exact_enough(rule, anchor):
        precision, times = anchor.precision, None
        reasons = (*reasons, Reason(ReasonKind.AWAITS_ANCHOR, None, anchor.series.title))
    elif rule.unit is RelativeUnit.WEEK_OF and rule.weekday is None:
        precision = Precision.WEEK
    first, last = _from(rule, anchor, days)
    hangs = Details(placed_on=HangsOn(*anchor.identity))
    return Occurrence(series, anchor.recurrence_id, first, last, times, status, precision, reasons, hangs)


def _exact_enough(rule: Relative, anchor: Occurrence) -> bool:
    """Whether the rule can count from the anchor: one that looks at its week needs no day."""
    one_week = monday_of(anchor.first) == monday_of(anchor.last)
    return anchor.dated or (rule.unit is RelativeUnit.WEEK_OF and one_week)


def _from(rule: Relative, anchor: Occurrence, days: Days) -> tuple[date, date]:
    """The days counted from an anchor; a window without a day is counted from both its ends."""
    if rule.unit is RelativeUnit.WEEK_OF:
        monday = monday_of(anchor.first) + rule.offset * _WEEK
        last_monday = monday if anchor.dated else monday_of(anchor.last) + rule.offset * _WEEK
        if rule.weekday is None:
            return monday, last_monday + 6 * _ONE_DAY
        return monday + rule.weekday * _ONE_DAY, last_monday + rule.weekday * _ONE_DAY
    if anchor.dated:
        day = _count(rule, anchor.last if rule.offset > 0 else anchor.first, days)
        return day, day
    return _count(rule, anchor.first, days), _count(rule, anchor.last, days)


def _count(rule: Relative, day: date, days: Days) -> date:
    if rule.unit is RelativeUnit.WORKING_DAY:
        return date.fromordinal(days.add_working(day.toordinal(), rule.offset))
    return day + rule.offset * (_WEEK if rule.unit is RelativeUnit.WEEK else _ONE_DAY)
