"""From dates to the rules that they follow: last year's list in, the simplest rule with its exceptions out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from planner.domain.days import Days
from planner.domain.errors import DomainError
from planner.domain.fitting.candidates import candidates
from planner.domain.fitting.deviations import Deviation, Fit, measured
from planner.domain.fitting.overrides import with_overrides
from planner.domain.fitting.policies import with_policies
from planner.domain.fitting.stretches import lasting, length_of
from planner.domain.fitting.summary import summary
from planner.domain.series import Policy

MOST_DATES: Final = 400
LONGEST_YEARS: Final = 30
_MOST_FITS: Final = 8
_AN_EXCEPTION: Final = 2


def fit(dates: Collection[date], days: Days) -> list[Fit]:
    """The rules that fit the dates, the one that takes least to say first, an exception counting as two of its words.

    A rule that is only bent round one odd date is thus behind the plain one with its exception named. Rules run from
    the first date's month to the last one's. A date beside the rule, a date of the rule that is not on the list, or
    the two as a pair (moved) is one exception; a rule that meets few of the dates is given only when there is no
    better one. Of seminars, which last several days each, the rule is for their first days.
    ``days`` tells holidays and working days. Raises
    ``DomainError`` for fewer than two dates, or more than 400, or for dates more than 30 years apart.
    """
    given = sorted(set(dates))
    _check(given)
    length = length_of(given)
    return [lasting(one, length) for one in _fits(given[::length], days)] if length > 1 else _fits(given, days)


def _fits(given: list[date], days: Days) -> list[Fit]:
    plain = [measured(candidate, given, days) for candidate in candidates(given)]
    best = sorted(plain, key=_order)
    derived = [*with_overrides(best, given, days), *with_policies(best, given, days)]
    fits: list[Fit] = []
    for one in sorted([*best, *derived], key=_order):
        if all((one.rule, one.adjustments) != (other.rule, other.adjustments) for other in fits):
            fits.append(one)
    good = [one for one in fits if 3 * one.matched >= len(given) and 3 * len(one.exceptions) <= 2 * len(given)]
    return good[:_MOST_FITS] or fits[:1]


def _order(one: Fit) -> tuple[int, int, int, bool, str]:
    """What it takes to say; of rules with the same dates that which leaves out and moves none is the simpler."""
    cost = _AN_EXCEPTION * len(one.exceptions) + one.complexity
    moves = any(choice.policy is not Policy.SKIP for choice in one.adjustments)
    return cost, one.complexity, -one.matched, moves, repr((one.rule, one.adjustments))


def _check(given: list[date]) -> None:
    if len(given) < 2:
        raise DomainError("dates", "Skriv mindst to datoer.", "Give at least two dates.")
    if len(given) > MOST_DATES:
        raise DomainError("dates", f"Højst {MOST_DATES} datoer.", f"At most {MOST_DATES} dates.")
    if given[-1].year - given[0].year > LONGEST_YEARS:
        raise DomainError(
            "dates",
            f"Datoerne må højst ligge {LONGEST_YEARS} år fra hinanden.",
            f"The dates must lie within {LONGEST_YEARS} years.",
        )


__all__ = ["LONGEST_YEARS", "MOST_DATES", "Deviation", "Fit", "fit", "summary"]
