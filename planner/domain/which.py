"""Which occurrence an exception speaks of, in words: the date, or the window, that the rule gave."""

from __future__ import annotations

from planner.domain import periods
from planner.domain.occurrences import RecurrenceId
from planner.domain.rules import Period, Placed, Rule, Union
from planner.domain.spans import Window
from planner.domain.window_names import window_name
from planner.domain.words import Words


def rid_words(rid: RecurrenceId, rule: Rule, words: Words) -> str:
    """As "tirsdag den 24. marts 2015", "uge 3 (12.–18. januar 2015)"; a window that the rule lost keeps its id."""
    if not isinstance(rid, str):
        return words.long_date(rid)
    for period in _periods(rule):
        for window in periods.windows(period, _around(rid)):
            if window.id == rid:
                return window_name(window.first, window.last, periods.precision_of(period), words).full
    return rid


def _periods(rule: Rule) -> list[Period]:
    match rule:
        case Period():
            return [rule]
        case Placed(within=Period() as within):
            return [within]
        case Union():
            return [branch.rule for branch in rule.branches if isinstance(branch.rule, Period)]
        case _:
            return []


def _around(rid: str) -> Window:
    """The year that every window's id begins with, and as far beyond as one of its windows may reach."""
    return Window.of_year(int(rid[:4])).padded(7, 366)
