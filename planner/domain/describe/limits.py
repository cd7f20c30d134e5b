"""Clauses that leave out what does not fit: "kun i marts", "kun i ulige uger"."""

from __future__ import annotations

from planner.domain.describe.days import month_days
from planner.domain.describe.months import in_months
from planner.domain.describe.weeks import in_weeks
from planner.domain.rules import Recurrence
from planner.domain.words import Words


def only(limit: str, w: Words) -> str:
    """The limit as a clause."""
    return w(f"kun {limit}", f"only {limit}")


def to_months(rule: Recurrence, w: Words) -> tuple[str, ...]:
    """The months that the rule is limited to, if any."""
    return (only(in_months(rule.by_month, w), w),) if rule.by_month else ()


def to_weeks(rule: Recurrence, w: Words) -> tuple[str, ...]:
    """The ISO weeks that the rule is limited to, if any."""
    return (only(in_weeks(rule.by_week_no, w), w),) if rule.by_week_no else ()


def to_month_days(rule: Recurrence, w: Words) -> tuple[str, ...]:
    """The days of the month that the rule is limited to, if any."""
    if not rule.by_month_day:
        return ()
    days = month_days(rule.by_month_day, w)
    return (only(w(f"{days} i måneden", f"on {days} of the month"), w),)
