"""A plan adopted: the calendar as it then is. What the rule gives stays the rule's; the rest becomes exceptions.

Dates that a requirement asks for are added to the agreed ones of their series; where a rule gives the dates they are
the exceptions of the gap. Everything that hangs on a meeting follows by its own rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.chain import expand_calendar, expand_each
from planner.domain.occurrences import Occurrence, RecurrenceId, Status
from planner.domain.rules import AgreedDate, AgreedDates, Relative, anchor_of
from planner.domain.series import Calendar, MovedTo, Series, SeriesException
from planner.domain.spans import Window
from planner.planning.whereabouts import Dates
from planner.planning.year.building import PlannedYear
from planner.planning.year.slots import DECIDED, Slot

Identity = tuple[str, RecurrenceId]

_MARGIN = 120
"""Days around the year within which what follows a meeting is looked for."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A calendar with a plan adopted, and the recurrence_ids under which it has what the plan knew by others.

    What a requirement lacked becomes an agreed date, which has its day for a name; so has what is counted from it.
    ``names`` tells it of every slot that was adopted, and of what follows those that have another name now.
    """

    calendar: Calendar
    names: Mapping[Identity, RecurrenceId]


def adopted(planned: PlannedYear, dates: Dates, *, bodies: Collection[str] | None = None) -> Calendar:
    """The calendar of the ``adoption``."""
    return adoption(planned, dates, bodies=bodies).calendar


def adoption(planned: PlannedYear, dates: Dates, *, bodies: Collection[str] | None = None) -> Adoption:
    """The calendar with the plan's dates, all of them confirmed; only those of some ``bodies`` where given.

    Bodies are given by their keys, and an empty key stands for the series of no body. A slot that ``dates`` lacks
    stays as it was. Exceptions that an adopted date needs not are not made. To be applied to ``planned.calendar``:
    when another one has been saved in the meantime, make the ``PlannedYear`` anew.
    """
    wanted = [
        (slot, day)
        for slot in (*planned.slots.values(), *planned.standing)
        if _is_chosen(slot.series, bodies) and (day := _day(slot, dates)) is not None
    ]
    series = {one.uid: one for one in planned.calendar.series}
    around = planned.year.padded(_MARGIN, _MARGIN)
    before = expand_each(series.values(), planned.days, around)
    names: dict[Identity, RecurrenceId] = {}
    for uids in _levels(series):
        expanded = expand_each(series.values(), planned.days, around)
        for uid in uids:
            followed = _names_after(series[uid], names)
            names |= {(uid, old): new for old, new in followed.items()}
            series[uid] = _with_names(series[uid], followed)
            found = {one.recurrence_id: one for one in expanded[uid].occurrences}
            mine = [(slot, day) for slot, day in wanted if slot.series.uid == uid]
            names |= {slot.identity: _name(slot, day, names) for slot, day in mine}
            changed = _with_exceptions(
                series[uid], ((found.pop(names[slot.identity], None), slot, day) for slot, day in mine)
            )
            series[uid] = _with_dates(changed, [_agreed(slot, day) for slot, day in mine if _is_added(slot)])
            series[uid] = _keeping_out(series[uid], found.values(), before[uid].occurrences, planned.year)
    return Adoption(replace(planned.calendar, series=tuple(series.values())), names)


def lacking(planned: PlannedYear, calendar: Calendar) -> list[Occurrence]:
    """What the requirements of the calendar's series still lack in the planned year: "dato mangler"."""
    return [one for one in expand_calendar(calendar.series, planned.days, planned.year) if one.missing]


def _is_chosen(series: Series, bodies: Collection[str] | None) -> bool:
    return bodies is None or (series.body.key if series.body else "") in bodies


def _day(slot: Slot, dates: Dates) -> date | None:
    """The slot's day in the plan; a date that stands outside of it stays."""
    day = dates.get(slot.uid)
    return slot.fixed if day is None else date.fromordinal(day)


def _name(slot: Slot, day: date, names: Mapping[Identity, RecurrenceId]) -> RecurrenceId:
    """The recurrence_id under which the slot's occurrence is found: an agreed date's day, and so its followers'."""
    if _is_added(slot):
        return day
    return names.get(slot.anchor, slot.recurrence_id) if slot.anchor else slot.recurrence_id


def _names_after(series: Series, names: Mapping[Identity, RecurrenceId]) -> Mapping[RecurrenceId, RecurrenceId]:
    """The new names of what the series counts from occurrences that have new ones, by the old names."""
    if not isinstance(series.rule, Relative):
        return {}
    anchor = series.rule.anchor
    return {old: new for (uid, old), new in names.items() if uid == anchor and old != new}


def _with_names(series: Series, names: Mapping[RecurrenceId, RecurrenceId]) -> Series:
    """What was decided of single occurrences stays decided of them."""
    if names.keys().isdisjoint(series.exceptions):
        return series
    return replace(series, exceptions={names.get(rid, rid): one for rid, one in series.exceptions.items()})


def _is_added(slot: Slot) -> bool:
    """Whether the day becomes one of the agreed dates, not an exception."""
    return slot.fixed is None and isinstance(slot.series.rule, AgreedDates)


def _with_dates(series: Series, added: Iterable[AgreedDate]) -> Series:
    if not isinstance(series.rule, AgreedDates):
        return series
    return replace(series, rule=AgreedDates(tuple(sorted((*series.rule.dates, *added), key=lambda one: one.first))))


def _agreed(slot: Slot, first: date) -> AgreedDate:
    length = slot.habit.length
    return AgreedDate(first, _last(slot, first) if length > 1 else None, slot.habit.times)


def _with_exceptions(series: Series, wishes: Iterable[tuple[Occurrence | None, Slot, date]]) -> Series:
    exceptions = dict(series.exceptions)
    for occurrence, slot, first in wishes:
        if occurrence is None or _is_added(slot):
            continue
        before = exceptions.get(occurrence.recurrence_id, SeriesException())
        after = _decided(before, occurrence, slot, first)
        if after != before:
            exceptions[occurrence.recurrence_id] = after
    return replace(series, exceptions=exceptions)


def _decided(decided: SeriesException, occurrence: Occurrence, slot: Slot, first: date) -> SeriesException:
    """The exception that gives the occurrence its day and confirms it; unchanged where it needs neither."""
    stands = occurrence.dated and occurrence.status is not Status.CANCELLED
    if not stands or occurrence.first != first:
        decided = replace(decided, moved_to=MovedTo(first, _last(slot, first), slot.habit.times))
    status = occurrence.status if stands else decided.status or occurrence.series.status
    return decided if status is Status.CONFIRMED else replace(decided, status=Status.CONFIRMED)


def _keeping_out(series: Series, others: Iterable[Occurrence], before: Iterable[Occurrence], year: Window) -> Series:
    """The series without meetings that are in the year only because what they follow was moved.

    Those that a rule had cancelled stay cancelled, and those of another year stay there: nobody planned them.
    """
    was = {one.recurrence_id: one for one in before}
    exceptions = dict(series.exceptions)
    for one in others if isinstance(series.rule, Relative) and series.kind in DECIDED else ():
        old = was.get(one.recurrence_id)
        if old is None or not _is_held(one, year) or _is_held(old, year):
            continue
        decided = exceptions.get(one.recurrence_id, SeriesException())
        if old.status is Status.CANCELLED:
            exceptions[one.recurrence_id] = replace(decided, status=Status.CANCELLED)
        elif old.dated:
            exceptions[one.recurrence_id] = replace(decided, moved_to=MovedTo(old.first, old.last, old.times))
    return replace(series, exceptions=exceptions)


def _is_held(one: Occurrence, year: Window) -> bool:
    return one.dated and one.status is not Status.CANCELLED and year.start <= one.first < year.end


def _last(slot: Slot, first: date) -> date:
    return first + timedelta(days=slot.habit.length - 1)


def _levels(series: Mapping[str, Series]) -> list[list[str]]:
    """The uids, those first that follow nobody, then those that follow them, and so on."""
    depths: dict[str, int] = {}

    def depth(uid: str) -> int:
        if uid not in depths:
            anchor = anchor_of(series[uid].rule)
            depths[uid] = 0 if anchor is None else depth(anchor) + 1
        return depths[uid]

    levels: list[list[str]] = [[] for _ in range(max(map(depth, series), default=-1) + 1)]
    for uid in series:
        levels[depths[uid]].append(uid)
    return levels
