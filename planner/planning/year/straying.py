"""Meetings that a plan has dated, but that by their rule have left the year since.

When one body has adopted the plan, what is counted from its meetings has a rule's day, and that may lie on the other
side of new year. The plan's day for it stands all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from planner.domain.chain import expand_each
from planner.domain.occurrences import Occurrence, Status, rid_text
from planner.domain.rules import Relative
from planner.planning.year.building import PlannedYear
from planner.planning.year.last_year import Habit
from planner.planning.year.slots import DECIDED, Slot

_AROUND: Final = 60
"""Days around the year within which they are looked for."""


def with_strays(planned: PlannedYear, dates: Mapping[str, date]) -> PlannedYear:
    """The year with the meetings, by the uids of their slots, that only these dates have in it: they stand there."""
    known = {slot.uid for slot in (*planned.slots.values(), *planned.standing, *planned.hopeless)}
    unknown = {uid: day for uid, day in dates.items() if uid not in known and planned.year.holds(day, day)}
    following = {one.uid for one in planned.calendar.series if isinstance(one.rule, Relative) and one.kind in DECIDED}
    if all(uid.partition("/")[0] not in following for uid in unknown):
        return planned
    around = planned.year.padded(_AROUND, _AROUND)
    expanded = expand_each(planned.calendar.series, planned.days, around)
    strays = [
        _stray(one, unknown[uid])
        for series in sorted(following)
        for uid, one in _dated(expanded[series].occurrences)
        if uid in unknown
    ]
    return replace(planned, standing=(*planned.standing, *strays))


def _dated(occurrences: Sequence[Occurrence]) -> Iterator[tuple[str, Occurrence]]:
    for one in occurrences:
        if one.dated and one.status is not Status.CANCELLED:
            yield f"{one.series.uid}/{rid_text(one.recurrence_id)}", one


def _stray(one: Occurrence, day: date) -> Slot:
    return Slot(
        series=one.series,
        recurrence_id=one.recurrence_id,
        first=day,
        last=day,
        habit=Habit(one.times, (one.last - one.first).days + 1),
        wish=one.first,
        by_rule=True,
        fixed=day,
    )
