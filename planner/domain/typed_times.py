"""A time of day, or two, as somebody types it into a field: "10", "930", "16.00", "kl. 10–12", "9.15 til 11".

Nothing at all, or "hele dagen", means without a time.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final

from planner.domain.errors import DomainError
from planner.domain.spans import FIRST_DAY, Times, times_of

LONGEST: Final = 30

_MOMENT: Final = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?|([0-9]{1,2})([0-9]{2})", re.ASCII)
_BETWEEN: Final = re.compile(r" ?[-–—] ?| (?:til|to) ")
_AT: Final = re.compile(r"^(?:kl\.?|klokken|at|from|fra) ?")
_ALL_DAY: Final = frozenset({"", "hele dagen", "heldag", "all day"})


def typed_times(text: str, *, several_days: bool = False) -> Times | None:
    """The times that were typed; None for the whole day.

    Raises ``DomainError`` at ``times`` for what is no time, and for an end that does not come after the beginning of
    the same day (``several_days``: it belongs to a later one).
    """
    tidy = " ".join(text[: LONGEST + 1].split()).casefold()
    if tidy in _ALL_DAY:
        return None
    moments = [_moment(part) for part in _BETWEEN.split(_AT.sub("", tidy))]
    if len(tidy) > LONGEST or len(moments) > 2 or None in moments:
        raise DomainError(
            "times",
            "Det er ikke et klokkeslæt, vi kan læse. Skriv det for eksempel 10, 9.15 eller 10.00-12.00.",
            "That is not a time that we can read. Write it as 10, 9:15 or 10:00-12:00.",
        )
    start, end = (*moments, None)[:2]
    return times_of(start, end, several_days=several_days) if start is not None else None


def starting(start: time, before: Times) -> Times:
    """A beginning alone, where ``before`` had an end as well: as long as before, if that is still the same day."""
    if before.end is None or before.end <= before.start:
        return Times(start)
    lasted = datetime.combine(FIRST_DAY, before.end) - datetime.combine(FIRST_DAY, before.start)
    end = datetime.combine(FIRST_DAY, start) + lasted
    return Times(start, end.time()) if end - datetime.combine(FIRST_DAY, time()) < timedelta(days=1) else Times(start)


def _moment(text: str) -> time | None:
    """The time; None for what is none. "930" is half past nine, and midnight is written 0.00."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
