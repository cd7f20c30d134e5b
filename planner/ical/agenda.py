"""Which items are taken at which meeting: what a feed tells in the meeting's description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.domain.occurrences import Occurrence
from planner.domain.rules import Placed

Place = int
"""Where an occurrence stands in a list of them."""


class Agendas:
    """The items of a list of occurrences, and the meetings of the same list that take them."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        items = [(place, one) for place, one in enumerate(occurrences) if isinstance(one.series.rule, Placed)]
        at = {one.identity: place for place, one in enumerate(occurrences)} if items else {}
        self._host_of: dict[Place, Place] = {}
        for place, item in items:
            hung = item.details.placed_on
            host = None if hung is None else at.get((hung.series, hung.recurrence_id))
            if host is not None and _together(item, occurrences[host]):
                self._host_of[place] = host

    def among(self, shown: Sequence[Place]) -> Agenda:
        """The agenda that a feed of these occurrences tells."""
        there = set(shown)
        told: dict[Place, list[Place]] = {}
        for item, host in self._host_of.items():
            if item in there and host in there:
                told.setdefault(host, []).append(item)
        items = frozenset(item for taken in told.values() for item in taken)
        return Agenda(items, {host: tuple(taken) for host, taken in told.items()})


class Agenda(NamedTuple):
    """Items that are told at a meeting, and the items of each meeting that has some."""

    items: frozenset[Place]
    of: dict[Place, tuple[Place, ...]]


def _together(item: Occurrence, host: Occurrence) -> bool:
    """Whether the item is taken where the meeting is; one that was moved by hand keeps an event of its own."""
    return item.first == host.first and item.times == host.times
