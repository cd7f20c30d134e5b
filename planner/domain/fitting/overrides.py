"""Rules with months of their own: "3. mandag; i marts og august den 4., i december den 2."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from planner.domain.days import Days
from planner.domain.fitting.candidates import PLACES, place_of
from planner.domain.fitting.deviations import Candidate, Fit, measured
from planner.domain.rules import Branch, Frequency, Recurrence, Union, Weekday

_MOST_BASES: Final = 6
_MOST_OVERRIDES: Final = 4


def with_overrides(fits: Sequence[Fit], given: Sequence[date], days: Days) -> Iterator[Fit]:
    """The best weekday rules, with another place in each month whose dates all have that place instead."""
    bases = [one for one in fits if _counts_one_weekday(one)]
    for one in bases[:_MOST_BASES]:
        if isinstance(one.rule, Recurrence):
            candidate = _overridden(one.rule, one.complexity, given)
            if candidate is not None:
                yield measured(candidate, given, days)


def _counts_one_weekday(one: Fit) -> bool:
    rule = one.rule
    return (
        isinstance(rule, Recurrence)
        and rule.freq is Frequency.MONTHLY
        and len(rule.by_day) == 1
        and rule.by_day[0].nth != 0
        and bool(one.exceptions)
    )


def _overridden(rule: Recurrence, complexity: int, given: Sequence[date]) -> Candidate | None:
    weekday, usual = rule.by_day[0]
    by_month: dict[int, list[date]] = {}
    for day in given:
        by_month.setdefault(day.month, []).append(day)
    places: dict[int, list[int]] = {}
    for month, days in by_month.items():
        place = _common_place(days, weekday)
        if place is not None and place != usual and not all(usual in place_of(day) for day in days):
            places.setdefault(place, []).append(month)
    months = sum(map(len, places.values()))
    if not places or months > _MOST_OVERRIDES or 2 * months > len(by_month):
        return None
    branches = [Branch(rule)]
    for place, in_months in sorted(places.items()):
        branches.append(Branch(replace(rule, by_day=(Weekday(weekday, place),), except_months=()), tuple(in_months)))
    return Candidate(Union(tuple(branches)), complexity + len(places) + months)


def _common_place(days: Sequence[date], weekday: int) -> int | None:
    """The place that all the month's dates share, over the years."""
    if any(day.weekday() != weekday for day in days):
        return None
    if len({day.year for day in days}) < len(days):
        return None
    return next((place for place in PLACES if all(place in place_of(day) for day in days)), None)
