"""Can these statements hold together at all? Asked of a SAT solver: the only module that imports python-sat.

Where no points are asked for it is ten times as quick as CP-SAT: a first plan, "is this possible?", a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Self

from pysat.solvers import Solver

from planner.planning.formula import FALSE, TRUE, Formula, Literal, Terms

# Glucose that counts by itself: a room's limit need not be spelled out in clauses.
_SOLVER: Final = "gluecard4"


class Oracle:
    """The hard statements of a formula, without its points. A context manager: its memory is not Python's."""

    def __init__(self, formula: Formula) -> None:
        self._formula = formula
        self._used = len(formula.start) - 1
        self._solver = Solver(name=_SOLVER, bootstrap_with=[[TRUE]])
        self._state()
        self._solver.set_phases([one if value else -one for one, value in enumerate(formula.start) if one])

    def solve(self, assuming: Iterable[Literal] = ()) -> Sequence[bool] | None:
        """Values for the formula's variables, not far from its start values; None where there are none.

        ``assuming`` holds for this question only.
        """
        if not self._solver.solve(assumptions=list(assuming)):
            return None
        return [False, *(literal > 0 for literal in self._solver.get_model()[: len(self._formula.start) - 1])]

    def core(self) -> frozenset[Literal]:
        """After a question without an answer: those of its assumptions that cannot hold together."""
        return frozenset(self._solver.get_core() or ())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def _state(self) -> None:
        solver, formula = self._solver, self._formula
        for clause in formula.clauses:
            solver.add_clause(list(clause) or [FALSE])
        for one, upper, lower in formula.differences:
            solver.append_formula([[-one, upper], [-one, -lower], [one, -upper, lower]])
        for literals in formula.at_most_ones:
            solver.add_atmost(list(literals), 1)
        for terms, bound in formula.limits:
            solver.add_atmost(list(self._units(terms)), bound)

    def _units(self, terms: Terms) -> Iterable[Literal]:
        """A literal for each unit of the sum; beyond the first, a new variable that the literal implies."""
        for weight, literal in terms:
            yield literal
            for _ in range(weight - 1):
                self._used += 1
                self._solver.add_clause([-literal, self._used])
                yield self._used
