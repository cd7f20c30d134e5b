"""What cutting a series in two leads to, told as if the later half were still the series that it was cut from.

Otherwise each of its dates would seem to go, and another one to come in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.domain.clashes import Clash, Key
from planner.domain.consequences import Changed, Consequences, Identity
from planner.domain.occurrences import Occurrence, day_order
from planner.domain.rules import anchor_of
from planner.domain.series import Calendar, Series

Halves = Mapping[str, str]
"""The uid of each later half, and that of the series that it was cut from."""


def halves(before: Calendar, after: Calendar, root: str) -> dict[str, str]:
    """The later halves of the series ``root`` and of those that follow it, ``after`` being ``split``."""
    known = {one.uid for one in before.series}
    new = [one for one in after.series if one.uid not in known]
    found = {one.uid: root for one in new if anchor_of(one.rule) not in {other.uid for other in new}}
    waiting = [one for one in new if one.uid not in found]
    while waiting:
        one = next(one for one in waiting if anchor_of(one.rule) in found)
        waiting.remove(one)
        cut_from = _follower(before, found[anchor_of(one.rule) or ""], one, found.values())
        if cut_from is not None:
            found[one.uid] = cut_from.uid
    return found


def rejoined(found: Consequences, later: Halves) -> Consequences:
    """The same, with each date of a later half beside the one that it was; those that are alike left out."""
    going = {one.identity: one for one in found.disappeared}
    pairs = {(later[one.series.uid], one.recurrence_id): one for one in found.appeared if one.series.uid in later}
    met = pairs.keys() & going.keys()
    moved = [Changed(going[key], pairs[key]) for key in met if _seen(going[key]) != _seen(pairs[key])]
    hung = [pair for pair in found.changed if _seen(pair.old) != _seen(pair.new)]
    joined = {id(pairs[key]) for key in met}
    waiting = {(one.series.uid, one.recurrence_id) for one in found.reclaimed}
    still = [one for one in found.orphaned if _whole((one.series.uid, one.recurrence_id), later) in waiting]
    known = {_whole((one.series.uid, one.recurrence_id), later) for one in still}
    return replace(
        found,
        orphaned=tuple(one for one in found.orphaned if one not in still),
        reclaimed=tuple(one for one in found.reclaimed if (one.series.uid, one.recurrence_id) not in known),
        lost=(*found.lost, *still),
        changed=tuple(sorted([*hung, *moved], key=lambda pair: day_order(pair.new))),
        appeared=tuple(one for one in found.appeared if id(one) not in joined),
        disappeared=tuple(one for key, one in going.items() if key not in met),
        new_clashes=_beyond(found.new_clashes, found.gone_clashes, later),
        gone_clashes=_beyond(found.gone_clashes, found.new_clashes, later),
    )


def _follower(before: Calendar, anchor: str, half: Series, taken: Iterable[str]) -> Series | None:
    """The follower of that series that the half was cut from."""
    known = [one for one in before.series if anchor_of(one.rule) == anchor and one.uid not in set(taken)]
    return next((one for one in known if (one.title, one.kind) == (half.title, half.kind)), None)


def _seen(one: Occurrence) -> tuple[object, ...]:
    """What a reader sees of it, whatever series it is counted among."""
    series = one.series
    return (
        *(one.first, one.last, one.times, one.status, one.precision),
        *(one.title, one.place, one.note, series.kind, series.body, series.units),
    )


def _beyond(found: Iterable[Clash], other: Iterable[Clash], later: Halves) -> tuple[Clash, ...]:
    known = {_key(clash, later) for clash in other}
    return tuple(clash for clash in found if _key(clash, later) not in known)


def _key(clash: Clash, later: Halves) -> Key:
    one, other = sorted((_whole(identity, later) for identity in clash.key), key=str)
    return one, other


def _whole(identity: Identity, later: Halves) -> Identity:
    return later.get(identity[0], identity[0]), identity[1]
