"""What a reading gives in a window of days: dates, spans of several days, windows without a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from planner.domain.anchored import Anchor
from planner.domain.days import Days
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence, Status
from planner.domain.phrases.compose.lengths import counted_from
from planner.domain.phrases.reading import ANCHOR, Decision, Reading
from planner.domain.rules import AgreedDate, AgreedDates, Period, Placed, Recurrence, Relative, Union, anchor_of
from planner.domain.series import Series, SeriesKind
from planner.domain.spans import Window

_ONE_DAY: Final = timedelta(days=1)
_HALF_A_YEAR: Final = timedelta(days=183)
Span = tuple[date, date]


class Outlook(NamedTuple):
    """First days of what has a day; first and last day of what lasts several, and of windows without a day."""

    dates: tuple[date, ...] = ()
    spans: tuple[Span, ...] = ()
    periods: tuple[Span, ...] = ()
    cancelled: tuple[date, ...] = ()


def outlook(reading: Reading, window: Window, days: Days, meeting: date | None = None) -> Outlook:
    """What the reading gives in the half-open window; nothing for one that is asked about or refused.

    ``meeting`` is the day that a relative phrase counts from; without it such a phrase gives nothing, and with it
    its days are given wherever they fall. ``days`` decides what a working day and a holiday are.
    """
    if reading.decision in (Decision.ASK, Decision.REJECT):
        return Outlook()
    cancelled = tuple(day for day in reading.cancelled if window.start <= day < window.end)
    if reading.rule is None:
        return _without_rule(reading, window, days, meeting)._replace(cancelled=cancelled)
    found = _occurrences(reading, window, days, meeting)
    called_off = reading.status is Status.CANCELLED
    left_out = reading.cancelled if isinstance(reading.rule, Recurrence | Union) else ()
    kept = [one for one in found if (called_off or one.status is not Status.CANCELLED) and one.first not in left_out]
    dated = [one for one in kept if one.dated]
    windows = tuple((one.first, one.last) for one in kept if not one.dated)
    return Outlook(
        tuple(one.first for one in dated),
        tuple((one.first, one.last) for one in dated if one.last > one.first) + (windows if reading.lasting else ()),
        () if reading.lasting else windows,
        cancelled,
    )


def natural_window(reading: Reading, on: date) -> Window:
    """A year from the document's date, widened to what happens only once, whenever that is."""
    year = Window(on, on + relativedelta(years=1))
    match reading.rule:
        case AgreedDates(dates=dates) if dates:
            return year.hull(Window(min(one.first for one in dates), max(one.first for one in dates) + _ONE_DAY))
        case Period(since=date() as since, until=date() as until) if until - since < _HALF_A_YEAR:
            return year.hull(Window(since, until + _ONE_DAY))
        case _:
            return year if reading.span is None else year.hull(Window(*reading.span))


def _occurrences(reading: Reading, window: Window, days: Days, meeting: date | None) -> list[Occurrence]:
    rule = reading.rule
    if rule is None:
        return []
    if isinstance(rule, Placed) and rule.within is not None and meeting is None:
        rule = rule.within
    anchor = anchor_of(rule)
    if anchor is not None and meeting is None:
        return []
    adjustments = tuple(choice for choice in reading.adjustments if choice.day_calendar in days.calendars)
    series = Series(uid="phrase", title="", kind=SeriesKind.ITEM, rule=rule, adjustments=adjustments)
    anchors = {} if anchor is None or meeting is None else {anchor: _meeting(anchor, meeting)}
    return expand(series, days, _reach(rule, window, meeting), anchors)


def _meeting(uid: str, day: date) -> Anchor:
    series = Series(uid=uid, title="", kind=SeriesKind.MEETING, rule=AgreedDates((AgreedDate(day),)))
    return Anchor(ANCHOR, expand(series, Days(), Window(day, day + _ONE_DAY)))


def _reach(rule: object, window: Window, meeting: date | None) -> Window:
    """What is counted from a meeting is wanted wherever it falls."""
    if isinstance(rule, Relative) and meeting is not None:
        return window.hull(Window(meeting, meeting).padded(400, 400))
    return window


def _without_rule(reading: Reading, window: Window, days: Days, meeting: date | None) -> Outlook:
    if reading.span is not None:
        shown = (reading.span,) if window.holds(*reading.span) else ()
        return Outlook(spans=shown) if reading.lasting else Outlook(periods=shown)
    if meeting is None or not reading.distances:
        return Outlook()
    found = [counted_from(meeting, distance, days) for distance in reading.distances]
    return Outlook(dates=tuple(found)) if len(found) == 1 else Outlook(periods=((found[0], found[-1]),))
