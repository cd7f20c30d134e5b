"""From a rule to the choices that mean it, where there are any."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from planner.domain.choices.answers import Choices, Link, On, Pick, Repeat, When, in_order
from planner.domain.choices.making import requirement_of, rule_of
from planner.domain.choices.normal import normal, only_window
from planner.domain.errors import DomainError
from planner.domain.occurrences import Status
from planner.domain.rules import (
    AgreedDates,
    Frequency,
    Period,
    PeriodUnit,
    Placed,
    Recurrence,
    Relative,
    RelativeUnit,
    Rule,
    even_weeks,
    odd_weeks,
)
from planner.domain.series import Requirement

_PARITIES: Final = {even_weeks(): False, odd_weeks(): True}
_QUARTERLY: Final = {tuple(range(first, 13, 3)): first for first in (1, 2, 3)}


def choices_of(rule: Rule, requirement: Requirement | None = None) -> Choices:
    """How the rule is chosen; ``Repeat.OTHER`` for one that the questions cannot hold.

    What is given means the rule exactly: ``rule_of`` gives it back, written in the ``normal`` way. A requirement is
    part of the choices only beside agreed dates, as ``Repeat.QUOTA``.
    """
    wanted = normal(rule)
    for found in _candidates(wanted, requirement):
        try:
            if normal(rule_of(found)) == wanted and requirement_of(found) in (None, requirement):
                return found
        except DomainError:
            continue
    return Choices(repeat=Repeat.OTHER)


def _candidates(rule: Rule, requirement: Requirement | None) -> Iterator[Choices]:
    match rule:
        case AgreedDates():
            yield from _agreed(rule, requirement)
        case Recurrence(count=None):
            yield from _recurrence(rule)
        case Period():
            yield from _period(rule)
        case Placed() | Relative():
            yield _following(rule)


def _agreed(rule: AgreedDates, requirement: Requirement | None) -> Iterator[Choices]:
    if requirement is not None and len(requirement.quotas) == 1:
        asked = requirement.quotas[0]
        yield Choices(
            repeat=Repeat.QUOTA,
            count=asked.count,
            per=asked.per,
            spread=asked.spread,
            dates=rule.dates,
            since=requirement.since,
            until=requirement.until,
        )
    if requirement is None and len(rule.dates) == 1 and rule.dates[0].status is not Status.CANCELLED:
        first, last, times, status, *_told = rule.dates[0]
        yield Choices(repeat=Repeat.ONCE, when=When.DAY, first=first, last=last, times=times, status=status)
    yield Choices(repeat=Repeat.DATES, dates=rule.dates)


def _recurrence(rule: Recurrence) -> Iterator[Choices]:
    common: dict[str, Any] = {"times": rule.times, "length": rule.length, "since": rule.start, "until": rule.until}
    if rule.freq is Frequency.WEEKLY:
        yield from _weekly(rule, common)
        return
    if rule.freq is Frequency.YEARLY and len(rule.by_week_no) == 1 and len(rule.by_day) == 1:
        week: dict[str, Any] = {"when": When.WEEK, "number": rule.by_week_no[0], "weekday": rule.by_day[0].day}
        yield _each_year(rule.interval, rule.start.year, {**common, **week})
    pick = _pick(rule)
    if pick is None:
        return
    if rule.freq is Frequency.YEARLY:
        month: dict[str, Any] = {"when": When.MONTH, "number": (rule.by_month or (1,))[0], "pick": pick}
        yield _each_year(rule.interval, rule.start.year, {**common, **month})
    else:
        yield _in_months(rule.by_month, {**common, "pick": pick})


def _weekly(rule: Recurrence, common: dict[str, Any]) -> Iterator[Choices]:
    days = tuple(weekday.day for weekday in rule.by_day)
    limits: dict[str, Any] = {**common, "weekdays": days, "months": rule.by_month}
    if rule.by_week_no in _PARITIES:
        yield Choices(repeat=Repeat.ODD_EVEN, odd=_PARITIES[rule.by_week_no], **limits)
    yield Choices(repeat=Repeat.WEEKLY, every=rule.interval, **limits)


def _pick(rule: Recurrence) -> Pick | None:
    if rule.by_working_day:
        return Pick(On.WORKING_DAY, rule.by_working_day)
    if rule.by_month_day:
        return Pick(On.DAY, rule.by_month_day)
    if rule.by_day and len({weekday.day for weekday in rule.by_day}) == 1:
        nths = in_order(weekday.nth for weekday in rule.by_day)
        return Pick(On.WEEKDAY, nths, rule.by_day[0].day)
    return None


def _in_months(months: tuple[int, ...], rest: dict[str, Any]) -> Choices:
    if len(months) == 1:
        return Choices(repeat=Repeat.YEARLY, when=When.MONTH, number=months[0], **rest)
    if months in _QUARTERLY:
        return Choices(repeat=Repeat.QUARTERLY, of_quarter=_QUARTERLY[months], **rest)
    return Choices(repeat=Repeat.MONTHLY, months=months, **rest)


def _each_year(every: int, year: int | None, rest: dict[str, Any]) -> Choices:
    if every == 1:
        return Choices(repeat=Repeat.YEARLY, **rest)
    return Choices(repeat=Repeat.YEARS, every=every, year=year, **{**rest, "since": None})


def _period(rule: Period) -> Iterator[Choices]:
    only = only_window(rule)
    if only is not None:
        # A window's id begins with the year that it is called by.
        yield Choices(repeat=Repeat.ONCE, year=int(only.id[:4]), **_part_of_year(rule))
    bounds: dict[str, Any] = {"since": rule.since, "until": rule.until}
    if rule.unit is PeriodUnit.WEEK and rule.numbers in _PARITIES:
        yield Choices(repeat=Repeat.ODD_EVEN, odd=_PARITIES[rule.numbers], **bounds)
    if rule.unit is PeriodUnit.QUARTER and not rule.numbers:
        yield Choices(repeat=Repeat.QUARTERLY, **bounds)
    if rule.unit in _PICKS and rule.every == 1 and len(rule.months) != 1:
        yield _in_months(rule.months, {**bounds, "pick": _window_pick(rule)})
    yield _each_year(rule.every, rule.anchor_year, {**bounds, **_part_of_year(rule)})


_PICKS: Final = {
    PeriodUnit.MONTH: On.OPEN,
    PeriodUnit.PART_OF_MONTH: On.PART,
    PeriodUnit.WEEK_OF_MONTH: On.WEEK,
}


def _window_pick(rule: Period) -> Pick:
    on = _PICKS[rule.unit]
    return Pick(on) if on is On.OPEN else Pick(on, rule.numbers)


def _part_of_year(rule: Period) -> dict[str, Any]:
    if rule.unit in _PICKS:
        number = rule.months[0] if len(rule.months) == 1 else 1
        return {"when": When.MONTH, "number": number, "pick": _window_pick(rule)}
    if rule.unit is PeriodUnit.SPAN:
        return {"when": When.SPAN, "span": rule.span}
    number = rule.numbers[0] if len(rule.numbers) == 1 else 1
    return {"when": When(rule.unit.value), "number": number}


def _following(rule: Placed | Relative) -> Choices:
    follows = partial(Choices, repeat=Repeat.FOLLOWS)
    match rule:
        case Relative(unit=RelativeUnit.WEEK_OF):
            week_of = partial(follows, host=rule.anchor, link=Link.WEEK_OF)
            return week_of(offset=rule.offset, weekday=rule.weekday, times=rule.times)
        case Relative():
            counted = partial(follows, host=rule.anchor, link=Link.COUNTED)
            return counted(offset=rule.offset, unit=rule.unit, times=rule.times)
        case Placed(within=Period() as within):
            return follows(
                host=rule.host,
                link=Link.IN_EACH,
                nth=rule.nth,
                within=within.unit,
                number=within.numbers[0] if len(within.numbers) == 1 else 1,
                months=within.months,
                since=within.since,
                until=within.until,
            )
        case _:
            return follows(host=rule.host, link=Link.EVERY_NTH, every=rule.every, since=rule.start)
