"""What is read from the calendar: its occurrences in a window, and exceptions that lost theirs."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Self

from planner.domain.chain import anchors_for, expand_calendar
from planner.domain.days import Days
from planner.domain.expand import orphans as orphans_of
from planner.domain.occurrences import Occurrence, RecurrenceId, day_order
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


class Expansion(NamedTuple):
    """What was found in a window; ``stale`` are the uids of series whose occurrences are no longer right."""

    window: Window
    found: list[Occurrence]
    stale: frozenset[str] = frozenset()

    def inside(self, window: Window) -> bool:
        """Whether it shows no more than that window does."""
        return window.start <= self.window.start and self.window.end <= window.end

    def covers(self, window: Window) -> bool:
        """Whether it shows all that the window does."""
        return self.window.start <= window.start and window.end <= self.window.end


class Expansions:
    """A calendar's occurrences in the windows that were asked for, so that pages share them.

    What lies in a window that is kept is not expanded again: a window shows what any wider one shows of it.
    """

    def __init__(self, series: Iterable[Series], days: Days, room: int = ROOM) -> None:
        self._series, self._days, self._room = tuple(series), days, room
        self._kept: list[Expansion] = []

    def within(self, window: Window) -> list[Occurrence]:
        """All that lies in the window or overlaps it, by ``day_order``; a list of the caller's own."""
        for wider in self._kept:
            if wider.covers(window):
                found = self._refreshed(wider) if wider.stale else wider.found
                before_end = bisect_left(found, window.end, key=lambda one: one.first)
                return [one for one in found[:before_end] if one.last >= window.start]
        found = expand_calendar(self._series, self._days, window)
        self._keep(window, found)
        return found.copy()

    def renewed(self, calendar: Calendar, days: Days) -> Self | None:
        """The same for a later calendar: only series that changed, or follow one that did, are expanded again.

        None where the days are others, or the series stand in another order.
        """
        if days is not self._days:
            return None
        before, after = ({one.uid: one for one in series} for series in (self._series, calendar.series))
        if [uid for uid in before if uid in after] != [uid for uid in after if uid in before]:
            return None
        changed = {uid for uid in before.keys() | after.keys() if before.get(uid) != after.get(uid)}
        stale = frozenset(_with_followers(_with_followers(changed, before), after))
        later = type(self)(calendar.series, days, self._room)
        later._kept = [one._replace(stale=one.stale | stale) for one in self._kept]
        return later

    def _refreshed(self, one: Expansion) -> list[Occurrence]:
        """What is in its window now."""
        chains = _chains(one.stale, {series.uid: series for series in self._series})
        anew = expand_calendar(chains, self._days, one.window)
        place = {series.uid: number for number, series in enumerate(self._series)}
        found = [occurrence for occurrence in one.found if occurrence.series.uid not in one.stale]
        for occurrence in anew:
            if occurrence.series.uid in one.stale:
                insort(found, occurrence, key=lambda each: (day_order(each), place[each.series.uid]))
        self._keep(one.window, found)
        return found

    def _keep(self, window: Window, found: list[Occurrence]) -> None:
        """Instead of the narrower windows inside it; the oldest ones go where there is no room."""
        kept = [Expansion(window, found), *(one for one in self._kept if not one.inside(window))]
        while len(kept) > 1 and sum(len(one.found) for one in kept) > self._room:
            kept.pop()
        self._kept = kept


def _with_followers(uids: Iterable[str], by_uid: Mapping[str, Series]) -> set[str]:
    """Those series, and all that hang on one of them, however far removed."""
    found = set(uids)
    while new := {uid for uid, one in by_uid.items() if anchor_of(one.rule) in found} - found:
        found |= new
    return found


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
