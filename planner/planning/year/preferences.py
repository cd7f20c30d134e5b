"""What a municipality wants of its plans where the calendar does not say: chosen in words, counted in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, StrEnum
from typing import Final

from planner.domain.errors import Language
from planner.domain.spans import Times


class Wish(Enum):
    """Something a plan would rather do, in Danish and English."""

    RULE = ("hold reglens dag", "keep to the rule's day")
    LAST_YEAR = ("hold sidste års uge og ugedag", "keep to last year's week and weekday")
    SPREAD = ("fordel møderne jævnt", "spread meetings evenly")
    WEEKDAY = ("hold samme ugedag hele året", "keep one weekday all year")
    HOLIDAYS = ("undgå skoleferier", "avoid school holidays")
    EVENTS = ("undgå dage med store arrangementer", "avoid days of large events")
    BESIDE = ("undgå dage op ad helligdage og lukkedage", "avoid days next to holidays and closed days")
    LOAD = ("undgå uger med mange møder for de samme", "avoid weeks with many meetings for the same people")

    def text(self, language: Language) -> str:
        """The wish as a few words."""
        danish, english = self.value
        return danish if language == "da" else english


class Carry(StrEnum):
    """How last year's date is carried over. A year of 53 ISO weeks makes all three differ."""

    ISO_WEEK = "iso-week"
    WEEKS_52 = "weeks-52"
    NTH_WEEKDAY = "nth-weekday"


IN_ORDER: Final = (
    Wish.RULE,
    Wish.LAST_YEAR,
    Wish.EVENTS,
    Wish.HOLIDAYS,
    Wish.LOAD,
    Wish.WEEKDAY,
    Wish.SPREAD,
    Wish.BESIDE,
)
"""The wishes, the most important first, unless somebody chooses another order."""

_POINTS: Final = (8, 6, 5, 4, 3, 2, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one series asks for beyond the calendar.

    ``weekdays`` are the allowed ones (1 Monday to 7; none given: all). ``least`` and ``most`` bound the days from one
    of its meetings to the next. ``times`` and ``length`` (days) are those of meetings that have no rule to say so.
    """

    weekdays: frozenset[int] = frozenset()
    least: int | None = None
    most: int | None = None
    times: Times | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """A municipality's wishes and limits.

    ``order`` has the wishes that count, the most important first; what is left out costs nothing. ``forbidden`` are
    the day calendars (uids) whose days nobody meets on, besides holidays and closed days. A date may move up to
    ``slack`` days from where the rule has it. ``busy`` is how many meeting-days a week people bear before it costs.
    ``rooms`` are the places that hold a number of meetings at a time. ``own`` is told by series uid.
    """

    order: tuple[Wish, ...] = IN_ORDER
    carry: Carry = Carry.ISO_WEEK
    forbidden: frozenset[str] = frozenset()
    slack: timedelta = timedelta(days=14)
    busy: int = 4
    rooms: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, Own] = field(default_factory=dict)

    def points(self, wish: Wish) -> int:
        """What it costs once not to have the wish: the more, the further ahead it stands."""
        return _POINTS[self.order.index(wish)] if wish in self.order else 0

    def of(self, series: str) -> Own:
        """What the series asks for itself."""
        return self.own.get(series, _NOTHING)


_NOTHING: Final = Own()
DEFAULT: Final = Preferences()
