"""From the parts of a phrase to its meaning: which parts belong together, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.phrases import notices, refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.context import heading, is_heading, no_time, qualifications
from planner.domain.phrases.compose.counted import counted
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.days import days
from planner.domain.phrases.compose.draft import Draft, take_companions
from planner.domain.phrases.compose.heading import heading_of
from planner.domain.phrases.compose.lengths import lengths
from planner.domain.phrases.compose.placed import placed
from planner.domain.phrases.compose.relative import relative
from planner.domain.phrases.compose.special import because_of_feast, feasts, moves
from planner.domain.phrases.compose.stretches import stretches
from planner.domain.phrases.compose.units import quotas, units
from planner.domain.phrases.compose.weekly import weekly
from planner.domain.phrases.compose.years import school_years, whole_year
from planner.domain.phrases.grammar.found import Scan
from planner.domain.phrases.parts import Attached, Windows, Year, Years
from planner.domain.phrases.reading import Reading, Setting
from planner.domain.rules import (
    AgreedDates,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    Rule,
    Union,
)
from planner.domain.spans import Times

Interpretation = Callable[[Bag, Draft, Dating], bool]

_INTERPRETATIONS: Final[Sequence[Interpretation]] = (
    *(moves, placed, relative, because_of_feast, no_time, counted, weekly, days, feasts, school_years),
    *(lengths, stretches, units, quotas, whole_year, qualifications),
)


def compose(found: Scan, text: str, setting: Setting) -> Reading:
    """The meaning of a scanned phrase. What cannot be settled becomes a question; nothing is guessed."""
    draft = Draft(text=text)
    bag = Bag(found.found)
    try:
        dating = _dating(bag, setting)
        if is_heading(found):
            heading(bag, draft, dating)
        else:
            _interpret(bag, draft, dating, found)
    except Unclear as unclear:
        draft.say(unclear.remark)
    except DomainError as error:
        draft.say(remarks.ask(error.danish, error.english))
    draft.rest = " ".join(found.rest)
    return draft.reading()


def _dating(bag: Bag, setting: Setting) -> Dating:
    named, season = bag.look(Year), bag.look(Windows)
    year = 0 if named is None else named.number or setting.on.year + named.ahead
    if named is None and season is not None and season.stretches[0].first.unit is PeriodUnit.SEASON:
        years = bag.one(Years)
        year = 0 if years is None else years.first
    return Dating(setting.on, heading_of(setting.heading), year, setting.meeting, setting.anchor)


def _interpret(bag: Bag, draft: Draft, dating: Dating, found: Scan) -> None:
    take_companions(bag, draft)
    understood = any(interpretation(bag, draft, dating) for interpretation in _INTERPRETATIONS)
    if not understood:
        raise Unclear(refusals.nothing_read(found.rest) if found.rest else refusals.no_date())
    _check_limits(draft)
    if draft.status is Status.CANCELLED and not isinstance(draft.rule, AgreedDates | None):
        raise Unclear(remarks.which_is_cancelled())
    bag.all(Year)
    if all(one.loose for one in bag.all_of(Attached)):
        bag.all(Attached)
    left = [*found.rest, *bag.texts()]
    if left:
        raise Unclear(remarks.not_understood(left))


def _check_limits(draft: Draft) -> None:
    """Make what lasts several days do so.

    Raises ``Unclear`` for a length, a "før" or a "torsdagen efter" that fits no rule.
    """
    rule = draft.rule
    if draft.lasts > 1:
        if not isinstance(rule, Recurrence):
            raise Unclear(remarks.which_of_these())
        draft.rule = replace(rule, length=draft.lasts)
    if draft.over_days is not None:
        _keep_hours_over_days(draft, draft.over_days)
    if draft.weekdays_kept and draft.weekdays_kept != _weekdays_of(rule):
        raise Unclear(remarks.which_day())
    if draft.by is None or not draft.by.exclusive or draft.by.end:
        return
    earlier = _a_day_earlier(rule)
    if earlier is not None:
        draft.rule = earlier
        draft.say(notices.days_before())
    elif _has_no_day_before(rule):
        raise Unclear(remarks.which_day())


def _keep_hours_over_days(draft: Draft, times: Times) -> None:
    """Give times that end on the last day to what lasts several days. Raises ``Unclear`` where nothing does."""
    draft.times = times
    match draft.rule:
        case None:
            pass
        case Recurrence(length=length) as rule if length > 1:
            draft.rule = replace(rule, times=times)
        case AgreedDates(dates=dates) if any(one.last for one in dates):
            draft.rule = AgreedDates(tuple(one._replace(times=times) if one.last else one for one in dates))
            if not all(one.last for one in dates):
                draft.say(notices.some_without_time())
        case _:
            raise Unclear(remarks.last_day_of_what())


def _weekdays_of(rule: Rule | None) -> frozenset[int]:
    """The weekdays that the rule gives, where it says them."""
    branches = [branch.rule for branch in rule.branches] if isinstance(rule, Union) else [rule]
    return frozenset(named.day for one in branches if isinstance(one, Recurrence) for named in one.by_day)


def _a_day_earlier(rule: Rule | None) -> Recurrence | None:
    """The last days that are not too late for "inden den 10. i måneden"; none before the first of a month."""
    if not isinstance(rule, Recurrence) or rule.by_day or rule.by_set_pos or min(rule.by_month_day, default=0) < 2:
        return None
    return replace(rule, by_month_day=tuple(day - 1 for day in rule.by_month_day))


def _has_no_day_before(rule: Rule | None) -> bool:
    """Whether no day before the rule's can be meant, since it gives days by the week or the month, or windows."""
    if isinstance(rule, Recurrence):
        return rule.freq is not Frequency.YEARLY or bool(rule.by_day or rule.by_working_day)
    return isinstance(rule, Union | Period | Relative | Placed)
