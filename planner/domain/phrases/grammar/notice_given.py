"""Notice to be given before a meeting: "med mindst 14 dages varsel"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.grammar.anchors import anchor
from planner.domain.phrases.grammar.atoms import count
from planner.domain.phrases.grammar.relations import MOST, UNITS, distance
from planner.domain.phrases.parts import Warned
from planner.domain.phrases.reading import Distance

_AT_LEAST: Final = ("mindst", "minimum", "min", "senest", "ikke under")
_AT_MOST: Final = ("højst", "maksimalt", "maks", "max", "højest", "tidligst")
_LIMITS: Final = frozenset(said.split()[0] for said in (*_AT_LEAST, *_AT_MOST))


@attempt
def warned(c: Cursor) -> Warned | None:
    """Med mindst 14 dages varsel, højst 4 ugers varsel, mindst 2 og højst 4 ugers varsel"""
    both = _before_a_meeting(c) if c.peek().text in _LIMITS else _between_two(c)
    if both is not None:
        return both
    c.says("med")
    c.says("et")
    if c.says(*_AT_MOST):
        found = Warned(most=_warning(c))
    else:
        c.says(*_AT_LEAST)
        found = _between(c) or Warned(_warning(c))
    if found == Warned():
        return None
    at = c.at
    if not (c.says("til", "før", "forud for", "inden", "af") and anchor(c)):
        c.at = at
    return found


@attempt
def _before_a_meeting(c: Cursor) -> Warned | None:
    """Tidligst 8 uger og senest 4 uger før mødet, in either order"""
    ends: dict[bool, Distance] = {}
    for _ in range(2):
        c.says("og", "før og")
        at_most = c.says(*_AT_MOST)
        far = distance(c) if at_most or c.says(*_AT_LEAST) else None
        if far is None:
            return None
        ends[at_most] = far
    if len(ends) < 2 or not c.says("før", "inden", "forud for") or anchor(c) is None:
        return None
    return Warned(ends[False], ends[True])


@attempt
def _between_two(c: Cursor) -> Warned | None:
    """Mellem 14 dage og 4 uger før mødet"""
    if not c.says("mellem"):
        return None
    least = distance(c)
    most = distance(c) if c.says("og") else None
    if least is None or most is None or not c.says("før", "inden", "forud for"):
        return None
    anchor(c)
    return Warned(least, most)


@attempt
def _between(c: Cursor) -> Warned | None:
    amount = count(c, MOST)
    unit = c.entry(UNITS)
    if amount is None or not c.says("og") or not c.says(*_AT_MOST):
        return None
    most = _warning(c)
    return None if most is None else Warned(Distance(amount, unit or most.unit), most)


@attempt
def _warning(c: Cursor) -> Distance | None:
    """14 dages skriftligt varsel, varsel på 14 dage"""
    if c.says("varsel på"):
        c.says(*_AT_LEAST)
        return distance(c)
    far = distance(c)
    c.says("skriftligt")
    return far if far is not None and c.says("varsel") else None
