"""A change in words: of each thing what it is called, and line by line what it was and what it became."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from planner.domain.changes.parts import Kind, Part
from planner.domain.changes.words import exceptions, registers, series
from planner.domain.changes.words.teller import Names, Teller
from planner.domain.codec import parse_recurrence_id
from planner.domain.errors import Language
from planner.domain.which import rid_words
from planner.domain.words import WORDS

_SAY: Final[Mapping[Kind, Callable[[Part, Teller], Iterable[str]]]] = {
    Kind.CALENDAR: registers.calendar,
    Kind.BODY: registers.body,
    Kind.UNIT: registers.unit,
    Kind.PERSON: registers.person,
    Kind.DAY_CALENDAR: registers.day_calendar,
    Kind.ORDER: registers.order,
    Kind.SERIES: series.series,
    Kind.EXCEPTION: exceptions.exception,
}
_SORTS: Final = {
    Kind.BODY: ("Forum", "Body"),
    Kind.UNIT: ("Ansvarlig", "Unit"),
    Kind.PERSON: ("Person", "Person"),
    Kind.DAY_CALENDAR: ("Dagkalender", "Day calendar"),
}


def words(part: Part, names: Names, language: Language) -> list[str]:
    """What became of it, a line for each field: "Titel ændret fra »A« til »B«", "Aflyst", "Flyttet til …".

    ``names`` are what other things that it speaks of are called. Raises ``DomainError`` for data that is none.
    """
    return [line[:1].upper() + line[1:] for line in _SAY[part.kind](part, Teller(WORDS[language], names))]


def subject(part: Part, names: Names, language: Language) -> str:
    """Which thing it is: "HU-møde", "HU-møde den 24. maj 2026", "Forum »Hoved-MED«", "Årshjulet"."""
    w = WORDS[language]
    if part.kind is Kind.SERIES:
        return part.name
    if part.kind is Kind.EXCEPTION:
        return f"{part.name} {which(part, names, language)}"
    if part.kind in _SORTS:
        return f"{w(*_SORTS[part.kind])} {w.quoted(part.name)}"
    return w("Årshjulet", "The calendar")


def label(kind: Kind, name: str, language: Language) -> str:
    """What a field of such a thing is called on screen: "Titel", "Hvornår"."""
    known = series.LABELS if kind is Kind.SERIES else registers.LABELS
    return WORDS[language](*known[name])


def which(part: Part, names: Names, language: Language) -> str:
    """Which occurrence an exception is of: "den 24. maj 2026", "uge 3 (12.–18. januar 2026)"."""
    w = WORDS[language]
    rid = parse_recurrence_id(part.recurrence_id, "recurrence_id")
    rule = names.rules.get(part.key)
    if not isinstance(rid, str):
        return w.the_date(rid)
    return rid if rule is None else rid_words(rid, rule, w)


__all__ = ["Names", "label", "subject", "which", "words"]
