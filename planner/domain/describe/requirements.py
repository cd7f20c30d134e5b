"""A requirement in words: how many dates a series must have, and how they must lie."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from planner.domain import periods
from planner.domain.describe import describe
from planner.domain.rules import Period, PeriodUnit
from planner.domain.series import Quota, Requirement
from planner.domain.spans import Window
from planner.domain.words import Words

_IN_A: Final = {
    PeriodUnit.YEAR: ("om året", "a year"),
    PeriodUnit.HALF_YEAR: ("i halvåret", "a half-year"),
    PeriodUnit.QUARTER: ("i kvartalet", "a quarter"),
    PeriodUnit.MONTH: ("om måneden", "a month"),
}
_PARTS: Final = {
    PeriodUnit.HALF_YEAR: ("halvår", "half-years", "half-year"),
    PeriodUnit.QUARTER: ("kvartaler", "quarters", "quarter"),
    PeriodUnit.MONTH: ("måneder", "months", "month"),
}
_EACH: Final = {
    PeriodUnit.HALF_YEAR: "hvert halvår",
    PeriodUnit.QUARTER: "hvert kvartal",
    PeriodUnit.MONTH: "hver måned",
}
_IN_A_YEAR: Final = {
    PeriodUnit.YEAR: 1,
    PeriodUnit.HALF_YEAR: 2,
    PeriodUnit.QUARTER: 4,
    PeriodUnit.MONTH: 12,
}
_A_YEAR: Final = 2027
"""One of 52 weeks, whose first one begins in it."""


def requirement_words(requirement: Requirement, words: Words) -> tuple[str, ...]:
    """One line a quota: "4 gange om året, mindst én i hvert kvartal"."""
    return tuple(_quota(quota, words) for quota in requirement.quotas)


def _quota(quota: Quota, words: Words) -> str:
    if quota.windows:
        listed = words.joined(describe(window, words.language) for window in quota.windows)
        each_year = sum(map(_windows_a_year, quota.windows))
        said = f"{_times(each_year, words)} {words('om året', 'a year')}: {listed}" if each_year else listed
    else:
        said = f"{_times(quota.count, words)} {words(*_IN_A[quota.per])}{_spread(quota, words)}"
    return f"{quota.label}: {said}" if quota.label else said


def _windows_a_year(rule: Period) -> int:
    """How many windows the rule gives in an ordinary year; 0 for one that does not come every year."""
    if rule.every > 1:
        return 0
    found = periods.windows(replace(rule, since=None, until=None), Window.of_year(_A_YEAR))
    return sum(window.first.year == _A_YEAR for window in found)


def _times(count: int, words: Words) -> str:
    return words("én gang", "once") if count == 1 else words(f"{count} gange", f"{count} times")


def _spread(quota: Quota, words: Words) -> str:
    if quota.spread is None or quota.count == 1:
        return ""
    if quota.count < _IN_A_YEAR[quota.spread] // _IN_A_YEAR[quota.per]:
        danish, english, _one = _PARTS[quota.spread]
        return words(f", i forskellige {danish}", f", in different {english}")
    return words(f", mindst én i {_EACH[quota.spread]}", f", at least one in each {_PARTS[quota.spread][2]}")
