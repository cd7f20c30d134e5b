"""Days told from the document's own date: "i morgen", "om 14 dage", "i næste uge", "på fredag"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.grammar.atoms import weekday, year
from planner.domain.phrases.grammar.relations import distance
from planner.domain.phrases.lexicon import phrases
from planner.domain.phrases.parts import Deictic, SchoolYear, Year
from planner.domain.phrases.reading import Distance, DistanceUnit
from planner.domain.phrases.tokens import Kind

_DAYS: Final = {"dags": 0, "dag": 0, "morgen": 1, "overmorgen": 2}
_WHOLE: Final = {"uge": DistanceUnit.WEEK, "måned": DistanceUnit.MONTH}
_SCHOOL_YEARS: Final = {"skoleåret": 8, "skoleår": 8, "sæsonen": 8, "sæson": 8}
_NEXT_YEAR: Final = phrases(
    "næste år | til næste år | året efter | det følgende år | det efterfølgende år | efterfølgende år | følgende år"
)
_FAR: Final = frozenset({DistanceUnit.DAY, DistanceUnit.WEEK, DistanceUnit.MONTH})


@attempt
def deictic(c: Cursor) -> Deictic | None:
    """A day, a week or a month, counted from the document's date."""
    if c.says("dags dato", "d.d"):
        return Deictic(Distance(0, DistanceUnit.DAY))
    return _near(c) or _whole(c) or _ahead(c) or _coming_weekday(c)


@attempt
def _near(c: Cursor) -> Deictic | None:
    """I dag, i morgen"""
    if not c.says("i"):
        return None
    days = c.entry(_DAYS)
    return None if days is None else Deictic(Distance(days, DistanceUnit.DAY))


@attempt
def _whole(c: Cursor) -> Deictic | None:
    """I næste uge, denne måned"""
    c.says("i")
    if c.says("næste", "kommende", "følgende"):
        ahead = 1
    elif c.says("denne", "indeværende"):
        ahead = 0
    else:
        return None
    unit = c.entry(_WHOLE)
    return None if unit is None else Deictic(Distance(ahead, unit), whole=True)


@attempt
def _ahead(c: Cursor) -> Deictic | None:
    """Om 14 dage"""
    far = distance(c) if c.says("om") else None
    return None if far is None or far.unit not in _FAR else Deictic(far)


@attempt
def _coming_weekday(c: Cursor) -> Deictic | None:
    """på fredag, førstkommende torsdag; "næste tirsdag" may be this week's or the next"""
    if not c.says("på", "førstkommende", "den førstkommende", "nu på"):
        return None
    named = weekday(c)
    if named is None or named.each or c.peek().kind is Kind.NUMBER or c.peek().text in ("d", "den"):
        return None
    return Deictic(Distance(0, DistanceUnit.DAY), weekday=named.day)


@attempt
def written_year(c: Cursor) -> Year | None:
    """2015, i år, næste år, året efter"""
    if c.says(*_NEXT_YEAR):
        return Year(ahead=1)
    if c.says("i år", "dette år", "indeværende år", "d.å"):
        return Year()
    inside = c.says("i løbet af", "i hele", "hele", "i året", "i")
    if not inside:
        c.says("for", "år", "året")
    number = year(c)
    return None if number is None else Year(number, inside=inside)


@attempt
def school_year(c: Cursor) -> SchoolYear | None:
    """skoleåret"""
    c.says("i", "i løbet af")
    month = c.entry(_SCHOOL_YEARS)
    return None if month is None else SchoolYear(month)
