"""Weeks of the month: "2. uge månedligt" is the week that begins on the month's second Monday."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from planner.domain.phrases import notices, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.compose.limits import limits
from planner.domain.phrases.parts import Nth, NthKind, Weekdays
from planner.domain.rules import Period, PeriodUnit
from planner.domain.words import WORDS

_MONDAY: Final = 0
_FIRST_OF_QUARTER: Final = (1, 4, 7, 10)
_LAST_OF_QUARTER: Final = (3, 6, 9, 12)
_DECEMBER: Final = 12
_WEEK: Final = 7


def months_of(bases: Sequence[Nth], unit: PeriodUnit | None) -> tuple[int, ...]:
    """The months in which the quarters or years begin, or end for places from the end; none for another unit.

    Weekdays of the year need none: a rule can count them in the year itself.
    """
    from_the_end = bases[0].places[0] < 0
    if unit is PeriodUnit.YEAR and bases[0].kind is not NthKind.WEEKDAY:
        return (_DECEMBER,) if from_the_end else (1,)
    if unit is PeriodUnit.QUARTER:
        return _LAST_OF_QUARTER if from_the_end else _FIRST_OF_QUARTER
    return ()


def week_of_month(
    bases: Sequence[Nth], unit: PeriodUnit | None, bag: Bag, draft: Draft, dating: Dating, *, yearly: bool
) -> None:
    """Make the weeks, without a day, the draft's rule. Raises ``Unclear`` where no rule can hold them."""
    places = _places(bases, draft)
    bounds = limits(bag, draft, dating)
    if bounds.weeks or bounds.since_week or unit is PeriodUnit.YEAR:
        raise Unclear(remarks.which_of_these())
    since, until = bounds.start, bounds.until
    if len(bounds.months) == 1 and until is None and not (yearly or bounds.since):
        since, until = dating.month(bounds.months[0])
    months = bounds.months_left if bounds.except_months else bounds.months or months_of(bases, unit)
    draft.rule = Period(unit=PeriodUnit.WEEK_OF_MONTH, numbers=places, months=months, since=since, until=until)


def weekday_of_week(
    bases: Sequence[Nth], weekday: Weekdays | None, draft: Draft, *, in_months: bool
) -> Sequence[Nth]:
    """A weekday of the n-th week, as a place of its own: the Tuesday behind the n-th Monday.

    That of the last week is the month's last one, since the week of its last Monday may reach into the next month.
    Raises ``Unclear`` for several weeks or weekdays, and where the day may fall in the next month.
    """
    last = in_months and [base.places for base in bases] == [(-1,)]
    if last and weekday is not None and len(weekday.days) == 1:
        draft.say(notices.last_of_month(weekday.days[0]))
        return [Nth((-1,), NthKind.WEEKDAY, weekday.days)]
    places = _places(bases, draft)
    if weekday is None or len(places) > 1 or len(weekday.days) > 1 or places[0] < 0:
        raise Unclear(remarks.which_of_these())
    place, day = places[0], weekday.days[0]
    if day == _MONDAY:
        return [Nth((place,), NthKind.WEEKDAY, weekday.days)]
    behind = _WEEK * (place - 1) + day
    return [Nth((1,), NthKind.WEEKDAY, weekday.days, after=behind)]


def _places(bases: Sequence[Nth], draft: Draft) -> tuple[int, ...]:
    da = WORDS["da"]
    places = tuple(dict.fromkeys(place for base in bases for place in base.places))
    draft.say(notices.week_of_month(da.joined(map(da.ordinal, places))))
    return places
