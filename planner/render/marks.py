"""Marks: each group that was laid in a lane becomes a point, an arc or a block, with its label where one fits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import tau
from typing import Final, NamedTuple

from planner.domain.words import Words
from planner.render.entries import POINTS, Entry, Group, Shape
from planner.render.labels import Label, cut, fitting, text_width
from planner.render.lanes import Laid
from planner.render.radii import Lane, RingBand, point_size
from planner.render.scale import Point, at
from planner.render.wants import ROOMY

SMALLEST_TEXT: Final = 6.6
EASY_TEXT: Final = 7.5
LARGEST_TEXT: Final = 12.0
NUMBERED: Final = 5.2
"""From this radius on a point has room for its day of the month."""

BOLDER: Final = 1.1
"""How much longer bold text is, which what is gathered is written in."""

_BREATH: Final = 5.0
_BESIDE: Final = 2.5


class Spot(NamedTuple):
    """A point: its middle, its radius, and the day of the month to be written in it ("" for none)."""

    place: Point
    size: float
    number: str


class Arc(NamedTuple):
    """A piece of a ring between two radii and two angles."""

    inner: float
    outer: float
    begin: float
    end: float


class Mark(NamedTuple):
    """What stands for a group: its figure, and its label."""

    group: Group
    figure: Spot | Arc
    label: Label | None

    @property
    def order(self) -> tuple[int, int]:
        """Marks are read by date."""
        return self.group.first, self.group.end


def marks_of(band: RingBand, w: Words) -> list[Mark]:
    """All marks of a ring, by date."""
    found = [_crowd(crowd, band) for crowd in band.crowds]
    said = ""
    for lane in band.dated:
        for laid, free_until in _with_neighbour(lane.laid, band.crowds):
            mark = _dated(laid, lane, free_until, said)
            said = mark.label.text if mark.label else said
            found.append(mark)
    found += [_window(laid, lane, w) for lane in band.windows for laid in lane.laid]
    return sorted(found, key=lambda mark: mark.order)


def _with_neighbour(lane: tuple[Laid, ...], crowds: tuple[Laid, ...]) -> Iterable[tuple[Laid, float]]:
    """Each with the angle at which the next thing in its lane begins."""
    stops = sorted([*(one.extent.begin for one in lane), *(one.extent.begin for one in crowds), tau])
    place = 0
    for one in lane:
        while stops[place] <= one.extent.begin and stops[place] < tau:
            place += 1
        yield one, stops[place]


def _dated(laid: Laid, lane: Lane, free_until: float, said: str) -> Mark:
    entry, (begin, end), radius = laid.group.entries[0], laid.extent, lane.middle
    if entry.shape not in POINTS:
        arc = _inside(lane, begin, end)
        inside = _centred([entry.title], arc, _text_size((lane.outer - lane.inner) / ROOMY.point))
        return Mark(laid.group, arc, inside or _beside(entry, lane, end, free_until))
    size = point_size(lane.outer - lane.inner) * (0.7 if entry.shape is Shape.DEADLINE else 1.0)
    number = str(date.fromordinal(entry.first).day) if size >= NUMBERED else ""
    spot = Spot(at(radius, (begin + end) / 2), size, number)
    return Mark(laid.group, spot, None if entry.title == said else _beside(entry, lane, end, free_until))


def _beside(entry: Entry, lane: Lane, begin: float, free_until: float) -> Label | None:
    size, radius = _text_size((lane.outer - lane.inner) / ROOMY.point), lane.middle
    width = text_width(entry.title, size)
    if not size or (free_until - begin) * radius < width + 2 * _BESIDE:
        return None
    return Label(entry.title, begin + (_BESIDE + width / 2) / radius, radius, size, pinned=True)


def _window(laid: Laid, lane: Lane, w: Words) -> Mark:
    arc, size = _inside(lane, *laid.extent), _text_size(lane.outer - lane.inner)
    room = _room(arc) if laid.group.alone else _room(arc) / BOLDER
    text = fitting(_words(laid.group, w, size, room), size, room) if size else ""
    return Mark(laid.group, arc, _middle(text, arc, size))


def _words(group: Group, w: Words, size: float, room: float) -> list[str]:
    """What could be written on it, the best first."""
    if (alone := group.alone) is not None:
        title = f"! {alone.title}" if alone.status == "missing" else alone.title
        return [title, cut(title, size, room)]
    count = len(group.entries)
    items = w(f"{count} punkter", f"{count} items")
    if size < EASY_TEXT:
        return [items, f"{count}"]
    titles = " · ".join(dict.fromkeys(one.title for one in group.entries))
    return [f"{items}: {titles}", cut(f"{items}: {titles}", size, room), items, f"{count}"]


def _crowd(laid: Laid, band: RingBand) -> Mark:
    inner, outer = band.dated[-1].inner, band.dated[0].outer
    count = str(len(laid.group.entries))
    arc = Arc(inner + 0.8, outer - 0.8, *laid.extent)
    size = min(0.8 * (outer - inner), LARGEST_TEXT, _length(arc) / text_width(count, 1.15))
    return Mark(
        laid.group,
        arc,
        Label(count, (arc.begin + arc.end) / 2, (inner + outer) / 2, size) if size >= SMALLEST_TEXT else None,
    )


def _inside(lane: Lane, begin: float, end: float) -> Arc:
    margin = min(0.9 / lane.middle, (end - begin) / 4)
    return Arc(lane.inner + 0.7, lane.outer - 0.7, begin + margin, end - margin)


def _room(arc: Arc) -> float:
    return _length(arc) - _BREATH


def _length(arc: Arc) -> float:
    return (arc.end - arc.begin) * arc.inner


def _text_size(lane: float) -> float:
    """The size of text in a lane of that height; 0 where it would be too small to read."""
    size = min(0.74 * lane, LARGEST_TEXT)
    return size if size >= SMALLEST_TEXT else 0.0


def _centred(candidates: list[str], arc: Arc, size: float) -> Label | None:
    return _middle(fitting(candidates, size, _room(arc)) if size else "", arc, size)


def _middle(text: str, arc: Arc, size: float) -> Label | None:
    return Label(text, (arc.begin + arc.end) / 2, (arc.inner + arc.outer) / 2, size) if text else None
