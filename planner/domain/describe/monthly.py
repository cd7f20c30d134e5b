"""Days counted in each month: "den 2. tirsdag i hver måned", "den sidste hverdag (man–fre) i marts og juni"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final, NamedTuple

from planner.domain.describe import limits
from planner.domain.describe.days import a_weekday, month_days, one_of, positions, weekdays
from planner.domain.describe.months import in_months, of_months
from planner.domain.describe.sentence import Core
from planner.domain.rule_checks import LONGEST_MONTH
from planner.domain.rules import Recurrence
from planner.domain.words import Words

_SHORTEST_FEBRUARY: Final = 28
_FIFTH: Final = 5
_WEEK: Final = 7


class Scope(NamedTuple):
    """Which months: ``of`` stands after a day ("i hver måned", "of every month"), ``inside`` by itself."""

    of: str
    inside: str


def monthly(rule: Recurrence, w: Words) -> Core:
    """The rule's days in its months; those of a single month come back "hvert år"."""
    months = frozenset(rule.by_month)
    if rule.interval == 1:
        core = in_the_months(rule, months, w)
        return every_year(core, 1, w) if len(months) == 1 else core
    core = in_scope(rule, _every(f"{w.ordinal(rule.interval)} ", w), months, w)
    return core._replace(clauses=(*core.clauses, *limits.to_months(rule, w)), again=False)


def every_year(core: Core, interval: int, w: Words) -> Core:
    """Tells that it comes back each n-th year, unless it says so itself."""
    if interval == 1 and core.again:
        return core
    nth = "" if interval == 1 else f"{w.ordinal(interval)} "
    on = "on " if core.text.startswith("the ") or core.text[:1].isdigit() else ""
    return core._replace(text=w(f"hvert {nth}år {core.text}", f"every {nth}year {on}{core.text}").rstrip())


def in_the_months(rule: Recurrence, months: Collection[int], w: Words) -> Core:
    """The rule's days in these months, none meaning every one: "den 24. maj", "den 1. tirsdag i marts"."""
    if not months:
        core = in_scope(rule, _every("", w), (), w)
        return days_of(rule, w) if core.again else core
    dates = _dates(rule)
    if len(months) == 1 and dates:
        month = next(iter(months))
        text = w(f"{month_days(dates, w)} {w.month(month)}", f"{month_days(dates, w)} of {w.month(month)}")
        if len(dates) == 1:
            text = w(f"den {w.month_day(month, dates[0])}", w.month_day(month, dates[0]))
        return Core(text + where_there_is_one(rule, months, w))
    return in_scope(rule, Scope(of_months(months, w), in_months(months, w)), months, w)


def in_scope(rule: Recurrence, scope: Scope, months: Collection[int], w: Words) -> Core:
    """The rule's days, and the months that they are counted in."""
    if rule.by_set_pos and not chosen_simply(rule):
        return Core(f"{scope.inside} {among(rule, days_of(replace(rule, by_set_pos=()), w), w)}")
    days = days_of(rule, w)
    where = scope.inside if days.again else scope.of
    return days._replace(text=f"{days.text} {where}{where_there_is_one(rule, months, w)}")


def days_of(rule: Recurrence, w: Words) -> Core:
    """The days of a month that the rule chooses, without the months: "den 2. tirsdag", "den 1. og 15."."""
    if rule.by_working_day:
        nth = positions(rule.by_working_day, w)
        return Core(w(f"den {nth} arbejdsdag", f"the {nth} working day"))
    if rule.by_set_pos:
        nth, kind = positions(rule.by_set_pos, w), one_of({weekday.day for weekday in rule.by_day}, w)
        return Core(w(f"den {nth} {kind}", f"the {nth} {kind}"))
    after = _first_behind(rule)
    if after:
        name = w.weekday(rule.by_day[0].day)
        return Core(w(f"den første {name} efter den {after}.", f"the first {name} after the {w.ordinal(after)}"))
    if rule.by_day and rule.by_month_day:
        when = a_weekday(rule.by_day, w)
        return Core(month_days(rule.by_month_day, w), (w(f"når det er {when}", f"when it is {when}"),))
    if rule.by_day:
        return Core(weekdays(rule.by_day, w), again=comes_weekly(rule))
    return Core(month_days(rule.by_month_day or (rule.start.day,), w))


def _first_behind(rule: Recurrence) -> int:
    """The day behind which the rule takes the first of its weekdays in every month, or 0."""
    days = sorted(rule.by_month_day)
    week = len(days) == _WEEK and days == list(range(days[0], days[0] + _WEEK))
    if not week or rule.by_month or len(rule.by_day) != 1 or rule.by_day[0].nth:
        return 0
    return days[0] - 1 if days[0] > 1 and days[-1] <= _SHORTEST_FEBRUARY else 0


def chosen_simply(rule: Recurrence) -> bool:
    """Whether positions are counted among plain weekdays: "den sidste hverdag (man–fre)"."""
    return bool(rule.by_day) and not rule.by_month_day and not any(weekday.nth for weekday in rule.by_day)


def comes_weekly(rule: Recurrence) -> bool:
    """Whether the rule takes its weekdays every time they come, and counts nothing in the month."""
    return chosen_simply(rule) and not rule.by_set_pos


def among(rule: Recurrence, days: Core, w: Words) -> str:
    """Positions counted among days that take a phrase of their own."""
    nth, said = positions(rule.by_set_pos, w), ", ".join((days.text, *days.clauses))
    return w(f"den {nth} af disse dage: {said}", f"the {nth} of these days: {said}")


def where_there_is_one(rule: Recurrence, months: Collection[int], w: Words) -> str:
    """Said where the rule counts to a day that some of the months lack, such as the 31st or a 5th Monday."""
    if rule.by_working_day or rule.by_set_pos:
        return ""
    counted: Collection[int]
    if rule.by_day:
        counted = [weekday.nth for weekday in rule.by_day] if not rule.by_month_day else ()
        missing = any(abs(nth) == _FIFTH for nth in counted)
    else:
        counted = rule.by_month_day or (rule.start.day,)
        missing = max(map(abs, counted)) > min(_shortest(month) for month in months or range(1, 13))
    if not missing:
        return ""
    return w(" (når de findes)", " (if any)") if len(set(counted)) > 1 else w(" (når den findes)", " (if any)")


def _every(nth: str, w: Words) -> Scope:
    return Scope(w(f"i hver {nth}måned", f"of every {nth}month"), w(f"i hver {nth}måned", f"in every {nth}month"))


def _dates(rule: Recurrence) -> tuple[int, ...]:
    """The days of the month, where the rule is nothing but days of the month counted from its start."""
    if rule.by_day or rule.by_working_day or rule.by_set_pos:
        return ()
    days = rule.by_month_day or (rule.start.day,)
    return tuple(sorted(set(days))) if min(days) > 0 else ()


def _shortest(month: int) -> int:
    return _SHORTEST_FEBRUARY if month == 2 else LONGEST_MONTH[month - 1]
