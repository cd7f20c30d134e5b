"""Rules with something to do on holidays, where that explains some of the exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planner.domain.days import PUBLIC_HOLIDAYS, Days
from planner.domain.fitting.deviations import Candidate, Fit, measured
from planner.domain.series import Adjustment, Policy

_POLICIES: Final = (
    Policy.NEXT_SAME_WEEKDAY,
    Policy.NEXT_WORKING_DAY,
    Policy.PREVIOUS_WORKING_DAY,
    Policy.PREVIOUS_SAME_WEEKDAY,
    Policy.SKIP,
)
_MOST_BASES: Final = 6


def with_policies(fits: Sequence[Fit], given: Sequence[date], days: Days) -> Iterator[Fit]:
    """The best rules that give a holiday, with each policy that leaves fewer exceptions."""
    if PUBLIC_HOLIDAYS not in days.calendars:
        return
    bases = [one for one in fits if any(deviation.holiday for deviation in one.exceptions)]
    for one in bases[:_MOST_BASES]:
        for policy in _POLICIES:
            choice = (Adjustment(PUBLIC_HOLIDAYS, policy),)
            adjusted = measured(Candidate(one.rule, one.complexity + 1, one.by_week, choice), given, days)
            if len(adjusted.exceptions) < len(one.exceptions):
                yield adjusted
