"""What there is to date in a year: every meeting of the calendar, with its rule's day and how far it may move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from planner.domain.chain import expand_each
from planner.domain.days import Days
from planner.domain.occurrences import HangsOn, Occurrence, ReasonKind, RecurrenceId, Status, rid_text
from planner.domain.rules import AgreedDates, Placed
from planner.domain.series import Calendar, Series, SeriesKind
from planner.domain.spans import Window
from planner.planning.year import last_year, places
from planner.planning.year.last_year import Habit
from planner.planning.year.preferences import Preferences

DECIDED = frozenset({SeriesKind.MEETING, SeriesKind.SEMINAR})
"""Of these kinds a plan sets the dates. Items and deadlines follow them by their own rules."""

_FAILED = frozenset({ReasonKind.NOWHERE_TO_GO, ReasonKind.COLLIDES})
"""Why an adjustment cancels though nobody meant to: there the plan looks for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A meeting that the plan dates: its first day lies from ``first`` to ``last``, both included.

    ``wish`` is the day that the rule, adjusted, or else last year's pattern gives; ``by_rule`` tells which. ``fixed``
    is a day that was agreed on or set by hand. ``quota`` numbers the part of a requirement that asks for it (0: the
    rule does), ``anchor`` is the meeting it is counted from.
    """

    series: Series
    recurrence_id: RecurrenceId
    first: date
    last: date
    habit: Habit
    wish: date | None = None
    by_rule: bool = False
    fixed: date | None = None
    quota: int = 0
    label: str = ""
    anchor: HangsOn | None = None

    @property
    def identity(self) -> tuple[str, RecurrenceId]:
        """As the occurrence's."""
        return self.series.uid, self.recurrence_id

    @property
    def uid(self) -> str:
        """What the problem calls it."""
        return f"{self.series.uid}/{rid_text(self.recurrence_id)}"


def slots(calendar: Calendar, days: Days, year: Window, preferences: Preferences) -> list[Slot]:
    """The slots of all series in the calendar's order, those of a series by their first day.

    Raises ``MissingAnchor`` and ``CircularChain``.
    """
    past = last_year.before(year)
    expanded = expand_each(calendar.series, days, Window(past.start, year.end))
    found: list[Slot] = []
    for series in calendar.series:
        if series.kind in DECIDED and not isinstance(series.rule, Placed):
            occurrences = expanded[series.uid].occurrences
            found += _OfSeries(series, occurrences, past, year, preferences).slots()
    return _without_strays(found)


def _without_strays(slots: Sequence[Slot]) -> list[Slot]:
    """The slots but for windows counted from a meeting that is none of them, and so may never come to be."""
    known = {slot.identity for slot in slots}
    kept = [slot for slot in slots if slot.by_rule or slot.anchor is None or slot.anchor in known]
    return kept if len(kept) == len(slots) else _without_strays(kept)


class _OfSeries:
    def __init__(
        self, series: Series, occurrences: Sequence[Occurrence], past: Window, year: Window, preferences: Preferences
    ) -> None:
        self._series, self._year, self._preferences = series, year, preferences
        self._past = last_year.dates(occurrences, past)
        self._here = [one for one in occurrences if _to_be_held(one) and _of_year(one, year)]
        self._habit = last_year.habit(series, self._past, preferences.of(series.uid))
        asked = series.requirement
        self._windows = frozenset[places.Days]() if asked is None else places.windows(asked, year)

    def slots(self) -> list[Slot]:
        dated = [one for one in self._here if one.dated]
        reach = self._reaches(dated)
        standing = [self._pinned(one) if self._is_pinned(one) else self._by_rule(one, reach) for one in dated]
        open_ones = sorted(map(self._open, self._undated()), key=lambda slot: (slot.first, slot.last))
        found = sorted([*standing, *self._like_last_year(open_ones, dated)], key=lambda slot: (slot.first, slot.uid))
        return list(self._after_last_year(found))

    def _after_last_year(self, slots: Sequence[Slot]) -> Iterator[Slot]:
        """The slots no nearer to the last meeting before the year than the series wants, and the first near enough.

        A slot that would have no day left so keeps its window.
        """
        own, last = self._preferences.of(self._series.uid), max((one.first for one in self._past), default=None)
        for number, slot in enumerate(slots):
            if last is None or slot.fixed:
                yield slot
                continue
            first = slot.first if own.least is None else max(slot.first, last + timedelta(days=own.least))
            until = slot.last if own.most is None or number else min(slot.last, last + timedelta(days=own.most))
            yield replace(slot, first=first, last=until) if first <= until else slot

    def _undated(self) -> list[Occurrence]:
        """The windows that need a day. What a requirement lacks is asked for when the rule has given all its days.

        Until then nobody can tell which of it they fill.
        """
        of_rule = [one for one in self._here if not one.dated and not one.missing]
        if of_rule or any(one.status is Status.CANCELLED for one in self._here):
            return of_rule
        return [one for one in self._here if not one.dated]

    def _is_pinned(self, one: Occurrence) -> bool:
        decided = self._series.exceptions.get(one.recurrence_id)
        by_hand = decided is not None and decided.moved_to is not None
        return by_hand or isinstance(self._series.rule, AgreedDates)

    def _pinned(self, one: Occurrence) -> Slot:
        return Slot(
            series=self._series,
            recurrence_id=one.recurrence_id,
            first=one.first,
            last=one.first,
            habit=_habit_of(one),
            wish=one.first,
            by_rule=True,
            fixed=one.first,
        )

    def _by_rule(self, one: Occurrence, reach: Mapping[RecurrenceId, places.Days]) -> Slot:
        first, last = reach[one.recurrence_id]
        if self._windows:
            first, last = places.around(one.first, (first, last), self._windows)
        return Slot(
            series=self._series,
            recurrence_id=one.recurrence_id,
            first=first,
            last=last,
            habit=_habit_of(one),
            wish=one.first,
            by_rule=True,
            anchor=one.details.placed_on,
        )

    def _reaches(self, dated: Sequence[Occurrence]) -> Mapping[RecurrenceId, places.Days]:
        """How far each may move: half-way to its neighbours, no further than the slack, within the year."""
        slack, last_day = self._preferences.slack, self._year.end.toordinal() - 1
        reach = {
            one.recurrence_id: [max(self._year.start, one.first - slack), min(_day(last_day), one.first + slack)]
            for one in dated
        }
        for one, other in pairwise(sorted(dated, key=lambda one: one.first)):
            middle = (one.first.toordinal() + other.first.toordinal()) // 2
            mine, theirs = reach[one.recurrence_id], reach[other.recurrence_id]
            mine[1] = min(mine[1], _day(max(one.first.toordinal(), middle)))
            theirs[0] = max(theirs[0], _day(min(other.first.toordinal(), middle + 1)))
        return {rid: (first, last) for rid, (first, last) in reach.items()}

    def _open(self, one: Occurrence) -> Slot:
        """A window without a day: what a requirement lacks, or what the rule leaves open."""
        whole = one.first, one.last
        first, last = self._clipped(places.of_its_own(whole, self._windows)) or self._clipped(whole) or whole
        return Slot(
            series=self._series,
            recurrence_id=one.recurrence_id,
            first=first,
            last=last,
            habit=self._habit,
            quota=_quota(one),
            label=one.details.title.removeprefix(f"{self._series.title}: ") if one.missing else "",
            anchor=one.details.placed_on,
        )

    def _clipped(self, window: places.Days) -> places.Days | None:
        """The part of the window in the year, and in the time that the requirement is for."""
        first, last = max(window[0], self._year.start), min(window[1], _day(self._year.end.toordinal() - 1))
        if (asked := self._series.requirement) is not None:
            first, last = max(first, asked.since), min(last, asked.until or last)
        return (first, last) if first <= last else None

    def _like_last_year(self, open_ones: Sequence[Slot], dated: Sequence[Occurrence]) -> Iterator[Slot]:
        carry = self._preferences.carry
        wishes = (last_year.carried(one.first, carry) for one in self._past)
        left = last_year.unclaimed(
            (day for day in wishes if self._year.start <= day < self._year.end), [one.first for one in dated]
        )
        for slot in open_ones:
            wish = next((day for day in left if slot.first <= day <= slot.last), None)
            if wish is not None:
                left.remove(wish)
            yield replace(slot, wish=wish)


def _to_be_held(one: Occurrence) -> bool:
    return one.status is not Status.CANCELLED or any(reason.kind in _FAILED for reason in one.reasons)


def _of_year(one: Occurrence, year: Window) -> bool:
    """What begins in the year; of windows without a day those too that have begun before it and are not over."""
    return year.start <= one.first < year.end if one.dated else year.holds(one.first, one.last)


def _quota(one: Occurrence) -> int:
    """The number of the requirement's part that asks for it, which its id ends with: "2027-Q1!2.1" is the second."""
    rid = one.recurrence_id
    return int(rid.rpartition("!")[2].partition(".")[0]) if one.missing and isinstance(rid, str) else 0


def _habit_of(one: Occurrence) -> Habit:
    return Habit(one.times, (one.last - one.first).days + 1)


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)
