"""Which year: what is written, else the heading's, else the document's year, or the next one for earlier months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from planner.domain import periods
from planner.domain.phrases import contradictions, refusals, remarks
from planner.domain.phrases.compose.bag import Unclear
from planner.domain.phrases.compose.heading import Heading
from planner.domain.phrases.parts import Dates, Day, Place, Run, Stretch
from planner.domain.phrases.reading import ANCHOR, Remark
from planner.domain.rules import Period, PeriodUnit
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Window

Days = tuple[date, date]

_JULY: Final = 7
_OCTOBER: Final = 10
_LONGEST_OVER_NEW_YEAR: Final = 300
_A_MONTH: Final = 31
_HIGHEST: Final = {PeriodUnit.QUARTER: 4, PeriodUnit.HALF_YEAR: 2, PeriodUnit.WEEK: 53}


class Dating(NamedTuple):
    """What days are reckoned from. ``year`` is the one that the phrase names, or 0; the rest as in ``Setting``."""

    on: date
    heading: Heading = Heading()
    year: int = 0
    meeting: date | None = None
    anchor: str = ANCHOR

    def day(self, written: Day) -> date:
        """The date. Raises ``Unclear`` when there is no such day, or the weekday is another."""
        month = written.month or self.heading.month
        if not month:
            raise Unclear(remarks.which_month(f"{written.day}."))
        if not (1 <= month <= 12 and 1 <= written.day <= 31):
            raise Unclear(refusals.no_such_date(f"{written.day}/{month}"))
        year = written.year or self._year_of(month, from_heading=not written.month)
        return self._existing(written, month, year)

    def run(self, written: Run) -> Days:
        """The first and last date. Raises ``Unclear`` for a stretch that runs backwards."""
        first = self.day(written.first)
        if written.last is None:
            return first, first
        end = written.last
        if not end.year:
            end = end._replace(year=first.year + ((end.month or self.heading.month) < first.month))
        last = self.day(end)
        over_new_year = last.year > first.year and not written.last.year
        if last < first or (over_new_year and (last - first).days > _LONGEST_OVER_NEW_YEAR):
            raise Unclear(refusals.backwards(first, last))
        return first, last

    def runs(self, written: Dates) -> list[Days]:
        """All of them, each once. Raises ``Unclear`` when years that are not written would put them out of order."""
        found = [self.run(run) for run in written.runs]
        for earlier, later in pairwise(found):
            if later < earlier and not all(run.first.year for run in written.runs):
                return self._in_the_coming_year(written, earlier[0], later[0])
        return list(dict.fromkeys(found))

    def _in_the_coming_year(self, written: Dates, earlier: date, later: date) -> list[Days]:
        """Late in the year, a list from January to December is the next year's; else nobody knows."""
        found = [self._replace(year=earlier.year).run(run) for run in written.runs]
        if self.on.month < _OCTOBER or self.year or found != sorted(found):
            raise Unclear(contradictions.which_year(earlier, later))
        return list(dict.fromkeys(found))

    def has_skipped(self, found: Iterable[Days]) -> bool:
        """Whether days are read in the next year that by themselves would be this year's."""
        said = self.year or self.heading.year
        return not said and any(day.year > self.on.year and day.month >= self.on.month for day, _ in found)

    def stretch(self, written: Stretch) -> Days:
        """The first and last day of a window. Raises ``Unclear`` for a week or a quarter that there is not."""
        known = self.year or self.heading.year
        if written.first.year or written.last.year or known:
            return _in_known_years(written, written.first.year, written.last.year or known)
        months_start = self.on.replace(day=1)
        for year in (self.on.year - 1, self.on.year, self.on.year + 1):
            found = _from_year(written, year) if _may_end_after(written.last, year, months_start) else None
            if found is not None and found[1] >= (months_start if _is_short(found) else self.on):
                return found
        return _in_known_years(written, self.on.year, 0)

    def coming_year(self) -> int:
        """The year to count from: the one that is said, else this one, or late in the year the next."""
        return self.year or self.heading.year or self.on.year + (self.on.month >= _JULY)

    def month(self, number: int) -> Days:
        """The first and last day of a month."""
        place = Place(PeriodUnit.MONTH, number)
        return self.stretch(Stretch(place, place))

    def _year_of(self, month: int, *, from_heading: bool) -> int:
        if self.year or self.heading.year:
            return self.year or self.heading.year
        # A table of this year's months that begins with last month is not about the next year.
        just_begun = from_heading and month == self.on.month - 1
        return self.on.year + (month < self.on.month and not just_begun)

    def _existing(self, written: Day, month: int, year: int) -> date:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Unclear(refusals.no_such_date(str(year)))
        last = monthrange(year, month)[1]
        if written.day > last:
            raise Unclear(contradictions.no_such_day(written.day, month, year, last))
        found = date(year, month, written.day)
        if written.weekday is not None and found.weekday() != written.weekday:
            raise Unclear(contradictions.not_that_weekday(found, written.weekday))
        return found


def _is_short(found: Days) -> bool:
    return (found[1] - found[0]).days <= _A_MONTH


def place_days(place: Place, year: int) -> Days:
    """The days of a place in a year. Raises ``Unclear`` when there is no such week, quarter or day."""
    if place.unit is PeriodUnit.SPAN:
        day = Dating(date(year, 1, 1)).day(Day(place.part, place.number, year))
        return day, day
    if not 1 <= place.number <= _HIGHEST.get(place.unit, 12):
        raise Unclear(_no_such(place, year))
    for window in periods.windows(period_of(place), Window.of_year(min(max(year, FIRST_YEAR), LAST_YEAR))):
        if window.id.startswith(str(year)):
            return window.first, window.last
    raise Unclear(_no_such(place, year))


def period_of(place: Place) -> Period:
    """The rule whose windows are the place's, every year."""
    match place.unit:
        case PeriodUnit.MONTH:
            return Period(unit=place.unit, months=(place.number,))
        case PeriodUnit.PART_OF_MONTH:
            return Period(unit=place.unit, months=(place.number,), numbers=(place.part,))
        case _:
            return Period(unit=place.unit, numbers=(place.number,))


def monotonous(days: Iterable[Days]) -> bool:
    """Whether the stretches follow one upon the other without a gap."""
    ordered = list(days)
    return all((later[0] - earlier[1]).days == 1 for earlier, later in pairwise(ordered))


def _no_such(place: Place, year: int) -> Remark:
    if place.unit is PeriodUnit.WEEK:
        return contradictions.no_such_week(place.number, year)
    return refusals.no_such_number(f"{place.number}. {'kvartal' if place.unit is PeriodUnit.QUARTER else 'halvår'}")


def _may_end_after(last: Place, year: int, day: date) -> bool:
    """Whether it is worth looking: a week 53 that last year did not have is no reason to ask."""
    return year >= day.year or last.unit is not PeriodUnit.WEEK


def _from_year(written: Stretch, year: int) -> Days:
    """From the first place in the year to the last one, which may lie in the next year."""
    first = place_days(written.first, year)
    if written.first == written.last:
        return first
    last = place_days(written.last, year)
    return first[0], last[1] if last[1] >= first[0] else place_days(written.last, year + 1)[1]


def _in_known_years(written: Stretch, first_year: int, last_year: int) -> Days:
    """A year that stands at one end only is also the other end's, or next to it where the stretch passes New Year."""
    if first_year and not last_year:
        return _from_year(written, first_year)
    end = place_days(written.last, last_year)[1]
    start = place_days(written.first, first_year or last_year)[0]
    if not first_year and start > end:
        start = place_days(written.first, last_year - 1)[0]
    if start > end:
        raise Unclear(refusals.backwards(start, end))
    return start, end
