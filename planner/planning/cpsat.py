"""The solver: OR-Tools' CP-SAT. The only module that imports it, and itself imported only when it is to solve."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from ortools.sat.python import cp_model

from planner.planning.formula import Excess, Formula, Literal, Terms


class Outcome(StrEnum):
    """What is known at the end."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The values found for the formula's variables (empty without a plan) and what no plan can cost less than."""

    outcome: Outcome
    bound: int
    values: Sequence[bool]


class Watcher(Protocol):
    """Follows a search. Called from the solver's own threads, one call at a time."""

    def found(self, values: Sequence[bool], bound: int) -> None:
        """There is a better plan."""

    def proved(self, bound: int) -> None:
        """No plan costs less than the bound."""


class Search:
    """A search for values that keep what the formula states, at the least cost.

    One worker, so that the same formula gives the same answer when the search is let to end. With ``hint`` it
    begins at the formula's start values.
    """

    def __init__(self, formula: Formula, *, hint: bool, watcher: Watcher | None = None) -> None:
        self._model = _Model(formula)
        if hint:
            self._model.hint()
        self._watcher = watcher
        self._stopped = False
        self._solver = cp_model.CpSolver()
        _tune(self._solver.parameters)

    def run(self, *, seconds: float, effort: float = math.inf) -> Answer:
        """Search until the end, or for so many seconds, or with so much effort (OR-Tools' deterministic time)."""
        solver = self._solver
        solver.parameters.max_time_in_seconds = 0.0 if self._stopped else max(0.0, seconds)
        solver.parameters.max_deterministic_time = effort
        solver.best_bound_callback = self._bound
        outcome = _OUTCOMES.get(solver.solve(self._model.model, _Callback(self._plan)), Outcome.UNKNOWN)
        found = outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE)
        values = self._model.values(solver.response_proto.solution) if found else ()
        return Answer(outcome, _whole(solver.best_objective_bound), values)

    def stop(self) -> None:
        """Let ``run``, in another thread, return with what it has."""
        self._stopped = True
        self._solver.stop_search()

    def _bound(self, bound: float) -> None:
        self._heed()
        if self._watcher:
            self._watcher.proved(_whole(bound))

    def _plan(self, solution: Iterable[int], bound: float) -> None:
        self._heed()
        if self._watcher:
            self._watcher.found(self._model.values(solution), _whole(bound))

    def _heed(self) -> None:
        """A stop that came just before the search began was not heard."""
        if self._stopped:
            self._solver.stop_search()


def _tune(parameters: cp_model.SatParameters) -> None:
    """Branch on the linear relaxation at once: the formula is tight as it is, and rewriting it gains nothing."""
    parameters.num_workers = 1
    parameters.subsolvers.append("max_lp")
    parameters.max_presolve_iterations = 1
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0


_OUTCOMES: Final = {
    cp_model.OPTIMAL: Outcome.OPTIMAL,
    cp_model.FEASIBLE: Outcome.FEASIBLE,
    cp_model.INFEASIBLE: Outcome.INFEASIBLE,
}


class _Callback(cp_model.CpSolverSolutionCallback):
    def __init__(self, tell: Callable[[Iterable[int], float], None]) -> None:
        super().__init__()
        self._tell = tell

    def on_solution_callback(self) -> None:
        self._tell(self.response_proto.solution, self.best_objective_bound)


class _Model:
    """The formula in CP-SAT's terms. Its variables come first, so that their places in a solution are theirs."""

    def __init__(self, formula: Formula) -> None:
        self.model = cp_model.CpModel()
        self._formula = formula
        self._variables = [self.model.new_constant(1), *(self.model.new_bool_var("") for _ in formula.start[2:])]
        self._state()
        self._excesses = [(excess, self._over(excess)) for excess in formula.excesses]
        self.model.minimize(self._cost())

    def hint(self) -> None:
        """Begin at the formula's start values."""
        for variable, value in zip(self._variables[1:], self._formula.start[2:], strict=True):
            self.model.add_hint(variable, value)
        for excess, over in self._excesses:
            held = sum(weight for weight, literal in excess.terms if self._formula.starts(literal))
            self.model.add_hint(over, max(0, held - excess.cap))

    def values(self, solution: Iterable[int]) -> Sequence[bool]:
        """The values of the formula's variables, at their numbers."""
        return [False, *(bool(value) for value, _ in zip(solution, self._variables, strict=False))]

    def _state(self) -> None:
        model, formula = self.model, self._formula
        for clause in formula.clauses:
            model.add_bool_or(map(self._of, clause))
        for literals in formula.at_most_ones:
            model.add_at_most_one(map(self._of, literals))
        for one, upper, lower in formula.differences:
            model.add(self._sum([(1, one), (-1, upper), (1, lower)]) == 0)
        for terms, bound in formula.limits:
            model.add(self._sum(terms) <= bound)

    def _over(self, excess: Excess) -> cp_model.IntVar:
        over = self.model.new_int_var(0, excess.most, "")
        self.model.add(self._sum(excess.terms) - over <= excess.cap)
        # What exceeds the cap by itself does so whole or not at all: said apart, half of it costs half.
        alone = [(weight - excess.cap, literal) for weight, literal in excess.terms if weight > excess.cap]
        if alone:
            self.model.add(self._sum(alone) <= over)
        return over

    def _cost(self) -> cp_model.LinearExpr:
        overs = cp_model.LinearExpr.weighted_sum(
            [over for _, over in self._excesses], [excess.weight for excess, _ in self._excesses]
        )
        return self._sum(self._formula.costs) + overs + self._formula.constant

    def _sum(self, terms: Terms) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(
            [self._of(literal) for _, literal in terms], [weight for weight, _ in terms]
        )

    def _of(self, literal: Literal) -> cp_model.LiteralT:
        variable = self._variables[abs(literal) - 1]
        return variable if literal > 0 else ~variable


def _whole(bound: float) -> int:
    """Costs are whole numbers, so a bound can be rounded up."""
    return math.ceil(bound - 1e-6)
