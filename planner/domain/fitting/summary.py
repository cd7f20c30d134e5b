"""The fits in one line: "den 3. mandag i hver måned: 8 af 11; …; bedst: …"."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from planner.domain.describe import describe
from planner.domain.errors import Language
from planner.domain.fitting.deviations import Fit
from planner.domain.rules import Recurrence
from planner.domain.words import WORDS

_OTHERS: Final = 2


def summary(fits: Sequence[Fit], count: int, language: Language) -> str:
    """How many of the ``count`` dates the next best rules meet, and the best rule with its exceptions named."""
    if not fits:
        return ""
    w = WORDS[language]
    best = fits[0]
    said = [
        w(f"{_rule(one, language)}: {one.matched} af {count}", f"{_rule(one, language)}: {one.matched} of {count}")
        for one in _others(fits)
    ]
    exceptions = ", ".join(deviation.text(language) for deviation in best.exceptions)
    rule = _rule(best, language) + (f" ({exceptions})" if exceptions else "")
    said.append(w(f"bedst: {rule}", f"best: {rule}"))
    return "; ".join(said)


def _others(fits: Sequence[Fit]) -> list[Fit]:
    """The next best rules in one piece that count something else than the best one and each other."""
    chosen: list[Fit] = []
    counted = {_counted(fits[0])}
    for one in fits[1:]:
        if isinstance(one.rule, Recurrence) and not one.adjustments and _counted(one) not in counted:
            counted.add(_counted(one))
            chosen.append(one)
    return chosen[:_OTHERS]


def _counted(one: Fit) -> Hashable:
    rule = one.rule
    if isinstance(rule, Recurrence):
        return rule.by_day, rule.by_month_day, rule.by_working_day, rule.interval
    return rule


def _rule(one: Fit, language: Language) -> str:
    return describe(one.rule, language, adjustments=one.adjustments)
