"""Which occurrences somebody wants to see: the filter that pages, feeds and commands share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from planner.domain.occurrences import Occurrence, Status
from planner.domain.series import SeriesKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A filter by keys of bodies and units, by kind and by series uid. An empty set lets everything through."""

    bodies: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    kinds: frozenset[SeriesKind] = frozenset()
    series: frozenset[str] = frozenset()
    tentative: bool = True
    cancelled: bool = True

    def keeps(self, occurrence: Occurrence) -> bool:
        """Whether the occurrence is wanted."""
        one = occurrence.series
        return (
            (not self.bodies or (one.body is not None and one.body.key in self.bodies))
            and (not self.units or any(unit.key in self.units for unit in one.units))
            and (not self.kinds or one.kind in self.kinds)
            and (not self.series or one.uid in self.series)
            and (self.tentative or occurrence.status is not Status.TENTATIVE)
            and (self.cancelled or occurrence.status is not Status.CANCELLED)
        )


EVERYTHING: Final = Selection()
