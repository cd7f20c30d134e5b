"""What limits a recurring rule: its first and last day, its months and weeks, what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from planner.domain.phrases import contradictions, remarks
from planner.domain.phrases.compose.bag import Bag, Unclear
from planner.domain.phrases.compose.dating import Dating
from planner.domain.phrases.compose.draft import Draft
from planner.domain.phrases.grammar.counted_by_month import months_of
from planner.domain.phrases.parts import Bound, Dates, Except, Parity, SchoolYear, Stretch, Windows, Years
from planner.domain.rules import PeriodUnit, even_weeks, odd_weeks
from planner.domain.series import Adjustment, Policy
from planner.domain.spans import Window

_ONE_DAY: Final = timedelta(days=1)
_A_MONTH: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Limits:
    """``since`` is where counting begins where the phrase says so; ``start`` the first day in any case.

    ``exact`` when the phrase says that the rule gives ``since`` itself: "første gang den 5. januar".
    """

    start: date
    until: date | None = None
    since: date | None = None
    since_week: int = 0
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    except_months: tuple[int, ...] = ()
    exact: bool = False

    @property
    def is_short(self) -> bool:
        """Whether no more than a month is left."""
        return self.until is not None and self.until - self.start < _A_MONTH

    def check(self, weekdays: Collection[int]) -> None:
        """Raise ``Unclear`` when the first day that is said is none of the weekdays."""
        if self.exact and weekdays and self.start.weekday() not in weekdays:
            raise Unclear(contradictions.not_that_weekday(self.start, min(weekdays)))

    @property
    def months_left(self) -> tuple[int, ...]:
        """The months of the year that are left."""
        return tuple(month for month in self.months or range(1, 13) if month not in self.except_months)


def limits(bag: Bag, draft: Draft, dating: Dating, *, weeks_return: bool = False) -> Limits:
    """Take everything that limits. Raises ``Unclear`` for what the rule kinds cannot leave out.

    With ``weeks_return`` "uge 12-45" is that part of every year, unless its own words say that it happens once.
    """
    start, until = _year(dating)
    exact = any(bound.exact and bound.dates is not None for bound in bag.all_of(Bound))
    since, since_week, until = bounds_of(bag, dating, until)
    during = bag.look(Dates)
    if during is not None and during.is_stretch:
        bag.all(Dates)
        since, until = dating.run(during.runs[0])
    since, until = _school_year(bag) or (since, until)
    months, weeks = _parity(bag)
    within = bag.one(Windows)
    if within is not None:
        if within.to:
            raise Unclear(remarks.until_or_in())
        named = months_of(within)
        if named is not None:
            months = named
        elif len(within.stretches) == 1 and not (weeks_return and _may_return(within)):
            first, last = dating.stretch(within.stretches[0])
            since, until = since or first, last
            since_week = since_week or _week_of(within.stretches[0])
        else:
            weeks = _weeks(within)
    except_months, except_weeks = _left_out(bag, draft, dating)
    if except_weeks:
        weeks = tuple(week for week in weeks or range(1, 54) if week not in except_weeks)
    return Limits(since or start, until, since, since_week, months, weeks, except_months, exact)


def _year(dating: Dating) -> tuple[date, date | None]:
    """The year that is said, or from the document's date on."""
    year = dating.year or dating.heading.year
    return (date(year, 1, 1), date(year, 12, 31)) if year else (dating.on, None)


def _school_year(bag: Bag) -> tuple[date, date] | None:
    """The first and last day of "i skoleåret 2026/27"; one whose year is not said is left where it is."""
    years = bag.look(Years)
    if years is None or not bag.has(SchoolYear):
        return None
    bag.all(Years)
    named = bag.all(SchoolYear)[0]
    return date(years.first, named.month, 1), date(years.first + 1, named.month, 1) - timedelta(days=1)


def bounds_of(bag: Bag, dating: Dating, until: date | None = None) -> tuple[date | None, int, date | None]:
    """The first day that is said, its week where a week is said, and the last day."""
    since, week = None, 0
    for bound in bag.all(Bound):
        first, last = _bound_days(bound, dating)
        if bound.since:
            since = first
            week = _week_of(bound.windows.stretches[0]) if bound.windows is not None else 0
        else:
            until = last
    if since is not None and until is not None and until < since:
        until = until.replace(year=until.year + 1)
    return since, week, until


def _bound_days(bound: Bound, dating: Dating) -> tuple[date, date]:
    if bound.dates is not None:
        return dating.run(bound.dates.runs[0])
    if bound.windows is not None:
        return dating.stretch(bound.windows.stretches[0])
    return date(bound.year, 1, 1), date(bound.year, 12, 31)


def _may_return(within: Windows) -> bool:
    """Whether the windows are weeks of no certain year."""
    return not within.bounded and all(
        place.unit is PeriodUnit.WEEK and not place.year for one in within.stretches for place in one
    )


def _week_of(stretch: Stretch) -> int:
    return stretch.first.number if stretch.first.unit is PeriodUnit.WEEK else 0


def _weeks(written: Windows) -> tuple[int, ...]:
    """The ISO weeks of a list of weeks."""
    weeks: list[int] = []
    for first, last in written.stretches:
        if first.unit is not PeriodUnit.WEEK or last.unit is not PeriodUnit.WEEK or written.either:
            raise Unclear(remarks.which_of_these())
        for week in (first.number, last.number):
            if not 1 <= week <= 53:
                raise Unclear(contradictions.no_such_week(week, 0))
        over_new_year = first.number > last.number
        weeks += range(first.number, 54 if over_new_year else last.number + 1)
        weeks += range(1, last.number + 1) if over_new_year else ()
    return tuple(sorted(set(weeks)))


def _parity(bag: Bag) -> tuple[tuple[int, ...], tuple[int, ...]]:
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    for parity in bag.all(Parity):
        match parity.unit:
            case PeriodUnit.MONTH:
                months = tuple(range(2 if parity.even else 1, 13, 2))
            case PeriodUnit.WEEK:
                weeks = even_weeks() if parity.even else odd_weeks()
            case _:
                raise Unclear(remarks.counted_from("år", "year"))
    return months, weeks


def _is_a_month(first: date, last: date) -> bool:
    return Window(first, last + _ONE_DAY) == Window.of_month(first.year, first.month)


def _each_day(first: date, last: date) -> Iterable[date]:
    return (first + more * _ONE_DAY for more in range((last - first).days + 1))


def _left_out(bag: Bag, draft: Draft, dating: Dating) -> tuple[tuple[int, ...], tuple[int, ...]]:
    months: list[int] = []
    weeks: list[int] = []
    for one in bag.all(Except):
        if one.day_calendar:
            draft.adjustments = (*draft.adjustments, Adjustment(one.day_calendar, Policy.SKIP))
        elif one.dates is not None:
            days = dating.runs(one.dates)
            whole = [first.month for first, last in days if _is_a_month(first, last)]
            months += whole
            draft.cancelled = (*draft.cancelled, *(day for run in days if not whole for day in _each_day(*run)))
        elif one.windows is not None:
            for stretch in one.windows.stretches:
                alone = one.windows._replace(stretches=(stretch,))
                named = months_of(alone)
                months += named or ()
                weeks += _weeks(alone) if named is None else ()
    return tuple(sorted(set(months))), tuple(sorted(set(weeks)))
