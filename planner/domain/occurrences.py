"""What expansion gives: occurrences, each with its identity, its days, its status and its reasons."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from planner.domain.spans import FIRST_DAY, Times, Window, at

if TYPE_CHECKING:
    from planner.domain.series import Series


RecurrenceId = date | str
"""The date, or the id of the period (``2015-W03``, ``2015-Q1``), that the rule gave. It outlives every move."""


class Status(StrEnum):
    """RFC 5545 §3.8.1.11, as far as a calendar of meetings needs it."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Precision(StrEnum):
    """How exactly an occurrence is dated. Only ``TIME`` and ``DAY`` may be shown as a date."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    YEAR = "year"


_DAY_ZERO: Final = FIRST_DAY.toordinal()
DATED: Final = frozenset({Precision.TIME, Precision.DAY})


class ReasonKind(StrEnum):
    """Why an occurrence is not simply what the rule says. The words stand in ``reasons.py``."""

    ADJUSTED = "adjusted"
    SKIPPED = "skipped"
    NOWHERE_TO_GO = "nowhere-to-go"
    COLLIDES = "collides"
    MOVED = "moved"
    RETIMED = "retimed"
    CANCELLED = "cancelled"
    NO_HOST = "no-host"
    NO_DATE = "no-date"
    AWAITS_ANCHOR = "awaits-anchor"
    ANCHOR_MOVED = "anchor-moved"
    ANCHOR_CANCELLED = "anchor-cancelled"
    PROPOSED = "proposed"


class Reason(NamedTuple):
    """One deviation: ``day`` is the date concerned, ``text`` what caused it (a holiday's or a series' name).

    ``times`` are those that it would have had, where they alone differ.
    """

    kind: ReasonKind
    day: date | None = None
    text: str = ""
    times: Times | None = None


class HangsOn(NamedTuple):
    """The identity of the occurrence that a placed or relative one hangs on."""

    series: str
    recurrence_id: RecurrenceId


class Details(NamedTuple):
    """What sets one occurrence apart from its series; empty fields mean "as the series"."""

    title: str = ""
    place: str = ""
    note: str = ""
    moved_from: date | None = None
    placed_on: HangsOn | None = None


PLAIN: Final = Details()


class Occurrence(NamedTuple):
    """One dated or undated item of a series. ``first`` and ``last`` are both included.

    ``times`` is None for all-day occurrences and for windows without a day.
    """

    series: Series
    recurrence_id: RecurrenceId
    first: date
    last: date
    times: Times | None
    status: Status
    precision: Precision
    reasons: tuple[Reason, ...]
    details: Details

    @property
    def identity(self) -> tuple[str, RecurrenceId]:
        """``(series uid, recurrence_id)``: the same for ever, wherever the occurrence moves."""
        return self.series.uid, self.recurrence_id

    @property
    def dated(self) -> bool:
        """Whether it has a day; a window without one must never be shown as a date."""
        return self.precision in DATED

    @property
    def missing(self) -> bool:
        """Whether this is a date that a requirement still lacks ("dato mangler")."""
        return any(reason.kind is ReasonKind.NO_DATE for reason in self.reasons)

    @property
    def title(self) -> str:
        """Its own title, or the series'."""
        return self.details.title or self.series.title

    @property
    def place(self) -> str:
        """Its own place, or the series'."""
        return self.details.place or self.series.place

    @property
    def note(self) -> str:
        """Its own note, or the series'."""
        return self.details.note or self.series.note

    @property
    def start(self) -> date | datetime:
        """An aware datetime in Europe/Copenhagen, or a date for all-day and undated occurrences."""
        return at(self.first, self.times.start) if self.times else self.first

    @property
    def end(self) -> date | datetime:
        """Exclusive: an aware datetime, or the day after the last one (RFC 5545 §3.6.1)."""
        return at(self.last, self.times.ends()) if self.times else self.last + timedelta(days=1)

    def overlaps(self, window: Window) -> bool:
        """Whether it lies in the window or overlaps it."""
        return self.first < window.end and self.last >= window.start


def rid_text(rid: RecurrenceId) -> str:
    """The recurrence_id as it is stored and written: an ISO date or a period's id."""
    return rid if isinstance(rid, str) else rid.isoformat()


def day_order(occurrence: Occurrence) -> int:
    """The key that puts occurrences in the order of a day planner.

    By first day; windows without a day first, then what lasts all day, then by the minute it begins. One small
    integer, because a calendar sorts tens of thousands of them; sorting is stable, so ties keep the series' order.
    """
    _, _, first, _, times, _, precision, _, _ = occurrence
    dated = precision is Precision.TIME or precision is Precision.DAY
    minute = 1 + times.start.hour * 60 + times.start.minute if times else 0
    return (first.toordinal() - _DAY_ZERO) * 4096 + dated * 2048 + minute
