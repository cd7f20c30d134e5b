"""Rules that give windows without a day: one for all of them, or one each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.domain.phrases import remarks
from planner.domain.phrases.compose.bag import Unclear
from planner.domain.phrases.compose.dating import Days, period_of
from planner.domain.phrases.parts import Stretch
from planner.domain.rules import Branch, MonthDay, Period, PeriodUnit, Union


def rule_of(written: Sequence[Stretch], found: Sequence[Days], since: date, until: date | None) -> Period | Union:
    """The windows as a rule. Raises ``Unclear`` for windows of different sorts that begin in the same month."""
    bounded = [
        replace(_period(one, days), since=since, until=until) for one, days in zip(written, found, strict=True)
    ]
    merged = _merged(bounded)
    if merged is not None:
        return merged
    months = [days[0].month for days in found]
    if len(set(months)) < len(months):
        raise Unclear(remarks.which_of_these())
    return Union(tuple(Branch(one, (month,)) for one, month in zip(bounded, months, strict=True)))


def _period(written: Stretch, found: Days) -> Period:
    if written.first == written.last:
        return period_of(written.first)
    return Period(unit=PeriodUnit.SPAN, span=_ends(*found))


def _ends(first: date, last: date) -> tuple[MonthDay, MonthDay]:
    """A window's ends as days of the year."""
    return MonthDay(first.month, first.day), MonthDay(last.month, last.day)


def _merged(periods: Sequence[Period]) -> Period | None:
    """One rule for windows of one sort: "i 1. og 3. kvartal", "ultimo februar og august"."""
    first = periods[0]
    if len(periods) == 1:
        return first
    same_unit = all(one.unit is first.unit for one in periods) and first.unit is not PeriodUnit.SPAN
    parts = {one.numbers for one in periods} if first.unit is PeriodUnit.PART_OF_MONTH else {()}
    if not same_unit or len(parts) > 1:
        return None
    months = tuple(sorted({month for one in periods for month in one.months}))
    numbers = tuple(sorted({number for one in periods for number in one.numbers}))
    return replace(first, months=months, numbers=numbers)
