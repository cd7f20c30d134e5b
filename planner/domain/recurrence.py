"""The dates of a ``Recurrence``, by arithmetic on ordinals.

Every path jumps straight to the window, so a year that lies far from the start costs no more than the first one,
and a rule that never matches ends with the window. python-dateutil is the oracle in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from planner.domain.days import Days
from planner.domain.rules import Frequency, Recurrence
from planner.domain.spans import END_DAY, FIRST_YEAR, LAST_YEAR

_END: Final = END_DAY.toordinal()
_MONTH_STARTS: Final[list[int]] = [
    date(year, month, 1).toordinal() for year in range(FIRST_YEAR, LAST_YEAR + 2) for month in range(1, 13)
]
_JANUARY_1900: Final = FIRST_YEAR * 12 + 1
_DAILY, _WEEKLY, _YEARLY = Frequency.DAILY, Frequency.WEEKLY, Frequency.YEARLY
_from_ordinal = date.fromordinal


def dates(rule: Recurrence, first: int, end: int, days: Days) -> list[date]:
    """The days on which the rule gives an occurrence, in order, for ordinals ``first`` to before ``end``.

    ``days`` decides what a working day is. Nothing outside the years 1900 to 2100 is given.
    """
    start = rule.start.toordinal()
    if rule.until is not None:
        end = min(end, rule.until.toordinal() + 1)
    if rule.count is not None:
        counted = islice(_ordinals(rule, start, min(_END, end), days), rule.count)
        return [_from_ordinal(day) for day in counted if day >= first]
    first = max(first, start)
    if first >= end:
        return []
    return list(map(_from_ordinal, _ordinals(rule, first, min(_END, end), days)))


def ever_matches(rule: Recurrence, days: Days, months: Collection[int] = range(1, 13)) -> bool:
    """Whether the rule gives any date in these months up to the year 2100; looks little further than the first."""
    step = 366 * 5
    end = _END if rule.until is None else min(rule.until.toordinal() + 1, _END)
    return any(
        day.month in months
        for first in range(rule.start.toordinal(), end, step)
        for day in dates(rule, first, min(first + step, end), days)
    )


def _ordinals(rule: Recurrence, first: int, end: int, days: Days) -> Sequence[int]:
    freq = rule.freq
    if freq is _WEEKLY:
        return _limited(rule, _weekly(rule, first, end))
    if freq is _DAILY:
        return _limited(rule, _daily(rule, first, end))
    if freq is _YEARLY and (rule.by_set_pos or rule.by_week_no or (rule.by_day and not rule.by_month)):
        found = _in_years(rule, first, end)
    else:
        found = _in_months(rule, _months(rule, first, end), days)
    if found and (found[0] < first or found[-1] >= end):
        found = [day for day in found if first <= day < end]
    return _in_weeks(rule, found) if rule.by_week_no else found


def _daily(rule: Recurrence, first: int, end: int) -> Sequence[int]:
    start = rule.start.toordinal()
    found = range(first + (start - first) % rule.interval, end, rule.interval)
    if not (rule.by_day or rule.by_month_day):
        return found
    wanted = {(weekday.day + 1) % 7 for weekday in rule.by_day} or range(7)
    kept = [day for day in found if day % 7 in wanted]
    return [day for day in kept if _has_month_day(rule.by_month_day, day)] if rule.by_month_day else kept


def _weekly(rule: Recurrence, first: int, end: int) -> Sequence[int]:
    step = 7 * rule.interval
    start = rule.start.toordinal()
    monday = start - (start - 1) % 7
    if len(rule.by_day) <= 1:
        offset = rule.by_day[0].day if rule.by_day else (start - 1) % 7
        return range(first + (monday + offset - first) % step, end, step)
    offsets = sorted(weekday.day for weekday in rule.by_day)
    week = first - 6 + (monday - first + 6) % step
    found = [day + offset for day in range(week, end, step) for offset in offsets]
    return [day for day in found if first <= day < end]


def _in_years(rule: Recurrence, first: int, end: int) -> list[int]:
    """Yearly rules whose weekdays, weeks or positions are counted in the whole year."""
    low, high = _from_ordinal(first).year, _from_ordinal(end - 1).year
    found: list[int] = []
    for year in range(low + (rule.start.year - low) % rule.interval, high + 1, rule.interval):
        chosen = sorted(_of_year(rule, (year - FIRST_YEAR) * 12))
        found += _nth(rule.by_set_pos, chosen) if rule.by_set_pos else chosen
    if rule.except_months:
        found = [day for day in found if _from_ordinal(day).month not in rule.except_months]
    return found


def _of_year(rule: Recurrence, january: int) -> Iterable[int]:
    starts = _MONTH_STARTS
    months = [january + month - 1 for month in rule.by_month]
    stretches = [(starts[m], starts[m + 1]) for m in months] or [(starts[january], starts[january + 12])]
    chosen: Iterable[int] = chain.from_iterable(
        _on_weekdays(rule, *stretch) if rule.by_day else range(*stretch) for stretch in stretches
    )
    wanted = rule.by_month_day or (() if rule.by_day or rule.by_week_no else (rule.start.day,))
    if wanted:
        chosen = (day for day in chosen if _has_month_day(wanted, day))
    return _in_weeks(rule, chosen) if rule.by_week_no else chosen


def _has_month_day(wanted: Sequence[int], day: int) -> bool:
    on = _from_ordinal(day)
    following = _MONTH_STARTS[(on.year - FIRST_YEAR) * 12 + on.month]
    return on.day in wanted or day - following in wanted


def _months(rule: Recurrence, first: int, end: int) -> Sequence[int]:
    """The months that the rule looks into, as indexes into ``_MONTH_STARTS``, from the window's first one on."""
    low, high = _index(_from_ordinal(first)), _index(_from_ordinal(end - 1)) + 1
    origin = _index(rule.start)
    if rule.freq is not _YEARLY:
        found = range(low + (origin - low) % rule.interval, high, rule.interval)
        if not (rule.by_month or rule.except_months):
            return found
        allowed = _allowed(rule.by_month, rule.except_months)
        return [index for index in found if index % 12 in allowed]
    chosen = rule.by_month or (() if rule.by_month_day else (rule.start.month,))
    ordered = sorted(_allowed(chosen, rule.except_months))
    year = low // 12
    years = range(year + (origin // 12 - year) % rule.interval, high // 12 + 1, rule.interval)
    return [index for year in years for month in ordered if low <= (index := year * 12 + month) < high]


def _index(day: date) -> int:
    return day.year * 12 + day.month - _JANUARY_1900


@lru_cache(maxsize=1024)
def _allowed(by_month: tuple[int, ...], except_months: tuple[int, ...]) -> frozenset[int]:
    """The months that remain, 0 for January; no ``by_month`` means all."""
    return frozenset(month - 1 for month in by_month or range(1, 13)).difference(month - 1 for month in except_months)


def _in_months(rule: Recurrence, months: Sequence[int], days: Days) -> list[int]:
    starts = _MONTH_STARTS
    if len(rule.by_day) == 1 and not (rule.by_month_day or rule.by_set_pos):
        day, nth = rule.by_day[0]
        if 1 <= nth <= 4:
            target, later = day + 1, 7 * nth - 7
            return [(s := starts[index]) + (target - s) % 7 + later for index in months]
        if nth == -1:
            return [(e := starts[index + 1] - 1) - (e - day - 1) % 7 for index in months]
    if len(rule.by_month_day) == 1 and not (rule.by_day or rule.by_set_pos) and 0 < rule.by_month_day[0] <= 28:
        later = rule.by_month_day[0] - 1
        return [starts[index] + later for index in months]
    pick = _picker(rule, days)
    return [day for index in months for day in pick(starts[index], starts[index + 1])]


def _picker(rule: Recurrence, days: Days) -> Callable[[int, int], Iterable[int]]:
    """How the days of one month are chosen, given the ordinals of its first day and of the next month's."""
    if rule.by_working_day:
        return lambda start, end: _nth(rule.by_working_day, list(filter(days.is_working, range(start, end))))
    wanted = rule.by_month_day or (() if rule.by_day else (rule.start.day,))

    def candidates(start: int, end: int) -> list[int]:
        chosen = _on_weekdays(rule, start, end) if rule.by_day else set(range(start, end))
        if wanted:
            chosen &= {(start if day > 0 else end + 1) + day - 1 for day in wanted}
        return sorted(chosen)

    def among(start: int, end: int) -> list[int]:
        return _nth(rule.by_set_pos, candidates(start, end))

    return among if rule.by_set_pos else candidates


def _on_weekdays(rule: Recurrence, start: int, end: int) -> set[int]:
    chosen: set[int] = set()
    for weekday, nth in rule.by_day:
        of_month = range(start + (weekday + 1 - start) % 7, end, 7)
        chosen.update(_nth((nth,), of_month) if nth else of_month)
    return chosen


def _nth(positions: Iterable[int], among: Sequence[int]) -> list[int]:
    """The members at these places, 1 the first and -1 the last, in order; places past the end give nothing."""
    size = len(among)
    places = {place - 1 if place > 0 else size + place for place in positions}
    return [among[place] for place in sorted(places) if 0 <= place < size]


def _limited(rule: Recurrence, found: Sequence[int]) -> Sequence[int]:
    """Daily and weekly dates, limited to the rule's months and ISO weeks."""
    if rule.by_month or rule.except_months:
        allowed = _allowed(rule.by_month, rule.except_months)
        found = [day for day in found if _from_ordinal(day).month - 1 in allowed]
    return _in_weeks(rule, found) if rule.by_week_no else found


def _in_weeks(rule: Recurrence, found: Iterable[int]) -> list[int]:
    wanted = frozenset(rule.by_week_no)
    return [day for day in found if _from_ordinal(day).isocalendar().week in wanted]
