"""The days that the commands go by which read no calendar."""

from __future__ import annotations

from planner.domain.days import CLOSED_DAYS, Days, default_day_calendars


def plain_days() -> Days:
    """Public holidays and the common school holidays; working days are Monday to Friday without public holidays."""
    return Days(calendar for calendar in default_day_calendars() if calendar.uid != CLOSED_DAYS)
