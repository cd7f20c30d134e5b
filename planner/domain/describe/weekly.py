"""Daily and weekly recurrences: "hver mandag", "hver 2. uge om mandagen", "hver dag i uge 7–9"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.domain.describe import limits
from planner.domain.describe.days import ALL_WEEK, each, named, on
from planner.domain.describe.monthly import every_year, monthly
from planner.domain.describe.months import in_months
from planner.domain.describe.sentence import Core
from planner.domain.describe.weeks import every_other, in_a_row, in_weeks, one_by_one
from planner.domain.rules import Frequency, Recurrence
from planner.domain.words import Words


def daily(rule: Recurrence, w: Words) -> Core:
    """Every n-th day, where it fits the weekdays, days of the month, weeks and months that are given."""
    days = frozenset(weekday.day for weekday in rule.by_day)
    if rule.interval > 1:
        nth = w.ordinal(rule.interval)
        to_weekdays = [limits.only(on(days, w), w)] if days else []
        clauses = (
            *to_weekdays,
            *limits.to_month_days(rule, w),
            *limits.to_weeks(rule, w),
            *limits.to_months(rule, w),
        )
        return Core(w(f"hver {nth} dag", f"every {nth} day"), clauses)
    if rule.by_month_day:
        core = monthly(replace(rule, freq=Frequency.MONTHLY), w)
        return core._replace(clauses=(*core.clauses, *limits.to_weeks(rule, w)))
    return _each_week(rule, days or ALL_WEEK, w)


def weekly(rule: Recurrence, w: Words) -> Core:
    """Weekdays of every week, of every n-th one, or of the ISO weeks that are given."""
    days = frozenset(weekday.day for weekday in rule.by_day) or {rule.start.weekday()}
    if rule.interval == 1:
        return _each_week(rule, days, w)
    nth = w.ordinal(rule.interval)
    clauses = (*limits.to_weeks(rule, w), *limits.to_months(rule, w))
    return Core(w(f"hver {nth} uge {on(days, w)}", f"every {nth} week {on(days, w)}"), clauses)


def days_in_weeks(days: Collection[int], weeks: Collection[int], w: Words) -> Core:
    """Weekdays in ISO weeks: "hver mandag i ulige uger", "hver tirsdag i uge 12–45", "onsdag i uge 3"."""
    if every_other(weeks) or in_a_row(weeks):
        return Core(f"{each(days, w)} {in_weeks(weeks, w)}", again=True)
    if one_by_one(weeks):
        return Core(f"{named(days, w)} {in_weeks(weeks, w)}")
    return Core(f"{on(days, w)} {in_weeks(weeks, w)}", again=True)


def _each_week(rule: Recurrence, days: Collection[int], w: Words) -> Core:
    if rule.by_week_no:
        core = every_year(days_in_weeks(days, rule.by_week_no, w), 1, w)
        return core._replace(clauses=limits.to_months(rule, w))
    months = f" {in_months(rule.by_month, w)}" if rule.by_month else ""
    return Core(f"{each(days, w)}{months}", again=True)
