"""Windows that come back with the quarters: "sidste måned i kvartalet", "ultimo hvert kvartal"."""

from __future__ import annotations

from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.grammar.atoms import ordinal
from planner.domain.phrases.lexicon import PARTS_OF_MONTH
from planner.domain.phrases.parts import Place, Stretch
from planner.domain.rules import PeriodUnit

_QUARTERS: Final = 4
_MONTHS: Final = 3
_MONTH_OF_PART: Final = {1: 1, 3: 3}
"""Of which month of the quarter the beginning and the end are parts; the middle of a quarter is no such part."""
_LOOSE: Final = (
    (1, ("i begyndelsen af", "i starten af", "begyndelsen af", "starten af", "først i")),
    (3, ("i slutningen af", "slutningen af", "sidst i")),
)


@attempt
def of_each_quarter(c: Cursor) -> list[Stretch] | None:
    """The same month of each quarter, or the same part of one."""
    part = c.entry(PARTS_OF_MONTH) or next((number for number, said in _LOOSE if c.says(*said)), None)
    if part is None:
        c.says("i", "i den", "den")
    place = ordinal(c, _MONTHS) if part is None else _MONTH_OF_PART.get(part)
    if place is None or (part is None and not c.says("måned", "måneden")):
        return None
    c.says("i", "af")
    if not c.says("kvartalet", "hvert kvartal", "kvartalerne", "et kvartal"):
        return None
    months = [_MONTHS * quarter + (_MONTHS if place == -1 else place) for quarter in range(_QUARTERS)]
    if part is None:
        found = [Place(PeriodUnit.MONTH, month) for month in months]
    else:
        found = [Place(PeriodUnit.PART_OF_MONTH, month, part, soft=True) for month in months]
    return [Stretch(one, one) for one in found]
