"""Slots and their days as a plan keeps them: by uid, in dates; the planner counts in ordinals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planner.domain.plans import NO_BODY
from planner.domain.series import Calendar
from planner.planning.whereabouts import Dates
from planner.planning.year.slots import Slot


def days_of(dates: Dates) -> dict[str, date]:
    """The ordinals as dates."""
    return {uid: date.fromordinal(day) for uid, day in dates.items()}


def body_of(slot: Slot) -> str:
    """The key of the body that meets; ``NO_BODY`` for a series of none."""
    return slot.series.body.key if slot.series.body else NO_BODY


def bodies_by_series(calendar: Calendar) -> Mapping[str, str]:
    """The body's key of every series, by the series' uid."""
    return {one.uid: one.body.key if one.body else NO_BODY for one in calendar.series}


def series_of(uid: str) -> str:
    """The uid of the series that the slot of that uid belongs to."""
    return uid.partition("/")[0]


def of_bodies(uids: Iterable[str], calendar: Calendar, bodies: Collection[str]) -> set[str]:
    """Those of the slots' uids that belong to these bodies."""
    known = bodies_by_series(calendar)
    return {uid for uid in uids if known.get(series_of(uid)) in bodies}
