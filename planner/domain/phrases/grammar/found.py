"""What a scan gives: parts in their order, and what nobody understood."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.parts import Part


class Found(NamedTuple):
    """A part and where it stands; ``bracketed`` when inside brackets."""

    part: Part
    text: str
    bracketed: bool = False


class Scan(NamedTuple):
    """The parts in their order, and the words that nobody understood, in theirs."""

    found: tuple[Found, ...]
    rest: tuple[str, ...] = ()
    begins_with_rest: bool = False

    @property
    def may_matter(self) -> bool:
        """Whether figures, or words that tell of time, are among what was not understood."""
        return any(word[:1].isdecimal() or word.lower() in CRITICAL for word in self.rest)
