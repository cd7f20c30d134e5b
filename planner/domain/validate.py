"""What must hold of a series, and of a calendar's series together, before they are saved."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.chain import check_chain
from planner.domain.days import WEEKENDS, Days
from planner.domain.errors import DomainError, NeverMatches
from planner.domain.recurrence import ever_matches
from planner.domain.rules import Recurrence, Rule, Union
from planner.domain.series import Series


def check_series(series: Series, days: Days) -> None:
    """Raises ``DomainError`` at the field: a title that is empty, a rule without a date, an unknown day calendar."""
    if not series.title.strip():
        raise DomainError("title", "Skriv en titel.", "Write a title.")
    for adjustment in series.adjustments:
        if adjustment.day_calendar != WEEKENDS and adjustment.day_calendar not in days.calendars:
            raise DomainError(
                "adjustments",
                f"Der er ingen dagkalender »{adjustment.day_calendar}«.",
                f"There is no day calendar “{adjustment.day_calendar}”.",
            )
    _check_matches(series.rule, days)


def check_calendar(series: Iterable[Series], days: Days) -> None:
    """Each series by itself, their uids, and the chain of those that follow others."""
    seen: set[str] = set()
    everyone = tuple(series)
    for one in everyone:
        if one.uid in seen:
            raise DomainError("uid", f"»{one.uid}« findes to gange.", f"“{one.uid}” exists twice.")
        seen.add(one.uid)
        check_series(one, days)
    check_chain(everyone)


def _check_matches(rule: Rule, days: Days) -> None:
    match rule:
        case Recurrence():
            if not ever_matches(rule, days):
                raise NeverMatches("rule")
        case Union():
            for branch in rule.branches:
                _check_matches(branch.rule, days)
