"""How far a solve has come, and what it ended with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.errors import Language
from planner.domain.remedies import Remedy
from planner.domain.words import WORDS
from planner.planning.whereabouts import Dates


class Status(StrEnum):
    """What a solve ended with."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Progress:
    """The best plan so far, if any, and what it costs; ``bound`` is what no plan can cost less than."""

    seconds: float
    seconds_left: float
    dates: Dates | None
    cost: int | None
    bound: int

    @property
    def gap(self) -> float | None:
        """How far, at most, the plan is from the best possible: 0.02 is two per cent of its cost."""
        return None if self.cost is None else gap(self.cost, self.bound)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Meetings that cannot all be held, although any of them left out the others can.

    ``because`` says in sentences what they cannot satisfy together, ``ways`` what would help, each by itself.
    """

    meetings: tuple[str, ...]
    because: Mapping[Language, Sequence[str]]
    ways: tuple[Remedy, ...]

    @property
    def remedies(self) -> Mapping[Language, Sequence[str]]:
        """What would help, in sentences."""
        return {language: [way.told[language] for way in self.ways] for language in WORDS}


@dataclass(frozen=True, slots=True)
class Result:
    """The best plan found (none without ``dates``) or the ``conflict`` that leaves none possible."""

    status: Status
    seconds: float
    bound: int
    dates: Dates | None = None
    cost: int | None = None
    conflict: Conflict | None = None


def gap(cost: int, bound: int) -> float:
    """The part of the cost that is not proved to be needed."""
    return (cost - bound) / cost if cost > 0 else 0.0
