"""When something last changed: what a feed's SEQUENCE, DTSTAMP and LAST-MODIFIED are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, NamedTuple


class Stamp(NamedTuple):
    """The last change: ``sequence`` is the calendar version that it made, ``changed`` the time (UTC).

    A version, not a count of its own: what an occurrence shows can come from several things (its series, an
    exception, the meeting that it hangs on), and the latest of their stamps never goes back, not even when the
    occurrence is hung on something else that changed less often.
    """

    sequence: int
    changed: datetime


UNCHANGED: Final = Stamp(0, datetime(2000, 1, 1, tzinfo=UTC))
