"""Every so many months or years: "den 2. tirsdag i hver 3. måned, regnet fra januar", "hvert 2. år den 1. maj"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple, TypeVar

from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.parts import Bound, Each, Parity
from planner.domain.rules import Frequency, PeriodUnit, Recurrence

R = TypeVar("R")
_EVERY_OTHER_YEAR: Final = ((PeriodUnit.YEAR, 1), (PeriodUnit.YEAR, 2))


class Interval(NamedTuple):
    """Each ``every``-th month or year; ``start`` where the phrase leaves it to be shown from which year."""

    every: int = 1
    unit: PeriodUnit | None = None
    start: date | None = None

    def of(self, rule: R) -> R:
        """The rule, every so often. Raises ``Unclear`` for rules that nothing but every month or year fits."""
        if self.every == 1:
            return rule
        if not isinstance(rule, Recurrence):
            raise Unclear(remarks.which_of_these())
        yearly = self.unit is PeriodUnit.YEAR
        if (rule.freq is Frequency.YEARLY) != yearly:
            raise Unclear(remarks.which_of_these())
        return replace(rule, interval=self.every, start=max(self.start or rule.start, rule.start))


def years_of_parity(bag: Bag, dating: Dating) -> int:
    """Take "i lige år", with a "hvert andet år" that says no more: the first of the years, or 0.

    Raises ``Unclear`` for another rhythm beside it.
    """
    named = next((one for one in bag.all_of(Parity) if one.unit is PeriodUnit.YEAR), None)
    if named is None:
        return 0
    bag.one(Parity)
    if any((one.unit, one.every) not in _EVERY_OTHER_YEAR for one in bag.all(Each)):
        raise Unclear(remarks.which_of_these())
    year = dating.coming_year()
    return year + ((year % 2 == 0) != named.even)


def every_so_many(bag: Bag, draft: Draft, dating: Dating) -> Interval:
    """Take "hver 3. måned", "hvert 2. år". Raises ``Unclear`` where it is not said which month comes first."""
    parity = years_of_parity(bag, dating)
    if parity:
        return Interval(2, PeriodUnit.YEAR, date(parity, 1, 1))
    steps = [one for one in bag.all_of(Each) if one.every > 1]
    if not steps:
        return Interval()
    step = steps[0]
    if len(bag.all(Each)) > 1 or step.unit not in (PeriodUnit.MONTH, PeriodUnit.YEAR):
        raise Unclear(remarks.which_of_these())
    if any(bound.since for bound in bag.all_of(Bound)):
        return Interval(step.every, step.unit)
    if step.unit is PeriodUnit.MONTH:
        raise Unclear(remarks.counted_from("måned", "month"))
    year = dating.coming_year()
    draft.say(notices.anchor_year(year))
    return Interval(step.every, step.unit, date(year, 1, 1))
