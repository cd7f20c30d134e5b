"""Days that the almanac gives, and dates that are moved: "skærtorsdag", "flyttes fra 10/9 til 17/9"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from planner.domain.phrases import contradictions, notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating, Days
from planner.domain.phrases.compose.days import agree
from planner.domain.phrases.compose.draft import Draft, no_guessing
from planner.domain.phrases.compose.relative import coming_feast
from planner.domain.phrases.feasts import feast_days, is_holiday_no_more
from planner.domain.phrases.parts import (
    Because,
    Dates,
    Deictic,
    Each,
    Feast,
    Mark,
    Move,
    Postponed,
    Weekdays,
    Windows,
)
from planner.domain.phrases.parts import Day as WrittenDay
from planner.domain.rules import PeriodUnit

_ONE_DAY: Final = timedelta(days=1)
_YEARS_AHEAD: Final = 10
_SURE_WINDOWS: Final = frozenset({"påskeugen"})
_BETWEEN_HOLIDAYS: Final = "mellem jul og nytår"


def feasts(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read the names of feasts; with "hvert år" their days of the coming years, since no rule follows Easter."""
    named = bag.all(Feast)
    if not named:
        return False
    no_guessing(bag)
    if len(named) == 1:
        _one_feast(named[0], bag, draft, dating)
        return True
    found = [coming_feast(feast.key, dating, feast.year) for feast in named]
    if any(first != last for first, last in found) or draft.by is not None:
        raise Unclear(remarks.which_day())
    agree(sorted(found), draft)
    return True


def _one_feast(feast: Feast, bag: Bag, draft: Draft, dating: Dating) -> None:
    first, last = coming_feast(feast.key, dating, feast.year)
    if draft.by is not None and (draft.by.exclusive or first != last):
        raise Unclear(remarks.which_day())
    _check_weekday(bag, first, last)
    if is_holiday_no_more(feast.key, feast.year or dating.year or dating.heading.year):
        draft.say(notices.no_holiday_any_more())
    if feast.key == _BETWEEN_HOLIDAYS:
        draft.say(notices.new_years_eve())
        agree([(day, day) for day in _working_days(first, last)], draft)
    elif first < last:
        draft.as_window(first, last)
        if feast.key not in _SURE_WINDOWS:
            draft.say(notices.feast_window(first, last))
    else:
        years = range(_YEARS_AHEAD if bag.all(Each) else 1)
        agree([feast_days(feast.key, first.year + more) for more in years], draft)


def moves(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read a move; the day that was left is cancelled. Raises ``Unclear`` when it is not said where to."""
    move = bag.one(Move)
    if move is None:
        if bag.all(Postponed) and not bag.has(Because):
            raise Unclear(remarks.moved_where())
        return False
    bag.all(Postponed)
    bag.all(Mark)
    within = bag.look(Windows)
    if within is not None and _is_month(within):
        bag.all(Windows)
    beside = bag.one(Dates)
    to = move.to or beside
    if to is None or len(to.runs) > 1 or (move.to is not None and move.origin is not None and beside is not None):
        raise Unclear(remarks.moved_where())
    origin = move.origin or beside
    left = dating.runs(_dated_by(to, origin))[0] if origin is not None else None
    target = _with_month_of(to, left)
    agree(dating.runs(target), draft)
    if left is None:
        draft.say(notices.moved_from_what())
    else:
        draft.cancelled = (left[0],)
    return True


def because_of_feast(bag: Bag, draft: Draft, dating: Dating) -> bool:
    """Read "mødet i maj falder på tirsdag grundet pinse": the weekday nearest to the holiday.

    Raises ``Unclear`` when the phrase does not say which month.
    """
    because = bag.one(Because)
    if because is None:
        return False
    within, named, deictic = bag.one(Windows), bag.one(Weekdays), bag.one(Deictic)
    weekday = deictic.weekday if deictic is not None else named.days[0] if named is not None else None
    if within is None or weekday is None:
        raise Unclear(remarks.which_day())
    first, last = dating.stretch(within.stretches[0])
    feast_first, feast_last = feast_days(because.feast, first.year)
    near = [feast_last + more * _ONE_DAY for more in range(-3, 4)]
    day = next(one for one in near if one.weekday() == weekday)
    if not (first <= day <= last) or feast_first > last:
        raise Unclear(remarks.which_day())
    agree([(day, day)], draft)
    draft.say(notices.exception_to_rule(day))
    return True


def _check_weekday(bag: Bag, first: date, last: date) -> None:
    for named in bag.all(Weekdays):
        if first == last and first.weekday() not in named.days:
            raise Unclear(contradictions.not_that_weekday(first, named.days[0]))


def _working_days(first: date, last: date) -> list[date]:
    days = [first + more * _ONE_DAY for more in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def _is_month(named: Windows) -> bool:
    """As in "mødet i maj flyttes til den 3. juni"."""
    only = named.stretches[0]
    return len(named.stretches) == 1 and only.first == only.last and only.first.unit is PeriodUnit.MONTH


def _dated_by(to: Dates, origin: Dates) -> Dates:
    """In "fra den 10. til den 17. september" the day before has the month of the day after."""
    first, last = origin.runs[0].first, to.runs[0].first
    if first.month or first.day >= last.day:
        return origin
    return origin._replace(runs=(origin.runs[0]._replace(first=first._replace(month=last.month, year=last.year)),))


def _with_month_of(to: Dates, left: Days | None) -> Dates:
    """In "flyttes fra den 10. til den 17. september" and the like the day lends its month."""
    if left is None or to.runs[0].first.month:
        return to
    first = to.runs[0].first
    return to._replace(runs=(to.runs[0]._replace(first=WrittenDay(first.day, left[0].month, left[0].year)),))
