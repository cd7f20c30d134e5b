"""Rules that count in the month: "2. tirsdag i måneden", "sidste hverdag", "3. mandag, dog marts og august 4."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.domain import recurrence
from planner.domain.days import Days
from planner.domain.phrases import contradictions, notices, refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.intervals import every_so_many
from planner.domain.phrases.compose.limits import Limits, limits
from planner.domain.phrases.compose.places import SURE_DAYS, places_of
from planner.domain.phrases.compose.weeks_of_month import months_of, week_of_month, weekday_of_week
from planner.domain.phrases.parts import (
    Count,
    Dates,
    Each,
    EveryNth,
    MonthsNth,
    Nth,
    NthByMonth,
    NthKind,
    Nths,
    Parity,
    Weekdays,
    Windows,
)
from planner.domain.rules import Branch, Frequency, PeriodUnit, Recurrence, Union
from planner.domain.words import WORDS

_FIFTH: Final = 5
_HIGHEST: Final = {NthKind.WEEKDAY: 5, NthKind.WORKING_DAY: 23, NthKind.DAY: 31, NthKind.WEEK: 5}
_FEBRUARY: Final = 2
_LONGER: Final = (PeriodUnit.QUARTER, PeriodUnit.HALF_YEAR, PeriodUnit.SEASON)
_A_YEAR: Final = timedelta(days=366)
_DA: Final = WORDS["da"]


def counted(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that counts days or weeks in the month. Raises ``Unclear`` where it may mean two things."""
    _find_days_of_each_month(bag)
    _find_place_of_weekday(bag, draft)
    counted_places = bag.one(Nths)
    bases: Sequence[Nth] = counted_places.items if counted_places is not None else ()
    items = [item for part in bag.all(NthByMonth) for item in part.items]
    if not (bases or items):
        return False
    no_guessing(bag)
    _take_number_of_times(bag, bases)
    interval = every_so_many(bag, draft, dating)
    yearly = any(one.unit is PeriodUnit.YEAR and not one.scope for one in bag.all_of(Each))
    unit = interval.unit or _unit(bag, bases)
    if bases and bases[0].kind is NthKind.WEEK:
        weekday = bag.one(Weekdays)
        if weekday is None and not items:
            week_of_month(bases, None if yearly else unit, bag, draft, dating, yearly=yearly)
            return True
        in_months = unit is PeriodUnit.MONTH or bag.has(Windows)
        bases = weekday_of_week(bases, weekday, draft, in_months=in_months)
        unit = PeriodUnit.MONTH
    bounds = _in_heading(_bounds(bag, unit, draft, dating), unit, items, dating)
    bounds.check({day for base in bases for day in base.weekdays})
    if bases:
        if unit is None and not (bounds.months or bounds.is_short):
            draft.say(notices.every_month(_DA.joined(map(_name, bases))))
        _say_missing(bases, bounds.months, draft)
        draft.rule = _with_exceptions(_rule(bases, unit, bounds, draft), bases, items, draft)
    else:
        for item in items:
            _say_missing([item.nth], item.months, draft)
        draft.rule = _in_months(items, bounds, draft)
    draft.rule = interval.of(draft.rule)
    if bounds.until is not None and (bounds.is_short or len(bounds.months) == 1):
        _only_once(bounds.until, draft)
    return True


def _find_days_of_each_month(bag: Bag) -> None:
    """Days of each month that stand apart from it: "månedligt den 1.", "den 15. i lige måneder"."""
    written, unit, parity = bag.look(Dates), bag.look(Each), bag.look(Parity)
    months = [one.unit for one in (unit, parity) if one is not None]
    if written is None or PeriodUnit.MONTH not in months or (unit is not None and unit.every != 1):
        return
    if all(run.last is None and not run.first.month and run.first.weekday is None for run in written.runs):
        bag.all(Dates)
        bag.put(Nths((Nth(tuple(run.first.day for run in written.runs), NthKind.DAY),)))


def _find_place_of_weekday(bag: Bag, draft: Draft) -> None:
    """In "hver anden tirsdag i måneden" the second one is meant; it is said that it was read so."""
    step, unit = bag.look(EveryNth), bag.look(Each)
    if step is not None and step.weekdays and unit is not None and unit.scope and unit.unit is PeriodUnit.MONTH:
        bag.all(EveryNth)
        base = Nth((step.step,), NthKind.WEEKDAY, step.weekdays)
        bag.put(Nths((base,)))
        draft.say(notices.every_month(_name(base)))


def _take_number_of_times(bag: Bag, bases: Sequence[Nth]) -> None:
    """In "to gange om måneden, 1. og 3. mandag" the number says no more than the places."""
    count = bag.look(Count)
    places = sum(len(base.places) * max(1, len(base.weekdays)) for base in bases)
    if count is not None and (count.per, count.least, count.most) == (PeriodUnit.MONTH, places, places):
        bag.all(Count)


def _unit(bag: Bag, bases: Sequence[Nth]) -> PeriodUnit | None:
    """In what is counted: month, quarter or year."""
    said = bag.all(Each)
    units = {one.unit for one in said if one.unit is not PeriodUnit.YEAR or one.scope}
    units |= {base.of for base in bases if base.of is not None}
    if any(one.every != 1 for one in said) or len(units) > 1 or units & {PeriodUnit.WEEK, PeriodUnit.HALF_YEAR}:
        raise Unclear(remarks.which_of_these())
    return units.pop() if units else None


def _bounds(bag: Bag, unit: PeriodUnit | None, draft: Draft, dating: Dating) -> Limits:
    """What limits the days. Raises ``Unclear`` for "1. mandag i uge 12", and for "1. mandag i 1. kvartal"."""
    within = bag.look(Windows)
    only = within.stretches[0].first.unit if within is not None and len(within.stretches) == 1 else None
    if only is PeriodUnit.WEEK or (unit is None and only in _LONGER):
        raise Unclear(remarks.which_of_these())
    bounds = limits(bag, draft, dating)
    if bounds.weeks:
        raise Unclear(remarks.skipped_weeks())
    return bounds


def _in_heading(bounds: Limits, unit: PeriodUnit | None, items: Sequence[MonthsNth], dating: Dating) -> Limits:
    """Below the heading "Marts", "2. tirsdag" is that of March."""
    month = dating.heading.month
    if not month or unit is not None or items or bounds.months:
        return bounds
    first, last = dating.month(month)
    return replace(bounds, start=first, until=last, months=(month,))


def _say_missing(bases: Sequence[Nth], months: Sequence[int], draft: Draft) -> None:
    """Tell of places that some months lack. Raises ``Unclear`` where the last day may be meant."""
    for base in bases:
        if not all(1 <= abs(place) <= _HIGHEST[base.kind] for place in base.places):
            raise Unclear(refusals.no_such_number(_name(base)))
        if base.kind is NthKind.WEEKDAY and any(abs(place) == _FIFTH for place in base.places):
            if tuple(months) == (_FEBRUARY,):
                raise Unclear(contradictions.almost_never(_FEBRUARY))
            draft.say(notices.not_in_every_month(f"en {_name(base)}"))
        if base.kind is NthKind.DAY and max(base.places) > SURE_DAYS and not draft.if_any:
            raise Unclear(contradictions.missing_in_some_months(max(base.places)))


def _name(base: Nth) -> str:
    places = _DA.joined(map(_DA.ordinal, base.places))
    weekdays = _DA.joined(map(_DA.weekday, base.weekdays))
    return f"{places} {weekdays or ('dag' if base.kind is NthKind.DAY else 'hverdag')}"


def _rule(bases: Sequence[Nth], unit: PeriodUnit | None, bounds: Limits, draft: Draft) -> Recurrence:
    months = bounds.months or months_of(bases, unit)
    return Recurrence(
        freq=Frequency.YEARLY if months or unit is PeriodUnit.YEAR else Frequency.MONTHLY,
        start=bounds.start,
        until=bounds.until,
        by_month=months,
        except_months=bounds.except_months,
        by_week_no=bounds.weeks,
        times=draft.times,
        **places_of(bases),
    )


def _in_months(items: Sequence[MonthsNth], bounds: Limits, draft: Draft) -> Recurrence | Union:
    """Places in certain months and nothing else: "første søndag i september"."""
    if any(item.nth.kind is NthKind.WEEKDAY and not item.nth.weekdays for item in items):
        raise Unclear(remarks.which_of_these())
    rules = [_rule([item.nth], None, replace(bounds, months=item.months), draft) for item in items]
    if len(rules) == 1:
        return rules[0]
    return Union(tuple(Branch(rule, item.months) for rule, item in zip(rules, items, strict=True)))


def _with_exceptions(
    rule: Recurrence, bases: Sequence[Nth], items: Sequence[MonthsNth], draft: Draft
) -> Recurrence | Union:
    """The rule, and the months that have another place; what those leave unsaid is as in the rule."""
    branches = [Branch(rule)]
    for months, said in items:
        nth = said if said.weekdays else said._replace(weekdays=bases[0].weekdays, kind=bases[0].kind)
        bounds = Limits(rule.start, rule.until)
        branches.append(Branch(replace(_rule([nth], PeriodUnit.MONTH, bounds, draft)), months))
    return Union(tuple(branches)) if items else rule


def _only_once(until: date, draft: Draft) -> None:
    """Weekdays of one month of one year are agreed dates, and nothing that recurs.

    Raises ``Unclear`` where there is no such day, as in "3.-4. juni den første dag".
    """
    rule = draft.rule
    if isinstance(rule, Recurrence) and not rule.by_working_day and until - rule.start < _A_YEAR:
        found = recurrence.dates(rule, rule.start.toordinal(), until.toordinal() + 1, Days())
        if not found:
            raise Unclear(remarks.which_day())
        agree([(day, day) for day in found], draft)
