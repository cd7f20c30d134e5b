"""Places in the year that are longer than a day: months and their parts, weeks, quarters, half-years, seasons."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, remembered
from planner.domain.phrases.grammar.atoms import any_year, month, ordinal, year
from planner.domain.phrases.grammar.day import written_day
from planner.domain.phrases.lexicon import PARTS_OF_MONTH, words
from planner.domain.phrases.parts import Place
from planner.domain.phrases.tokens import Kind
from planner.domain.rules import PeriodUnit

WEEK_WORDS: Final = words("uge u ugen ugerne uger ugenr ugenummer week wk")
UNIT_WORDS: Final = {
    **dict.fromkeys(words("kvartal kvartals kvt kvtl kv kvartalet"), PeriodUnit.QUARTER),
    **dict.fromkeys(words("halvår halvårs halvåret"), PeriodUnit.HALF_YEAR),
}
_SEASONS: Final = {
    **dict.fromkeys(words("forår foråret"), 1),
    **dict.fromkeys(words("sommer sommeren"), 2),
    **dict.fromkeys(words("efterår efteråret"), 3),
    **dict.fromkeys(words("vinter vinteren"), 4),
    **dict.fromkeys(words("vinterhalvår vinterhalvåret"), 5),
    **dict.fromkeys(words("sommerhalvår sommerhalvåret"), 6),
}
_AUTUMN_HOLIDAY: Final = 42
_LETTERS: Final = {"q": PeriodUnit.QUARTER, "h": PeriodUnit.HALF_YEAR}
_HOW_MANY: Final = {PeriodUnit.QUARTER: 4, PeriodUnit.HALF_YEAR: 2}
_LOOSE_PARTS: Final = (
    (1, ("i begyndelsen af", "begyndelsen af", "i starten af", "starten af", "start", "først i", "tidligt i")),
    (2, ("i midten af", "midten af", "midt i")),
    (3, ("i slutningen af", "slutningen af", "sidst i", "sent i", "hen mod slutningen af", "slut")),
)


@remembered
def place(c: Cursor) -> Place | None:
    """Any one of them."""
    return part_of_month(c) or part_of_year(c) or whole_month(c) or week(c) or counted_unit(c) or season(c)


@attempt
def week_number(c: Cursor) -> int | None:
    """The number in "uge 7"; 0 to 99, whether or not there is such a week."""
    number = c.number(0, 99)
    return None if number is None or (c.peek().text == "." and not c.peek().spaced and c.peek(1).text) else number


@attempt
def week(c: Cursor) -> Place | None:
    """Uge 7, u. 7, uge 7 2026, uge 7/2026"""
    if c.word({"efterårsferien", "efterårsferie"}):
        return Place(PeriodUnit.WEEK, _AUTUMN_HOLIDAY, year=year_after(c), soft=True)
    if not c.word(WEEK_WORDS):
        return None
    c.says("nr")
    number = week_number(c)
    if number is None:
        return None
    return Place(PeriodUnit.WEEK, number, year=year_after(c))


@attempt
def counted_unit(c: Cursor) -> Place | None:
    """1. kvartal, 4. kvt. 2026, andet halvår, årets sidste kvartal, Q3"""
    c.says("årets", "i årets")
    letter = c.entry(_LETTERS)
    unit: PeriodUnit | None = letter
    if letter is not None:
        number = c.number(1, 9, glued=True)
    else:
        number = ordinal(c, 9) or c.number(1, 9)
        unit = c.entry(UNIT_WORDS)
        if number is None and unit is not None:
            number = c.number(1, 9)
    if number is None or unit is None:
        return None
    return Place(unit, _HOW_MANY[unit] if number == -1 else number, year=year_after(c) or short_year(c))


@attempt
def season(c: Cursor) -> Place | None:
    """foråret 2026, vinterhalvåret"""
    number = c.entry(_SEASONS)
    return None if number is None else Place(PeriodUnit.SEASON, number, year=year_after(c) or short_year(c))


@attempt
def whole_month(c: Cursor) -> Place | None:
    """april, april måned 2026"""
    named = month(c)
    if named is None:
        return None
    if c.peek(1).text in ("", "/", "-"):
        c.mark(".", glued=True)
    return Place(PeriodUnit.MONTH, named.number, year=year_after(c), soft=named.slip)


@attempt
def part_of_month(c: Cursor) -> Place | None:
    """Ultimo februar, primo aug.; also "sidst i november", which is soft"""
    part = c.entry(PARTS_OF_MONTH)
    soft = part is None
    if part is None:
        part = next((number for number, said in _LOOSE_PARTS if c.says(*said)), None)
    if part is None:
        return None
    of_month = whole_month(c)
    if of_month is None:
        return Place(PeriodUnit.PART_OF_MONTH, 0, part) if not soft and _is_alone(c) else None
    return Place(PeriodUnit.PART_OF_MONTH, of_month.number, part, of_month.year, soft=soft or of_month.soft)


def _is_alone(c: Cursor) -> bool:
    """Whether the word just read is all there is, so that its month can only be the heading's."""
    return len(c.tokens) == 1


@attempt
def part_of_year(c: Cursor) -> Place | None:
    """Primo 2015, ultimo 2014, i starten af 2015: the year's first and last month"""
    part = c.entry(PARTS_OF_MONTH)
    if part is None:
        part = next((number for number, said in _LOOSE_PARTS if c.says(*said) and c.peek(-1).text == "af"), None)
    c.says("år", "året")
    written = year(c)
    if written is None or part not in (1, 3):
        return None
    return Place(PeriodUnit.MONTH, 1 if part == 1 else 12, year=written, soft=True)


@attempt
def a_day(c: Cursor) -> Place | None:
    """A day with its month, as one end of a stretch: "27. marts – medio juni"."""
    found = written_day(c)
    if found is None or not found.day.month or found.day.month > 12 or found.day.weekday is not None:
        return None
    return Place(PeriodUnit.SPAN, found.day.month, found.day.day, found.day.year)


def year_after(c: Cursor) -> int:
    """A year straight after, or 0; "i 2026" and "/2026" too, but not the one that begins "2026-2027"."""
    at = c.at
    c.mark("/,", glued=True)
    c.says("i", "år")
    found = year(c)
    if found is not None and not _begins_a_stretch(c):
        return found
    c.at = at
    return 0


def short_year(c: Cursor) -> int:
    """The last two figures of a year straight after what can have no other number, or 0: "forår 27"."""
    at = c.at
    c.mark("'", glued=False)
    found = any_year(c) if len(c.peek().text) == len("27") else None
    if found is not None and (c.done or c.peek().text in (",", ")", ";")):
        return found
    c.at = at
    return 0


def _begins_a_stretch(c: Cursor) -> bool:
    return c.peek().text in ("-", "/", ".") and not c.peek().spaced and c.peek(1).kind is Kind.NUMBER
