"""Pieces of circles and of rings as SVG path data. Angles are counted from the top, clockwise, in radians."""

from __future__ import annotations

from math import pi

from planner.render.marks import Arc
from planner.render.scale import at


def arc_path(arc: Arc) -> str:
    """The outline of a piece of a ring."""
    a, b = at(arc.outer, arc.begin), at(arc.outer, arc.end)
    c, d = at(arc.inner, arc.end), at(arc.inner, arc.begin)
    large, outer, inner = int(arc.end - arc.begin > pi), f"{arc.outer:.1f}", f"{arc.inner:.1f}"
    return (
        f"M{a.x:.1f} {a.y:.1f}A{outer} {outer} 0 {large} 1 {b.x:.1f} {b.y:.1f}"
        f"L{c.x:.1f} {c.y:.1f}A{inner} {inner} 0 {large} 0 {d.x:.1f} {d.y:.1f}z"
    )


def curve(radius: float, begin: float, end: float) -> str:
    """A piece of a circle, clockwise."""
    a, b, r = at(radius, begin), at(radius, end), f"{radius:.1f}"
    return f"M{a.x:.1f} {a.y:.1f}A{r} {r} 0 {int(end - begin > pi)} 1 {b.x:.1f} {b.y:.1f}"


def ray(angle: float, inner: float, outer: float) -> str:
    """A line from one radius to another."""
    a, b = at(inner, angle), at(outer, angle)
    return f"M{a.x:.1f} {a.y:.1f}L{b.x:.1f} {b.y:.1f}"
