"""Lanes: what would lie on top of each other is laid side by side, and what is too much is gathered and counted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planner.domain.spans import Window
from planner.render.entries import Entry, Group
from planner.render.scale import Scale


class Extent(NamedTuple):
    """From one angle to another, both its own."""

    begin: float
    end: float


class Laid(NamedTuple):
    """A group in its lane; lane 0 is the outermost."""

    group: Group
    extent: Extent
    lane: int


def pack(extents: Sequence[Extent], limit: int | None = None) -> list[int | None]:
    """The first lane with room for each, in the order given; None where all ``limit`` lanes are taken."""
    lanes: list[list[Extent]] = []
    return [claim(lanes, extent, limit) for extent in extents]


def _free(lane: Sequence[Extent], extent: Extent) -> bool:
    place = bisect_left(lane, extent)
    after = place == len(lane) or extent.end <= lane[place].begin
    return after and (place == 0 or lane[place - 1].end <= extent.begin)


def lay_windows(entries: Iterable[Entry], scale: Scale, limit: int | None = None) -> list[Laid]:
    """Windows without a day: short ones outside, so that each lane holds what is about equally long.

    Where there are not lanes enough for all, of those on the same days as many as find room stand alone, and the
    rest of them as one group. Where there are not even lanes for that, all that begin in a month are one group.
    """
    stacks = _stacks(entries, scale)
    lanes = pack([_whole(stack, scale) for stack in stacks], limit)
    if None in lanes:
        months = _by(entries, lambda one: _month_of(max(one.first, scale.start)))
        return [Laid(month, _whole(month, scale), 0) for month in months]
    return _unstacked(stacks, _all(lanes), scale, limit)


def window_lanes(entries: Iterable[Entry], scale: Scale) -> tuple[int, int]:
    """How many lanes windows want, and how few keep apart what is not on the same days."""
    stacks = _stacks(entries, scale)
    lanes = _all(pack([_whole(stack, scale) for stack in stacks]))
    wanted = max((one.lane for one in _unstacked(stacks, lanes, scale, None)), default=-1)
    return wanted + 1, max(lanes, default=-1) + 1


def _stacks(entries: Iterable[Entry], scale: Scale) -> list[Group]:
    same_days = _by(entries, lambda one: (max(one.first, scale.start), min(one.end, scale.end)))
    return sorted(same_days, key=lambda one: (one.end - one.first, one.first))


def _unstacked(stacks: Sequence[Group], lanes: Sequence[int], scale: Scale, limit: int | None) -> list[Laid]:
    """Each stack in its own lane, and taken apart as far as more lanes are free."""
    taken: list[list[Extent]] = [[] for _ in range(max(lanes, default=-1) + 1)]
    for stack, lane in zip(stacks, lanes, strict=True):
        insort(taken[lane], _whole(stack, scale))
    laid = []
    for stack, home in zip(stacks, lanes, strict=True):
        extent, slots, after = _whole(stack, scale), [home], 0
        while len(slots) < len(stack.entries) and (more := claim(taken, extent, limit, after)) is not None:
            slots.append(more)
            after = more + 1
        slots.sort()
        alone, rest = stack.entries[: len(slots) - 1], stack.entries[len(slots) - 1 :]
        laid += [Laid(stack._replace(entries=(one,)), extent, slot) for one, slot in zip(alone, slots, strict=False)]
        laid.append(Laid(stack._replace(entries=rest), extent, slots[-1]))
    return laid


def claim(taken: list[list[Extent]], extent: Extent, limit: int | None, begin: int = 0) -> int | None:
    """The first lane from ``begin`` on where the extent was free until now; a new one if there may be more."""
    lane = next((n for n in range(begin, len(taken)) if _free(taken[n], extent)), None)
    if lane is None and (limit is None or len(taken) < limit):
        lane = len(taken)
        taken.append([])
    if lane is not None:
        insort(taken[lane], extent)
    return lane


def _whole(group: Group, scale: Scale) -> Extent:
    return Extent(scale.angle(group.first), scale.angle(group.end))


def _month_of(day: int) -> tuple[int, int]:
    start = date.fromordinal(day)
    month = Window.of_month(start.year, start.month)
    return month.start.toordinal(), month.end.toordinal()


def _by(entries: Iterable[Entry], days: Callable[[Entry], tuple[int, int]]) -> list[Group]:
    found: dict[Hashable, list[Entry]] = {}
    for one in entries:
        found.setdefault(days(one), []).append(one)
    return [Group(*days(same[0]), tuple(same)) for same in found.values()]


def _all(lanes: Sequence[int | None]) -> list[int]:
    return [lane for lane in lanes if lane is not None]
