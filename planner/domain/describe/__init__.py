"""Rules in words: the one sentence that a careful secretary would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from planner.domain.describe.adjustments import adjusted
from planner.domain.describe.agreed import agreed_dates
from planner.domain.describe.anchored import placed, relative
from planner.domain.describe.period import period
from planner.domain.describe.recurrence import recurrence
from planner.domain.describe.union import union
from planner.domain.errors import Language
from planner.domain.rules import AgreedDates, Period, Placed, Recurrence, Relative, Rule, Union
from planner.domain.series import Adjustment
from planner.domain.words import WORDS, Words

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


def describe(
    rule: Rule,
    language: Language = "da",
    *,
    adjustments: Sequence[Adjustment] = (),
    names: Mapping[str, str] = NO_NAMES,
) -> str:
    """The rule in one line, without capital and full stop: "den 2. tirsdag i hver måned kl. 10–12; på helligdage …".

    ``names`` maps the uids of series that the rule follows to their titles, and those of day calendars that the
    adjustments name to their names; a uid that it lacks stands for itself. Adjustments are said of the rules that
    heed them: ``Recurrence``, ``Relative`` and unions with a ``Recurrence``.
    """
    w = WORDS[language]
    said = _rule(rule, names, w)
    return f"{said}; {adjusted(adjustments, names, w)}" if adjustments and _heeds_adjustments(rule) else said


def _rule(rule: Rule, names: Mapping[str, str], w: Words) -> str:
    match rule:
        case Recurrence():
            return recurrence(rule, w).text()
        case AgreedDates():
            return agreed_dates(rule, w)
        case Period():
            return period(rule, w).text()
        case Placed():
            return placed(rule, names.get(rule.host, rule.host), w)
        case Relative():
            return relative(rule, names.get(rule.anchor, rule.anchor), w)
        case Union():
            return union(rule, w)


def _heeds_adjustments(rule: Rule) -> bool:
    match rule:
        case Union():
            return any(isinstance(branch.rule, Recurrence) for branch in rule.branches)
        case _:
            return isinstance(rule, Recurrence | Relative)


__all__ = ["NO_NAMES", "describe"]
