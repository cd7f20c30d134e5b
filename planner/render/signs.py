"""What a plan says of an entry, drawn beside its figure: chosen, moved, agreed, in the way; and whether it is pinned.

An entry that is where its rule has it has no sign. Each sign has a shape of its own, so that none needs its colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.render.marks import Mark, Spot
from planner.render.scale import Point, at

PIN: Final = "pin"

_PATHS: Final[Mapping[str, str]] = {
    "chosen": "M-.6 0a.6 .6 0 1 0 1.2 0a.6 .6 0 1 0-1.2 0z",
    "agreed": "M-.8 0l.6 .6L.8-.6",
    "moved": "M-.6-.8L.9 0L-.6 .8z",
    "clash": "M0-1L1 0L0 1L-1 0zM0-.5V.1M0 .4V.45",
    PIN: "M-.7-.1h1.4v1h-1.4zM-.4-.1v-.3a.4 .4 0 0 1 .8 0v.3",
}
"""Each around its middle, one unit from there to its edge."""

_WORST_FIRST: Final = ("clash", "moved", "chosen", "agreed")
_ON_ARCS: Final = 5.0


def signs(mark: Mark) -> str:
    """The signs of the mark: of several entries what is most in need of being seen."""
    entries = mark.group.entries
    told = next((sign for sign in _WORST_FIRST if any(one.sign == sign for one in entries)), "")
    pinned = any(one.pinned for one in entries)
    if not (told or pinned):
        return ""
    above, below, size = _places(mark)
    return (sign(told, above, size) if told else "") + (sign(PIN, below, size) if pinned else "")


def sign(name: str, place: Point, size: float) -> str:
    """One sign as a path."""
    where = f"translate({place.x:.1f} {place.y:.1f}) scale({size:.1f})"
    return f'<path class="sign sign-{name}" transform="{where}" d="{_PATHS[name]}"/>'


def _places(mark: Mark) -> tuple[Point, Point, float]:
    """Where the signs go, and their size: at the upper and the lower right of a point, at the beginning of an arc."""
    drawn = mark.figure
    if isinstance(drawn, Spot):
        (x, y), r = drawn.place, drawn.size
        return Point(x + 0.95 * r, y - 0.95 * r), Point(x + 0.95 * r, y + 0.95 * r), 0.75 * r
    return at(drawn.outer, drawn.begin), at(drawn.inner, drawn.begin), _ON_ARCS
