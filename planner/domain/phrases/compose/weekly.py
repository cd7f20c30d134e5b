"""Rules by the week: "hver tirsdag", "torsdage i lige uger", "hver 4. uge fra uge 3", "onsdag i uge 3"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from planner.domain.days import PUBLIC_HOLIDAYS
from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating, Days
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.limits import Limits, limits
from planner.domain.phrases.compose.relative import coming_feast
from planner.domain.phrases.feasts import EASTER_WEEK
from planner.domain.phrases.parts import (
    Count,
    Dates,
    Each,
    EveryDay,
    EveryNth,
    Feast,
    Parity,
    Weekdays,
    Windows,
    Workdays,
)
from planner.domain.phrases.reading import Remark
from planner.domain.rules import Frequency, Period, PeriodUnit, Recurrence, Weekday, every_nth_week
from planner.domain.series import Adjustment, Policy

_MONDAY_TO_FRIDAY: Final = tuple(range(5))
_LAST_WEEK: Final = 53


def weekly(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that goes by the week. Raises ``Unclear`` when it does not say where to count from."""
    if bag.has(EveryNth):
        no_guessing(bag)
        return _every_nth(bag, draft, dating)
    if bag.has(Workdays, EveryDay):
        no_guessing(bag)
        return _every_working_day(bag, draft, dating)
    if bag.has(Weekdays) and not _says_of_days(bag):
        no_guessing(bag)
        return (
            _in_named_weeks(bag, draft, dating)
            or _in_easter_week(bag, draft, dating)
            or _weekdays(bag, draft, dating)
        )
    parity = bag.look(Parity)
    if parity is not None and parity.unit is PeriodUnit.WEEK:
        _take_every_week(bag)
        bounds = limits(bag, draft, dating)
        draft.rule = _weeks(bounds, bounds.weeks)
        return True
    return False


def _take_every_week(bag: Bag) -> None:
    """In "hver uge i lige uger" the rhythm says no more than the weeks."""
    if all(one == Each(PeriodUnit.WEEK) for one in bag.all_of(Each)):
        bag.all(Each)


def _says_of_days(bag: Bag) -> bool:
    """Whether the weekdays only tell what days they are that are named: "tors-fre den 11.-12. marts".

    Raises ``Unclear`` for "hver mandag pr. 1. februar": every Monday is not one day.
    """
    named, dates = bag.look(Weekdays), bag.look(Dates)
    if named is None or dates is None:
        return dates is not None
    if named.each and len(dates.runs) == 1 and not dates.is_stretch:
        raise Unclear(remarks.which_of_these())
    return not (named.each and dates.is_stretch)


def _weekdays(bag: Bag, draft: Draft, dating: Dating) -> bool:
    named = bag.one(Weekdays)
    rhythms = bag.all(Each)
    allowed = {PeriodUnit.WEEK, PeriodUnit.YEAR} if _has_weeks(bag) else {PeriodUnit.WEEK}
    if named is None or any(one.unit not in allowed or one.every != 1 for one in rhythms):
        raise Unclear(remarks.which_of_these())
    if not (named.each or rhythms or bag.has(Parity)):
        if len(named.days) == 1:
            raise Unclear(remarks.which_weekday(named.days[0]))
        draft.say(notices.every_week())
    if named.slip:
        draft.say(notices.misspelt())
    count = bag.look(Count)
    if count is not None and (count.per, count.least, count.most) == (PeriodUnit.WEEK, *[len(named.days)] * 2):
        bag.all(Count)
    draft.rule = _on_weekdays(named.days, limits(bag, draft, dating, weeks_return=True), draft)
    return True


def _has_weeks(bag: Bag) -> bool:
    """Whether the phrase names weeks of the year, so that "hvert år onsdag i uge 3" makes sense."""
    within = bag.look(Windows)
    return within is not None and within.stretches[0].first.unit is PeriodUnit.WEEK


def _every_working_day(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Every working day, or every day; holidays are left out of working days."""
    said = bag.one(Workdays)
    working = said is not None
    bag.all(EveryDay)
    days = () if said is None else tuple(day for day in _MONDAY_TO_FRIDAY if day not in said.without)
    rule = _on_weekdays(days, limits(bag, draft, dating), draft)
    draft.rule = rule if working else replace(rule, freq=Frequency.DAILY)
    if working:
        draft.say(notices.monday_to_friday())
        if all(choice.day_calendar != PUBLIC_HOLIDAYS for choice in draft.adjustments):
            draft.adjustments = (*draft.adjustments, Adjustment(PUBLIC_HOLIDAYS, Policy.SKIP))
    return True


def _in_named_weeks(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Onsdag i uge 3, mandag-onsdag i uge 8: days, and nothing that comes back"""
    named, within = bag.look(Weekdays), bag.look(Windows)
    if named is None or within is None or named.each or within.either or dating.heading.repeats or bag.has(Each):
        return False
    weeks = [one for part in bag.all_of(Windows) for one in part.stretches]
    if any(one.first != one.last or one.first.unit is not PeriodUnit.WEEK for one in weeks):
        return False
    mondays = [(days, dating.stretch(one)[0]) for days, among in _paired(bag) for one in among.stretches]
    agree([days for weekdays, monday in mondays for days in _days_of_week(weekdays, monday)], draft)
    return True


def _paired(bag: Bag) -> list[tuple[Weekdays, Windows]]:
    """Each of the weekdays with its weeks, taken out: "tirsdag i uge 10 og onsdag i uge 12".

    Raises ``Unclear`` where there is more of one than of the other.
    """
    if len(bag.all_of(Weekdays)) == len(bag.all_of(Windows)):
        return list(zip(bag.all(Weekdays), bag.all(Windows), strict=True))
    named, within = bag.one(Weekdays), bag.one(Windows)
    return [] if named is None or within is None else [(named, within)]


def _in_easter_week(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Tirsdag i påskeugen: a day of the week before Easter Sunday"""
    named, feast = bag.look(Weekdays), bag.look(Feast)
    if named is None or feast is None or feast.key != EASTER_WEEK or named.each:
        return False
    bag.all(Weekdays)
    bag.all(Feast)
    agree(_days_of_week(named, coming_feast(feast.key, dating, feast.year)[0]), draft)
    return True


def _days_of_week(named: Weekdays, monday: date) -> list[Days]:
    """Days in a row are one event; others stand alone."""
    days = [monday + timedelta(days=day) for day in sorted(named.days)]
    if len(days) > 1 and named.run:
        return [(days[0], days[-1])]
    return [(day, day) for day in days]


def _every_nth(bag: Bag, draft: Draft, dating: Dating) -> bool:
    step = bag.one(EveryNth)
    weekdays = bag.one(Weekdays)
    if step is None:
        return False
    days = step.weekdays or (() if weekdays is None else weekdays.days)
    bounds = limits(bag, draft, dating)
    if step.step in (1, 2) and bounds.weeks and not step.days:
        draft.rule = _on_weekdays(days, bounds, draft) if days else _weeks(bounds, bounds.weeks)
    elif bounds.since is None:
        raise Unclear(_from_where(step))
    elif step.days:
        draft.rule = Recurrence(freq=Frequency.DAILY, interval=step.step, start=bounds.since, times=draft.times)
    elif not days and bounds.since_week:
        draft.rule = _weeks(bounds, every_nth_week(step.step, bounds.since_week))
    else:
        draft.rule = _from_anchor(step.step, days, bounds, draft)
    return True


def _from_where(step: EveryNth) -> Remark:
    if step.days:
        return remarks.counted_from("dato", "date")
    return remarks.every_second() if step.step == 2 else remarks.counted_from("dato eller uge", "date or week")


def _weeks(bounds: Limits, numbers: tuple[int, ...]) -> Period:
    """Weeks of the year without a weekday."""
    last = bounds.until.isocalendar().week if bounds.since_week and bounds.until is not None else _LAST_WEEK
    kept = tuple(number for number in numbers if number <= last)
    return Period(unit=PeriodUnit.WEEK, numbers=kept, since=bounds.start, until=bounds.until)


def _from_anchor(step: int, days: tuple[int, ...], bounds: Limits, draft: Draft) -> Recurrence:
    """Every n-th week, counted from the week in which the phrase begins to count."""
    rule = _on_weekdays(days or (bounds.start.weekday(),), bounds, draft)
    first = bounds.start + timedelta(days=(rule.by_day[0].day - bounds.start.weekday()) % 7)
    return replace(rule, interval=step, start=first)


def _on_weekdays(days: tuple[int, ...], bounds: Limits, draft: Draft) -> Recurrence:
    bounds.check(days)
    return Recurrence(
        freq=Frequency.WEEKLY,
        start=bounds.start,
        until=bounds.until,
        by_day=tuple(Weekday(day) for day in sorted(days)),
        by_month=bounds.months,
        by_week_no=bounds.weeks,
        except_months=bounds.except_months,
        times=draft.times,
    )
