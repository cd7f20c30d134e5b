"""What is read from the calendar: its occurrences in a window, and exceptions that lost theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.domain.chain import anchors_for, expand_calendar
from planner.domain.expand import orphans as orphans_of
from planner.domain.occurrences import Occurrence, RecurrenceId
from planner.domain.rules import anchor_of
from planner.domain.selection import EVERYTHING, Selection
from planner.domain.series import Series
from planner.domain.spans import END_DAY, FIRST_DAY, Window
from planner.services import calendars


def occurrences(window: Window, selection: Selection = EVERYTHING) -> list[Occurrence]:
    """What the selection keeps of the occurrences in the half-open window, by ``day_order``."""
    series: Iterable[Series] = calendars.current().series
    if selection.series:
        series = _chains(selection.series, {one.uid: one for one in series})
    return [one for one in expand_calendar(series, calendars.days(), window) if selection.keeps(one)]


def orphans(uid: str) -> list[RecurrenceId]:
    """The recurrence_ids of the series' exceptions that its rule no longer gives; none for an unknown series."""
    everyone = calendars.current().series
    one = next((one for one in everyone if one.uid == uid), None)
    if one is None or not one.exceptions:
        return []
    anchors = anchors_for(one, everyone, calendars.days(), Window(FIRST_DAY, END_DAY))
    return orphans_of(one, calendars.days(), anchors)


def _chains(uids: Iterable[str], by_uid: Mapping[str, Series]) -> list[Series]:
    """The series with these uids, and those that they follow."""
    chains: dict[str, Series] = {}
    for uid in uids:
        following: str | None = uid
        while following is not None and following not in chains and following in by_uid:
            chains[following] = by_uid[following]
            following = anchor_of(by_uid[following].rule)
    return list(chains.values())
