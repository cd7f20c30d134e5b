"""A planning problem as Booleans and sums, for any solver: ``cpsat`` and ``sat`` each read it in their own terms.

A literal is a whole number: a variable's, or minus it for "not". ``TRUE`` and ``FALSE`` are literals too, and drop
out of what is stated. Every variable knows its value under a plan that is already there, so that a solver can
start from that plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

Literal = int
Terms = Sequence[tuple[int, Literal]]
"""A sum: each literal counts its weight when it is true. Weights are above zero."""

TRUE: Final = 1
FALSE: Final = -1


@dataclass(frozen=True, slots=True)
class Excess:
    """The sum of ``terms`` above ``cap`` costs ``weight`` a unit; it is never above ``most``."""

    terms: Terms
    cap: int
    most: int
    weight: int

    @property
    def alone(self) -> Terms:
        """What is above the cap by itself, and by how much: it is so whole or not at all.

        Said apart, half of it costs half.
        """
        return [(weight - self.cap, literal) for weight, literal in self.terms if weight > self.cap]


@dataclass(slots=True)
class Formula:
    """What must hold, and what costs points. Statements are added; nothing is ever taken back."""

    clauses: list[tuple[Literal, ...]] = field(default_factory=list)
    at_most_ones: list[tuple[Literal, ...]] = field(default_factory=list)
    differences: list[tuple[Literal, Literal, Literal]] = field(default_factory=list)
    limits: list[tuple[Terms, int]] = field(default_factory=list)
    excesses: list[Excess] = field(default_factory=list)
    costs: list[tuple[int, Literal]] = field(default_factory=list)
    constant: int = 0
    start: list[bool] = field(default_factory=lambda: [False, True])

    def new(self, start: bool) -> Literal:
        """A new variable, with its value in the plan that is already there."""
        self.start.append(start)
        return len(self.start) - 1

    def starts(self, literal: Literal) -> bool:
        """Whether the literal is true in the plan that is already there."""
        return self.start[literal] if literal > 0 else not self.start[-literal]

    def either(self, literals: Iterable[Literal]) -> None:
        """At least one of them holds; of none, that is a contradiction."""
        some = dict.fromkeys(literals)
        some.pop(FALSE, None)
        if TRUE not in some and not any(-literal in some for literal in some):
            self.clauses.append(tuple(some))

    def implies(self, one: Literal, other: Literal) -> None:
        """If the one holds, so does the other."""
        self.either((-one, other))

    def at_most_one(self, literals: Iterable[Literal]) -> None:
        """No two of them hold."""
        some = [literal for literal in literals if literal != FALSE]
        if some.count(TRUE):
            some.remove(TRUE)
            for literal in some:
                self.either((-literal,))
        elif len(some) > 1:
            self.at_most_ones.append(tuple(some))

    def exactly_one(self, literals: Sequence[Literal]) -> None:
        """One of them holds, and no other."""
        self.either(literals)
        self.at_most_one(literals)

    def difference(self, one: Literal, upper: Literal, lower: Literal) -> None:
        """``one`` is "``upper`` and not ``lower``", where ``lower`` implies ``upper``."""
        self.differences.append((one, upper, lower))

    def at_most(self, terms: Terms, bound: int) -> None:
        """The sum does not exceed the bound."""
        some, fixed = _open(terms)
        if fixed > bound:
            self.either(())
        elif sum(weight for weight, _ in some) > bound - fixed:
            self.limits.append((some, bound - fixed))

    def cost(self, weight: int, literal: Literal) -> None:
        """The literal costs that many points, below zero too, when it holds."""
        if literal == TRUE:
            self.constant += weight
        elif literal != FALSE and weight:
            self.costs.append((weight, literal))

    def cost_above(self, terms: Terms, cap: int, most: int, weight: int) -> None:
        """Each unit of the sum above the cap costs; the sum is known never to exceed ``most``."""
        some, fixed = _open(terms)
        over = min(most, sum(count for count, _ in some) + fixed) - cap
        if over <= 0 or not weight:
            return
        if fixed < cap:
            self.excesses.append(Excess(some, cap - fixed, over, weight))
            return
        self.constant += weight * (fixed - cap)
        for count, literal in some:
            self.cost(weight * count, literal)


def _open(terms: Terms) -> tuple[Terms, int]:
    """The terms whose literals are not settled, and the sum of those that hold anyway."""
    some = [(weight, literal) for weight, literal in terms if literal not in (TRUE, FALSE)]
    return some, sum(weight for weight, literal in terms if literal == TRUE)
