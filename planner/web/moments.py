"""When something happened, as one says it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.spans import ZONE, Times
from planner.domain.words import Words

_A_DAY: Final = timedelta(days=1)


def moment_words(moment: datetime, today: date, words: Words) -> str:
    """An aware time in Danish time: "i dag kl. 14.05", "i går kl. 9.30", "den 3. november 2026 kl. 14.05"."""
    local = moment.astimezone(ZONE)
    day = local.date()
    if day == today:
        said = words("i dag", "today")
    elif day == today - _A_DAY:
        said = words("i går", "yesterday")
    else:
        said = words.the_date(day)
    return f"{said} {words.clock(Times(local.time()))}"
