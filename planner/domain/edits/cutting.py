"""A rule cut in two at a day: what it gave before, and what it gives from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.domain import recurrence
from planner.domain.days import Days
from planner.domain.rules import (
    AgreedDate,
    AgreedDates,
    Branch,
    Frequency,
    Period,
    Recurrence,
    Rule,
    SimpleRule,
    Union,
    Weekday,
)
from planner.domain.spans import END_DAY

_ONE_DAY: Final = timedelta(days=1)
_LOOK: Final = 366 * 5
"""How many days are searched at once for a rule's next date."""


def ended(rule: Rule, day: date, days: Days) -> Rule | None:
    """The part of the rule before ``day``; None where it gives nothing before. ``days`` tells working days.

    A rule that follows another series comes back as it is: it ends where that one does.
    """
    match rule:
        case AgreedDates():
            return _agreed(one for one in rule.dates if one.first < day)
        case Recurrence() | Period():
            return _ended(rule, day, days)
        case Union():
            return _joined(rule, [_ended(branch.rule, day, days) for branch in rule.branches])
        case _:
            return rule


def begun(rule: Rule, day: date, days: Days) -> Rule | None:
    """The part of the rule from ``day`` on, in step with what came before; None where nothing comes any more.

    A rule that follows another series comes back as it is.
    """
    match rule:
        case AgreedDates():
            return _agreed(one for one in rule.dates if one.first >= day)
        case Recurrence() | Period():
            return _begun(rule, day, days)
        case Union():
            return _joined(rule, [_begun(branch.rule, day, days) for branch in rule.branches])
        case _:
            return rule


def _agreed(dates: Iterable[AgreedDate]) -> AgreedDates | None:
    kept = tuple(dates)
    return AgreedDates(kept) if kept else None


def _ended(rule: SimpleRule, day: date, days: Days) -> SimpleRule | None:
    last = day - _ONE_DAY
    begins = rule.start if isinstance(rule, Recurrence) else rule.since
    if begins is not None and last < begins:
        return None
    if isinstance(rule, Recurrence) and rule.count is not None:
        before = _count_before(rule, day, days)
        return replace(rule, count=before) if before else None
    return replace(rule, until=last if rule.until is None else min(rule.until, last))


def _begun(rule: SimpleRule, day: date, days: Days) -> SimpleRule | None:
    if rule.until is not None and rule.until < day:
        return None
    if isinstance(rule, Period):
        return replace(rule, since=day if rule.since is None else max(rule.since, day))
    if day <= rule.start:
        return rule
    first = _first_on_or_after(rule, day, days)
    if first is None:
        return None
    count = None if rule.count is None else rule.count - _count_before(rule, day, days)
    # An interval is counted from the start, which must therefore be a date of the rule.
    return replace(pinned(rule), count=count, start=first if rule.interval > 1 else day)


def _joined(rule: Union, parts: list[SimpleRule | None]) -> Union | None:
    """The branches that still give something. Where one is lost, its months go to nobody."""
    lost = None in parts
    branches = tuple(
        Branch(part, tuple(sorted(rule.months_of(branch))) if lost else branch.months)
        for branch, part in zip(rule.branches, parts, strict=True)
        if part is not None
    )
    return Union(branches) if branches else None


def _count_before(rule: Recurrence, day: date, days: Days) -> int:
    return len(recurrence.dates(rule, rule.start.toordinal(), day.toordinal(), days))


def _first_on_or_after(rule: Recurrence, day: date, days: Days) -> date | None:
    for first in range(day.toordinal(), END_DAY.toordinal(), _LOOK):
        found = recurrence.dates(rule, first, first + _LOOK, days)
        if found:
            return found[0]
    return None


def pinned(rule: Recurrence) -> Recurrence:
    """The rule with what it takes from its start written out, so that it may start on another day."""
    said = bool(rule.by_day or rule.by_month_day or rule.by_working_day)
    match rule.freq:
        case Frequency.WEEKLY if not rule.by_day:
            return replace(rule, by_day=(Weekday(rule.start.weekday()),))
        case Frequency.MONTHLY if not said:
            return replace(rule, by_month_day=(rule.start.day,))
        case Frequency.YEARLY if not rule.by_week_no:
            in_one_month = not (rule.by_month or rule.by_month_day or rule.by_day or rule.by_set_pos)
            return replace(
                rule,
                by_month=(rule.start.month,) if in_one_month else rule.by_month,
                by_month_day=rule.by_month_day if said else (rule.start.day,),
            )
        case _:
            return rule
