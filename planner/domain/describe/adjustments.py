"""Adjustments in words: "på helligdage ugen efter, ikke i skoleferier"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from planner.domain.days import CLOSED_DAYS, PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS, WEEKENDS
from planner.domain.series import Adjustment, Policy
from planner.domain.words import Words


class _On(NamedTuple):
    """The days of a day calendar with their preposition."""

    preposition: str
    days: str


_DANISH: Final = {
    PUBLIC_HOLIDAYS: _On("på", "helligdage"),
    CLOSED_DAYS: _On("på", "lukkedage"),
    SCHOOL_HOLIDAYS: _On("i", "skoleferier"),
    WEEKENDS: _On("i", "weekender"),
}
_ENGLISH: Final = {
    PUBLIC_HOLIDAYS: _On("on", "public holidays"),
    CLOSED_DAYS: _On("on", "closed days"),
    SCHOOL_HOLIDAYS: _On("in", "school holidays"),
    WEEKENDS: _On("at", "weekends"),
}
_THEN: Final = {
    Policy.NEXT_WORKING_DAY: ("næste hverdag", "the next working day"),
    Policy.PREVIOUS_WORKING_DAY: ("forrige hverdag", "the previous working day"),
    Policy.NEXT_SAME_WEEKDAY: ("ugen efter", "the week after"),
    Policy.PREVIOUS_SAME_WEEKDAY: ("ugen før", "the week before"),
    Policy.SAME_WEEK: ("en anden hverdag i samme uge", "another working day of the same week"),
}
_INSTEAD: Final = {Policy.KEEP: ("også", "also"), Policy.SKIP: ("ikke", "not")}


def adjusted(adjustments: Iterable[Adjustment], names: Mapping[str, str], w: Words) -> str:
    """What happens on the days of which day calendars, in the order in which they are asked.

    ``names`` gives the names of day calendars that the municipality made itself, by uid.
    """
    said = []
    for policy, same in groupby(adjustments, key=lambda choice: choice.policy):
        days = _days([_on(choice.day_calendar, names, w) for choice in same], w)
        said.append(f"{w(*_INSTEAD[policy])} {days}" if policy in _INSTEAD else f"{days} {w(*_THEN[policy])}")
    return ", ".join(said)


def _on(uid: str, names: Mapping[str, str], w: Words) -> _On:
    known = (_DANISH if w.language == "da" else _ENGLISH).get(uid)
    return known or _On(w("på dage i", "on days of"), w.quoted(names.get(uid, uid)))


def _days(calendars: Iterable[_On], w: Words) -> str:
    """A preposition is said once for those that follow each other: "på helligdage og lukkedage"."""
    said: list[str] = []
    preposition = ""
    for on in calendars:
        said.append(on.days if on.preposition == preposition else f"{on.preposition} {on.days}")
        preposition = on.preposition
    return w.joined(said)
