"""What a rule must fulfil to mean anything, checked when it is made. Each failure names its field.

A ``Recurrence`` has a module of its own, ``recurrence_checks``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from planner.domain.errors import RuleError
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, times_of

if TYPE_CHECKING:
    from datetime import date

    from planner.domain import rules
    from planner.domain.series import Quota

LONGEST: Final = 62
LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS_OF: Final = {
    "week": range(1, 54),
    "week-of-month": (-1, 1, 2, 3, 4, 5),
    "part-of-month": (1, 2, 3),
    "month": (),
    "quarter": (1, 2, 3, 4),
    "half-year": (1, 2),
    "season": range(1, 7),
    "year": (),
    "span": (),
}
_COUNTED_IN: Final = ("year", "half-year", "quarter", "month")
_MONTHS_MAY_NARROW: Final = frozenset({"week-of-month", "part-of-month", "month"})


def agreed_dates(rule: rules.AgreedDates) -> None:
    """Raises ``RuleError`` for a span that runs backwards, or two agreed dates that begin on the same day."""
    seen: set[date] = set()
    for agreed in rule.dates:
        covered("dates", agreed.first)
        last = agreed.last or agreed.first
        if last < agreed.first:
            raise RuleError(
                "dates",
                f"{agreed.first:%d.%m.%Y} – {last:%d.%m.%Y} slutter før den begynder.",
                f"{agreed.first} to {last} ends before it begins.",
            )
        if (last - agreed.first).days >= LONGEST:
            raise RuleError(
                "dates",
                f"{agreed.first:%d.%m.%Y} – {last:%d.%m.%Y} er længere end {LONGEST} dage.",
                f"{agreed.first} to {last} is longer than {LONGEST} days.",
            )
        if agreed.first in seen:
            raise RuleError(
                "dates",
                f"{agreed.first:%d.%m.%Y} står der to gange.",
                f"{agreed.first} stands there twice.",
            )
        seen.add(agreed.first)
        if agreed.times is not None:
            times_of(*agreed.times, several_days=last > agreed.first)


def period(rule: rules.Period) -> None:
    """Raises ``RuleError`` for numbers that the unit does not have, or a bound that runs backwards."""
    within("numbers", rule.numbers, _NUMBERS_OF[rule.unit])
    within("months", rule.months, range(1, 13) if rule.unit in _MONTHS_MAY_NARROW else ())
    within("every", (rule.every,), range(1, 101))
    once("numbers", rule.numbers)
    once("months", rule.months)
    if rule.unit in ("week-of-month", "part-of-month", "season") and not rule.numbers:
        raise RuleError("numbers", "Vælg mindst én.", "Choose at least one.")
    if (rule.unit == "span") != (rule.span is not None):
        raise RuleError("span", "Vælg vinduets første og sidste dag.", "Choose the window's first and last day.")
    for part in rule.span or ():
        within("span", (part.month,), range(1, 13))
        within("span", (part.day,), range(1, LONGEST_MONTH[part.month - 1] + 1))
    if rule.every > 1 and rule.anchor_year is None:
        raise RuleError("anchor_year", "Vælg det år, der tælles fra.", "Choose the year to count from.")
    if rule.anchor_year is not None:
        within("anchor_year", (rule.anchor_year,), range(FIRST_YEAR, LAST_YEAR + 1))
    in_order(rule.since, rule.until)


def placed(rule: rules.Placed) -> None:
    """Raises ``RuleError`` for a placement that names no meeting."""
    _named("host", rule.host)
    within("nth", (abs(rule.nth),), range(1, 32))
    within("every", (rule.every,), range(1, 101))
    if rule.within is None and rule.start is None:
        raise RuleError("start", "Vælg den dag, der tælles fra.", "Choose the day to count from.")
    if rule.within is None and rule.nth != 1:
        raise RuleError(
            "nth",
            "Det n-te møde kan kun vælges inden for perioder.",
            "The n-th meeting can only be chosen inside periods.",
        )
    if rule.within is not None and rule.every > 1:
        raise RuleError(
            "every",
            "Vælg enten perioder eller hvert n-te møde, ikke begge.",
            "Choose either periods or every n-th meeting, not both.",
        )
    if rule.start is not None:
        covered("start", rule.start)


def relative(rule: rules.Relative) -> None:
    """Raises ``RuleError`` for an offset that is out of reach."""
    _named("anchor", rule.anchor)
    within("offset", (abs(rule.offset),), range(54 if rule.unit in ("week", "week-of") else 367))
    if rule.weekday is not None:
        within("weekday", (rule.weekday,), range(7))
        if rule.unit != "week-of":
            raise RuleError(
                "weekday",
                "En ugedag kan kun vælges i ugen for eller før mødet.",
                "A weekday can only be chosen in the week of, before or after the meeting.",
            )
    if rule.unit == "week-of" and rule.weekday is None and rule.times is not None:
        raise RuleError("times", "En uge uden dag har intet klokkeslæt.", "A week without a day has no time.")
    if rule.times is not None:
        times_of(*rule.times)


def union(rule: rules.Union) -> None:
    """Raises ``RuleError`` unless each month is assigned to at most one branch and only one takes the rest."""
    if not rule.branches:
        raise RuleError("branches", "Vælg mindst én regel.", "Choose at least one rule.")
    named = [month for branch in rule.branches for month in branch.months]
    within("branches", named, range(1, 13))
    if len(set(named)) < len(named):
        raise RuleError(
            "branches",
            "Den samme måned er valgt i to af reglerne.",
            "The same month is chosen in two of the rules.",
        )
    rest = [branch for branch in rule.branches if not branch.months]
    if len(rest) > 1 or (rest and len(set(named)) == 12):
        raise RuleError(
            "branches",
            "Kun én af reglerne kan gælde de øvrige måneder.",
            "Only one of the rules can take the remaining months.",
        )


def quota(asked: Quota) -> None:
    """Raises ``RuleError`` for a number of dates, or a period to count them in, that cannot be asked for."""
    within("count", (asked.count,), range(1, 367))
    if asked.per not in _COUNTED_IN:
        raise RuleError("per", "Vælg år, halvår, kvartal eller måned.", "Choose year, half-year, quarter or month.")
    if asked.spread is not None and asked.spread not in _COUNTED_IN[_COUNTED_IN.index(asked.per) :]:
        raise RuleError(
            "spread",
            "Datoerne kan kun spredes på kortere perioder end den, de tælles i.",
            "The dates can only be spread over periods shorter than the one that they are counted in.",
        )


def within(field: str, values: Iterable[int], allowed: Sequence[int]) -> None:
    """Raises ``RuleError`` at the field for a value that is not among those allowed."""
    for value in values:
        if value not in allowed:
            raise RuleError(field, f"{value} er ikke muligt her.", f"{value} is not possible here.")


def once(field: str, values: Sequence[int]) -> None:
    """Raises ``RuleError`` at the field when a value stands in it twice."""
    if len(set(values)) < len(values):
        raise RuleError(field, "Det samme er valgt to gange.", "The same is chosen twice.")


def covered(field: str, day: date) -> None:
    """Raises ``RuleError`` at the field for a day outside the years 1900 to 2100."""
    within(field, (day.year,), range(FIRST_YEAR, LAST_YEAR + 1))


def in_order(first: date | None, until: date | None) -> None:
    """Raises ``RuleError`` at ``until`` when it lies before the first day."""
    if first is not None and until is not None and until < first:
        raise RuleError("until", "Slutdatoen ligger før startdatoen.", "The end date lies before the start date.")


def _named(field: str, uid: str) -> None:
    if not uid:
        raise RuleError(field, "Vælg den serie, der følges.", "Choose the series to follow.")
