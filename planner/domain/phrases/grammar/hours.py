"""Hours that only the day before them tells to be times: "12. maj 9-11", "mandage fra 13 til 15"."""

from __future__ import annotations

from datetime import time
from typing import Final

from planner.domain.phrases.cursor import Cursor, attempt
from planner.domain.phrases.lexicon import month_of, weekday_of, words
from planner.domain.phrases.parts import Clock
from planner.domain.phrases.tokens import Kind
from planner.domain.spans import FIRST_YEAR, LAST_YEAR, Times

_WORKDAYS: Final = words("hverdage hverdagene arbejdsdage arbejdsdagene")
_FIRST_HOUR: Final = 6
_LAST_HOUR: Final = 23


@attempt
def hours(c: Cursor) -> Clock | None:
    """From one hour to another, right behind a day, where nothing goes on behind them."""
    if not _is_behind_a_day(c):
        return None
    between = c.says("mellem")
    if not between:
        c.says("fra")
    start = c.number(_FIRST_HOUR, _LAST_HOUR)
    if start is None or not (c.says("og") if between else (c.mark("-") or c.says("til"))):
        return None
    end = c.number(start + 1, _LAST_HOUR)
    if end is None or c.peek().text not in ("", ",", ";", "(", ")"):
        return None
    return Clock(Times(time(start), time(end)), guessed=True)


def _is_behind_a_day(c: Cursor) -> bool:
    """Whether the cursor stands behind a day with its month, or behind a weekday."""
    at = -2 if c.peek(-1).text == "," else -1
    if FIRST_YEAR <= c.peek(at).value <= LAST_YEAR:
        at -= 1
    before, two_before = c.peek(at), c.peek(at - 1)
    if before.kind is Kind.NUMBER:
        return two_before.text == "/"
    if weekday_of(before.text) is not None or before.text in _WORKDAYS:
        return True
    return month_of(before.text) is not None and (two_before.text == "." or two_before.kind is Kind.NUMBER)
