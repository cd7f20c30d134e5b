"""Whether somebody else has changed a thing since a form was filled in: told by its fingerprint."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Final

from planner.domain import codec
from planner.domain.days import DayCalendar
from planner.domain.errors import DomainError
from planner.domain.series import Body, Person, Series, Unit

_BYTES: Final = 8
SEEN: Final = "seen"
"""The hidden field of a form that carries the fingerprint of what the form was filled with."""

Thing = Series | Body | Unit | Person | DayCalendar


class Stale(DomainError):
    """The thing is no longer as whoever saves it has seen it; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            SEEN,
            "Det er blevet ændret af en anden, mens du skrev.",
            "Somebody else has changed it while you were writing.",
        )


def fingerprint(value: Thing) -> str:
    """Sixteen hex digits of what ``codec`` writes of it, its stamps aside: alike for things that are alike.

    Exceptions that decide nothing do not count; what a series' body and units are called does not either.
    """
    data = to_data(value)
    if isinstance(value, Series):
        data["exceptions"] = {rid: decided for rid, decided in _table(data.get("exceptions")).items() if decided}
    written = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return blake2b(written.encode(), digest_size=_BYTES).hexdigest()


def require_unchanged(value: Thing | None, seen: str) -> None:
    """Raises ``Stale`` unless the thing as it stands now has the fingerprint that was seen.

    To be called inside an edit, where nobody else can write any more. ``value`` is None where there is none (any
    more); ``seen`` is empty in a form for something new.
    """
    if (fingerprint(value) if value is not None else "") != seen:
        raise Stale


def to_data(value: Thing) -> dict[str, codec.Data]:
    """The thing as ``codec`` writes it."""
    match value:
        case Series():
            return codec.series_to_data(value)
        case DayCalendar():
            return codec.day_calendar_to_data(value)
        case Body():
            return codec.body_to_data(value)
        case Unit():
            return codec.unit_to_data(value)
        case Person():
            return codec.person_to_data(value)


def _table(data: codec.Data | None) -> dict[str, codec.Data]:
    return data if isinstance(data, dict) else {}
