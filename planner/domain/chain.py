"""A whole calendar at once: in dependency order, each series expanded once, over as much as its followers need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from graphlib import CycleError, TopologicalSorter

from planner.domain.adjust import REACH
from planner.domain.anchored import Anchor, anchor_window
from planner.domain.days import Days
from planner.domain.errors import CircularChain, MissingAnchor
from planner.domain.expand import expand, home, moved_into, reach
from planner.domain.occurrences import Occurrence, RecurrenceId, day_order
from planner.domain.rules import anchor_of
from planner.domain.series import Series
from planner.domain.spans import FIRST_DAY, Window
from planner.domain.uncollected import uncollected


def check_chain(series: Iterable[Series]) -> None:
    """Raises ``MissingAnchor`` or ``CircularChain`` when the series cannot be expanded in any order."""
    _in_order({one.uid: one for one in series})


def expand_calendar(series: Iterable[Series], days: Days, window: Window) -> list[Occurrence]:
    """The occurrences of all the series that lie in the half-open ``window`` or overlap it, by ``day_order``.

    Unique by identity. Raises ``MissingAnchor`` and ``CircularChain`` before anything is expanded.
    """
    with uncollected():
        found = [one for expanded in expand_each(series, days, window).values() for one in expanded.occurrences]
        found.sort(key=day_order)
    return found


def expand_each(series: Iterable[Series], days: Days, window: Window) -> dict[str, Anchor]:
    """The same by series uid, each list sorted; raises as ``expand_calendar`` does."""
    by_uid = {one.uid: one for one in series}
    window = window.bounded()
    linked = _in_order(by_uid)
    if window.start >= window.end:
        return {uid: Anchor(one.title, ()) for uid, one in by_uid.items()}
    with uncollected():
        return _expand_each(by_uid, linked, days, window)


def _expand_each(
    by_uid: dict[str, Series], linked: Sequence[Series], days: Days, window: Window
) -> dict[str, Anchor]:
    needs = _needs(linked, window)
    anchors: dict[str, Anchor] = {}
    for one in linked:
        anchors[one.uid] = Anchor(one.title, expand(one, days, needs[one.uid], anchors))
    expanded: dict[str, Anchor] = {}
    for uid, one in by_uid.items():
        known = anchors.get(uid)
        if known is None:
            expanded[uid] = Anchor(one.title, expand(one, days, window))
        else:
            expanded[uid] = known._replace(occurrences=[o for o in known.occurrences if o.overlaps(window)])
    return expanded


def anchors_for(one: Series, series: Iterable[Series], days: Days, window: Window) -> dict[str, Anchor]:
    """What ``expand(one, days, window, …)`` needs to know of the series that it follows."""
    by_uid = {other.uid: other for other in series}
    by_uid[one.uid] = one
    chain = [one.uid]
    while (uid := anchor_of(by_uid[chain[-1]].rule)) is not None and uid in by_uid and uid not in chain:
        chain.append(uid)
    linked = _in_order({uid: by_uid[uid] for uid in chain})
    needs = _needs(linked, window)
    anchors: dict[str, Anchor] = {}
    for other in linked[:-1]:
        anchors[other.uid] = Anchor(other.title, expand(other, days, needs[other.uid], anchors))
    return anchors


def find(series: Iterable[Series], days: Days, uid: str, rid: RecurrenceId) -> Occurrence | None:
    """The occurrence with this identity, wherever it lies; None where no rule gives it.

    Raises ``MissingAnchor`` and ``CircularChain``.
    """
    by_uid = {one.uid: one for one in series}
    if uid not in by_uid:
        return None
    one, window = by_uid[uid], whereabouts(uid, [rid], by_uid)
    anchors = anchors_for(one, by_uid.values(), days, window)
    return next((found for found in expand(one, days, window, anchors) if found.recurrence_id == rid), None)


def whereabouts(uid: str, rids: Iterable[RecurrenceId], by_uid: Mapping[str, Series]) -> Window:
    """A window that holds all occurrences of the series with these recurrence_ids; empty without any."""
    one = by_uid[uid]
    reached = REACH if one.adjustments else 0
    windows = [_whereabouts(one, rid, by_uid) for rid in rids]
    return reduce(Window.hull, windows).padded(reached, reached) if windows else Window(FIRST_DAY, FIRST_DAY)


def _in_order(by_uid: dict[str, Series]) -> list[Series]:
    """The series that follow others or are followed, each after the one that it follows."""
    graph: TopologicalSorter[str] = TopologicalSorter()
    for uid, one in by_uid.items():
        anchor = anchor_of(one.rule)
        if anchor is None:
            continue
        if anchor not in by_uid:
            raise MissingAnchor(uid, anchor, one.title)
        graph.add(uid, anchor)
    try:
        return [by_uid[uid] for uid in graph.static_order()]
    except CycleError as error:
        circle = tuple(reversed(error.args[1]))  # graphlib names each before its followers
        raise CircularChain(circle, tuple(by_uid[uid].title for uid in circle)) from None


def _needs(in_order: Sequence[Series], window: Window) -> dict[str, Window]:
    """How much of each linked series must be expanded for the ones that follow it."""
    by_uid = {one.uid: one for one in in_order}
    needs = {one.uid: window for one in in_order}
    for one in reversed(in_order):
        anchor = anchor_of(one.rule)
        if anchor is None:
            continue
        needed = needs[anchor].hull(anchor_window(one, reach(one, needs[one.uid])))
        for rid in moved_into(one, needs[one.uid]):
            needed = needed.hull(_whereabouts(by_uid[anchor], rid, by_uid))
        needs[anchor] = needed
    return needs


def _whereabouts(one: Series, rid: RecurrenceId, by_uid: Mapping[str, Series]) -> Window:
    """Where the occurrence may lie; whatever hangs on it has to find it there, however far it was moved."""
    decided = one.exceptions.get(rid)
    if decided is not None and decided.moved_to is not None:
        return Window(decided.moved_to.first, decided.moved_to.last).padded(0, 1)
    anchor = anchor_of(one.rule)
    if anchor is None:
        return reach(one, home(rid))
    return anchor_window(one, _whereabouts(by_uid[anchor], rid, by_uid))
