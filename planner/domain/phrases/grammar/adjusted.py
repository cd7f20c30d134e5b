"""What becomes of dates on the days of several calendars: "på helligdage og i skoleferier næste hverdag"."""

from __future__ import annotations

from typing import Final

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, WEEKENDS
from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.grammar.policy import target
from planner.domain.phrases.lexicon import words
from planner.domain.phrases.parts import HolidayPolicy
from planner.domain.series import Adjustment, Policy

_CALENDARS: Final = {
    **dict.fromkeys(words("helligdage helligdagene"), PUBLIC_HOLIDAYS),
    **dict.fromkeys(words("lukkedage lukkedagene"), CLOSED_DAYS),
    **dict.fromkeys(words("skoleferier skoleferierne"), SCHOOL_HOLIDAYS),
    **dict.fromkeys(words("weekender weekenderne"), WEEKENDS),
}
_PREPOSITIONS: Final = words("på i")


@attempt
def adjusted(c: Cursor) -> HolidayPolicy | None:
    """Ikke på helligdage og lukkedage; også i weekender; på helligdage og i skoleferier næste hverdag"""
    policy = Policy.KEEP if c.says("også") else Policy.SKIP if c.says("dog ikke", "ikke") else None
    named = _calendars(c)
    if named and policy is None:
        policy = target(c)
    return HolidayPolicy(tuple(Adjustment(uid, policy) for uid in named)) if named and policy is not None else None


def _calendars(c: Cursor) -> list[str]:
    """The calendars of one clause; behind a comma stand more of them only where an "og" comes last."""
    first = _calendar(c, needs_preposition=True)
    if first is None:
        return []
    found, at = [first], c.at
    while c.mark(",") and (another := _calendar(c)) is not None:
        found.append(another)
    if c.says("og") and (last := _calendar(c)) is not None:
        return [*found, last]
    c.at = at
    return [first]


@attempt
def _calendar(c: Cursor, *, needs_preposition: bool = False) -> str | None:
    preposition = c.word(_PREPOSITIONS)
    return None if needs_preposition and preposition is None else c.entry(_CALENDARS)
