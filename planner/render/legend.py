"""The wheel's signs, drawn by themselves: what each looks like stands here once, for the page and the poster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.render import signs
from planner.render.scale import Point

SIGNS: Final[Mapping[str, str]] = {
    "meeting": (
        '<g class="meeting"><circle class="figure" cx="12" cy="12" r="8"/>'
        '<text class="number" x="12" y="15.5" font-size="10">4</text></g>'
    ),
    "item": (
        '<g class="item"><rect class="figure" x="4.5" y="4.5" width="15" height="15" rx="2.7"/>'
        '<text class="number" x="12" y="15.5" font-size="10">4</text></g>'
    ),
    "deadline": '<g class="deadline"><path class="figure" d="M6 7.5h12l-6 10z"/></g>',
    "band": '<g class="band"><rect class="figure" x="2" y="7" width="20" height="10"/></g>',
    "window": '<g class="window"><rect class="figure" x="1" y="7" width="22" height="10"/></g>',
    "tentative": '<g class="is-tentative"><circle class="figure" cx="12" cy="12" r="8"/></g>',
    "cancelled": (
        '<g class="is-cancelled"><circle class="figure" cx="12" cy="12" r="8"/>'
        '<path class="strike" d="M4 20l16-16"/></g>'
    ),
    "moved": (
        '<g class="meeting"><circle class="figure" cx="12" cy="12" r="8"/>'
        '<path class="moved" d="M15.5 1l7.5 4-7.5 4z"/></g>'
    ),
    "missing": '<g class="is-missing"><rect class="figure" x="2" y="7" width="20" height="10"/></g>',
    "crowd": (
        '<g class="crowd more"><rect class="figure" x="2" y="4" width="20" height="16"/>'
        '<text class="number" x="12" y="15.5" font-size="10">5</text></g>'
    ),
}
"""Each sign in a square of 24, without the element around it."""

PLANNED: Final[Mapping[str, str]] = {
    name: (
        '<g class="meeting"><circle class="figure" cx="9" cy="14" r="7"/></g>'
        f"{signs.sign(name, Point(17, 7), 5) if name else ''}"
    )
    for name in ("", "chosen", "moved", "clash", "agreed", signs.PIN)
}
"""How a plan's dates come to be, each beside a meeting; "" is as the rule has it."""


def sign(name: str, style: str = "") -> str:
    """One sign as an element; ``style`` is a file's own style sheet. Its neighbour says what it means."""
    return _square(f"<style>{style}</style>{SIGNS[name]}" if style else SIGNS[name])


def planned(name: str) -> str:
    """The same of a plan's signs."""
    return _square(PLANNED[name])


def _square(inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wheel" viewBox="0 0 24 24" aria-hidden="true">{inside}</svg>'
    )
