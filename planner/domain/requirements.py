"""Requirements against dates: which of the dates that were asked for nobody has set yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from planner.domain import periods
from planner.domain.occurrences import PLAIN, Occurrence, Precision, Reason, ReasonKind, Status
from planner.domain.periods import PeriodWindow
from planner.domain.rules import Period
from planner.domain.series import Quota, Requirement, Series
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Window

Place = tuple[PeriodWindow, Precision]


class Gap(NamedTuple):
    """A date that a requirement asks for and that nobody has set: the window that it must lie in."""

    id: str
    first: date
    last: date
    precision: Precision
    label: str


def gaps(requirement: Requirement, taken: Iterable[date], window: Window) -> list[Gap]:
    """What is missing in the calendar years that ``window`` touches, given the dates that stand.

    Each date fills one place only. Quotas with windows of their own choose first, then those that must be spread,
    then the rest; within a quota the earliest date fills the earliest place.
    """
    found: list[Gap] = []
    free = sorted(taken)
    ordered = sorted(enumerate(requirement.quotas, 1), key=lambda numbered: _freedom(numbered[1]))
    for year in window.years():
        for number, quota in ordered:
            found += _gaps(quota, number, _unfilled(quota, year, free))
    return [gap for gap in found if gap.last >= requirement.since and gap.first <= (requirement.until or gap.first)]


def deciding_years(requirement: Requirement, window: Window) -> Window:
    """The whole calendar years whose dates decide what is missing in ``window``, which must not be empty."""
    beside = 1 if any(quota.windows for quota in requirement.quotas) else 0  # such a window may run over New Year
    years = window.years()
    first, last = max(years[0] - beside, FIRST_YEAR), min(years[-1] + beside, LAST_YEAR)
    return Window.of_year(first).hull(Window.of_year(last))


def missing(series: Series, found: Iterable[Occurrence], window: Window) -> list[Occurrence]:
    """The gaps of the series' requirement as occurrences: windows marked "dato mangler".

    ``found`` are the series' occurrences; right for what lies in the years of which they are all the dates that
    decide (``deciding_years``).
    """
    if series.requirement is None:
        return []
    taken = [one.first for one in found if one.dated and one.status is not Status.CANCELLED]
    return [
        Occurrence(
            series,
            gap.id,
            gap.first,
            gap.last,
            None,
            Status.TENTATIVE,
            gap.precision,
            (Reason(ReasonKind.NO_DATE, None, gap.label),),
            PLAIN._replace(title=f"{series.title}: {gap.label}") if gap.label else PLAIN,
        )
        for gap in gaps(series.requirement, taken, window)
    ]


def _freedom(quota: Quota) -> int:
    return 0 if quota.windows else 1 if quota.spread else 2


def _gaps(quota: Quota, number: int, places: Iterable[Place]) -> Iterator[Gap]:
    """The empty places with their ids: those that are alike are numbered."""
    alike: Counter[str] = Counter()
    for window, precision in places:
        alike[window.id] += 1
        yield Gap(f"{window.id}!{number}.{alike[window.id]}", window.first, window.last, precision, quota.label)


def _unfilled(quota: Quota, year: int, free: list[date]) -> Iterator[Place]:
    """The quota's places in a year that no date in ``free`` fills; takes the dates it uses out of ``free``."""
    if quota.windows:
        for rule in quota.windows:
            precision = periods.precision_of(rule)
            yield from ((window, precision) for window in _in_year(rule, year) if not _claim(free, window))
        return
    for whole in _in_year(Period(unit=quota.per), year):
        yield from _unfilled_of(whole, quota, free)


def _unfilled_of(whole: PeriodWindow, quota: Quota, free: list[date]) -> Iterator[Place]:
    """The same for one of the periods that the quota counts in: first one in each part, then anywhere."""
    left = quota.count
    if quota.spread is not None:
        empty = []
        for part in _in_year(Period(unit=quota.spread), whole.first.year):
            if not (whole.first <= part.first and part.last <= whole.last):
                continue
            # No more than are asked for: the rest may fill another quota.
            if left and _claim(free, part):
                left -= 1
            else:
                empty.append(part)
        yield from ((part, Precision(quota.spread.value)) for part in empty[:left])
        left -= len(empty[:left])
    yield from ((whole, Precision(quota.per.value)) for _ in range(left) if not _claim(free, whole))


def _in_year(rule: Period, year: int) -> list[PeriodWindow]:
    return [window for window in periods.windows(rule, Window.of_year(year)) if window.first.year == year]


def _claim(free: list[date], window: PeriodWindow) -> bool:
    """Takes the earliest free date in the window; whether there was one."""
    for day in free:
        if window.first <= day <= window.last:
            free.remove(day)
            return True
    return False
