"""Yearly recurrences: "hvert år den 1. tirsdag i marts", "hvert 2. år onsdag i uge 3"."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.describe import limits
from planner.domain.describe.days import ALL_WEEK, a_weekday, weekdays
from planner.domain.describe.monthly import among, chosen_simply, days_of, every_year, in_the_months
from planner.domain.describe.sentence import Core
from planner.domain.describe.weekly import days_in_weeks
from planner.domain.rules import Recurrence
from planner.domain.words import Words


def yearly(rule: Recurrence, w: Words) -> Core:
    """The rule's days of the year, each n-th year."""
    return every_year(_chosen(rule, w) if rule.by_set_pos else _days(rule, w), rule.interval, w)


def _days(rule: Recurrence, w: Words) -> Core:
    if rule.by_week_no:
        return _in_weeks(rule, w)
    if rule.by_day and not rule.by_month:
        return _of_the_year(rule, w)
    in_every_month = bool(rule.by_month_day and not rule.by_month)
    core = in_the_months(rule, () if in_every_month else rule.by_month or (rule.start.month,), w)
    return core._replace(again=core.again or in_every_month)


def _in_weeks(rule: Recurrence, w: Words) -> Core:
    """RFC 5545 lets a yearly rule with weeks and no weekday take every day of them."""
    days = frozenset(weekday.day for weekday in rule.by_day) or ALL_WEEK
    core = days_in_weeks(days, rule.by_week_no, w)
    return core._replace(clauses=(*limits.to_months(rule, w), *limits.to_month_days(rule, w)))


def _of_the_year(rule: Recurrence, w: Words) -> Core:
    """Weekdays counted in the whole year: "den 20. mandag i året"."""
    counted = any(weekday.nth for weekday in rule.by_day)
    in_year = w(" i året", " of the year") if counted else ""
    if rule.by_month_day:
        when = a_weekday(rule.by_day, w) + in_year
        dates = in_the_months(replace(rule, by_day=()), (), w)
        return Core(dates.text, (w(f"når det er {when}", f"when it is {when}"),), again=True)
    return Core(weekdays(rule.by_day, w) + in_year, again=not counted)


def _chosen(rule: Recurrence, w: Words) -> Core:
    """Positions counted among all the year's days that fit."""
    if chosen_simply(rule) and not rule.by_week_no and len(set(rule.by_month)) <= 1:
        if rule.by_month:
            return in_the_months(rule, rule.by_month, w)
        return Core(days_of(rule, w).text + w(" i året", " of the year"))
    return Core(among(rule, _days(replace(rule, by_set_pos=()), w), w))
