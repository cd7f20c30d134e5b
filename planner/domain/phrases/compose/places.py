"""What is counted in a month, as a ``Recurrence`` has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from planner.domain.phrases import remarks
from planner.domain.phrases.compose.bag import Unclear
from planner.domain.phrases.parts import Nth, NthKind
from planner.domain.rules import Weekday

SURE_DAYS: Final = 28
"""Up to this day every month goes."""


def places_of(bases: Sequence[Nth]) -> dict[str, Any]:
    """The places as a ``Recurrence`` has them. Raises ``Unclear`` when different things are counted."""
    kinds = {base.kind for base in bases}
    if len(kinds) > 1:
        raise Unclear(remarks.which_of_these())
    places = tuple(place for base in bases for place in base.places)
    match kinds.pop():
        case NthKind.WEEKDAY if bases[0].after:
            return _after_a_day(bases)
        case NthKind.WEEKDAY:
            pairs = [Weekday(day, place) for base in bases for place in base.places for day in base.weekdays]
            return {"by_day": tuple(dict.fromkeys(pairs))}
        case NthKind.WORKING_DAY:
            return {"by_working_day": places}
        case _:
            return {"by_month_day": places}


def _after_a_day(bases: Sequence[Nth]) -> dict[str, Any]:
    """The first such weekday behind a day of the month falls on one of the seven days that follow."""
    base = bases[0]
    if len(bases) > 1 or len(base.weekdays) > 1 or base.after + 7 > SURE_DAYS:
        raise Unclear(remarks.which_of_these())
    return {"by_day": (Weekday(base.weekdays[0]),), "by_month_day": tuple(range(base.after + 1, base.after + 8))}
