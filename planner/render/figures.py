"""What stands for an entry on the wheel, drawn as SVG: circle, square, triangle or arc, struck or moved."""

from __future__ import annotations

from planner.render.entries import Entry, Shape
from planner.render.marks import Mark, Spot
from planner.render.paths import arc_path, curve


def figure(mark: Mark, entry: Entry | None) -> str:
    """The mark's drawing; ``entry`` is what it shows, None for a crowd."""
    drawn = mark.figure
    if isinstance(drawn, Spot):
        return _spot(drawn, entry) if entry is not None else ""
    struck = ""
    if entry is not None and entry.status == "cancelled":
        middle = (drawn.inner + drawn.outer) / 2
        struck = f'<path class="strike" d="{curve(middle, drawn.begin, drawn.end)}"/>'
    return f'<path class="figure" d="{arc_path(drawn)}"/>{struck}'


def _spot(spot: Spot, entry: Entry) -> str:
    (x, y), r = spot.place, spot.size
    match entry.shape:
        case Shape.ITEM:
            side = 1.8 * r
            drawn = (
                f'<rect class="figure" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" '
                f'height="{side:.1f}" rx="{r / 3:.1f}"/>'
            )
        case Shape.DEADLINE:
            drawn = f'<path class="figure" d="M{x - r:.1f} {y - r * 0.8:.1f}h{2 * r:.1f}l{-r:.1f} {1.7 * r:.1f}z"/>'
        case _:
            drawn = f'<circle class="figure" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'
    if spot.number and entry.shape is not Shape.DEADLINE:
        size = 1.2 * r
        drawn += (
            f'<text class="number" x="{x:.1f}" y="{y + 0.36 * size:.1f}" font-size="{size:.1f}">{spot.number}</text>'
        )
    if entry.status == "cancelled":
        drawn += f'<path class="strike" d="M{x - r:.1f} {y + r:.1f}l{2 * r:.1f} {-2 * r:.1f}"/>'
    if entry.moved:
        tip = f"l{0.95 * r:.1f} {0.5 * r:.1f}l{-0.95 * r:.1f} {0.5 * r:.1f}z"
        drawn += f'<path class="moved" d="M{x + 0.45 * r:.1f} {y - 1.35 * r:.1f}{tip}"/>'
    return drawn
