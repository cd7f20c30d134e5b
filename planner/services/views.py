"""What is read from the calendar: its occurrences in a window, and exceptions that lost theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Final

from planner.domain.chain import anchors_for, expand_calendar
from planner.domain.days import Days
from planner.domain.expand import orphans as orphans_of
from planner.domain.occurrences import Occurrence, RecurrenceId
from planner.domain.rules import anchor_of
from planner.domain.selection import EVERYTHING, Selection
from planner.domain.series import Calendar, Series
from planner.domain.spans import END_DAY, FIRST_DAY, Window
from planner.services import calendars

ROOM: Final = 50_000
"""Occurrences that are kept at once; the window asked for last stays, however many it has."""


def occurrences(window: Window, selection: Selection = EVERYTHING) -> list[Occurrence]:
    """What the selection keeps of the occurrences in the half-open window, by ``day_order``."""
    if selection.series:
        chains = _chains(selection.series, {one.uid: one for one in calendars.current().series})
        return [one for one in expand_calendar(chains, calendars.days(), window) if selection.keeps(one)]
    found = calendars.derived(Expansions, _expansions).within(window)
    return found if selection == EVERYTHING else [one for one in found if selection.keeps(one)]


def expanded(calendar: Calendar, uid: str, window: Window) -> list[Occurrence]:
    """The occurrences of one series of a calendar that need not be the present one, by ``day_order``."""
    chain = _chains([uid], {one.uid: one for one in calendar.series})
    return [one for one in expand_calendar(chain, Days(calendar.day_calendars), window) if one.series.uid == uid]


class Expansions:
    """A calendar's occurrences in the windows that were asked for, so that pages share them.

    What lies in a window that is kept is not expanded again: a window shows what any wider one shows of it.
    """

    def __init__(self, series: Iterable[Series], days: Days, room: int = ROOM) -> None:
        self._series, self._days, self._room = series, days, room
        self._kept: list[tuple[Window, list[Occurrence]]] = []

    def within(self, window: Window) -> list[Occurrence]:
        """All that lies in the window or overlaps it, by ``day_order``; a list of the caller's own."""
        for wider, found in self._kept:
            if wider.start <= window.start and window.end <= wider.end:
                before_end = bisect_left(found, window.end, key=lambda one: one.first)
                return [one for one in found[:before_end] if one.last >= window.start]
        found = expand_calendar(self._series, self._days, window)
        self._keep(window, found)
        return found.copy()

    def _keep(self, window: Window, found: list[Occurrence]) -> None:
        """Instead of the narrower windows inside it; the oldest ones go where there is no room."""
        others = [
            (one, held) for one, held in self._kept if not (window.start <= one.start and one.end <= window.end)
        ]
        kept = [(window, found), *others]
        while len(kept) > 1 and sum(len(held) for _, held in kept) > self._room:
            kept.pop()
        self._kept = kept


def _expansions() -> Expansions:
    return Expansions(calendars.current().series, calendars.days())


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
