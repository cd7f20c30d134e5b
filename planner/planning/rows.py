"""A formula as rows of sums, for a linear programme. Where something holds or not, here it may in part."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from math import inf

from planner.planning.formula import Formula, Literal, Terms

Part = tuple[Literal, Sequence[Literal]]
"""A literal, and those of which it is the sum."""


class Rows:
    """Sums of variables that lie between a least and a most, and what each variable costs.

    A variable is from 0 to 1, or to what ``most`` says of it. ``entries`` are a row, a variable and its weight each.
    """

    def __init__(self, formula: Formula, parts: Iterable[Part] = ()) -> None:
        self.costs: dict[int, float] = {}
        self.most: dict[int, float] = {}
        self.offset = float(formula.constant)
        self.row_of, self.variable_of, self.weights = array("l"), array("l"), array("d")
        self.ends: list[tuple[float, float]] = []
        self._state(formula)
        for one, several in parts:
            self._row([(-1, one), *((1, part) for part in several)], 0, 0)
        for weight, literal in formula.costs:
            self._price(weight, literal)

    def paid(self, prices: Sequence[float], variables: int) -> tuple[Sequence[float], float]:
        """What each variable costs, and what there is to pay besides, where rows have prices and need not be kept.

        A price above zero is for the row's least and one below for its most; where there is no such end, there is
        no price. Whatever the prices are: the cheapest that all variables can be then, no plan can be cheaper than.
        """
        fair = [price if -inf < ends[price < 0] < inf else 0.0 for price, ends in zip(prices, self.ends, strict=True)]
        left = [0.0] * variables
        for variable, cost in self.costs.items():
            left[variable] = cost
        for row, variable, weight in zip(self.row_of, self.variable_of, self.weights, strict=True):
            left[variable] -= fair[row] * weight
        kept = sum(price * ends[price < 0] for price, ends in zip(fair, self.ends, strict=True) if price)
        return left, self.offset + kept

    def _state(self, formula: Formula) -> None:
        for clause in formula.clauses:
            self._row([(1, literal) for literal in clause], 1, inf)
        for literals in formula.at_most_ones:
            self._row([(1, literal) for literal in literals], -inf, 1)
        for one, upper, lower in formula.differences:
            self._row([(1, one), (-1, upper), (1, lower)], 0, 0)
        for terms, bound in formula.limits:
            self._row(terms, -inf, bound)
        for excess in formula.excesses:
            over = formula.new(False)
            self.most[over], self.costs[over] = excess.most, excess.weight
            self._row([*excess.terms, (-1, over)], -inf, excess.cap)
            if excess.alone:
                self._row([*excess.alone, (-1, over)], -inf, 0)

    def _price(self, weight: int, literal: Literal) -> None:
        """Not to hold is 1 less the variable."""
        self.offset += weight if literal < 0 else 0
        self.costs[abs(literal)] = self.costs.get(abs(literal), 0.0) + (weight if literal > 0 else -weight)

    def _row(self, terms: Terms, least: float, most: float) -> None:
        weights: dict[int, int] = {}
        turned = 0
        for weight, literal in terms:
            variable = abs(literal)
            weights[variable] = weights.get(variable, 0) + (weight if literal > 0 else -weight)
            turned += weight if literal < 0 else 0
        for variable in sorted(weights):
            self.row_of.append(len(self.ends))
            self.variable_of.append(variable)
            self.weights.append(weights[variable])
        self.ends.append((least - turned, most - turned))
