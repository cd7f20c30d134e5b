"""Windows in a row: "uge 7, 8 og 42", "1. og 3. kvartal", "ultimo august/primo september", "maj 2020 – maj 2021"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed, longest, remembered
from planner.domain.phrases.grammar.atoms import and_sign, or_sign, ordinal, until_sign
from planner.domain.phrases.grammar.of_quarter import of_each_quarter
from planner.domain.phrases.grammar.places import (
    UNIT_WORDS,
    a_day,
    place,
    week_number,
    whole_month,
    year_after,
)
from planner.domain.phrases.grammar.weeks import every_nth_of_the_year, iso_week, weeks
from planner.domain.phrases.lexicon import PARTS_OF_MONTH
from planner.domain.phrases.parts import Place, Stretch, Windows
from planner.domain.rules import PeriodUnit

_MONTHS_IN_TERTIAL: Final = 4
_ROUND: Final = {
    PeriodUnit.PART_OF_MONTH: (36, 2),
    PeriodUnit.MONTH: (12, 1),
    PeriodUnit.QUARTER: (4, 1),
    PeriodUnit.SEASON: (4, 1),
}
"""How many of a kind go round a year, and how far apart neighbours are: between "medio" and "primo" lies one more."""
_IN: Final = ("i løbet af", "inden for", "indenfor", "i perioden", "perioden", "i hele", "hele", "i")


@attempt
def windows(c: Cursor, *, apart: bool = False) -> Windows | None:
    """One window or several; ``apart`` where a week behind "juli," cannot be one of July's."""
    to = c.says("til")
    c.says(*_IN)
    c.says("enten")
    plural = c.word({"månederne"}) is not None
    bounded = c.peek().text == "fra"
    found: list[Stretch] = []
    said_or = slash = False
    while True:
        at = c.at
        chosen = bool(found) and or_sign(c)
        slashed = bool(found) and not chosen and c.mark("/")
        if found and not (chosen or slashed or and_sign(c)):
            break
        comma = c.peek(-1).text == ","
        c.says("i")
        group = _group(c)
        if not group or (comma and found and not apart and _tells_more(found[-1], group[0])):
            c.at = at
            break
        found += _inheriting(found, group)
        said_or = said_or or chosen
        slash = (slashed and len({end for one in found for end in one}) == 2) or (slash and not slashed)
    return Windows(tuple(found), said_or or slash, plural, to, bounded) if found else None


@remembered
def _group(c: Cursor) -> Sequence[Stretch] | None:
    return longest(c, _GROUPS)


def _tells_more(before: Stretch, after: Stretch) -> bool:
    """In "december, uge 50" the week stands in the month; it is no second window."""
    return (before.last.unit, after.first.unit) == (PeriodUnit.MONTH, PeriodUnit.WEEK)


def _inheriting(before: Sequence[Stretch], group: Sequence[Stretch]) -> Sequence[Stretch]:
    """In "ultimo februar og august" the second month takes the part of the first."""
    lead = before[-1].last if before else None
    if lead is None or lead.unit is not PeriodUnit.PART_OF_MONTH or any(one.first != one.last for one in group):
        return group
    parts = [one.first._replace(unit=lead.unit, part=lead.part) for one in group]
    return [Stretch(part, part) for part in parts] if _are_months(group) else group


def _are_months(group: Sequence[Stretch]) -> bool:
    return all(one.first.unit is PeriodUnit.MONTH for one in group)


@attempt
def _counted(c: Cursor) -> list[Stretch] | None:
    """1. og 3. kvartal, 3.-4. kvt. 2026"""
    runs = listed(c, _ordinal_run, lambda cursor: and_sign(cursor) or _slash(cursor))
    unit = c.entry(UNIT_WORDS) if runs else None
    if unit is None:
        return None
    written = year_after(c)
    return [Stretch(Place(unit, first, year=written), Place(unit, last, year=written)) for first, last in runs]


@attempt
def _ordinal_run(c: Cursor) -> tuple[int, int] | None:
    first = ordinal(c, 9)
    if first is None or first < 0:
        return None
    at = c.at
    last = ordinal(c, 9) if until_sign(c) else None
    if last is None:
        c.at = at
    return first, last or first


@attempt
def _tertial(c: Cursor) -> list[Stretch] | None:
    """1. tertial: four months"""
    number = ordinal(c, 3)
    if number is None or number < 0 or not c.word({"tertial"}):
        return None
    last = number * _MONTHS_IN_TERTIAL
    written = year_after(c)
    return [
        Stretch(
            Place(PeriodUnit.MONTH, last - _MONTHS_IN_TERTIAL + 1, year=written),
            Place(PeriodUnit.MONTH, last, year=written),
        )
    ]


@attempt
def each_tertial(c: Cursor) -> Windows | None:
    """tertialvis, hvert tertial: the three of the year, each for itself"""
    if not c.says("tertialvis", "tertialvist", "hvert tertial", "pr tertial", "hver tertial"):
        return None
    ends = [(first, first + _MONTHS_IN_TERTIAL - 1) for first in (1, 5, 9)]
    months = [Stretch(*(Place(PeriodUnit.MONTH, number) for number in both)) for both in ends]
    return Windows(tuple(months), plural=True)


@attempt
def _parts(c: Cursor) -> list[Stretch] | None:
    """medio/ultimo november, primo-medio marts: the parts together"""
    parts = listed(c, lambda cursor: cursor.entry(PARTS_OF_MONTH), _part_sign)
    named = whole_month(c) if len(parts) > 1 else None
    if named is None:
        return None
    first, last = (named._replace(unit=PeriodUnit.PART_OF_MONTH, part=part) for part in (min(parts), max(parts)))
    return [Stretch(first, last)]


def _part_sign(c: Cursor) -> bool:
    return c.mark("/-") or c.says("og", "til")


@attempt
def _between(c: Cursor) -> list[Stretch] | None:
    """Mellem 1. og 15. marts, mellem maj og juli"""
    if not c.says("mellem", "imellem", "ml"):
        return None
    first = place(c) or _day_or_bare(c)
    if first is None or not c.says("og"):
        return None
    last = place(c) or a_day(c) or _bare_week(c, first)
    if last is None:
        return None
    if first.unit is PeriodUnit.SPAN and not first.number:
        first = first._replace(number=last.number, year=last.year)
    return [Stretch(first, last)] if first.number else None


@attempt
def _bare_week(c: Cursor, first: Place) -> Place | None:
    """The second number in "mellem uge 10 og 12"."""
    number = week_number(c) if first.unit is PeriodUnit.WEEK else None
    return None if number is None else first._replace(number=number)


@attempt
def _day_or_bare(c: Cursor) -> Place | None:
    """A day that may take its month from the other end."""
    dated = a_day(c)
    if dated is not None:
        return dated
    c.word({"d", "den"})
    day = ordinal(c, 31)
    return None if day is None or day < 0 else Place(PeriodUnit.SPAN, 0, day)


@attempt
def _stretch(c: Cursor) -> list[Stretch] | None:
    """marts-maj, 27. marts – medio juni, ultimo august/primo september, oktober /november"""
    said_from = c.says("fra og med", "fra")
    first = place(c) or a_day(c)
    if first is None:
        return None
    at = c.at
    slashed = _slash(c)
    last = (place(c) or a_day(c)) if slashed or until_sign(c) else None
    apart = last is not None and slashed and not _are_neighbours(first, last)
    if last is None or apart or not (_is_window(first) or _is_window(last)):
        c.at = at
        return [Stretch(first, first)] if _is_window(first) and not said_from else None
    return [Stretch(first, last)]


def _slash(c: Cursor) -> bool:
    return c.mark("/")


def _are_neighbours(first: Place, last: Place) -> bool:
    """Whether one comes right behind the other, so that a slash joins them: "april/maj", not "marts/september"."""
    if first.unit is not last.unit or first.unit not in _ROUND or first.year != last.year:
        return True
    around, gap = _ROUND[first.unit]
    return 0 < (_rank(last) - _rank(first)) % around <= gap


def _rank(one: Place) -> int:
    """Where in the round of its kind a place stands."""
    return one.number * 3 + one.part if one.unit is PeriodUnit.PART_OF_MONTH else one.number


@attempt
def _chain(c: Cursor) -> list[Stretch] | None:
    """Marts - juni - september: three places or more with dashes between them are a list"""
    places = listed(c, place, lambda cursor: cursor.mark("-"))
    return [Stretch(one, one) for one in places] if len(places) > 2 else None


def _is_window(found: Place) -> bool:
    return found.unit is not PeriodUnit.SPAN


_GROUPS: Final[Sequence[Callable[[Cursor], list[Stretch] | None]]] = (
    weeks,
    _counted,
    _tertial,
    _parts,
    _between,
    _stretch,
    _chain,
    iso_week,
    every_nth_of_the_year,
    of_each_quarter,
)
