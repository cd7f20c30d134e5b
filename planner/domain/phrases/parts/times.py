"""Times of day, and the words for how exact they are."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.spans import Times


class Clock(NamedTuple):
    """A time of day. ``times`` is None where there is no such time; ``doubt`` says why to ask."""

    times: Times | None
    about: bool = False
    before: bool = False
    midnight: bool = False
    bare: bool = False
    doubt: str = ""


class AllDay(NamedTuple):
    """As in "hele dagen"."""


class PartOfDay(NamedTuple):
    """As in "formiddag", "aften": a time that is not exact; as a note."""

    text: str


class About(NamedTuple):
    """As in "ca.", "omkring"."""


class Usually(NamedTuple):
    """As in "normalt", "som regel"."""


class Maybe(NamedTuple):
    """A question mark: the writer was not sure."""
