"""A union in words: "den 3. mandag i måneden; i marts og august den 4., i december den 2."."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from planner.domain.describe.days import ordered
from planner.domain.describe.monthly import Scope, chosen_simply, comes_weekly, days_of, in_scope, where_there_is_one
from planner.domain.describe.months import in_months
from planner.domain.describe.period import period
from planner.domain.describe.recurrence import recurrence, with_rest
from planner.domain.describe.sentence import clock
from planner.domain.rules import Branch, Frequency, Period, PeriodUnit, Recurrence, SimpleRule, Union
from planner.domain.words import Words

_MAY_NARROW: Final = frozenset({PeriodUnit.WEEK_OF_MONTH, PeriodUnit.PART_OF_MONTH, PeriodUnit.MONTH})


def union(rule: Union, w: Words) -> str:
    """First the branch that takes the remaining months, then the others, as briefly as they differ from it."""
    first, *others = sorted(_branches(rule), key=lambda branch: bool(branch.months))
    lead = _in_its_months(first, w) if first.months else _in_the_rest(first.rule, w, others)
    brief = [_difference(first.rule, branch, w) for branch in others]
    if all(brief):
        return "; ".join(filter(None, (lead, ", ".join(brief))))
    said = (short or _in_its_months(branch, w) for short, branch in zip(brief, others, strict=True))
    return "; ".join((lead, *said))


def _branches(rule: Union) -> Iterable[Branch]:
    """The branches, each without exceptions for months that are not its own."""
    for branch in rule.branches:
        own = rule.months_of(branch)
        simple = branch.rule
        if isinstance(simple, Recurrence):
            simple = replace(simple, except_months=tuple(month for month in simple.except_months if month in own))
        yield Branch(simple, branch.months)


def _in_the_rest(rule: SimpleRule, w: Words, others: Collection[Branch]) -> str:
    """The months that no other branch names; beside those, "hver måned" would not be true."""
    if others and isinstance(rule, Recurrence) and _counts_in_months(rule):
        scope = Scope(w("i måneden", "of the month"), w("i måneden", "in the month"))
        return with_rest(rule, in_scope(rule, scope, (), w), w).text()
    return _simple(rule, w)


def _in_its_months(branch: Branch, w: Words) -> str:
    rule, months = branch
    if set(_months_said(rule)) <= set(months):
        return _simple(rule, w)
    if isinstance(rule, Period):
        if rule.unit in _MAY_NARROW and not rule.months:
            return period(replace(rule, months=months), w, yearly=False).text()
        return f"{in_months(months, w)}: {_simple(rule, w)}"
    if not _counts_in_months(rule):
        return f"{in_months(months, w)} {_simple(rule, w)}"
    days = days_of(rule, w)
    text = f"{in_months(months, w)} {days.text}{where_there_is_one(rule, months, w)}"
    return with_rest(rule, days._replace(text=text), w).text()


def _difference(lead: SimpleRule, branch: Branch, w: Words) -> str:
    """Only what differs from the lead ("i marts og august den 4."), or nothing where that is not clear by itself."""
    rule, months = branch
    if not (isinstance(lead, Recurrence) and isinstance(rule, Recurrence) and _differ_in_place(lead, rule)):
        return ""
    nth = w.joined(w.ordinal(number) for number in ordered(weekday.nth for weekday in rule.by_day))
    said = w(f"{in_months(months, w)} den {nth}", f"{in_months(months, w)} the {nth}")
    said += where_there_is_one(rule, months, w)
    if rule.times == lead.times:
        return said
    return f"{said} {clock(rule.times, w) or w('hele dagen', 'all day')}"


def _differ_in_place(lead: Recurrence, rule: Recurrence) -> bool:
    """Whether both count the same weekday, and only its places and the time may differ."""
    return (
        _counts_one_weekday(lead)
        and _counts_one_weekday(rule)
        and (lead.by_day[0].day, lead.length, lead.until) == (rule.by_day[0].day, rule.length, rule.until)
    )


def _counts_one_weekday(rule: Recurrence) -> bool:
    return (
        _counts_in_months(rule)
        and rule.count is None
        and not (rule.by_month_day or rule.by_set_pos)
        and len({weekday.day for weekday in rule.by_day}) == 1
    )


def _counts_in_months(rule: Recurrence) -> bool:
    """Whether the rule counts its days in each month, so that the months can be said first."""
    return (
        rule.freq is Frequency.MONTHLY
        and rule.interval == 1
        and not (rule.by_month or rule.by_week_no)
        and (chosen_simply(rule) if rule.by_set_pos else not comes_weekly(rule))
    )


def _months_said(rule: SimpleRule) -> Collection[int]:
    """The months that the rule's own words name; all where they name none."""
    if isinstance(rule, Period):
        return rule.months or range(1, 13)
    if rule.freq is Frequency.YEARLY and not (rule.by_day or rule.by_month_day or rule.by_week_no):
        return rule.by_month or (rule.start.month,)
    return rule.by_month or range(1, 13)


def _simple(rule: SimpleRule, w: Words) -> str:
    return (period(rule, w) if isinstance(rule, Period) else recurrence(rule, w)).text()
