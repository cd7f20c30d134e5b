"""Lists of what lasts several days at a time: "29.-30. januar og 27.-28. august"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from planner.domain.fitting.deviations import Fit
from planner.domain.rules import Branch, Recurrence, Union

_LONGEST: Final = 5
_LEAST_BETWEEN: Final = timedelta(days=14)
_ONE_DAY: Final = timedelta(days=1)


def length_of(given: Sequence[date]) -> int:
    """How many days each of the events lasts, where all of them last equally long and lie weeks apart; else 1."""
    firsts = [day for before, day in zip((date.min, *given), given, strict=False) if day - before != _ONE_DAY]
    length, over = divmod(len(given), len(firsts))
    if over or not 1 < length <= _LONGEST or len(firsts) < 2:
        return 1
    alike = [day + more * _ONE_DAY for day in firsts for more in range(length)] == list(given)
    apart = all(later - earlier >= _LEAST_BETWEEN for earlier, later in pairwise(firsts))
    return length if alike and apart else 1


def lasting(one: Fit, length: int) -> Fit:
    """The fit of the first days as one of all of them."""
    rule = one.rule
    if isinstance(rule, Recurrence):
        return one._replace(rule=replace(rule, length=length), matched=one.matched * length)
    branches = [
        Branch(replace(part, length=length), months) if isinstance(part, Recurrence) else Branch(part, months)
        for part, months in rule.branches
    ]
    return one._replace(rule=Union(tuple(branches)), matched=one.matched * length)
