"""What is drawn: entries in rings, and shaded days. All words are given; the wheel only finds room for them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple


class Shape(StrEnum):
    """How an entry looks. It says what the colour does not: what sort of thing this is."""

    MEETING = "meeting"
    ITEM = "item"
    DEADLINE = "deadline"
    BAND = "band"
    WINDOW = "window"


POINTS: Final = frozenset({Shape.MEETING, Shape.ITEM, Shape.DEADLINE})


class Entry(NamedTuple):
    """One occurrence in one ring.

    ``first`` up to but not including ``end`` are ordinals. ``status`` is the symbol of its status, as pages name it;
    ``colour`` the number of its body's colour. ``title`` is written where there is room, ``name`` says everything
    aloud. ``row`` is its line in the table that stands beside the wheel. ``sign`` is what a plan says of it
    (``signs``), ``pinned`` whether it may not be moved there. ``movable_from`` is the day (ISO) that it is moved from
    by hand on its page, "" where it may not be.
    """

    first: int
    end: int
    shape: Shape
    status: str
    moved: bool
    colour: int
    title: str
    name: str
    href: str
    row: int
    sign: str = ""
    pinned: bool = False
    movable_from: str = ""


class RingOf(NamedTuple):
    """The entries of a body or a unit, sorted by first day; ``short`` stands where ``label`` has no room."""

    key: str
    label: str
    short: str
    colour: int
    entries: Sequence[Entry]


class Shade(NamedTuple):
    """Named days of a day calendar, ``first`` up to but not including ``end``; ``kind`` chooses the shade."""

    first: int
    end: int
    kind: str
    name: str


class Group(NamedTuple):
    """Entries that are drawn as one: a single one as itself, more of them as their number."""

    first: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def alone(self) -> Entry | None:
        """The entry, where there is but one."""
        return self.entries[0] if len(self.entries) == 1 else None
