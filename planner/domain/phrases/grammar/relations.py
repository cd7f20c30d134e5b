"""What is told from something else: "5 arbejdsdage før ØU", "i ugen før mødet", "med 14 dages varsel", "8 uger"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt, listed
from planner.domain.phrases.frame import CRITICAL
from planner.domain.phrases.grammar.anchors import anchor, meeting_name
from planner.domain.phrases.grammar.atoms import and_sign, count, ordinal, until_sign, weekday
from planner.domain.phrases.lexicon import weekday_of, words
from planner.domain.phrases.parts import Anchor, Length, Offset, WeekdayBy, WeekOf
from planner.domain.phrases.reading import Distance, DistanceUnit
from planner.domain.phrases.tokens import Kind

_ENDS: Final = ("", ",", ".", "(", ")", "kl", "-", ";")
UNITS: Final[Mapping[str, DistanceUnit]] = {
    **dict.fromkeys(words("minut minutter minutters min"), DistanceUnit.MINUTE),
    **dict.fromkeys(words("time timer timers"), DistanceUnit.HOUR),
    **dict.fromkeys(words("dag dags dage dages døgn døgns kalenderdag kalenderdage kalenderdages"), DistanceUnit.DAY),
    **dict.fromkeys(
        words("hverdag hverdage hverdages arbejdsdag arbejdsdage arbejdsdages arbdage"), DistanceUnit.WORKING_DAY
    ),
    **dict.fromkeys(words("uge uges uger ugers"), DistanceUnit.WEEK),
    **dict.fromkeys(words("måned måneder måneds måneders md mdr"), DistanceUnit.MONTH),
    **dict.fromkeys(words("år års"), DistanceUnit.YEAR),
}
_ONE: Final[Mapping[str, DistanceUnit]] = {
    **dict.fromkeys(words("dagen aftenen"), DistanceUnit.DAY),
    **dict.fromkeys(words("hverdagen arbejdsdagen"), DistanceUnit.WORKING_DAY),
    "måneden": DistanceUnit.MONTH,
}
_HALVES: Final = {
    DistanceUnit.HOUR: Distance(30, DistanceUnit.MINUTE),
    DistanceUnit.YEAR: Distance(6, DistanceUnit.MONTH),
}
_QUARTER_OF_AN_HOUR: Final = Distance(15, DistanceUnit.MINUTE)
_HOUR_AND_A_HALF: Final = Distance(90, DistanceUnit.MINUTE)
_NEXT: Final = words("førstkommende næste nærmeste næstkommende")
MOST: Final = 366
_HOURS_A_DAY: Final = 24


@attempt
def distance(c: Cursor) -> Distance | None:
    """8 dage, ½ time, en uge, 14-dages"""
    if c.says("½", "en halv", "et halvt", "halv"):
        unit = c.entry(UNITS)
        return None if unit is None else _HALVES.get(unit)
    if c.says("et kvarter", "1 kvarter"):
        return _QUARTER_OF_AN_HOUR
    if c.says("1 ½ time", "halvanden time", "1 , 5 time", "1 , 5 timer"):
        return _HOUR_AND_A_HALF
    amount = count(c, MOST)
    c.mark("-", glued=True)
    unit = DistanceUnit.WORKING_DAY if c.says("arb dage", "arb . dage", "arb dag") else c.entry(UNITS)
    return None if amount is None or unit is None else Distance(amount, unit)


@attempt
def offset(c: Cursor) -> Offset | None:
    """4 hverdage før det ordinære møde, dagen før, samme dag som mødet, 8 dage efter mødet"""
    if c.says("samme dag som", "på dagen for"):
        same = anchor(c)
        return None if same is None else Offset(Distance(0, DistanceUnit.DAY), same)
    if c.says("samme dag"):
        return Offset(Distance(0, DistanceUnit.DAY), None) if c.peek().text in _ENDS else None
    c.says("inden for", "indenfor")
    nth = _nth_working_day(c)
    if nth is not None:
        return nth
    one = c.entry(_ONE)
    if c.peek(-1).text == "de":
        return None
    far = _whole_days(distance(c)) if one is None else Distance(1, one)
    way = None if far is None else _direction(c)
    if far is None or way is None:
        return None
    found = anchor(c)
    if found is None and not _implied(c, far, way):
        return None
    return Offset(far._replace(amount=way * far.amount), found)


def _whole_days(far: Distance | None) -> Distance | None:
    """Hours as the days that they are; None for more than a day's that are no whole days."""
    if far is None or far.unit is not DistanceUnit.HOUR or far.amount < _HOURS_A_DAY:
        return far
    days, over = divmod(far.amount, _HOURS_A_DAY)
    return None if over else Distance(days, DistanceUnit.DAY)


@attempt
def _nth_working_day(c: Cursor) -> Offset | None:
    """Første hverdag efter nytår, sidste arbejdsdag før mødet"""
    c.says("den")
    place = 1 if c.word(_NEXT) else ordinal(c, 9)
    if place is None or UNITS.get(c.peek().text) is not DistanceUnit.WORKING_DAY:
        return None
    c.at += 1
    way = _direction(c)
    found = None if way is None else anchor(c)
    if found is None or way is None or (place < 0) != (way < 0):
        return None
    return Offset(Distance(place, DistanceUnit.WORKING_DAY), found)


def _direction(c: Cursor) -> int | None:
    """-1 before, 1 after."""
    if c.says("før", "inden", "forud for", "forinden", "forud", "op til"):
        return -1
    if c.says("efter"):
        return 1
    at = c.at
    if c.says("fra") and meeting_name(c) is not None:
        c.at = at + 1
        return 1
    c.at = at
    return None


def _implied(c: Cursor, far: Distance, way: int) -> bool:
    """Whether the meeting goes without saying: "½ time før", but not "efter et år"."""
    return way < 0 and c.peek().text in _ENDS and far.unit is not DistanceUnit.YEAR


@attempt
def week_of(c: Cursor) -> WeekOf | None:
    """Ugen før mødet, i ugen for ØU, i samme uge som byrådsmødet, ugen, hvor udvalget holder møde"""
    of_a_day = weekday_of(c.peek(-1).text) is not None
    c.says("i")
    if c.says("samme uge som", "ugen for", "ugen med"):
        offset_weeks: int | None = 0
    elif (nth := _nth_week(c)) is not None:
        way = _direction(c)
        offset_weeks = None if way is None else way * nth
    elif c.says("ugen"):
        c.mark(",")
        offset_weeks = 0 if c.says("hvor", "hvori", "hvor der er") else _direction(c)
    else:
        return None
    if offset_weeks is None:
        return None
    found = anchor(c)
    c.says("( dag ikke fastsat )")
    implied = found is None and (offset_weeks < 0 or (offset_weeks and of_a_day)) and c.peek().text in _ENDS
    return WeekOf(offset_weeks, found) if found is not None or implied else None


@attempt
def _nth_week(c: Cursor) -> int | None:
    """The number in "den 2. uge efter mødet"."""
    c.says("den")
    found = ordinal(c, 9)
    return found if found is not None and found > 1 and c.says("uge") else None


@attempt
def weekday_by(c: Cursor) -> WeekdayBy | None:
    """Fredagen før mødet; mandag, tirsdag og onsdag før påske; fredag efter Kristi himmelfartsdag"""
    last = c.says("sidste", "den sidste")
    if not last:
        c.says("om", "den") or c.says("førstkommende", "den førstkommende")
        c.says("næstkommende", "første", "1 .")
    days = tuple(day for run in listed(c, _weekday_run, and_sign) for day in run)
    way = _direction(c) if days else None
    if way is None or (last and way > 0):
        return None
    found = anchor(c)
    if found is None and not (way < 0 and c.peek().text in ("", ",", ".", "kl", ")", "(")):
        return None
    return WeekdayBy(days, way < 0, found or Anchor())


@attempt
def _weekday_run(c: Cursor) -> range | tuple[int] | None:
    first = weekday(c)
    if first is None:
        return None
    at = c.at
    last = weekday(c) if until_sign(c) else None
    if last is None or last.day <= first.day:
        c.at = at
        return (first.day,)
    return range(first.day, last.day + 1)


@attempt
def length(c: Cursor) -> Length | None:
    """8 uger, efter et år, inden for 8 dage efter modtagelsen"""
    within = c.says("inden for", "indenfor")
    after = not within and c.says("efter")
    if not (within or after):
        c.says("i", "over")
    c.says("de kommende", "de næste")
    far = distance(c)
    if far is None:
        return None
    if within and c.says("efter", "fra"):
        while c.peek().kind is Kind.WORD and c.peek().text not in CRITICAL:
            c.at += 1
    return Length(far, after=after, within=within)
