"""Dated marks in lanes; and where there are too many for the lanes, crowds that are counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import tau
from operator import itemgetter
from typing import Final, NamedTuple

from planner.render.entries import POINTS, Entry, Group, Shape
from planner.render.lanes import Extent, Laid, claim
from planner.render.scale import Scale, Sector

COUNTABLE: Final = 17.0
"""How wide a crowd must be for its number to be read."""


class Reach(NamedTuple):
    """How far marks reach, as angles: half the width of a point, half that of a small one, all that of a crowd."""

    point: float
    small: float
    crowd: float

    def extent(self, one: Entry, scale: Scale) -> Extent:
        """What a dated entry takes of its lane: its days, and at least the width of its mark.

        The last day's marks keep off the first day's, which is their neighbour only because a wheel is round.
        """
        if one.shape in POINTS:
            half = self.small if one.shape is Shape.DEADLINE else self.point
            middle = _kept_off(scale.angle(one.first + 0.5), half)
            return Extent(middle - half, middle + half)
        return self.spread(scale.angle(one.first), scale.angle(one.end))

    def spread(self, begin: float, end: float) -> Extent:
        """What an entry of several days takes."""
        begin = min(begin, tau - 2 * self.point)
        return Extent(begin, max(end, begin + 2 * self.point))


def _kept_off(middle: float, half: float) -> float:
    """So far from the beginning of the year that all of the mark lies after it, and before its end."""
    return middle if half <= middle <= tau - half else min(max(middle, half), tau - half)


class Angles(NamedTuple):
    """Where dated entries are, whatever the radius: the middles of points and of small ones, and whole spans."""

    points: list[float]
    small: list[float]
    spans: list[Extent]

    @classmethod
    def of(cls, entries: Iterable[Entry], scale: Scale) -> Angles:
        """Those of the entries, found out once for all the radii that will be tried."""
        found = cls([], [], [])
        for one in entries:
            if one.shape is Shape.DEADLINE:
                found.small.append(scale.angle(one.first + 0.5))
            elif one.shape in POINTS:
                found.points.append(scale.angle(one.first + 0.5))
            else:
                found.spans.append(Extent(scale.angle(one.first), scale.angle(one.end)))
        return found

    def lanes_wanted(self, reach: Reach) -> int:
        """How many lanes it takes to lay every one of them by itself: as many as there are at most at one angle."""
        spans = [reach.spread(*span) for span in self.spans]
        begins, ends = [span.begin for span in spans], [span.end for span in spans]
        for middles, half in ((self.points, reach.point), (self.small, reach.small)):
            kept = [_kept_off(middle, half) for middle in middles]
            begins += [middle - half for middle in kept]
            ends += [middle + half for middle in kept]
        begins.sort()
        ends.sort()
        ended = most = 0
        for begun, begin in enumerate(begins, 1):
            while ends[ended] <= begin:
                ended += 1
            most = max(most, begun - ended)
        return most


def lay_dated(entries: Iterable[Entry], scale: Scale, reach: Reach, limit: int | None = None) -> list[Laid]:
    """Dated entries in at most ``limit`` lanes. A crowded week (or day) becomes one group, in lane -1."""
    ordered = sorted(((reach.extent(one, scale), one) for one in entries), key=itemgetter(0))
    extents, laid = [extent for extent, _ in ordered], [one for _, one in ordered]
    lanes = _in_order(extents, limit)
    if None not in lanes:
        return [_single(one, extent, lane) for one, extent, lane in zip(laid, extents, _all(lanes), strict=True)]
    return _with_crowds(laid, extents, lanes, scale, reach, limit or 1)


def _in_order(extents: Iterable[Extent], limit: int | None) -> list[int | None]:
    """As ``pack``, for extents that are sorted: then it is enough to know where each lane ends."""
    ends: list[float] = []
    found: list[int | None] = []
    for begin, end in extents:
        lane = next((n for n, until in enumerate(ends) if until <= begin), None)
        if lane is not None:
            ends[lane] = end
        elif limit is None or len(ends) < limit:
            lane = len(ends)
            ends.append(end)
        found.append(lane)
    return found


def _with_crowds(
    entries: Sequence[Entry],
    extents: Sequence[Extent],
    lanes: Sequence[int | None],
    scale: Scale,
    reach: Reach,
    limit: int,
) -> list[Laid]:
    bins = _bins(scale, reach.crowd)
    homes = _homes(entries, bins, scale)
    crowded = {home for home, lane in zip(homes, lanes, strict=True) if lane is None}
    while True:
        blocks = {home: _block(bins[home], scale, reach) for home in sorted(crowded)}
        calm = [n for n, home in enumerate(homes) if home not in crowded]
        places = _around(blocks.values(), [extents[n] for n in calm], limit)
        late = {homes[n] for n, lane in zip(calm, places, strict=True) if lane is None}
        if not late:
            break
        crowded |= late
    inside: dict[int, list[Entry]] = {home: [] for home in blocks}
    for one, home in zip(entries, homes, strict=True):
        if home in inside:
            inside[home].append(one)
    crowds = [_counted(bins[home], block, inside[home], scale, reach) for home, block in blocks.items()]
    alone = [_single(entries[n], extents[n], lane) for n, lane in zip(calm, _all(places), strict=True)]
    return [*crowds, *alone]


def _counted(sector: Sector, block: Extent, entries: Sequence[Entry], scale: Scale, reach: Reach) -> Laid:
    """A crowd in its block; one that only had no room beside other crowds is no crowd, and stands in the block."""
    if len(entries) > 1:
        return Laid(Group(sector.first, sector.end, tuple(entries)), block, -1)
    wanted = reach.extent(entries[0], scale)
    width = min(wanted.end - wanted.begin, block.end - block.begin)
    begin = min(max(wanted.begin, block.begin), block.end - width)
    return _single(entries[0], Extent(begin, begin + width), 0)


def _bins(scale: Scale, least: float) -> list[Sector]:
    """The days, weeks, pairs of weeks or months in which to count: the shortest with room for a number."""
    weeks = scale.weeks()
    pairs = [Sector(pair[0].first, pair[-1].end, 0) for pair in (weeks[n : n + 2] for n in range(0, len(weeks), 2))]
    for bins, usual in ((scale.days(), 1), (weeks, 7), (pairs, 14)):
        if usual * scale.day_width >= least:
            return _without_stubs(bins, usual)
    return scale.months()


def _without_stubs(bins: Sequence[Sector], usual: int) -> list[Sector]:
    """The week that a year begins or ends with may be one day long: less than half a bin joins its neighbour."""
    found = list(bins)
    if len(found) > 1 and found[0].end - found[0].first < usual / 2:
        found[:2] = [Sector(found[0].first, found[1].end, found[1].number)]
    if len(found) > 1 and found[-1].end - found[-1].first < usual / 2:
        found[-2:] = [Sector(found[-2].first, found[-1].end, found[-2].number)]
    return found


def _homes(entries: Iterable[Entry], bins: Sequence[Sector], scale: Scale) -> list[int]:
    firsts = [sector.first for sector in bins]
    return [bisect_right(firsts, max(one.first, scale.start)) - 1 for one in entries]


def _around(blocks: Iterable[Extent], extents: Sequence[Extent], limit: int) -> list[int | None]:
    """Lanes for the extents, when all the blocks stand in every lane already."""
    taken = sorted(blocks)
    lanes: list[list[Extent]] = [list(taken) for _ in range(limit)]
    return [claim(lanes, extent, limit) for extent in extents]


def _block(sector: Sector, scale: Scale, reach: Reach) -> Extent:
    """A little narrower than its days, so that a mark on the day beside it keeps its room."""
    begin, end = scale.angle(sector.first), scale.angle(sector.end)
    margin = min(max(0.0, reach.point - scale.day_width / 2), (end - begin) / 4)
    return Extent(begin + margin, end - margin)


def _single(one: Entry, extent: Extent, lane: int) -> Laid:
    return Laid(Group(one.first, one.end, (one,)), extent, lane)


def _all(lanes: Sequence[int | None]) -> list[int]:
    return [lane for lane in lanes if lane is not None]
