"""What hangs on something else: deadlines, distances from a meeting, notice to be given."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.phrases.parts.days import Dates
from planner.domain.phrases.reading import Distance


class Anchor(NamedTuple):
    """What a distance is counted from: a meeting's name, or ``day``, a day of the year that is worked out later."""

    name: str = ""
    dates: Dates | None = None
    feast: str = ""


class Offset(NamedTuple):
    """As in "5 arbejdsdage før ØU"; ``anchor`` is None where none is named."""

    distance: Distance
    anchor: Anchor | None


class WeekOf(NamedTuple):
    """As in "i ugen før mødet": ISO weeks from the anchor's own."""

    offset: int
    anchor: Anchor | None


class WeekdayBy(NamedTuple):
    """As in "fredagen før mødet", "mandag efter påske"."""

    weekdays: tuple[int, ...]
    before: bool
    anchor: Anchor


class Warned(NamedTuple):
    """As in "med mindst 14 dages varsel", "højst 4 ugers varsel"; both in "mindst 2 og højst 4 ugers varsel"."""

    least: Distance | None = None
    most: Distance | None = None


class Length(NamedTuple):
    """As in "8 uger": how long. ``after`` for "efter et år", ``within`` for "inden for 8 dage"."""

    distance: Distance
    after: bool = False
    within: bool = False


class By(NamedTuple):
    """As in "senest"; ``exclusive`` for "inden", "før": the day itself is too late. ``end`` for "udgangen af"."""

    exclusive: bool = False
    end: bool = False


class Because(NamedTuple):
    """As in "grundet pinse"."""

    feast: str


class AtMeeting(NamedTuple):
    """As in "på det første møde i ØU" (``nth``), "på hvert 3. møde i ØU" (``every``): taken at those meetings."""

    name: str
    nth: int = 0
    every: int = 0


class Attached(NamedTuple):
    """As in "forelægges direktionen": taken at that body's meetings; beside a day ``loose`` ones say no more."""

    name: str
    loose: bool = False
