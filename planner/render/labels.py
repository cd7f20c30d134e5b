"""Text along a circle: how long it is, what fits, and which way it must run to stand upright."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import pi, tau
from typing import Final, NamedTuple

from planner.render.scale import lower_half

_WIDTHS: Final = {
    **dict.fromkeys("ijl.,:;'|!’·()[]", 0.30),
    **dict.fromkeys(' ftrI/-»«"“”', 0.36),
    **dict.fromkeys("mwMW%…–—", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZÆØÅ&", 0.72),
    **dict.fromkeys("æ@", 0.94),
}
_OTHER: Final = 0.58
SHORTEST_CUT: Final = 9
"""A title is cut no shorter than this many letters; less tells nobody anything."""


class Label(NamedTuple):
    """Text whose middle stands at ``angle``, on the circle of ``radius``.

    How long it is, is an estimate. Where it is ``pinned``, its end that comes first by the clock is not: in a wider
    font it grows away from there.
    """

    text: str
    angle: float
    radius: float
    size: float
    pinned: bool = False

    @property
    def upside_down(self) -> bool:
        """Whether it must run against the clock, to be read without turning the page."""
        return lower_half(self.angle)

    @property
    def baseline(self) -> float:
        """The radius that its letters stand on, so that their middle lies on ``radius``."""
        lift = 0.36 * self.size
        return self.radius + lift if self.upside_down else self.radius - lift

    @property
    def anchor(self) -> str:
        """Which part of the text stands at ``offset``: its middle, or the end that is pinned."""
        return "middle" if not self.pinned else "end" if self.upside_down else "start"

    @property
    def offset(self) -> float:
        """How far along its circle, in the direction it runs, its anchor stands.

        The circles begin where no text is that runs along them: at six o'clock, or at twelve where it runs against
        the clock. So no text is cut off where a circle begins.
        """
        at = self.angle - (text_width(self.text, self.size) / 2 / self.radius if self.pinned else 0)
        turned = tau - at if self.upside_down else (at + pi) % tau
        return turned * self.baseline


def text_width(text: str, size: float) -> float:
    """About how long the text is in a usual sans serif, a little too long rather than too short."""
    return _ems(text) * size


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    """The same in units of its size: titles come again and again."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in text)


def fitting(candidates: Iterable[str], size: float, room: float) -> str:
    """The first of the texts that is no longer than ``room``; "" where none is."""
    return next((text for text in candidates if text and text_width(text, size) <= room), "")


def cut(text: str, size: float, room: float) -> str:
    """The text, shortened with an ellipsis where it must be; "" where hardly anything would be left."""
    if text_width(text, size) <= room:
        return text
    left, kept = room - text_width("…", size), 0
    for letter in text:
        left -= text_width(letter, size)
        if left < 0:
            break
        kept += 1
    shortened = text[:kept].rstrip(" ,.:;-–(")
    return f"{shortened}…" if len(shortened) >= SHORTEST_CUT else ""
