"""The problem of a year: what the calendar says, gathered for ``checks``, ``greedy`` and the solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.days import Days
from planner.domain.series import Calendar
from planner.domain.spans import Window
from planner.domain.words import WORDS
from planner.planning import checks
from planner.planning.candidates import choices
from planner.planning.problem import Group, Period, Problem, Room
from planner.planning.reading import demand_size
from planner.planning.violations import Code
from planner.planning.whereabouts import Dates
from planner.planning.year import avoiding, hosted, leads, people, spacing, strands
from planner.planning.year.notices import Notice
from planner.planning.year.preferences import DEFAULT, Preferences
from planner.planning.year.slots import Slot
from planner.planning.year.slots import slots as slots_of

WORKWEEK = frozenset({1, 2, 3, 4, 5})


@dataclass(frozen=True, kw_only=True)
class PlannedYear:
    """A year of a calendar as a problem.

    ``slots`` has each meeting of the problem by its uid; ``standing`` those dates that stand as they are, though the
    rules of planning would not allow them; ``hopeless`` the slots without a single possible day, which are left out
    so that the rest can be planned. Both are told of in ``notices``, where nobody meant them to be so.
    """

    calendar: Calendar
    days: Days
    year: Window
    problem: Problem
    slots: Mapping[str, Slot]
    standing: tuple[Slot, ...]
    hopeless: tuple[Slot, ...]
    notices: tuple[Notice, ...]


def from_calendar(calendar: Calendar, days: Days, year: Window, preferences: Preferences = DEFAULT) -> PlannedYear:
    """The planning problem of the half-open ``year``, a calendar or a school year.

    Dated are the meetings and seminars of every series: those that its rule gives, where the rule's day (adjusted, as
    the series says) costs nothing, and those that its rule or its requirement leaves open, where last year's week and
    weekday do. Agreed dates and those moved by hand stand. Items, deadlines and whatever else hangs on a meeting
    follow it and are not decided. ``days`` are the calendar's.

    Raises ``PlanningError`` for a year without anything to date or with too much of it, ``MissingAnchor`` and
    ``CircularChain``.
    """
    slots = slots_of(calendar, days, year, preferences)
    demand_size(len(slots))
    draft = _Draft(calendar, days, year, preferences)
    slots, standing, told = draft.without_broken_dates(slots)
    slots, hopeless, missed = draft.without_hopeless(slots, standing)
    return PlannedYear(
        calendar=calendar,
        days=days,
        year=year,
        problem=draft.problem(slots, standing),
        slots={slot.uid: slot for slot in slots},
        standing=tuple(standing),
        hopeless=tuple(hopeless),
        notices=(*told, *missed),
    )


class _Draft:
    """What the problems of one year have in common, whichever slots are in them."""

    def __init__(self, calendar: Calendar, days: Days, year: Window, preferences: Preferences) -> None:
        self._calendar, self._days, self._year, self._preferences = calendar, days, year, preferences
        shared = people.groups(calendar, preferences)
        self._own = {one.uid: f"series {one.uid}" for one in calendar.series}
        self._groups: Mapping[str, frozenset[Group]] = {
            one.uid: (shared.get(one.body.key, frozenset()) if one.body else frozenset())
            | {Group(uid=self._own[one.uid], name=one.title, day_max=1)}
            for one in calendar.series
        }
        self._periods = tuple(avoiding.periods(days, year, calendar.series, self._own, preferences))
        self._closed = avoiding.closed(days, year)
        self._deadlines = leads.deadlines(calendar)

    def problem(self, slots: Sequence[Slot], standing: Iterable[Slot] = ()) -> Problem:
        """The problem of these slots; nobody who is at one of those ``standing`` meets otherwise on its days."""
        gathered = strands.gathered(slots, self._groups, self._deadlines, self._preferences)
        gathered = hosted.with_items(gathered, slots, self._calendar, self._year)
        taken = {group.uid: group for slot in slots for group in self._groups[slot.series.uid]}
        own = {one.series.uid: taken[self._own[one.series.uid]] for one in slots}
        apart = spacing.between_parts(own, slots, gathered.series.values(), self._preferences)
        taken |= {group.uid: group for group in apart}
        return Problem(
            name=f"{self._calendar.name} {self._year.start.year}",
            first=self._year.start.toordinal(),
            last=self._year.end.toordinal() - 1,
            workweek=WORKWEEK,
            closed=self._closed,
            periods=self._concerning(taken, standing),
            groups=taken,
            rooms={
                name: Room(uid=name, name=name, capacity=count) for name, count in self._preferences.rooms.items()
            },
            series=gathered.series,
            meetings=gathered.meetings,
            links=tuple(leads.links(slots)),
        )

    def without_broken_dates(self, slots: Sequence[Slot]) -> tuple[list[Slot], list[Slot], list[Notice]]:
        """The slots that can be in one problem, the fixed ones that cannot, and what is wrong with those.

        What was agreed stands, even on a holiday. Weekends are somebody's intention, and not told of.
        """
        fixed = {slot.uid: slot for slot in slots if slot.fixed}
        standing: list[Slot] = []
        told: list[Notice] = []
        while (uid := self._broken(list(fixed.values()), standing)) is not None:
            told += self._what_is_wrong(list(fixed.values()), uid)
            standing.append(fixed.pop(uid))
        return [slot for slot in slots if not slot.fixed or slot.uid in fixed], standing, told

    def _broken(self, fixed: Sequence[Slot], standing: Sequence[Slot]) -> str | None:
        """One of the fixed slots that cannot be in the problem with those before it."""
        violations = checks.broken(self.problem(fixed, standing), _fixed_dates(fixed))
        return next((violation.meetings[-1] for violation in violations), None)

    def _what_is_wrong(self, fixed: Sequence[Slot], uid: str) -> Iterator[Notice]:
        problem = self.problem(fixed)
        for violation in checks.broken(problem, _fixed_dates(fixed)):
            if uid in violation.meetings and violation.code is not Code.WEEKEND:
                slot = next(slot for slot in fixed if slot.uid == uid)
                yield Notice(slot, violation.text(problem, "da"), violation.text(problem, "en"))
                return

    def without_hopeless(
        self, slots: Sequence[Slot], standing: Sequence[Slot]
    ) -> tuple[list[Slot], list[Slot], list[Notice]]:
        """The slots that have a possible day, those that have none, and a sentence about each of these."""
        possible = choices(self.problem(slots, standing))
        hopeless = [slot for slot in slots if not possible[slot.uid].days]
        lost = {slot.uid for slot in hopeless}
        return [slot for slot in slots if slot.uid not in lost], hopeless, [_without_a_day(slot) for slot in hopeless]

    def _concerning(self, groups: Mapping[str, Group], standing: Iterable[Slot]) -> tuple[Period, ...]:
        """The periods of the groups that are in the problem, and the days that standing dates take."""
        known = frozenset(groups)
        found = [
            period if period.groups is None else replace(period, groups=period.groups & known)
            for period in self._periods
        ]
        for slot in standing:
            theirs = known.intersection(group.uid for group in self._groups[slot.series.uid])
            if slot.fixed:
                first = slot.fixed.toordinal()
                last = first + slot.habit.length - 1
                found.append(
                    Period(uid=slot.uid, name=slot.series.title, first=first, last=last, groups=theirs, hard=True)
                )
        return tuple(found)


def _fixed_dates(slots: Iterable[Slot]) -> Dates:
    return {slot.uid: slot.fixed.toordinal() for slot in slots if slot.fixed}


def _without_a_day(slot: Slot) -> Notice:
    def said(danish: bool) -> str:
        words = WORDS["da" if danish else "en"]
        days = words.dates(slot.first, slot.last)
        title = words.quoted(slot.series.title)
        return words(f"{title} har ingen mulig dag ({days}).", f"{title} has no possible day ({days}).")

    return Notice(slot, said(True), said(False))
