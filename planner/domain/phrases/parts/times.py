"""Times of day, and the words for how exact they are."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.spans import Times


class Clock(NamedTuple):
    """A time of day. ``times`` is None where there is no such time; ``doubt`` says why to ask.

    ``guessed`` for bare hours that nothing but the day before them tells to be times: "12. maj 9-11". ``over_days``
    where it ends on a later day than it begins: "kl. 15 til kl. 12 den sidste dag".
    """

    times: Times | None
    about: bool = False
    before: bool = False
    midnight: bool = False
    guessed: bool = False
    over_days: bool = False
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
