"""Stretches of several days laid out in one week: each a bar in a lane of its own while it lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.occurrences import Occurrence
from planner.web.items import Item, Presenter


@dataclass(frozen=True, slots=True)
class Slot:
    """One lane of one day: a bar that begins here (``span`` days long), one that goes on (0), or nothing."""

    item: Item | None = None
    span: int = 0
    from_before: bool = False
    goes_on: bool = False


def slots_of(stretches: Sequence[Occurrence], monday: date, presenter: Presenter) -> tuple[tuple[Slot, ...], ...]:
    """The seven days' slots. Days keep free what lies above their last bar, so that bars lie straight."""
    lanes: list[list[Slot]] = []
    for one in sorted(stretches, key=lambda one: (one.first, -one.last.toordinal())):
        begin, end = _columns(one, monday)
        lane = next((lane for lane in lanes if not any(slot.item for slot in lane[begin : end + 1])), None)
        if lane is None:
            lane = [Slot()] * 7
            lanes.append(lane)
        item = presenter.item(one)
        lane[begin : end + 1] = [Slot(item)] * (end - begin + 1)
        sunday = monday + timedelta(days=6)
        lane[begin] = Slot(item, end - begin + 1, one.first < monday, one.last > sunday)
    return tuple(_needed([lane[day] for lane in lanes]) for day in range(7))


def _needed(slots: list[Slot]) -> tuple[Slot, ...]:
    last = max((number for number, slot in enumerate(slots, 1) if slot.item), default=0)
    return tuple(slots[:last])


def _columns(one: Occurrence, monday: date) -> tuple[int, int]:
    return max((one.first - monday).days, 0), min((one.last - monday).days, 6)
