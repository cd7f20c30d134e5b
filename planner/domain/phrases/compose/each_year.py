"""Days that come back each year: "hvert år den 1. maj", "den 1. april og den 1. oktober hvert år"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.domain.phrases import contradictions, remarks
from planner.domain.phrases.compose.bag import Unclear
from planner.domain.phrases.compose.dating import Days
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.compose.limits import Limits
from planner.domain.rule_checks import LONGEST
from planner.domain.rules import Branch, Frequency, MonthDay, Period, PeriodUnit, Recurrence, Union

_ONE_DAY: Final = timedelta(days=1)
_LEAP_DAY: Final = (2, 29)


def every_year(found: Sequence[Days], draft: Draft) -> Recurrence | Period | Union:
    """A rule that gives the same days each year. Raises ``Unclear`` for 29 February."""
    by_month: dict[int, list[Days]] = {}
    for one in found:
        by_month.setdefault(one[0].month, []).append(one)
    rules = {month: _same_days_each_year(days, draft) for month, days in by_month.items()}
    if len(rules) == 1:
        return next(iter(rules.values()))
    return Union(tuple(Branch(rule, (month,)) for month, rule in rules.items()))


def within(bounds: Limits, rule: Recurrence | Period | Union) -> Recurrence | Period | Union:
    """The rule between the days that the phrase gives as its first and last."""
    if bounds.since is None and bounds.until is None:
        return rule
    if not isinstance(rule, Recurrence):
        raise Unclear(remarks.which_of_these())
    return replace(rule, start=bounds.since or rule.start, until=bounds.until)


def _same_days_each_year(days: Sequence[Days], draft: Draft) -> Recurrence | Period:
    """The days of one month. Raises ``Unclear`` for several of which one lasts longer than a day."""
    rule = _same_day_each_year(*days[0], draft)
    if len(days) == 1:
        return rule
    if not isinstance(rule, Recurrence) or any(first < last for first, last in days):
        raise Unclear(remarks.which_of_these())
    return replace(rule, by_month_day=tuple(sorted(first.day for first, _ in days)))


def _same_day_each_year(first: date, last: date, draft: Draft) -> Recurrence | Period:
    if (last - first).days >= LONGEST:
        ends = (MonthDay(first.month, first.day), MonthDay(last.month, last.day))
        return Period(unit=PeriodUnit.SPAN, span=ends, since=first)
    at_the_end = (first + _ONE_DAY).day == 1 and draft.by is not None
    if (first.month, first.day) == _LEAP_DAY and not at_the_end:
        raise Unclear(contradictions.missing_in_some_months(first.day))
    return Recurrence(
        freq=Frequency.YEARLY,
        start=first,
        by_month=(first.month,),
        by_month_day=(-1,) if at_the_end else (first.day,),
        times=draft.times,
        length=(last - first).days + 1,
    )
