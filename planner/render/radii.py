"""Who gets how much of the wheel: its fixed bands, and between them the rings, each with the lanes that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from planner.render.crowds import COUNTABLE, Angles, Reach, lay_dated
from planner.render.entries import Entry, RingOf, Shape
from planner.render.lanes import Laid, lay_windows, window_lanes
from planner.render.scale import Scale
from planner.render.wants import ROOMY, TIGHT, Style, Want, tightened

EDGE: Final = 500.0
"""Half the drawing's width: everything is measured in these units."""

MONTHS: Final = (468.0, 494.0)
WEEKS: Final = (449.0, 468.0)
DAYS: Final = (430.0, 449.0)
RINGS: Final = (92.0, 425.0)

TALLEST: Final = 24.0
_MORE_ROUNDS: Final = 3


class Margins(NamedTuple):
    """What a ring keeps free: a gutter for its name, and a gap to the next ring."""

    gutter: float
    gap: float

    @classmethod
    def of(cls, rings: int) -> Margins:
        """The more rings, the less for each."""
        return cls(min(13.0, 82 / rings), min(5.0, 24 / rings))


class Lane(NamedTuple):
    """A lane between two radii, and what lies in it by angle."""

    inner: float
    outer: float
    laid: tuple[Laid, ...]

    @property
    def middle(self) -> float:
        """The radius halfway."""
        return (self.inner + self.outer) / 2


@dataclass(frozen=True, slots=True)
class RingBand:
    """A ring with its room. ``crowds`` fill all lanes of dated marks; ``gutter`` is where its name stands."""

    ring: RingOf
    inner: float
    outer: float
    gutter: float
    dated: tuple[Lane, ...]
    windows: tuple[Lane, ...]
    crowds: tuple[Laid, ...] = field(default=())

    @property
    def name_radius(self) -> float:
        """Halfway up the gutter."""
        return self.outer - self.gutter / 2


def reach_at(radius: float, lane: float) -> Reach:
    """How far marks reach at this radius, in a lane of that height."""
    size = point_size(lane)
    return Reach((size + 1.2) / radius, (size * 0.7 + 1.0) / radius, COUNTABLE / radius)


def point_size(lane: float) -> float:
    """The radius of a dated mark in a lane of dated marks of that height."""
    return min(lane * 0.45, 9.5)


def divide(rings: Sequence[RingOf], scale: Scale) -> tuple[RingBand, ...]:
    """The rings with their room, from the outermost inwards.

    All entries are drawn one by one where they find room; then windows on the same days are gathered; at last
    crowded weeks (days, on a scale of days) are counted, in the fullest rings first.
    """
    if not rings:
        return ()
    split = [_Split.of(ring, scale) for ring in rings]
    margins, style = Margins.of(len(rings)), ROOMY
    room = RINGS[1] - RINGS[0] - len(rings) * sum(margins)
    wants = _settled(split, room, margins, style)
    if _height(wants, room, style) < style.lane:
        style = TIGHT
        wants = _settled(split, room, margins, style)
    return tuple(_placed(split, wants, scale, min(_height(wants, room, style), TALLEST), margins, style))


class _Split(NamedTuple):
    """A ring's dated entries and where they are; its windows, and how many lanes those want, and need."""

    ring: RingOf
    dated: list[Entry]
    angles: Angles
    windows: list[Entry]
    window_lanes: tuple[int, int]

    @classmethod
    def of(cls, ring: RingOf, scale: Scale) -> _Split:
        dated = [one for one in ring.entries if one.shape is not Shape.WINDOW]
        windows = [one for one in ring.entries if one.shape is Shape.WINDOW]
        return cls(ring, dated, Angles.of(dated, scale), windows, window_lanes(windows, scale))


def _settled(split: Sequence[_Split], room: float, margins: Margins, style: Style) -> list[Want]:
    """What each ring gets in this style; how much a ring wants depends on how far out it lies."""
    inner = [RINGS[0] + (RINGS[1] - RINGS[0]) * (len(split) - 1 - n) / len(split) for n in range(len(split))]
    wants: list[Want] = []
    for _ in range(_MORE_ROUNDS):
        reaches = [reach_at(radius, style.lane * style.point) for radius in inner]
        asked = [
            Want(one.angles.lanes_wanted(reach), *one.window_lanes) for one, reach in zip(split, reaches, strict=True)
        ]
        settled = tightened(asked, room / style.lane, style)
        if settled == wants:
            break
        wants = settled
        inner = _inner_radii(wants, room, margins, style)
    return wants


def _height(wants: Sequence[Want], room: float, style: Style) -> float:
    """How high a lane of windows can be."""
    return room / max(1.0, sum(want.height(style) for want in wants))


def _inner_radii(wants: Sequence[Want], room: float, margins: Margins, style: Style) -> list[float]:
    height = min(max(style.lane, _height(wants, room, style)), TALLEST)
    radius, found = RINGS[1], []
    for want in wants:
        radius -= sum(margins) + height * want.height(style)
        found.append(max(radius, RINGS[0]))
    return found


def _placed(
    split: Sequence[_Split], wants: Sequence[Want], scale: Scale, height: float, margins: Margins, style: Style
) -> list[RingBand]:
    found, outer = [], RINGS[1]
    for one, want in zip(split, wants, strict=True):
        top, point = outer - margins.gutter, height * style.point
        middle, inner = top - point * want.dated, top - height * want.height(style)
        dated = lay_dated(one.dated, scale, reach_at(max(middle, RINGS[0]), point), want.dated)
        windows = lay_windows(one.windows, scale, want.windows)
        found.append(
            RingBand(
                ring=one.ring,
                inner=inner,
                outer=outer,
                gutter=margins.gutter,
                dated=_lanes_between(top, point, want.dated, dated),
                windows=_lanes_between(middle, height, want.windows, windows),
                crowds=tuple(crowd for crowd in dated if crowd.lane < 0),
            )
        )
        outer = inner - margins.gap
    return found


def _lanes_between(top: float, height: float, count: int, laid: Sequence[Laid]) -> tuple[Lane, ...]:
    return tuple(
        Lane(
            top - height * (number + 1),
            top - height * number,
            tuple(sorted((one for one in laid if one.lane == number), key=lambda one: one.extent)),
        )
        for number in range(count)
    )
