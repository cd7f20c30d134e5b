"""How the rule of a follower is cut when the series that it follows is cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from planner.domain import periods
from planner.domain.chain import anchors_for
from planner.domain.days import Days
from planner.domain.edits.cutting import begun, ended
from planner.domain.expand import expand
from planner.domain.occurrences import Occurrence
from planner.domain.recurrence_ids import first_day
from planner.domain.rules import Period, Placed, Relative, Rule
from planner.domain.series import Calendar, Series
from planner.domain.spans import END_DAY, Window

_ONE_DAY: Final = timedelta(days=1)
_LOOK: Final = timedelta(days=366 * 5)


class FollowerRules(NamedTuple):
    """What the follower becomes: ``before`` follows the old series, ``after`` the new one; None where that is empty.

    ``since`` is the day from which its own occurrences belong to ``after``.
    """

    before: Rule | None
    after: Rule | None
    since: date


def cut_follower(whole: Calendar, one: Series, new_anchor: str, since: date, days: Days) -> FollowerRules:
    """The follower's rule on either side of ``since``; ``whole`` is the calendar before anything was cut."""
    match one.rule:
        case Relative() as rule:
            return FollowerRules(rule, replace(rule, anchor=new_anchor), since)
        case Placed(within=Period() as within) as rule:
            since = _first_window(whole, one, within, since, days)
            earlier, later = ended(within, since, days), begun(within, since, days)
            return FollowerRules(
                replace(rule, within=earlier) if isinstance(earlier, Period) else None,
                replace(rule, host=new_anchor, within=later) if isinstance(later, Period) else None,
                since,
            )
        case Placed() as rule:
            first = _first_taken(whole, one, since, days)
            counted_before = rule.start is None or rule.start < since
            return FollowerRules(
                rule if counted_before or first is None else None,
                None if first is None else replace(rule, host=new_anchor, start=first),
                since,
            )
        case _:
            return FollowerRules(one.rule, None, since)


def _first_window(whole: Calendar, one: Series, within: Period, since: date, days: Days) -> date:
    """From when on the windows are the new half's: one that spans the cut goes with the meeting that it took."""
    spanning = [window for window in periods.windows(within, Window(since, since + _ONE_DAY)) if window.first < since]
    if not spanning:
        return since
    taken = _taken(whole, one, Window(spanning[0].first, spanning[-1].last + _ONE_DAY), days)
    old = {item.recurrence_id for day, item in taken if day < since}
    kept = [window.first for window in spanning if window.id in old]
    return kept[-1] + _ONE_DAY if kept else spanning[0].first


def _first_taken(whole: Calendar, one: Series, since: date, days: Days) -> date | None:
    """The day of the first meeting from ``since`` on at which the item is taken."""
    start = since
    while start < END_DAY:
        end = min(start + _LOOK, END_DAY)
        found = [item.first for day, item in _taken(whole, one, Window(start, end), days) if day >= since]
        if found:
            return min(found)
        start = end
    return None


def _taken(whole: Calendar, one: Series, window: Window, days: Days) -> Iterator[tuple[date, Occurrence]]:
    """What the follower gives by its rule alone, with the day that its meeting is known by."""
    plain = replace(one, exceptions={}, requirement=None)
    for item in expand(plain, days, window, anchors_for(plain, whole.series, days, window)):
        if item.details.placed_on is not None:
            yield first_day(item.details.placed_on.recurrence_id), item
