"""Rules from windows without a day: months, weeks, quarters, "ultimo august/primo september"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from planner.domain.phrases import notices, refusals, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating, Days, monotonous
from planner.domain.phrases.compose.days import agree, check_years
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.each_year import every_year
from planner.domain.phrases.compose.intervals import years_of_parity
from planner.domain.phrases.compose.limits import bounds_of
from planner.domain.phrases.compose.window_rules import rule_of
from planner.domain.phrases.parts import Bound, Count, Each, PartEach, Place, Stretch, Windows
from planner.domain.rules import Period, PeriodUnit, Rule

_A_YEAR: Final = 366
_WEEK_53: Final = Stretch(Place(PeriodUnit.WEEK, 53), Place(PeriodUnit.WEEK, 53))
_YEARS_TO_A_WEEK_53: Final = 8
_PER_YEAR: Final = {PeriodUnit.HALF_YEAR: 2, PeriodUnit.QUARTER: 4}
_WITHIN_WINDOWS: Final = frozenset({PeriodUnit.WEEK, PeriodUnit.MONTH})


def stretches(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a phrase that names windows. Raises ``Unclear`` where it leaves open which."""
    rhythm = bag.look(Each)
    if not bag.has(Windows) or bag.has(PartEach) or (rhythm is not None and rhythm.unit in _WITHIN_WINDOWS):
        return False
    parts = _without_their_month([_in_heading(one, dating) for one in bag.all(Windows)], dating)
    no_guessing(bag)
    merged = parts[0]._replace(
        stretches=tuple(one for part in parts for one in part.stretches),
        either=any(part.either for part in parts),
        plural=any(part.plural for part in parts),
    )
    if not bag.has(Bound):
        merged = _run_of_months(merged)
    many = len(merged.stretches) > 1
    dated = {_days_of(one, dating, many=many): one for one in reversed(merged.stretches)}
    found = list(reversed(dated))
    merged = merged._replace(stretches=tuple(reversed(dated.values())))
    check_years(bag, {place.year for one in merged.stretches for place in one} - {0})
    parity = years_of_parity(bag, dating)
    every = 2 if parity else max((one.every for one in bag.all_of(Each)), default=1)
    since, _, until = bounds_of(bag, dating)
    said_how_many = bag.has(Count) or any(one.unit in _PER_YEAR for one in bag.all_of(Each))
    returning = _said_to_come_back(bag, merged, dating) or bool(parity or since or until)
    if said_how_many:
        merged = merged._replace(either=False)
    beginning = since or _beginning(dating)
    merged = merged._replace(plural=merged.plural or since is not None or until is not None)
    _say_how(merged, found, draft)
    if draft.by is not None:
        _deadline(merged, found, draft, yearly=returning)
    elif merged.either:
        _one_of(merged, found, draft, beginning if returning else None)
    else:
        _windows(merged, found, draft, beginning, returning=returning, dated=_dated(merged, dating))
    draft.rule = _until(until, draft.rule)
    if every > 1:
        _every_so_many_years(every, draft, parity or (dating.coming_year() if since is None else since.year))
    return True


def _in_heading(written: Windows, dating: Dating) -> Windows:
    """The part of the heading's month that a bare "ultimo" means. Raises ``Unclear`` without such a heading."""
    if all(place.number for one in written.stretches for place in one):
        return written
    month = dating.heading.month
    if not month:
        raise Unclear(refusals.no_date())
    return written._replace(
        stretches=tuple(Stretch(*(p._replace(number=month) for p in o)) for o in written.stretches)
    )


def _days_of(one: Stretch, dating: Dating, *, many: bool) -> Days:
    """The days of a window; of many weeks, week 53 may be that of the next year that has one."""
    try:
        return dating.stretch(one)
    except Unclear:
        if not many or one != _WEEK_53 or dating.year or dating.heading.year:
            raise
    first = dating.coming_year()
    years = range(first, first + _YEARS_TO_A_WEEK_53)
    return dating._replace(year=next(year for year in years if date(year, 12, 28).isocalendar().week == 53)).stretch(
        one
    )


def _run_of_months(written: Windows) -> Windows:
    """Months named one after the other are one window: in November "oktober, november" are not a year apart."""
    first, last = written.stretches[0], written.stretches[-1]
    numbers = [one.first.number for one in written.stretches]
    apart = written.plural or written.either or any({*one} != {_bare(one)} for one in written.stretches)
    if apart or len(numbers) < 2 or any((later - earlier) % 12 != 1 for earlier, later in pairwise(numbers)):
        return written
    return written._replace(stretches=(Stretch(first.first, last.last),))


def _bare(one: Stretch) -> Place:
    """The month that the stretch begins with, of no certain year."""
    return Place(PeriodUnit.MONTH, one.first.number)


def _without_their_month(parts: Sequence[Windows], dating: Dating) -> Sequence[Windows]:
    """Week 50 in "december, uge 50", where the month says no more; it must lie in that month."""
    months = [part for part in parts if [place.unit for place in part.stretches[0]] == [PeriodUnit.MONTH] * 2]
    weeks = [part for part in parts if part not in months]
    stretches = [one for part in weeks for one in part.stretches]
    if len(months) != 1 or not weeks or any(one.first.unit is not PeriodUnit.WEEK for one in stretches):
        return parts
    first, last = dating.stretch(months[0].stretches[0])
    days = [dating.stretch(one) for one in stretches]
    if len(months[0].stretches) > 1 or any(end < first or start > last for start, end in days):
        raise Unclear(remarks.which_of_these())
    return weeks


def _said_to_come_back(bag: Bag, written: Windows, dating: Dating) -> bool:
    """Whether the phrase or its heading says that the windows come back each year.

    Raises ``Unclear`` where it says how often, and names another number of windows.
    """
    rhythms = bag.all(Each)
    if len({one.unit for one in rhythms}) > 1:
        raise Unclear(remarks.which_of_these())
    counted = bag.one(Count)
    asked = [_PER_YEAR[one.unit] for one in rhythms if one.unit in _PER_YEAR]
    if counted is not None and not counted.least <= len(written.stretches) <= counted.most:
        asked.append(counted.least)
    if any(count != len(written.stretches) for count in asked):
        raise Unclear(remarks.which_months(asked[0]))
    return bool(rhythms) or counted is not None or dating.heading.repeats


def _say_how(written: Windows, found: Sequence[Days], draft: Draft) -> None:
    ends = [place for one in written.stretches for place in one]
    if any(place.soft or place.unit is PeriodUnit.SEASON for place in ends):
        draft.say(notices.windows_are(found))
    if draft.times is not None and draft.by is None:
        draft.say(notices.time_without_day())


def _deadline(written: Windows, found: Sequence[Days], draft: Draft, *, yearly: bool) -> None:
    """A deadline at a window is its last day; before its first one when the window itself is too late."""
    if len(found) > 1:
        raise Unclear(remarks.which_of_these())
    last, by = found[0][1], draft.by
    at_the_end = by is not None and by.end
    if by is not None and by.exclusive and not at_the_end:
        raise Unclear(remarks.which_day())
    if written.stretches[0].last.unit is PeriodUnit.WEEK and not at_the_end:
        raise Unclear(remarks.which_day_of_week())
    if not at_the_end:
        draft.say(notices.last_day(last))
    if yearly:
        draft.rule = every_year([(last, last)], draft)
    else:
        agree([(last, last)], draft)


def _until(last: date | None, rule: Rule | None) -> Rule | None:
    if last is None:
        return rule
    if not isinstance(rule, Period):
        raise Unclear(remarks.which_of_these())
    return replace(rule, until=last)


def _one_of(written: Windows, found: Sequence[Days], draft: Draft, beginning: date | None) -> None:
    """One window for "februar eller marts", since they are neighbours and no weeks."""
    if not monotonous(found) or any(one.first.unit is PeriodUnit.WEEK for one in written.stretches):
        raise Unclear(remarks.which_of_these())
    first, last = found[0][0], found[-1][1]
    draft.say(notices.either_of(first, last))
    stretch = Stretch(written.stretches[0].first, written.stretches[-1].last)
    since, until = (beginning, None) if beginning is not None else (first, first)
    draft.rule = rule_of([stretch], [(first, last)], since, until)


def _windows(
    written: Windows, found: Sequence[Days], draft: Draft, beginning: date, *, returning: bool, dated: bool
) -> None:
    parts, days = list(written.stretches), list(found)
    if len(days) > 1 and monotonous(days) and not written.plural:
        parts, days = [Stretch(parts[0].first, parts[-1].last)], [(days[0][0], days[-1][1])]
    if len(days) == 1 and (days[0][1] - days[0][0]).days >= _A_YEAR:
        draft.span = days[0]
    elif returning or (len(days) > 1 and not dated):
        draft.rule = rule_of(parts, days, beginning, None)
    else:
        draft.rule = rule_of(parts, days, min(one[0] for one in days), max(one[0] for one in days))


def _every_so_many_years(every: int, draft: Draft, year: int) -> None:
    """Hvert 2. år i maj: counted from the first year that is shown"""
    rule = draft.rule
    if not isinstance(rule, Period):
        raise Unclear(remarks.counted_from("år", "year"))
    draft.rule = replace(rule, every=every, anchor_year=year, since=date(year, 1, 1))
    draft.say(notices.anchor_year(year))


def _dated(written: Windows, dating: Dating) -> bool:
    return bool(dating.year or dating.heading.year) or any(
        one.first.year or one.last.year for one in written.stretches
    )


def _beginning(dating: Dating) -> date:
    """The beginning of the document's month, or of the year that is said."""
    year = dating.year or dating.heading.year
    return date(year, 1, 1) if year else dating.on.replace(day=1)
