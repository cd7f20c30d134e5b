"""Places in certain months: "første søndag i september", "marts og august = 4. mandag", "dog i december den 2."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed
from planner.domain.phrases.grammar.atoms import and_sign, ordinal, weekday
from planner.domain.phrases.grammar.counted import nth, places
from planner.domain.phrases.grammar.units import MONTH
from planner.domain.phrases.grammar.windows import windows
from planner.domain.phrases.parts import MonthsNth, Nth, NthByMonth, NthKind, Windows

_MOST_OF_A_WEEKDAY: Final = 5


def nth_by_month(c: Cursor) -> NthByMonth | None:
    """Either order: the place first, or the months first."""
    return _place_first(c) or _months_first(c)


@attempt
def _place_first(c: Cursor) -> NthByMonth | None:
    """første søndag i september, sidste hverdag i juni"""
    found = nth(c) or _days(c)
    if found is None or found.of is not None or found.kind is NthKind.WEEK:
        return None
    months = _months(c) if c.peek().text in ("i", "af") else None
    if months is not None and found.kind is NthKind.DAY and found.places[0] > 0 and len(months) == 1:
        return None
    return None if months is None else NthByMonth((MonthsNth(months, found),))


@attempt
def _days(c: Cursor) -> Nth | None:
    """Den 1. og 15. (i februar, maj og august)"""
    c.says("den", "d")
    found = places(c)
    return Nth(found, NthKind.DAY) if found is not None and c.peek().text == "i" else None


@attempt
def _months_first(c: Cursor) -> NthByMonth | None:
    """Marts og august = 4. mandag; after "dog" or "den" the weekday may be missing"""
    lead = c.says("dog", "men", "undtagen", "bortset fra")
    items = listed(c, lambda cursor: _item(cursor, lead=lead), and_sign)
    return NthByMonth(_with_weekdays(items)) if items else None


@attempt
def _item(c: Cursor, *, lead: bool) -> MonthsNth | None:
    months = _months(c)
    if months is None:
        return None
    if c.peek(1).text == "hvor":
        c.mark(",")
    sign = c.mark("=:") or c.says("dog", "hvor det er", "hvor mødet er", "er det", "afholdes mødet", "er mødet", "på")
    sign = c.says("den", "d") or sign
    found = places(c)
    named = weekday(c) if found else None
    if found is None or not (named or lead or sign):
        return None
    if named is None and (max(found) > _MOST_OF_A_WEEKDAY or not _ends_here(c)):
        return None
    return MonthsNth(months, Nth(found, NthKind.WEEKDAY, () if named is None else (named.day,)))


def _ends_here(c: Cursor) -> bool:
    """Whether nothing follows that the places could belong to."""
    at = c.at
    and_sign(c)
    goes_on = ordinal(c) is not None
    c.at = at
    return not goes_on and c.peek().text in ("", ",", ";", ".", "og", "samt", ")")


def _months(c: Cursor) -> tuple[int, ...] | None:
    """Whole months without a year."""
    c.says("af")
    found = windows(c)
    return months_of(found) if found is not None else None


def months_of(found: Windows) -> tuple[int, ...] | None:
    """The months, where the windows are whole months of no certain year."""
    months: list[int] = []
    for first, last in found.stretches:
        if first.unit is not MONTH or last.unit is not MONTH or first.year or last.year or found.either:
            return None
        length = (last.number - first.number) % 12 + 1
        months += [(first.number + more - 1) % 12 + 1 for more in range(length)]
    return tuple(months)


def _with_weekdays(items: Sequence[MonthsNth]) -> tuple[MonthsNth, ...]:
    """A weekday that is said once, at the end, belongs to all before it."""
    found: list[MonthsNth] = []
    weekdays: tuple[int, ...] = ()
    for item in reversed(items):
        weekdays = item.nth.weekdays or weekdays
        found.append(item._replace(nth=item.nth._replace(weekdays=weekdays)))
    return tuple(found[::-1])
