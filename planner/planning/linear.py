"""A linear programme, solved to within a little: OR-Tools' PDLP, which is quick however many variables there are.

With ``cpsat`` the only module that imports OR-Tools.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ortools.math_opt import callback_pb2, model_parameters_pb2, model_pb2, parameters_pb2
from ortools.math_opt.core.python import solver
from ortools.math_opt.python.parameters import SolveParameters, SolverType
from ortools.math_opt.result_pb2 import SolveResultProto
from ortools.util.python.solve_interrupter import SolveInterrupter

from planner.planning.formula import TRUE, Literal
from planner.planning.rows import Rows


@dataclass(frozen=True, slots=True)
class Shares:
    """The value of each variable, at its number, and the price of each row."""

    values: Sequence[float]
    prices: Sequence[float]

    def of(self, literal: Literal) -> float:
        """How far the literal holds, from 0 to 1."""
        return self.values[literal] if literal > 0 else 1 - self.values[-literal]


class Programme:
    """So many variables, and rows that speak of them. The same ones have the same solution, given the time."""

    def __init__(self, variables: int, several: Sequence[Rows]) -> None:
        self._model = _model(variables, several)
        self._interrupter = SolveInterrupter()

    def run(self, *, seconds: float, steps: int) -> Shares | None:
        """The solution after so many steps, or seconds; None when it was stopped before there was any."""
        limits = SolveParameters(time_limit=timedelta(seconds=max(0.0, seconds)), iteration_limit=steps, threads=1)
        result: SolveResultProto = solver.solve(  # type: ignore[no-untyped-call]  # it is not Python's
            self._model,
            SolverType.PDLP.value,
            parameters_pb2.SolverInitializerProto(),
            limits.to_proto(),
            model_parameters_pb2.ModelSolveParametersProto(),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            self._interrupter.pybind_interrupter,
        )
        if not result.solutions:
            return None
        one = result.solutions[0]
        return Shares(one.primal_solution.variable_values.values, one.dual_solution.dual_values.values)

    def stop(self) -> None:
        """Let ``run``, in another thread, return soon."""
        self._interrupter.interrupt()


def _model(variables: int, several: Sequence[Rows]) -> model_pb2.ModelProto:
    """The rows one after another, as OR-Tools has them."""
    model = model_pb2.ModelProto()
    model.variables.ids.extend(range(variables))
    model.variables.lower_bounds.extend(float(number == TRUE) for number in range(variables))
    most: dict[int, float] = {}
    costs: dict[int, float] = {}
    for rows in several:
        first = len(model.linear_constraints.ids)
        most |= rows.most
        for variable, cost in rows.costs.items():
            costs[variable] = costs.get(variable, 0.0) + cost
        model.linear_constraints.ids.extend(range(first, first + len(rows.ends)))
        model.linear_constraints.lower_bounds.extend(least for least, _ in rows.ends)
        model.linear_constraints.upper_bounds.extend(greatest for _, greatest in rows.ends)
        matrix = model.linear_constraint_matrix
        matrix.row_ids.extend(first + row for row in rows.row_of)
        matrix.column_ids.extend(rows.variable_of)
        matrix.coefficients.extend(rows.weights)
    model.variables.upper_bounds.extend(most.get(number, 1.0) for number in range(variables))
    model.variables.integers.extend([False] * variables)
    model.objective.linear_coefficients.ids.extend(sorted(costs))
    model.objective.linear_coefficients.values.extend(costs[number] for number in sorted(costs))
    return model
