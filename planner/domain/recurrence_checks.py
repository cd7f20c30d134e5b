"""What a ``Recurrence`` must fulfil to mean anything: the parts of it that RFC 5545 §3.3.10 lets stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.domain.errors import NeverMatches, RuleError
from planner.domain.rule_checks import LONGEST, LONGEST_MONTH, covered, in_order, within
from planner.domain.spans import times_of

if TYPE_CHECKING:
    from planner.domain.rules import Recurrence

MOST_OCCURRENCES: Final = 3500


def recurrence(rule: Recurrence) -> None:
    """Raises ``RuleError`` for parts that RFC 5545 §3.3.10 forbids or that can never give a date."""
    covered("start", rule.start)
    within("interval", (rule.interval,), range(1, 1001))
    within("by_month", rule.by_month, range(1, 13))
    within("except_months", rule.except_months, range(1, 13))
    within("by_week_no", rule.by_week_no, range(1, 54))
    within("by_set_pos", map(abs, rule.by_set_pos), range(1, 367))
    within("length", (rule.length,), range(1, LONGEST + 1))
    _by_day(rule)
    _by_month_day(rule)
    _by_working_day(rule)
    _end(rule)
    if not (set(rule.by_month) or set(range(1, 13))) - set(rule.except_months):
        raise NeverMatches("except_months")
    _by_set_pos(rule)
    if rule.times is not None:
        times_of(*rule.times, several_days=rule.length > 1)


def _by_day(rule: Recurrence) -> None:
    within("by_day", (weekday.day for weekday in rule.by_day), range(7))
    if len(set(rule.by_day)) < len(rule.by_day):
        raise RuleError("by_day", "Den samme ugedag står der to gange.", "The same weekday stands there twice.")
    counted = [abs(weekday.nth) for weekday in rule.by_day if weekday.nth]
    if not counted:
        return
    if rule.freq not in ("monthly", "yearly") or rule.by_week_no:
        raise RuleError(
            "by_day",
            "Den n-te ugedag findes kun i en måned eller et år.",
            "The n-th weekday exists only in a month or a year.",
        )
    most = 53 if rule.freq == "yearly" and not rule.by_month else 5
    within("by_day", counted, range(1, most + 1))


def _by_month_day(rule: Recurrence) -> None:
    within("by_month_day", map(abs, rule.by_month_day), range(1, 32))
    if not rule.by_month_day:
        return
    if rule.freq == "weekly":
        raise RuleError(
            "by_month_day",
            "En ugentlig regel har ingen dag i måneden.",
            "A weekly rule has no day of the month.",
        )
    months = set(rule.by_month or range(1, 13)) - set(rule.except_months)
    longest = max((LONGEST_MONTH[month - 1] for month in months), default=31)
    if all(abs(day) > longest for day in rule.by_month_day):
        raise RuleError(
            "by_month_day",
            f"Ingen af de valgte måneder har en dag {abs(rule.by_month_day[0])}.",
            f"None of the chosen months has a day {abs(rule.by_month_day[0])}.",
        )


def _by_working_day(rule: Recurrence) -> None:
    if not rule.by_working_day:
        return
    within("by_working_day", map(abs, rule.by_working_day), range(1, 24))
    if (
        rule.freq not in ("monthly", "yearly")
        or rule.by_day
        or rule.by_month_day
        or rule.by_set_pos
        or rule.by_week_no
    ):
        raise RuleError(
            "by_working_day",
            "Den n-te hverdag tælles i måneden og kan ikke forenes med andre dage.",
            "The n-th working day is counted in the month and cannot be joined with other days.",
        )


def _by_set_pos(rule: Recurrence) -> None:
    if not rule.by_set_pos:
        return
    if rule.freq not in ("monthly", "yearly"):
        raise RuleError(
            "by_set_pos",
            "Vælg ugedagen selv; den n-te dag tælles kun i en måned eller et år.",
            "Choose the weekday itself; the n-th day is counted only in a month or a year.",
        )
    if not (rule.by_day or rule.by_month_day or rule.by_month or rule.by_week_no):
        raise RuleError(
            "by_set_pos",
            "Vælg hvilke dage der skal tælles imellem.",
            "Choose the days to count among.",
        )


def _end(rule: Recurrence) -> None:
    if rule.count is not None:
        within("count", (rule.count,), range(1, MOST_OCCURRENCES + 1))
        if rule.until is not None:
            raise RuleError(
                "until",
                "Vælg enten et antal eller en slutdato, ikke begge.",
                "Choose either a count or an end date, not both.",
            )
    in_order(rule.start, rule.until)
