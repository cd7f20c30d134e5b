"""Meetings that are counted from another body's: how far apart they must lie, and what is due before a meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planner.domain.rules import Relative, RelativeUnit
from planner.domain.series import Calendar
from planner.planning.problem import Link, Unit
from planner.planning.year.slots import DECIDED, Slot

_ROOM = {Unit.WORKDAYS: 5, Unit.DAYS: 7}
"""How much earlier or later than the lead a meeting may lie: a week."""

_WITHIN_A_WEEK = 4


def links(slots: Sequence[Slot]) -> Iterator[Link]:
    """A link for each slot that is counted from another one: at least the lead, at most a week more."""
    by_identity = {slot.identity: slot for slot in slots}
    for slot in slots:
        anchor = by_identity.get((slot.anchor.series, slot.anchor.recurrence_id)) if slot.anchor else None
        if anchor is not None and isinstance(slot.series.rule, Relative):
            yield _link(slot, anchor, slot.series.rule)


def _link(slot: Slot, anchor: Slot, rule: Relative) -> Link:
    before, after = (slot, anchor) if rule.offset < 0 else (anchor, slot)
    least, most, unit = _distance(rule, anchor)
    return Link(
        uid=f"{before.uid} > {after.uid}", before=before.uid, after=after.uid, least=least, most=most, unit=unit
    )


def _distance(rule: Relative, anchor: Slot) -> tuple[int, int, Unit]:
    """From the one that comes first to the other; a meeting after the anchor is counted from its last day."""
    lead = abs(rule.offset)
    more = anchor.habit.length - 1 if rule.offset > 0 else 0
    if rule.unit is RelativeUnit.WEEK_OF:
        return 7 * lead - _WITHIN_A_WEEK, 7 * lead + _WITHIN_A_WEEK, Unit.DAYS
    if rule.unit is RelativeUnit.WORKING_DAY:
        return lead + more, lead + more + _ROOM[Unit.WORKDAYS], Unit.WORKDAYS
    least = (7 if rule.unit is RelativeUnit.WEEK else 1) * lead + more
    return least, least + _ROOM[Unit.DAYS], Unit.DAYS


def deadlines(calendar: Calendar) -> Mapping[str, tuple[int, ...]]:
    """How many working days before its meetings something is due, by the uid of the series that meets."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for series in calendar.series:
        match series.rule:
            case Relative(unit=RelativeUnit.WORKING_DAY, offset=offset, anchor=anchor) if offset < 0:
                if series.kind not in DECIDED:
                    found[anchor].add(-offset)
            case _:
                continue
    return {uid: tuple(sorted(counts)) for uid, counts in found.items()}
