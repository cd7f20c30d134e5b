"""Rules without a day: "månedligt", "kvartalsvis", "hvert fjerde år", "ultimo måneden"; and numbers of times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.intervals import years_of_parity
from planner.domain.phrases.compose.limits import Limits, limits
from planner.domain.phrases.parts import About, AtLeast, Attached, Bound, Count, Each, Parity, PartEach, Windows
from planner.domain.phrases.reading import Remark
from planner.domain.rules import Period, PeriodUnit, Placed
from planner.domain.series import Quota

_SHORTER: Final = (PeriodUnit.WEEK, PeriodUnit.PART_OF_MONTH)
_MONTHS_LONG: Final = {PeriodUnit.QUARTER: 3, PeriodUnit.HALF_YEAR: 6}
_A_YEAR: Final = {PeriodUnit.MONTH: 12, PeriodUnit.QUARTER: 4, PeriodUnit.HALF_YEAR: 2}
_UNIT_NAMES: Final = {
    PeriodUnit.MONTH: ("måned", "month"),
    PeriodUnit.QUARTER: ("kvartal", "quarter"),
    PeriodUnit.HALF_YEAR: ("halvår", "half-year"),
    PeriodUnit.YEAR: ("år", "year"),
}


def units(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that says how often, and no day. Raises ``Unclear`` where even the months are open."""
    years = _years_apart(bag)
    began = any(bound.since for bound in bag.all_of(Bound))
    if not _units(bag, draft, dating):
        return False
    if years > 1:
        _every_so_many_years(years, draft, 0 if began else dating.coming_year())
    return True


def _years_apart(bag: Bag) -> int:
    """Take the years from "hvert 4. år i hvert kvartal", where something else tells of the windows."""
    rhythms = bag.all_of(Each)
    steps = [one.every for one in rhythms if one.unit is PeriodUnit.YEAR and one.every > 1]
    others = [one for one in rhythms if one.unit is not PeriodUnit.YEAR]
    if len(steps) != 1 or not (others or bag.has(PartEach)):
        return 1
    bag.all(Each)
    for one in others:
        bag.put(one)
    return steps[0]


def _every_so_many_years(every: int, draft: Draft, shown: int) -> None:
    """Counted from the year that the phrase begins in, or from one that is shown."""
    rule = draft.rule
    if not isinstance(rule, Period) or rule.since is None:
        raise Unclear(remarks.counted_from("dato", "date"))
    year = shown or rule.since.year
    draft.rule = replace(rule, every=every, anchor_year=year, since=date(year, 1, 1))
    if shown:
        draft.say(notices.anchor_year(year))


def _units(bag: Bag, draft: Draft, dating: Dating) -> bool:
    part = bag.one(PartEach)
    if part is not None:
        _part_of_each_month(part, bag, draft, dating)
        return True
    parity = bag.look(Parity)
    if parity is not None and parity.unit is PeriodUnit.MONTH and not bag.has(Windows):
        bag.all(Each)
        draft.rule = _period(PeriodUnit.MONTH, limits(bag, draft, dating))
        return True
    year = years_of_parity(bag, dating) if bag.has(Each) and not bag.has(Windows) else 0
    if parity is not None and parity.unit is PeriodUnit.YEAR and not year:
        raise Unclear(remarks.which_months(1))
    if year:
        draft.rule = Period(unit=PeriodUnit.YEAR, since=date(year, 1, 1))
        _every_so_many_years(2, draft, year)
        return True
    each = bag.one(Each)
    if each is None or each.scope:
        return False
    no_guessing(bag)
    _each(each, bag, draft, dating)
    return True


def quotas(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read "mindst 4 gange om året"; "ca. 11 møder om året" only describes."""
    count = bag.one(Count)
    if count is None:
        return False
    limit, about = bag.one(AtLeast), bag.all(About)
    if about or (limit is not None and not limit.least):
        draft.qualifies = True
        return True
    if count.per is PeriodUnit.WEEK:
        raise Unclear(remarks.which_weekdays())
    bounds = limits(bag, draft, dating)
    if count.per is PeriodUnit.YEAR and limit is None and count.least == count.most == len(bounds.months_left):
        draft.rule = _period(PeriodUnit.MONTH, bounds)
        return True
    draft.quota = Quota(count=count.least, per=count.per)
    if limit is None:
        raise Unclear(_when_of(count))
    draft.say(notices.at_least())
    if count.school_year:
        draft.say(notices.school_year())
    return True


def _when_of(count: Count) -> Remark:
    """What to ask where only a number of times is said."""
    match count.per:
        case PeriodUnit.YEAR:
            return remarks.which_months(count.least)
        case PeriodUnit.MONTH:
            return remarks.which_of_a_month(count.least)
        case _:
            return remarks.which_of_a_period()


def _each(each: Each, bag: Bag, draft: Draft, dating: Dating) -> None:
    count = bag.look(Count)
    if count is not None and (count.per, count.least, count.most) == (PeriodUnit.YEAR, *[_A_YEAR.get(each.unit)] * 2):
        bag.all(Count)  # "4 gange om året, hvert kvartal" says the same twice
    _take_limit(bag, draft)
    attached = bag.one(Attached)
    bounds = _bounds(each, bag, draft, dating)
    if each.every > 1:
        draft.rule = _every_so_many(each, bounds, draft, dating)
    elif each.unit is PeriodUnit.YEAR:
        raise Unclear(remarks.which_months(1))
    else:
        _check_beginning(each.unit, bounds, draft)
        draft.rule = _period(each.unit, bounds)
    if each.unit is PeriodUnit.HALF_YEAR:
        draft.say(notices.months_open())
    if each.meeting:
        draft.say(notices.named_like_a_meeting())
    if draft.times is not None:
        draft.say(notices.time_without_day())
    if attached is not None and isinstance(draft.rule, Period):
        draft.anchor = attached.name
        draft.rule = Placed(host=dating.anchor, within=draft.rule)
        draft.say(notices.which_meeting())


def _take_limit(bag: Bag, draft: Draft) -> None:
    """Mindst en gang om måneden is a rule; "højst" only describes."""
    limit = bag.one(AtLeast)
    if limit is not None and limit.least:
        draft.say(notices.at_least())
    elif limit is not None:
        draft.qualifies = True


def _bounds(each: Each, bag: Bag, draft: Draft, dating: Dating) -> Limits:
    """What limits the windows. Raises ``Unclear`` for "uge 2 hver måned", "hver måned primo marts"."""
    within = bag.look(Windows)
    unit = None if within is None else within.stretches[0].first.unit
    if unit in _SHORTER and each.unit is not PeriodUnit.WEEK:
        raise Unclear(remarks.which_of_these())
    return limits(bag, draft, dating)


def _period(unit: PeriodUnit, bounds: Limits) -> Period:
    months = bounds.months_left if bounds.except_months else bounds.months
    if months and unit is not PeriodUnit.MONTH:
        raise Unclear(remarks.which_of_these())
    if bounds.weeks and unit is not PeriodUnit.WEEK:
        raise Unclear(remarks.skipped_weeks())
    return Period(unit=unit, months=months, numbers=bounds.weeks, since=bounds.start, until=bounds.until)


def _check_beginning(unit: PeriodUnit, bounds: Limits, draft: Draft) -> None:
    """Raise ``Unclear`` for "hvert kvartal, første gang i februar"; from a day in the middle it is the almanac's."""
    since, long = bounds.since, _MONTHS_LONG.get(unit, 1)
    if since is None or long == 1 or (since.day == 1 and since.month % long == 1):
        return
    if since.day == 1 or bounds.exact:
        raise Unclear(remarks.which_of_these())
    draft.say(notices.units_of_the_almanac())


def _every_so_many(each: Each, bounds: Limits, draft: Draft, dating: Dating) -> Period:
    """Every n-th month from one that is said, or every n-th year from one that is shown."""
    if each.unit is PeriodUnit.MONTH and _is_every(each.every, bounds.months):
        return _period(each.unit, bounds)
    if each.unit is PeriodUnit.MONTH and bounds.since is not None and 12 % each.every == 0:
        first = bounds.since.month
        months = tuple(sorted((first + more - 1) % 12 + 1 for more in range(0, 12, each.every)))
        return Period(unit=each.unit, months=months, since=bounds.since.replace(day=1), until=bounds.until)
    if each.unit is not PeriodUnit.YEAR:
        raise Unclear(remarks.counted_from(*_UNIT_NAMES.get(each.unit, ("dato", "date"))))
    year = dating.coming_year() if bounds.since is None else bounds.since.year
    draft.say(notices.anchor_year(year))
    return Period(unit=each.unit, every=each.every, anchor_year=year, since=date(year, 1, 1))


def _is_every(step: int, months: Sequence[int]) -> bool:
    """Whether the months are named one by one, every so many of the year: "hver 3. måned: marts, juni, …"."""
    first = min(months, default=0)
    return 0 < first <= step and sorted(months) == list(range(first, 13, step))


def _part_of_each_month(part: PartEach, bag: Bag, draft: Draft, dating: Dating) -> None:
    bag.all(Each)
    bounds = limits(bag, draft, dating)
    months = bounds.months_left if bounds.except_months else bounds.months
    draft.rule = Period(
        unit=PeriodUnit.PART_OF_MONTH, numbers=part.parts, months=months, since=bounds.start, until=bounds.until
    )
    for one in part.parts:
        draft.say(notices.part_of_month(one))
