"""One way of writing each rule: what is said differently and means the same becomes the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from planner.domain import periods, recurrence
from planner.domain.choices.answers import in_order
from planner.domain.days import Days
from planner.domain.edits.cutting import pinned
from planner.domain.periods import PeriodWindow
from planner.domain.rules import AgreedDates, Frequency, Period, Placed, Recurrence, Rule
from planner.domain.spans import Window

_ALL_YEAR: Final = tuple(range(1, 13))
_MOST_YEARS: Final = 3
"""Over how many years something is looked for that comes only once."""


def normal(rule: Rule) -> Rule:
    """The rule with what its start says written out, months named once, and lists in order.

    What comes in the same months every year is monthly; what comes every n-th year starts on New Year's Day.
    """
    match rule:
        case Recurrence():
            return _recurrence(pinned(rule))
        case Period():
            return _period(rule)
        case Placed(within=Period() as within):
            return replace(rule, within=_period(within))
        case AgreedDates():
            plain = (one._replace(last=None) if one.last == one.first else one for one in rule.dates)
            return AgreedDates(tuple(sorted(plain, key=lambda one: one.first)))
        case _:
            return rule


def _recurrence(rule: Recurrence) -> Recurrence:
    rule = _from_new_year(_monthly(rule))
    named = sorted(set(rule.by_month or _ALL_YEAR) - set(rule.except_months))
    return replace(
        rule,
        by_day=tuple(sorted(rule.by_day)),
        by_month=tuple(named) if len(named) < len(_ALL_YEAR) else (),
        except_months=(),
        by_month_day=in_order(rule.by_month_day),
        by_week_no=tuple(sorted(rule.by_week_no)),
        by_working_day=in_order(rule.by_working_day),
    )


def _monthly(rule: Recurrence) -> Recurrence:
    """Every n-th month, or every year in some months, as months of every year where it comes to the same."""
    if rule.freq is Frequency.YEARLY and rule.interval == 1 and rule.by_month:
        days_are_of_the_month = not (rule.by_set_pos or rule.by_week_no) and all(one.nth for one in rule.by_day)
        return replace(rule, freq=Frequency.MONTHLY) if days_are_of_the_month else rule
    if rule.freq is not Frequency.MONTHLY or rule.interval == 1 or 12 % rule.interval or rule.count is not None:
        return rule
    met = {(rule.start.month - 1 + more) % 12 + 1 for more in range(0, 12, rule.interval)}
    return replace(rule, interval=1, by_month=tuple(sorted(met & set(rule.by_month or _ALL_YEAR))) or rule.by_month)


def _from_new_year(rule: Recurrence) -> Recurrence:
    if rule.freq is not Frequency.YEARLY or rule.interval == 1 or rule.count is not None:
        return rule
    new_year = date(rule.start.year, 1, 1)
    whole = replace(rule, start=new_year)
    missed = recurrence.dates(whole, new_year.toordinal(), rule.start.toordinal(), Days())
    return rule if missed else whole


def only_window(rule: Period) -> PeriodWindow | None:
    """The window of a rule that is bound to a single one."""
    if rule.since is None or rule.until is None or rule.until.year - rule.since.year > _MOST_YEARS:
        return None
    found = periods.windows(rule, Window(rule.since, rule.until).bounded().padded(0, 1))
    return found[0] if len(found) == 1 else None


def _period(rule: Period) -> Period:
    only = only_window(rule)
    if only is not None:
        rule = replace(rule, since=only.first, until=only.first, every=1)
    months = tuple(sorted(rule.months)) if len(rule.months) < len(_ALL_YEAR) else ()
    return replace(
        rule,
        numbers=in_order(rule.numbers),
        months=months,
        anchor_year=rule.anchor_year if rule.every > 1 else None,
    )
