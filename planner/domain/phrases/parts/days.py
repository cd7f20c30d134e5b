"""Days and windows as written: still without a year, and without each other."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from planner.domain.phrases.reading import Distance
from planner.domain.rules import PeriodUnit
from planner.domain.spans import Times


class Day(NamedTuple):
    """A day as written. 0 stands for a month or year that is not; ``weekday`` is None where none is said."""

    day: int
    month: int = 0
    year: int = 0
    weekday: int | None = None


class Run(NamedTuple):
    """A day, or the days from one to another, both included; ``lent`` when its month is that of the next one."""

    first: Day
    last: Day | None = None
    lent: bool = False


class Slip(StrEnum):
    """How a word or figure may have gone wrong."""

    COMMA = "comma"
    SPELLING = "spelling"


class Dates(NamedTuple):
    """Days in a list.

    ``bare`` when nothing but a figure says that it is a day, ``article`` after "den" or a weekday, ``point`` for
    figures that might be a decimal number ("8.5"), ``pair`` for two with "og" between ("30. og 31. august"),
    ``month_first`` for "Januar 20.", ``times`` for "3. juni kl. 9 til 4. juni kl. 15".
    """

    runs: tuple[Run, ...]
    slips: frozenset[Slip] = frozenset()
    bare: bool = False
    article: bool = False
    point: bool = False
    pair: bool = False
    month_first: bool = False
    times: Times | None = None

    @property
    def is_stretch(self) -> bool:
        """Whether it is one stretch of days, from one to another."""
        return len(self.runs) == 1 and self.runs[0].last is not None


class Place(NamedTuple):
    """A stretch of the year: week, month, part of month, quarter … ``number`` counts it; ``part`` is 1 to 3.

    With unit SPAN it is the day ``part`` of month ``number``; year 0 stands for a year that is not written.
    """

    unit: PeriodUnit
    number: int = 0
    part: int = 0
    year: int = 0
    soft: bool = False


class Stretch(NamedTuple):
    """From the beginning of one place to the end of another; mostly they are the same."""

    first: Place
    last: Place


class Windows(NamedTuple):
    """Stretches in a list.

    ``either`` for "februar eller marts", ``plural`` for "i månederne april og maj", ``to`` for "til februar",
    ``bounded`` for "fra uge 12 til uge 45", which happens once.
    """

    stretches: tuple[Stretch, ...]
    either: bool = False
    plural: bool = False
    to: bool = False
    bounded: bool = False


class Year(NamedTuple):
    """A year; ``ahead`` counts from the document's where no figure is written. ``inside`` after "i løbet af"."""

    number: int = 0
    ahead: int = 0
    inside: bool = False


class Years(NamedTuple):
    """From one year to another: "2020-2032", "2025/26"."""

    first: int
    last: int


class SchoolYear(NamedTuple):
    """The word for a year that does not begin in January: skoleår (August), ferieår (September)."""

    month: int


class Feast(NamedTuple):
    """A day that is found from Easter, from Advent or in the almanac, by its key in ``feasts``."""

    key: str
    year: int = 0


class Deictic(NamedTuple):
    """Days told from the document's date: "i morgen", "om 14 dage", "i næste uge" (``whole``), "på fredag"."""

    distance: Distance
    whole: bool = False
    weekday: int | None = None
