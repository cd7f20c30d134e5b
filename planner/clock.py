"""The clock: the only place where the time is read. Everything else is handed ``today`` or ``now``."""

from __future__ import annotations

from datetime import UTC, date, datetime

from planner.domain.spans import ZONE


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is in Denmark."""
    return now().astimezone(ZONE).date()
