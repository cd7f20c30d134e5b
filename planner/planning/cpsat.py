"""The solver: OR-Tools' CP-SAT. With ``linear`` the only module that imports it, and only when it is to solve.

Its models are filled and its searches run without the comforts of ``cp_model``, which takes longer to load (it brings
pandas) than a small year takes to solve.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from ortools.sat.python import cp_model_helper as cp_sat

from planner.planning.formula import Excess, Formula, Literal, Terms

_LEAST: Final = -(2**40)
"""Less than any sum."""


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
        self._solver = cp_sat.SolveWrapper()

    def run(self, *, seconds: float, effort: float = math.inf) -> Answer:
        """Search until the end, or for so many seconds, or with so much effort (OR-Tools' deterministic time)."""
        parameters = _tuned()
        parameters.max_time_in_seconds = 0.0 if self._stopped else max(0.0, seconds)
        parameters.max_deterministic_time = effort
        callback = _Callback(self._plan)
        self._solver.set_parameters(parameters)
        self._solver.add_solution_callback(callback)
        self._solver.add_best_bound_callback(self._bound)
        response = self._solver.solve(self._model.proto)  # type: ignore[no-untyped-call]
        self._solver.clear_solution_callback(callback)
        outcome = _OUTCOMES.get(response.status, Outcome.UNKNOWN)
        found = outcome in (Outcome.OPTIMAL, Outcome.FEASIBLE)
        values = self._model.values(response.solution) if found else ()
        return Answer(outcome, _whole(response.best_objective_bound), values)

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


def _tuned() -> cp_sat.SatParameters:
    """Branch on the linear relaxation at once: the formula is tight as it is, and rewriting it gains nothing."""
    parameters = cp_sat.SatParameters()
    parameters.num_workers = 1
    parameters.subsolvers.append("max_lp")
    parameters.max_presolve_iterations = 1
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    return parameters


_OUTCOMES: Final = {
    cp_sat.CpSolverStatus.OPTIMAL: Outcome.OPTIMAL,
    cp_sat.CpSolverStatus.FEASIBLE: Outcome.FEASIBLE,
    cp_sat.CpSolverStatus.INFEASIBLE: Outcome.INFEASIBLE,
}


class _Callback(cp_sat.SolutionCallback):
    def __init__(self, tell: Callable[[Iterable[int], float], None]) -> None:
        super().__init__()
        self._tell = tell

    def OnSolutionCallback(self) -> None:  # noqa: N802  # its name in OR-Tools
        self._tell(self.Response().solution, self.BestObjectiveBound())  # type: ignore[no-untyped-call]


class _Model:
    """The formula in CP-SAT's terms: its protocol buffers, filled directly, since many small models better a plan.

    The formula's variables come first, so that their places in a solution are theirs: variable 1 at place 0. "Not"
    is minus the place, less one.
    """

    def __init__(self, formula: Formula) -> None:
        self.proto = cp_sat.CpModelProto()
        self._formula = formula
        self._new(1, 1)
        for _ in formula.start[2:]:
            self._new(0, 1)
        self._state()
        self._excesses = [(excess, self._over(excess)) for excess in formula.excesses]
        self._minimize()

    def hint(self) -> None:
        """Begin at the formula's start values."""
        hint, start = self.proto.solution_hint, self._formula.start
        hint.vars.extend(range(1, len(start) - 1))
        hint.values.extend(map(int, start[2:]))
        for excess, over in self._excesses:
            held = sum(weight for weight, literal in excess.terms if self._formula.starts(literal))
            hint.vars.append(over)
            hint.values.append(max(0, held - excess.cap))

    def values(self, solution: Iterable[int]) -> Sequence[bool]:
        """The values of the formula's variables, at their numbers."""
        return [False, *(bool(value) for value, _ in zip(solution, self._formula.start[1:], strict=False))]

    def _new(self, least: int, most: int) -> int:
        self.proto.variables.add().domain.extend((least, most))
        return len(self.proto.variables) - 1

    def _state(self) -> None:
        constraints, formula = self.proto.constraints, self._formula
        for clause in formula.clauses:
            constraints.add().bool_or.literals.extend(map(_place, clause))
        for literals in formula.at_most_ones:
            constraints.add().at_most_one.literals.extend(map(_place, literals))
        for one, upper, lower in formula.differences:
            self._bound([(1, one), (-1, upper), (1, lower)], 0, 0)
        for terms, bound in formula.limits:
            self._bound(terms, _LEAST, bound)

    def _over(self, excess: Excess) -> int:
        over = self._new(0, excess.most)
        self._bound(excess.terms, _LEAST, excess.cap, over)
        if excess.alone:
            self._bound(excess.alone, _LEAST, 0, over)
        return over

    def _bound(self, terms: Terms, least: int, most: int, over: int | None = None) -> None:
        """The sum, less what it is ``over``, is bounded."""
        linear, (variables, weights, fixed) = self.proto.constraints.add().linear, _sum(terms)
        if over is not None:
            variables.append(over)
            weights.append(-1)
        linear.vars.extend(variables)
        linear.coeffs.extend(weights)
        linear.domain.extend((least if least == _LEAST else least - fixed, most - fixed))

    def _minimize(self) -> None:
        variables, weights, fixed = _sum(self._formula.costs)
        cost = self.proto.objective
        cost.vars.extend([*variables, *(over for _, over in self._excesses)])
        cost.coeffs.extend([*weights, *(excess.weight for excess, _ in self._excesses)])
        cost.offset = fixed + self._formula.constant


def _place(literal: Literal) -> int:
    return literal - 1 if literal > 0 else literal


def _sum(terms: Terms) -> tuple[list[int], list[int], int]:
    """Variables and their weights, each once, and what the sum is without them: "not" is 1 less the variable."""
    weights: dict[int, int] = {}
    fixed = 0
    for weight, literal in terms:
        place = abs(literal) - 1
        if literal > 0:
            weights[place] = weights.get(place, 0) + weight
        else:
            weights[place] = weights.get(place, 0) - weight
            fixed += weight
    return list(weights), list(weights.values()), fixed


def _whole(bound: float) -> int:
    """Costs are whole numbers, so a bound can be rounded up."""
    return math.ceil(bound - 1e-6)
