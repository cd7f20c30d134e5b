"""What an edit leads to, before anybody accepts it: the difference of two calendars as their readers would see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final, NamedTuple

from planner.domain.chain import anchors_for, expand_calendar, whereabouts
from planner.domain.clashes import Clash, Key, can_clash, clashes, shared_people
from planner.domain.days import Days
from planner.domain.dependence import touched, with_anchors
from planner.domain.exceptions import says_something
from planner.domain.expand import expand, orphans
from planner.domain.occurrences import Occurrence, RecurrenceId, day_order
from planner.domain.series import Calendar, Series, SeriesException
from planner.domain.spans import Window

Identity = tuple[str, RecurrenceId]
Found = dict[Identity, Occurrence]


class Changed(NamedTuple):
    """One occurrence as it is and as it would be."""

    old: Occurrence
    new: Occurrence


class Orphan(NamedTuple):
    """An exception whose occurrence the rule does not give."""

    series: Series
    recurrence_id: RecurrenceId
    decided: SeriesException


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """The difference. ``changed`` and ``appeared`` by the new day, ``disappeared`` by the old one.

    A clash is new when the two did not overlap before, wherever they lay. ``orphaned`` exceptions lose their
    occurrence by the change, ``reclaimed`` ones find it again, ``lost`` ones have none before or after.
    """

    changed: tuple[Changed, ...] = ()
    appeared: tuple[Occurrence, ...] = ()
    disappeared: tuple[Occurrence, ...] = ()
    new_clashes: tuple[Clash, ...] = ()
    gone_clashes: tuple[Clash, ...] = ()
    orphaned: tuple[Orphan, ...] = ()
    reclaimed: tuple[Orphan, ...] = ()
    lost: tuple[Orphan, ...] = ()

    def of(self, uid: str, rid: RecurrenceId) -> Changed | None:
        """What becomes of that occurrence, if anything changes for it."""
        return next((one for one in self.changed if one.new.identity == (uid, rid)), None)


NO_CONSEQUENCES: Final = Consequences()


def consequences(before: Calendar, after: Calendar, window: Window) -> Consequences:
    """What differs in the half-open ``window``; ``after`` need not be saved, nor stamped.

    An occurrence that enters or leaves the window has changed, and stands here with both its places. Only what the
    change can touch is expanded. Raises ``MissingAnchor`` and ``CircularChain`` where a calendar cannot be expanded.
    """
    uids = touched(before, after)
    if not uids and before.people == after.people:
        return NO_CONSEQUENCES
    was, becomes = _Side(before), _Side(after)
    old, new = was.within(uids, window), becomes.within(uids, window)
    old |= was.at_large(new.keys() - old.keys())
    new |= becomes.at_large(old.keys() - new.keys())
    differing = [
        Changed(old[identity], one)
        for identity, one in new.items()
        if identity in old and _differ(old[identity], one)
    ]
    appeared, disappeared = _only(new, old), _only(old, new)
    shifting = [*appeared, *disappeared, *(one for pair in differing for one in pair)]
    clashing, clashed = _clashes(was, becomes, uids, shifting, window)
    lost_before, lost_after = was.orphans(uids), becomes.orphans(uids)
    return Consequences(
        changed=tuple(sorted(differing, key=lambda pair: day_order(pair.new))),
        appeared=tuple(sorted(appeared, key=day_order)),
        disappeared=tuple(sorted(disappeared, key=day_order)),
        new_clashes=clashing,
        gone_clashes=clashed,
        orphaned=tuple(one for key, one in lost_after.items() if key not in lost_before),
        reclaimed=tuple(one for key, one in lost_before.items() if key not in lost_after),
        lost=tuple(one for key, one in lost_after.items() if key in lost_before),
    )


class _Side:
    """One of the two calendars."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.days = Days(calendar.day_calendars)
        self.by_uid: Mapping[str, Series] = {one.uid: one for one in calendar.series}

    def within(self, uids: Iterable[str], window: Window) -> Found:
        """What the series with these uids give in the window."""
        wanted = set(uids)
        chains = with_anchors((uid for uid in self.by_uid if uid in wanted), self.by_uid)
        found = expand_calendar(chains.values(), self.days, window)
        return {one.identity: one for one in found if one.series.uid in wanted}

    def at_large(self, identities: Iterable[Identity]) -> Found:
        """Those among them that there are, wherever they lie."""
        sought: dict[str, set[RecurrenceId]] = {}
        for uid, rid in identities:
            sought.setdefault(uid, set()).add(rid)
        return {
            one.identity: one
            for uid, rids in sought.items()
            for one in self._anywhere(uid, rids)
            if one.recurrence_id in rids
        }

    def orphans(self, uids: Iterable[str]) -> dict[Identity, Orphan]:
        """The exceptions of these series that are without an occurrence."""
        found: dict[Identity, Orphan] = {}
        for uid in sorted(uids):
            one = self.by_uid.get(uid)
            rids = [] if one is None else [rid for rid, said in one.exceptions.items() if says_something(said)]
            if one is None or not rids:
                continue
            anchors = anchors_for(one, self.calendar.series, self.days, whereabouts(uid, rids, self.by_uid))
            lost = orphans(one, self.days, anchors)
            found |= {(uid, rid): Orphan(one, rid, one.exceptions[rid]) for rid in lost if rid in rids}
        return found

    def _anywhere(self, uid: str, rids: Collection[RecurrenceId]) -> list[Occurrence]:
        if uid not in self.by_uid:
            return []
        one, window = self.by_uid[uid], whereabouts(uid, rids, self.by_uid)
        return expand(one, self.days, window, anchors_for(one, self.calendar.series, self.days, window))


def _only(found: Found, other: Found) -> list[Occurrence]:
    return [one for identity, one in found.items() if identity not in other]


def _differ(old: Occurrence, new: Occurrence) -> bool:
    """Whether anything that a reader sees of the occurrence differs; its series' other decisions are not seen."""
    return old[1:] != new[1:] or (old.series is not new.series and _seen(old.series) != _seen(new.series))


def _seen(series: Series) -> tuple[object, ...]:
    return series.title, series.kind, series.body, series.units, series.place, series.note


def _clashes(
    was: _Side, becomes: _Side, uids: set[str], shifting: list[Occurrence], window: Window
) -> tuple[tuple[Clash, ...], tuple[Clash, ...]]:
    """The clashes that are new, and those that are gone, on the days where anything shifts."""
    meetings = [one for one in shifting if can_clash(one)]
    bodies = {one.series.body.key for one in meetings if one.series.body is not None}
    days = [Window(one.first, one.last).padded(0, 1) for one in meetings]
    reseated = set(was.calendar.people) ^ set(becomes.calendar.people)
    if reseated:
        bodies |= {body for person in reseated for body in person.bodies}
        days.append(window)
    if not bodies:
        return (), ()
    shared = [shared_people(side.calendar.people) for side in (was, becomes)]
    bodies |= {other for body in bodies for shares in shared for other in shares.get(body, ())}
    where = reduce(Window.hull, days)
    before, after = _meetings(was, becomes, bodies, uids, where)
    gone, new = clashes(before, was.calendar.people), clashes(after, becomes.calendar.people)
    return _beyond(new, gone), _beyond(gone, new)


def _meetings(
    was: _Side, becomes: _Side, bodies: set[str], uids: set[str], where: Window
) -> tuple[list[Occurrence], list[Occurrence]]:
    """What these bodies have on those days, before and after; what the change cannot touch is expanded once."""
    kept = was.within(_of_bodies(was, bodies) - uids, where)
    sides = [side.within(_of_bodies(side, bodies) & uids, where) for side in (was, becomes)]
    before, after = ([*kept.values(), *found.values()] for found in sides)
    return before, after


def _of_bodies(side: _Side, bodies: set[str]) -> set[str]:
    return {uid for uid, one in side.by_uid.items() if one.body is not None and one.body.key in bodies}


def _beyond(found: Iterable[Clash], other: Iterable[Clash]) -> tuple[Clash, ...]:
    known: set[Key] = {clash.key for clash in other}
    return tuple(clash for clash in found if clash.key not in known)
