"""What is wrong with an instance or a solution before any planning: told in words, at its field."""

from __future__ import annotations

from planner.domain.errors import DomainError


class PlanningError(DomainError):
    """An instance or a solution that cannot be read as one.

    ``field`` is the path to the value, as in ``meetings[3].window``; for a file as a whole it is ``instance`` or
    ``solution``.
    """


class SolverMissing(PlanningError):
    """The solver is an extra, and it is not installed."""

    def __init__(self, module: str) -> None:
        super().__init__(
            "solver",
            f"Planlæggeren mangler »{module}«. Installér den med: pip install 'aarshjul[solver]'.",
            f"The planner lacks “{module}”. Install it with: pip install 'aarshjul[solver]'.",
        )
        self.module = module


class SolverCrashed(PlanningError):
    """The solving process ended without an answer. What was planned before is as it was."""

    def __init__(self, status: int) -> None:
        super().__init__(
            "solver",
            f"Planlægningen gik i stå undervejs (kode {status}). Planen er uændret.",
            f"Planning broke off (code {status}). The plan is unchanged.",
        )
        self.status = status
