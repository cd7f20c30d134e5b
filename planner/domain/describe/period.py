"""A ``Period`` in words: "hvert år i marts", "i månedens 2. uge (den uge, der begynder 2. mandag)"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from planner.domain import periods
from planner.domain.describe.days import ordered
from planner.domain.describe.monthly import every_year
from planner.domain.describe.months import each_month, in_months, is_run, of_months
from planner.domain.describe.sentence import Core, Sentence
from planner.domain.describe.weeks import in_weeks, one_by_one
from planner.domain.rules import MonthDay, Period, PeriodUnit
from planner.domain.spans import Window
from planner.domain.window_names import part_name, season_name, window_name
from planner.domain.words import Words

_LEAP_DAY: Final = MonthDay(2, 29)


def period(rule: Period, w: Words, before: str = "", *, yearly: bool = True) -> Sentence:
    """The rule's windows, and from and until when; ``before`` is what happens in them ("på det første møde").

    Without ``yearly`` no "hvert år" is said, where something else already tells that the months come back.
    """
    once = _only_window(rule, w)
    core = _WINDOWS[rule.unit](rule, w) if once is None else Core(once)
    core = core._replace(text=f"{before} {core.text}".strip())
    if once is not None:
        return Sentence(core.text)
    if yearly or rule.every > 1:
        core = every_year(core, rule.every, w)
    return Sentence(core.text, tail=_bounds(rule, w))


def _only_window(rule: Period, w: Words) -> str | None:
    """The window's name, where the rule's bounds leave it only one: "i marts 2015"."""
    if rule.since is None or rule.until is None:
        return None
    found = periods.windows(rule, Window(rule.since, rule.until).bounded().padded(0, 1))
    if len(found) != 1:
        return None
    return window_name(found[0].first, found[0].last, periods.precision_of(rule), w).inside


def _bounds(rule: Period, w: Words) -> tuple[str, ...]:
    tail: list[str] = []
    if rule.every > 1:
        tail.append(w(f"regnet fra {rule.anchor_year}", f"counted from {rule.anchor_year}"))
    if rule.since is not None and not _is_origin(rule.since, rule):
        since = f"{rule.since.year}" if _is_new_year(rule.since) else w.the_date(rule.since)
        tail.append(w(f"fra {since}", f"from {since}"))
    if rule.until is not None:
        at_the_end = (rule.until.month, rule.until.day) == (12, 31)
        until = w(f"{rule.until.year}", f"the end of {rule.until.year}") if at_the_end else w.the_date(rule.until)
        tail.append(w(f"til og med {until}", f"until {until}"))
    return tuple(tail)


def _is_origin(since: date, rule: Period) -> bool:
    """Whether "regnet fra 2019" has already said from when."""
    return rule.every > 1 and _is_new_year(since) and since.year == rule.anchor_year


def _is_new_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _weeks(rule: Period, w: Words) -> Core:
    if not rule.numbers:
        return Core(w("i hver uge", "in every week"), again=True)
    return Core(in_weeks(rule.numbers, w), again=not one_by_one(rule.numbers))


def _weeks_of_month(rule: Period, w: Words) -> Core:
    """The reading is said, since others may take a month's 2nd week for the one that has the 8th in it."""
    numbers = ordered(rule.numbers)
    nth = w.joined(map(w.ordinal, numbers))
    weeks = w("den uge", "the week that begins") if len(numbers) == 1 else w("de uger", "the weeks that begin")
    exists = w(", når den findes", ", if any") if numbers == [5] else ""
    reading = w(f"({weeks}, der begynder {nth} mandag{exists})", f"({weeks} on the {nth} Monday{exists})")
    if rule.months:
        where = w(f"i {nth} uge {of_months(rule.months, w)}", f"in the {nth} week {of_months(rule.months, w)}")
    else:
        where = w(f"i månedens {nth} uge", f"in the {nth} week of every month")
    return Core(f"{where} {reading}", again=len(set(rule.months)) != 1)


def _parts_of_month(rule: Period, w: Words) -> Core:
    parts = w.joined(part_name(part, w) for part in sorted(set(rule.numbers)))
    if not rule.months:
        return Core(w(f"{parts} hver måned", f"{parts} of every month"), again=True)
    months = each_month(rule.months, w) if is_run(rule.months) else w.joined(map(w.month, sorted(set(rule.months))))
    return Core(w(f"{parts} {months}", f"{parts} of {months}"), again=len(set(rule.months)) > 1)


def _months(rule: Period, w: Words) -> Core:
    if not rule.months:
        return Core(w("i hver måned", "in every month"), again=True)
    if is_run(rule.months):
        return Core(w("i ", "in ") + each_month(rule.months, w), again=True)
    return Core(in_months(rule.months, w), again=len(set(rule.months)) > 1)


def _quarters(rule: Period, w: Words) -> Core:
    return _of_year(rule, range(1, 5), w("kvartal", "quarter"), w)


def _half_years(rule: Period, w: Words) -> Core:
    return _of_year(rule, range(1, 3), w("halvår", "half-year"), w)


def _of_year(rule: Period, everyone: range, unit: str, w: Words) -> Core:
    numbers = sorted(set(rule.numbers))
    if not numbers or numbers == list(everyone):
        return Core(w(f"i hvert {unit}", f"in every {unit}"), again=True)
    nth = w.joined(map(w.ordinal, numbers))
    return Core(w(f"i {nth} {unit}", f"in the {nth} {unit}"), again=len(numbers) > 1)


def _seasons(rule: Period, w: Words) -> Core:
    names = [season_name(season, w, definite=True) for season in sorted(set(rule.numbers))]
    return Core(w.joined(w(f"i {name}", f"in {name}") for name in names), again=len(names) > 1)


def _years(_rule: Period, _w: Words) -> Core:
    return Core("")


def _spans(rule: Period, w: Words) -> Core:
    if rule.span is None:
        return Core("")
    first, last = rule.span
    if first == last:
        return Core(w(f"omkring {_day(first, w)}", f"around {_day(first, w)}"))
    return Core(w(f"mellem {_day(first, w)} og {_day(last, w)}", f"between {_day(first, w)} and {_day(last, w)}"))


def _day(day: MonthDay, w: Words) -> str:
    """29 February stands for the month's last day, whether or not it is a leap year."""
    if day == _LEAP_DAY:
        return w("den sidste dag i februar", "the last day of February")
    return w(f"den {w.month_day(*day)}", w.month_day(*day))


_WINDOWS: Final[Mapping[PeriodUnit, Callable[[Period, Words], Core]]] = {
    PeriodUnit.WEEK: _weeks,
    PeriodUnit.WEEK_OF_MONTH: _weeks_of_month,
    PeriodUnit.PART_OF_MONTH: _parts_of_month,
    PeriodUnit.MONTH: _months,
    PeriodUnit.QUARTER: _quarters,
    PeriodUnit.HALF_YEAR: _half_years,
    PeriodUnit.SEASON: _seasons,
    PeriodUnit.YEAR: _years,
    PeriodUnit.SPAN: _spans,
}
