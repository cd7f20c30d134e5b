"""What a plan proposes for each meeting of the year: its day, and why it is not the rule's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.planning.whereabouts import Dates
from planner.planning.whynot import Prospect, Standing, standing
from planner.planning.year.building import PlannedYear
from planner.planning.year.slots import Slot


@dataclass(frozen=True, slots=True)
class Proposal:
    """A slot with its day (None: it has none), from ``first`` to ``last``, both included.

    ``why`` tells, of a date that was moved, what the day that the rule or last year's pattern gives would break or
    cost. ``stands``: it was agreed on or moved by hand before, and the plan keeps it.
    """

    slot: Slot
    standing: Standing
    first: date | None
    last: date | None
    why: Prospect | None = None
    stands: bool = False


def proposed(planned: PlannedYear, dates: Dates) -> Sequence[Proposal]:
    """A proposal for every slot of the year, in the order of their days; those without one come last.

    ``dates`` are a plan of ``planned.problem``, whole or not.
    """
    found = [_proposal(planned, dates, slot) for slot in planned.slots.values()]
    found += [Proposal(slot, Standing.BY_RULE, *_days(slot, slot.fixed), stands=True) for slot in planned.standing]
    found += [Proposal(slot, Standing.MISSING, None, None) for slot in planned.hopeless]
    return sorted(found, key=lambda one: (one.first or date.max, one.slot.uid))


def _proposal(planned: PlannedYear, dates: Dates, slot: Slot) -> Proposal:
    how, why = standing(planned.problem, dates, slot.uid)
    day = dates.get(slot.uid)
    first = None if day is None else date.fromordinal(day)
    return Proposal(slot, how, *_days(slot, first), why=why, stands=slot.fixed is not None and slot.fixed == first)


def _days(slot: Slot, first: date | None) -> tuple[date | None, date | None]:
    return first, None if first is None else first + timedelta(days=slot.habit.length - 1)
