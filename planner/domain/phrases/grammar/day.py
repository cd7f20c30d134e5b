"""Days as Danes write them: "10. marts 2027", "d. 10/3-27", "10.3.2027", "05-12-14", "13."; the day comes first."""

from __future__ import annotations

from typing import Final, NamedTuple

from planner.domain.phrases.cursor import Cursor, attempt, remembered
from planner.domain.phrases.grammar.atoms import any_year, month, ordinal_ending, weekday, year
from planner.domain.phrases.lexicon import ORDINALS
from planner.domain.phrases.parts import Day, Slip
from planner.domain.phrases.tokens import Kind

_ARTICLES: Final = frozenset({"d", "den"})
_SCHOOL_YEARS: Final = frozenset({"skoleåret", "skoleår"})
_HIGHEST: Final = 99
_HOURS: Final = 24
_MONTHS: Final = 12


class Written(NamedTuple):
    """A day and how it was written. ``bare``: a figure alone; ``figures``: the month is a figure too."""

    day: Day
    bare: bool = False
    article: bool = False
    figures: str = ""
    slips: frozenset[Slip] = frozenset()


@remembered
def written_day(c: Cursor) -> Written | None:
    """A day, perhaps with its weekday and an article."""
    named = weekday(c)
    if named is not None:
        c.mark(",")
    article = c.word(_ARTICLES) is not None
    if article:
        c.mark(".", glued=True)
    found = _iso(c) or _in_figures(c) or _with_month(c) or _in_words(c) or _alone(c)
    if found is None:
        return None
    slips = found.slips | ({Slip.SPELLING} if named is not None and named.slip else set())
    day = found.day if named is None else found.day._replace(weekday=named.day)
    said_so = article or named is not None
    return found._replace(day=day, slips=slips, bare=found.bare and not said_so, article=said_so)


@attempt
def _iso(c: Cursor) -> Written | None:
    """2027-03-10, 2027/03/10"""
    written_year = year(c)
    sign = c.peek().text
    if written_year is None or not c.mark("-/", glued=True):
        return None
    month_number = _two_figures(c)
    if month_number is None or not c.mark(sign, glued=True):
        return None
    day = _two_figures(c)
    return None if day is None else Written(Day(day, month_number, written_year))


@attempt
def _in_figures(c: Cursor) -> Written | None:
    """10/3, 10/3-27, 10.3., 10.3.2027, 10-03-2027"""
    of_school = c.peek(-1).text in _SCHOOL_YEARS
    day = c.number(0, _HIGHEST)
    sign = c.peek().text
    if day is None or of_school or not c.mark("/.-", glued=True):
        return None
    month_number = c.number(0, _HIGHEST, glued=True)
    if month_number is None or (sign == "." and not _may_be_a_month(c)):
        return None
    written_year = _year_after_figures(c, sign)
    if sign == "." and not written_year:
        c.mark(".", glued=True)
    if (sign == "-" and not written_year) or _goes_on(c):
        return None
    return Written(Day(day, month_number, written_year), figures=sign)


def _may_be_a_month(c: Cursor) -> bool:
    """Whether the figure just read can be a month, and is not the minutes of 10.30; before a year it always is."""
    before_year = c.peek().text == "." and not c.peek().spaced and c.peek(1).kind is Kind.NUMBER
    return 1 <= c.peek(-1).value <= _MONTHS or before_year


def _year_after_figures(c: Cursor, sign: str) -> int:
    """The year after "10/3", or 0."""
    at = c.at
    if c.mark("-" if sign == "-" else "-./", glued=True) and not c.peek().spaced:
        found = any_year(c)
        if found is not None and not _goes_on(c):
            return found
    c.at = at
    return (year(c) or 0) if sign != "-" else 0


def _goes_on(c: Cursor) -> bool:
    """Whether figures follow without a blank, so that what was read is only the beginning of something else."""
    token = c.peek()
    if token.spaced:
        return False
    follows = c.peek(1)
    return token.kind is Kind.NUMBER or (
        token.text in "/.,%" and token.text != "" and follows.kind is Kind.NUMBER and not follows.spaced
    )


@attempt
def _with_month(c: Cursor) -> Written | None:
    """10. marts, 10 marts 2027, 10.marts-27; "10, marts" by a slip"""
    day = c.number(0, _HIGHEST)
    if day is None:
        return None
    dot = c.mark(".") or ordinal_ending(c)
    comma = not dot and c.mark(",", glued=True)
    if dot:
        c.says("i")
    named = month(c)
    if named is None:
        return None
    slips = ({Slip.COMMA} if comma else set()) | ({Slip.SPELLING} if named.slip else set())
    return Written(Day(day, named.number, _year_after_name(c)), slips=frozenset(slips))


def _year_after_name(c: Cursor) -> int:
    """The year after "10. marts", or 0: "2027", "-27", "'27"."""
    at = c.at
    c.mark(",", glued=True)
    found = year(c)
    if found is None:
        c.at = at
        sign = c.mark("-", glued=True) or c.mark("'’")
        found = any_year(c) if (sign and not c.peek().spaced) or _is_no_hour(c) else None
    if (
        found is not None
        and not _goes_on(c)
        and not (c.peek().text == "." and not c.peek().spaced and c.peek(1).text)
    ):
        return found
    c.at = at
    return 0


def _is_no_hour(c: Cursor) -> bool:
    """Whether two figures at the end, or before a time, can be nothing but a year: "12. maj 27"."""
    token = c.peek()
    return _HOURS < token.value <= _HIGHEST and token.spaced and c.peek(1).text in ("", ",", ";", "(", ")", "kl")


@attempt
def _in_words(c: Cursor) -> Written | None:
    """første maj"""
    day = c.entry(ORDINALS)
    named = month(c) if day is not None else None
    if day is None or day < 1 or named is None:
        return None
    slips: frozenset[Slip] = frozenset({Slip.SPELLING}) if named.slip else frozenset()
    return Written(Day(day, named.number, _year_after_name(c)), slips=slips)


@attempt
def _alone(c: Cursor) -> Written | None:
    """13."""
    day = c.number(0, _HIGHEST)
    if day is None:
        return None
    dotted = c.peek().text == "." and not c.peek().spaced and c.mark(".")
    return None if _goes_on(c) and not (dotted and c.peek().text == ",") else Written(Day(day), bare=not dotted)


def _two_figures(c: Cursor) -> int | None:
    return c.number(0, _HIGHEST, glued=True) if len(c.peek().text) == len("03") else None
