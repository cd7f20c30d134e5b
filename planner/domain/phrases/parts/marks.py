"""Words and brackets that say something about a date, or that there is none."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.occurrences import Status
from planner.domain.phrases.parts.days import Dates


class Mark(NamedTuple):
    """A word of status; ``booked`` for "reserveret", which with "formiddag" means that the time is booked."""

    status: Status
    booked: bool = False


class Postponed(NamedTuple):
    """As in "udsat", "rykket frem": moved, and not said where to."""


class Move(NamedTuple):
    """As in "flyttes fra 10/9 til 17/9"; without ``to``, as in "flyttet fra 10/9", the new day stands beside it."""

    to: Dates | None
    origin: Dates | None = None


class Vague(NamedTuple):
    """As in "snarest", "ad hoc": no time at all.

    ``event`` for "når …", which waits for something; ``holiday`` for the bare name of a school holiday.
    """

    event: bool = False
    holiday: bool = False


class NotADate(NamedTuple):
    """Figures that look like a date and are none: case numbers, sums, ages."""


class Note(NamedTuple):
    """The text of a bracket; ``place`` when it names one."""

    text: str
    place: bool = False


class Listed(NamedTuple):
    """As in "2 aftalte datoer": so many days, each for itself, even where they are neighbours."""

    days: int


class Framing(NamedTuple):
    """Words that change nothing."""


class Topic(NamedTuple):
    """A word that only qualifies other lines: "valgåret"; ``beside`` when it may stand with a day: "i ferieåret"."""

    beside: bool = False
