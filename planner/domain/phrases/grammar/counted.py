"""What is counted in a month: "2. tirsdag", "sidste hverdag i måneden", "den 1. og 15. i måneden", "2. uge"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed
from planner.domain.phrases.grammar.atoms import and_sign, count, month, ordinal, until_sign, weekday
from planner.domain.phrases.grammar.units import MONTH, QUARTER, YEAR, each, every_so_many
from planner.domain.phrases.lexicon import PARTS_OF_MONTH, words
from planner.domain.phrases.parts import Each, IfAny, Lasts, Nth, NthKind, Nths, PartEach
from planner.domain.rules import PeriodUnit

WORKDAYS: Final = words("hverdag hverdagen arbejdsdag arbejdsdagen hverdage arbejdsdage")
_DAYS: Final = words("dag dagen")
_WEEKS: Final = words("uge ugen")
_OWNERS: Final[Mapping[str, PeriodUnit]] = {"månedens": MONTH, "kvartalets": QUARTER, "årets": YEAR}
_OWNERS_OF_EACH: Final = ((MONTH, "hver måneds"), (QUARTER, "hvert kvartals"), (YEAR, "hvert års"))
_LONGEST: Final = 31
_ARTICLES: Final = words("den d det")


def nths(c: Cursor) -> Nths | None:
    """One place or several: "2. tirsdag", "1. mandag og 3. onsdag"."""
    found = listed(c, nth, and_sign)
    behind = _behind_a_day(c) if not found else None
    if behind is not None:
        found = [behind]
    return Nths(tuple(found)) if found else None


@attempt
def _behind_a_day(c: Cursor) -> Nth | None:
    """Mandagen efter den 15. i måneden: the first one"""
    named = weekday(c)
    after = _after(c) if named is not None else 0
    if named is None or not after or c.peek().text != "i" or each(c) not in _EVERY_MONTH:
        return None
    return Nth((1,), NthKind.WEEKDAY, (named.day,), of=MONTH, after=after)


@attempt
def nth(c: Cursor) -> Nth | None:
    """The places, what is counted, and in what, where that stands right beside it."""
    owner = _owner(c)
    every = owner is None and c.word({"hver"}) is not None
    article = c.word(_ARTICLES) is not None
    counted = places(c)
    if counted is None or (every and not article and len(counted) == 1 and counted[0] > 1):
        return None
    c.says("hele")
    found = _what(c, counted)
    if found is None:
        return _day_of_unit(c, counted, owner)
    return None if every and found.kind is NthKind.WEEK and max(counted) > 1 else found._replace(of=owner)


def _owner(c: Cursor) -> PeriodUnit | None:
    """Månedens, hvert kvartals"""
    of_each = next((unit for unit, said in _OWNERS_OF_EACH if c.says(said)), None)
    return c.entry(_OWNERS) if of_each is None else of_each


def _what(c: Cursor, counted: tuple[int, ...]) -> Nth | None:
    weekdays = tuple(named.day for named in listed(c, weekday, _and))
    if weekdays:
        return Nth(counted, NthKind.WEEKDAY, weekdays, after=_after(c) if counted == (1,) else 0)
    if c.word(WORKDAYS):
        return Nth(counted, NthKind.WORKING_DAY)
    if c.word(_DAYS):
        return Nth(counted, NthKind.DAY)
    return Nth(counted, NthKind.WEEK) if c.word(_WEEKS) else None


@attempt
def _after_day(c: Cursor) -> int | None:
    """Efter den 10."""
    if not c.says("efter den", "efter d", "efter"):
        return None
    day = ordinal(c, 31)
    return None if day is None or day < 0 or month(c) is not None else day


def _after(c: Cursor) -> int:
    return _after_day(c) or 0


def _day_of_unit(c: Cursor, counted: tuple[int, ...], owner: PeriodUnit | None) -> Nth | None:
    """Days, as only the unit tells: "den 1. og 15. i måneden", "hver måneds 1."."""
    if owner in (MONTH, QUARTER):
        return Nth(counted, NthKind.DAY, of=owner)
    if _every_so_many_months(c):
        return Nth(counted, NthKind.DAY)
    unit = each(c)
    if unit is None or unit.unit not in (MONTH, QUARTER):
        return None
    return Nth(counted, NthKind.DAY, of=unit.unit)


def _every_so_many_months(c: Cursor) -> bool:
    """Whether "i hver 2. måned" follows; it is read by itself."""
    at = c.at
    c.says("i")
    found = every_so_many(c)
    c.at = at
    return found is not None and found.unit is MONTH


@attempt
def places(c: Cursor) -> tuple[int, ...] | None:
    """Ordinals in a list: "1. og 3.", "1.-3.", "første og sidste"."""
    runs = listed(c, _run, lambda cursor: and_sign(cursor) or cursor.mark("/"))
    return tuple(place for run in runs for place in run) or None


@attempt
def _run(c: Cursor) -> range | tuple[int] | None:
    c.word(_ARTICLES)
    first = ordinal(c, 31)
    if first is None:
        return None
    at = c.at
    last = ordinal(c, 31) if until_sign(c) else None
    if last is None or not 0 < first < last:
        c.at = at
        return (first,)
    return range(first, last + 1)


def if_any(c: Cursor) -> IfAny | None:
    """Når den findes"""
    return IfAny() if c.says("når den findes", "når de findes", "hvis den findes", "hvis de findes") else None


@attempt
def lasts(c: Cursor) -> Lasts | None:
    """2 dage ad gangen, over 3 dage"""
    days = count(c, _LONGEST)
    if days is None or not c.says("dage ad gangen", "dage hver gang", "hele dage ad gangen"):
        return None
    return Lasts(days)


def _and(c: Cursor) -> bool:
    return c.says("og") or c.mark(",+")


@attempt
def part_of_every_month(c: Cursor) -> PartEach | None:
    """Ultimo måneden, primo hver måned, i slutningen af måneden"""
    behind = c.says("hver måned", "månedligt", "månedlig", "hver måned ,", "månedligt ,")
    parts = listed(c, lambda cursor: cursor.entry(PARTS_OF_MONTH), and_sign)
    if behind:
        return PartEach(tuple(parts)) if parts and month(c) is None else None
    loose = not parts
    if loose:
        parts = [number for number, said in _LOOSE.items() if c.says(*said)][:1]
    if not parts or not (
        c.says("måneden", "måned", "hver måned", "md", "mdr") or (not loose and each(c) in _EVERY_MONTH)
    ):
        return None
    return PartEach(tuple(parts))


_LOOSE: Final[Mapping[int, tuple[str, ...]]] = {
    1: ("i begyndelsen af", "i starten af", "først på", "først i"),
    2: ("i midten af", "midt i", "midt på"),
    3: ("i slutningen af", "sidst på", "sidst i"),
}
_EVERY_MONTH: Final = (Each(MONTH), Each(MONTH, scope=True))
